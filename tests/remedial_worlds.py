"""A small county whose children without a worker are set week by week, to follow what a decision moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.rows import World, world_of

FIRST = date(2022, 1, 3)
"""A Monday: the last day of the first week, and of every seventh day from it."""

BEFORE_WEEKS = 60
EFFECTIVE = FIRST + timedelta(weeks=BEFORE_WEEKS)
TRAY, WORKER = "W9", "W1"
SIZE = 30
"""Children with an open case in each team, all of them throughout."""

BEFORE = tuple(12 + step for step in (0, 3, -2, 1, -3, 2, -1, 0, 2, -2) * 6)
"""Children without a worker in each of the weeks before: 9 to 15."""

STEADY = tuple(12 + step for step in (1, -2, 3, 0, -1, 2, -3, 1) * 4)
FALLEN = tuple(4 + step for step in (1, -1, 0, 1, 0, -1, 1, -1) * 4)
"""Half a year and more of weeks since, as before and much fewer."""

ON = EFFECTIVE + timedelta(weeks=len(STEADY) - 1)
"""The last day of the last of them."""


def weekly(number: int) -> date:
    """The last day of a week, counted from the first."""
    return FIRST + timedelta(weeks=number)


def county(teams: dict[str, tuple[Sequence[int], str]], decisions: Sequence[dict[str, Any]]) -> World:
    """Teams by identifier: how many are without a worker in the weeks since, and who takes those who then have one.

    Args:
        teams: each with its weeks since the decision, and `WORKER` or `TRAY`.
        decisions: the register, by the columns that matter.
    """
    worlds = [_team(name, (*BEFORE, *since), takes) for name, (since, takes) in teams.items()]
    return world_of(
        person=[{"person_id": child} for child in _children(teams)],
        team=[{"team_id": name, "name": f"Team {name}"} for name in teams],
        worker=[{"worker_id": WORKER, "name": "A Worker"}, {"worker_id": TRAY, "name": "Duty Tray"}],
        referral=[
            {
                "referral_id": f"R{child}",
                "person_id": child,
                "received": FIRST - timedelta(days=90),
                "team_id": child[:2],
            }
            for child in _children(teams)
        ],
        allocation=[row for world in worlds for row in world],
        decision=[{"kind": "remedial", "title": "A drive", "owner": "Director"} | each for each in decisions],
    )


def _children(teams: dict[str, Any]) -> list[str]:
    return [f"{name}-{number}" for name in teams for number in range(SIZE)]


def _team(name: str, without: Sequence[int], takes: str) -> list[dict[str, Any]]:
    """The allocations that leave, in each week, the first so many of the team's children without one."""
    rows = []
    for number in range(SIZE):
        for start, stop in _spells([count <= number for count in without]):
            # Who has had a worker throughout keeps that worker; who gets one since the decision goes to the taker.
            holder = takes if start >= BEFORE_WEEKS else WORKER
            rows.append(
                {
                    "allocation_id": f"A{name}-{number}-{start}",
                    "person_id": f"{name}-{number}",
                    "worker_id": holder,
                    "role": "CW",
                    "team_id": name,
                    "started": weekly(start) - timedelta(days=1),
                    "ended": None if stop is None else weekly(stop) - timedelta(days=1),
                }
            )
    return rows


def _spells(held: Sequence[bool]) -> list[tuple[int, int | None]]:
    """The weeks on which a run of held ones begins and ends; the last may go on, and one is broken at the decision."""
    spells: list[tuple[int, int | None]] = []
    start: int | None = None
    for week, holds in enumerate((*held, False)):
        if holds and start is None:
            start = week
        elif start is not None and not holds:
            spells.append((start, week if week < len(held) else None))
            start = None
    return spells
