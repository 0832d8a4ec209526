"""Moving ranges: how far one value lies from the one before it, and the limits that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plimsoll.warning.lines import Lines, Part, Ruled, around, mean, side

D2 = 1.128
"""The mean range of two values in sigmas: d2 for n = 2 (Montgomery, Introduction to Statistical Quality Control)."""

WIDTH = 2.66
"""From the mean to a limit, in mean moving ranges: 3 / d2, as the field rounds it (Wheeler; Making Data Count)."""

SCREEN = 3.267
"""Moving ranges of this many means or more come of no stable process: D4 for n = 2 (Nelson 1982)."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """The moving ranges that limits are made from.

    Args:
        mean: their mean; `None` where no two values stand next to each other.
        screened: how many were left out.
    """

    mean: float | None
    screened: int = 0


def ranges(values: Sequence[float | None], screen: bool) -> Ranges:
    """The mean moving range. None spans a gap: what lies in a gap is not known, and would only widen the limits.

    Args:
        values: the values, gaps too.
        screen: whether those of 3.267 means or more are left out, once.
    """
    found = [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
    if not found:
        return Ranges(None)
    first = mean(found)
    kept = [each for each in found if side(each, SCREEN * first) < 0] if screen and first > 0 else found
    return Ranges(mean(kept), len(found) - len(kept))


def single_values(part: Part) -> Ruled:
    """XmR: the mean, and limits at 2.66 mean moving ranges from it. Values that do not vary have both at their mean."""
    based = part.y[: part.based]
    known = [value for value in based if value is not None]
    if not known:
        return Ruled(part.y, (None,) * len(part.y))
    centre, moving = mean(known), ranges(based, part.screen)
    lines = Lines(centre) if moving.mean is None else around(centre, WIDTH * moving.mean)
    return Ruled(part.y, (lines,) * len(part.y), moving.screened, flat=moving.mean == 0)
