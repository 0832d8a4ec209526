"""The lines of a control chart at one point, on which side of one a value lies, and what a chart is worked out from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.vocabulary.charts import ChartKind

NEAR = 2 / 3
"""How far out the near limits stand, of the way to the limits: two sigma of three (Making Data Count; Nelson 1984)."""

ROUNDING = 1e-9
"""Two numbers that differ by less than this share of their size differ only by a machine's rounding."""

NOUGHT = 1e-12
"""What is nearer to nought than this is nought: a machine's rounding again."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines stand at one point, in the unit of what is drawn. No limit on a side is at infinity.

    Args:
        mean: the centre line.
        lower: the lower limit.
        upper: the upper limit.
        near_lower: two thirds of the way down to a limit that nothing cuts off.
        near_upper: two thirds of the way up.
    """

    mean: float
    lower: float = -math.inf
    upper: float = math.inf
    near_lower: float = -math.inf
    near_upper: float = math.inf


@dataclass(frozen=True, slots=True)
class Part:
    """One group of a series: the points that share their limits.

    Args:
        y: the values, or the counts of a chart of shares or rates; a gap is `None`.
        n: what each was counted among or over; `None` where the values stand by themselves.
        kind: which chart.
        baseline: how many values, from the first, the limits are made from.
        screen: whether moving ranges that no stable process gives are left out once.
    """

    y: tuple[float | None, ...]
    n: tuple[float | None, ...] | None
    kind: ChartKind
    baseline: int
    screen: bool

    @property
    def based(self) -> int:
        """How many points, gaps too, hold the values that the limits are made from."""
        known = [place for place, value in enumerate(self.y) if value is not None]
        return known[min(self.baseline, len(known)) - 1] + 1 if known else 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """One group with its lines.

    Args:
        drawn: what stands at each point; a gap is `None`.
        lines: the lines at each point; `None` where there are none.
        screened: how many moving ranges were left out.
        flat: whether what the limits are made from does not vary at all.
    """

    drawn: tuple[float | None, ...]
    lines: tuple[Lines | None, ...]
    screened: int = 0
    flat: bool = False


def around(mean: float, width: float, least: float = -math.inf, most: float = math.inf) -> Lines:
    """Lines at equal distance below and above the mean, no limit beyond what a value can be.

    Args:
        mean: the centre line.
        width: from it to either limit.
        least: the least that a value can be.
        most: the most that it can be.
    """
    near = width * NEAR
    return Lines(mean, max(mean - width, least), min(mean + width, most), mean - near, mean + near)


def side(value: float, line: float) -> int:
    """On which side of a line a value lies: 1 above, -1 below, 0 on it but for rounding."""
    if math.isclose(value, line, rel_tol=ROUNDING, abs_tol=NOUGHT):
        return 0
    return 1 if value > line else -1


def mean(values: Sequence[float]) -> float:
    """The mean, summed without loss, so that the order of the values does not move it."""
    return math.fsum(values) / len(values)
