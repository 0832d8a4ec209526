"""Whether a measure moved once a decision took effect: its chart, with the limits of the weeks before, says so.

A measure has moved when the weeks to the day lie apart from the weeks before by more than such means waver by chance,
and its chart has signalled that way since. A single good week is no movement, and what has gone back has not moved.
What moved while a counter-measure worsened has moved and is not fixed. Nothing here says why anything moved.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from plimsoll.measures.instrument import Concern
from plimsoll.warning.alert import Watched
from plimsoll.warning.charted import Chart, Direction, Point, X
from plimsoll.warning.lines import mean, side
from plimsoll.warning.remarks import ENOUGH
from plimsoll.warning.rules import SHIFT
from plimsoll.warning.yardstick import HEEDED, Yardstick, weeks_of, yardstick

QUARTER_WEEKS = 13
"""Weeks to the day, of those since the decision, that are held against the weeks before."""

MONTH_WEEKS = 4
"""Of them the last, which must lie on the same side by themselves: what has gone back has not moved."""

LEAST_SINCE = 3
"""Points since the decision from which something can be said: fewer are no run of anything."""

WIDE = 2.5
"""How far apart the two means must lie, in standard errors. Of a stable measure about one in a hundred lies so far
apart by chance; decision 37 has what a long memory makes of that."""

SIDES = {Direction.UP: 1, Direction.DOWN: -1}

NEITHER_WAY = "Neither way of moving is better for it."
TRIAL = f"Trial limits only: fewer than {ENOUGH} points of its chart lie before the decision took effect."
SILENT = "Nothing of it is told in the last weeks."
UNSTEADY = "Its chart signals, but no further than the weeks before moved by themselves."
COUNTERS = "A counter-measure of it cannot be told, so neither can what it was paid for with."


class Verdict(StrEnum):
    """What became of a measure that a decision should move."""

    IMPROVED = "improved"
    NOT_MOVED = "not moved"
    WORSENED = "worsened"
    MOVED = "moved, not fixed"
    EARLY = "too early"
    UNTOLD = "cannot be told"


@dataclass(frozen=True, slots=True)
class Course:
    """A measure through the weeks before and after a decision took effect.

    Args:
        name: the measure.
        watched: its chart, with limits from the weeks before; `None` where there is none.
        step: weeks to a point.
        why: why there is no chart; empty when there is one.
        early: whether there is none because no week has gone by since the decision.
    """

    name: str
    watched: Watched | None
    step: int = 1
    why: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a measure since a decision took effect.

    Args:
        name: the measure.
        verdict: what became of it.
        usual: the centre line of the weeks before; `None` where there is no chart.
        lower: the lower limit at the last point.
        upper: the upper limit there.
        then: its last value before the decision took effect.
        now: its last value.
        since: the first point since the decision that signals the way it moved; `None` where it has not.
        points: how many points since the decision have a value.
        why: what a reader should know of the verdict, or empty.
        counters: the same of its counter-measures.
        chart: the chart that it rests on.
    """

    name: str
    verdict: Verdict
    usual: float | None = None
    lower: float | None = None
    upper: float | None = None
    then: float | None = None
    now: float | None = None
    since: X | None = None
    points: int = 0
    why: str = ""
    counters: tuple[Told, ...] = ()
    chart: Chart | None = None


def told(course: Course, effective: date, counters: Iterable[Course] = ()) -> Told:
    """What became of a measure, beside its counter-measures.

    Args:
        course: the measure.
        effective: the day from which the decision takes effect; a point of that day is after.
        counters: the measures that worsen when this one is made to look better, on charts of the same weeks.
    """
    beside = tuple(_alone(each, effective) for each in counters)
    return _weighed(replace(_alone(course, effective), counters=beside))


def _weighed(found: Told) -> Told:
    """An improvement is held against its counters: one that worsened, or one that nothing can be told of."""
    if found.verdict is not Verdict.IMPROVED:
        return found
    if any(each.verdict is Verdict.WORSENED for each in found.counters):
        return replace(found, verdict=Verdict.MOVED)
    untold = any(each.verdict in {Verdict.UNTOLD, Verdict.EARLY} for each in found.counters)
    return replace(found, why=COUNTERS) if untold else found


def _alone(course: Course, effective: date) -> Told:
    if course.watched is None:
        return Told(course.name, Verdict.EARLY if course.early else Verdict.UNTOLD, why=course.why)
    chart = course.watched.chart
    known = [point for point in chart.points if point.y is not None]
    before = [point for point in known if _before(point, effective)]
    since, last = known[len(before) :], known[-1]
    bare = Told(course.name, Verdict.UNTOLD, last.mean, last.lower, last.upper, now=last.y, chart=chart)
    bare = replace(bare, then=before[-1].y if before else None, points=len(since))
    if why := _untold(chart, len(before)):
        return replace(bare, why=why)
    gone_by = sum(not _before(point, effective) for point in chart.points)
    least = max(SHIFT // course.step, LEAST_SINCE)
    if gone_by < least:
        return replace(
            bare, verdict=Verdict.EARLY, why=f"Of its chart {gone_by} of {least} points since it took effect have come."
        )
    silent = all(point.y is None for point in chart.points[-_month(course) :])
    return replace(bare, why=SILENT) if silent or len(since) < least else _judged(bare, course, since)


def _untold(chart: Chart, before: int) -> str:
    """Why nothing can be said, whatever comes; empty when something can, if not yet."""
    if chart.concern is Concern.NEITHER:
        return NEITHER_WAY
    return TRIAL if before < ENOUGH else ""


def _month(course: Course) -> int:
    return max(MONTH_WEEKS // course.step, 1)


def _before(point: Point, effective: date) -> bool:
    return isinstance(point.x, date) and point.x < effective


def _judged(bare: Told, course: Course, since: Sequence[Point]) -> Told:
    """A signal since the decision, and the weeks to the day apart from those before: together they are a movement."""
    at = apart(course, len(since))
    signals = [point.x for point in since if point.direction is not None and SIDES[point.direction] == at]
    if not at or not signals or bare.chart is None:
        signalled = any(point.signals for point in since[-_month(course) :])
        return replace(bare, verdict=Verdict.NOT_MOVED, why=UNSTEADY if signalled else "")
    worse = (at > 0) is (bare.chart.concern is Concern.UP)
    return replace(bare, verdict=Verdict.WORSENED if worse else Verdict.IMPROVED, since=signals[0])


def apart(course: Course, since: int) -> int:
    """On which side of what was usual a measure lies to the day: 1 above, -1 below, 0 if that cannot be told.

    The last quarter, and the last month of it by itself, lie on that side; and the quarter by more than `WIDE` times
    what the two means waver, neighbouring weeks being as alike as they were before.

    Args:
        course: the measure.
        since: how many points that have a value lie after the decision.
    """
    if course.watched is None:
        return 0
    weeks = weeks_of(course.watched)
    usual = yardstick(weeks)
    if usual is None:
        return 0
    pairs = zip(weeks.values, weeks.among, strict=True)
    known = [_departure(usual, value, among) for value, among in pairs if value is not None]
    quarter = known[-min(max(QUARTER_WEEKS // course.step, LEAST_SINCE), since) :]
    at = side(mean(quarter), 0)
    here = side(mean(quarter[-_month(course) :]), 0)
    return at if here == at and abs(mean(quarter)) > WIDE * _wavers(usual, len(quarter)) else 0


def _departure(usual: Yardstick, value: float, among: float | None) -> float:
    """How far a value lies from what is usual, in spreads; in its own unit where what was usual never varied."""
    heeded = HEEDED * usual.likeness
    if usual.spread == 0:
        return value - usual.centre
    return usual.score(value, among) * math.sqrt((1 + heeded) / (1 - heeded))


def _wavers(usual: Yardstick, number: int) -> float:
    """How far the mean of so many points wavers about that of the baseline, in spreads; 0 where nothing ever varied."""
    if usual.spread == 0:
        return 0.0
    short = waver(usual.points, usual.likeness)
    return math.sqrt((waver(number, usual.likeness) + short) / (1 - short))


def waver(number: int, alike: float) -> float:
    """The variance of a mean of so many neighbouring points, in variances of one: 1 over the number of strangers.

    Args:
        number: how many, at least one.
        alike: the correlation of neighbours, from 0; a first-order autoregression.
    """
    shared = math.fsum((1 - distance / number) * alike**distance for distance in range(1, number))
    return (1 + 2 * shared) / number
