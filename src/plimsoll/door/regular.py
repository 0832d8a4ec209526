"""Days that follow each other regularly: which of them are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import is_working_day

SATURDAY = 5
"""`date.weekday()` of the first day that is no weekday."""

MONTHS = (1, 3, 12)
"""Steps of calendar months: by the month, the quarter, the year."""

USUAL = 2 / 3
"""The share of steps that must be of one length for the days to be called regular."""

FEWEST = 3
"""Days from which a rhythm can be told."""


def missing(days: Sequence[date]) -> list[date]:
    """The days that a regular run leaves out; none where the days have no rhythm.

    Args:
        days: the days there are, in order, each once.
    """
    if len(days) < FEWEST:
        return []
    expected = _by_months(days) or _by_days(days)
    there = set(days)
    if not there <= set(expected):
        return []
    left_out = [day for day in expected if day not in there]
    # More holes than days are no run with a few missing, but two runs far apart.
    return left_out if len(left_out) <= len(days) else []


def _by_months(days: Sequence[date]) -> list[date]:
    """Every month, quarter or year from the first day to the last; nothing where the days do not step so."""
    ends = all(_is_month_end(day) for day in days)
    if not ends and len({day.day for day in days}) > 1:
        return []
    steps = [_months(before, after) for before, after in pairwise(days)]
    step = min(steps)
    if step not in MONTHS or not _usual(steps, step):
        return []
    span = range(0, _months(days[0], days[-1]) + 1, step)
    return [_month_end(add_months(days[0].replace(day=1), n)) if ends else add_months(days[0], n) for n in span]


def _by_days(days: Sequence[date]) -> list[date]:
    """Every so many days from the first day to the last; of a run that never has a weekend, its working days."""
    steps = [(after - before).days for before, after in pairwise(days)]
    step = min(steps)
    every = [days[0] + timedelta(days=n) for n in range(0, (days[-1] - days[0]).days + 1, step)]
    there = set(days)
    if step == 1 and all(day.weekday() < SATURDAY for day in days):
        return [day for day in every if is_working_day(day) or day in there]
    return every if _usual(steps, step) else []


def _usual(steps: Sequence[int], step: int) -> bool:
    length, times = Counter(steps).most_common(1)[0]
    return length == step and times >= USUAL * len(steps)


def _months(before: date, after: date) -> int:
    return (after.year - before.year) * 12 + after.month - before.month


def _is_month_end(day: date) -> bool:
    return day == _month_end(day)


def _month_end(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
