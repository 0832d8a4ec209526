"""The rows of plans, placements and legal statuses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from plimsoll.invention.care import PLACEMENTS, STATUSES, Care, Runs
from plimsoll.invention.folder import Folder
from plimsoll.invention.plans import KIND, NONE, Plans, Spell
from plimsoll.invention.sheet import Closing, Sheet, flags, named, numbered, words
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import NEVER, Days
from plimsoll.vocabulary.case_tables import LEGAL_STATUS, PLACEMENT, PLAN

KINDS = tuple(KIND.values())

OTHER_AUTHORITY = 0.015
"""Of CP plans, the share that is another authority's, for a child who is only staying here: an assumption."""


def plan_rows(folder: Folder, plans: Plans, care: Care) -> Sheet:
    """CIN and CP plans one row each, and the episodes of every period of being looked after."""
    recorder = folder.recorder("plan")
    whole = np.flatnonzero(plans.spell != Spell.CARE)
    plan = np.concatenate([whole, care.episodes.plan])
    start = np.concatenate([plans.start[whole], care.episodes.start])
    end = np.concatenate([plans.end[whole], care.episodes.end])
    placement = np.concatenate([np.full(len(whole), NONE), care.episodes.what])
    parts = pa.concat_arrays([plans.names.take(pa.array(whole)), numbered("EP", len(care.episodes.plan))])
    child, spell = plans.child[plan], plans.spell[plan]
    known = recorder.known(start, folder.known[child])
    return Sheet(
        PLAN,
        {"started": start, "ended": end},
        {
            "kind": words(KINDS, spell),
            "part_id": parts,
            "plan_id": named(plans.names, plan),
            "person_id": folder.person_id(child),
            "referral_id": folder.referral_id(child),
            "placement_id": named(_placement_names(care), placement),
            "other_authority": _elsewhere(folder, spell),
            **_need_only(folder.by(child, start), (spell == Spell.CIN) | (spell == Spell.AFTER)),
        },
        known=known,
        gone=np.full(len(plan), NEVER),
        until=plans.end[plan],
        closings=(Closing(("ended",), recorder.known(end, known)),),
        slips=(),
    )


def _need_only(by: dict[str, Any], need: Any) -> dict[str, Any]:
    """Team and worker, which the extracts give for CIN plans only."""
    which = np.where(need, np.arange(len(need)), NOBODY)
    return {column: named(values, which) for column, values in by.items()}


def _elsewhere(folder: Folder, spell: Days) -> Any:
    chance = folder.scene.streams.of("other authority")
    return flags(chance.random(len(spell)) < OTHER_AUTHORITY, spell != Spell.CP)


def _placement_names(care: Care) -> Any:
    return numbered("PL", len(care.placements.plan))


def placement_rows(folder: Folder, plans: Plans, care: Care) -> Sheet:
    """The placements of every period of being looked after."""
    others = {
        "placement_id": _placement_names(care),
        "plan_id": named(plans.names, care.placements.plan),
        "type_code": words(PLACEMENTS, care.placements.what),
    }
    return _of_care(folder, plans, care.placements, Sheet(PLACEMENT, {}, others, *_unsaid()))


def legal_rows(folder: Folder, plans: Plans, care: Care) -> Sheet:
    """The legal statuses of every period of being looked after."""
    others = {
        "legal_status_id": numbered("LS", len(care.statuses.plan)),
        "status_code": words(STATUSES, care.statuses.what),
    }
    return _of_care(folder, plans, care.statuses, Sheet(LEGAL_STATUS, {}, others, *_unsaid()))


def _unsaid() -> tuple[Days, Days, Days]:
    nothing = np.empty(0, dtype=np.int64)
    return nothing, nothing, nothing


def _of_care(folder: Folder, plans: Plans, runs: Runs, drawn: Sheet) -> Sheet:
    recorder = folder.recorder(drawn.table.name)
    child = plans.child[runs.plan]
    known = recorder.known(runs.start, folder.known[child])
    return Sheet(
        drawn.table,
        {"started": runs.start, "ended": runs.end},
        {**drawn.others, "person_id": folder.person_id(child)},
        known=known,
        gone=np.full(len(child), NEVER),
        until=plans.end[runs.plan],
        closings=(Closing(("ended",), recorder.known(runs.end, known)),),
    )
