"""Barrier: the child's needs have been assessed, or are being, in time."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import minus

PLANNED = "SELECT child, start, stop FROM plan_spell"


def _down(_: Terms) -> str:
    """No assessment begun a working day after a referral, unless a plan is open; or one open past its clock."""
    late_to_begin = """
SELECT r.child, greatest(r.start, c.due + 1) AS start, r.stop
FROM unbegun_referral r LEFT JOIN due_assessment_begun c ON c.start = r.since
WHERE greatest(r.start, c.due + 1) < r.stop"""
    return f"""
SELECT child, start, stop FROM ({minus(late_to_begin, PLANNED)})
UNION ALL
SELECT child, start, stop FROM late_assessment"""


def _idle(_: Terms) -> str:
    """A plan is open and nothing is being assessed."""
    return minus(PLANNED, "SELECT child, start, stop FROM open_assessment")


RULE = Rule(
    name="assessed",
    title="Assessed",
    meaning="An assessment began within a working day of the referral or a plan is open, and none is past its clock.",
    sort=Sort.BARRIER,
    needs=("assessment",),
    brings="the case system's SSD extract (ssd_cin_assessments)",
    uses=("unbegun_referral", "due_assessment_begun", "plan_spell", "late_assessment", "open_assessment"),
    down=_down,
    idle=_idle,
)
