"""Plans, and the visits and reviews made under them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import PLANS, Kind
from plimsoll.simulation.writing.children import Children
from plimsoll.simulation.writing.sheets import Told, joined, named, table
from plimsoll.simulation.writing.spans import Places, places
from plimsoll.simulation.writing.stages import Stages
from plimsoll.vocabulary.case_tables import PLAN, REVIEW, VISIT

REVIEWED = (Kind.CP, Kind.CLA)
"""The plans whose reviews a council records; a review of another kind of stage is not written."""


def plan_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """A plan for each child of each stage that is one. A stage after another of its kind is a plan of its own."""
    begun, ended = stages.of(*PLANS)
    index, number = children.each(begun)
    those = begun[index]
    plan = _plan(those, number)
    return table(
        PLAN,
        kind=_kind(stages, those),
        part_id=plan,
        plan_id=plan,
        person_id=children.person(those, number),
        referral_id=children.referral(those, number),
        started=told.day(those),
        ended=told.day(ended[index]),
        other_authority=np.zeros(len(those), dtype=np.bool_),
    )


def visit_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """A visit to each child. Those made outside a plan have no table in an extract; an assessment's says child seen."""
    those, number = _each_under(told, children, stages, (What.VISITED, PLANS))
    return table(
        VISIT,
        kind=_kind(stages, those),
        visit_id=joined("V-", those, "-", number),
        person_id=children.person(those, number),
        plan_id=_plan(stages.under(those), number),
        visited=told.day(those),
        seen=np.ones(len(those), dtype=np.bool_),
    )


def review_table(told: Told, children: Children, stages: Stages) -> pa.Table:
    """A review of each child's plan."""
    those, number = _each_under(told, children, stages, (What.REVIEWED, REVIEWED))
    return table(
        REVIEW,
        kind=_kind(stages, those),
        review_id=joined("W-", those, "-", number),
        person_id=children.person(those, number),
        plan_id=_plan(stages.under(those), number),
        held=told.day(those),
    )


def _each_under(
    told: Told, children: Children, stages: Stages, which: tuple[What, tuple[Kind, ...]]
) -> tuple[Places, Places]:
    """The entries of what was done under stages of some kinds, once for each child, and which child each is of."""
    what, kinds = which
    done = places(told.entries, what)
    done = done[np.isin(stages.kinds(done), kinds)]
    index, number = children.each(done)
    return done[index], number


def _kind(stages: Stages, those: Places) -> pa.Array:
    return named([kind.name for kind in Kind], stages.kinds(those))


def _plan(begun: Places, number: Places) -> pa.Array:
    return joined("P-", begun, "-", number)
