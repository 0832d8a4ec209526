"""Contacts: somebody tells the service about a child, once or again and again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from plimsoll.invention.almanac import YEAR
from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import Path
from plimsoll.invention.recording import AT_ONCE
from plimsoll.invention.scenario import Level
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, numbered, words
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, lags, picks, repeated
from plimsoll.vocabulary.case_tables import CONTACT


class Occasion(IntEnum):
    """Why somebody contacts the service."""

    REFERRED = 0
    ABOUT_OPEN = 1
    UNKNOWN = 2
    ABOUT_CLOSED = 3
    BEFORE = 4


# Contacts, so that about three come for every referral (Northamptonshire, March 2019: 2,804 for 526 referrals, counted
# otherwise): a year about a child whose case is open, a year in the two years after it closed, and before a referral.
OPEN_A_YEAR = 1.75
CLOSED_A_YEAR = 0.20
CLOSED_FOR = 730
UNKNOWN_AGAIN = 0.33
UNKNOWN_AGAIN_AFTER = 45.0
BEFORE_SHARE = 0.11
BEFORE_BY = (4, 120)

# The share that gets no further action, by occasion; a referred one gets it never.
NFA_SHARE = (0.0, 0.3, 0.8, 0.75, 0.9)

# Referral sources of the children in need census, and how many contacts in a hundred come from each: an assumption
# (most from the police, schools and health).
SOURCES = ("1A", "1B", "1C", "2A", "2B", "3A", "3B", "3C", "3D", "4", "5A", "5B", "6", "7", "8", "9")
SOURCE_WEIGHTS = (3, 3, 2, 17, 2, 4, 4, 3, 4, 2, 6, 7, 29, 3, 8, 3)

# Decisions: within one working day, but for a share that grows with other lateness; a few are never recorded.
LATE_SHARE = 0.45
LATE_BY = 4.0
SAME_DAY = 0.65
NEVER_DECIDED = 0.002


@dataclass(frozen=True, slots=True)
class _Told:
    """A contact about some children of a family who stand side by side."""

    first: Days
    size: Days
    day: Days
    occasion: Days


def contacts(folder: Folder) -> tuple[Sheet, tuple[Days, Days]]:
    """The contacts, and the child and day of each."""
    scene = folder.scene
    chance = scene.streams.of("contacts")
    parts = [
        _referred(scene),
        _about_open(scene, chance),
        _unknown(scene, chance),
        _about_closed(scene, chance),
        _before(scene, chance),
    ]
    told = _Told(*(np.concatenate([getattr(part, name) for part in parts]) for name in _Told.__slots__))
    index, place = repeated(told.size)
    person, day, occasion = told.first[index] + place, told.day[index], told.occasion[index]
    order = scene.kept(day)
    order = order[np.argsort(day[order], kind="stable")]
    return _sheet(folder, chance, (person[order], day[order], occasion[order])), (person[order], day[order])


def _told(scene: Scene, case: Days, day: Days, occasion: Occasion) -> _Told:
    cases = scene.cases
    return _Told(cases.first[case], cases.size[case], day, np.full(len(case), occasion))


def _referred(scene: Scene) -> _Told:
    return _told(scene, np.arange(len(scene.cases)), scene.cases.received, Occasion.REFERRED)


def _about_open(scene: Scene, chance: Chance) -> _Told:
    real = np.flatnonzero(scene.cases.path != Path.NFA)
    start, end = scene.cases.received[real] + 1, np.minimum(scene.cases.steps.closed[real], scene.last + 1)
    which, day = _scattered(scene, chance, (start, end), OPEN_A_YEAR)
    return _told(scene, real[which], day, Occasion.ABOUT_OPEN)


def _about_closed(scene: Scene, chance: Chance) -> _Told:
    closed = scene.cases.steps.closed
    gone = np.flatnonzero((scene.cases.died == NEVER) & (closed <= scene.last))
    start = closed[gone]
    end = np.minimum(start + CLOSED_FOR, scene.last + 1)
    which, day = _scattered(scene, chance, (start, end), CLOSED_A_YEAR)
    return _told(scene, gone[which], day, Occasion.ABOUT_CLOSED)


def _scattered(scene: Scene, chance: Chance, spells: tuple[Days, Days], a_year: float) -> tuple[Days, Days]:
    """Days scattered over spells at the rhythm of contacts, so many a year, and whose spell each lies in."""
    low = scene.almanac.beat(np.maximum(spells[0], scene.first))
    high = np.maximum(scene.almanac.beat(spells[1]), low)
    which = np.repeat(np.arange(len(low)), chance.poisson((high - low) * a_year / YEAR))
    beats: Reals = low[which] + chance.random(len(which)) * (high - low)[which]
    return which, scene.almanac.day_at(beats)


def _unknown(scene: Scene, chance: Chance) -> _Told:
    """Each stranger is told of once, and some of them again."""
    heard = scene.strangers.heard
    which, place = repeated(chance.geometric(1 - UNKNOWN_AGAIN, len(heard)).astype(np.int64))
    gap = np.where(place == 0, 0, lags(chance, UNKNOWN_AGAIN_AFTER, len(which)))
    day = scene.almanac.onward(heard[which] + _running(gap, place))
    day = np.where(place == 0, heard[which], day)
    family = scene.strangers.family[which]
    return _Told(scene.families.first[family], scene.families.size[family], day, np.full(len(which), Occasion.UNKNOWN))


def _running(gap: Days, place: Days) -> Days:
    """The sum of gaps since the first of each run."""
    total = np.cumsum(gap)
    starts = np.flatnonzero(place == 0)
    length = np.diff(np.append(starts, len(place)))
    return total - np.repeat(total[starts], length)


def _before(scene: Scene, chance: Chance) -> _Told:
    """Some were told of before they were referred, and no further action was taken."""
    which = np.flatnonzero(chance.random(len(scene.cases)) < BEFORE_SHARE)
    early = scene.cases.received[which] - chance.integers(*BEFORE_BY, len(which))
    return _told(scene, which, scene.almanac.onward(early), Occasion.BEFORE)


def _sheet(folder: Folder, chance: Chance, contact: tuple[Days, Days, Days]) -> Sheet:
    recorder = folder.recorder("contact", AT_ONCE)
    rows = recorder.twice(len(contact[0]))
    person, day, occasion = (column[rows] for column in contact)
    decided = _decided(folder.scene, chance, day, occasion)
    known = np.where(occasion == Occasion.REFERRED, day, recorder.known(day))
    nfa = chance.random(len(rows)) < np.asarray(NFA_SHARE)[occasion]
    unsaid = decided == NEVER
    return Sheet(
        CONTACT,
        {"received": day},
        {
            "contact_id": numbered("C", len(rows)),
            "person_id": named(folder.people, person),
            "source_code": words(SOURCES, picks(chance, SOURCE_WEIGHTS, len(rows))),
            "decided": flags(~unsaid),
            "referred": flags(occasion == Occasion.REFERRED, unsaid),
            "nfa": flags(nfa, unsaid),
        },
        known=known,
        gone=recorder.gone(known, _second(rows, len(contact[0])) & (occasion != Occasion.REFERRED)),
        until=day,
        closings=_outcome(np.maximum(decided, known)),
    )


def _second(rows: Days, count: int) -> Flags:
    return np.arange(len(rows)) >= count


def _outcome(known: Days) -> tuple[Closing, ...]:
    return (Closing(("decided",), known, before=False), Closing(("referred", "nfa"), known))


def _decided(scene: Scene, chance: Chance, day: Days, occasion: Days) -> Days:
    """The day each contact is decided; a referral's is the day it is referred."""
    late = chance.random(len(day)) < LATE_SHARE * scene.course.at(Level.LATE, day)
    never = chance.random(len(day)) < NEVER_DECIDED * scene.course.at(Level.RECORDING, day)
    at_once = chance.random(len(day)) < SAME_DAY
    steps = np.where(late, 2 + lags(chance, LATE_BY, len(day)), 1)
    on = np.where(at_once & ~late, scene.almanac.onward(day), scene.almanac.later(day, steps))
    on = np.where(occasion == Occasion.REFERRED, day, np.where(never, NEVER, on))
    return np.where(on <= scene.last, on, NEVER)
