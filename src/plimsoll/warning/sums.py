"""Charts that add up small drifts: the CUSUM and the exponentially weighted moving average (EWMA).

What is drawn is the sum or the average and not the value. Sigma is the mean moving range of the baseline over 1.128.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.warning.lines import Lines, Part, Ruled, around, mean
from plimsoll.warning.ranges import D2, ranges

ALLOWANCE = 0.5
"""k, in sigmas: half of the drift that a CUSUM is made to find (Montgomery, section 9.1)."""

DECISION = 5.0
"""h, in sigmas: with k = 0.5, one false signal in 465 points (Montgomery, section 9.1)."""

WEIGHT = 0.2
"""Lambda: what the newest value counts in an EWMA (Lucas and Saccucci 1990)."""

EWMA_WIDTH = 2.86
"""L, in sigmas of the average: with lambda = 0.2 and limits that do not widen, one false signal in 371 points."""

AT_ONCE = 2 * DECISION
"""Sigmas that a change counts as where the baseline did not vary at all: any such change is a signal."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The baseline that a sum is taken against.

    Args:
        mean: its mean.
        sigma: its standard deviation, 0 where it does not vary; `None` where nothing tells.
        screened: how many moving ranges were left out.
    """

    mean: float
    sigma: float | None
    screened: int


def two_sums(scores: Sequence[float | None], allowance: float = ALLOWANCE) -> tuple[tuple[float, float] | None, ...]:
    """The upper and the lower CUSUM at each point, each 0 or more, from values in sigmas of the baseline.

    A gap has none, and the sums go on after it as they stood before it. They are not set back after a signal: a
    program does not know whether anybody did anything about it.
    """
    found: list[tuple[float, float] | None] = []
    up = down = 0.0
    for score in scores:
        if score is not None:
            up, down = max(0.0, up + score - allowance), max(0.0, down - score - allowance)
        found.append(None if score is None else (up, down))
    return tuple(found)


def averages(values: Sequence[float | None], start: float, weight: float = WEIGHT) -> tuple[float | None, ...]:
    """The EWMA at each point. A gap has none, and it goes on after it as it stood before it."""
    found: list[float | None] = []
    average = start
    for value in values:
        if value is not None:
            average += weight * (value - average)
        found.append(None if value is None else average)
    return tuple(found)


def cusum(part: Part) -> Ruled:
    """CUSUM: the larger of the two sums, in sigmas, that downwards below nought; limits at plus and minus h."""
    usual = _usual(part)
    if usual is None or usual.sigma is None:
        return Ruled((None,) * len(part.y), (None,) * len(part.y))
    drawn = tuple(_larger(sums) for sums in two_sums([_score(value, usual.mean, usual.sigma) for value in part.y]))
    return Ruled(drawn, (around(0.0, DECISION),) * len(drawn), usual.screened, flat=usual.sigma == 0)


def ewma(part: Part) -> Ruled:
    """EWMA: the average in the values' own unit, from the mean of the baseline on; limits that do not widen."""
    usual = _usual(part)
    if usual is None:
        return Ruled(part.y, (None,) * len(part.y))
    drawn = averages(part.y, usual.mean)
    if usual.sigma is None:
        return Ruled(drawn, (Lines(usual.mean),) * len(drawn))
    width = EWMA_WIDTH * usual.sigma * math.sqrt(WEIGHT / (2 - WEIGHT))
    return Ruled(drawn, (around(usual.mean, width),) * len(drawn), usual.screened, flat=usual.sigma == 0)


def _usual(part: Part) -> Usual | None:
    """What the baseline says is usual; `None` where it holds no value."""
    based = part.y[: part.based]
    known = [value for value in based if value is not None]
    if not known:
        return None
    moving = ranges(based, part.screen)
    return Usual(mean(known), None if moving.mean is None else moving.mean / D2, moving.screened)


def _score(value: float | None, usual: float, sigma: float) -> float | None:
    """How many sigmas a value lies from the mean. Where the baseline does not vary, any change is a great one."""
    if value is None:
        return None
    if sigma:
        return (value - usual) / sigma
    return 0.0 if math.isclose(value, usual) else math.copysign(AT_ONCE, value - usual)


def _larger(sums: tuple[float, float] | None) -> float | None:
    if sums is None:
        return None
    up, down = sums
    return up if up >= down else -down
