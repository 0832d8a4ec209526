"""One list as cells of text, whether it came as a sheet or as a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.annex_a.headings import Headed
from plimsoll.sources.annex_a.lists import AnnexList, ListColumn
from plimsoll.sources.annex_a.wording import CellValue, as_text, tidied, told
from plimsoll.sources.delimited import Cells, Grid
from plimsoll.sources.headers import Header
from plimsoll.sources.mapped import SourceTable
from plimsoll.sources.words import foreign_id
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.faults import Reason

ISO = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list's rows.

    Args:
        file: the file's name, and the sheet's where it is a workbook.
        listing: the list.
        names: the file's own heading of each column that is there, by the column's name.
        cells: what is read of it, by the column's name.
        row_no: the number of each row in the sheet or file.
        refused: row number and reason of each row that cannot be parted.
        sha256: of the file's bytes as they stand.
        notices: what should be known of it as a whole.
    """

    file: str
    listing: AnnexList
    names: dict[str, str]
    cells: dict[str, Cells]
    row_no: npt.NDArray[np.int32]
    refused: tuple[tuple[int, Reason], ...]
    sha256: str
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.row_no)

    def text(self, column: str) -> pa.Array:
        """What each row says in a column; empty where the list has no such column."""
        cells = self.cells.get(column)
        return pa.nulls(len(self), pa.string()) if cells is None else cells.spread(cells.words)

    def ids(self, column: str) -> pa.Array:
        """The identifier of each row in a column; empty where there is none."""
        cells = self.cells.get(column)
        return pa.nulls(len(self), pa.string()) if cells is None else cells.spread(foreign_id(cells.words))

    def days(self, column: str) -> pa.Array:
        """The day of each row in a column (date32); empty where there is none."""
        cells = self.cells.get(column)
        if cells is None:
            return pa.nulls(len(self), pa.date32())
        # What could be read as a day was written in this form when the cells were.
        whole = pc.if_else(pc.equal(pc.utf8_length(cells.words), len("2018-10-17")), cells.words, None)
        return cells.spread(pc.strptime(whole, format=ISO, unit="s", error_is_null=True).cast(pa.date32()))

    def filled(self, column: str) -> npt.NDArray[np.bool_]:
        """Which rows say anything in a column."""
        cells = self.cells.get(column)
        if cells is None:
            return np.zeros(len(self), bool)
        said = pc.fill_null(pc.not_equal(cells.words, ""), False)
        spread: npt.NDArray[np.bool_] = cells.spread(said).to_numpy(zero_copy_only=False)
        return spread

    def adding(self, columns: dict[str, Cells]) -> Listed:
        """The same list with columns that were worked out."""
        return replace(self, cells=self.cells | columns)

    def as_table(self) -> SourceTable:
        """The list as mappings read it."""
        columns = tuple(self.cells)
        names = tuple(self.names.get(column, column) for column in columns)
        header = Header(columns, "", "", 0, names)
        cells = Grid(dict(enumerate(self.cells.values())), self.row_no, list(self.refused))
        return SourceTable(self.file, self.listing.name, header, cells, self.sha256, self.notices)


def require(headed: Headed, file: str) -> None:
    """Nothing, when the list has every column it cannot be read without.

    Raises:
        UnreadableInput: one is missing, or several; all are named.
    """
    missing = [f"'{column.header}'" for column in headed.absent if column.required]
    if missing:
        columns = "The column" if len(missing) == 1 else "The columns"
        verb = "is" if len(missing) == 1 else "are"
        raise UnreadableInput(
            f"{columns} {', '.join(missing)} {verb} missing, and {headed.listing.name} ({headed.listing.title}) "
            f"cannot be read without.",
            where=file,
            next_step="Put the heading back as Ofsted words it, or export the list again.",
        )


def heading_notices(headed: Headed, file: str) -> tuple[str, ...]:
    """What to say of headings that are missing or stand twice."""
    absent = [f"'{column.header}'" for column in headed.absent]
    notices = [f"{file}: the heading '{name}' stands there twice; the first was read." for name in headed.repeated]
    if absent:
        notices.append(f"{file}: read without {', '.join(absent)}, which it does not have.")
    return tuple(notices)


def from_values(values: Sequence[CellValue], column: ListColumn) -> tuple[Cells, pa.Array]:
    """A sheet's column as cells, and which of its words are none that we know. Each distinct value is read once."""
    distinct = dict.fromkeys(values)
    places = dict(zip(distinct, range(len(distinct)), strict=True))
    codes = np.fromiter(map(places.__getitem__, values), np.int32, len(values))
    words, unknown = told(tidied([as_text(value, column.kind) for value in distinct]), column.kind)
    return Cells(words, pa.array(codes)), unknown


def from_words(cells: Cells, column: ListColumn) -> tuple[Cells, pa.Array]:
    """A delimited file's column as cells, and which of its words are none that we know."""
    words, unknown = told(tidied(cells.words.to_pylist()), column.kind)
    return Cells(words, cells.codes), unknown


def unknown_notice(cells: Cells, unknown: pa.Array, column: ListColumn, file: str) -> tuple[str, ...]:
    """How many rows of a column say what we know no code for, so that nothing was kept of it."""
    rows = len(cells.rows_where(unknown))
    if not rows:
        return ()
    of_rows = f"{rows:,} {'row' if rows == 1 else 'rows'}"
    return (f"{file}: in {of_rows} '{column.header}' says nothing that Plimsoll knows, and was left empty.",)


def without_blank(listed: Listed) -> Listed:
    """The list without the rows in which nothing is read."""
    blank = ~listed.filled(listed.listing.columns[0].name)
    if blank.any():
        for column in listed.cells:
            blank &= ~listed.filled(column)
    return taken(listed, np.flatnonzero(~blank)) if blank.any() else listed


def taken(listed: Listed, rows: npt.NDArray[np.int64]) -> Listed:
    """The list with some of its rows only."""
    places = pa.array(rows)
    cells = {name: _some(each, places) for name, each in listed.cells.items()}
    return replace(listed, cells=cells, row_no=listed.row_no[rows])


def _some(cells: Cells, places: pa.Array) -> Cells:
    if cells.codes is None:
        return Cells(cells.words.take(places), None)
    return Cells(cells.words, cells.codes.take(places))
