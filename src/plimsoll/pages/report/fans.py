"""Where a fan's bands, lines and ticks stand on the page: geometry only, in the units of its own drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plimsoll.pages.report.cells import month
from plimsoll.pages.report.curves import Tick, broken_path, label, round_step
from plimsoll.pages.report.parts import Fan, Kind, Reach

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 48, 62, 12, 26
"""Room for the values at the left, the last values at the right, and the months beneath."""

TICKS = 4
"""Steps between the lowest and the highest tick, at most."""

MONTHS_SHOWN = 4
"""Months that are named, at most."""

APART = 13.0
"""How near two last values may stand before they move apart."""

SPARE = 0.06
"""Room below the lowest, as a share of what lies between, where an axis does not begin at nought."""

WHOLE_FROM = 10
"""From which number on a last value is told in whole numbers."""

FAR = 3.0
"""How many times its own height a fan must lie above nought before the axis leaves nought out."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """One way of the two.

    Args:
        outer: the area that holds nine replications in ten.
        inner: the area that holds half of them.
        line: the median.
        last: where the last median stands, and what it is; `None` where nothing stands there.
    """

    outer: str
    inner: str
    line: str
    last: Tick | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A fan ready to be drawn.

    Args:
        without: as things are.
        planned: as they would be.
        values: the ticks of the upright axis.
        months: the ticks of the level axis.
    """

    without: Band
    planned: Band
    values: tuple[Tick, ...]
    months: tuple[Tick, ...]


def fan(told: Fan) -> Drawing:
    """Where everything of a fan stands."""
    bounds = _bounds(
        [each for reach in (told.without, told.planned) for run in (reach.low, reach.high) for each in run]
    )
    without, planned = (_band(told, reach, bounds) for reach in (told.without, told.planned))
    apart = _apart(without.last, planned.last)
    return Drawing(
        without=Band(without.outer, without.inner, without.line, apart[0]),
        planned=Band(planned.outer, planned.inner, planned.line, apart[1]),
        values=tuple(Tick(_up(value, bounds), label(value, told.kind)) for value in _ticks(bounds)),
        months=tuple(_months(told.days)),
    )


def _bounds(values: Sequence[float | None]) -> tuple[float, float, float]:
    """The lowest and the highest tick and the step; from nought, unless all lies far above it."""
    known = [value for value in values if value is not None]
    least, most = min(known, default=0.0), max(known, default=1.0)
    far = least > FAR * (most - least) > 0
    low = least - (most - least) * SPARE if far else min(least, 0.0)
    step = round_step(((most - low) or 1.0) / TICKS)
    return math.floor(low / step) * step, (math.ceil(most / step) or 1) * step, step


def _ticks(bounds: tuple[float, float, float]) -> list[float]:
    low, high, step = bounds
    return [low + step * n for n in range(round((high - low) / step) + 1)]


def _up(value: float, bounds: tuple[float, float, float]) -> float:
    low, high, _ = bounds
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low), 1)


def _along(days: Sequence[date], day: date) -> float:
    whole = (days[-1] - days[0]).days or 1
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - days[0]).days / whole, 1)


def _band(told: Fan, reach: Reach, bounds: tuple[float, float, float]) -> Band:
    def placed(run: Sequence[float | None]) -> list[Place | None]:
        return [
            None if value is None else (_along(told.days, day), _up(value, bounds))
            for day, value in zip(told.days, run, strict=True)
        ]

    last = reach.median[-1]
    return Band(
        outer=area(placed(reach.low), placed(reach.high)),
        inner=area(placed(reach.lower), placed(reach.upper)),
        line=broken_path(placed(reach.median)),
        last=None if last is None else Tick(_up(last, bounds), _last(last, told.kind)),
    )


def _last(value: float, kind: Kind) -> str:
    """The last median, where there is room for three figures."""
    return label(round(value) if kind is Kind.NUMBER and abs(value) >= WHOLE_FROM else value, kind)


def area(lower: Sequence[Place | None], upper: Sequence[Place | None]) -> str:
    """The area between two lines as SVG writes it, in as many pieces as there are gaps between."""
    pieces: list[list[tuple[Place, Place]]] = [[]]
    for below, above in zip(lower, upper, strict=True):
        if below is None or above is None:
            pieces.append([])
        else:
            pieces[-1].append((below, above))
    return " ".join(_closed(piece) for piece in pieces if piece)


def _closed(piece: Sequence[tuple[Place, Place]]) -> str:
    there, back = [below for below, _ in piece], [above for _, above in reversed(piece)]
    return f"{broken_path([*there, *back])} Z"


def _apart(first: Tick | None, second: Tick | None) -> tuple[Tick | None, Tick | None]:
    """Two last values, moved apart where one would cover the other."""
    if first is None or second is None or abs(first.at - second.at) >= APART:
        return first, second
    middle, half = (first.at + second.at) / 2, APART / 2
    above, below = middle - half, middle + half
    ends = (above, below) if first.at < second.at else (below, above)
    return Tick(ends[0], first.label), Tick(ends[1], second.label)


def _months(days: Sequence[date]) -> list[Tick]:
    """The first day of some months, spread over the whole, none at the very edge."""
    firsts = [day for before, day in pairwise(days) if day.month != before.month] or [days[-1]]
    every = -(-len(firsts) // MONTHS_SHOWN)
    return [Tick(_along(days, day), month(day)) for day in firsts[::every]]
