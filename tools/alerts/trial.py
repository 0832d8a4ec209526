"""The trial: our own charts and alerts on series whose truth is known, beside plain Making Data Count rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Alert, Watched
from plimsoll.warning.alerting import alert_spells, alerts
from plimsoll.warning.charted import Direction, Drawing, Series
from plimsoll.warning.drawing import draw
from plimsoll.warning.following import completed
from plimsoll.warning.leaning import LASTING
from tools.alerts.quick import Values
from tools.alerts.worlds import World, steady, thinned

SEED = 44
BASELINE = 52
BEFORE = 26
"""Stable weeks between the baseline and what happens."""

STABLE_WEEKS = 104
AFTER = 78
"""Weeks that a chart is followed for after something happened to it."""

WEEKS_A_MONTH = 52 / 12


@dataclass
class Tally:
    """What was counted of many charts.

    Args:
        weeks: chart-weeks that were judged.
        raised: how many signals, or alerts, began.
        until: weeks seen until the first of each chart, and to the end where it had none.
        firsts: charts that had one.
    """

    weeks: int = 0
    raised: int = 0
    until: int = 0
    firsts: int = 0

    def add(self, begun: Sequence[int], weeks: int) -> None:
        """Count one chart: the weeks, from 0, at which one began."""
        self.weeks += weeks
        self.raised += len(begun)
        self.until += begun[0] + 1 if begun else weeks
        self.firsts += bool(begun)

    @property
    def run_length(self) -> float:
        """Weeks until the first."""
        return self.until / max(self.firsts, 1)

    @property
    def error(self) -> float:
        """The standard error of the run length."""
        return float(self.run_length / max(self.firsts, 1) ** 0.5)

    @property
    def a_hundred_months(self) -> float:
        """How many began in 100 chart-months."""
        return 100 * WEEKS_A_MONTH * self.raised / self.weeks


@dataclass
class Beside:
    """Plain rules and our alerts on the same charts."""

    plain: Tally = field(default_factory=Tally)
    ours: Tally = field(default_factory=Tally)


@dataclass
class Delays:
    """Weeks until a real change was seen, chart by chart; `None` where it was not."""

    plain: list[int | None] = field(default_factory=list)
    ours: list[int | None] = field(default_factory=list)


def watched(world: World, values: Sequence[float | None], among: float | None, name: str = "measure") -> Watched:
    """A drawn series as the second stage is given it."""
    number = len(values)
    series = Series(tuple(map(str, range(number))), tuple(values), None if among is None else (among,) * number)
    chart = draw(series, Drawing(world.kind, Concern.UP, baseline=BASELINE))
    return Watched(name, series, chart, BASELINE)


def plainly(each: Watched) -> tuple[frozenset[Direction], ...]:
    """Which rules plain Making Data Count finds fulfilled, week by week, on an XmR chart of the same values."""
    series = Series(each.series.x, each.series.values)
    chart = draw(series, Drawing(ChartKind.XMR, Concern.UP, baseline=BASELINE))
    return completed(chart.points)


def begun(found: Sequence[frozenset[Direction]], way: Direction | None = None) -> list[int]:
    """The weeks after the baseline, from 0, in which a signal began: the week before had none."""
    shown = [bool(each) if way is None else way in each for each in found]
    return [at - BASELINE for at in range(BASELINE, len(shown)) if shown[at] and not (at > BASELINE and shown[at - 1])]


def drawn(world: World, course: Values, charts: int, seed: Sequence[int]) -> Iterator[Watched]:
    """Charts of a world whose mean takes a course after the baseline."""
    rng = np.random.default_rng([SEED, *seed])
    whole = np.concatenate([steady(BASELINE), course])
    found, among = world.draw(rng, whole, charts)
    gone = rng.random(found.shape) < world.missing
    for row, absent in zip(found, gone, strict=True):
        values = [None if lost else float(value) for value, lost in zip(row, absent, strict=True)]
        yield watched(world, values, among)


def false(world: World, charts: int, level: float) -> Beside:
    """How often plain rules and our alerts are false while nothing changes."""
    tally = Beside()
    for each in drawn(world, steady(STABLE_WEEKS), charts, [1]):
        judged = len(each.chart.points) - BASELINE
        tally.plain.add(begun(plainly(each)), judged)
        tally.ours.add(sorted(_week(alert.raised) for alert in alert_spells([each], level)), judged)
    return tally


def _week(x: object) -> int:
    return int(str(x)) - BASELINE


def delays(world: World, course: Values, charts: int, level: float) -> Delays:
    """How late a change is seen, by both ways on the same charts: those on which neither stood when it began."""
    found = Delays()
    for each in drawn(world, course, charts, [2]):
        plain, ours = plainly(each), alert_spells([each], level)
        if not _quiet(plain, ours):
            continue
        ups = [at - BASELINE for at in range(BASELINE, len(plain)) if Direction.UP in plain[at]]
        raised = sorted(_week(alert.raised) for alert in ours if alert.direction is Direction.UP)
        found.plain.append(_first_after(ups))
        found.ours.append(_first_after(raised))
    return found


def _quiet(plain: Sequence[frozenset[Direction]], ours: Sequence[Alert]) -> bool:
    """Whether nothing upwards stood in the last weeks before the change."""
    change = BASELINE + BEFORE
    signalled = any(Direction.UP in each for each in plain[change - LASTING : change])
    return not signalled and not any(_stood(alert) for alert in ours)


def _stood(alert: Alert) -> bool:
    """Whether an alert upwards stood when the change began."""
    over = alert.ended is not None and _week(alert.ended) < BEFORE
    return alert.direction is Direction.UP and _week(alert.raised) < BEFORE and not over


def _first_after(weeks: Sequence[int]) -> int | None:
    """Weeks from the change to the first, counted from 1."""
    return next((week - BEFORE + 1 for week in weeks if week >= BEFORE), None)


def late(world: World, charts: int, level: float, settling: int) -> Beside:
    """How often both are false where the last weeks are not yet recorded, each week judged as it was then known."""
    tally = Beside()
    rng = np.random.default_rng([SEED, 3])
    found, _ = world.draw(rng, steady(BASELINE + STABLE_WEEKS), charts)
    for row in found:
        plain, ours = zip(*_as_known(world, thinned(rng, row), level, settling), strict=True)
        tally.plain.add(_onsets(plain), STABLE_WEEKS)
        tally.ours.add(_onsets(ours), STABLE_WEEKS)
    return tally


def _as_known(world: World, known: Sequence[Values], level: float, settling: int) -> Iterator[tuple[bool, bool]]:
    """Week by week after the baseline, whether plain rules signalled at the last point and whether an alert stood."""
    settled = known[-1][:BASELINE]
    for row in known[BASELINE:]:
        each = watched(world, [*map(float, settled), *map(float, row[BASELINE:])], None)
        # The plain way judges every week that is there; ours leaves out those that are told to be settling.
        ours = alerts([Watched(each.name, each.series, each.chart, BASELINE, settling=settling)], level)
        yield bool(plainly(each)[-1]), bool(ours)


def _onsets(shown: Sequence[bool]) -> list[int]:
    return [at for at, now in enumerate(shown) if now and not (at and shown[at - 1])]


@dataclass(frozen=True)
class Pairs:
    """Many charts at once, each related to one other: their alerts with what bears them out beside, and without."""

    charts: int
    alone: float
    together: float


def pairs(world: World, charts: int, level: float, common: float) -> Pairs:
    """Alerts per 100 chart-months of many charts at once, in related pairs that move together by chance.

    Args:
        world: whose series; single values.
        charts: how many, an even number.
        level: weeks between two false alerts on one stable chart.
        common: the correlation of the two of a pair.
    """
    alone = list(drawn(world, steady(STABLE_WEEKS), charts, [4]))
    values = np.array([each.series.y for each in alone], dtype=float)
    shared = values.mean() + common * (values[0::2] - values.mean())
    values[1::2] = shared + np.sqrt(1 - common**2) * (values[1::2] - values.mean())
    related = [
        replace(watched(world, [float(value) for value in row], None, f"measure {at}"), related=(f"measure {at ^ 1}",))
        for at, row in enumerate(values)
    ]
    months = charts * STABLE_WEEKS / WEEKS_A_MONTH / 100
    bare = [replace(each, related=()) for each in related]
    return Pairs(charts, len(alert_spells(bare, level)) / months, len(alert_spells(related, level)) / months)
