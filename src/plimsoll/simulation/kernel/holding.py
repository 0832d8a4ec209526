"""Who holds a case: a worker takes it, gives it back, or nobody does and it waits."""

from __future__ import annotations

from plimsoll.simulation.chances import EXPONENTIAL, For, lasting
from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.agenda import STEP, WITHDRAWN, put
from plimsoll.simulation.kernel.counting import ENDED, allocated, note_case, wait_begins, wait_ends
from plimsoll.simulation.kernel.duties import resume_duties, watch
from plimsoll.simulation.kernel.fates import fate
from plimsoll.simulation.kernel.layout import DUTIES, ENDING, NOBODY, REVIEW, VISIT, World
from plimsoll.simulation.kernel.reached import case_at, owed_at, stage_at, team_at, work_at, worker_at
from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import NEVER

WITHDRAWS = int(For.WITHDRAWS)
WAITS, ALLOCATED = int(What.WAITS), int(What.ALLOCATED)


@compiled
def next_step(w: World, slot: int, now: float) -> None:
    """Put a held case's next step on the agenda: a visit, a review, or the end of its stage."""
    case = case_at(w.cases, slot)
    visit, review = owed_at(w.owed, slot * DUTIES + VISIT).plan, owed_at(w.owed, slot * DUTIES + REVIEW).plan
    what, time = (VISIT, visit) if visit <= review else (REVIEW, review)
    if case.ends <= max(now, time):
        what, time = ENDING, case.ends
    case.next_what = what
    case.stamp += 1
    put(w, max(now, time), STEP, case.family, (slot, case.stamp))


@compiled
def wait(w: World, slot: int, now: float) -> None:
    """A case begins to wait for a worker in its team."""
    case = case_at(w.cases, slot)
    team = team_at(w.teams, case.team)
    case.post = NOBODY
    case.stamp += 1
    watch(w, slot)
    _chain(w, slot, team.first_waiting)
    team.first_waiting = slot
    wait_begins(w, now, slot)
    note_case(w, now, WAITS, slot)
    patience = stage_at(w.stages, case.stage).withdrawn
    if patience < NEVER:
        even = fate(w, WITHDRAWS, case.family, case.spell, case.waits)
        put(w, now + lasting(EXPONENTIAL, patience, 0.0, even), WITHDRAWN, case.family, (slot, case.stamp))
    case.waits += 1


@compiled
def stop_waiting(w: World, slot: int, how: int, now: float) -> None:
    """A case waits no more."""
    team = team_at(w.teams, case_at(w.cases, slot).team)
    team.first_waiting = _unchain(w, slot, team.first_waiting)
    wait_ends(w, now, slot, how)


@compiled
def take(w: World, slot: int, post: int, now: float) -> None:
    """A worker takes a waiting case."""
    stop_waiting(w, slot, ENDED, now)
    case_at(w.cases, slot).post = post
    allocated(w, now, slot)
    resume_duties(w, slot, now)
    hold(w, slot, now)
    note_case(w, now, ALLOCATED, slot)


@compiled
def hold(w: World, slot: int, now: float) -> None:
    """A case is with the worker of its post from now on."""
    case = case_at(w.cases, slot)
    worker = worker_at(w.workers, case.post)
    _chain(w, slot, worker.first_case)
    worker.first_case = slot
    worker.cases += 1
    worker.children += case.children
    weigh(w, slot, 1)
    watch(w, slot)
    case.ends = now + case.left
    next_step(w, slot, now)


@compiled
def let_go(w: World, slot: int, now: float) -> None:
    """A case is with its worker no more. Its post still says whose it was."""
    case = case_at(w.cases, slot)
    worker = worker_at(w.workers, case.post)
    worker.first_case = _unchain(w, slot, worker.first_case)
    worker.cases -= 1
    worker.children -= case.children
    weigh(w, slot, -1)
    case.left = max(0.0, case.ends - now)
    case.unheld = now
    case.stamp += 1


@compiled
def weigh(w: World, slot: int, sign: int) -> None:
    """Add what a case takes in a week to its worker's hours, or take it away."""
    case = case_at(w.cases, slot)
    worker, work = worker_at(w.workers, case.post), work_at(w.works, case.stage)
    worker.case_seconds += sign * work.case_seconds * case.children
    worker.task_seconds += sign * work.task_seconds


@compiled
def lowest_family(w: World, post: int) -> int:
    """The case of lowest family that a worker holds; -1 where none is held."""
    best = NOBODY
    slot = worker_at(w.workers, post).first_case
    while slot != NOBODY:
        if best == NOBODY or case_at(w.cases, slot).family < case_at(w.cases, best).family:
            best = slot
        slot = case_at(w.cases, slot).after
    return best


@compiled
def give_back(w: World, post: int, now: float) -> None:
    """All that a worker holds goes back to wait, in order of family."""
    while worker_at(w.workers, post).cases > 0:
        slot = lowest_family(w, post)
        let_go(w, slot, now)
        wait(w, slot, now)


@compiled
def _chain(w: World, slot: int, first: int) -> None:
    """Put a case before the first of a chain."""
    case = case_at(w.cases, slot)
    case.before = NOBODY
    case.after = first
    if first != NOBODY:
        case_at(w.cases, first).before = slot


@compiled
def _unchain(w: World, slot: int, first: int) -> int:
    """Take a case out of a chain; the chain's first case then."""
    before, after = case_at(w.cases, slot).before, case_at(w.cases, slot).after
    if after != NOBODY:
        case_at(w.cases, after).before = before
    if before == NOBODY:
        return int(after)
    case_at(w.cases, before).after = after
    return first
