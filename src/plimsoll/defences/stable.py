"""Condition: the child has kept the worker who knows it."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms


def _down(terms: Terms) -> str:
    return f"SELECT child, day AS start, day + {terms.profile.settings.stable_days} AS stop FROM worker_change"


RULE = Rule(
    name="stable",
    title="The same worker",
    meaning="The allocated worker has not changed in the last 28 days.",
    sort=Sort.CONDITION,
    needs=("allocation",),
    brings="the case system's SSD extract (ssd_involvements)",
    uses=("worker_change",),
    down=_down,
)
