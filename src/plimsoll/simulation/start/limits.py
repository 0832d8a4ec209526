"""Until when each team's workers are given cases, as the service did it on the day. A scenario may change it.

What nine in ten workers of a team do not exceed is taken for the most that one is given. A limit drawn from how many
children wait would have to be far below that where cases are unevenly held, and a forecast would then starve the team.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

from plimsoll.simulation.service import Open, Post, Role, Rule, Team

NINE_IN_TEN = 0.9

FEW = 5
"""Workers of a team below which the whole service's limit holds: of so few, nine in ten are all."""

UNKNOWN = 20.0
"""Children for a full-time worker where nobody holds any: an assumption, above England's mean caseload of 17.4 in 2018
(DfE, children's social work workforce), as a limit must be."""


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
    held: Counter[int] = Counter()
    for case in open_cases:
        if case.post is not None:
            held[case.post] += case.children
    hold = {role.name for role in roles if not role.manages and (role.may_hold is None or role.may_hold)}
    busy: dict[str, list[float]] = defaultdict(list)
    for place, children in sorted(held.items()):
        if posts[place].role in hold:
            share = posts[place].fte * (new_share if posts[place].new_until > 0 else 1.0)
            busy[posts[place].team].append(children / share)
    whole = limit([each for of_team in busy.values() for each in of_team]) or UNKNOWN
    return tuple(
        Team(name, Rule.CAP, (limit(busy[name]) if len(busy[name]) >= FEW else None) or whole) for name in names
    )


def limit(busy: Sequence[float]) -> float | None:
    """The children for a full-time worker that nine in ten do not exceed, to the next whole child; `None` of nobody."""
    if not busy:
        return None
    ordered = sorted(busy)
    return float(ceil(ordered[ceil(NINE_IN_TEN * len(ordered)) - 1]))
