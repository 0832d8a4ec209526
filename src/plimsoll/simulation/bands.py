"""How far a number reaches over the replications: plain records, which a page can draw without a forecast's arrays."""

from __future__ import annotations

from dataclasses import dataclass

Run = tuple[float | None, ...]
"""A value a day; `None` where no replication had anything to count."""


@dataclass(frozen=True, slots=True)
class Band:
    """A number that differs from one replication to the next.

    Args:
        mean: its mean; `None` where no replication had anything to count.
        low: one replication in twenty lies below it.
        high: one in twenty lies above it.
    """

    mean: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a measure reaches over the replications.

    Args:
        low: one replication in twenty lies below it.
        lower: one in four.
        median: half.
        upper: three in four.
        high: nineteen in twenty.
    """

    low: Run
    lower: Run
    median: Run
    upper: Run
    high: Run
