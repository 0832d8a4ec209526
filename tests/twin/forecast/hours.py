"""What the twin's cases take, what its workers have, and the load between the two. Hours are kept in whole seconds."""

from __future__ import annotations

from .records import Ask, Case, Seat, World

SECONDS = 3600
DAYS = 5


def seconds(hours: float) -> int:
    """Hours in whole seconds."""
    return round(hours * SECONDS)


def share_of(world: World, seat: Seat) -> float:
    """How much of a full-time worker the worker counts as."""
    new = world.now < seat.new_until
    return seat.plan.fte * (world.service.newly_qualified_share if new else 1.0)


def day_of(world: World, seat: Seat) -> int:
    """A worker's day."""
    return seconds(world.service.hours_a_day * share_of(world, seat))


def casework(world: World, case: Case) -> int:
    """A case's weekly casework: for each child."""
    return case.children * seconds(world.hours[case.stage].a_week)


def duties(world: World, case: Case) -> int:
    """What a case's visits and reviews take in a week."""
    stage, hours = world.service.stages[case.stage], world.hours[case.stage]
    owed = ((stage.visit, hours.visit), (stage.review, hours.review))
    return sum(seconds(each * DAYS / (duty.planned * duty.clocks[2].limit)) for duty, each in owed if duty is not None)


def required(world: World, cases: list[Case]) -> int:
    """What cases require in a week."""
    return sum(casework(world, case) + duties(world, case) for case in cases)


def load(world: World, seat: Seat) -> float:
    """What the cases held require, over what the worker has."""
    return required(world, world.held(seat)) / (DAYS * day_of(world, seat))


def over_line(world: World, seat: Seat) -> float:
    """How many whole loads the worker is above the line; 0 at or below it."""
    return max(0.0, load(world, seat) - world.service.line)


def task_seconds(world: World, case: Case, ask: Ask) -> int:
    """What a visit, a review or an ending takes."""
    hours = world.hours[case.stage]
    return seconds({Ask.VISIT: hours.visit, Ask.REVIEW: hours.review, Ask.ENDING: hours.ending}[ask])


def task_days(world: World, seat: Seat, case: Case, ask: Ask) -> float:
    """How long a task takes the worker who begins it now."""
    day = day_of(world, seat)
    weekly = sum(casework(world, each) for each in world.held(seat))
    return task_seconds(world, case, ask) / max(day - weekly / DAYS, world.service.least_share * day)
