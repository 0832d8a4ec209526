"""A worker's time: one task at a time, the gravest first, then the one asked for first."""

from __future__ import annotations

from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.agenda import TASK_DONE, put
from plimsoll.simulation.kernel.duties import task_days
from plimsoll.simulation.kernel.layout import DUTIES, ENDING, NOBODY, World
from plimsoll.simulation.kernel.reached import case_at, duty_at, stage_at, task_at, work_at, worker_at


@compiled
def ask(w: World, slot: int, what: int, now: float) -> None:
    """Ask a case's worker for a task, begun at once if the worker is free. The case asks for nothing else meanwhile."""
    post = case_at(w.cases, slot).post
    worker, task = worker_at(w.workers, post), task_at(w.tasks, slot)
    task.what = what
    if worker.serving == NOBODY and not worker.away:
        _serve(w, post, slot, now)
        return
    task.asked = now
    task.after = worker.first_task
    worker.first_task = slot


@compiled
def go_on(w: World, post: int, now: float) -> None:
    """A free worker takes up the next task that waits, if one does."""
    slot = _next_task(w, post)
    if slot != NOBODY:
        _drop(w, post, slot)
        _serve(w, post, slot, now)


@compiled
def drop_all(w: World, post: int) -> None:
    """A worker does none of the tasks asked for, the one in hand among them."""
    worker = worker_at(w.workers, post)
    worker.first_task = NOBODY
    worker.serving = NOBODY
    worker.task_stamp += 1


@compiled
def _serve(w: World, post: int, slot: int, now: float) -> None:
    worker, what = worker_at(w.workers, post), task_at(w.tasks, slot).what
    stage = case_at(w.cases, slot).stage
    hours = (
        stage_at(w.stages, stage).closing_hours if what == ENDING else duty_at(w.duties, stage * DUTIES + what).hours
    )
    lasts = task_days(w, worker, now, hours * work_at(w.works, stage).task_factor)
    worker.serving = slot
    worker.task_stamp += 1
    put(w, now + lasts, TASK_DONE, post, (post, worker.task_stamp))


@compiled
def _next_task(w: World, post: int) -> int:
    """The case whose task is next: of the lowest rank, then the one asked for first, then of the lowest family."""
    best = NOBODY
    slot = worker_at(w.workers, post).first_task
    while slot != NOBODY:
        if best == NOBODY or _before(w, slot, best):
            best = slot
        slot = task_at(w.tasks, slot).after
    return best


@compiled
def _before(w: World, one: int, other: int) -> bool:
    first, second = case_at(w.cases, one), case_at(w.cases, other)
    rank, beside = stage_at(w.stages, first.stage).rank, stage_at(w.stages, second.stage).rank
    asked, asked_beside = task_at(w.tasks, one).asked, task_at(w.tasks, other).asked
    if rank != beside:
        return bool(rank < beside)
    if asked != asked_beside:
        return bool(asked < asked_beside)
    return bool(first.family < second.family)


@compiled
def _drop(w: World, post: int, slot: int) -> None:
    """Take a waiting task out of a worker's list."""
    worker, following = worker_at(w.workers, post), task_at(w.tasks, slot).after
    if worker.first_task == slot:
        worker.first_task = following
        return
    at = worker.first_task
    while task_at(w.tasks, at).after != slot:
        at = task_at(w.tasks, at).after
    task_at(w.tasks, at).after = following
