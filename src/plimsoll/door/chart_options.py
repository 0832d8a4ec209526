"""How a chart of a file is asked for, as a caller says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict


class HowDrawn(TypedDict, total=False):
    """A chart of a file; what is left out, or `None`, is as usual.

    Args:
        x: the heading of the column that says where each value stands; by default the first.
        y: the heading of the values; by default the second.
        n: the heading of what each was counted among or over, which charts of shares and rates need.
        target: the value that is aimed at.
        good: which way is good: ``up``, ``down`` or ``neither``.
        baseline: how many values, from the first of each group, the limits are made from; by default all.
        rebase: the first days of new limits.
        screen: whether moving ranges that no stable process gives are left out once; by default they are.
    """

    x: str | None
    y: str | None
    n: str | None
    target: float | None
    good: str | None
    baseline: int | None
    rebase: Sequence[date | str]
    screen: bool
