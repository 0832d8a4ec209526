"""Between dates and the working days of a forecast: the only place where the two meet."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from plimsoll.vocabulary.days import days_between, is_working_day

BACK = 800
"""Working days before the start that are kept: over three years. What began earlier counts as having begun then."""

SPARE = 60
"""Days more than a working week's share of a span, so that no bank holiday makes the almanac too short."""


@dataclass(frozen=True)
class Almanac:
    """The working days round the start of a forecast.

    Args:
        on: the day of the forecast: what is known at its end is where it starts.
        days: every working day from `BACK` before the start to after the horizon, in order.
    """

    on: date
    days: tuple[date, ...]

    @classmethod
    def around(cls, on: date, horizon: int) -> Almanac:
        """The almanac of a forecast that starts after `on` and watches so many working days."""
        back, ahead = (timedelta(days=span * 7 // 5 + SPARE) for span in (BACK, horizon + BACK))
        return cls(on, tuple(day for day in days_between(on - back, on + ahead) if is_working_day(day)))

    @cached_property
    def _first(self) -> int:
        return bisect_left(self.days, self.on) + (self.on in self.days)

    def date_of(self, day: int) -> date:
        """The date of a working day; 0 is the first after `on`."""
        return self.days[min(max(day + self._first, 0), len(self.days) - 1)]

    def day_of(self, when: date) -> int:
        """The number of the first working day on or after a date."""
        return bisect_left(self.days, when) - self._first

    def begins(self, when: date) -> float:
        """The time at which a date begins, for what happened before the start or is to happen: the working day's."""
        return float(self.day_of(when))
