"""Files of our own layouts, written: filled from canonical tables, or empty with their data dictionary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import csv_text
from plimsoll.sources.layout import Entry, Layout, recognise
from plimsoll.sources.reading import SourceFile, Stamp
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import LAID_OUT

DAY = "%Y-%m-%d"
SAID = {True: "yes", False: "no"}

DICTIONARY = "data-dictionary"
DICTIONARY_COLUMNS = ("file", "column", "meaning", "required", "holds", "allowed", "example", "also_read_as")

HOLDS = {
    Kind.ID: "an identifier",
    Kind.TEXT: "words",
    Kind.DAY: "a date, as 2026-04-17 or 17/04/2026",
    Kind.FLAG: "yes or no",
    Kind.NUMBER: "a number",
}
"""What the cells of a column may hold, in words, by its kind."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A family of files of our own, by their layouts.

    Args:
        layouts: what the files look like.
    """

    layouts: tuple[Layout, ...]

    def recognise(self, path: Path) -> SourceFile | None:
        """The file as one of the family, known by its headings; `None` when it is none.

        Raises:
            UnreadableInput: the file is missing, empty or not permitted.
        """
        return recognise(path, self.layouts)

    def write(self, tables: Mapping[str, pa.Table], folder: Path, stamp: Stamp | None = None) -> list[Path]:  # noqa: ARG002 (these files say no day)
        """Write each canonical table that a layout is for, and say which files were written.

        Args:
            tables: by canonical name, with the canonical columns; one that is left out writes no file.
            folder: where to; made when it is not there.
            stamp: not needed: these files name neither their day nor their authority.
        """
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(tables[layout.table], layout, folder) for layout in self.layouts if layout.table in tables]


def _write(rows: pa.Table, layout: Layout, folder: Path) -> Path:
    sheet = csv_text.Sheet(folder / f"{layout.name}.csv", [entry.heading for entry in layout.entries])
    return csv_text.write(sheet, rows, lambda some: [_text(some, entry) for entry in layout.entries])


def _text(rows: pa.Table, entry: Entry) -> pa.Array:
    values = rows[entry.field.column].combine_chunks()
    if pa.types.is_date(values.type):
        return csv_text.days(_last_day(values) if entry.field.day_after else values, DAY)
    if pa.types.is_boolean(values.type):
        return pc.if_else(values, SAID[True], SAID[False])
    return csv_text.quoted(values.cast(pa.string()))


def _last_day(values: pa.Array) -> pa.Array:
    return pc.subtract(values.cast(pa.int32()), pa.scalar(1, pa.int32())).cast(pa.date32())


def template(layout: Layout) -> str:
    """The text of an empty file: its headings and nothing else."""
    return _csv([[entry.heading for entry in layout.entries]])


def dictionary(layouts: Sequence[Layout]) -> str:
    """The text of the data dictionary: what each column of each file means and may hold."""
    rows = [_explained(layout, entry) for layout in layouts for entry in layout.entries]
    return _csv([list(DICTIONARY_COLUMNS), *rows])


def _explained(layout: Layout, entry: Entry) -> list[str]:
    kind = next(column.kind for column in LAID_OUT[layout.table].columns if column.name == entry.field.column)
    required = "yes" if layout.needs(entry) else "no"
    also = "; ".join(_also(entry))
    allowed = "; ".join(_allowed(entry, kind))
    return [f"{layout.name}.csv", entry.heading, entry.meaning, required, HOLDS[kind], allowed, entry.example, also]


def _also(entry: Entry) -> Iterator[str]:
    yield from entry.field.names[1:]
    if entry.field.otherwise is not None:
        yield from entry.field.otherwise.names


def _allowed(entry: Entry, kind: Kind) -> Iterator[str]:
    """The words or numbers that the column may hold, where they are limited."""
    yield from dict.fromkeys(entry.field.codes.values())
    if kind is Kind.FLAG and not entry.field.codes:
        yield from SAID.values()
    if entry.field.least is not None:
        yield f"{entry.field.least:g} or more"
    if entry.field.most is not None:
        yield f"{entry.field.most:g} or less"


def _csv(rows: Sequence[Sequence[str]]) -> str:
    page = io.StringIO()
    csv.writer(page, lineterminator=csv_text.LINE_END).writerows(rows)
    return page.getvalue()
