"""From the dates of the records to the times of a forecast, so that every clock runs out as the measures say.

A forecast knows working days only. What happened at a weekend or on a bank holiday happened, for it, on the working
day before. A clock that ran from such a day may then seem to run out a day or two early; where that would make late
what the measure does not call late, or the reverse, the nearest start is taken that gives the measure's answer.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

from plimsoll.simulation.almanac import BACK, Almanac
from plimsoll.simulation.service import Clock
from plimsoll.vocabulary.clocks import Clock as Rule
from plimsoll.vocabulary.clocks import Unit, due
from plimsoll.vocabulary.profile import Profile

MIDDAY = 0.5
"""What happened on a day happened at its middle: nobody recorded the hour."""

YESTERDAY = -1
"""The working day at whose end a forecast starts."""

WORKING_DAYS_A_MONTH = 253 / 12
"""DfE counts 253 working days in a year (children's social work workforce, methodology)."""

WORKING_SHARE = 5 / 7
"""Working days in a calendar day."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dating:
    """Dates as times, and the profile's clocks as tables of working days.

    Args:
        almanac: the working days.
        profile: the service's profile.
        horizon: how many working days are watched.
    """

    almanac: Almanac
    profile: Profile
    horizon: int
    _clocks: dict[str, Clock] = field(default_factory=dict, repr=False)

    def day(self, when: date) -> int:
        """The working day of a date, or the one before it; none after the start, none further back than is kept."""
        return min(max(self.on_or_before(when), -BACK), YESTERDAY)

    def time(self, when: date) -> float:
        """The time of what happened on a date."""
        return self.day(when) + MIDDAY

    def on_or_before(self, when: date) -> int:
        """The number of the last working day up to a date and including it."""
        return self.almanac.day_of(when + ONE_DAY) - 1

    def is_working(self, when: date) -> bool:
        """Whether a date is a working day."""
        return self.almanac.date_of(self.on_or_before(when)) == when

    def clock(self, name: str) -> Clock:
        """A clock of the profile, with its table.

        Raises:
            WrongUse: the profile has none of that name.
        """
        if name not in self._clocks:
            rule = self.profile.clock(name)
            days = range(-BACK, self.horizon + 1)
            self._clocks[name] = Clock(_limit(rule), tuple(self._runs_out(rule, day) for day in days), BACK)
        return self._clocks[name]

    def started(self, name: str, last_day: date) -> float:
        """The time of a start from which a clock runs out on `last_day`, or as near before it as there is one.

        Late or not at the start of the forecast is always right.
        """
        clock, runs_out = self.clock(name), self.on_or_before(last_day)
        place = bisect_right(clock.table, runs_out, 0, BACK) - 1
        if place < 0 or (clock.table[place] < YESTERDAY) != (runs_out < YESTERDAY):
            place = min(place + 1, BACK - 1)
        return place - BACK + MIDDAY

    def late(self, last_day: date | None) -> bool:
        """Whether a last day in time is past when the forecast starts."""
        return last_day is not None and self.on_or_before(last_day) < YESTERDAY

    def _runs_out(self, rule: Rule, day: int) -> int:
        """The working day at whose end a clock runs out that starts on a working day."""
        if rule.unit is Unit.WORKING:
            return day + rule.steps
        return self.on_or_before(due(rule, self.almanac.date_of(day)))


def _limit(rule: Rule) -> float:
    """A clock's limit in working days, for what says how many hours a week a duty takes."""
    a_step = {Unit.WORKING: 1.0, Unit.CALENDAR: WORKING_SHARE, Unit.MONTHS: WORKING_DAYS_A_MONTH}
    return max(rule.steps, 1) * a_step[rule.unit]
