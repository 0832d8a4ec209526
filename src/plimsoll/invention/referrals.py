"""Referrals: one row for each child of each case."""

from __future__ import annotations

from typing import Any

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import Path
from plimsoll.invention.sheet import Closing, Sheet, flags, named, words
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import NEVER, Chance, Days, picks
from plimsoll.invention.teams import Kind
from plimsoll.vocabulary.case_tables import REFERRAL

# Primary need as the children in need census codes it, of a hundred referrals: an assumption.
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N8", "N9", "N0")
NEED_WEIGHTS = (54, 3, 3, 9, 16, 6, 3, 4, 2)
DISABLED = "N2"

ADOPTED, DIED, ORDER, ADULT_CARE, OTHER, ASSESSED, EARLY_HELP = range(7)
REASONS = ("RC1", "RC2", "RC4", "RC6", "RC7", "RC8", "RC9")

# A case assessed and closed goes to early help one time in three; one time in eight care ends in adoption: assumptions.
TO_EARLY_HELP = 0.33
TO_ADOPTION = 0.12
TO_ORDER = 0.2


def referrals(folder: Folder) -> Sheet:
    """The referrals open at some time in the records' years, and those turned away in them."""
    scene = folder.scene
    recorder, chance = folder.recorder("closing"), scene.streams.of("referrals")
    received, path = scene.of(scene.cases.received), scene.of(scene.cases.path)
    closed = scene.ended(scene.of(scene.cases.steps.closed))
    need = np.where(path == Path.DISABILITY, NEEDS.index(DISABLED), scene.of(_needs(folder, chance)))
    known = recorder.known(closed, folder.known)
    return Sheet(
        REFERRAL,
        {"received": received, "closed": closed},
        {
            "referral_id": folder.referrals,
            "person_id": folder.person_id(np.arange(len(received))),
            "need_code": words(NEEDS, need),
            "nfa": flags(path == Path.NFA),
            "close_reason": words(REASONS, np.where(closed == NEVER, NOBODY, _reason(folder, chance))),
            **_taken_by(folder, chance, received, path),
        },
        known=folder.known,
        gone=np.full(len(received), NEVER),
        until=closed,
        closings=(Closing(("closed", "close_reason"), known),),
    )


def _needs(folder: Folder, chance: Chance) -> Days:
    return picks(chance, NEED_WEIGHTS, len(folder.scene.cases))


def _reason(folder: Folder, chance: Chance) -> Days:
    scene = folder.scene
    path, died, grown = (scene.of(days) for days in (scene.cases.path, scene.cases.died, scene.cases.steps.grown))
    roll = chance.random(len(path))
    assessed = np.where(roll < TO_EARLY_HELP, EARLY_HELP, ASSESSED)
    care = np.where(roll < TO_ADOPTION, ADOPTED, np.where(roll < TO_ADOPTION + TO_ORDER, ORDER, OTHER))
    plain = np.select(
        [path == Path.ASSESSED, path == Path.DISABILITY, (path == Path.CLA) & (grown == NEVER)],
        [assessed, np.full(len(path), ADULT_CARE), care],
        default=OTHER,
    )
    return np.where(died < NEVER, DIED, plain)


def _taken_by(folder: Folder, chance: Chance, received: Days, path: Days) -> dict[str, Any]:
    """The team that takes a referral on: the family's assessment team, or the front door if it is turned away."""
    scene = folder.scene
    family = scene.of(scene.cases.family)
    turned_away = path == Path.NFA
    team = np.where(turned_away, scene.team(Kind.FRONT_DOOR, family), scene.team(Kind.ASSESSMENT, family))
    worker = scene.staff.drawn(chance.random(len(family)), scene.team(Kind.FRONT_DOOR, family), received)
    return {"team_id": named(folder.teams, team), "worker_id": named(folder.workers, worker)}
