"""Absence: sickness, short and long, and training of the staff the service employs.

An agency worker's days away are in no employer's file, and leave is kept in another system. A worker who is away holds
on to cases here, as visits and holders are drawn without regard to absence, so nobody is away for a year: an invented
county has no family leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from plimsoll.invention.almanac import YEAR
from plimsoll.invention.employment import employed, joined
from plimsoll.invention.folder import Folder
from plimsoll.invention.register import staff_ids
from plimsoll.invention.scenario import Level
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, words
from plimsoll.invention.staff import SPAN
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, lags, repeated
from plimsoll.vocabulary.workforce_tables import ABSENCE

KINDS = ("sickness", "training")
SICKNESS, TRAINING = range(2)

# Spells in a year of one worker while a hundredth of working days is lost to sickness, and how long they last: short
# ones in working days, long ones in days. Two thirds of the days are lost in short ones: assumptions.
SHORT_A_YEAR = 0.68
SHORT_MEAN = 1.6
LONG_A_YEAR = 0.0145
LONG_LEAST = 25
LONG_MEAN = 55.0
TRAINING_A_YEAR = 3.0
PER_CENT = 100

MANAGERS_AWAY = 3.0
"""How much oftener managers are away for each share of management posts that stand empty: an assumption."""

EARLIER = 365
"""Absences are drawn from so many days before the records begin, so that the first of them are as many as the rest."""

RECORDED_AFTER = 2.0
"""An absence is recorded so many times as late as a case note: mostly within a fortnight."""

HALF_DAYS = 2


@dataclass(frozen=True, slots=True)
class Away:
    """Times workers were away, half-open, in order of worker and start; no two of one worker's overlap."""

    worker: Days
    start: Days
    end: Days
    kind: Days

    def taken(self, which: Days) -> Away:
        """Those, in that order."""
        return Away(self.worker[which], self.start[which], self.end[which], self.kind[which])

    def on(self, worker: Days, day: Days) -> Flags:
        """Whether each worker was away on each day."""
        if len(self.worker) == 0:
            return np.zeros(len(worker), dtype=np.bool_)
        place = np.searchsorted(self.worker * SPAN + self.start, worker * SPAN + day, side="right") - 1
        away: Flags = (place >= 0) & (self.worker[place] == worker) & (self.end[place] > day)
        return away


def away(scene: Scene) -> Away:
    """Every absence open at some time in the records' years."""
    chance = scene.streams.of("absences")
    short = _drawn(scene, chance, SHORT_A_YEAR * PER_CENT * _sick(scene))
    long = _drawn(scene, chance, LONG_A_YEAR * PER_CENT * _sick(scene))
    training = _drawn(scene, chance, np.full(len(_days(scene)), TRAINING_A_YEAR))
    parts = [
        _lasting(scene, short, scene.almanac.later(short[1], 1 + lags(chance, SHORT_MEAN, len(short[0]))), SICKNESS),
        _lasting(scene, long, long[1] + LONG_LEAST + lags(chance, LONG_MEAN, len(long[0])), SICKNESS),
        _lasting(scene, training, scene.almanac.later(training[1], np.ones(len(training[0]), np.int64)), TRAINING),
    ]
    every = Away(*(np.concatenate([getattr(part, name) for part in parts]) for name in Away.__slots__))
    found = _one_at_a_time(every.taken(np.argsort(every.worker * SPAN + every.start, kind="stable")))
    return found.taken(np.flatnonzero((found.start <= scene.last) & (found.end > scene.first)))


def _days(scene: Scene) -> Days:
    return np.arange(scene.first - EARLIER, scene.last + 1, dtype=np.int64)


def _sick(scene: Scene) -> Reals:
    """The share of working days lost to sickness on each day, by the scenario."""
    return scene.course.at(Level.ABSENCE, _days(scene))


def _drawn(scene: Scene, chance: Chance, a_year: Reals) -> tuple[Days, Days]:
    """Workers and the working days on which they begin to be away.

    Args:
        scene: the scene.
        chance: the stream.
        a_year: how often in a year a worker begins, on each day of `_days`.
    """
    staff = scene.staff
    who = employed(scene)
    who = who[~staff.shifts.agency[who]]
    begins = np.maximum(staff.shifts.start[who], scene.first - EARLIER)
    lasts = np.minimum(staff.shifts.end[who], scene.last + 1) - begins
    most = a_year.max() * (1 + MANAGERS_AWAY * staff.manages[who])
    index, _ = repeated(chance.poisson(most * lasts / YEAR))
    day = begins[index] + (chance.random(len(index)) * lasts[index]).astype(np.int64)
    empty_posts = scene.course.at(Level.NO_MANAGER, day) * staff.manages[who[index]]
    wanted = a_year[day - (scene.first - EARLIER)] * (1 + MANAGERS_AWAY * empty_posts)
    kept = np.flatnonzero(chance.random(len(index)) * most[index] < wanted)
    return who[index[kept]], scene.almanac.onward(day[kept])


def _lasting(scene: Scene, begun: tuple[Days, Days], back: Days, kind: int) -> Away:
    """Absences until the working day back, or until the worker leaves."""
    worker, start = begun
    end = np.minimum(scene.almanac.onward(back), scene.staff.shifts.end[worker])
    made = Away(worker, start, end, np.full(len(worker), kind))
    return made.taken(np.flatnonzero(end > start))


def _one_at_a_time(every: Away) -> Away:
    """Without those that begin before an earlier one of the same worker is over."""
    until = np.maximum.accumulate(every.worker * SPAN + every.end) if len(every.worker) else every.worker
    starts = every.worker * SPAN + every.start
    return every.taken(np.flatnonzero(np.append(True, starts[1:] >= until[:-1])[: len(starts)]))


def absences(folder: Folder, found: Away) -> Sheet:
    """The employer's record of absences."""
    scene, ids = folder.scene, staff_ids(folder.scene.staff)
    recorder = folder.recorder("absence", RECORDED_AFTER)
    known = recorder.known(found.start)
    end = scene.ended(found.end)
    count = len(known)
    kind = words(KINDS, found.kind)
    columns = {
        "absence_id": joined(ids, found.worker, found.start, kind),
        "staff_id": named(ids, found.worker),
        "kind": kind,
        "days_lost": _days_lost(scene, found, end),
        "total": flags(np.zeros(count, dtype=np.bool_)),
    }
    closing = Closing(("ended", "days_lost"), recorder.known(end, known))
    always = np.full(count, NEVER)
    return Sheet(ABSENCE, {"started": found.start, "ended": end}, columns, known, always, end, (closing,))


def _days_lost(scene: Scene, found: Away, end: Days) -> Any:
    """The working days lost, to the half day, in the worker's own hours; empty until the worker is back."""
    working = scene.almanac.working
    days = np.searchsorted(working, found.end) - np.searchsorted(working, found.start)
    lost = np.round(days * scene.staff.fte[found.worker] * HALF_DAYS) / HALF_DAYS
    return pa.array(lost, mask=end == NEVER)
