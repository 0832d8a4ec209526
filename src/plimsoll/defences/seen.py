"""Barrier: somebody has seen the child in time."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.due import in_plan, overdue, visit_anchors
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import FAR, minus, within
from plimsoll.vocabulary.days import FIRST_DAY

BORN = "SELECT child, start, stop FROM born"


def _down(_: Terms) -> str:
    """Past the interval of any open plan; with no plan, past the first sighting's clock or the one after it.

    The whole past is told, since a child's barriers may have been down together for longer than any window.
    """
    planned = in_plan(overdue(visit_anchors("seen_day", FIRST_DAY, any_kind=True)), "visited_plan")
    unplanned = minus(_unplanned(), "SELECT child, start, stop FROM plan_spell")
    both = f"SELECT child, start, stop FROM ({planned}) UNION ALL SELECT child, start, stop FROM ({unplanned})"
    return within(both, BORN)


def _unplanned() -> str:
    """Within each unbroken open spell, the days past the last sighting's clock, or the referral's if there was none."""
    return """
SELECT child, due + 1 AS start, next AS stop
FROM (
    SELECT a.child, CASE WHEN a.first THEN f.due ELSE s.due END AS due,
        lead(a.anchor, 1, a.ends) OVER (PARTITION BY a.child, a.spell ORDER BY a.anchor, a.first DESC) AS next
    FROM (
        SELECT child, start AS spell, start AS anchor, stop AS ends, true AS first FROM unbroken
        UNION ALL
        SELECT u.child, u.start, s.visited, u.stop, false
        FROM unbroken u JOIN seen_day s ON s.child = u.child AND s.visited >= u.start AND s.visited < u.stop
    ) a
    LEFT JOIN due_sighting_first f ON f.start = a.anchor
    LEFT JOIN due_sighting s ON s.start = a.anchor
)
WHERE due + 1 < next"""


def _idle(_: Terms) -> str:
    """The unborn; and a child whose only plans are short breaks, which have no visit clock."""
    short = minus("FROM plan_spell", "SELECT child, start, stop FROM visited_plan")
    unborn = f"SELECT child, start, least(stop, {FAR}) AS stop FROM unborn"
    return f"SELECT child, start, stop FROM ({short}) UNION ALL {unborn}"


RULE = Rule(
    name="seen",
    title="Seen",
    meaning="The child was seen inside the interval of every open plan, or of the local standard where there is none.",
    sort=Sort.BARRIER,
    needs=("visit",),
    brings="the case system's SSD extract (the visit tables)",
    uses=(
        "seen_day",
        "visited_plan",
        "plan_spell",
        "lasting_placement",
        "unbroken",
        "born",
        "due_visit_cp",
        "due_visit_cin",
        "due_visit_cla",
        "due_visit_cla_first",
        "due_visit_cla_long_term",
        "due_sighting_first",
        "due_sighting",
    ),
    down=_down,
    idle=_idle,
)
