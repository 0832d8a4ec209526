"""What was measured on a great many stable charts, and is shipped: run lengths and thresholds that no formula gives.

`python -m tools.alerts` draws the charts from its seed and writes the numbers; docs/reference/false-alerts.md tells
them.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

FILE = "measured.toml"


@cache
def measured(table: str) -> dict[str, Any]:
    """One of the tables: ``rules``, ``thresholds`` or ``alerts``."""
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return dict(tomllib.loads(text)[table])


def between(grid: Sequence[float], at: float) -> tuple[tuple[int, float], ...]:
    """The places of a rising grid on either side of a value, with the share that each has in it.

    Beyond the ends of the grid the end stands for what lies behind it.
    """
    if at <= grid[0]:
        return ((0, 1.0),)
    if at >= grid[-1]:
        return ((len(grid) - 1, 1.0),)
    above = bisect_right(grid, at)
    share = (at - grid[above - 1]) / (grid[above] - grid[above - 1])
    return ((above - 1, 1 - share), (above, share))


def over_points(points: Sequence[int], at: int) -> tuple[tuple[int, float], ...]:
    """As `between`, for a number of points: what is unsure goes with one over their number."""
    rising = [-1 / number for number in points]
    return between(rising, -1 / at)


def over_levels(levels: Sequence[float], at: float) -> tuple[tuple[int, float], ...]:
    """As `between`, for a run length: what it asks for goes with its logarithm."""
    return between([math.log(level) for level in levels], math.log(at))
