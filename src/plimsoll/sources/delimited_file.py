"""A delimited file of a known table: read whole, made canonical, and told about as a whole where that helps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plimsoll.sources.columns import place_of
from plimsoll.sources.contents import contents
from plimsoll.sources.delimited import Grid, grid
from plimsoll.sources.gathered import in_rows
from plimsoll.sources.headers import Header
from plimsoll.sources.mapped import SourceTable, needs, read_mapped
from plimsoll.sources.mapping import Mapping
from plimsoll.sources.reading import TableRead
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.tables import LAID_OUT

# Above this share of rows with too many cells the export was saved without quoting, and the reader is told how to.
UNQUOTED_SHARE = 0.01
QUOTE_AGAIN = "Save it again with quotes around cells that hold commas."


@dataclass(frozen=True, slots=True)
class DelimitedFile:
    """A delimited file whose table is known by its header.

    Args:
        path: where it stands.
        source_table: the table as the source names it.
        header: its columns, delimiter and encoding.
        mappings: the canonical tables it speaks of, and how.
        elsewhere: required columns that rows may also reach another way.
        quoting: how to save it with quotes, for whoever saved it without.
        remarks: what else should be known of the file, told before anything found in its rows.
        beside: columns, as the header has them, that are read although no mapping says what becomes of them.
    """

    path: Path
    source_table: str
    header: Header
    mappings: tuple[Mapping, ...]
    elsewhere: frozenset[str] = frozenset()
    quoting: str = QUOTE_AGAIN
    remarks: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def read(self) -> tuple[TableRead, ...]:
        """What it says of each canonical table.

        Raises:
            UnreadableInput: it cannot be opened, or lacks a column no row can do without.
        """
        return read_mapped(self.table(), self.mappings)

    def table(self) -> SourceTable:
        """Its wanted columns, the cells still text.

        Raises:
            UnreadableInput: it cannot be opened, or lacks a column no row can do without.
        """
        for mapping in self.mappings:
            needs(mapping, self.header, self.path.name, self.elsewhere)
        text = contents(self.path, self.header.mark)
        cells = grid(text.text, self.header, self._wanted(), self.path.name)
        notices = (*self.remarks, *_notices(self.path.name, cells, self.quoting))
        return SourceTable(self.path.name, self.source_table, self.header, cells, text.sha256, notices)

    def _wanted(self) -> dict[int, bool]:
        """The places of the columns that are read, and whether many rows share a word: few do of an identifier."""
        wanted = {self.header.place(name): True for name in self.beside if name in self.header.columns}
        for mapping in self.mappings:
            kinds = {column.name: column.kind for column in LAID_OUT[mapping.table].columns}
            places = {place_of(field, self.header): kinds[field.column].repeats for field in mapping.all_fields}
            told = {self.header.place(name): True for name in mapping.told_by if name in self.header.columns}
            wanted |= {place: shared for place, shared in (told | places).items() if place is not None}
        return wanted


def _notices(file: str, cells: Grid, quoting: str) -> tuple[str, ...]:
    """What to say of the file as a whole, when its rows were not saved whole."""
    refused = in_rows(cells.refused)
    notices = []
    unquoted = len(refused.get(Reason.TOO_MANY_CELLS, ()))
    if unquoted > UNQUOTED_SHARE * cells.read:
        notices.append(
            f"{file}: {unquoted:,} of {cells.read:,} rows have more cells than the header, because cells with commas "
            f"were saved without quotes. {quoting}"
        )
    if Reason.CUT_SHORT in refused:
        notices.append(
            f"{file}: it ends in the middle of row {refused[Reason.CUT_SHORT][-1]:,}. Save or copy it again."
        )
    if Reason.NUL_BYTE in refused:
        notices.append(f"{file}: rows that hold NUL bytes: {len(refused[Reason.NUL_BYTE]):,}. Save or copy it again.")
    if not cells.read:
        notices.append(f"{file}: it has a header and no rows. If it should have some, save it again.")
    return tuple(notices)
