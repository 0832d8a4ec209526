"""Cases: families referred, turned away or helped, closed, and referred again."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from plimsoll.invention.almanac import YEAR, Almanac
from plimsoll.invention.course import Course
from plimsoll.invention.families import Families, birthday, families
from plimsoll.invention.paths import STEP_NAMES, Coming, Path, Steps, last_entry, steps
from plimsoll.invention.scenario import Level
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, Streams, lags, repeated

# Of a hundred referrals, how many lead to a plan of each kind. The rest are assessed and closed, or get no further
# action. Fitted with the lengths of stay in `paths`; when more are turned away, somewhat fewer reach a plan.
PLANNED = {Path.CIN: 0.24, Path.CP: 0.066, Path.CLA: 0.034, Path.DISABILITY: 0.015}
ORDINARY_NFA = 0.10
TURNED_FROM_PLANS = 0.5
ASSESSED_LEAST = 0.02

# How often a closed case ever comes back, by the path it took, and the ordinary days until it does. Fitted to
# re-referrals of 22% in England and 30% to 36% in Northamptonshire.
COMES_BACK = {Path.NFA: 0.44, Path.ASSESSED: 0.39, Path.CIN: 0.38, Path.CP: 0.44, Path.CLA: 0.10, Path.DISABILITY: 0.03}
BACK_AFTER = 190.0
ALL_SIBLINGS_AGAIN = 0.75
AGAIN_PROTECTED = 6.5
"""How much likelier a family that had a CP plan has another than a family that had none."""

NEW_FAMILIES = 0.389
"""Families first referred, for every child's referral in an ordinary year: the rest are siblings and returns."""

GENERATIONS = 40
OLDEST = 17.4

# Eight children with an open case die in a year in the county: an assumption, most from illness or disability.
DIES = 0.0021
FOUND_CLOSED = 14.0


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases: a family's children referred on one day, who go one way together.

    Args:
        family: the family.
        first: its first child in the case; the others follow in number.
        size: how many children.
        received: the day of referral.
        path: where it leads.
        protected: whether the family has had a child protection plan, now or before.
        died: the day the child died.
        steps: the days of all that happens.
    """

    family: Days
    first: Days
    size: Days
    received: Days
    path: Days
    protected: Flags
    died: Days
    steps: Steps

    def __len__(self) -> int:
        return len(self.family)

    def taken(self, which: Days) -> Cases:
        """Those cases, in that order."""
        own = {f.name: getattr(self, f.name)[which] for f in fields(self) if f.name != "steps"}
        return Cases(**own, steps=Steps(**{name: getattr(self.steps, name)[which] for name in STEP_NAMES}))


@dataclass(frozen=True, slots=True)
class _Event:
    """Families referred: the day, which children, and whether they have had a child protection plan."""

    family: Days
    first: Days
    size: Days
    received: Days
    protected: Flags

    def taken(self, which: Days) -> _Event:
        return _Event(*(getattr(self, f.name)[which] for f in fields(self)))


@dataclass(frozen=True, slots=True)
class World:
    """What cases happen in."""

    almanac: Almanac
    course: Course
    last: int


def lived(streams: Streams, world: World, referrals_a_year: float) -> tuple[Families, Cases]:
    """Every family and case from the calendar's first day to the last, in order of referral."""
    heard = _heard(streams.of("families referred"), world, referrals_a_year * NEW_FAMILIES / YEAR)
    known = families(streams.of("families"), heard)
    events = _Event(np.arange(len(heard)), known.first, known.size, heard, np.zeros(len(heard), dtype=np.bool_))
    chance = streams.of("cases")
    generations = []
    for _ in range(GENERATIONS):
        cases = _cases(chance, world, known, events)
        generations.append(cases)
        events = _returns(chance, world, known, cases)
        if len(events.family) == 0:
            break
    every = _together(generations)
    return known, every.taken(np.argsort(every.received, kind="stable"))


def _heard(chance: Chance, world: World, a_day: float) -> Days:
    days = np.arange(world.almanac.first, world.last + 1, dtype=np.int64)
    busy = np.diff(world.almanac.pulse[: len(days)], prepend=0.0)
    return np.repeat(days, chance.poisson(a_day * busy * world.course.at(Level.REFERRALS, days)))


def _cases(chance: Chance, world: World, known: Families, events: _Event) -> Cases:
    """One case for each family referred, but one for each child who is disabled or comes into care."""
    path = _young_enough(_path(chance, world, events), events, known.eldest()[events.family])
    alone = np.where(path == Path.CLA, events.size, 1)
    index, place = repeated(alone)
    each = events.taken(index)
    path = path[index]
    first = each.first + np.where(path == Path.CLA, place, 0)
    single = (path == Path.CLA) | (path == Path.DISABILITY)
    came = Coming(each.received, path, known.born[first])
    drawn = steps(chance, world.almanac, world.course, came)
    size = np.where(single, 1, each.size)
    protected = each.protected | (drawn.conference < NEVER)
    alive = np.full(len(path), NEVER)
    return _with_deaths(chance, Cases(each.family, first, size, each.received, path, protected, alive, drawn))


def _path(chance: Chance, world: World, events: _Event) -> Days:
    """Where each referral leads: first whether it is turned away, then to which plan."""
    nfa = world.course.at(Level.NFA, events.received)
    reaching = 1 - TURNED_FROM_PLANS * (nfa - ORDINARY_NFA)
    again = np.where(events.protected, AGAIN_PROTECTED, 1.0)
    shares = [PLANNED[path] * reaching * (again if path == Path.CP else 1.0) for path in PLANNED]
    assessed = np.maximum(1 - nfa - sum(shares), ASSESSED_LEAST)
    roll = chance.random(len(nfa)) * (nfa + assessed + sum(shares))
    reach = np.cumsum(np.stack([nfa, assessed, *shares]), axis=0)
    path: Days = (roll[None, :] >= reach).sum(axis=0).astype(np.int64)
    return path


def _young_enough(path: Days, events: _Event, eldest: Days) -> Days:
    """A family whose eldest is about to turn 18 is helped as children in need; nobody comes into care."""
    too_old = events.received >= last_entry(eldest)
    return np.where((path == Path.CLA) & too_old, Path.CIN, path)


def _with_deaths(chance: Chance, cases: Cases) -> Cases:
    """Some cases of one child end by the child's death: nothing happens after it but the closing."""
    alive = cases.steps.closed - cases.received
    dies = (cases.size == 1) & (cases.path != Path.NFA) & (chance.random(len(cases)) < DIES) & (alive > 1)
    died = np.where(dies, cases.received + 1 + (chance.random(len(cases)) * (alive - 1)).astype(np.int64), NEVER)
    cut = {name: _cut(getattr(cases.steps, name), died, name) for name in STEP_NAMES}
    closes = np.where(dies, died + lags(chance, FOUND_CLOSED, len(cases)), cases.steps.closed)
    return replace(cases, died=died, steps=Steps(**(cut | {"closed": closes})))


def _cut(days: Days, died: Days, name: str) -> Days:
    """An ending comes no later than the death; a beginning after it does not come."""
    if name.endswith("_to"):
        return np.where(days < NEVER, np.minimum(days, died), NEVER)
    return np.where(days >= died, NEVER, days)


def _returns(chance: Chance, world: World, known: Families, cases: Cases) -> _Event:
    """Closed cases that come back: sooner than later, at the rhythm of all referrals, at times only some siblings."""
    closed = cases.steps.closed
    chances: Reals = np.array([COMES_BACK[path] for path in Path])[cases.path] * world.course.at(Level.RETURNS, closed)
    comes = (chance.random(len(cases)) < chances) & (cases.died == NEVER) & (closed <= world.last)
    cases = cases.taken(np.flatnonzero(comes))
    beats = world.almanac.beat(cases.steps.closed + 1) + chance.exponential(BACK_AFTER, len(cases))
    received = world.almanac.day_at(beats)
    first, size = _some(chance, cases)
    young = birthday(known.eldest()[cases.family], OLDEST) > received
    which = np.flatnonzero((received <= world.last) & young)
    return _Event(cases.family, first, size, received, cases.protected).taken(which)


def _some(chance: Chance, cases: Cases) -> tuple[Days, Days]:
    """Which of the children come back: mostly all, else some who stand side by side."""
    fewer = (chance.random(len(cases)) >= ALL_SIBLINGS_AGAIN) & (cases.size > 1)
    size = np.where(fewer, 1 + (chance.random(len(cases)) * (cases.size - 1)).astype(np.int64), cases.size)
    first = cases.first + (chance.random(len(cases)) * (cases.size - size + 1)).astype(np.int64)
    return first, size


def _together(parts: list[Cases]) -> Cases:
    own = {
        f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Cases) if f.name != "steps"
    }
    return Cases(
        **own, steps=Steps(**{n: np.concatenate([getattr(part.steps, n) for part in parts]) for n in STEP_NAMES})
    )
