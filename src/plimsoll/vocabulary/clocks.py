"""Statutory and local clocks, as data: how long something may take, and who says so."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plimsoll.vocabulary.days import is_working_day
from plimsoll.vocabulary.errors import WrongUse


class Unit(StrEnum):
    """What a clock's limit counts."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"


class Count(StrEnum):
    """Whether the day the clock starts is day 0 or day 1."""

    DAY0 = "day0"
    DAY1 = "day1"


class Status(StrEnum):
    """Who made the rule: Parliament, national guidance, or the service itself."""

    LAW = "law"
    GUIDANCE = "guidance"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock. With ``day0`` the start is day 0, day `limit` is in time, and the next day is overdue.

    Args:
        name: its name in the profile and in the measures.
        starts: the event that starts it, in words.
        stops: the event that stops it, in words.
        limit: how many units may pass.
        unit: working days, calendar days or calendar months.
        count: whether the starting day is day 0 (the default) or day 1.
        status: law, guidance or local.
        source: the regulation, guidance or page it comes from.
    """

    name: str
    starts: str
    stops: str
    limit: int
    unit: Unit
    status: Status
    source: str
    count: Count = Count.DAY0

    def __post_init__(self) -> None:
        if self.limit < 0:
            raise WrongUse(f"The clock '{self.name}' has a negative limit.")
        if not self.source:
            raise WrongUse(f"The clock '{self.name}' names no source.")

    @property
    def steps(self) -> int:
        """Units between the starting day and the last day in time."""
        return self.limit - (1 if self.count is Count.DAY1 else 0)


def due(clock: Clock, start: date) -> date:
    """The last day in time for `clock` when it started on `start`: the slow, obvious rule.

    The measures ask the same question of a whole calendar at once in SQL; a twin test holds the two together.
    """
    if clock.unit is Unit.CALENDAR:
        return start + timedelta(days=clock.steps)
    if clock.unit is Unit.MONTHS:
        return add_months(start, clock.steps)
    return after_working_days(start, clock.steps)


def add_months(day: date, months: int) -> date:
    """`day` moved by whole calendar months; the 31st falls back to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def after_working_days(start: date, steps: int) -> date:
    """The `steps`-th working day after `start`; with no steps, `start` itself."""
    day = start
    while steps > 0:
        day += timedelta(days=1)
        steps -= is_working_day(day)
    return day
