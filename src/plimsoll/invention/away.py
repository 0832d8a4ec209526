"""Looked-after children away from where they live: missing, or away without authorisation. A few of them, often."""

from __future__ import annotations

import numpy as np

from plimsoll.invention.almanac import YEAR
from plimsoll.invention.folder import Folder
from plimsoll.invention.plans import Plans, Spell
from plimsoll.invention.sheet import Closing, Sheet, numbered, words
from plimsoll.invention.staff import SPAN
from plimsoll.invention.streams import NEVER, Days, Flags, lags, picks, repeated
from plimsoll.vocabulary.case_tables import MISSING

KINDS = ("M", "A")
KIND_WEIGHTS = (88, 12)

# DfE, children looked after in England, year to March 2018: about one in nine went missing in the year, some six times
# each, most for less than a day; nearly all were teenagers. Rounded: assumptions.
OLD_ENOUGH = 12
SHARE = 0.30
TIMES_A_YEAR = 5.0
DAYS_AWAY = 0.9
EARLIER = 60


def missing(folder: Folder, plans: Plans) -> Sheet:
    """Each time away that is open at some time in the records' years."""
    scene = folder.scene
    chance = scene.streams.of("missing")
    child, begins, ends = _running(folder, plans, chance.random(len(plans.all_of(Spell.CARE))) < SHARE)
    index, _ = repeated(chance.poisson(TIMES_A_YEAR * (ends - begins) / YEAR))
    start = begins[index] + (chance.random(len(index)) * (ends - begins)[index]).astype(np.int64)
    back = np.minimum(start + 1 + lags(chance, DAYS_AWAY, len(index)), np.maximum(ends[index], start + 1))
    kept = _apart(child[index], start, back)
    kept = kept[np.isin(kept, scene.overlapping(start, back))]
    child, start, end = child[index[kept]], start[kept], scene.ended(back[kept])
    recorder = folder.recorder("missing")
    known = recorder.known(start, folder.known[child])
    return Sheet(
        MISSING,
        {"started": start, "ended": end},
        {
            "missing_id": numbered("M", len(child)),
            "person_id": folder.person_id(child),
            "kind": words(KINDS, picks(chance, KIND_WEIGHTS, len(child))),
        },
        known=known,
        gone=np.full(len(child), NEVER),
        until=end,
        closings=(Closing(("ended",), recorder.known(end, known)),),
    )


def _running(folder: Folder, plans: Plans, chosen: Flags) -> tuple[Days, Days, Days]:
    """The children who go missing, and between which days they may: looked after, and old enough."""
    scene = folder.scene
    which = plans.all_of(Spell.CARE)[chosen]
    child = plans.child[which]
    of_age = scene.families.born[scene.children.person[child]] + int(OLD_ENOUGH * YEAR)
    begins = np.maximum(np.maximum(plans.start[which], of_age), scene.first - EARLIER)
    ends = np.minimum(plans.end[which], scene.last + 1)
    real = np.flatnonzero(ends > begins)
    return child[real], begins[real], ends[real]


def _apart(child: Days, start: Days, back: Days) -> Days:
    """The positions of times that do not begin before an earlier one of the child is over, in order of start."""
    order = np.lexsort((start, child))
    keys, until = (child * SPAN + start)[order], np.maximum.accumulate((child * SPAN + back)[order])
    kept = order[np.append(True, keys[1:] >= until[:-1])[: len(keys)]]
    found: Days = kept[np.argsort(start[kept], kind="stable")]
    return found
