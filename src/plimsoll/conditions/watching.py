"""Watching: the control chart of every measure of the service and of each team, and what has become an alert.

The weeks are those that end on the asked day's weekday. Limits are made from a baseline that somebody settled, or from
the weeks to the first load; they are never moved to fit (`plimsoll.conditions.baselines`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from plimsoll.conditions.baselines import Baseline, settled, usual
from plimsoll.conditions.charting import drawn, flow_charts
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.register import INSTRUMENTS, instrument
from plimsoll.conditions.settling import first_told, settling, weeks_unsettled
from plimsoll.conditions.weeks import Key, Weeks, week_ends, weeks
from plimsoll.measures.block import Records
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.shapes import Stock
from plimsoll.measures.week import weekly
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.profile import Profile
from plimsoll.warning.alert import Alert, Watched
from plimsoll.warning.alerting import alerts, false_alerts, foremost
from plimsoll.warning.charted import Chart, Direction, Point, Variation, X

BOTH = (By.SERVICE, By.TEAM)
"""Whose charts are watched. A worker's never are."""


@dataclass(frozen=True, slots=True)
class Charted:
    """One measure of one unit, charted.

    Args:
        unit: the service, or the team's id; `None` for children of no team.
        name: the team's name, where the records give one.
        measure: the measure.
        step: weeks to a point.
        unsettled: weeks to the asked day that records still to come may move; the chart ends before them.
        watched: its series and its chart.
        baseline: where its limits come from.
        flows: of a stock, the charts of what came to it and what went in each week.
        alert: what is borne out at the last point, if anything is.
        counters: the measures that were to worsen if this one only looked better, and did.
    """

    unit: str | None
    name: str | None
    measure: str
    step: int
    unsettled: int
    watched: Watched
    baseline: Baseline
    flows: tuple[Chart, Chart] | None = None
    alert: Alert | None = None
    counters: tuple[str, ...] = ()

    @property
    def chart(self) -> Chart:
        """Its chart."""
        return self.watched.chart

    @property
    def direction(self) -> Direction | None:
        """Which way it has moved: its alert's, else that of its last value; `None` for what is usual."""
        if self.alert is not None:
            return self.alert.direction
        return next((point.direction for point in self._told_backwards()), None)

    @property
    def since(self) -> X | None:
        """The first point of that: its alert's, else that of the signals on end that the last value ends.

        `None` for what is usual. Weeks of which nothing is told end no run: nothing was seen in them either way.
        """
        if self.alert is not None:
            return self.alert.since
        way = self.direction
        run = [point.x for point in takewhile(lambda point: point.direction is way, self._told_backwards())]
        return None if way is None else run[-1]

    def _told_backwards(self) -> Iterator[Point]:
        return (point for point in reversed(self.chart.points) if point.y is not None)

    @property
    def variation(self) -> Variation:
        """Whether that is of concern."""
        concern = self.chart.concern
        if self.direction is None:
            return Variation.COMMON
        if concern is Concern.NEITHER:
            return Variation.NEUTRAL
        worse = (self.direction is Direction.UP) is (concern is Concern.UP)
        return Variation.CONCERN if worse else Variation.IMPROVEMENT


@dataclass(frozen=True, slots=True)
class Uncharted:
    """One measure of one unit of which there is no chart.

    Args:
        unit: the service, or the team's id; `None` for children of no team.
        name: the team's name, where the records give one.
        measure: the measure.
        why: why there is none.
        settled_anew: whether it is only that somebody settled new limits, which are being made.
    """

    unit: str | None
    name: str | None
    measure: str
    why: str
    settled_anew: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """What is seen of a service on a day.

    Args:
        on: the day.
        level: weeks between two false alerts on one stable chart, as the service set it.
        charts: every chart, the service's first, then each team's.
        uncharted: what could not be charted, and why.
        false_alerts_a_month: how many alerts a month are to be expected on these charts while nothing changes.
        unsettled: of each table, the weeks to the day that are not judged: not loaded yet, or not all written down.
    """

    on: date
    level: float
    charts: tuple[Charted, ...]
    uncharted: tuple[Uncharted, ...]
    false_alerts_a_month: float
    unsettled: Mapping[str, int]

    @property
    def alerts(self) -> tuple[Charted, ...]:
        """The charts with an alert."""
        return tuple(each for each in self.charts if each.alert is not None)


def watch(
    records: Records, profile: Profile, on: date, measures: Sequence[str] = (), bys: Sequence[By] = BOTH
) -> Watch:
    """The charts of a service and of its teams on a day, and the alerts that stand on it.

    Args:
        records: a session of the store.
        profile: the service's profile.
        on: the day.
        measures: their names; none asks for all. What bears a signal out is asked with them.
        bys: service, team or both.

    Raises:
        WrongUse: a measure has no such name.
        NotPermitted: it was asked by worker.
    """
    if By.WORKER in bys:
        raise NotPermitted("No chart of a worker is drawn: Plimsoll judges the service.", next_step="Ask by team.")
    asked = [instrument(name).name for name in measures] or list(INSTRUMENTS)
    level = profile.watching.alert_run_length
    late = settling(records, on)
    found = [_watched(records, profile, (on, late), by, _beside(asked)) for by in bys]
    charts = [each for charted, _ in found for each in _judged(charted, level) if each.measure in asked]
    return Watch(
        on,
        level,
        tuple(charts),
        tuple(each for _, uncharted in found for each in uncharted if each.measure in asked),
        sum(_false(charts, level)),
        late,
    )


def _beside(asked: Sequence[str]) -> list[Instrument]:
    """The measures asked for, and those that may bear one of them out or were made worse by it."""
    wanted = {*asked}
    for name in asked:
        wanted |= {*INSTRUMENTS[name].related, *INSTRUMENTS[name].counters}
    return [each for name, each in INSTRUMENTS.items() if name in wanted]


_Found = tuple[list[Charted], list[Uncharted]]
_When = tuple[date, Mapping[str, int]]


def _watched(records: Records, profile: Profile, when: _When, by: By, asked: Sequence[Instrument]) -> _Found:
    """Every chart of one kind of unit, not yet judged beside the others; and why there is no chart of the rest."""
    on, late = when
    watching = profile.watching
    standard = usual(first_told(records), on, watching)
    first = min([standard.start, *(each.start for each in watching.rebases if each.start <= on)])
    told = weeks(records, profile, by, week_ends(first, on), [each for each in asked if not each.uncharted])
    if by is By.SERVICE:
        # Also what there is no week of: that a measure has no chart must be told.
        named = [each.name for each in asked if not each.uncharted and each.name not in told.lacking]
        told.found.update({key: {} for key in ((SERVICE_UNIT, name) for name in named) if key not in told.found})
    found = [
        _one(told, key, settled(watching.rebases, _called(told, key, by), on, watching) or standard, late)
        for key in _ordered(told, asked)
    ]
    lacking = {each.name: each.uncharted for each in asked if each.uncharted} | told.lacking
    nowhere = [Uncharted(SERVICE_UNIT, None, name, why) for name, why in lacking.items() if by is By.SERVICE]
    return (
        [one for one in found if isinstance(one, Charted)],
        [*nowhere, *(one for one in found if isinstance(one, Uncharted))],
    )


def _called(told: Weeks, key: Key, by: By) -> tuple[str, frozenset[str] | None]:
    """A measure, and what a baseline may call its team; see `plimsoll.conditions.baselines.Whose`."""
    unit, measure = key
    if by is not By.TEAM:
        return measure, frozenset()
    return measure, None if unit is None else frozenset({unit, told.names.get(unit) or unit})


def _ordered(told: Weeks, asked: Sequence[Instrument]) -> Iterator[Key]:
    """The units in the order of their names, children of no team last; of each, the measures in theirs."""
    units = {unit for unit, _ in told.found}
    for unit in sorted(units, key=lambda unit: (unit is None, told.names.get(unit or "", unit or ""), unit or "")):
        yield from ((unit, each.name) for each in asked if (unit, each.name) in told.found)


def _one(told: Weeks, key: Key, baseline: Baseline, late: Mapping[str, int]) -> Charted | Uncharted:
    unit, measure = key
    each, name = instrument(measure), told.names.get(unit or "")
    unsettled = weeks_unsettled(each, late)
    days = [day for day in told.days[: max(len(told.days) - unsettled, 0)] if day >= baseline.start]
    made = drawn(each, days, told.found[key], baseline)
    if made.watched is None:
        return Uncharted(unit, name, measure, made.why, baseline.being_made(days))
    stock = isinstance(weekly(each), Stock) and baseline.points(days) > 0
    flows = flow_charts(each, days, told.flows.get(key, {}), baseline) if stock else None
    return Charted(unit, name, measure, made.step, unsettled, made.watched, baseline, flows)


def _judged(charted: Sequence[Charted], level: float) -> Iterator[Charted]:
    """The charts of each unit beside each other: which signal is borne out, which improvement has only moved."""
    by_unit: dict[str | None, list[Charted]] = {}
    for each in charted:
        by_unit.setdefault(each.unit, []).append(each)
    for ours in by_unit.values():
        raised = tuple(_raised(ours, level))
        judged = [replace(each, alert=foremost(_named(raised, each.measure), each.chart)) for each in ours]
        worse = {each.measure for each in judged if each.variation is Variation.CONCERN}
        yield from (replace(each, counters=_worse_beside(each, worse)) for each in judged)


def _named(raised: Iterable[Alert], measure: str) -> Iterator[Alert]:
    return (alert for alert in raised if alert.name == measure)


def _raised(ours: Sequence[Charted], level: float) -> Iterator[Alert]:
    """The alerts of one unit. Only charts on the same weeks can stand beside each other."""
    same: dict[tuple[int, object], list[Watched]] = {}
    for each in ours:
        same.setdefault((each.step, each.watched.series.x[0]), []).append(each.watched)
    for watched in same.values():
        yield from alerts(watched, level)


def _worse_beside(each: Charted, worse: Collection[str]) -> tuple[str, ...]:
    """The counter-measures that signal concern beside an improvement: it has moved, and is not fixed."""
    if each.variation is not Variation.IMPROVEMENT:
        return ()
    return tuple(name for name in instrument(each.measure).counters if name in worse)


def _false(charts: Iterable[Charted], level: float) -> Iterator[float]:
    """False alerts a month, by the weeks to a point: a chart of four-week points has a quarter of the occasions."""
    by_step: dict[int, list[Watched]] = {}
    for each in charts:
        by_step.setdefault(each.step, []).append(each.watched)
    for step, watched in by_step.items():
        yield false_alerts(watched, level) / step
