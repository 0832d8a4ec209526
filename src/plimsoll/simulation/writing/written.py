"""From a replication to canonical tables."""

from __future__ import annotations

import pyarrow as pa

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.outcome import Outcome
from plimsoll.simulation.service import Service
from plimsoll.simulation.writing.case_rows import (
    allocation_table,
    assessment_table,
    conference_table,
    enquiry_table,
    referral_table,
)
from plimsoll.simulation.writing.children import Children
from plimsoll.simulation.writing.history import history
from plimsoll.simulation.writing.plan_rows import plan_table, review_table, visit_table
from plimsoll.simulation.writing.sheets import Told
from plimsoll.simulation.writing.staff_rows import (
    absence_table,
    employment_table,
    team_table,
    vacancy_table,
    worker_table,
)
from plimsoll.simulation.writing.stages import Stages


def written(service: Service, almanac: Almanac, outcome: Outcome) -> dict[str, pa.Table]:
    """What one replication lived through, with the open work it started from, as canonical tables.

    Each child of a case has rows of its own, by identifiers that are made up: also the children of the start, because
    what happens to them here is chance, and a forecast is of services and never of a child. A moment of a working day
    is written as that day's date, so what began and ended on one day lasted none.

    Args:
        service: what was lived through.
        almanac: its working days.
        outcome: one replication of it, with its trace.

    Returns:
        Tables by canonical name, with every canonical column. What the model does not know is empty.
    """
    told = Told(service, almanac, history(service, outcome))
    children, stages = Children(told), Stages(told)
    return {
        **children.tables(),
        "referral": referral_table(told, children),
        "assessment": assessment_table(told, children, stages),
        "enquiry": enquiry_table(told, children, stages),
        "conference": conference_table(told, children, stages),
        "plan": plan_table(told, children, stages),
        "visit": visit_table(told, children, stages),
        "review": review_table(told, children, stages),
        "allocation": allocation_table(told, children),
        "worker": worker_table(told),
        "team": team_table(told),
        "employment": employment_table(told),
        "absence": absence_table(told),
        "vacancy": vacancy_table(told),
    }
