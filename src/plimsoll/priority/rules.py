"""The rules of the order: pure functions of a few numbers, each a line of arithmetic that anybody can do again by hand.

They see numbers and nothing else, no records, days or words, so that what a work list does today is, compiled, what a
forecast assumes tomorrow. An item's urgency is the sum of four parts; every part is 0 or more and never falls when
what it is given rises (or, of `days_to_due`, falls).
"""

from __future__ import annotations

NEVER = float("inf")
"""The `days_to_due` of an item of which nothing is due: it is neither late nor near."""


def due_part(days_to_due: float, overdue: float, near: float, near_days: float) -> float:
    """What an item is given for its nearest due date.

    Args:
        days_to_due: working days to it, below 0 once it has passed; `NEVER` where nothing is due.
        overdue: given for each working day past it.
        near: given on the day itself and ever after; before it, less the further off, evenly.
        near_days: working days before it at which nothing is given yet.
    """
    closeness = min(1.0, max(0.0, 1.0 - days_to_due / near_days))
    return overdue * max(0.0, -days_to_due) + near * closeness


def barrier_part(barriers_down: float, longest_down: float, barrier: float, barrier_day: float) -> float:
    """What an item is given for its barriers that are down: for each, and for each day of the one longest down."""
    return barrier * barriers_down + barrier_day * longest_down


def waiting_part(waited: float, waiting: float) -> float:
    """What an item is given for each day it has waited: ageing."""
    return waiting * waited


def grave_part(grave: bool, weight: float) -> float:
    """What an item is given for being work on one of the gravest kinds of case."""
    return weight if grave else 0.0


def urgency(due: float, barriers: float, waiting: float, grave: float) -> float:
    """The sum of the four parts."""
    return due + barriers + waiting + grave


def past_ceiling(waited: float, ceiling_days: float) -> bool:
    """Whether an item has waited so long that it goes before every other that has not, however urgent."""
    return waited > ceiling_days
