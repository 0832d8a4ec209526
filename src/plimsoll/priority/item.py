"""What waits: one child's work as plain numbers, and where it comes in the list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """One item of waiting work, as the rules of order see it: numbers, and no word of a family.

    Args:
        key: what tells it from every other, so that ties are settled without regard to the order of input.
        group: the family, so that brothers and sisters stand together; an item of no family is its own group.
        days_to_due: working days to the nearest due date, below 0 once it has passed; `None` where nothing is due.
        waited: calendar days since it began to wait: since the first thing owed on it was left undone.
        barriers_down: how many barriers are down.
        longest_down: calendar days that the longest of them has been down.
        grave: whether it is work on one of the gravest kinds of case.
    """

    key: str
    group: str
    days_to_due: float | None
    waited: float
    barriers_down: int
    longest_down: float
    grave: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What a policy gives an item, part by part; its urgency is their sum.

    Args:
        due: for its nearest due date, passed or near.
        barriers: for the barriers that are down, and for how long.
        waiting: for the time it has waited.
        grave: for work on one of the gravest kinds of case.
    """

    due: float
    barriers: float
    waiting: float
    grave: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item in its place.

    Args:
        item: the item.
        rank: its place, from 1.
        urgency: the sum that the policy gives it.
        past_ceiling: whether it has waited past the ceiling.
        parts: the same sum, part by part.
    """

    item: Waiting
    rank: int
    urgency: float
    past_ceiling: bool
    parts: Parts
