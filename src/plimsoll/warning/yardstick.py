"""What a measure's own past says is usual: the yardstick that the second stage holds each later value to.

The limits of a chart come from moving ranges, which are too short where one week resembles the next. The yardstick
takes the spread of the whole baseline, and widens it by how much weeks resemble each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Watched
from plimsoll.warning.kinds import SHARES
from plimsoll.warning.lines import mean
from plimsoll.warning.rare import POWER

LEAST_POINTS = 12
"""From fewer values than this nobody can say what is usual, and no alert is raised (decision 32)."""

HEEDED = 0.5
"""How much of the likeness between weeks the spread is widened for; what more, or less, would do is in decision 32."""

MOST_ALIKE = 0.9
"""Above this lag-1 autocorrelation a baseline of a year holds too few separate weeks to say more."""

RATES = frozenset({ChartKind.U, ChartKind.U_PRIME, ChartKind.C})
WAITS = frozenset({ChartKind.G, ChartKind.T})


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What is usual for one measure of one unit.

    Args:
        kind: which chart it is on.
        centre: the mean of the baseline.
        even: the centre, moved off 0 and 1 where it stands on either, from which a count's own spread is made.
        points: how many values the baseline has.
        spread: their standard deviation, over a count's own where the measure counts; 0 where they do not vary.
        likeness: the lag-1 autocorrelation of the baseline, freed of its bias; 0 for none.
        lean: their skewness; positive where the far values lie above.
    """

    kind: ChartKind
    centre: float
    even: float
    points: int
    spread: float
    likeness: float
    lean: float

    def score(self, value: float, among: float | None) -> float:
        """How far a value lies from what is usual, in spreads widened for the likeness of weeks; 0 without a spread."""
        heeded = HEEDED * self.likeness
        wide = self.spread * math.sqrt((1 + heeded) / (1 - heeded))
        return _departure(self.kind, self.centre, self.even, (value, among)) / wide if wide else 0.0


@dataclass(frozen=True, slots=True)
class Weeks:
    """The last group of a series' points, parted into its baseline and what is judged by it.

    Args:
        kind: which chart.
        values: what stands at each point, as the yardstick measures it; a gap is `None`.
        among: what each was counted among or over; `None` where that plays no part.
        start: the place of the first point of the group in the whole series.
        based: how many of the points, gaps too, hold the baseline.
    """

    kind: ChartKind
    values: tuple[float | None, ...]
    among: tuple[float | None, ...]
    start: int
    based: int

    @property
    def first(self) -> int:
        """The place of the first judged point in the whole series."""
        return self.start + self.based


def weeks_of(watched: Watched) -> Weeks:
    """The weeks of the last group of a watched measure."""
    points, kind = watched.chart.points, watched.chart.kind
    start = next((at for at, point in enumerate(points) if point.group == points[-1].group), 0)
    values = tuple(_straight(kind, value) for value in watched.series.values[start:])
    known = [at for at, value in enumerate(values) if value is not None][: watched.baseline]
    among = watched.series.n[start:] if watched.series.n is not None else (None,) * len(values)
    return Weeks(kind, values, among, start, known[-1] + 1 if known else 0)


def yardstick(weeks: Weeks) -> Yardstick | None:
    """What a baseline says is usual; `None` where it has too few values to say."""
    based = list(zip(weeks.values[: weeks.based], weeks.among, strict=False))
    known = [(value, among or 1.0) for value, among in based if value is not None]
    if len(known) < LEAST_POINTS:
        return None
    kind, weight = weeks.kind, math.fsum(among for _, among in known)
    centre = math.fsum(value * among for value, among in known) / weight
    even = _even(kind, centre, weight)
    apart = [None if value is None else _departure(kind, centre, even, (value, among)) for value, among in based]
    return Yardstick(kind, centre, even, len(known), _spread(kind, apart), _likeness(apart), _lean(apart))


def scores(weeks: Weeks, usual: Yardstick) -> tuple[float | None, ...]:
    """How far each judged value lies from what is usual; a gap is `None`."""
    judged = zip(weeks.values[weeks.based :], weeks.among[weeks.based :], strict=True)
    return tuple(None if value is None else usual.score(value, among) for value, among in judged)


def _straight(kind: ChartKind, value: float | None) -> float | None:
    """A value as it is; the time or the cases between events, which are far from normal, as their root."""
    return value ** (1 / POWER) if value is not None and kind in WAITS else value


def _even(kind: ChartKind, centre: float, weight: float) -> float:
    """The centre, held off nought (and for shares off one) by a single event in the whole baseline."""
    if kind in SHARES:
        return min(max(centre, 1 / weight), 1 - 1 / weight) if weight > 1 else centre
    return max(centre, 1 / weight) if kind in RATES else centre


def _departure(kind: ChartKind, centre: float, even: float, at: tuple[float, float | None]) -> float:
    value, among = at
    return (value - centre) / (_own_spread(kind, even, among) or 1.0)


def _own_spread(kind: ChartKind, even: float, among: float | None) -> float:
    """The spread that counting alone gives, so that a week with a small denominator is not held to a large one's."""
    if kind in SHARES:
        return math.sqrt(max(even * (1 - even), 0.0) / (among or 1.0))
    return math.sqrt(max(even, 0.0) / (among or 1.0)) if kind in RATES else 1.0


def _spread(kind: ChartKind, apart: Sequence[float | None]) -> float:
    """The standard deviation; where counts do not vary at all, what counting alone gives."""
    known = [each for each in apart if each is not None]
    middle = mean(known)
    found = math.sqrt(math.fsum((each - middle) ** 2 for each in known) / (len(known) - 1))
    return found or (1.0 if kind in SHARES | RATES else 0.0)


def _likeness(apart: Sequence[float | None]) -> float:
    known = [each for each in apart if each is not None]
    middle, number = mean(known), len(known)
    pairs = [(a - middle) * (b - middle) for a, b in pairwise(apart) if a is not None and b is not None]
    square = math.fsum((each - middle) ** 2 for each in known) / number
    if not pairs or not square:
        return 0.0
    found = math.fsum(pairs) / len(pairs) / square
    # A short series looks less like itself than it is, by (1 + 3r) / n (Kendall 1954).
    return min(max(found + (1 + 3 * found) / number, 0.0), MOST_ALIKE)


def _lean(apart: Sequence[float | None]) -> float:
    known = [each for each in apart if each is not None]
    middle = mean(known)
    square = mean([(each - middle) ** 2 for each in known])
    return mean([(each - middle) ** 3 for each in known]) / square**1.5 if square else 0.0
