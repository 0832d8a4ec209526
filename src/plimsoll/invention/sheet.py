"""One table of the invention with what is needed to read it as it stood on any day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention.streams import NEVER, Days, Flags
from plimsoll.vocabulary.table import Kind, Table

ARROW: dict[Kind, Any] = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
    Kind.NUMBER: pa.float64(),
}
"""How each kind of column stands in memory."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Columns that are filled in later than the row: an ending, an outcome.

    Args:
        columns: which.
        known: the day on which each row's are filled in.
        before: what they hold until then: empty, or no.
    """

    columns: tuple[str, ...]
    known: Days
    before: bool | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A date that was first written down wrong.

    Args:
        column: which.
        wrong: what it first said; the right day where nothing was wrong.
        until: the day it was put right.
    """

    column: str
    wrong: Days
    until: Days


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table's rows as they truly are, and what was known of them when.

    Args:
        table: the canonical table.
        days: its day columns, as whole numbers; `NEVER` is empty.
        others: its other columns, as Arrow.
        known: the day each row was recorded.
        gone: the day a row entered by mistake was taken out; `NEVER` for a true row.
        until: the last day each row belongs to, by which it leaves a window of years.
        closings: the columns filled in later.
        slips: the dates corrected later.
    """

    table: Table
    days: dict[str, Days]
    others: dict[str, Any]
    known: Days
    gone: Days
    until: Days
    closings: tuple[Closing, ...] = ()
    slips: tuple[Slip, ...] = field(default=())

    def truth(self, window: int) -> Any:
        """The rows as they truly are, recorded or not yet, of the days from `window` on."""
        return self._arrow(np.flatnonzero((self.gone == NEVER) & (self.until >= window)), {}, dict(self.days))

    def as_at(self, day: int, window: int) -> Any:
        """The rows as an extract on `day` holds them: recorded by then, not yet taken out, and of its window.

        Args:
            day: the day of the extract.
            window: the first day of the years it covers.
        """
        held = (self.known <= day) & (self.gone > day) & (self.until >= window)
        days = dict(self.days)
        for slip in self.slips:
            days[slip.column] = np.where(slip.until > day, slip.wrong, days[slip.column])
        blank: dict[str, tuple[Flags, bool | None]] = {
            column: (closing.known > day, closing.before) for closing in self.closings for column in closing.columns
        }
        return self._arrow(np.flatnonzero(held), blank, days)

    def _arrow(self, rows: Days, blank: dict[str, tuple[Flags, bool | None]], days: dict[str, Days]) -> Any:
        every = len(rows) == len(self.known)
        columns = {}
        for column in self.table.columns:
            late, before = blank.get(column.name, (None, None))
            hidden = None if late is None else late[rows]
            if column.kind is Kind.DAY:
                columns[column.name] = _day_column(days[column.name][rows], hidden)
            else:
                values = self.others[column.name] if every else self.others[column.name].take(pa.array(rows))
                columns[column.name] = values if hidden is None else _hidden(values, hidden, before)
        return pa.table(columns)


def _day_column(days: Days, hidden: Flags | None) -> Any:
    empty = days >= NEVER if hidden is None else (days >= NEVER) | hidden
    return pa.array(days.astype(np.int32), mask=empty).view(pa.date32())


def _hidden(values: Any, hidden: Flags, before: bool | None) -> Any:
    return pc.if_else(pa.array(hidden), pa.scalar(before, values.type), values)


def empty(table: Table, column: str, count: int) -> Any:
    """A column of `table` with nothing in it."""
    kind = next(c.kind for c in table.columns if c.name == column)
    return pa.nulls(count, ARROW[kind])


def nothing(table: Table) -> Sheet:
    """`table` without a row."""
    none = np.empty(0, dtype=np.int64)
    others = {c.name: pa.nulls(0, ARROW[c.kind]) for c in table.columns if c.kind is not Kind.DAY}
    return Sheet(table, dict.fromkeys(table.days, none), others, none, none, none)


def flags(values: Flags, unsaid: Flags | None = None) -> Any:
    """A column of yes and no, empty where nothing is said."""
    return pa.array(values, mask=unsaid)


def words(choices: tuple[str, ...], which: Days) -> Any:
    """A column of words out of a short list; empty where `which` is negative."""
    return named(pa.array(choices, pa.string()), which)


def named(names: Any, which: Days) -> Any:
    """A column of identifiers out of all of them; empty where `which` is negative."""
    return names.take(pa.array(which, mask=which < 0))


def numbered(prefix: str, count: int, first: int = 1, digits: int = 0) -> Any:
    """Identifiers: a prefix and a running number of even width, so that they sort as they were made.

    Args:
        prefix: what each begins with.
        count: how many.
        first: the number of the first.
        digits: how many digits each has at least.
    """
    width = max(digits, len(str(first + count)))
    running = pa.array(np.arange(first, first + count)).cast(pa.string())
    return pc.binary_join_element_wise(pa.scalar(prefix), pc.utf8_lpad(running, width, "0"), pa.scalar(""))
