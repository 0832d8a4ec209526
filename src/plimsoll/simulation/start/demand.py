"""Who will be referred: families a working day, by the days of the week, the months of the year and the trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt
from statistics import NormalDist

from plimsoll.simulation.service import Spread
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.dating import Dating
from plimsoll.simulation.start.fitting import LEAST, SURE
from plimsoll.simulation.start.history import History

YEAR = timedelta(days=365)
MONTHS = 12
HALF_A_YEAR = 0.5
MIDDAY = 0.5
TREND_LEAST, TREND_MOST = 0.8, 1.25
"""A yearly change that is carried forward at the least and at the most: a fifth down, a quarter up."""

EARLY = 0.05
"""The share of all who came by which it is found where the records begin; and what a whole year may lack."""

WHOLE_YEARS_LEAST = 2
"""Years of records from which a rhythm of the year is told from chance."""

SIZES_MOST = 10
"""Children referred together at the most; a larger family counts as one of ten."""


@dataclass(frozen=True, slots=True)
class Part:
    """A way to part time: how many parts there are, and in which a day is."""

    count: int
    of: Callable[[date], int]


WEEKDAYS = Part(5, lambda when: when.weekday())
YEAR_MONTHS = Part(MONTHS, lambda when: when.month - 1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How referrals come.

    Args:
        a_day: families on a working day, in the last year.
        trend: this year's over last year's, where it departs from 1 by more than chance; else 1.
        weekdays: by weekday from Monday, over the mean.
        months: by month from January, over the mean.
        years: families in each whole year back from the day, the last first.
        families: how many were counted in all.
    """

    a_day: float
    trend: float
    weekdays: tuple[float, ...]
    months: tuple[float, ...]
    years: tuple[int, ...]
    families: int

    def rate(self, when: date, years_on: float) -> float:
        """Families on a working day, so many years from the day of the forecast."""
        # The last year's mean stands half a year back; a trend is carried forward one year, and then held.
        grown: float = self.trend ** (min(years_on, 1.0) + HALF_A_YEAR)
        return self.a_day * grown * self.weekdays[when.weekday()] * self.months[when.month - 1]


def rhythm(arrivals: Mapping[date, int], first: date, on: date, dating: Dating) -> Rhythm:
    """How families were referred from after `first` to `on`; what came on no working day counts for the next."""
    begins = in_earnest(arrivals, first, on)
    whole = int((on - begins) / YEAR + EARLY)
    years = tuple(_between(arrivals, on - (back + 1) * YEAR, on - back * YEAR) for back in range(whole))
    moved: Counter[int] = Counter()
    for when, families in arrivals.items():
        moved[dating.almanac.day_of(when)] += families
    span = range(dating.almanac.day_of(begins + timedelta(days=1)), 0)
    by_weekday, by_month = _factors(dating, moved, span, WEEKDAYS), (1.0,) * MONTHS
    if whole >= WHOLE_YEARS_LEAST:
        by_month = _factors(dating, moved, range(max(span.start, -whole * usual.WORKING_YEAR), 0), YEAR_MONTHS)
    last_year = range(max(span.start, -usual.WORKING_YEAR), 0)
    counted = sum(moved[day] for day in last_year)
    return Rhythm(counted / max(len(last_year), 1), _trend(years), by_weekday, by_month, years, sum(arrivals.values()))


def in_earnest(arrivals: Mapping[date, int], first: date, on: date) -> date:
    """The day before the records tell of all who came.

    Of years before its first an extract holds only those who stayed long. The day by which a twentieth of all had come
    is found, and from there as far back as a twentieth takes at the pace of the rest.
    """
    total, came = sum(arrivals.values()), 0
    for when in sorted(arrivals):
        came += arrivals[when]
        if came >= EARLY * total:
            return max(first, when - (on - when) * (EARLY / (1 - EARLY)))
    return on


def _between(arrivals: Mapping[date, int], after: date, upto: date) -> int:
    return sum(families for when, families in arrivals.items() if after < when <= upto)


def _trend(years: tuple[int, ...]) -> float:
    """This year's families over last year's, if both are many and they differ by more than chance."""
    if len(years) < WHOLE_YEARS_LEAST or min(years[:2]) < LEAST:
        return 1.0
    change = log(years[0] / years[1])
    if abs(change) < SURE * sqrt(1 / years[0] + 1 / years[1]):
        return 1.0
    return min(max(exp(change), TREND_LEAST), TREND_MOST)


def _factors(dating: Dating, moved: Counter[int], span: range, part: Part) -> tuple[float, ...]:
    """Families a working day in each part of the week or year, over their mean; 1 where a part has too few."""
    families, days = [0] * part.count, [0] * part.count
    for day in span:
        place = part.of(dating.almanac.date_of(day))
        families[place] += moved[day]
        days[place] += 1
    mean = sum(families) / max(sum(days), 1)
    return tuple(
        came / there / mean if came >= LEAST and there else 1.0 for came, there in zip(families, days, strict=True)
    )


def rates(found: Rhythm, dating: Dating, back: tuple[float, Spread]) -> tuple[float, ...]:
    """Families who come of themselves on each working day from the start.

    Families who closed before the start are no cases, so their returns are part of this; those who close after it are
    simulated, and by and by they take the place of the former. What is taken off is what they will bring.

    Args:
        found: how referrals come.
        dating: the almanac.
        back: the share of closed cases that are referred again, and how long after.
    """
    share, lag = back
    return tuple(
        found.rate(dating.almanac.date_of(day), day / usual.WORKING_YEAR) * (1 - share * over(lag, day + MIDDAY))
        for day in range(dating.horizon)
    )


def over(lag: Spread, days: float) -> float:
    """The share of a lognormal time that is over by then."""
    return NormalDist().cdf(log(days / lag.centre) / lag.sigma)


def sizes(history: History) -> tuple[float, ...]:
    """How often one, two, three… children are referred together."""
    total = sum(history.sizes.values())
    if total < LEAST:
        return (1.0,)
    counted: Counter[int] = Counter()
    for children, families in history.sizes.items():
        counted[min(children, SIZES_MOST)] += families
    return tuple(counted[number] / total for number in range(1, max(counted) + 1))
