"""From the weeks of a measure to its control chart: which values, in what steps, on which limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plimsoll.conditions.baselines import Baseline
from plimsoll.conditions.weeks import Flow, Number, Week
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.week import WEEK_DAYS
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Watched
from plimsoll.warning.charted import Chart, Drawing, Series
from plimsoll.warning.drawing import draw
from plimsoll.warning.kinds import COUNTED, SHARES

STEPS = (1, 4)
"""Weeks to a point: four where a single week holds too few. A year's baseline has 13 such points, and 12 are wanted."""

LEAST_EXPECTED = 1.0
"""What a point of a chart of counts should lead one to expect, of what is counted and (in a share) of what is not. Of
counts about 1 or more, fewer than one in a hundred lies beyond the upper limit of three sigma by chance (Poisson); of
rarer ones up to one in twelve."""

SCREEN = False
"""Moving ranges are not screened, as in Making Data Count's own workbook: of what stands for weeks and then moves by
one, such as vacant posts or a team's children without a worker, the screen leaves only the weeks in which nothing
moved, and limits on the mean."""

THIN = "Too few to chart: even four weeks together have fewer than one to expect."
RARE = "rare: fewer than one is to be expected in four weeks, so a single one may lie beyond its limit."
NOTHING_BEFORE = "Nothing to make limits from: no value in the weeks of its baseline."
NOTHING_SINCE = "Nothing to judge: no value since the weeks of its baseline."
NOTHING_LATELY = "Nothing to judge: no value in the last five weeks."

LATELY_WEEKS = 5
"""A month and the days that make it up to whole weeks: what is told once a month is still judged."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of a measure, or why there is none.

    Args:
        watched: the chart with its series; `None` where there is none.
        step: weeks to a point.
        why: why there is none; empty when there is one.
    """

    watched: Watched | None
    step: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Stepped:
    """A series in the steps in which it is charted, and what is to be said of that."""

    series: Series
    step: int = 1
    notes: tuple[str, ...] = ()


def drawn(each: Instrument, days: Sequence[date], found: Mapping[date, Week], baseline: Baseline) -> Drawn:
    """The chart of one measure of one unit.

    Args:
        each: the measure.
        days: the last days of the weeks from the baseline's first on, in order.
        found: its weeks; one that is not there is a gap.
        baseline: the weeks that its limits are made from.
    """
    series = _series(each.chart, days, found)
    if not _told(series, baseline)[0]:
        return Drawn(None, why=NOTHING_BEFORE)
    stepped = _stepped(each, series, baseline) if each.chart in COUNTED else _Stepped(series)
    if stepped is None:
        return Drawn(None, why=THIN)
    before, after = _told(stepped.series, baseline)
    if not before or not after or not _lately(stepped.series):
        return Drawn(None, stepped.step, _why_not(before, after, baseline))
    chart = draw(stepped.series, Drawing(each.chart, each.concern, baseline=before, screen=SCREEN))
    chart = replace(chart, notes=(*chart.notes, *stepped.notes))
    return Drawn(Watched(each.name, stepped.series, chart, before, each.related), stepped.step)


def _why_not(before: int, after: int, baseline: Baseline) -> str:
    if not before:
        return NOTHING_BEFORE
    return NOTHING_LATELY if after else f"{NOTHING_SINCE} {baseline.note}"


def _lately(series: Series) -> bool:
    """Whether any of the last weeks, a point that may be of four of them, has a value."""
    last = max((x for x in series.x if isinstance(x, date)), default=date.min)
    known = (x for x, value in zip(series.x, series.values, strict=True) if value is not None)
    return any(isinstance(x, date) and (last - x).days < LATELY_WEEKS * WEEK_DAYS for x in known)


def flow_charts(
    each: Instrument, days: Sequence[date], flows: Mapping[date, Flow], baseline: Baseline
) -> tuple[Chart, Chart]:
    """What came to a stock and what went from it, week by week. Coming is of concern where the stock's rising is.

    Args:
        each: the stock.
        days: the last days of the weeks.
        flows: its flows; a week that is not there had none.
        baseline: the weeks that the limits are made from.
    """
    none = Flow(0.0, 0.0)
    began = tuple(flows.get(day, none).began for day in days)
    ended = tuple(flows.get(day, none).ended for day in days)
    turned = {Concern.UP: Concern.DOWN, Concern.DOWN: Concern.UP}
    made = baseline.points(days)
    return (
        draw(Series(tuple(days), began), Drawing(ChartKind.XMR, each.concern, baseline=made, screen=SCREEN)),
        draw(
            Series(tuple(days), ended),
            Drawing(ChartKind.XMR, turned.get(each.concern, each.concern), baseline=made, screen=SCREEN),
        ),
    )


def _series(kind: ChartKind, days: Sequence[date], found: Mapping[date, Week]) -> Series:
    weeks = [found.get(day) for day in days]
    if kind not in COUNTED:
        return Series(tuple(days), tuple(week.value if week else None for week in weeks))
    counts = tuple(week.numerator if week else None for week in weeks)
    return Series(tuple(days), counts, tuple(week.denominator if week else None for week in weeks))


def _stepped(each: Instrument, series: Series, baseline: Baseline) -> _Stepped | None:
    """The counts in the shortest steps that hold enough of them; `None` where none does.

    A share of many is charted even where what it counts is rare: from none to many is what must not be missed.
    """
    joined = [(_joined(series, step), step) for step in STEPS]
    enough = [_Stepped(*each_step) for each_step in joined if _rarer(each, each_step[0], baseline) >= LEAST_EXPECTED]
    if enough:
        return enough[0]
    longest, step = joined[-1]
    many = each.chart in SHARES and _expected(longest, baseline)[1] >= SMALL_SHARE
    return _Stepped(longest, step, (RARE,)) if many else None


def _rarer(each: Instrument, series: Series, baseline: Baseline) -> float:
    """What a point leads one to expect of what is counted or, in a share and if fewer, of what is not."""
    counted, among = _expected(series, baseline)
    return min(counted, among - counted) if each.chart in SHARES else counted


def _joined(series: Series, step: int) -> Series:
    """So many weeks to a point, the last ending on the last day; weeks at the beginning that fill no point go."""
    places = range(len(series.x) % step, len(series.x), step)
    n = series.n or ()
    return Series(
        tuple(series.x[place + step - 1] for place in places),
        tuple(_total(series.y[place : place + step]) for place in places),
        tuple(_total(n[place : place + step]) for place in places),
    )


def _total(values: Iterable[Number]) -> Number:
    """The sum of those that are known; where none is, a gap."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _expected(series: Series, baseline: Baseline) -> tuple[float, float]:
    """What a point of the baseline held on average: what was counted, and what it was counted among."""
    pairs = [
        (y, n)
        for x, y, n in zip(series.x, series.y, series.n or (), strict=True)
        if y is not None and n and not _after(x, baseline)
    ]
    number = len(pairs) or 1
    return sum(y for y, _ in pairs) / number, sum(n for _, n in pairs) / number


def _told(series: Series, baseline: Baseline) -> tuple[int, int]:
    """How many values stand in the baseline, and how many after it."""
    known = [x for x, value in zip(series.x, series.values, strict=True) if value is not None]
    after = sum(_after(x, baseline) for x in known)
    return len(known) - after, after


def _after(x: object, baseline: Baseline) -> bool:
    return isinstance(x, date) and x > baseline.end
