"""The order of waiting work under a policy: what has waited past the ceiling, then what is most urgent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from plimsoll.priority.item import Parts, Ranked, Waiting
from plimsoll.priority.rules import (
    NEVER,
    barrier_part,
    due_part,
    grave_part,
    past_ceiling,
    urgency,
    waiting_part,
)
from plimsoll.vocabulary.policy import Policy

_Place = tuple[bool, float, float, str, str]


def order(items: Iterable[Waiting], policy: Policy) -> list[Ranked]:
    """The items in their order, ranked from 1.

    Past the ceiling comes first, the longest wait before the others; then the most urgent. Brothers and sisters (one
    `group`) stand together at the place of the first of them. Ties are settled by key, so that the order of input
    never matters.
    """
    families: dict[str, list[Waiting]] = defaultdict(list)
    for each in sorted(items, key=lambda item: _place(item, policy)):
        families[each.group].append(each)
    ranked = (each for family in families.values() for each in family)
    return [_ranked(each, rank, policy) for rank, each in enumerate(ranked, 1)]


def parts(item: Waiting, policy: Policy) -> Parts:
    """What the policy gives an item, part by part."""
    days = NEVER if item.days_to_due is None else item.days_to_due
    return Parts(
        due=due_part(days, policy.overdue, policy.near, policy.near_days),
        barriers=barrier_part(item.barriers_down, item.longest_down, policy.barrier, policy.barrier_day),
        waiting=waiting_part(item.waited, policy.waiting),
        grave=grave_part(item.grave, policy.grave),
    )


def _sum(given: Parts) -> float:
    return urgency(given.due, given.barriers, given.waiting, given.grave)


def _ranked(item: Waiting, rank: int, policy: Policy) -> Ranked:
    given = parts(item, policy)
    return Ranked(item, rank, _sum(given), past_ceiling(item.waited, policy.ceiling_days), given)


def _place(item: Waiting, policy: Policy) -> _Place:
    """What sorts an item: the lower comes first, and no rise of what it is owed makes it higher."""
    late = past_ceiling(item.waited, policy.ceiling_days)
    return (not late, -item.waited if late else 0.0, -_sum(parts(item, policy)), item.key, item.group)
