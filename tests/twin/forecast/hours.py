"""What the twin's cases take, what its workers have, and the load. Weekly hours are kept in whole seconds."""

from __future__ import annotations

from math import floor

from plimsoll.simulation.service import Stage

from .clocks import duty_of
from .records import Ask, Case, Seat, Takes, World

SECONDS = 3600.0
DAYS = 5.0


def whole(seconds: float) -> int:
    """The nearest whole number of seconds; a half goes up."""
    return floor(seconds + 0.5)


def takes(stage: Stage) -> Takes:
    """What a stage takes at the start."""
    duties = [duty for duty in (stage.visit, stage.review) if duty is not None]
    weekly = sum(duty.hours * SECONDS * DAYS / (duty.planned * duty.clocks[2].limit) for duty in duties)
    return Takes(whole(stage.hours_a_week * SECONDS), whole(weekly))


def share_of(world: World, seat: Seat) -> float:
    """How much of a full-time worker the worker counts as."""
    new = world.now < seat.new_until
    return seat.plan.fte * (world.service.newly_qualified_share if new else 1.0)


def day_of(world: World, seat: Seat) -> float:
    """A worker's hours a day."""
    new = world.now < seat.new_until
    return world.service.hours_a_day * seat.plan.fte * (world.service.newly_qualified_share if new else 1.0)


def casework(world: World, case: Case) -> int:
    """A case's weekly casework in seconds: for each child."""
    return case.children * world.takes[case.stage].casework


def required(world: World, cases: list[Case]) -> int:
    """What cases require in a week, in seconds: casework and duties."""
    return sum(casework(world, case) + world.takes[case.stage].duties for case in cases)


def load(world: World, seat: Seat) -> float:
    """What the cases held require, over what the worker has."""
    return required(world, world.held(seat)) / SECONDS / (DAYS * day_of(world, seat))


def over_line(world: World, seat: Seat) -> float:
    """How far the worker is above the line, of one whole load at most; 0 at or below it."""
    return min(1.0, max(0.0, load(world, seat) - world.service.line))


def task_hours(world: World, case: Case, ask: Ask) -> float:
    """What a visit, a review or an ending takes at present."""
    duty = duty_of(world, case, ask) if ask is not Ask.ENDING else None
    hours = world.service.stages[case.stage].closing_hours if duty is None else duty.hours
    return hours * world.takes[case.stage].factor


def task_days(world: World, seat: Seat, case: Case, ask: Ask) -> float:
    """How long a task takes the worker who begins it now."""
    day = day_of(world, seat)
    weekly = sum(casework(world, each) for each in world.held(seat)) / SECONDS
    return task_hours(world, case, ask) / max(day - weekly / DAYS, world.service.least_share * day)
