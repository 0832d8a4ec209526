"""Assessments: the first on each referral, some done again soon after, and one a year where a case stays open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import CLOSE_TO_LIMIT, STEADY, Path
from plimsoll.invention.scenario import Level
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, Slip, flags, numbered
from plimsoll.invention.streams import NEVER, Chance, Days, between, lags, repeated
from plimsoll.vocabulary.case_tables import ASSESSMENT

# Of assessments authorised, how many are done again within 90 days, how soon, and when a later one comes: assumptions.
AGAIN_SHARE = 0.035
AGAIN_AFTER = (5, 85)
YEARLY = 330
YEARLY_SPREAD = 60.0
YEARS_OPEN = 8
NEAR_LIMIT = 0.5
LATE_TIMES = 2
NFA_SHARE = 0.06
"""Of assessments that lead to a plan, how many still record no further action for a sibling: an assumption."""


@dataclass(frozen=True, slots=True)
class _Done:
    """Assessments of cases."""

    case: Days
    started: Days
    authorised: Days


def assessments(folder: Folder) -> Sheet:
    """Every assessment of the cases in the records, one row for each child of the case."""
    scene = folder.scene
    chance = scene.streams.of("assessments")
    every = _every(scene, chance)
    index, place = repeated(scene.cases.size[every.case])
    child = _first_child(scene)[every.case][index] + place
    started, authorised = every.started[index], scene.ended(every.authorised[index])
    order = np.argsort(started, kind="stable")
    order = order[started[order] <= scene.last]
    return _sheet(folder, chance, (child[order], started[order], authorised[order]))


def _first_child(scene: Scene) -> Days:
    """The position of each case's first child."""
    return np.cumsum(scene.cases.size) - scene.cases.size


def _every(scene: Scene, chance: Chance) -> _Done:
    steps = scene.cases.steps
    which = np.flatnonzero(steps.assessed < NEVER)
    first = _Done(which, steps.assessed[which], steps.authorised[which])
    parts = [first, _again(scene, chance, first)]
    latest = first
    for _ in range(YEARS_OPEN):
        latest = _next_year(scene, chance, latest)
        parts.append(latest)
    return _Done(*(np.concatenate([getattr(part, name) for part in parts]) for name in _Done.__slots__))


def _again(scene: Scene, chance: Chance, first: _Done) -> _Done:
    again = chance.random(len(first.case)) < AGAIN_SHARE
    started = first.authorised + between(chance, *AGAIN_AFTER, len(again))
    return _later(scene, chance, first.case[again], started[again])


def _next_year(scene: Scene, chance: Chance, before: _Done) -> _Done:
    """A child in need or protected is assessed again each year; a looked-after child is reviewed instead."""
    yearly = np.flatnonzero(scene.cases.path[before.case] != Path.CLA)
    started = before.authorised[yearly] + YEARLY + lags(chance, YEARLY_SPREAD, len(yearly))
    return _later(scene, chance, before.case[yearly], started)


def _later(scene: Scene, chance: Chance, case: Days, day: Days) -> _Done:
    """Assessments begun on a case that is already known, if it is still open and the child alive."""
    begun = scene.almanac.onward(day)
    near = chance.random(len(begun)) < NEAR_LIMIT
    takes = np.where(near, between(chance, *CLOSE_TO_LIMIT, len(begun)), between(chance, *STEADY, len(begun)))
    late = chance.random(len(begun)) < scene.course.at(Level.LATE, begun)
    done = scene.almanac.later(begun, np.where(late, takes * LATE_TIMES, takes))
    ends = np.minimum(scene.cases.steps.closed[case], scene.cases.died[case])
    which = np.flatnonzero((begun < ends) & (begun <= scene.last))
    return _Done(case[which], begun[which], np.minimum(done, scene.cases.steps.closed[case])[which])


def _sheet(folder: Folder, chance: Chance, done: tuple[Days, Days, Days]) -> Sheet:
    scene, recorder = folder.scene, folder.recorder("assessment")
    rows = recorder.twice(len(done[0]))
    child, started, authorised = (column[rows] for column in done)
    known = recorder.known(started, folder.known[child])
    finished = recorder.known(authorised, known)
    unseen = chance.random(len(rows)) < scene.course.at(Level.UNSEEN, started)
    ends_there = scene.of(scene.cases.path)[child] == Path.ASSESSED
    nfa = ends_there | (chance.random(len(rows)) < NFA_SHARE)
    slip = recorder.slips(authorised, finished)
    return Sheet(
        ASSESSMENT,
        {"started": started, "authorised": authorised},
        {
            "assessment_id": numbered("A", len(rows)),
            "person_id": folder.person_id(child),
            "referral_id": folder.referral_id(child),
            "child_seen": flags(~unseen, authorised == NEVER),
            "nfa": flags(nfa, authorised == NEVER),
            **folder.by(child, started),
        },
        known=known,
        gone=recorder.gone(known, np.arange(len(rows)) >= len(done[0])),
        until=scene.of(scene.cases.steps.closed)[child],
        closings=(Closing(("authorised", "child_seen", "nfa"), finished),),
        slips=(_no_earlier(slip, started),),
    )


def _no_earlier(slip: tuple[Days, Days], started: Days) -> Slip:
    """A wrong day of authorisation that still does not come before the start."""
    return Slip("authorised", np.maximum(slip[0], started), slip[1])
