"""Condition: the child's team has had a manager at work."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import FAR, minus, within


def _down(_: Terms) -> str:
    """Any team of the child is past the clock."""
    late = within("SELECT child, team, start, stop FROM child_team", "SELECT team, start, stop FROM unmanaged", "team")
    return f"SELECT child, start, stop FROM ({late})"


def _unsure(_: Terms) -> str:
    """The child has no team, or one of which the employer's file does not tell, or not yet."""
    told = f"SELECT team, min(start) AS start, {FAR} AS stop FROM staffed GROUP BY team"
    untold = minus("SELECT child, team, start, stop FROM child_team WHERE team IS NOT NULL", told, "team")
    return f"""
SELECT child, start, stop FROM ({untold})
UNION ALL SELECT child, start, stop FROM child_team WHERE team IS NULL"""


RULE = Rule(
    name="manager",
    title="A manager at work",
    meaning="A substantive manager of the child's team was at work in the last 5 working days.",
    sort=Sort.CONDITION,
    needs=("employment", "absence"),
    brings="an HR file: employment, with the role and team of each post, and absence",
    uses=("child_team", "unmanaged", "staffed"),
    down=_down,
    unsure=_unsure,
)
