"""How the twin's cases wait and are held, and what their workers are asked for."""

from __future__ import annotations

from plimsoll.simulation.chances import For
from plimsoll.simulation.outcome import Flow, Wait, What
from plimsoll.simulation.service import NEVER

from .clocks import duty_of, planned
from .hours import task_days
from .records import Ask, Case, Seat, Task, World

# --- waiting ------------------------------------------------------------------------------------------------


def waits(world: World, case: Case, *, since: float) -> None:
    """A case begins to wait; at the start of the forecast it may have done so for long."""
    case.post, case.since, case.counted_since = None, since, world.now
    case.gives_up = None
    mean = world.service.stages[case.stage].withdrawn
    if mean != NEVER:
        gap = world.draws.gap(mean, For.WITHDRAWS, case.family, case.spell, case.waits)
        case.gives_up = world.now + gap
    case.waits += 1
    world.count_wait(case, Wait.STARTED)


def begins_to_wait(world: World, case: Case) -> None:
    """A case loses its worker, or comes without one."""
    waits(world, case, since=world.now)
    world.tell(What.WAITS, case)


def stops_waiting(world: World, case: Case) -> None:
    """The wait is over, by a worker, a withdrawal or the end of the forecast."""
    world.count_wait(case, Wait.WAITED, world.now - case.counted_since)


# --- being held ---------------------------------------------------------------------------------------------


def is_taken(world: World, case: Case, seat: Seat) -> None:
    """A worker takes a waiting case."""
    stops_waiting(world, case)
    _count_taking(world, case, (seat.place, seat.holders))
    case.post, case.ends = seat.place, world.now + case.left
    case.gives_up, case.had = None, (seat.place, seat.holders)
    case.workers += 1
    restarts(world, case)
    world.tell(What.ALLOCATED, case)


def restarts(world: World, case: Case) -> None:
    """The clocks of some duties start again when a worker takes the case; how often they were done stays."""
    for each in (Ask.VISIT, Ask.REVIEW):
        duty, owed = duty_of(world, case, each), case.owed(each)
        if duty is not None and duty.restarts:
            owed.since = world.now


def _count_taking(world: World, case: Case, worker: tuple[int, int]) -> None:
    world.count(case.team, Flow.ALLOCATIONS, case.children)
    world.count_wait(case, Wait.ENDED)
    world.count_wait(case, Wait.DAYS, world.now - case.counted_since)
    if case.workers == 0:
        world.count_wait(case, Wait.FIRST)
        world.count_wait(case, Wait.FIRST_DAYS, world.now - case.arrived)
        world.count_wait(case, Wait.NO_WAIT, world.now == case.arrived)
    elif case.had != worker:
        world.count(case.team, Flow.CHANGES, case.children)


def is_dropped(world: World, case: Case) -> None:
    """A held case goes back to wait, with the rest of its stage's time."""
    case.left = max(0.0, case.ends - world.now)
    begins_to_wait(world, case)


def drops_all(world: World, seat: Seat) -> None:
    """A worker drops the task in hand and every case."""
    seat.tasks, seat.doing = [], None
    for case in world.held(seat):
        is_dropped(world, case)


# --- next steps ---------------------------------------------------------------------------------------------


def next_step(world: World, case: Case) -> tuple[float, Ask] | None:
    """When a held case comes to its next step, and to which; none while its worker has been asked for something."""
    if case.post is None or has_asked(world, case):
        return None
    # The end wins a tie, then the one that was planned first, then the visit.
    steps = [(max(case.ends, world.now), 0, 0.0, Ask.ENDING)]
    for each in (Ask.VISIT, Ask.REVIEW):
        when = planned(world, case, each)
        if when is not None:
            steps.append((max(when, world.now), 1, when, each))
    when, _, _, what = min(steps)
    return when, what


def has_asked(world: World, case: Case) -> bool:
    """Whether the worker has been asked for something and has not finished it."""
    seat = world.seats[case.post]
    pending = [*seat.tasks, *([seat.doing] if seat.doing else [])]
    return any(task.family == case.family for task in pending)


def ask(world: World, case: Case, what: Ask) -> None:
    """Ask the worker for something; it is begun at once by a worker who is free."""
    seat = world.seats[case.post]
    rank = world.service.stages[case.stage].rank
    seat.tasks.append(Task(rank, world.now, case.family, what))
    begins_next(world, seat)


def begins_next(world: World, seat: Seat) -> None:
    """A worker who is free begins the next task; nobody does who is away or about to be."""
    if seat.doing is not None or not seat.at_work or not seat.tasks:
        return
    first = min(seat.tasks, key=lambda task: (task.rank, task.asked, task.family))
    seat.tasks.remove(first)
    seat.doing = first
    seat.done_at = world.now + task_days(world, seat, world.cases[first.family], first.ask)
