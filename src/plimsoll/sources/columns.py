"""The columns of one source table made canonical: what each cell says, and which rows cannot be used."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import dates, spelling, words
from plimsoll.sources.delimited import Cells, Grid
from plimsoll.sources.gathered import Gathered, in_rows
from plimsoll.sources.headers import Header
from plimsoll.sources.mapping import Field, Mapping
from plimsoll.sources.outcomes import outcome
from plimsoll.vocabulary.case_tables import PERSON
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.table import Column, Kind, Table
from plimsoll.vocabulary.tables import LAID_OUT

TYPES = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
    Kind.NUMBER: pa.float64(),
}
KIND = "kind"
BIRTH_COLUMNS = ("birth_month", "expected_month")

Places = npt.NDArray[np.int64]


def place_of(field: Field, header: Header) -> int | None:
    """Where a field stands in the file, by the first of its names that is there."""
    return next((header.place(name) for name in field.names if name in header.columns), None)


class Columns:
    """One pass over a table's cells. The faults it finds stand in `faults` once the rows have been asked for.

    Args:
        mapping: which column becomes which.
        header: the table's columns.
        cells: its cells; the rows refused before are told once, so hand them over with one mapping only.
    """

    def __init__(self, mapping: Mapping, header: Header, cells: Grid) -> None:
        self.faults = Gathered()
        self._mapping = mapping
        self._table: Table = LAID_OUT[mapping.table]
        self._header = header
        self._grid = cells
        self._refused = np.zeros(len(cells.row_no), bool)
        self._unreadable: dict[str, npt.NDArray[np.bool_]] = {}

    @property
    def read(self) -> int:
        """The rows that speak of this table, those refused included."""
        return len(self._grid.row_no) + len(self._grid.refused)

    def rows(self) -> pa.Table:
        """The canonical columns in their order and `row_no`, without the rows that cannot be used."""
        for reason, row_no in in_rows(self._grid.refused).items():
            self.faults.add(row_no, "", reason)
        columns = {column.name: self._column(column) for column in self._table.columns}
        columns |= self._joined(columns)
        self._refuse_incomplete(columns)
        self._refuse_backwards(columns)
        self._report_undated(columns)
        table = pa.table({**columns, "row_no": pa.array(self._grid.row_no, pa.int32())})
        return table.filter(pa.array(~self._refused)) if self._refused.any() else table

    def _column(self, column: Column) -> pa.Array:
        field = self._mapping.field(column.name)
        if column.name == KIND and field is None:
            return pa.repeat(pa.scalar(self._mapping.kind, pa.string()), len(self._grid.row_no))
        if field is None or field.joined:
            return pa.nulls(len(self._grid.row_no), TYPES[column.kind])
        return self._said(field, column)

    def _joined(self, columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
        """The identifiers that are put together from other columns, where the source gives none of its own."""
        together = {field.column: field.joining for field in self._mapping.fields if field.joining}
        return {name: spelling.joined(columns, field) for name, field in together.items()}

    def _said(self, field: Field, column: Column) -> pa.Array:
        place = place_of(field, self._header)
        values = self._unsaid(field, column) if place is None else self._values(field, column, place)
        if field.otherwise is not None and not field.otherwise.joined and values.null_count:
            values = pc.coalesce(values, self._said(field.otherwise, column))
        if field.when_empty is not None:
            values = pc.fill_null(values, field.when_empty)
        return values

    def _unsaid(self, field: Field, column: Column) -> pa.Array:
        """A column the table does not have: what it says in every row, or nothing."""
        if field.always:
            return pa.repeat(pa.scalar(field.always, pa.string()), len(self._grid.row_no))
        return pa.nulls(len(self._grid.row_no), TYPES[column.kind])

    def _values(self, field: Field, column: Column, place: int) -> pa.Array:
        if column.kind is Kind.DAY:
            return self._days(field, column, place)
        cells = self._translated(field, place)
        if column.kind is Kind.ID:
            return self._ids(field, place, cells)
        if column.kind is Kind.TEXT:
            return cells.spread(spelling.written(words.text(cells.words), field))
        if field.outcome:
            return cells.spread(outcome(cells.words, field.outcome))
        return self._checked(field, column, place, cells)

    def _translated(self, field: Field, place: int) -> Cells:
        cells = self._grid.cells[place]
        if not field.codes:
            return cells
        told, unlisted = spelling.translated(cells, field)
        if field.reported:
            self._report(cells.rows_where(unlisted), self._header.names[place], Reason.UNKNOWN_CODE)
        return told

    def _ids(self, field: Field, place: int, cells: Cells) -> pa.Array:
        values = spelling.written((words.own_id if field.own else words.foreign_id)(cells.words), field)
        if field.looks_like:
            odd = cells.rows_where(spelling.unusual(values, field))
            self._report(odd, self._header.names[place], Reason.UNUSUAL_ID)
        return cells.spread(values)

    def _checked(self, field: Field, column: Column, place: int, cells: Cells) -> pa.Array:
        is_flag = column.kind is Kind.FLAG
        values, wrong = words.flag(cells.words) if is_flag else words.number(cells.words)
        name = self._header.names[place]
        self._report(cells.rows_where(wrong), name, Reason.BAD_FLAG if is_flag else Reason.BAD_NUMBER)
        if field.least is not None or field.most is not None:
            values, beyond = spelling.in_range(values, field)
            self._report(cells.rows_where(beyond), name, Reason.OUT_OF_RANGE)
        return cells.spread(values)

    def _days(self, field: Field, column: Column, place: int) -> pa.Array:
        cells = self._grid.cells[place]
        read = dates.days(cells.words)
        name = self._header.names[place]
        decides = column.required or column.holds_open
        unreadable, two_digits = cells.rows_where(read.unreadable), cells.rows_where(read.two_digits)
        self._report(unreadable, name, Reason.BAD_DATE if decides else Reason.BAD_OPTIONAL_DATE)
        self._report(two_digits, name, Reason.TWO_DIGIT_YEAR if decides else Reason.BAD_OPTIONAL_DATE)
        self._unreadable[column.name] = self._marked(unreadable, two_digits)
        return cells.spread(_day_held(read.values, field))

    def _marked(self, *places: Places) -> npt.NDArray[np.bool_]:
        marked = np.zeros(len(self._grid.row_no), bool)
        for each in places:
            marked[each] = True
        return marked

    def _refuse_incomplete(self, columns: dict[str, pa.Array]) -> None:
        """A row needs its key and its start. Whether it leads to a child is judged once all files have been read."""
        # What an identifier is joined from is judged before it.
        for column in sorted(self._table.columns, key=self._is_joined):
            if not column.required or not columns[column.name].null_count or not self._judges(column):
                continue
            missing = pc.is_null(columns[column.name]).to_numpy(zero_copy_only=False)
            if column.kind is Kind.DAY:
                missing = missing & ~self._unreadable.get(column.name, self._refused)
            elif self._is_joined(column):
                # What it lacks is told of the column it is joined from.
                missing = missing & ~self._refused
            self._report(np.flatnonzero(missing), self._name(column), self._reason(column))

    def _is_joined(self, column: Column) -> bool:
        field = self._mapping.field(column.name)
        return field is not None and field.joining is not None

    def _judges(self, column: Column) -> bool:
        return column.name != "person_id" or self._table is PERSON

    @staticmethod
    def _reason(column: Column) -> Reason:
        return {Kind.DAY: Reason.NO_START, Kind.ID: Reason.NO_KEY}.get(column.kind, Reason.NEEDED)

    def _refuse_backwards(self, columns: dict[str, pa.Array]) -> None:
        """Only the date decides: what ends on the day it starts is in order, whatever the times say."""
        start = self._table.happened
        for end in self._table.columns:
            if not end.holds_open or start is None:
                continue
            backwards = pc.fill_null(pc.less(columns[end.name], columns[start]), False)
            if pc.any(backwards).as_py():
                places = np.flatnonzero(backwards.to_numpy(zero_copy_only=False))
                self._report(places, self._name(end), Reason.ENDS_BEFORE_START)

    def _report_undated(self, columns: dict[str, pa.Array]) -> None:
        if self._table is not PERSON or not any(self._has(column) for column in BIRTH_COLUMNS):
            return
        undated = pc.and_(*(pc.is_null(columns[column]) for column in BIRTH_COLUMNS))
        places = np.flatnonzero(undated.to_numpy(zero_copy_only=False) & ~self._refused)
        self._report(places, self._as_in_file(BIRTH_COLUMNS[0]), Reason.NO_DATE_OF_CHILD)

    def _report(self, places: Places, column: str, reason: Reason) -> None:
        if not len(places):
            return
        self.faults.add(self._grid.row_no[places], column, reason)
        if reason.refuses:
            self._refused[places] = True

    def _name(self, column: Column) -> str:
        return self._as_in_file(column.name)

    def _as_in_file(self, column: str) -> str:
        field = self._mapping.field(column)
        place = place_of(field, self._header) if field else None
        return column if place is None else self._header.names[place]

    def _has(self, column: str) -> bool:
        field = self._mapping.field(column)
        return field is not None and place_of(field, self._header) is not None


def _day_held(values: pa.Array, field: Field) -> pa.Array:
    """The day the column holds, of the day that the source gives."""
    if field.day_after:
        return pc.add(values.cast(pa.int32()), pa.scalar(1, pa.int32())).cast(pa.date32())
    return dates.first_of_month(values) if field.month_only else values
