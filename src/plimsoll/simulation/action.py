"""What can be done to a running service on a day: the few acts that every decision of a scenario is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Act(IntEnum):
    """What can be done to a running service on a day. Every decision of a scenario is made of these."""

    CLOSE_POSTS = 0
    """`amount` posts of the team, role and contract are closed: empty ones first, then those with fewest children."""
    FREEZE = 1
    """Empty posts of the team and contract are filled no more (`amount` 1), or are again (`amount` 0)."""
    LEAVE = 2
    """A share `amount` of the holders of the team, role and contract leave on the day."""
    LIMIT = 3
    """The team's limit becomes `amount`, under the rule at `stage`, which here is a `Rule`."""
    POLICY = 4
    """Waiting work is put in the order of the policy at place `amount`."""
    CASE_HOURS = 5
    """The stage's weekly hours are multiplied by `amount`."""
    TASK_HOURS = 6
    """The stage's hours for visits, reviews and its ending are multiplied by `amount`."""
    ABSENCE = 7
    """Absences come `amount` times as often as at the start."""
    SHARE = 8
    """The team's share of the stage becomes `amount`."""
    SHUFFLE = 9
    """Everybody changes team: all cases go back to be allocated, all workers move on to the next team of those that
    do the same work (`amount` 1 is all)."""


ANY = -1
"""Any team, role, contract or stage."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done to the service.

    Args:
        time: when: the beginning of a working day.
        act: what.
        team: the place of the team in `Service.teams`, or `ANY`.
        role: the place of the role, or `ANY`.
        contract: the place of the contract, or `ANY`.
        stage: the place of the stage, or `ANY`; for `Act.LIMIT` the rule.
        amount: how much.
    """

    time: float
    act: Act
    team: int = ANY
    role: int = ANY
    contract: int = ANY
    stage: int = ANY
    amount: float = 0.0
