"""Barrier: the child's plan has been reviewed in time."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import minus


def _down(_: Terms) -> str:
    return "SELECT child, start, stop FROM late_review"


def _idle(_: Terms) -> str:
    """No child protection plan and no period of being looked after is open."""
    return minus("SELECT child, start, stop FROM unbroken", "SELECT child, start, stop FROM reviewed_plan")


RULE = Rule(
    name="reviewed",
    title="Reviewed",
    meaning="No open child protection plan or period of being looked after is past its review.",
    sort=Sort.BARRIER,
    needs=("review",),
    brings="the case system's SSD extract (ssd_cp_reviews and ssd_cla_reviews)",
    uses=("late_review", "reviewed_plan", "unbroken"),
    down=_down,
    idle=_idle,
)
