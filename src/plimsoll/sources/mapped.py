"""A table of cells made canonical, by as many mappings as it speaks of canonical tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import words
from plimsoll.sources.columns import Columns, place_of
from plimsoll.sources.delimited import Cells, Grid
from plimsoll.sources.headers import Header
from plimsoll.sources.mapping import Mapping, with_fallbacks
from plimsoll.sources.reading import TableRead
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.tables import LAID_OUT


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of a source, its cells still text.

    Args:
        file: the file's name without its folder.
        source_table: the table as the source names it.
        header: its columns.
        cells: its cells.
        sha256: of the file's bytes as they stand.
        notices: what the reader of the report should be told about it as a whole.
    """

    file: str
    source_table: str
    header: Header
    cells: Grid
    sha256: str
    notices: tuple[str, ...] = ()


def read_mapped(table: SourceTable, mappings: Sequence[Mapping]) -> tuple[TableRead, ...]:
    """What the table says of each canonical table. Rows that could not be parted, and notices, count in the first."""
    first, *others = mappings
    rest = replace(table, cells=replace(table.cells, refused=[]), notices=())
    return (_read(table, first), *(_read(rest, each) for each in others))


def _read(table: SourceTable, mapping: Mapping) -> TableRead:
    columns = Columns(mapping, table.header, _speaking(table, mapping))
    rows = columns.rows()
    return TableRead(
        file=table.file,
        source_table=table.source_table,
        table=mapping.table,
        rows=rows,
        read=columns.read,
        faults=columns.faults.table(),
        sha256=table.sha256,
        columns=_as_in_file(mapping, table.header),
        notices=table.notices,
    )


def needs(mapping: Mapping, header: Header, file: str, elsewhere: frozenset[str] = frozenset()) -> None:
    """Nothing, when the header has every column that a row of the canonical table cannot do without.

    Args:
        mapping: which column becomes which.
        header: the columns there are.
        file: the file's name, for the message.
        elsewhere: required columns that rows may also reach another way.

    Raises:
        UnreadableInput: one is missing.
    """
    for column in LAID_OUT[mapping.table].columns:
        field = mapping.field(column.name)
        if not column.required or field is None or column.name in elsewhere:
            continue
        if field.joining or field.always or any(place_of(each, header) is not None for each in with_fallbacks(field)):
            continue
        raise UnreadableInput(
            f"The column '{field.names[0]}' is missing, and no row of {mapping.source_table} can do without it.",
            where=file,
            next_step="Export the whole table again, with its column headers.",
        )


def _speaking(table: SourceTable, mapping: Mapping) -> Grid:
    """The rows that speak of the canonical table."""
    if not mapping.told_by:
        return table.cells
    places = [table.header.place(name) for name in mapping.told_by if name in table.header.columns]
    speaks = np.zeros(len(table.cells.row_no), bool)
    for place in places:
        cells = table.cells.cells[place]
        said = cells.spread(pc.is_valid(words.text(cells.words)))
        speaks |= said.to_numpy(zero_copy_only=False)
    kept = np.flatnonzero(speaks)
    some = {place: _taken(cells, kept) for place, cells in table.cells.cells.items()}
    return replace(table.cells, cells=some, row_no=table.cells.row_no[kept])


def _taken(cells: Cells, kept: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Cells:
    if cells.codes is None:
        return Cells(cells.words.take(pa.array(kept)), None)
    return Cells(cells.words, cells.codes.take(pa.array(kept)))


def _as_in_file(mapping: Mapping, header: Header) -> dict[str, str]:
    places = {field.column: place_of(field, header) for field in mapping.fields}
    return {column: header.names[place] for column, place in places.items() if place is not None}
