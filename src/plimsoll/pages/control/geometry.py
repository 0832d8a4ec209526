"""Where a control chart's lines, points and ticks stand on the page: geometry only, in the units of its own drawing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plimsoll.door import Drawn
from plimsoll.door.grid import number
from plimsoll.measures.instrument import Concern
from plimsoll.pages.control.words import amount, signalled
from plimsoll.pages.report.curves import Tick, broken_path, round_step
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Direction, Point

USUAL, BETTER, WORSE, CHANGED = "usual", "better", "worse", "changed"
"""What a point is, which decides its shape and its colour."""

SPARE = 0.06
"""Room above the highest and below the lowest, as a share of what lies between."""

FLAT = 1.0
"""What lies between where nothing does."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing, and the room that is left at its edges.

    Args:
        width: of the whole.
        height: of the whole.
        left: for the values.
        right: for the names of the lines.
        top: for the marks of new limits.
        bottom: for where the points stand.
        values: steps between the lowest and the highest tick, at most.
        places: names beneath the points, at most.
        radius: of a point.
    """

    width: int
    height: int
    left: int
    right: int
    top: int = 26
    bottom: int = 34
    values: int = 5
    places: int = 8
    radius: float = 4.5


DESK = Frame(960, 420, 62, 96)
"""For a screen that is wide, and for a picture by itself."""

PHONE = Frame(360, 320, 46, 62, values=4, places=3, radius=3.5)
"""For a screen that is narrow, where text must not shrink."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One point.

    Args:
        across: how far from the left.
        down: how far from the top.
        kind: what it is.
        up: whether what it signals points upwards.
        said: what it says, for whoever points at it.
    """

    across: float
    down: float
    kind: str
    up: bool
    said: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A control chart ready to be drawn.

    Args:
        frame: its size.
        run: the line through its points, broken at gaps.
        dots: its points.
        means: the centre line, broken where new limits begin.
        limits: the lower and the upper limit.
        target: how far down the target lies; `None` without one.
        rebases: where new limits begin.
        values: the ticks of the upright axis.
        places: the ticks of the level axis.
        named: the lines, named at their right end.
    """

    frame: Frame
    run: str
    dots: tuple[Dot, ...]
    means: str
    limits: tuple[str, str]
    target: float | None
    rebases: tuple[float, ...]
    values: tuple[Tick, ...]
    places: tuple[Tick, ...]
    named: tuple[Tick, ...]


def plot(drawn: Drawn, frame: Frame) -> Plot:
    """Where everything of a chart stands."""
    points, target = drawn.chart.points, _target(drawn)
    low, high, step = _bounds(points, target, frame.values)
    level = range(len(points))

    def down(value: float) -> float:
        return round(frame.height - frame.bottom - (value - low) / (high - low) * _tall(frame), 1)

    return Plot(
        frame=frame,
        run=broken_path(
            [None if p.y is None else (_across(frame, at, len(level)), down(p.y)) for at, p in enumerate(points)]
        ),
        dots=tuple(_dots(drawn, frame, down)),
        means=_stepped(points, [point.mean for point in points], frame, down),
        limits=(
            _stepped(points, [point.lower for point in points], frame, down),
            _stepped(points, [point.upper for point in points], frame, down),
        ),
        target=None if target is None else down(target),
        rebases=tuple(_edge(frame, at, len(points)) for at, _ in _starts(points)),
        values=tuple(Tick(down(value), _label(value, drawn.shares)) for value in _ticks(low, high, step)),
        places=tuple(_places(points, frame)),
        named=tuple(_named(drawn, frame, down)),
    )


def _target(drawn: Drawn) -> float | None:
    """The target, where the chart is of values and not of their sums."""
    return None if drawn.chart.kind is ChartKind.CUSUM else drawn.chart.target


def _tall(frame: Frame) -> int:
    return frame.height - frame.top - frame.bottom


def _across(frame: Frame, at: float, count: int) -> float:
    """The middle of a point's own strip."""
    return round(frame.left + (frame.width - frame.left - frame.right) * (at + 0.5) / max(count, 1), 1)


def _edge(frame: Frame, at: int, count: int) -> float:
    """The left edge of a point's strip."""
    return _across(frame, at - 0.5, count)


def _starts(points: Sequence[Point]) -> list[tuple[int, Point]]:
    """The points from which new limits hold, and not the first."""
    return [(at, after) for at, (before, after) in enumerate(pairwise(points), 1) if before.group != after.group]


def _bounds(points: Sequence[Point], target: float | None, steps: int) -> tuple[float, float, float]:
    """A round number below everything, one above it, and the step between ticks. A chart need not begin at nought."""
    known = [line for p in points for line in (p.y, p.mean, p.lower, p.upper) if line is not None]
    known += [] if target is None else [target]
    least, most = min(known, default=0.0), max(known, default=FLAT)
    spare = ((most - least) or FLAT) * SPARE
    low, high = (least if least == 0 else least - spare), most + spare
    step = round_step((high - low) / steps)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [low + step * n for n in range(round((high - low) / step) + 1)]


def _label(value: float, shares: bool) -> str:
    return f"{value:.0%}" if shares else number(round(value, 2))


def _stepped(
    points: Sequence[Point], values: Sequence[float | None], frame: Frame, down: Callable[[float], float]
) -> str:
    """A line that holds across each point's strip, broken between groups: limits are never joined across a rebase."""
    places: list[tuple[float, float] | None] = []
    for at, (point, value) in enumerate(zip(points, values, strict=True)):
        if at and point.group != points[at - 1].group:
            places.append(None)
        ends = (_edge(frame, at, len(points)), _edge(frame, at + 1, len(points)))
        places += [None] if value is None else [(end, down(value)) for end in ends]
    return broken_path(places)


def _dots(drawn: Drawn, frame: Frame, down: Callable[[float], float]) -> list[Dot]:
    points = drawn.chart.points
    return [
        Dot(
            _across(frame, at, len(points)),
            down(point.y),
            kind_of(point, drawn.chart.concern),
            point.direction is not Direction.DOWN,
            ": ".join(part for part in (f"{point.x} {amount(point.y, drawn.shares)}", signalled(point)) if part),
        )
        for at, point in enumerate(points)
        if point.y is not None
    ]


def kind_of(point: Point, concern: Concern) -> str:
    """What a point is, by its signal's direction and which way is a matter of concern."""
    if point.direction is None:
        return USUAL
    if concern is Concern.NEITHER:
        return CHANGED
    return WORSE if (point.direction is Direction.UP) is (concern is Concern.UP) else BETTER


def _places(points: Sequence[Point], frame: Frame) -> list[Tick]:
    """Some of the points by name, the last among them."""
    last = len(points) - 1
    every = max(-(-len(points) // frame.places), 1)
    return [Tick(_across(frame, at, len(points)), _named_place(points[at])) for at in range(last, -1, -every)][::-1]


def _named_place(point: Point) -> str:
    return f"{point.x:%d/%m/%y}" if isinstance(point.x, date) else point.x[:12]


LINES = ("Upper", "Mean", "Lower")

APART = 13.0
"""How near two names may stand before the second moves down."""


def _named(drawn: Drawn, frame: Frame, down: Callable[[float], float]) -> list[Tick]:
    """The last lines and the target by name and value, each a little lower where it would cover the one above."""
    last = next((point for point in reversed(drawn.chart.points) if point.mean is not None), None)
    lines = [] if last is None else list(zip(LINES, (last.upper, last.mean, last.lower), strict=True))
    told = [(name, value) for name, value in [*lines, ("Target", _target(drawn))] if value is not None]
    found: list[Tick] = []
    for name, value in sorted(told, key=lambda each: -each[1]):
        at = max(down(value), found[-1].at + APART) if found else down(value)
        found.append(Tick(at, f"{name} {amount(value, drawn.shares)}" if frame is DESK else name))
    return found
