"""Whether a measure moved once a decision took effect: its chart, with the limits of the weeks before, says so.

A measure has moved when its last points lie on one side of what was usual before, for as long as a month, and among
them is a signal of that direction. A single good week is none. What moved while a counter-measure worsened has moved
and is not fixed. Nothing here says why anything moved.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Chart, Direction, Drawing, Point, Series, X
from plimsoll.warning.drawing import draw
from plimsoll.warning.lines import mean, side
from plimsoll.warning.memory import memory, variance, wavering
from plimsoll.warning.remarks import ENOUGH
from plimsoll.warning.rules import SHIFT

QUARTER = 13
"""Weeks to the day, of those since the decision, that are held against the weeks before."""

LASTING = 4
"""Of them the last, a month, which must lie on the same side by themselves: what has gone back has not moved."""

WIDE = 2.5
"""How far apart the two means must lie, in standard errors: three, as far as a limit is from a centre line."""

SIDES = {Direction.UP: 1, Direction.DOWN: -1}

NEITHER_WAY = "Neither way of moving is better for it."
NEVER_TOLD = "Nothing of it can be told from these records."
TRIAL = f"Trial limits only: fewer than {ENOUGH} weeks of it are told from before the decision took effect."
SILENT = f"Nothing of it is told in the last {LASTING} weeks."
COUNTERS = "Its counter-measures cannot be told, so neither can what it was paid for with."


class Verdict(StrEnum):
    """What became of a measure that a decision should move."""

    IMPROVED = "improved"
    NOT_MOVED = "not moved"
    WORSENED = "worsened"
    MOVED = "moved, not fixed"
    EARLY = "too early"
    UNTOLD = "cannot be told"


MOVES = frozenset({Verdict.IMPROVED, Verdict.WORSENED, Verdict.MOVED})
"""The verdicts that rest on a signal."""


@dataclass(frozen=True, slots=True)
class Course:
    """A measure through the weeks before and after a decision took effect.

    Args:
        name: the measure.
        series: its weeks; each x is the last day of one.
        kind: the chart that fits it.
        concern: which way of moving is a matter of concern.
    """

    name: str
    series: Series
    kind: ChartKind
    concern: Concern


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
        since: the first of the points that it has lain on its new side; `None` where it has not moved.
        weeks: how many weeks since the decision took effect have a value.
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
    weeks: int = 0
    why: str = ""
    counters: tuple[Told, ...] = ()
    chart: Chart | None = None


def told(course: Course, effective: date, weeks: int, counters: Iterable[Course] = ()) -> Told:
    """What became of a measure, beside its counter-measures.

    Args:
        course: the measure.
        effective: the day from which the decision takes effect; a week that ends on it is after.
        weeks: how many weeks before that day the limits are made from.
        counters: the measures that worsen when this one is made to look better.
    """
    beside = tuple(_alone(each, effective, weeks) for each in counters)
    return _weighed(replace(_alone(course, effective, weeks), counters=beside))


def _weighed(found: Told) -> Told:
    """An improvement is held against its counters: one that worsened, or one that nothing can be told of."""
    if found.verdict is not Verdict.IMPROVED:
        return found
    if any(each.verdict is Verdict.WORSENED for each in found.counters):
        return replace(found, verdict=Verdict.MOVED)
    untold = any(each.verdict is Verdict.UNTOLD for each in found.counters)
    return replace(found, why=COUNTERS) if untold else found


def _alone(course: Course, effective: date, weeks: int) -> Told:
    cut, before = _around(course.series, effective, weeks)
    values = cut.values
    known = sum(value is not None for value in values[:before])
    since = sum(value is not None for value in values[before:])
    bare = Told(course.name, Verdict.UNTOLD, then=_last(values[:before]), now=_last(values), weeks=since)
    if why := _untold(course, values, known):
        return replace(bare, why=why)
    if since < SHIFT:
        return replace(bare, verdict=Verdict.EARLY, why=f"{SHIFT} weeks are wanted, and {since} have gone by.")
    if all(value is None for value in values[-LASTING:]):
        return replace(bare, why=SILENT)
    return _judged(bare, draw(cut, Drawing(course.kind, course.concern, baseline=known)), before)


def _untold(course: Course, values: Sequence[float | None], known: int) -> str:
    """Why nothing can be said, whatever comes; empty when something can, if not yet."""
    if course.concern is Concern.NEITHER:
        return NEITHER_WAY
    if all(value is None for value in values):
        return NEVER_TOLD
    return TRIAL if known < ENOUGH else ""


def _around(series: Series, effective: date, weeks: int) -> tuple[Series, int]:
    """The weeks before the day, no more than so many, and all from it on; and how many of them are before it."""
    after = sum(1 for x in series.x if isinstance(x, date) and x < effective)
    first = max(after - weeks, 0)
    n = None if series.n is None else series.n[first:]
    return Series(series.x[first:], series.y[first:], n), after - first


def _last(values: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)


def _judged(bare: Told, chart: Chart, before: int) -> Told:
    """What the chart says: a signal since the decision, and the weeks to the day apart from those before."""
    since = [point for point in chart.points[before:] if point.y is not None]
    last = since[-1]
    lined = replace(bare, usual=last.mean, lower=last.lower, upper=last.upper, chart=chart)
    at = apart(_deviations(chart.points[:before]), _known(_deviations(since)))
    signals = [point.x for point in since if point.direction is not None and SIDES[point.direction] == at]
    if not at or not signals:
        return replace(lined, verdict=Verdict.NOT_MOVED)
    worse = (at > 0) is (chart.concern is Concern.UP)
    return replace(lined, verdict=Verdict.WORSENED if worse else Verdict.IMPROVED, since=signals[0])


def apart(before: Sequence[float | None], since: Sequence[float]) -> int:
    """On which side of what was usual the measure lies to the day: 1 above, -1 below, 0 if that cannot be told.

    The weeks of the last quarter, and of the last month by themselves, lie on that side; and those of the quarter by
    more than three times what two such means waver by chance, neighbouring weeks being as alike as they were before.

    Args:
        before: the weeks before, less their mean; a gap is `None`.
        since: the weeks since, less the same.
    """
    quarter, month = since[-QUARTER:], since[-LASTING:]
    at, alike = side(mean(quarter), 0), memory(before)
    known = _known(before)
    waver = wavering(len(quarter), alike) + wavering(len(known), alike)
    far = abs(mean(quarter)) > WIDE * math.sqrt(variance(known, alike) * waver)
    return at if far and side(mean(month), 0) == at else 0


def _deviations(points: Sequence[Point]) -> list[float | None]:
    return [None if point.y is None or point.mean is None else point.y - point.mean for point in points]


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
