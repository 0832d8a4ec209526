"""What a control chart says, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plimsoll.door import Drawn
from plimsoll.door.grid import long_date, number
from plimsoll.pages.amounts import plural
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Assurance, Chart, Direction, Point, Signal, Variation, X

JUDGED = {
    Variation.IMPROVEMENT: "Improvement",
    Variation.CONCERN: "Concern",
    Variation.NEUTRAL: "Change",
    Variation.COMMON: "Nothing unusual",
}

KINDS = {
    ChartKind.XMR: "XmR chart: single values",
    ChartKind.P: "P chart: shares",
    ChartKind.U: "U chart: rates",
    ChartKind.C: "C chart: counts",
    ChartKind.G: "G chart: cases between events",
    ChartKind.T: "T chart: time between events",
    ChartKind.P_PRIME: "P' chart (Laney): shares",
    ChartKind.U_PRIME: "U' chart (Laney): rates",
    ChartKind.CUSUM: "CUSUM chart: sums, in sigmas",
    ChartKind.EWMA: "EWMA chart: weighted averages",
}

WAYS = {Direction.UP: ("above", "upper", "rising"), Direction.DOWN: ("below", "lower", "falling")}

SAID = {
    Signal.BEYOND_LIMIT: "{points} {side} the {limit} limit",
    Signal.TREND: "{points} {travel} one after the other",
    Signal.TWO_OF_THREE: "{points} of three in a row near the {limit} limit",
    Signal.SHIFT: "{points} in a row {side} the mean",
}
"""Each signal with its points."""

NOTHING = "There is nothing to judge."

TARGETS = {
    Assurance.PASS: "As things are, the target of {target} will be met every time.",
    Assurance.FAIL: "As things are, the target of {target} will not be met.",
    Assurance.HIT_OR_MISS: "As things are, the target of {target} will be met at some points and missed at others.",
}


def amount(value: float | None, shares: bool) -> str:
    """A value as a reader wants it; a share as a percentage; nothing for a gap."""
    if value is None:
        return ""
    return f"{value:.1%}" if shares else number(round(value, 3))


def place(x: X) -> str:
    """Where a point stands, in words."""
    return long_date(x) if isinstance(x, date) else x


def title(drawn: Drawn) -> str:
    """What was charted."""
    return f"{drawn.y} of {drawn.n}" if drawn.n else drawn.y


def subtitle(drawn: Drawn) -> str:
    """Which chart, of how many points, from when to when."""
    points = drawn.chart.points
    span = f"{place(points[0].x)} to {place(points[-1].x)}"
    known = sum(point.y is not None for point in points)
    return f"{KINDS[drawn.chart.kind]} · {plural(known, 'point')}, {span}"


def verdict(chart: Chart) -> str:
    """What the last point says: ``Concern: 7 points in a row above the mean since 4 March 2024``."""
    known = [point for point in chart.points if point.y is not None]
    if not known:
        return NOTHING
    judged = JUDGED[chart.variation]
    return f"{judged}: {standing(known)}." if known[-1].signals else f"{judged} in the last point. {_earlier(known)}"


def standing(known: Sequence[Point]) -> str:
    """The gravest signal of the last point, how many points show it without a break, and since when."""
    last = known[-1]
    signal, direction = last.signals[0], last.direction or Direction.UP
    run = _run(known, signal, direction)
    side, limit, travel = WAYS[direction]
    said = SAID[signal].format(points=plural(len(run), "point"), side=side, limit=limit, travel=travel)
    return f"{said} since {place(run[0].x)}" if len(run) > 1 else f"{said} on {place(run[0].x)}"


def _run(known: Sequence[Point], signal: Signal, direction: Direction) -> list[Point]:
    run: list[Point] = []
    for point in reversed(known):
        if signal not in point.signals or point.group != known[-1].group or not _same_way(point, signal, direction):
            return run[::-1]
        run.append(point)
    return run[::-1]


def _same_way(point: Point, signal: Signal, direction: Direction) -> bool:
    """Whether a point's signal points that way. A trend is known by its own sign, any other by its side of the mean."""
    if signal is Signal.TREND or point.y is None or point.mean is None:
        return point.direction is direction
    return (point.y > point.mean) is (direction is Direction.UP)


def _earlier(known: Sequence[Point]) -> str:
    found = [point for point in known if point.signals]
    if not found:
        return "No point signals."
    last = found[-1].x
    when = f"on {place(last)}" if isinstance(last, date) else f"at {last}"
    return f"{plural(len(found), 'earlier point')} signalled, the last {when}."


def limits(drawn: Drawn) -> str:
    """The lines at the last point that has any."""
    lined = [point for point in drawn.chart.points if point.mean is not None and point.lower is not None]
    if not lined:
        return ""
    last = lined[-1]
    mean, lower, upper = (amount(value, drawn.shares) for value in (last.mean, last.lower, last.upper))
    return f"Limits {'now ' if _vary(lined) else ''}{lower} to {upper} about {mean}."


def _vary(lined: Sequence[Point]) -> bool:
    return len({(point.lower, point.upper) for point in lined}) > 1


def target(drawn: Drawn) -> str:
    """What is said of the target; nothing without one, or where the notes say why nothing can be said."""
    chart = drawn.chart
    if chart.target is None or chart.assurance is None:
        return ""
    return TARGETS[chart.assurance].format(target=amount(chart.target, drawn.shares))


def signalled(point: Point) -> str:
    """A point's signals in words, the gravest first: ``beyond upper limit, shift above``."""
    if point.direction is None or point.y is None or point.mean is None:
        return ""
    side, limit, _ = WAYS[Direction.UP if point.y > point.mean else Direction.DOWN]
    gravest = point.signals[0] is Signal.TREND
    short = {
        Signal.BEYOND_LIMIT: f"beyond {limit} limit",
        Signal.TREND: f"{WAYS[point.direction][2]} trend" if gravest else "trend",
        Signal.TWO_OF_THREE: f"two of three near {limit} limit",
        Signal.SHIFT: f"shift {side}",
    }
    return ", ".join(short[signal] for signal in point.signals)


def drawn_value(drawn: Drawn) -> str:
    """What stands at each point, where it is not the value itself."""
    return {ChartKind.CUSUM: "Sum, in sigmas", ChartKind.EWMA: f"Average of {drawn.y}"}.get(drawn.chart.kind, drawn.y)
