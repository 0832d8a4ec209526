"""Which signals were known at each point of a chart, when it was the last: what a walk through past weeks needs.

A chart marks all the points of a run once the run is long enough. Here a run counts only from the point that made it
long enough, so that no week is told what only later weeks showed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.warning.charted import Direction, Point, Signal
from plimsoll.warning.lines import side
from plimsoll.warning.rules import ENOUGH, SHIFT, TREND, WINDOW


@dataclass(slots=True)
class _Run:
    """A run that is being followed: its sign and how long it is."""

    sign: int = 0
    length: int = 0

    def meets(self, sign: int) -> int:
        """Carry the run on, or begin another; how long it is now."""
        self.length = self.length + 1 if sign and sign == self.sign else int(bool(sign))
        self.sign = sign
        return self.length


def sides(points: Sequence[Point]) -> tuple[int, ...]:
    """On which side of the centre line each point lies: 1 above, -1 below, 0 on it or a gap."""
    return tuple(0 if point.y is None or point.mean is None else side(point.y, point.mean) for point in points)


def completed(points: Sequence[Point]) -> tuple[frozenset[Direction], ...]:
    """The directions in which some rule was fulfilled at each point, by that point and those before it."""
    shifts, trends = _Run(), _Run()
    before: Point | None = None
    recent: list[tuple[int, bool]] = []
    found: list[frozenset[Direction]] = []
    for point, at in zip(points, sides(points), strict=True):
        if point.y is None:
            found.append(frozenset())
            continue
        recent = [*recent[1 - WINDOW :], (at, Signal.TWO_OF_THREE in point.signals)]
        shown = {
            _beyond(point, at),
            at if shifts.meets(at if Signal.SHIFT in point.signals else 0) >= SHIFT else 0,
            trends.sign if trends.meets(_step(before, point)) >= TREND - 1 else 0,
            _near(recent),
        }
        found.append(frozenset(_named(sign) for sign in shown if sign))
        before = point
    return tuple(found)


def _named(sign: int) -> Direction:
    return Direction.UP if sign > 0 else Direction.DOWN


def _beyond(point: Point, at: int) -> int:
    return at if Signal.BEYOND_LIMIT in point.signals else 0


def _step(before: Point | None, point: Point) -> int:
    """Which way the last step of a trend went; 0 where it belongs to none."""
    if before is None or before.y is None or point.y is None:
        return 0
    marked = Signal.TREND in before.signals and Signal.TREND in point.signals
    return side(point.y, before.y) if marked else 0


def _near(recent: Sequence[tuple[int, bool]]) -> int:
    """The side on which two of the last three points lie near the limit."""
    together = sum(at for at, _ in recent)
    enough = sum(marked for _, marked in recent) >= ENOUGH
    return together // WINDOW if abs(together) == WINDOW and enough else 0
