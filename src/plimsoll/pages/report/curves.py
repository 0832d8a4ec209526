"""Where a chart's line, ticks and marks stand on the page: geometry only, in the units of its own drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.door.grid import number
from plimsoll.pages.report.cells import month
from plimsoll.pages.report.parts import Kind, Line, Mark

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 46, 44, 26, 26
"""Room for the values at the left, the last value at the right, the decisions above and the months beneath."""

TICKS = 4
"""Steps between the lowest and the highest tick, at most."""

FINEST = 1e-9
"""No step is finer: what moves by less stands still."""

STEPS = (1, 2, 2.5, 5, 10)
"""What a step may be, times a power of ten: numbers that are read without counting."""

MONTHS_SHOWN = 4
"""How many steps between the months that are named."""

APART = 15
"""How near two marks may stand before the second is set lower."""

ROWS = 2
"""How many heights the numbers of decisions stand at."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what it is called."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A decision: where its line stands, how high its number, and the number."""

    at: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A chart ready to be drawn.

    Args:
        path: the line, broken where there is nothing to draw.
        points: the days that stand alone between gaps.
        last: where the last value stands, and what it is.
        values: the ticks of the upright axis.
        months: the ticks of the level axis.
        flags: the decisions.
    """

    path: str
    points: tuple[tuple[float, float], ...]
    last: tuple[float, float, str]
    values: tuple[Tick, ...]
    months: tuple[Tick, ...]
    flags: tuple[Flag, ...]


def curve(line: Line, marks: Sequence[Mark]) -> Curve:
    """Where everything of a chart stands."""
    known = [value for value in line.values if value is not None]
    bounds = _bounds(min(known), max(known))
    placed = [_place(line, index, value, bounds) for index, value in enumerate(line.values)]
    lasting = max(index for index, value in enumerate(line.values) if value is not None)
    x, y = placed[lasting] or (0.0, 0.0)
    return Curve(
        path=broken_path(placed),
        points=tuple(alone(placed)),
        last=(x, y, line.texts[lasting]),
        values=tuple(Tick(_up(value, bounds), label(value, line.kind)) for value in _ticks(bounds)),
        months=tuple(_months(line)),
        flags=_flags(line, marks),
    )


def _bounds(low: float, high: float) -> tuple[float, float, float]:
    """From nought, or below it, to a round number above the highest; and the step between ticks."""
    span = max(high, 0) - min(low, 0)
    step = round_step((span or 1) / TICKS)
    return math.floor(min(low, 0) / step) * step, math.ceil((max(high, 0) or step) / step) * step, step


def round_step(least: float) -> float:
    """The least step between ticks that is no smaller than `least` and is read without counting."""
    power: float = 10.0 ** math.floor(math.log10(max(least, FINEST)))
    return next(step * power for step in STEPS if step * power >= least)


def _ticks(bounds: tuple[float, float, float]) -> list[float]:
    low, high, step = bounds
    return [low + step * n for n in range(round((high - low) / step) + 1)]


def label(value: float, kind: Kind) -> str:
    """A value on an axis: a share in per cent, a number with no more places than it needs."""
    if kind in {Kind.SHARE, Kind.POINTS}:
        return f"{value:.0%}" if kind is Kind.SHARE else f"{value * 100:+.0f}"
    return number(round(value, 2))


def _place(
    line: Line, index: int, value: float | None, bounds: tuple[float, float, float]
) -> tuple[float, float] | None:
    return None if value is None else (_along(line, index), _up(value, bounds))


def _along(line: Line, index: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * index / max(len(line.days) - 1, 1), 1)


def _up(value: float, bounds: tuple[float, float, float]) -> float:
    low, high, _ = bounds
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low), 1)


def broken_path(placed: Sequence[tuple[float, float] | None]) -> str:
    """A line through places, broken where there is none, as SVG writes it."""
    pen, path = "M", []
    for place in placed:
        if place is None:
            pen = "M"
            continue
        path.append(f"{pen}{place[0]:g} {place[1]:g}")
        pen = "L"
    return " ".join(path)


def alone(placed: Sequence[tuple[float, float] | None]) -> list[tuple[float, float]]:
    """The points with nothing on either side, which a line would not show."""
    padded = [None, *placed, None]
    return [
        here
        for before, here, after in zip(padded, placed, padded[2:], strict=False)
        if here and not before and not after
    ]


def _months(line: Line) -> list[Tick]:
    last = len(line.days) - 1
    every = max(last // MONTHS_SHOWN, 1)
    return [Tick(_along(line, index), month(line.days[index])) for index in reversed(range(last, -1, -every))]


def _flags(line: Line, marks: Sequence[Mark]) -> tuple[Flag, ...]:
    """Each decision on its day; numbers that would stand on each other take turns in height."""
    first, whole = line.days[0], (line.days[-1] - line.days[0]).days or 1
    found: list[Flag] = []
    for mark in marks:
        at = _along(line, (mark.day - first).days / whole * (len(line.days) - 1))
        near = found and at - found[-1].at < APART
        low = near and found[-1].height == _height(0)
        found.append(Flag(at, _height(1 if low else 0), mark.number))
    return tuple(found)


def _height(row: int) -> float:
    return 9 + row * 13
