"""Reviews: conferences of protected children and reviews of looked-after ones, planned from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.plans import Plans, Spell
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, numbered, words
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, between, lags, repeated
from plimsoll.invention.teams import Kind
from plimsoll.vocabulary.case_tables import REVIEW

KINDS = ("CP", "CLA")

# When a review is set for, in days after the last: inside the clocks of three and six months, and 20 working days.
SET_FOR = {Spell.CP: (84, 172), Spell.CARE: (25, 86, 174)}
EARLY_MOST = 14

# The share held late in a steady service, growing with slippage; by how many days; the share cancelled: assumptions.
LATE_SHARE = 0.08
LATE_WITH_SLIPPAGE = 0.5
LATE_BY = 28.0
CANCELLED = 0.02
SET_AGAIN = 12
PAPERWORK = 8
"""Days after a review before the next is put in the calendar."""

REVIEWS_MOST = 45


@dataclass(frozen=True, slots=True)
class _Set:
    """Reviews of cases: when set, for when, when held, whether cancelled, and under which spell."""

    case: Days
    spell: Days
    set_on: Days
    due: Days
    held: Days
    cancelled: Flags


def reviews(folder: Folder, plans: Plans) -> Sheet:
    """The reviews of the plans in the records, and the next one of each open plan."""
    scene = folder.scene
    chance = scene.streams.of("reviews")
    every = _together([part for spell in SET_FOR for part in _chain(scene, chance, spell)])
    index, place = repeated(scene.cases.size[every.case])
    child = (np.cumsum(scene.cases.size) - scene.cases.size)[every.case][index] + place
    plan = plans.place[every.spell[index], child]
    order = np.flatnonzero(plan >= 0)
    order = order[np.argsort(every.set_on[index][order], kind="stable")]
    shown = _Set(*(getattr(every, f.name)[index][order] for f in fields(_Set)))
    return _sheet(folder, plans, shown, (child[order], plan[order]))


def _chain(scene: Scene, chance: Chance, spell: Spell) -> list[_Set]:
    """Review after review, until the plan ends or the records do."""
    start, end = _span(scene, spell)
    case = np.flatnonzero((start <= scene.last) & (end > scene.first) & (start < end))
    last = set_on = start[case]
    parts = []
    for turn in range(REVIEWS_MOST):
        gap = SET_FOR[spell][min(turn, len(SET_FOR[spell]) - 1)]
        due = scene.almanac.onward(last + gap - between(chance, 0, EARLY_MOST, len(case)) * (gap > EARLY_MOST * 3))
        held = _held(scene, chance, case, due)
        happens = (held < end[case]) & (held <= scene.last)
        stands = np.flatnonzero(happens | (set_on < end[case]) & (set_on <= scene.last))
        parts.append(_taken(_drawn(case, spell, (set_on, due, np.where(happens, held, NEVER))), stands))
        parts.append(_called_off(scene, chance, parts[-1]))
        case, last = case[happens], held[happens]
        set_on = last + PAPERWORK
        if len(case) == 0:
            break
    return parts


def _span(scene: Scene, spell: Spell) -> tuple[Days, Days]:
    steps = scene.cases.steps
    return (steps.conference, steps.cp_to) if spell == Spell.CP else (steps.care, steps.care_to)


def _held(scene: Scene, chance: Chance, case: Days, due: Days) -> Days:
    team = scene.team(Kind.REVIEWING, scene.cases.family[case])
    pressed: Reals = scene.strain(team, due) - 1
    late = chance.random(len(case)) < LATE_SHARE + LATE_WITH_SLIPPAGE * pressed
    by = np.where(late, EARLY_MOST + lags(chance, LATE_BY, len(case)), 0)
    return scene.almanac.onward(due + by)


def _drawn(case: Days, spell: Spell, days: tuple[Days, Days, Days]) -> _Set:
    set_on, due, held = days
    return _Set(case, np.full(len(case), spell), set_on, due, held, np.zeros(len(case), dtype=np.bool_))


def _called_off(scene: Scene, chance: Chance, held: _Set) -> _Set:
    """Some were first set for an earlier day and cancelled. Only looked-after children's reviews say so."""
    off = np.flatnonzero((chance.random(len(held.case)) < CANCELLED) & (held.spell == Spell.CARE))
    first = _taken(held, off)
    due = scene.almanac.onward(np.maximum(first.due - SET_AGAIN, first.set_on))
    return _Set(first.case, first.spell, first.set_on, due, np.full(len(off), NEVER), np.ones(len(off), dtype=np.bool_))


def _taken(every: _Set, which: Days) -> _Set:
    return _Set(*(getattr(every, f.name)[which] for f in fields(_Set)))


def _together(parts: list[_Set]) -> _Set:
    return _Set(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(_Set)))


def _sheet(folder: Folder, plans: Plans, shown: _Set, of: tuple[Days, Days]) -> Sheet:
    recorder = folder.recorder("review")
    child, plan = of
    known = recorder.known(shown.set_on, folder.known[child])
    return Sheet(
        REVIEW,
        {"due": shown.due, "held": shown.held},
        {
            "kind": words(KINDS, (shown.spell == Spell.CARE).astype(np.int64)),
            "review_id": numbered("RV", len(child)),
            "person_id": folder.person_id(child),
            "plan_id": named(plans.names, plan),
            "cancelled": flags(shown.cancelled, shown.spell == Spell.CP),
        },
        known=known,
        gone=np.full(len(child), NEVER),
        until=np.maximum(plans.end[plan], known),
        closings=(
            Closing(("held",), recorder.known(shown.held, known)),
            Closing(("cancelled",), np.where(shown.cancelled, recorder.known(shown.due, known), 0), before=False),
        ),
    )
