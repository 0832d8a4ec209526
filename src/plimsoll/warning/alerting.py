"""The second stage: which signals are alerts, through the weeks and at the last of them.

A signal is an alert while something else bears it out: a CUSUM against the measure's own yardstick, a related measure
that moves the same way, or its own persistence. See docs/explanation/charts-and-alerts.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plimsoll.measures.instrument import Concern
from plimsoll.warning.alert import Alert, Evidence, Watched
from plimsoll.warning.charted import Chart, Direction
from plimsoll.warning.leaning import Leaning, leanings
from plimsoll.warning.thresholds import alert_run_length, check_level
from plimsoll.warning.yardstick import weeks_of, yardstick

TOGETHER = 0.75
"""Of its threshold, what each of two related sums must reach to bear the other out (docs/decisions, 32)."""

DYING = 0.5
"""Of its threshold, what a sum must fall under for an alert to end."""

WEEKS_A_MONTH = 52 / 12

OTHER_WAY = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


@dataclass(frozen=True, slots=True)
class _Beside:
    """A related measure, leaning to the side that is as good or as bad for its children."""

    name: str
    leaning: Leaning


def alerts(watched: Sequence[Watched], level: float) -> tuple[Alert, ...]:
    """The alerts that stand at the last point, of the measures of one unit.

    Args:
        watched: every measure of the unit that is watched, on the same weeks.
        level: weeks between two false alerts on one stable chart.
    """
    return tuple(alert for alert in alert_spells(watched, level) if alert.ended is None)


def foremost(found: Iterable[Alert], chart: Chart) -> Alert | None:
    """The one alert of a chart that is told: that of concern, else one that the last value does not signal against.

    An alert ends weeks after what it told of, so one of improvement may still stand when things have suddenly worsened.
    Then the signal of that is told in its stead; an alert of concern stands until it is over.

    Args:
        found: the alerts that stand on the chart, to either side.
        chart: the chart.
    """
    last = next((point.direction for point in reversed(chart.points) if point.y is not None), None)
    told = [each for each in found if _of_concern(each, chart) or last in {None, each.direction}]
    return min(told, key=lambda each: not _of_concern(each, chart), default=None)


def alert_spells(watched: Sequence[Watched], level: float) -> tuple[Alert, ...]:
    """Every alert there has been since the baselines, as it was known week by week, over or standing.

    Args:
        watched: every measure of the unit that is watched, on the same weeks.
        level: weeks between two false alerts on one stable chart.

    Raises:
        WrongUse: the level is not one that was measured.
    """
    check_level(level)
    settled = {each.name: _settled(each) for each in watched}
    leaning = {name: leanings(each, level) for name, each in settled.items()}
    return tuple(
        alert
        for name, each in settled.items()
        for direction, own in leaning[name].items()
        for alert in _spells(each, direction, own, _beside(each, direction, settled, leaning))
    )


def false_alerts(watched: Sequence[Watched], level: float) -> float:
    """How many alerts a month are to be expected of weekly charts while nothing changes.

    It is what was measured on stable series with baselines as long and weeks as much alike as these have.

    Args:
        watched: every measure that is watched, of one unit or of many.
        level: weeks between two false alerts on one stable chart.

    Raises:
        WrongUse: the level is not one that was measured.
    """
    found = [yardstick(weeks_of(each)) for each in watched]
    return WEEKS_A_MONTH * math.fsum(
        1 / alert_run_length(level, usual.points, usual.likeness) for usual in found if usual is not None
    )


def _of_concern(alert: Alert, chart: Chart) -> bool:
    return chart.concern is not Concern.NEITHER and (alert.direction is Direction.UP) is (chart.concern is Concern.UP)


def _settled(watched: Watched) -> Watched:
    """A measure without the points that records still to come may move."""
    if not watched.settling:
        return watched
    keep = len(watched.chart.points) - watched.settling
    series = watched.series
    return replace(
        watched,
        series=replace(series, x=series.x[:keep], y=series.y[:keep], n=series.n[:keep] if series.n else series.n),
        chart=replace(watched.chart, points=watched.chart.points[:keep]),
        settling=0,
    )


def _beside(
    watched: Watched,
    direction: Direction,
    settled: Mapping[str, Watched],
    leaning: Mapping[str, Mapping[Direction, Leaning]],
) -> tuple[_Beside, ...]:
    """The related measures: where this one worsens those that worsen too, where it improves those that improve."""
    found = []
    for name in watched.related:
        other = settled.get(name)
        ways = _same_way(watched.chart.concern, other.chart.concern, direction) if other else ()
        found += [_Beside(name, leaning[name][way]) for way in ways if way in leaning[name]]
    return tuple(found)


def _same_way(mine: Concern, other: Concern, direction: Direction) -> tuple[Direction, ...]:
    if Concern.NEITHER in {mine, other}:
        return tuple(Direction)
    return (direction,) if mine is other else (OTHER_WAY[direction],)


def _spells(watched: Watched, direction: Direction, own: Leaning, beside: Sequence[_Beside]) -> tuple[Alert, ...]:
    found: list[Alert] = []
    standing: Alert | None = None
    for place in range(len(own.sums)):
        with_it = _moving(own, beside, place)
        evidence = _evidence(own, place, with_it)
        if standing is None and evidence:
            standing = _raised(watched, direction, own, place)
        if standing is not None:
            standing = _borne_out(standing, evidence, with_it)
            if _over(own, place):
                found.append(replace(standing, ended=watched.chart.points[own.first + place].x))
                standing = None
    return tuple(found) if standing is None else (*found, standing)


def _moving(own: Leaning, beside: Sequence[_Beside], place: int) -> tuple[str, ...]:
    """The related measures that bear this one out in a week."""
    if own.sums[place] < TOGETHER * own.threshold:
        return ()
    return tuple(each.name for each in beside if _leans(each.leaning, place + own.first - each.leaning.first))


def _leans(leaning: Leaning, place: int) -> bool:
    within = 0 <= place < len(leaning.sums)
    return within and leaning.stands[place] and leaning.sums[place] >= TOGETHER * leaning.threshold


def _evidence(own: Leaning, place: int, with_it: Sequence[str]) -> tuple[Evidence, ...]:
    if not own.stands[place]:
        return ()
    holds = {
        Evidence.PERSISTS: own.persists[place],
        Evidence.RELATED: bool(with_it),
        Evidence.CUSUM: own.sums[place] >= own.threshold > 0,
    }
    return tuple(evidence for evidence, so in holds.items() if so)


def _over(own: Leaning, place: int) -> bool:
    fallen = own.sums[place] < DYING * own.threshold and not own.persists[place]
    return fallen or not own.stands[place]


def _raised(watched: Watched, direction: Direction, own: Leaning, place: int) -> Alert:
    points = watched.chart.points
    here = own.first + place
    shown = (at for at in range(own.first + own.since[place], here) if points[at].direction is direction)
    return Alert(
        name=watched.name,
        direction=direction,
        since=points[next(shown, here)].x,
        raised=points[here].x,
        evidence=(),
    )


def _borne_out(alert: Alert, evidence: Sequence[Evidence], with_it: Sequence[str]) -> Alert:
    shown = {*alert.evidence, *evidence}
    names = {*alert.beside, *(with_it if Evidence.RELATED in evidence else ())}
    return replace(
        alert,
        evidence=tuple(each for each in Evidence if each in shown),
        beside=tuple(sorted(names)),
    )
