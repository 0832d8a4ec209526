"""Annex A recognised by its headings, as a workbook or as CSV files, with the way to read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from plimsoll.sources.annex_a import package
from plimsoll.sources.annex_a.headings import Headed, headed, heading_row
from plimsoll.sources.annex_a.linking import link
from plimsoll.sources.annex_a.listed import (
    Listed,
    from_values,
    from_words,
    heading_notices,
    require,
    unknown_notice,
    without_blank,
)
from plimsoll.sources.annex_a.mapping import CHILD, MAPPINGS, TABLES_TOLD
from plimsoll.sources.annex_a.workbook import Sheet, sheets
from plimsoll.sources.contents import contents
from plimsoll.sources.delimited import Cells, grid
from plimsoll.sources.headers import Header, cannot_open, first_bytes, headers
from plimsoll.sources.mapped import read_mapped
from plimsoll.sources.reading import SourceFile, TableRead

SOURCE = "annex_a"

Found = tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class AnnexFile(SourceFile):
    """A workbook, or one of the CSV files, of an Annex A.

    Args:
        lists: reads its lists, each by itself.
    """

    lists: Callable[[], Found] = tuple


def recognise(path: Path) -> SourceFile | None:
    """The file as an Annex A, known by its headings; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty, not permitted; or a workbook that is protected, damaged, or would
            unfold to more than any Annex A.
    """
    start = first_bytes(path)
    if package.is_package(start) or package.is_compound(start):
        return _recognised_workbook(path)
    return _recognised_text(path)


def together(files: Sequence[SourceFile]) -> list[SourceFile]:
    """The files, those of an Annex A read as one: its lists repeat each other, and only together say what is open."""
    parts = [file for file in files if isinstance(file, AnnexFile) and file.tables]
    if len(parts) < 2:
        return list(files)
    at = files.index(parts[0])
    whole = _file(parts[0].file, lambda: tuple(each for part in parts for each in part.lists()), TABLES_TOLD)
    return [whole if place == at else file for place, file in enumerate(files) if place == at or file not in parts]


def _file(name: str, lists: Callable[[], Found], tables: tuple[str, ...]) -> AnnexFile:
    return AnnexFile(name, SOURCE, "annex a", tables, lambda: _read(lists()), lists=lists)


def _read(lists: Found) -> tuple[TableRead, ...]:
    linked = [(each.as_table(), MAPPINGS[each.listing.number]) for each in link(lists)]
    return tuple(read for table, mappings in linked for read in read_mapped(table, mappings))


# --- workbooks -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """A sheet known as a list: its headings, and the place of their row among the rows that hold anything."""

    sheet: Sheet
    headed: Headed
    place: int
    names: tuple[str, ...]


def _recognised_workbook(path: Path) -> SourceFile | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error) from error
    found = sheets(path, raw)
    known = [each for sheet in found or () if (each := _known(sheet)) is not None]
    if not known:
        return None
    sha256 = hashlib.sha256(raw).hexdigest()
    kept = [each for each in known if each.headed.listing.number in MAPPINGS]
    return _file(path.name, lambda: tuple(_listed(each, path.name, sha256) for each in kept), _tables(kept))


def _tables(kept: Iterable[_Known]) -> tuple[str, ...]:
    told = {mapping.table for each in kept for mapping in MAPPINGS[each.headed.listing.number]}
    return tuple(table for table in TABLES_TOLD if table in told)


def _known(sheet: Sheet) -> _Known | None:
    """The sheet as a list, by the row of its first ones that reads most like a list's headings."""
    tops = [tuple(cell if isinstance(cell, str) else "" for cell in row) for row in sheet.top()]
    place = heading_row(tops)
    found = headed(tops[place]) if tops else None
    return _Known(sheet, found, place, tops[place]) if found else None


def _listed(known: _Known, name: str, sha256: str) -> Listed:
    file = f"{name}, sheet {known.sheet.name}"
    require(known.headed, file)
    rows = known.sheet.rows()[known.place + 1 :]
    first = known.sheet.first_row + known.place + 1
    columns = [column for column in known.headed.listing.read if column.name in known.headed.places]
    places = {column.name: known.headed.places[column.name] for column in columns}
    notices = heading_notices(known.headed, file)
    cells: dict[str, Cells] = {}
    for column in columns:
        place = places[column.name]
        cells[column.name], unknown = from_values([row[place] for row in rows], column)
        notices += unknown_notice(cells[column.name], unknown, column, file)
    names = {column.name: known.names[places[column.name]].strip() for column in columns}
    numbers = np.arange(first, first + len(rows), dtype=np.int32)
    return without_blank(Listed(file, known.headed.listing, names, cells, numbers, (), sha256, notices))


# --- CSV files -----------------------------------------------------------------------------------------------


def _recognised_text(path: Path) -> SourceFile | None:
    found = [(header, known) for header in headers(path) if (known := headed(header.names)) is not None]
    if not found:
        return None
    header, known = max(found, key=lambda each: len(each[1].places))
    if CHILD not in known.places and known.listing.number in MAPPINGS:
        # A workbook full of lists lacks a column; a single file without the child is more likely something else.
        return None
    if known.listing.number not in MAPPINGS:
        return AnnexFile(path.name, SOURCE, known.listing.name, (), tuple)
    told = {mapping.table for mapping in MAPPINGS[known.listing.number]}
    return _file(path.name, lambda: (_from_text(path, header, known),), tuple(t for t in TABLES_TOLD if t in told))


def _from_text(path: Path, header: Header, known: Headed) -> Listed:
    file = path.name
    require(known, file)
    text = contents(path, header.mark)
    columns = {known.places[column.name]: column for column in known.listing.read if column.name in known.places}
    read = grid(text.text, header, {place: column.own for place, column in columns.items()}, file)
    notices = heading_notices(known, file)
    cells: dict[str, Cells] = {}
    for place, column in columns.items():
        cells[column.name], unknown = from_words(read.cells[place], column)
        notices += unknown_notice(cells[column.name], unknown, column, file)
    names = {column.name: header.names[place] for place, column in columns.items()}
    listed = Listed(file, known.listing, names, cells, read.row_no, tuple(read.refused), text.sha256, notices)
    return replace(without_blank(listed), refused=tuple(read.refused))
