"""How the columns of a source become canonical ones: data that every format fills in, and one reader carries out."""

from __future__ import annotations

from collections.abc import Mapping as Codes
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Field:
    """Where one canonical column comes from.

    Args:
        column: the canonical column.
        names: the source's names for it, lower case, the surest first.
        outcome: the flag to look for, when the column holds outcomes as JSON.
        otherwise: where to look when this says nothing.
        when_empty: what nothing at all means, for a flag.
        month_only: keep the month of the day and drop the rest.
        own: an identifier of the row itself, where 0 is a number like others.
        codes: what the source's words or codes mean, by the word in lower case; a word that is not there stays.
        always: what the column says in every row, where the source has no column for it.
        joined: canonical columns whose values, joined, identify the row, where the source gives it no identifier.
        may_lack: those of them that may be empty; where another is, there is no identifier.
        numbered: rows whose joined identifier is the same are different things, told apart by their order.
        reported: a word that is none of the codes is a fault.
        unlisted: what such a word becomes; empty: it stays.
        tidied: inner spaces of every kind become one.
        upper: letters become capitals.
        looks_like: how an identifier is usually written, as a pattern; one written otherwise is kept and reported.
        least: the least that a number may be.
        most: the most that a number may be; beyond either it is left empty and reported.
        day_after: the source gives the last day of something, and the column holds the day after it.
    """

    column: str
    names: tuple[str, ...] = ()
    outcome: str = ""
    otherwise: Field | None = None
    when_empty: bool | None = None
    month_only: bool = False
    own: bool = False
    codes: Codes[str, str] = field(default_factory=dict)
    always: str = ""
    joined: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    numbered: bool = False
    reported: bool = False
    unlisted: str = ""
    tidied: bool = False
    upper: bool = False
    looks_like: str = ""
    least: float | None = None
    most: float | None = None
    day_after: bool = False

    @property
    def joining(self) -> Field | None:
        """The field that joins an identifier: this one, or the one it falls back on; `None` where neither does."""
        return self if self.joined else self.otherwise and self.otherwise.joining


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one table of a source fills a canonical one.

    Args:
        source_table: the source's name for it.
        table: the canonical name.
        fields: column by column; a canonical column without a field stays empty.
        kind: the kind of plan, visit or review that the whole table holds, or `None`.
        told_by: the source's columns, one of which must be filled for a row to speak of this table at all; empty:
            every row does.
    """

    source_table: str
    table: str
    fields: tuple[Field, ...]
    kind: str | None = None
    told_by: tuple[str, ...] = ()

    def field(self, column: str) -> Field | None:
        """Where that canonical column comes from."""
        return next((field for field in self.fields if field.column == column), None)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The fields and those they fall back on."""
        return tuple(each for field in self.fields for each in with_fallbacks(field))


def with_fallbacks(field: Field | None) -> tuple[Field, ...]:
    """The field and what it falls back on, in order."""
    return () if field is None else (field, *with_fallbacks(field.otherwise))
