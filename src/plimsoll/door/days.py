"""Days as they are asked for: a date, a text or nothing; and runs of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum

from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import day_from_text, days_between
from plimsoll.vocabulary.errors import WrongUse

DAYS_A_WEEK = 7

DayLike = date | str
"""A day, or its text as ``2018-10-17`` or ``17/10/2018``."""


class Every(StrEnum):
    """How far apart the days of a series are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def as_day(asked: DayLike) -> date:
    """The day that was asked for.

    Raises:
        WrongUse: the text is no date.
    """
    return asked if isinstance(asked, date) else day_from_text(asked)


def today() -> date:
    """The day it is, by this machine's clock."""
    return datetime.now().astimezone().date()


def run_of_days(start: DayLike, end: DayLike, every: str) -> tuple[date, ...]:
    """The days of a series: `start`, then every day, week or calendar month after it, up to and including `end`.

    By months, a series that starts on the last day of its month has the last day of every month.

    Raises:
        WrongUse: it ends before it starts, or `every` is none of the three.
    """
    first, last = as_day(start), as_day(end)
    if last < first:
        raise WrongUse(f"A series cannot end ({last}) before it starts ({first}).")
    return _STEPS[_every(every)](first, last)


def _every(asked: str) -> Every:
    try:
        return Every(asked)
    except ValueError:
        raise WrongUse(f"'{asked}' is not a step of time.", next_step="Choose day, week or month.") from None


def _months(first: date, last: date) -> tuple[date, ...]:
    # Each from the first day, so that a series from the 31st does not slide to the 28th for good.
    most = (last.year - first.year) * 12 + last.month - first.month
    step = _month_end if first == _month_end(first, 0) else add_months
    return tuple(day for n in range(most + 1) if (day := step(first, n)) <= last)


def _month_end(day: date, months: int) -> date:
    """The last day of the month so many months on."""
    return add_months(day.replace(day=1), months + 1) - timedelta(days=1)


_STEPS: dict[Every, Callable[[date, date], tuple[date, ...]]] = {
    Every.DAY: lambda first, last: tuple(days_between(first, last)),
    Every.WEEK: lambda first, last: tuple(days_between(first, last, DAYS_A_WEEK)),
    Every.MONTH: _months,
}
