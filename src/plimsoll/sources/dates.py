"""Days as SSMS, Excel and PostgreSQL write them.

A date-time is read as its local date: the time of day, and a zone if one stands there, are left where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import words as wording

DAY_AND_TIME = (
    r"^(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2}))"
    r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?))?)?$"
)
# How case systems write "no date" into a column that must hold one.
NO_DAYS = frozenset({date(1900, 1, 1), date(9999, 12, 31)})
# Nobody in these records was born, and nothing happened, before it.
EARLIEST = date(1900, 1, 1)
SHORT_YEAR = 2


@dataclass(frozen=True, slots=True)
class Days:
    """One value per distinct word.

    Args:
        values: the day (date32), empty where there is none or it cannot be read.
        unreadable: which words are no date at all.
        two_digits: which words are dates but for the century.
    """

    values: pa.Array
    unreadable: pa.Array
    two_digits: pa.Array


class _Head(Enum):
    """What a day's text says when it is no day."""

    NO_DAY = "no day"
    TWO_DIGITS = "two digits"
    UNREADABLE = "unreadable"


def days(words: pa.Array) -> Days:
    """The day each word says."""
    said = wording.text(words)
    # A column of times of day has many words and few days: each day's text is read once.
    heads = pc.dictionary_encode(pc.struct_field(pc.extract_regex(said, DAY_AND_TIME), [0]))
    read = [_day(head) for head in heads.dictionary.to_pylist()]
    values = pa.array([found if isinstance(found, date) else None for found in read], pa.date32()).take(heads.indices)
    two_digits = _which(read, _Head.TWO_DIGITS, heads)
    explained = pc.or_(pc.or_(pc.is_null(said), _which(read, _Head.NO_DAY, heads)), two_digits)
    return Days(values, pc.and_not(pc.is_null(values), explained), two_digits)


def _which(read: list[date | _Head], head: _Head, heads: pa.DictionaryArray) -> pa.Array:
    held = pa.array([found is head for found in read], pa.bool_())
    return pc.fill_null(held.take(heads.indices), False)


def _day(head: str) -> date | _Head:
    iso = "-" in head
    year, month, day = head.split("-") if iso else reversed(head.split("/"))
    if len(year) == SHORT_YEAR:
        return _Head.TWO_DIGITS
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return _Head.UNREADABLE
    if found in NO_DAYS:
        return _Head.NO_DAY
    return found if found >= EARLIEST else _Head.UNREADABLE


def first_of_month(days_read: pa.Array) -> pa.Array:
    """Each day's month, as its first day: all that is kept of a date of birth."""
    return pc.cast(pc.floor_temporal(days_read, unit="month"), pa.date32())
