"""The rules that tell a signal from what is usual, each a pure function of the points of one group, without its gaps.

They are those of NHS England's Making Data Count. Each answers, point by point, 1 for a signal upwards, -1 for one
downwards and 0 for none. Every comparison is strict: a point on a line is on neither side of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from plimsoll.warning.lines import Lines, side

SHIFT = 7
"""Points on one side of the mean that make a shift (Making Data Count)."""

TREND = 7
"""Points that rise, or fall, that make a trend: six differences of one sign (Making Data Count)."""

WINDOW = 3
"""How many points the rule of two of three looks at."""

ENOUGH = 2
"""How many of them must lie between a near limit and its limit."""


def beyond_limit(values: Sequence[float], lines: Sequence[Lines]) -> tuple[int, ...]:
    """The points above the upper limit or below the lower one. A point on a limit is within it."""
    return tuple(_beyond(value, at) for value, at in zip(values, lines, strict=True))


def _beyond(value: float, at: Lines) -> int:
    above, below = side(value, at.upper) > 0, side(value, at.lower) < 0
    return 1 if above else -1 if below else 0


def shift(values: Sequence[float], lines: Sequence[Lines], length: int = SHIFT) -> tuple[int, ...]:
    """Every point of a run of `length` or more on one side of the mean; a point on the mean ends a run."""
    return _runs(_sides(values, lines), length)


def trend(values: Sequence[float], length: int = TREND) -> tuple[int, ...]:
    """Every point of a run of `length` or more that rises, or falls; an equal pair ends it.

    The sign is the direction of travel, whatever side of the mean it travels on. A point at which a rise turns into a
    fall, both long enough, belongs to the one that led to it.
    """
    steps = _runs([side(after, before) for before, after in pairwise(values)], length - 1)
    return tuple(into or out for into, out in zip((0, *steps), (*steps, 0), strict=True)) if values else ()


def two_of_three(values: Sequence[float], lines: Sequence[Lines]) -> tuple[int, ...]:
    """The points between a near limit and its limit, where two of three in a row lie there.

    All three must lie on the same side of the mean. The third is not marked, and a point beyond the limit is not one
    of the two.
    """
    sides = _sides(values, lines)
    near = [_near(value, at) for value, at in zip(values, lines, strict=True)]
    marked = [0] * len(near)
    for start in range(len(near) - WINDOW + 1):
        window = range(start, start + WINDOW)
        if abs(sum(sides[at] for at in window)) == WINDOW and sum(near[at] != 0 for at in window) >= ENOUGH:
            for at in window:
                marked[at] = near[at] or marked[at]
    return tuple(marked)


def _near(value: float, at: Lines) -> int:
    if _beyond(value, at):
        return 0
    above, below = side(value, at.near_upper) > 0, side(value, at.near_lower) < 0
    return 1 if above else -1 if below else 0


def _sides(values: Sequence[float], lines: Sequence[Lines]) -> list[int]:
    return [side(value, at.mean) for value, at in zip(values, lines, strict=True)]


def _runs(signs: Sequence[int], length: int) -> tuple[int, ...]:
    """The signs that stand in a run of `length` or more of one sign; nought for the others."""
    kept: list[int] = []
    for sign, run in groupby(signs):
        size = len(list(run))
        kept += [sign if size >= length else 0] * size
    return tuple(kept)
