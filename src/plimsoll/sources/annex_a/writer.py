"""An Annex A written as a council hands it over: one workbook of eleven sheets, or eleven CSV files.

Ofsted's headings stand over every list. What is never kept (gender, ethnicity, disability, a placement's postcode) is
there and empty, and so are the lists of early help, care leavers and adoption, of which nothing is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import lazy_loader
import pyarrow as pa

from plimsoll.sources import csv_text
from plimsoll.sources.annex_a.compiled import Compiled, compiled
from plimsoll.sources.annex_a.lists import AnnexList, lists
from plimsoll.sources.reading import Stamp

# Whoever only reads need not wait for it.
xlsxwriter = lazy_loader.load("xlsxwriter")

WORKBOOK = "annex_a.xlsx"
DAY_FORMAT = "dd/mm/yyyy"
DAY_TEXT = "%d/%m/%Y"
# A text is a text whatever it begins with: nothing of a record is ever taken for a formula or a link.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": DAY_FORMAT,
}


def write(canonical: Mapping[str, pa.Table], folder: Path, stamp: Stamp) -> list[Path]:
    """Write the workbook, and say where it stands.

    Args:
        canonical: tables by canonical name, with the canonical columns; one that is left out has no rows.
        folder: where to; made when it is not there.
        stamp: the day at whose end the lists stand. Annex A names neither its day nor its authority.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = compiled(canonical, stamp.day)
    path = folder / WORKBOOK
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        # The day of the lists and not of the writing, so that the same rows are the same file.
        book.set_properties({"created": datetime.combine(stamp.day, time())})
        days = book.add_format({"num_format": DAY_FORMAT})
        for number, listing in lists().items():
            _sheet(book.add_worksheet(f"List {number}"), listing, made.get(number, {}), days)
    return [path]


def write_csv(canonical: Mapping[str, pa.Table], folder: Path, stamp: Stamp) -> list[Path]:
    """Write the eleven CSV files, and say where they stand.

    Args:
        canonical: as for `write`.
        folder: as for `write`.
        stamp: as for `write`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = compiled(canonical, stamp.day)
    return [_text(folder / f"list_{number}.csv", each, made.get(number, {})) for number, each in lists().items()]


def _headings(listing: AnnexList) -> list[str]:
    """In an order like Ofsted's: who the child is, what the list is about, who holds the child."""
    columns = listing.columns
    first = [c.header for c in columns if not c.own and not c.header.startswith("Allocated")]
    return [*first, *(c.header for c in columns if c.own), *_last(listing)]


def _last(listing: AnnexList) -> list[str]:
    return [c.header for c in listing.columns if not c.own and c.header.startswith("Allocated")]


def _sheet(sheet: Any, listing: AnnexList, made: Compiled, days: Any) -> None:
    for place, heading in enumerate(_headings(listing)):
        sheet.write_string(0, place, heading)
    there = [(place, made[name.lower()]) for place, name in enumerate(_headings(listing)) if name.lower() in made]
    if not there:
        return
    columns = [column.to_pylist() for _, column in there]
    places = [place for place, _ in there]
    for row, cells in enumerate(zip(*columns, strict=True), start=1):
        _row(sheet, row, list(zip(places, cells, strict=True)), days)


def _row(sheet: Any, row: int, cells: Sequence[tuple[int, str | date | None]], days: Any) -> None:
    for place, cell in cells:
        if cell is None:
            continue
        if isinstance(cell, date):
            sheet.write_datetime(row, place, cell, days)
        else:
            sheet.write_string(row, place, cell)


def _text(path: Path, listing: AnnexList, made: Compiled) -> Path:
    headings = _headings(listing)
    whole = {name: _cells(made[name.lower()]) for name in headings if name.lower() in made}
    rows = pa.table(whole) if whole else pa.table({headings[0]: pa.array([], pa.string())})
    header = [csv_text.quoted(pa.array([name]))[0].as_py() for name in headings]

    def cells(some: pa.Table) -> list[pa.Array | pa.Scalar]:
        return [some[name].combine_chunks() if name in whole else pa.scalar("") for name in headings]

    return csv_text.write(csv_text.Sheet(path, header), rows, cells)


def _cells(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    values = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return csv_text.days(values, DAY_TEXT) if pa.types.is_date(values.type) else csv_text.quoted(values)
