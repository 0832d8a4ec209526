"""What is read of the twin's service at the end of a day, counted afresh each time."""

from __future__ import annotations

from plimsoll.simulation.outcome import State
from plimsoll.simulation.service import NEVER, Kind

from .allocating import children
from .clocks import assessment_late, barriers_down, due, past
from .hours import DAYS, SECONDS, day_of, load, required
from .records import Ask, Case, Seat, World
from .staff import contract_of

ALIGNED = 2
"""Barriers down at once."""

OVERDUE = {Kind.CIN: State.CIN_OVERDUE, Kind.CP: State.CP_OVERDUE, Kind.CLA: State.CLA_OVERDUE}
PLANS = {Kind.CIN: State.CIN, Kind.CP: State.CP, Kind.CLA: State.CLA}


def read(world: World) -> list[list[float]]:
    """By team and `State`."""
    teams = [of_team(world, team) for team in range(len(world.service.teams))]
    return [[numbers[state] for state in State] for numbers in teams]


def of_team(world: World, team: int) -> dict[State, float]:
    """Everything that is read of a team."""
    cases = [case for case in world.open() if case.team == team]
    seats = [seat for seat in world.seats if seat.team == team and seat.opened and not seat.closed]
    return of_cases(world, cases) | of_posts(world, seats) | of_workers(world, seats) | of_hours(world, cases, seats)


def of_cases(world: World, cases: list[Case]) -> dict[State, float]:
    """The children with an open case."""
    found = dict.fromkeys(State, 0.0)
    found[State.SINCE] = min((case.since for case in cases if case.post is None), default=NEVER)
    for case in cases:
        for state in states(world, case):
            found[state] += case.children
    return found


def states(world: World, case: Case) -> list[State]:
    """Everything that a case's children count as."""
    stage = world.service.stages[case.stage]
    overdue = {ask: past(world, due(world, case, ask)) for ask in (Ask.VISIT, Ask.REVIEW)}
    told = {
        State.OPEN: True,
        State.UNALLOCATED: case.post is None,
        State.ASSESSMENTS: stage.kind == Kind.ASSESSMENT,
        State.ASSESSMENTS_OVERDUE: assessment_late(world, case),
        State.REVIEWS: stage.review is not None,
        State.REVIEWS_OVERDUE: overdue[Ask.REVIEW],
        State.ALIGNED: barriers_down(world, case) >= ALIGNED,
    }
    if stage.kind in PLANS:
        told |= {PLANS[stage.kind]: True, OVERDUE[stage.kind]: overdue[Ask.VISIT]}
    return [state for state, holds in told.items() if holds]


def of_posts(world: World, seats: list[Seat]) -> dict[State, float]:
    """FTE of posts, managers left out."""
    ours = [(seat, contract_of(world, seat).agency) for seat in seats if not manages(world, seat)]
    return {
        State.EMPLOYED: sum(seat.plan.fte for seat, agency in ours if seat.filled and not agency),
        State.AGENCY: sum(seat.plan.fte for seat, agency in ours if seat.filled and agency),
        State.VACANT: sum(seat.plan.fte for seat, agency in ours if not seat.filled and not agency),
        State.ABSENT: sum(seat.plan.fte for seat, _ in ours if seat.filled and seat.away),
    }


def manages(world: World, seat: Seat) -> bool:
    """Whether the post answers for a team."""
    return world.service.roles[seat.role].manages


def of_workers(world: World, seats: list[Seat]) -> dict[State, float]:
    """Those in post, and what they hold."""
    holders = [seat for seat in seats if world.held(seat)]
    return {
        State.MANAGERS: sum(manages(world, seat) and seat.filled and not seat.away for seat in seats),
        State.HOLDERS: len(holders),
        State.OVER: sum(load(world, seat) > world.service.line for seat in holders),
        State.CASES: sum(children(world, seat) for seat in holders),
        State.MOST: max((children(world, seat) for seat in holders), default=0),
        State.HOLDER_FTE: sum(seat.plan.fte for seat in holders),
    }


def of_hours(world: World, cases: list[Case], seats: list[Seat]) -> dict[State, float]:
    """What the work needs in a week, and what the workers have."""
    workers = [seat for seat in seats if seat.filled and not manages(world, seat)]
    return {
        State.REQUIRED: required(world, cases) / SECONDS,
        State.AVAILABLE: sum(DAYS * day_of(world, seat) for seat in workers),
    }
