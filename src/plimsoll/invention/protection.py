"""Section 47 enquiries and initial child protection conferences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import Path
from plimsoll.invention.plans import Plans, Spell
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, numbered
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, between, lags, repeated
from plimsoll.vocabulary.case_tables import CONFERENCE, ENQUIRY

# Enquiries that lead to no plan: the share of cases, how soon, how long they take in working days, and how many of them
# still come to a conference: fitted (DfE: Northamptonshire, year to March 2018: 2,463 enquiries, 1,166 conferences).
WITHOUT_PLAN = {Path.ASSESSED: 0.14, Path.CIN: 0.22}
STARTS = 6.0
TAKES = (3, 15)
CONFERENCE_ONLY = 0.08
CONFERENCE_AFTER = (8, 22)
NFA_SHARE = 0.55
CONFERENCE_LIMIT = 15
"""Working days from enquiry to conference (DfE, Local Authority Interactive Tool)."""

TRANSFERS_IN = 0.02


@dataclass(frozen=True, slots=True)
class _Enquiries:
    """Enquiries of cases: when, until when, and the conference that followed."""

    case: Days
    started: Days
    ended: Days
    conference: Days
    plan: Flags


def protection(folder: Folder, plans: Plans) -> tuple[Sheet, Sheet]:
    """The enquiries and the conferences of the records' years, one row for each child."""
    scene = folder.scene
    chance = scene.streams.of("protection")
    every = _every(scene, chance)
    index, place = repeated(scene.cases.size[every.case])
    child = (np.cumsum(scene.cases.size) - scene.cases.size)[every.case][index] + place
    order = scene.overlapping(every.started[index], scene.ended(every.ended[index]))
    order = order[np.argsort(every.started[index][order], kind="stable")]
    rows = _Enquiries(*(getattr(every, name)[index][order] for name in _Enquiries.__slots__))
    names = numbered("E", len(order))
    drawn = chance.random(len(order)) < TRANSFERS_IN
    return _enquiries(folder, child[order], rows, names), _conferences(
        folder, plans, (child[order], rows, names, drawn)
    )


def _every(scene: Scene, chance: Chance) -> _Enquiries:
    steps = scene.cases.steps
    with_plan = np.flatnonzero(steps.conference < NEVER)
    held = steps.conference[with_plan]
    leading = _Enquiries(with_plan, steps.enquiry[with_plan], held, held, np.ones(len(held), dtype=np.bool_))
    parts = [leading, _without_plan(scene, chance)]
    return _Enquiries(*(np.concatenate([getattr(part, name) for part in parts]) for name in _Enquiries.__slots__))


def _without_plan(scene: Scene, chance: Chance) -> _Enquiries:
    cases = scene.cases
    share = np.zeros(len(Path))
    share[list(WITHOUT_PLAN)] = list(WITHOUT_PLAN.values())
    started = scene.almanac.onward(cases.received + lags(chance, STARTS, len(cases)))
    which = np.flatnonzero(
        (chance.random(len(cases)) < share[cases.path]) & (started < np.minimum(cases.steps.closed, cases.died))
    )
    started = started[which]
    ended = scene.almanac.later(started, between(chance, *TAKES, len(which)))
    meets = chance.random(len(which)) < CONFERENCE_ONLY
    held = scene.almanac.later(started, between(chance, *CONFERENCE_AFTER, len(which)))
    held = np.where(meets & (held < np.minimum(cases.steps.closed, cases.died)[which]), held, NEVER)
    until = np.minimum(np.where(held < NEVER, held, ended), np.maximum(cases.steps.closed[which], started))
    return _Enquiries(which, started, until, held, np.zeros(len(which), dtype=np.bool_))


def _enquiries(folder: Folder, child: Days, rows: _Enquiries, names: object) -> Sheet:
    scene, recorder = folder.scene, folder.recorder("enquiry")
    ended = scene.ended(rows.ended)
    known = recorder.known(rows.started, folder.known[child])
    nothing = (rows.conference == NEVER) & (scene.streams.of("enquiries").random(len(child)) < NFA_SHARE)
    return Sheet(
        ENQUIRY,
        {"started": rows.started, "ended": ended},
        {
            "enquiry_id": names,
            "referral_id": folder.referral_id(child),
            "person_id": folder.person_id(child),
            "nfa": flags(nothing, ended == NEVER),
            **folder.by(child, rows.started),
        },
        known=known,
        gone=np.full(len(child), NEVER),
        until=ended,
        closings=(Closing(("ended", "nfa"), recorder.known(ended, known)),),
    )


def _conferences(folder: Folder, plans: Plans, drawn: tuple[Days, _Enquiries, object, Flags]) -> Sheet:
    scene, recorder = folder.scene, folder.recorder("conference")
    every_child, rows, names, moved_in = drawn
    which = scene.kept(rows.conference)
    child, held, transfer = every_child[which], rows.conference[which], moved_in[which] & rows.plan[which]
    made = rows.plan[which]
    plan = np.where(made, plans.of(Spell.CP, child), -1)
    target = scene.almanac.later(rows.started[which], np.full(len(which), CONFERENCE_LIMIT))
    known = recorder.known(held, folder.known[child])
    return Sheet(
        CONFERENCE,
        {"target": target, "held": held},
        {
            "conference_id": numbered("K", len(which)),
            "enquiry_id": named(names, np.where(transfer, -1, which)),
            "person_id": folder.person_id(child),
            "plan_id": named(plans.names, plan),
            "referral_id": folder.referral_id(child),
            "transfer_in": flags(transfer),
            "plan_made": flags(made),
            **folder.by(child, held),
        },
        known=known,
        gone=np.full(len(which), NEVER),
        until=held,
    )
