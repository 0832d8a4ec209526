"""The rows of visits: as on SystemC, the CIN table holds the CP and CLA visits too."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from plimsoll.invention.folder import Folder
from plimsoll.invention.plans import NONE, Plans, Spell
from plimsoll.invention.sheet import Sheet, Slip, flags, named, numbered, words
from plimsoll.invention.streams import Days
from plimsoll.invention.visits import Visits
from plimsoll.vocabulary.case_tables import VISIT

KINDS = ("CIN", "CP", "CLA")
CIN, CP, CLA = range(3)


def visit_rows(folder: Folder, plans: Plans, made: Visits) -> Sheet:
    """Every visit in the CIN table, and those to children protected or looked after in their own tables as well.

    A CP visit has one identifier in both; a CLA visit has its own, so that only child and date say it is the same.
    """
    recorder = folder.recorder("visit")
    first = recorder.twice(len(made.child))
    every = made.taken(first)
    known = recorder.known(every.day, folder.known[every.child])
    gone = recorder.gone(known, np.arange(len(first)) >= len(made.child))
    wrong, until = recorder.slips(every.day, known)
    own = np.flatnonzero((every.spell == Spell.CP) | (every.spell == Spell.CARE))
    rows = np.concatenate([np.arange(len(first)), own])
    kind = np.concatenate([np.full(len(first), CIN), np.where(every.spell[own] == Spell.CP, CP, CLA)])
    shown = every.taken(rows)
    return Sheet(
        VISIT,
        {"visited": shown.day},
        {
            "kind": words(KINDS, kind),
            "visit_id": _names(len(first), rows, kind),
            "person_id": folder.person_id(shown.child),
            "plan_id": named(plans.names, _plan(shown, kind)),
            "seen": flags(shown.seen),
            "seen_alone": flags(shown.alone, shown.unsaid),
        },
        known=known[rows],
        gone=gone[rows],
        until=shown.day,
        slips=(Slip("visited", wrong[rows], until[rows]),),
    )


def _names(count: int, rows: Days, kind: Days) -> Any:
    notes, own = numbered("V", count), numbered("LV", int((kind == CLA).sum()))
    every = pa.concat_arrays([notes, own])
    place = np.where(kind == CLA, count + np.cumsum(kind == CLA) - 1, rows)
    return named(every, place)


def _plan(shown: Visits, kind: Days) -> Days:
    """The plan a row names: in the CIN table only a plan for a child in need."""
    need = (shown.spell == Spell.CIN) | (shown.spell == Spell.AFTER)
    return np.where((kind == CIN) & ~need, NONE, shown.plan)
