"""When the twin's duties fall due, and which barriers of a case are down."""

from __future__ import annotations

from math import floor

from plimsoll.simulation.service import Clock, Duty, Kind

from .records import Ask, Case, World


def runs_out(clock: Clock, start: float) -> float:
    """The last moment in time."""
    if not clock.table:
        return start + clock.limit
    place = min(max(floor(start) + clock.back, 0), len(clock.table) - 1)
    return clock.table[place] + 1.0


def duty_of(world: World, case: Case, ask: Ask) -> Duty | None:
    """What is owed to a case again and again under its stage."""
    stage = world.service.stages[case.stage]
    return stage.visit if ask is Ask.VISIT else stage.review


def due(world: World, case: Case, ask: Ask) -> float | None:
    """When the next visit or review is due; none where none is owed."""
    duty = duty_of(world, case, ask)
    if duty is None:
        return None
    owed = case.owed(ask)
    return runs_out(duty.clocks[min(owed.done, 2)], owed.since)


def planned(world: World, case: Case, ask: Ask) -> float | None:
    """When the next visit or review is planned; none where none is owed."""
    duty, last = duty_of(world, case, ask), due(world, case, ask)
    if duty is None or last is None:
        return None
    start = case.owed(ask).since
    return start + duty.planned * (last - start)


def deadline(world: World, case: Case) -> float | None:
    """By when the stage should be over; none where no clock says."""
    found = world.service.stages[case.stage].deadline
    if found is None:
        return None
    return runs_out(found.clock, case.arrived if found.from_arrival else case.begun)


def past(world: World, when: float | None) -> bool:
    """Whether a clock is read as past: what is read at the very moment at which it runs out is in time."""
    return when is not None and world.now > when


def late(world: World, when: float | None) -> bool:
    """Whether what is done now is late: what is done at the very moment at which the clock runs out is."""
    return when is not None and world.now >= when


def assessment_late(world: World, case: Case) -> bool:
    """Whether the case has an open assessment that is past its clock."""
    return world.service.stages[case.stage].kind == Kind.ASSESSMENT and past(world, deadline(world, case))


def barriers_down(world: World, case: Case) -> int:
    """How many of the four do not reach the child: a worker, a visit, an assessment, a review."""
    overdue = [past(world, due(world, case, ask)) for ask in (Ask.VISIT, Ask.REVIEW)]
    return sum((case.post is None, *overdue, assessment_late(world, case)))


def days_to_due(world: World, case: Case) -> float | None:
    """Working days to the nearest of what is due; none where nothing is."""
    dues = (due(world, case, Ask.VISIT), due(world, case, Ask.REVIEW), deadline(world, case))
    return min((when - world.now for when in dues if when is not None), default=None)
