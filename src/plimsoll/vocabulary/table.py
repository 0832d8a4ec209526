"""What a canonical table is made of: its columns, its key, and the day on which a row came to be.

A column may say that it came to be known `after` another: the reason a case closed is known only once the
case has closed. The first load of a service is read that way, each fact as known when it happened.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from plimsoll.vocabulary.errors import WrongUse


class Kind(StrEnum):
    """What a column holds."""

    ID = "id"
    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    NUMBER = "number"

    @property
    def repeats(self) -> bool:
        """Whether many rows say the same: words and days do, identifiers seldom."""
        return self is not Kind.ID


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canonical table.

    Args:
        name: its name, the same wherever the same thing is meant (`person_id`, `team_id`, `worker_id`).
        kind: an identifier (text), a word, a day, a yes or no, or a number. Any may be empty unless `required`.
        meaning: what it says.
        required: a row without it is refused.
        holds_open: an unreadable value here could keep a case open, so it refuses the row.
        after: the day column this fact hangs on, when it became known only then.
        foreseen: a day that is known before it comes, such as a due date.
        added: the table had rows in stores before it had this column; they have nothing in it.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    holds_open: bool = False
    after: str | None = None
    foreseen: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table.

    Args:
        name: its name in the store and in the measures' SQL.
        meaning: what one row is.
        key: the columns that identify a row within a service and source.
        happened: the day column on which the row came to be, or `None` for a register with no date.
        columns: in the order they are stored.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    happened: str | None
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        missing = {*self.key, *([self.happened] if self.happened else [])} - {c.name for c in self.columns}
        if missing:
            raise WrongUse(f"The table '{self.name}' lacks its own columns {sorted(missing)}.")

    @property
    def days(self) -> tuple[str, ...]:
        """The names of its day columns."""
        return tuple(c.name for c in self.columns if c.kind is Kind.DAY)


def added(column: Column) -> Column:
    """The same column, of a table that had rows in stores before it."""
    return replace(column, added=True)


def an_id(name: str, meaning: str, *, required: bool = False) -> Column:
    """An identifier."""
    return Column(name, Kind.ID, meaning, required=required)


def a_day(name: str, meaning: str, *, required: bool = False, holds_open: bool = False) -> Column:
    """A day on which something happened."""
    return Column(name, Kind.DAY, meaning, required=required, holds_open=holds_open)


def a_foreseen_day(name: str, meaning: str) -> Column:
    """A day that is known before it comes."""
    return Column(name, Kind.DAY, meaning, foreseen=True)


def a_flag(name: str, meaning: str, *, after: str | None = None) -> Column:
    """A yes or no."""
    return Column(name, Kind.FLAG, meaning, after=after)


def a_text(name: str, meaning: str, *, required: bool = False, after: str | None = None) -> Column:
    """A word or a code."""
    return Column(name, Kind.TEXT, meaning, required=required, after=after)


def a_number(name: str, meaning: str, *, required: bool = False) -> Column:
    """A number."""
    return Column(name, Kind.NUMBER, meaning, required=required)
