"""Allocations: who held each child, with co-workers, a second team now and then, and reviewing officers."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.holding import Held, Why
from plimsoll.invention.plans import Plans, Spell
from plimsoll.invention.recording import AT_ONCE, Recorder
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, Slip, named, numbered, words
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import Chance, Days, Flags, lags, repeated
from plimsoll.invention.teams import Kind
from plimsoll.vocabulary.case_tables import ALLOCATION

# SystemC's role codes: the allocated worker, a co-worker and a reviewing officer. Only the first holds a case.
ROLES = ("CW", "SEC", "CRO")
HOLDS, CO_WORKS, REVIEWS = range(3)
REASONS = tuple(why.name for why in Why)

# Of a worker's spells with a case, how many have a co-worker beside them, and how many a second team's worker who also
# holds the child for a while; assumptions.
CO_WORKED = 0.14
TWO_TEAMS = 0.02
TWO_TEAMS_FOR = 120.0

# A handed-over case sometimes still shows the worker before, for a while.
OVERLAPS = 0.06
OVERLAP_DAYS = 9.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """Involvements of workers with children."""

    child: Days
    worker: Days
    team: Days
    role: Days
    start: Days
    end: Days
    why: Days

    def taken(self, which: Days) -> _Rows:
        """Those, in that order."""
        return _Rows(*(getattr(self, f.name)[which] for f in fields(self)))


def allocations(folder: Folder, plans: Plans) -> Sheet:
    """Every involvement open at some time in the records' years."""
    scene = folder.scene
    chance = scene.streams.of("allocations")
    held = _overlapping(scene, chance, folder.holding.held)
    beside = [_beside(scene, chance, held, CO_WORKED), _second_team(scene, chance, held)]
    roles = [HOLDS, CO_WORKS, HOLDS]
    parts = [_each_child(scene, spells, role) for spells, role in zip([held, *beside], roles, strict=True)]
    rows = _together([*parts, _officers(scene, chance, plans)])
    rows = rows.taken(scene.overlapping(rows.start, scene.ended(rows.end)))
    return _sheet(folder, rows.taken(np.argsort(rows.start, kind="stable")))


def _overlapping(scene: Scene, chance: Chance, held: Held) -> Held:
    """Some workers are still shown after the case has gone to another, though never after they have left."""
    lingers = (chance.random(len(held.case)) < OVERLAPS) & ~held.in_name
    longer = held.end + np.where(lingers, lags(chance, OVERLAP_DAYS, len(held.case)), 0)
    leaves = np.minimum(scene.staff.shifts.end[held.worker], scene.cases.steps.closed[held.case])
    end = np.maximum(np.minimum(longer, leaves), held.end)
    return Held(held.case, held.team, held.worker, held.start, end, held.why, held.in_name)


def _beside(scene: Scene, chance: Chance, held: Held, share: float) -> Held:
    """A colleague of the same team beside some workers, for as long as both are there."""
    which = np.flatnonzero((chance.random(len(held.case)) < share) & ~held.in_name)
    spells = held.taken(which)
    colleague = scene.staff.drawn(chance.random(len(which)), spells.team, spells.start)
    end = np.minimum(spells.end, scene.staff.shifts.end[colleague])
    paired = Held(spells.case, spells.team, colleague, spells.start, end, spells.why, spells.in_name)
    return paired.taken(np.flatnonzero((colleague != NOBODY) & (colleague != spells.worker) & (end > spells.start)))


def _second_team(scene: Scene, chance: Chance, held: Held) -> Held:
    """A few children are held by the disability team as well."""
    spells = held.taken(np.flatnonzero((chance.random(len(held.case)) < TWO_TEAMS) & ~held.in_name))
    team = scene.team(Kind.DISABILITY, scene.cases.family[spells.case])
    worker = scene.staff.drawn(chance.random(len(team)), team, spells.start)
    end = np.minimum(spells.end, spells.start + 1 + lags(chance, TWO_TEAMS_FOR, len(team)))
    end = np.minimum(end, scene.staff.shifts.end[worker])
    second = Held(spells.case, team, worker, spells.start, end, spells.why, spells.in_name)
    return second.taken(np.flatnonzero((worker != NOBODY) & (team != spells.team) & (end > spells.start)))


def _each_child(scene: Scene, spells: Held, role: int) -> _Rows:
    index, place = repeated(scene.cases.size[spells.case])
    first = np.cumsum(scene.cases.size) - scene.cases.size
    child = first[spells.case][index] + place
    every = spells.taken(index)
    roles = np.full(len(child), role)
    return _Rows(child, every.worker, every.team, roles, every.start, every.end, every.why)


def _officers(scene: Scene, chance: Chance, plans: Plans) -> _Rows:
    """A reviewing officer for every child protected or looked after, for as long as the officer stays."""
    which = np.concatenate([plans.all_of(spell) for spell in (Spell.CP, Spell.CARE)])
    child, start = plans.child[which], plans.start[which]
    team = scene.team(Kind.REVIEWING, scene.cases.family[scene.children.case[child]])
    worker = scene.staff.drawn(chance.random(len(which)), team, start)
    end = np.minimum(plans.end[which], scene.staff.shifts.end[worker])
    role, why = np.full(len(which), REVIEWS), np.full(len(which), Why.FCONTA)
    return _Rows(child, worker, team, role, start, end, why).taken(np.flatnonzero((worker != NOBODY) & (end > start)))


def _together(parts: list[_Rows]) -> _Rows:
    return _Rows(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(_Rows)))


def _sheet(folder: Folder, rows: _Rows) -> Sheet:
    recorder = folder.recorder("allocation", AT_ONCE)
    twice = recorder.twice(len(rows.child))
    shown = rows.taken(twice)
    end = folder.scene.ended(shown.end)
    known = recorder.known(shown.start, folder.known[shown.child])
    return Sheet(
        ALLOCATION,
        {"started": shown.start, "ended": end},
        {
            "allocation_id": numbered("I", len(twice)),
            "worker_id": named(folder.workers, shown.worker),
            "role": words(ROLES, shown.role),
            "team_id": named(folder.teams, shown.team),
            "person_id": folder.person_id(shown.child),
            "change_reason": words(REASONS, np.where(shown.role == HOLDS, shown.why, NOBODY)),
            "referral_id": folder.referral_id(shown.child),
        },
        known=known,
        gone=recorder.gone(known, _mistaken(twice, len(rows.child))),
        until=end,
        closings=(Closing(("ended",), recorder.known(end, known)),),
        slips=(_slip(recorder, shown.start, known),),
    )


def _mistaken(rows: Days, count: int) -> Flags:
    return np.arange(len(rows)) >= count


def _slip(recorder: Recorder, start: Days, known: Days) -> Slip:
    return Slip("started", *recorder.slips(start, known))
