"""When a duty is due and planned, what work takes of a worker's time, and how loaded a worker is."""

from __future__ import annotations

from math import floor

from plimsoll.simulation.compiled import Record, compiled
from plimsoll.simulation.kernel.layout import DUTIES, NOBODY, REVIEW, VISIT, World
from plimsoll.simulation.kernel.reached import case_at, clock_at, duty_at, owed_at, real_at, whole_at
from plimsoll.simulation.service import NEVER

HOUR = 3600.0
WEEK = 5.0
"""Working days in a week."""


@compiled
def due(w: World, clock: int, start: float) -> float:
    """When a clock that starts at a time runs out; what has not happened then is late."""
    rule = clock_at(w.clocks, clock)
    if not rule.tabled:
        return float(start + rule.limit)
    place = min(max(floor(start) + rule.back, 0), w.n_start_days - 1)
    return float(whole_at(w.tables, clock * w.n_start_days + place).value + 1.0)


@compiled
def owe(w: World, slot: int, which: int, since: float) -> None:
    """Let the clock of a case's duty run from a time, for the next one."""
    duty = duty_at(w.duties, case_at(w.cases, slot).stage * DUTIES + which)
    owed = owed_at(w.owed, slot * DUTIES + which)
    owed.since = since
    if not duty.owed:
        owed.due = NEVER
        owed.plan = NEVER
        find_nearest(w, slot)
        return
    clock = duty.first if owed.count == 0 else (duty.second if owed.count == 1 else duty.later)
    owed.due = due(w, clock, since)
    owed.plan = since + duty.planned * (owed.due - since)
    find_nearest(w, slot)


@compiled
def find_nearest(w: World, slot: int) -> None:
    """Look again for when the first of a case's clocks runs out."""
    case = case_at(w.cases, slot)
    duties = min(owed_at(w.owed, slot * DUTIES + VISIT).due, owed_at(w.owed, slot * DUTIES + REVIEW).due)
    case.nearest = min(duties, case.deadline)
    watch(w, slot)


@compiled
def watch(w: World, slot: int) -> None:
    """Say from when a reading must look at a case: always while it waits, else once the first of its clocks is out."""
    case = case_at(w.cases, slot)
    held = case.nearest if case.post != NOBODY else -NEVER
    real_at(w.watched, slot).value = held if case.open else NEVER


@compiled
def begin_duties(w: World, slot: int, now: float) -> None:
    """A stage begins: nothing has been done under it."""
    for which in range(DUTIES):
        owed_at(w.owed, slot * DUTIES + which).count = 0
        owe(w, slot, which, now)


@compiled
def resume_duties(w: World, slot: int, now: float) -> None:
    """A worker takes a case: some clocks start again."""
    for which in range(DUTIES):
        if duty_at(w.duties, case_at(w.cases, slot).stage * DUTIES + which).restarts:
            owe(w, slot, which, now)


@compiled
def hours_a_day(w: World, worker: Record, now: float) -> float:
    """A worker's hours of casework on a day at work."""
    hours = float(w.hours_a_day * worker.fte)
    if now < worker.new_until:
        hours *= w.newly_qualified_share
    return hours


@compiled
def load(w: World, worker: Record, now: float) -> float:
    """Hours a week that the cases held require, over the hours the worker has."""
    return float((worker.case_seconds + worker.task_seconds) / HOUR / (WEEK * hours_a_day(w, worker, now)))


@compiled
def over(w: World, worker: Record, now: float) -> float:
    """By how much a worker's load is above the line, of 1 at most."""
    return float(min(1.0, max(0.0, load(w, worker, now) - w.line)))


@compiled
def task_days(w: World, worker: Record, now: float, hours: float) -> float:
    """Working days that a task takes of what the weekly casework leaves of a worker's day."""
    whole = hours_a_day(w, worker, now)
    left = max(whole - worker.case_seconds / HOUR / WEEK, w.least_share * whole)
    return float(hours / left)
