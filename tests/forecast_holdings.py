"""Who held each case of a forecast, from when to when, read off its trace by hand: in moments, and in whole days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import floor, inf

from plimsoll.simulation.outcome import Outcome, What
from plimsoll.simulation.service import Service

FORMER = (-1, -1)
"""Whoever held a case before the start that waited at it."""

OVER = {What.WAITS, What.CLOSED, What.WITHDRAWN}
SHUT = {What.CLOSED, What.WITHDRAWN}


@dataclass(frozen=True)
class Held:
    """A worker's time with a case: the post and how many held it before, and from when to when."""

    worker: tuple[int, int]
    start: float
    end: float = inf


@dataclass
class Life:
    """A case from its referral to its closing, counted by its children, with who held it, in order."""

    family: int
    children: int
    arrived: float
    closed: float = inf
    held: list[Held] = field(default_factory=list)


Lives = list[Life]


def holdings(service: Service, outcome: Outcome) -> Lives:
    """Every case and who held it, by time of referral within a family."""
    current: dict[int, Life] = {}
    lives: Lives = []
    for family, case in enumerate(service.open_cases):
        life = Life(family, case.children, case.arrived)
        if case.post is not None:
            life.held.append(Held((case.post, 0), case.held_since))
        elif case.workers:
            life.held.append(Held(FORMER, case.held_since - 1, case.held_since))
        current[family] = life
        lives.append(life)
    for entry in outcome.trace:
        what, family, time = What(entry["what"]), int(entry["family"]), float(entry["time"])
        if what is What.REFERRED:
            current[family] = Life(family, int(entry["children"]), time)
            lives.append(current[family])
        if what in OVER and current[family].held and current[family].held[-1].end == inf:
            current[family].held[-1] = replace(current[family].held[-1], end=time)
        if what is What.ALLOCATED:
            current[family].held.append(Held((int(entry["post"]), int(entry["holder"])), time))
        if what in SHUT:
            current[family].closed = time
    return lives


def in_whole_days(lives: Lives) -> Lives:
    """The same as records of days have it: no holding of less than a day, and one case where two meet on a day."""
    joined: Lives = []
    last: dict[int, Life] = {}
    for life in lives:
        days = [Held(each.worker, floor(each.start), _day(each.end)) for each in life.held]
        whole = Life(
            life.family, life.children, floor(life.arrived), _day(life.closed), [h for h in days if h.end > h.start]
        )
        before = last.get(life.family)
        if before is not None and before.closed == whole.arrived:
            before.held += whole.held
            before.closed = whole.closed
        elif whole.closed > whole.arrived:
            joined.append(whole)
            last[life.family] = whole
    return joined


def _day(time: float) -> float:
    return time if time == inf else floor(time)


def changes(lives: Iterable[Life], until: float) -> float:
    """Children who were given another worker than the one before, before a time."""
    return sum(
        life.children
        for life in lives
        for before, after in zip(life.held, life.held[1:], strict=False)
        if after.worker != before.worker and 0 <= after.start < until
    )


def waits_since(lives: Iterable[Life], day: int) -> int | None:
    """The earliest day since which a case that is open at the end of a day, and held by nobody, has been so."""
    since = [_unheld(life, day) for life in lives if life.arrived <= day < life.closed]
    return min((int(each) for each in since if each is not None), default=None)


def _unheld(life: Life, day: int) -> float | None:
    begun = [each for each in life.held if each.start <= day]
    if not begun:
        return life.arrived
    return None if begun[-1].end > day else max(life.arrived, begun[-1].end)
