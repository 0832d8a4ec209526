"""How the twin's teams allocate: the first waiting case to the worker with the least, again and again."""

from __future__ import annotations

from plimsoll.priority import rules
from plimsoll.simulation.service import Rule

from .clocks import barriers_down, days_to_due
from .holding import is_taken
from .hours import load, share_of
from .records import Case, Seat, World


def allocates(world: World, team: int) -> None:
    """Give out what can be given."""
    hopeless: set[int] = set()
    while waiting := [case for case in world.waiting(team) if case.stage not in hopeless]:
        first = min(waiting, key=lambda case: place(world, case))
        takers = [seat for seat in world.seats if may_be_given(world, seat, first)]
        if takers:
            is_taken(world, first, min(takers, key=lambda seat: (least(world, seat), seat.place)))
        else:
            hopeless.add(first.stage)


def everybody_allocates(world: World) -> None:
    """Every team, in order."""
    for team in range(len(world.service.teams)):
        allocates(world, team)


# --- whose turn ---------------------------------------------------------------------------------------------


def place(world: World, case: Case) -> tuple[bool, float, float, int]:
    """What sorts a waiting case: the lower comes first."""
    policy = world.service.policies[world.policy]
    waited = world.service.calendar_days * (world.now - _waits_since(world, case))
    late = rules.past_ceiling(waited, policy.ceiling_days)
    return not late, -waited if late else 0.0, -urgency(world, case, waited), case.family


def _waits_since(world: World, case: Case) -> float:
    return case.arrived if world.service.keeps_place else case.since


def urgency(world: World, case: Case, waited: float) -> float:
    """What the policy gives the case, as the work list reckons it."""
    policy, stage = world.service.policies[world.policy], world.service.stages[case.stage]
    to_due = days_to_due(world, case)
    down = world.service.calendar_days * (world.now - case.since)
    return rules.urgency(
        rules.due_part(rules.NEVER if to_due is None else to_due, policy.overdue, policy.near, policy.near_days),
        rules.barrier_part(barriers_down(world, case), down, policy.barrier, policy.barrier_day),
        rules.waiting_part(waited + stage.head_start, policy.waiting),
        rules.grave_part(stage.grave, policy.grave),
    )


# --- to whom ------------------------------------------------------------------------------------------------


def may_hold(world: World, seat: Seat, stage: int) -> bool:
    """Whether the role may hold the stage."""
    role = world.service.roles[seat.role]
    allowed = role.may_hold is None or world.service.stages[stage].name in role.may_hold
    return allowed and not role.manages


def may_be_given(world: World, seat: Seat, case: Case) -> bool:
    """Whether a worker can be given a case."""
    mine = seat.team == case.team and seat.at_work
    return mine and may_hold(world, seat, case.stage) and under_limit(world, seat)


def under_limit(world: World, seat: Seat) -> bool:
    """Whether the team's rule lets the worker have another."""
    rule, limit = world.rules[seat.team], world.limits[seat.team]
    if rule == Rule.CAP:
        return children(world, seat) < limit * share_of(world, seat)
    return rule == Rule.REGARDLESS or load(world, seat) < limit


def children(world: World, seat: Seat) -> int:
    """The children that a worker holds."""
    return sum(case.children for case in world.held(seat))


def least(world: World, seat: Seat) -> float:
    """By what the worker with the least is found."""
    by_load = world.rules[seat.team] == Rule.LINE
    return load(world, seat) if by_load else children(world, seat) / share_of(world, seat)
