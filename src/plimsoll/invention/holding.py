"""Who held each case and when: teams in turn, workers who come and go, and the gaps in which nobody does."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from plimsoll.invention.almanac import WEEK
from plimsoll.invention.paths import WAIT_MOST, Path
from plimsoll.invention.scenario import Level
from plimsoll.invention.scene import Scene
from plimsoll.invention.staff import FTE, NOBODY, SPAN
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, lags
from plimsoll.invention.teams import Kind


class Why(IntEnum):
    """Why a worker took a case on: the codes of the children looked after return."""

    FCONTA = 0
    TSPROC = 1
    LEFTRL = 2
    MANAGE = 3


OFFERED_TO = 3
"""A case is offered to a few posts of the team, some empty, and goes to the least laden worker: an assumption."""

ANOTHER_WEEK = 7
HANDED_ON = 900.0
"""Days after which a worker who stays hands a case to a colleague all the same: a mean, an assumption."""

WAITS_LESS = 0.55
"""A handover waits less often than a new case: an assumption."""

SUPPORTED = 0.4
"""The share of children in need whose lead practitioner is a family support worker: an assumption."""

CARE_TEAM_AFTER = 30
TRANSFER_LAG = 5.0
MANAGER_SHARE = 0.35
"""Of waits held in name, the share in the manager's name rather than the tray's; where there is no tray, all."""


@dataclass(frozen=True, slots=True)
class Held:
    """Spells of cases with workers, or of waiting; half-open.

    Args:
        case: the case.
        team: the team.
        worker: who holds it.
        start: from.
        end: until.
        why: why this worker took it on.
        in_name: whether it is held in name only while it waits.
    """

    case: Days
    team: Days
    worker: Days
    start: Days
    end: Days
    why: Days
    in_name: Flags

    def taken(self, which: Days) -> Held:
        """Those spells, in that order."""
        return Held(*(getattr(self, f.name)[which] for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Holding:
    """All spells of holding, in order of case and start, and the waits between."""

    held: Held
    waits: Held

    def on(self, case: Days, day: Days) -> Days:
        """The place in `held` of each case's spell with a worker on each day, or nobody."""
        return _on(self.held, case, day)

    def waiting(self, case: Days, day: Days) -> Flags:
        """Whether each case waits for a worker on each day."""
        waits: Flags = _on(self.waits, case, day) != NOBODY
        return waits

    def worker(self, case: Days, day: Days) -> Days:
        """The worker of each case on each day, or nobody."""
        place = self.on(case, day)
        return np.where(place == NOBODY, NOBODY, self.held.worker[place])


def _on(held: Held, case: Days, day: Days) -> Days:
    if len(held.case) == 0:
        return np.full(len(case), NOBODY, dtype=np.int64)
    place = np.searchsorted(held.case * SPAN + held.start, case * SPAN + day, side="right") - 1
    open_then = (place >= 0) & (held.case[place] == case) & (held.end[place] > day)
    return np.where(open_then, place, NOBODY)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A case's time with one team, or what is left of it: since when, how long it still waits, until when at most."""

    case: Days
    team: Days
    since: Days
    wait: Days
    end: Days
    why: Days

    def taken(self, which: Days) -> Stretch:
        """Those stretches, in that order."""
        return Stretch(*(getattr(self, f.name)[which] for f in fields(self)))


class Diary:
    """The weeks ahead: what is to be held in each, and how laden every worker is when it comes."""

    def __init__(self, scene: Scene) -> None:
        self.size = scene.cases.size
        self.begins = scene.almanac.first
        self.weeks = (scene.last - self.begins) // WEEK + 1
        self.load: Reals = np.zeros(len(scene.staff.team), dtype=np.float64)
        self._due: list[list[Stretch]] = [[] for _ in range(self.weeks)]
        self._back: list[list[Held]] = [[] for _ in range(self.weeks)]
        self._beyond: list[Stretch] = []
        self._week = 0

    def turn_to(self, week: int) -> Stretch:
        """What is to be held in that week, when those whose spells have ended are off their workers' hands."""
        self._week = week
        for ended in self._back[week]:
            np.subtract.at(self.load, ended.worker, self.size[ended.case])
        return _together(self._due[week])

    def enter(self, stretch: Stretch) -> None:
        """Enter stretches in the week their wait is over, but not in one that is past."""
        for week, which in self._by_week(stretch.since + stretch.wait):
            (self._due[week] if week < self.weeks else self._beyond).append(stretch.taken(which))

    def beyond(self) -> Stretch:
        """What still waits when the last week is over."""
        return _together(self._beyond)

    def take(self, spell: Held) -> None:
        """Lay spells on their workers' shoulders until they end."""
        np.add.at(self.load, spell.worker, self.size[spell.case])
        for week, which in self._by_week(spell.end):
            if week < self.weeks:
                self._back[week].append(spell.taken(which))

    def _by_week(self, days: Days) -> list[tuple[int, Days]]:
        week = np.maximum((days - self.begins) // WEEK, self._week + 1)
        order = np.argsort(week, kind="stable")
        bounds = np.flatnonzero(np.diff(week[order])) + 1
        groups = np.split(order, bounds) if len(order) else []
        return [(int(week[group[0]]), group) for group in groups]


def holding(scene: Scene) -> Holding:
    """Give every case its workers, team by team and worker by worker, until it closes.

    Week by week, whoever is to be held is offered to a few workers of the team and goes to the least laden.
    """
    chance = scene.streams.of("holding")
    days = Diary(scene)
    days.enter(_stretches(scene, chance))
    spells = [_week(scene, chance, days, week) for week in range(days.weeks)]
    waiting = _lasting(_in_order([*(waited for _, waited in spells), _wait(days.beyond(), days.beyond().end)]))
    return Holding(_in_order([*(held for held, _ in spells), _in_name(scene, chance, waiting)]), waiting)


def _stretches(scene: Scene, chance: Chance) -> Stretch:
    """The teams each case passes through: assessment, then the team its path leads to, then leaving care."""
    cases, steps = scene.cases, scene.cases.steps
    moves = np.minimum(steps.authorised + lags(chance, TRANSFER_LAG, len(cases)), steps.closed)
    moves = np.where(cases.path == Path.ASSESSED, steps.closed, np.maximum(moves, cases.received + 1))
    to_care = np.minimum(np.minimum(steps.care + CARE_TEAM_AFTER, steps.closed), steps.grown)
    to_care = np.where(cases.path == Path.CLA, to_care, NEVER)
    leaves = np.minimum(steps.grown, steps.closed)
    parts = [
        (scene.team(Kind.ASSESSMENT, cases.family), cases.received, np.minimum(moves, to_care)),
        (_middle(scene, chance), moves, np.minimum(steps.closed, to_care)),
        (scene.team(Kind.LOOKED_AFTER, cases.family), to_care, leaves),
        (scene.team(Kind.LEAVING_CARE, cases.family), leaves, np.where(steps.grown < NEVER, steps.closed, 0)),
    ]
    return _together([_part(scene, chance, place, part) for place, part in enumerate(parts)])


def _middle(scene: Scene, chance: Chance) -> Days:
    """The team after assessment; some children in need go to family support workers."""
    cases = scene.cases
    supported = (cases.path == Path.CIN) & (chance.random(len(cases)) < SUPPORTED)
    kinds = (Kind.LONG_TERM, Kind.DISABILITY, Kind.FAMILY_SUPPORT)
    which = np.where(supported, 2, np.where(cases.path == Path.DISABILITY, 1, 0))
    return np.stack([scene.team(kind, cases.family) for kind in kinds])[which, np.arange(len(cases))]


def _part(scene: Scene, chance: Chance, place: int, part: tuple[Days, Days, Days]) -> Stretch:
    team, start, end = part
    which = np.flatnonzero((start < end) & (start <= scene.last) & (scene.cases.path != Path.NFA))
    since = start[which]
    wait = scene.cases.steps.held[which] - since if place == 0 else _handover(scene, chance, since)
    why = np.full(len(which), Why.FCONTA if place == 0 else Why.TSPROC)
    return Stretch(which, team[which], since, np.maximum(wait, 0), end[which], why)


def _handover(scene: Scene, chance: Chance, day: Days) -> Days:
    """Days until the next worker takes over: mostly none."""
    waits = chance.random(len(day)) < scene.course.at(Level.WAITING, day) * WAITS_LESS
    drawn = lags(chance, scene.course.at(Level.WAIT_DAYS, day), len(day))
    return np.where(waits, np.minimum(drawn, WAIT_MOST), 0)


def _week(scene: Scene, chance: Chance, diary: Diary, week: int) -> tuple[Held, Held]:
    """The spells held and the waits before them, of what falls due in one week."""
    stretch = diary.turn_to(week)
    begins = np.where(stretch.wait > 0, scene.almanac.onward(stretch.since + stretch.wait), stretch.since)
    worker = _chosen(scene, chance, stretch, (begins, diary.load))
    found = (worker != NOBODY) & (begins < stretch.end)
    leaves = np.where(found, scene.staff.shifts.end[worker], begins)
    ends = np.minimum(np.minimum(leaves, begins + 1 + lags(chance, HANDED_ON, len(begins))), stretch.end)
    not_in_name = np.zeros(len(worker), dtype=np.bool_)
    spell = Held(stretch.case, stretch.team, worker, begins, ends, stretch.why, not_in_name).taken(
        np.flatnonzero(found)
    )
    waited = _wait(stretch, np.where(found, begins, stretch.end))
    diary.take(spell)
    diary.enter(_left(scene, chance, stretch, (begins, ends, leaves, found)))
    return spell, waited.taken(np.flatnonzero(found | (begins >= stretch.end)))


def _wait(stretch: Stretch, until: Days) -> Held:
    """Stretches as spells in which nobody holds the case."""
    nobody = np.full(len(stretch.case), NOBODY, dtype=np.int64)
    in_name = np.zeros(len(nobody), dtype=np.bool_)
    return Held(stretch.case, stretch.team, nobody, stretch.since, until, stretch.why, in_name)


def _left(scene: Scene, chance: Chance, stretch: Stretch, was: tuple[Days, Days, Days, Flags]) -> Stretch:
    """What of each stretch is left when this worker has gone, or when nobody was found."""
    begins, ends, leaves, found = was
    since = np.where(found, ends, np.where(begins < stretch.end, stretch.since, stretch.end))
    wait = np.where(found, _handover(scene, chance, ends), begins - stretch.since + ANOTHER_WEEK)
    why = np.where(found, np.where(ends == leaves, Why.LEFTRL, Why.MANAGE), stretch.why)
    left = Stretch(stretch.case, stretch.team, since, wait, stretch.end, why)
    return left.taken(np.flatnonzero((since < stretch.end) & (since <= scene.last)))


def _chosen(scene: Scene, chance: Chance, stretch: Stretch, now: tuple[Days, Reals]) -> Days:
    """The least laden of a few workers of each team who are in post, or nobody."""
    begins, load = now
    offered = np.stack([scene.staff.drawn(chance.random(len(begins)), stretch.team, begins) for _ in range(OFFERED_TO)])
    laden = np.where(offered == NOBODY, np.inf, load[offered] / np.maximum(scene.staff.fte[offered], min(FTE)))
    chosen: Days = offered[laden.argmin(axis=0), np.arange(len(begins))]
    return chosen


def _in_name(scene: Scene, chance: Chance, waits: Held) -> Held:
    """Some waits are held in name: by the team's tray, or by its manager."""
    named = chance.random(len(waits.case)) < scene.course.at(Level.IN_NAME, waits.start)
    tray, manager = (find(waits.team, waits.start) for find in (scene.staff.tray_of, scene.staff.manager))
    by_manager = (chance.random(len(named)) < MANAGER_SHARE) | (tray == NOBODY)
    worker = np.where(by_manager, manager, tray)
    stays = np.where(worker == NOBODY, waits.start, np.minimum(waits.end, scene.staff.shifts.end[worker]))
    shown = Held(waits.case, waits.team, worker, waits.start, stays, waits.why, np.ones(len(named), dtype=np.bool_))
    return shown.taken(np.flatnonzero(named & (worker != NOBODY) & (stays > waits.start)))


def _lasting(spells: Held) -> Held:
    return spells.taken(np.flatnonzero(spells.start < spells.end))


def _in_order(parts: list[Held]) -> Held:
    every = Held(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Held)))
    return every.taken(np.argsort(every.case * SPAN + every.start, kind="stable"))


def _together(parts: list[Stretch]) -> Stretch:
    none = np.empty(0, dtype=np.int64)
    return Stretch(*(np.concatenate([none, *(getattr(part, f.name) for part in parts)]) for f in fields(Stretch)))
