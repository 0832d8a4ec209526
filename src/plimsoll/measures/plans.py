"""Frames of plans and what is due under them: open plans, visits that serve them, reviews, and who was seen."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day, texts
from plimsoll.measures.spells import FAR, LONG_AGO, merged, minus


def _plan_part(_: Terms) -> str:
    """Each CIN or CP plan, and each episode of being looked after, while it was open and the child alive."""
    return f"""
SELECT kind, plan_id AS item, n.person_id AS child, n.placement_id, n.started AS start,
    least(coalesce(n.ended, {FAR}), coalesce(p.died, {FAR})) AS stop
FROM plan n LEFT JOIN person p USING (person_id)"""


def _open_plan(_: Terms) -> str:
    """Plans as spells; `since` is the plan's own start, however its episodes were broken up.

    What falls due under a plan falls to the team that has the child that day, so a plan has no team of its own.
    """
    joined = merged("SELECT kind, item, child, start, stop FROM plan_part WHERE start < stop", "kind, item, child")
    return f"""
SELECT s.*, w.since, NULL::VARCHAR AS team
FROM ({joined}) s
JOIN (SELECT kind, item, child, min(start) AS since FROM plan_part GROUP BY ALL) w USING (kind, item, child)"""


def _placement_start(_: Terms) -> str:
    """The day each placement of a looked-after child began, and whether it is meant to last."""
    return """
SELECT item, child, start, placement_id
FROM (
    SELECT *, row_number() OVER w AS place,
        last_value(placement_id IGNORE NULLS) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM plan_part WHERE kind = 'CLA'
    WINDOW w AS (PARTITION BY item, child ORDER BY start, stop)
)
WHERE place = 1 OR (placement_id IS NOT NULL AND placement_id IS DISTINCT FROM before)"""


def _own_visit(terms: Terms) -> str:
    """Visits under their own kind, of the children whose plans can matter.

    A row that stands in the CIN table too is the CP or CLA visit it also is.
    """
    planned = f"SELECT child AS person_id FROM visited_plan WHERE stop > {day(terms.back(terms.near))}"
    return f"""
SELECT kind, visit_id, person_id AS child, visited, seen FROM visit v SEMI JOIN ({planned}) p USING (person_id)
WHERE kind <> 'CIN' OR NOT (
    EXISTS (SELECT 1 FROM visit c WHERE c.kind = 'CP' AND c.visit_id = v.visit_id
        AND c.person_id = v.person_id AND c.visited = v.visited)
    OR EXISTS (SELECT 1 FROM visit c WHERE c.kind = 'CLA' AND c.person_id = v.person_id AND c.visited = v.visited)
)"""


def _seen_day(_: Terms) -> str:
    return "SELECT DISTINCT person_id AS child, visited FROM visit WHERE seen"


def _sighting_gap(_: Terms) -> str:
    """Each day a child was seen, until it was seen again; and the time before it was ever seen."""
    return f"""
SELECT child, visited, lead(visited, 1, {FAR}) OVER (PARTITION BY child ORDER BY visited) AS next
FROM (SELECT child, visited FROM seen_day UNION ALL SELECT person_id, {LONG_AGO} FROM near_scope)"""


def _planned_child(_: Terms) -> str:
    """Children with an open plan of any kind; `since` is the start of the earliest plan open at the time.

    A period of being looked after may have gaps, so the earliest plan is asked anew between every two changes.
    """
    return """
SELECT t.child AS item, t.child, NULL::VARCHAR AS team, t.start, t.stop, min(o.since) AS since
FROM (
    SELECT child, turn AS start, lead(turn) OVER (PARTITION BY child ORDER BY turn) AS stop
    FROM (SELECT child, start AS turn FROM open_plan UNION SELECT child, stop FROM open_plan)
) t
JOIN open_plan o ON o.child = t.child AND o.start <= t.start AND t.start < o.stop
GROUP BY t.child, t.start, t.stop"""


def _plan_spell(_: Terms) -> str:
    return merged("SELECT child, start, stop FROM open_plan")


def _unborn(_: Terms) -> str:
    """Children expected and not yet born: sighting does not apply to them."""
    return f"""
SELECT person_id AS child, {LONG_AGO} AS start, coalesce(birth_month, {FAR}) AS stop
FROM person WHERE expected_month IS NOT NULL"""


def _born(_: Terms) -> str:
    """The days on which a child can be seen at all: all of them, or from the month of birth."""
    always = f"SELECT person_id AS child, {LONG_AGO} AS start, {FAR} AS stop FROM scope"
    return minus(always, "FROM unborn")


def _short_break(terms: Terms) -> str:
    statuses = texts(terms.profile.settings.short_break_statuses)
    return f"""
SELECT person_id AS child, started AS start, coalesce(ended, {FAR}) AS stop
FROM legal_status WHERE status_code IN {statuses} AND started < coalesce(ended, {FAR})"""


def _visited_plan(_: Terms) -> str:
    """Open plans to which the visit clock applies: all but those of children on short breaks."""
    usual = "SELECT item, child, kind, team, start, stop, since FROM open_plan WHERE kind <> 'CLA'"
    looked_after = "SELECT item, child, kind, team, start, stop, since FROM open_plan WHERE kind = 'CLA'"
    return f"{usual} UNION ALL FROM ({minus(looked_after, 'FROM short_break')})"


FRAMES = (
    Frame("plan_part", ("plan", "person"), _plan_part),
    Frame("open_plan", ("plan_part",), _open_plan),
    Frame("placement_start", ("plan_part",), _placement_start),
    Frame("own_visit", ("visit", "visited_plan"), _own_visit),
    Frame("seen_day", ("visit",), _seen_day),
    Frame("sighting_gap", ("seen_day", "near_scope"), _sighting_gap),
    Frame("planned_child", ("open_plan",), _planned_child),
    Frame("plan_spell", ("open_plan",), _plan_spell),
    Frame("unborn", ("person",), _unborn),
    Frame("born", ("scope", "unborn"), _born),
    Frame("short_break", ("legal_status",), _short_break),
    Frame("visited_plan", ("open_plan", "short_break"), _visited_plan),
)
