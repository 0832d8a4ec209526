"""Barrier: somebody has seen the child in time."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.due import in_plan, looked_after_anchors, overdue
from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.spells import FAR, minus, within
from plimsoll.vocabulary.days import FIRST_DAY

BORN = "SELECT child, start, stop FROM born"


def _late(clock: str) -> str:
    """The sightings that were not followed by another before the clock ran out."""
    return f"SELECT g.*, c.due FROM sighting_gap g JOIN {clock} c ON c.start = g.visited WHERE c.due + 1 < g.next"


def _unseen_planned(_: Terms) -> str:
    """Past the interval of any open plan. The whole past is told: barriers may have been down together for long."""
    looked_after = in_plan(overdue(looked_after_anchors("seen_day", FIRST_DAY)), "visited_plan")
    parts = [
        *(_planned(kind, clock) for kind, clock in (("CP", "due_visit_cp"), ("CIN", "due_visit_cin"))),
        f"SELECT child, start, stop FROM ({looked_after})",
    ]
    return " UNION ALL ".join(parts)


def _planned(kind: str, clock: str) -> str:
    """Under plans of one kind: late after a sighting since the plan began, or after its start if there was none."""
    return f"""
SELECT p.child, greatest(g.due + 1, p.start) AS start, least(g.next, p.stop) AS stop
FROM visited_plan p JOIN ({_late(clock)}) g ON g.child = p.child AND g.visited >= p.since AND g.visited < p.stop
WHERE p.kind = '{kind}' AND g.due + 1 < p.stop
UNION ALL
SELECT p.child, c.due + 1, least(g.next, p.stop)
FROM visited_plan p
JOIN {clock} c ON c.start = p.since
JOIN sighting_gap g ON g.child = p.child AND g.visited < p.since AND p.since <= g.next
WHERE p.kind = '{kind}' AND c.due + 1 < least(g.next, p.stop)"""


def _unseen_unplanned(_: Terms) -> str:
    """With no plan open: late after a sighting in the open spell, or after its start if there was none by then."""
    alone = f"""
SELECT u.child, g.due + 1 AS start, least(g.next, u.stop) AS stop
FROM unbroken u JOIN ({_late("due_sighting")}) g ON g.child = u.child AND g.visited >= u.start AND g.visited < u.stop
WHERE g.due + 1 < u.stop
UNION ALL
SELECT u.child, c.due + 1, least(g.next, u.stop)
FROM unbroken u
JOIN due_sighting_first c ON c.start = u.start
JOIN sighting_gap g ON g.child = u.child AND g.visited < u.start AND u.start <= g.next
WHERE c.due + 1 < least(g.next, u.stop)"""
    return minus(alone, "SELECT child, start, stop FROM plan_spell")


def _down(_: Terms) -> str:
    """Past the interval of any open plan, or of the local standard where there is none, once the child is born."""
    return within("FROM unseen_planned UNION ALL FROM unseen_unplanned", BORN)


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
    uses=("unseen_planned", "unseen_unplanned", "born", "plan_spell", "visited_plan", "unborn"),
    down=_down,
    idle=_idle,
)

FRAMES = (
    Frame(
        "unseen_planned",
        (
            "sighting_gap",
            "seen_day",
            "visited_plan",
            "lasting_placement",
            "placement_start",
            "due_visit_cp",
            "due_visit_cin",
            "due_visit_cla",
            "due_visit_cla_first",
            "due_visit_cla_long_term",
        ),
        _unseen_planned,
    ),
    Frame(
        "unseen_unplanned",
        ("sighting_gap", "unbroken", "plan_spell", "due_sighting", "due_sighting_first"),
        _unseen_unplanned,
    ),
)
