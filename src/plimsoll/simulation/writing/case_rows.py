"""Referrals, assessments, enquiries, conferences and who held each child."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import Kind
from plimsoll.simulation.writing.children import Children
from plimsoll.simulation.writing.history import NOBODY
from plimsoll.simulation.writing.sheets import Told, joined, named, table
from plimsoll.simulation.writing.spans import Places, following, places
from plimsoll.simulation.writing.stages import Stages
from plimsoll.simulation.writing.workers import worker_ids
from plimsoll.vocabulary.case_tables import ALLOCATION, ASSESSMENT, CONFERENCE, ENQUIRY, REFERRAL

ALLOCATED_WORKER = "CW"
"""SystemC's code of the role in which a worker holds a case (SSD 1.4.5)."""

CLOSED, AFTER_ASSESSMENT = "RC7", "RC8"
"""Why a case closed, as the children in need census codes it: another reason, or after assessment."""


def referral_table(told: Told, children: Children) -> pa.Table:
    """A referral for each child of each case. None is marked no further action: in the model each is a case."""
    entries = told.entries
    begun = places(entries, What.REFERRED)
    ended = following(entries, begun, places(entries, What.CLOSED, What.WITHDRAWN), "family")
    index, number = children.each(begun)
    those, ends = begun[index], ended[index]
    kinds = np.array([stage.kind for stage in told.service.stages])[told.of("stage", ends)]
    assessed = (kinds == Kind.ASSESSMENT) & (told.of("what", ends) == What.CLOSED)
    return table(
        REFERRAL,
        referral_id=children.referral(those, number),
        person_id=children.person(those, number),
        received=told.day(those),
        nfa=np.zeros(len(those), dtype=np.bool_),
        closed=told.day(ends),
        close_reason=named([CLOSED, AFTER_ASSESSMENT], np.where(ends == NOBODY, NOBODY, assessed)),
        team_id=named(_teams(told), told.of("team", those)),
    )


def assessment_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """An assessment for each child; one that was never finished, because its case closed, is never authorised."""
    begun, ended = stages.of(Kind.ASSESSMENT)
    index, number = children.each(begun)
    those, ends = begun[index], stages.finished(ended)[index]
    return table(
        ASSESSMENT,
        assessment_id=joined("A-", those, "-", number),
        person_id=children.person(those, number),
        referral_id=children.referral(those, number),
        started=told.day(those),
        child_seen=pa.array(stages.seen(begun)[index], mask=ends == NOBODY),
        authorised=told.day(ends),
        team_id=named(_teams(told), told.of("team", those)),
    )


def enquiry_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """An enquiry for each child."""
    begun, ended = stages.of(Kind.ENQUIRY)
    index, number = children.each(begun)
    those = begun[index]
    return table(
        ENQUIRY,
        enquiry_id=_enquiry(those, number),
        referral_id=children.referral(those, number),
        person_id=children.person(those, number),
        started=told.day(those),
        ended=told.day(ended[index]),
        team_id=named(_teams(told), told.of("team", those)),
    )


def conference_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """A conference for each child whose enquiry came to its end: in the model every one ends in a conference."""
    begun, ended = stages.of(Kind.ENQUIRY)
    held = np.flatnonzero(stages.finished(ended) != NOBODY)
    begun, ended = begun[held], ended[held]
    index, number = children.each(begun)
    those, plan = begun[index], stages.next_of(ended, Kind.CP)[index]
    return table(
        CONFERENCE,
        conference_id=joined("C-", those, "-", number),
        enquiry_id=_enquiry(those, number),
        person_id=children.person(those, number),
        plan_id=joined(named(["P-"], np.where(plan == NOBODY, NOBODY, 0)), plan, "-", number),
        referral_id=children.referral(those, number),
        transfer_in=np.zeros(len(those), dtype=np.bool_),
        held=told.day(ended[index]),
        plan_made=plan != NOBODY,
        team_id=named(_teams(told), told.of("team", those)),
    )


def allocation_table(told: Told, children: Children) -> pa.Table:
    """Who held each child, from when to when."""
    entries = told.entries
    begun = places(entries, What.ALLOCATED)
    over = places(entries, What.WAITS, What.CLOSED, What.WITHDRAWN)
    ended = following(entries, begun, over, "family")
    index, number = children.each(begun)
    those = begun[index]
    return table(
        ALLOCATION,
        allocation_id=joined("I-", those, "-", number),
        worker_id=worker_ids(told, those),
        role=named([ALLOCATED_WORKER], np.zeros(len(those), dtype=np.int64)),
        team_id=named(_teams(told), told.of("team", those)),
        person_id=children.person(those, number),
        started=told.day(those),
        ended=told.day(ended[index]),
        referral_id=children.referral(those, number),
    )


def _teams(told: Told) -> list[str]:
    return [team.name for team in told.service.teams]


def _enquiry(those: Places, number: Places) -> pa.Array:
    return joined("E-", those, "-", number)
