"""Visits: who is visited when, the later the harder the team is pressed, and seldom while nobody holds the case."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from plimsoll.invention.care import PLACEMENTS, Care
from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import Path
from plimsoll.invention.plans import NONE, Plans, Spell, bounds
from plimsoll.invention.scenario import Level
from plimsoll.invention.scene import Scene
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, repeated
from plimsoll.invention.teams import Kind

# Mean days to the first visit and between visits where all is well. The clocks are 10 and 20 working days and 7, then
# 42 days; with the spread below about one plan in twenty is overdue in a steady service: assumptions.
FIRST = {Spell.CIN: 9.0, Spell.AFTER: 16.0, Spell.CP: 7.0}
EVERY = {Spell.CIN: 22.0, Spell.AFTER: 22.0, Spell.CP: 11.2}
LEAVER_EVERY = 40.0
ASSESSING_FIRST = 4.5
ASSESSING_EVERY = 15.0
PLACED_FIRST = 4.2
PLACED_EVERY = 33.5
SETTLED_EVERY = 74.0
SETTLED_AFTER = 365
LONG_TERM = tuple(PLACEMENTS.index(code) for code in ("U1", "U4"))
SPREAD = 0.40
"""The spread of one gap about its mean, on a logarithmic scale."""

GIVES_WAY = (1.3, 1.3, 0.55, 0.8, 1.0)
"""How far visits under each spell, and under none, give way to strain: imminent danger goes first. An assumption."""

VISITS_MOST = 400
EARLIER = 60
"""Visits are drawn from so many days before the records begin, so that the first of them are as often as the rest."""

WAITING_MISSED = 0.65
"""While nobody holds a case, so many of its visits are not made: an assumption."""

# Of children seen on visits, how many are seen alone, how many fewer under strain, for how many nobody says:
# assumptions.
ALONE = 0.74
ALONE_LOST = 0.12
ALONE_UNSAID = 0.03


@dataclass(frozen=True, slots=True)
class Rounds:
    """What is visited: a case on a plan, or one looked-after child in a placement.

    Args:
        case: the case.
        start: from.
        end: until.
        team: the team that visits.
        first: mean days to the first visit.
        every: mean days between visits.
        settled: the day from which visits come every three months; `NEVER` if they do not.
        spell: the spell it is made under, or none during the assessment.
    """

    case: Days
    start: Days
    end: Days
    team: Days
    first: Reals
    every: Reals
    settled: Days
    spell: Days

    def taken(self, which: Days) -> Rounds:
        """Those, in that order."""
        return Rounds(*(getattr(self, f.name)[which] for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits to children, in order of day.

    Args:
        child: the child of the case.
        day: when.
        plan: the plan it is made under, or none.
        spell: the spell, or none.
        seen: whether the child was seen.
        alone: whether the child was seen alone.
        unsaid: whether nobody says if the child was alone.
    """

    child: Days
    day: Days
    plan: Days
    spell: Days
    seen: Flags
    alone: Flags
    unsaid: Flags

    def taken(self, which: Days) -> Visits:
        """Those, in that order."""
        return Visits(*(getattr(self, f.name)[which] for f in fields(self)))


def visits(folder: Folder, plans: Plans, care: Care) -> Visits:
    """Every visit of the records' years."""
    scene = folder.scene
    chance = scene.streams.of("visits")
    rounds = _together(
        [*(_planned(scene, spell) for spell in EVERY), _assessing(scene), _leaving(scene), _placed(scene, plans, care)]
    )
    which, day = _walked(scene, chance, rounds)
    made = _made(folder, chance, rounds.case[which], day)
    which, day = which[made], day[made]
    index, place = repeated(scene.cases.size[rounds.case[which]])
    child = _first_child(scene)[rounds.case[which]][index] + place
    drawn = _seen(scene, chance, (child, day[index], rounds.spell[which][index], rounds.team[which][index]), plans)
    return drawn.taken(np.argsort(drawn.day, kind="stable"))


def _first_child(scene: Scene) -> Days:
    return np.cumsum(scene.cases.size) - scene.cases.size


def _planned(scene: Scene, spell: Spell) -> Rounds:
    cases = scene.cases
    team = np.where(
        cases.path == Path.DISABILITY,
        scene.team(Kind.DISABILITY, cases.family),
        scene.team(Kind.LONG_TERM, cases.family),
    )
    pace = (FIRST[spell], EVERY[spell])
    return _rounds(scene, np.arange(len(cases)), (*bounds(scene, spell), team), pace, spell)


def _assessing(scene: Scene) -> Rounds:
    cases = scene.cases
    until = np.minimum(cases.steps.authorised, cases.steps.closed)
    team = scene.team(Kind.ASSESSMENT, cases.family)
    pace = (ASSESSING_FIRST, ASSESSING_EVERY)
    return _rounds(scene, np.arange(len(cases)), (cases.steps.held, until, team), pace, NONE)


def _leaving(scene: Scene) -> Rounds:
    """A care leaver's personal adviser visits, under no plan that the extracts hold."""
    cases = scene.cases
    team = scene.team(Kind.LEAVING_CARE, cases.family)
    pace = (LEAVER_EVERY, LEAVER_EVERY)
    return _rounds(scene, np.arange(len(cases)), (cases.steps.grown, cases.steps.closed, team), pace, NONE)


def _rounds(scene: Scene, case: Days, where: tuple[Days, Days, Days], pace: tuple[float, float], spell: int) -> Rounds:
    start, end, team = where
    first, every = (np.full(len(case), days) for days in pace)
    never = np.full(len(case), NEVER)
    rounds = Rounds(case, start, end, team, first, every, never, np.full(len(case), spell))
    return rounds.taken(np.flatnonzero((start <= scene.last) & (end > scene.first) & (start < end)))


def _placed(scene: Scene, plans: Plans, care: Care) -> Rounds:
    """A looked-after child is visited within a week of each placement, whoever else is in the case."""
    runs = care.placements
    case = scene.children.case[plans.child[runs.plan]]
    team = scene.team(Kind.LOOKED_AFTER, scene.cases.family[case])
    pace = (PLACED_FIRST, PLACED_EVERY)
    rounds = _rounds(scene, case, (runs.start, runs.end, team), pace, Spell.CARE)
    kept = np.flatnonzero((runs.start <= scene.last) & (runs.end > scene.first) & (runs.start < runs.end))
    settled = np.where(np.isin(runs.what[kept], LONG_TERM), runs.start[kept] + SETTLED_AFTER, NEVER)
    return Rounds(**{f.name: getattr(rounds, f.name) for f in fields(Rounds) if f.name != "settled"}, settled=settled)


def _walked(scene: Scene, chance: Chance, rounds: Rounds) -> tuple[Days, Days]:
    """Which rounds are visited and when: from each visit to the next, at the pace of that day."""
    which = np.arange(len(rounds.case))
    day = np.maximum(rounds.start, scene.first - EARLIER)
    mean = rounds.first
    places, days = [], []
    for _ in range(VISITS_MOST):
        gap = mean * chance.lognormal(-(SPREAD**2) / 2, SPREAD, len(which))
        gap = gap * (1 + (scene.strain(rounds.team[which], day) - 1) * np.asarray(GIVES_WAY)[rounds.spell[which]])
        day = scene.almanac.onward(day + np.maximum(gap.astype(np.int64), 1))
        goes_on = np.flatnonzero((day < rounds.end[which]) & (day <= scene.last))
        which, day = which[goes_on], day[goes_on]
        if len(which) == 0:
            break
        places.append(which)
        days.append(day)
        mean = np.where(day >= rounds.settled[which], SETTLED_EVERY, rounds.every[which])
    return np.concatenate([which, *places]), np.concatenate([day, *days])


def _made(folder: Folder, chance: Chance, case: Days, day: Days) -> Flags:
    """Which visits are made: most of those that fall while nobody holds the case are not."""
    missed = folder.holding.waiting(case, day) & (chance.random(len(case)) < WAITING_MISSED)
    return (day >= folder.scene.first) & ~missed


def _seen(scene: Scene, chance: Chance, made: tuple[Days, Days, Days, Days], plans: Plans) -> Visits:
    child, day, spell, team = made
    seen = chance.random(len(child)) >= scene.course.at(Level.UNSEEN, day)
    pressed = ALONE_LOST * (scene.strain(team, day) - 1)
    alone = seen & (chance.random(len(child)) < ALONE - pressed)
    unsaid = ~seen | (chance.random(len(child)) < ALONE_UNSAID)
    plan = np.where(spell == NONE, NONE, plans.place[np.maximum(spell, 0), child])
    return Visits(child, day, plan, spell, seen, alone, unsaid)


def _together(parts: list[Rounds]) -> Rounds:
    return Rounds(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Rounds)))
