"""Until when each team's workers are given cases, as the service did it on the day: a default that a scenario may change.

A service that lets children wait shows by it how much its workers are given at the most: as much as they would hold if
only those who began to wait in the last week were given out. Where nobody waits for longer, what nine in ten workers
do not exceed is taken for the most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from plimsoll.simulation.service import Open, Post, Role, Rule, Team

WEEK = 5.0
"""Working days that a case may wait for a worker in a service that has room: an assumption."""

NINE_IN_TEN = 0.9

ROUNDS = 50
"""Halvings of the interval in which the limit lies: more than a number has digits."""

UNKNOWN = 20.0
"""Children for a full-time worker of a team in which nobody holds any: above England's mean caseload of 17.4 in 2018
(DfE, children's social work workforce), as a limit must be; an assumption."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A worker who can be given cases.

    Args:
        children: how many are held.
        share: how much of a full-time, experienced worker it is.
    """

    children: int
    share: float


def teams(
    names: Iterable[str], posts: Sequence[Post], roles: Iterable[Role], held_now: tuple[Iterable[Open], float]
) -> tuple[Team, ...]:
    """Every team with its limit, in children for a full-time worker.

    Args:
        names: the teams.
        posts: the posts.
        roles: the roles, which say who may hold.
        held_now: the open cases, and how much of a worker a newly qualified one counts as.
    """
    open_cases, new_share = held_now
    held, waiting = _counted(open_cases)
    hold = {role.name for role in roles if not role.manages and (role.may_hold is None or role.may_hold)}
    hands: dict[str, list[Hand]] = defaultdict(list)
    for place, post in enumerate(posts):
        if post.filled and post.role in hold:
            share = post.fte * (new_share if post.new_until > 0 else 1.0)
            hands[post.team].append(Hand(held[place], share))
    return tuple(Team(name, Rule.CAP, limit(hands[name], waiting[name])) for name in names)


def _counted(open_cases: Iterable[Open]) -> tuple[dict[int, int], dict[str, tuple[int, int]]]:
    """The children of each post; and of each team those who began to wait in the last week, and all who wait longer."""
    held: dict[int, int] = defaultdict(int)
    waiting: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for case in open_cases:
        if case.post is not None:
            held[case.post] += case.children
        elif case.team is not None:
            lately, longer = waiting[case.team]
            late = case.held_since < -WEEK
            waiting[case.team] = (lately + case.children * (not late), longer + case.children * late)
    return held, waiting


def limit(hands: Sequence[Hand], waiting: tuple[int, int]) -> float:
    """The most children that a full-time worker of a team is given."""
    busy = sorted(hand.children / hand.share for hand in hands if hand.children and hand.share)
    if not busy:
        return UNKNOWN
    lately, longer = waiting
    usual = float(ceil(busy[min(int(NINE_IN_TEN * len(busy)), len(busy) - 1)]))
    return min(usual, filled(hands, lately)) if longer else usual


def filled(hands: Sequence[Hand], children: int) -> float:
    """The limit up to which so many more children could be given out."""
    low, high = 0.0, max(hand.children / hand.share for hand in hands) + children / min(hand.share for hand in hands)
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        room = sum(max(0.0, middle * hand.share - hand.children) for hand in hands)
        low, high = (middle, high) if room < children else (low, middle)
    return high
