"""The invention's calendar: working days, and the weekly and yearly rhythm in which people tell of a child.

Days are whole numbers counted from 1 January 1970, as in Arrow's date32.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from plimsoll.invention.streams import Days, Flags, Reals
from plimsoll.vocabulary.days import bank_holidays

# How busy each weekday is beside the others, Monday first. An assumption: schools and clinics send most, and the
# out-of-hours team takes the little that comes at a weekend.
BY_WEEKDAY = (1.15, 1.08, 1.04, 1.02, 0.95, 0.03, 0.03)
BANK_HOLIDAY = 0.03

# How busy each month is, January first. An assumption after the shape councils report: fewer while schools are shut.
BY_MONTH = (1.02, 1.00, 1.10, 0.94, 1.06, 1.10, 1.08, 0.76, 0.98, 1.08, 1.12, 0.92)
CHRISTMAS = 0.4
CHRISTMAS_FROM = (12, 22)
CHRISTMAS_TO = (1, 2)

THURSDAY = 3
"""The weekday of day 0, 1 January 1970."""
MONTHS = 12
WEEK = 7
YEAR = 365.25


def number(day: date) -> int:
    """`day` counted from 1 January 1970."""
    return int(np.datetime64(day, "D").astype(np.int64))


def weekday(days: Days) -> Days:
    """The weekday of each day, Monday 0."""
    return (days + THURSDAY) % WEEK


def month_of(days: Days) -> Days:
    """The first day of the month of each day."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


@dataclass(frozen=True, slots=True)
class Almanac:
    """Every day from `first` on.

    Args:
        first: its first day.
        working: its working days, in order.
        pulse: how many ordinary days' worth of contacts have come by the end of each day since `first`.
    """

    first: int
    working: Days
    pulse: Reals

    def onward(self, days: Days) -> Days:
        """The first working day on or after each day."""
        return self._nth(np.searchsorted(self.working, days, side="left"))

    def later(self, days: Days, steps: Days) -> Days:
        """The working day `steps` (1 or more) after each day; the day itself is day 0."""
        return self._nth(np.searchsorted(self.working, days, side="right") + steps - 1)

    def _nth(self, place: Days) -> Days:
        return self.working[np.minimum(place, len(self.working) - 1)]

    def beat(self, days: Days) -> Reals:
        """How far into the rhythm each day begins."""
        place = np.clip(days - self.first - 1, 0, len(self.pulse) - 1)
        return np.where(days <= self.first, 0.0, self.pulse[place])

    def day_at(self, beats: Reals) -> Days:
        """The day on which the rhythm reaches each beat: even chances over beats fall as people's do over days."""
        return self.first + np.searchsorted(self.pulse, beats, side="right").astype(np.int64)


def almanac(first: int, last: int) -> Almanac:
    """The calendar from `first` to `last`, both included."""
    days = np.arange(first, last + 1, dtype=np.int64)
    shut = np.isin(days, [number(day) for day in bank_holidays()])
    busy = _busy(days, shut)
    open_days = days[(weekday(days) < len(BY_WEEKDAY) - 2) & ~shut]
    return Almanac(first, open_days, np.cumsum(busy / busy.mean()))


def _busy(days: Days, shut: Flags) -> Reals:
    months = days.astype("datetime64[D]").astype("datetime64[M]")
    month = months.astype(np.int64) % MONTHS
    in_month = (days - month_of(days)) + 1
    at_christmas = (month == MONTHS - 1) & (in_month >= CHRISTMAS_FROM[1]) | (month == 0) & (
        in_month <= CHRISTMAS_TO[1]
    )
    daily = np.where(shut, BANK_HOLIDAY, np.asarray(BY_WEEKDAY)[weekday(days)])
    busy: Reals = daily * np.asarray(BY_MONTH)[month] * np.where(at_christmas, CHRISTMAS, 1.0)
    return busy
