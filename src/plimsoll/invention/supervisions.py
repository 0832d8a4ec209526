"""Supervision: when each case-holding worker's was held. It slips as visits do, most in a team without a manager."""

from __future__ import annotations

import numpy as np

from plimsoll.invention.absences import Away
from plimsoll.invention.employment import employed, joined
from plimsoll.invention.folder import Folder
from plimsoll.invention.register import staff_ids
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Sheet, named
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import NEVER, Chance, Days, Reals
from plimsoll.invention.teams import Kind
from plimsoll.vocabulary.workforce_tables import SUPERVISION

# Mean days between a worker's supervisions where all is well, and their spread on a logarithmic scale: within the six
# weeks that services commonly set themselves, mostly. Assumptions.
EVERY = 34.0
SPREAD = 0.16
WITHOUT_MANAGER = 1.7
"""How many times as long it takes while the team has no manager, and another's stands in: an assumption."""

RECORDED_AFTER = 1.0
SUPERVISIONS_MOST = 400


def supervisions(folder: Folder, away: Away) -> Sheet:
    """Each supervision held in the records' years."""
    scene, staff = folder.scene, folder.scene.staff
    worker, held = _walked(scene, scene.streams.of("supervisions"))
    made = np.flatnonzero((held >= scene.first) & ~away.on(worker, held))
    order = made[np.argsort(held[made], kind="stable")]
    worker, held = worker[order], held[order]
    ids = staff_ids(staff)
    columns = {
        "supervision_id": joined(ids, worker, held),
        "staff_id": named(ids, worker),
        "supervisor_id": named(ids, staff.manager(staff.team[worker], held)),
    }
    known = folder.recorder("supervision", RECORDED_AFTER).known(held)
    return Sheet(SUPERVISION, {"held": held}, columns, known, np.full(len(held), NEVER), held)


def _holders(scene: Scene) -> Days:
    """The workers who hold cases: all but managers and those who review the work of others."""
    staff, who = scene.staff, employed(scene)
    reviews = np.isin(staff.team[who], staff.teams_of(Kind.REVIEWING))
    return who[~staff.manages[who] & ~reviews]


def _walked(scene: Scene, chance: Chance) -> tuple[Days, Days]:
    """Who is supervised and when: from each to the next, at the pace of that day."""
    staff, which = scene.staff, _holders(scene)
    soonest = scene.first - (chance.random(len(which)) * EVERY).astype(np.int64)
    day = np.maximum(staff.shifts.start[which], soonest)
    workers, days = [which[:0]], [day[:0]]
    for _ in range(SUPERVISIONS_MOST):
        gap = chance.lognormal(-(SPREAD**2) / 2, SPREAD, len(which)) * EVERY * _pace(scene, which, day)
        day = scene.almanac.onward(day + np.maximum(gap.astype(np.int64), 1))
        goes_on = np.flatnonzero((day < staff.shifts.end[which]) & (day <= scene.last))
        which, day = which[goes_on], day[goes_on]
        if len(which) == 0:
            break
        workers.append(which)
        days.append(day)
    return np.concatenate(workers), np.concatenate(days)


def _pace(scene: Scene, worker: Days, day: Days) -> Reals:
    team = scene.staff.team[worker]
    alone = scene.staff.manager(team, day) == NOBODY
    return scene.strain(team, day) * np.where(alone, WITHOUT_MANAGER, 1.0)
