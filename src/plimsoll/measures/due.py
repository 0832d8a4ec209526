"""Frames of what is due under a plan: the next visit and the next review, as spells from one anchor to the next.

An *anchor* starts a clock: the plan's start, a visit, a placement, a review. It speaks until the next anchor,
and is overdue from the day after its due date.
"""

from __future__ import annotations

from datetime import date

from plimsoll.measures.frames import Frame, Terms, day, texts
from plimsoll.measures.spells import FAR, within

YEAR = "INTERVAL 12 MONTH"
"""A long-term placement's visits may be further apart only after its first year (regulation 28(2)(c))."""


def overdue(anchors: str) -> str:
    """The days each anchor was overdue before the next one came, from ``kind, item, child, anchor, due``."""
    return f"""
SELECT kind, item, child, due + 1 AS start, next AS stop, anchor AS since
FROM (
    SELECT *, lead(anchor, 1, {FAR}) OVER (PARTITION BY kind, item, child ORDER BY anchor) AS next FROM ({anchors})
)
WHERE due + 1 < next"""


def in_plan(spells: str, plans: str) -> str:
    """The parts of spells under a plan that lie in the days the plan was open, with the plan's own team."""
    return f"""
SELECT s.item, s.child, s.kind, p.team, greatest(s.start, p.start) AS start, least(s.stop, p.stop) AS stop, s.since
FROM ({spells}) s JOIN {plans} p USING (kind, item, child)
WHERE s.start < p.stop AND p.start < s.stop"""


def visit_anchors(visits: str, since: date) -> str:
    """The anchors of the visit clocks of every plan open on `since` or later, each with its due date.

    Args:
        visits: the frame of visits, with ``kind, child, visited``; a visit serves the plans of its own kind.
        since: of the visits before this day only the last of each plan is told.
    """
    return f"""
{_serving(visits, since, "p.kind = v.kind")}
{_from_start("CP", "due_visit_cp")}
UNION ALL
{_from_start("CIN", "due_visit_cin")}
UNION ALL
{_looked_after("SELECT * FROM served WHERE kind = 'CLA'")}"""


def looked_after_anchors(visits: str, since: date) -> str:
    """The same of periods of being looked after alone, which a visit of any kind serves."""
    return f"""
{_serving(visits, since, "p.kind = 'CLA'")}
{_looked_after("SELECT * FROM served")}"""


def _serving(visits: str, since: date, serves: str) -> str:
    """The plans open on `since` or later, and the days of the visits that serve them."""
    return f"""
WITH plan AS MATERIALIZED (
    SELECT kind, item, child, since, max(stop) AS ends
    FROM visited_plan GROUP BY kind, item, child, since HAVING max(stop) > {day(since)}
),
served AS MATERIALIZED (
    SELECT p.kind, p.item, p.child, max(v.visited) AS anchor
    FROM plan p JOIN {visits} v ON v.child = p.child AND {serves} AND v.visited >= p.since AND v.visited < p.ends
    GROUP BY p.kind, p.item, p.child, CASE WHEN v.visited >= {day(since)} THEN v.visited END
)"""


def _from_start(kind: str, clock: str) -> str:
    """The plan's start and each visit that served it start the same clock."""
    return f"""
SELECT a.kind, a.item, a.child, a.anchor, c.due
FROM (
    SELECT kind, item, child, since AS anchor FROM plan WHERE kind = '{kind}'
    UNION
    SELECT kind, item, child, anchor FROM served WHERE kind = '{kind}'
) a
LEFT JOIN {clock} c ON c.start = a.anchor"""


def _looked_after(served: str) -> str:
    """A placement starts the one-week clock; a visit on or after it starts the longer one, longer still if it lasts."""
    return f"""
SELECT v.kind, v.item, v.child, v.anchor,
    CASE WHEN p.lasting AND v.anchor >= CAST(p.start + {YEAR} AS DATE) THEN long.due ELSE usual.due END AS due
FROM ({served}) v
ASOF LEFT JOIN lasting_placement p ON p.item = v.item AND p.child = v.child AND v.anchor >= p.start
LEFT JOIN due_visit_cla usual ON usual.start = v.anchor
LEFT JOIN due_visit_cla_long_term long ON long.start = v.anchor
UNION ALL
SELECT 'CLA' AS kind, p.item, p.child, p.start AS anchor, c.due
FROM placement_start p LEFT JOIN due_visit_cla_first c ON c.start = p.start
WHERE NOT EXISTS (
    SELECT 1 FROM ({served}) v WHERE v.item = p.item AND v.child = p.child AND v.anchor = p.start
)"""


def _lasting_placement(terms: Terms) -> str:
    codes = texts(terms.profile.settings.long_term_placements)
    return f"""
SELECT s.item, s.child, s.start, coalesce(max(p.type_code) IN {codes}, false) AS lasting
FROM placement_start s LEFT JOIN placement p ON p.placement_id = s.placement_id
GROUP BY s.item, s.child, s.start"""


def _visit_anchor(terms: Terms) -> str:
    """The anchors of the visit clocks, as the service reads the rule; the last of a plan says when its next is due."""
    visits = "own_visit"
    if not terms.profile.settings.unseen_visits_reset_clock:
        visits = "(SELECT * FROM own_visit WHERE seen)"
    return visit_anchors(visits, terms.back(terms.near))


def _late_visit(_: Terms) -> str:
    return in_plan(overdue("FROM visit_anchor"), "visited_plan")


def _held_review(_: Terms) -> str:
    """Reviews held of each plan, numbered; one that names no plan is its child's."""
    return """
SELECT kind, item, child, held, row_number() OVER (PARTITION BY kind, item, child ORDER BY held) AS place
FROM (
    SELECT DISTINCT p.kind, p.item, p.child, r.held
    FROM (SELECT DISTINCT kind, item, child, since FROM open_plan WHERE kind <> 'CIN') p
    JOIN review r ON r.kind = p.kind AND r.person_id = p.child
        AND (r.plan_id = p.item OR r.plan_id IS NULL) AND r.held >= p.since
    WHERE NOT coalesce(r.cancelled, false)
)"""


def _review_anchor(_: Terms) -> str:
    """The plan's start and each review held, each with the clock it starts by its place in the row."""
    return """
SELECT a.kind, a.item, a.child, a.anchor, CASE
    WHEN a.kind = 'CP' THEN CASE WHEN a.place = 0 THEN cp1.due ELSE cp.due END
    ELSE CASE a.place WHEN 0 THEN cla1.due WHEN 1 THEN cla2.due ELSE cla.due END
END AS due
FROM (
    SELECT kind, item, child, anchor, max(place) AS place
    FROM (
        SELECT DISTINCT kind, item, child, since AS anchor, 0 AS place FROM open_plan WHERE kind <> 'CIN'
        UNION ALL
        SELECT kind, item, child, held, place FROM held_review
    )
    GROUP BY ALL
) a
LEFT JOIN due_review_cp_first cp1 ON cp1.start = a.anchor
LEFT JOIN due_review_cp cp ON cp.start = a.anchor
LEFT JOIN due_review_cla_first cla1 ON cla1.start = a.anchor
LEFT JOIN due_review_cla_second cla2 ON cla2.start = a.anchor
LEFT JOIN due_review_cla cla ON cla.start = a.anchor"""


def _late_review(_: Terms) -> str:
    return in_plan(overdue("FROM review_anchor"), "open_plan")


def _reviewed_plan(_: Terms) -> str:
    return "SELECT item, child, kind, team, start, stop, since FROM open_plan WHERE kind <> 'CIN'"


def _unseen_spell(terms: Terms) -> str:
    """Children with an open plan on an asked day, waiting since they were last seen, or since the plan's start."""
    asked = f"stop > {day(terms.first)} AND start <= {day(terms.last)}"
    planned = within(f"SELECT * FROM planned_child WHERE {asked}", "SELECT child, start, stop FROM born")
    return f"""
SELECT p.item, p.child, p.team, greatest(p.start, s.visited) AS start, least(p.stop, s.next) AS stop,
    CASE WHEN s.visited >= p.since THEN s.visited ELSE p.since END AS since, s.visited < p.since AS never
FROM ({planned}) p
JOIN sighting_gap s ON s.child = p.child AND s.visited < p.stop AND s.next > p.start
WHERE s.next > {day(terms.first)}"""


FRAMES = (
    Frame("lasting_placement", ("placement_start", "placement"), _lasting_placement),
    Frame(
        "visit_anchor",
        (
            "visited_plan",
            "own_visit",
            "placement_start",
            "lasting_placement",
            "due_visit_cp",
            "due_visit_cin",
            "due_visit_cla",
            "due_visit_cla_first",
            "due_visit_cla_long_term",
        ),
        _visit_anchor,
    ),
    Frame("late_visit", ("visit_anchor", "visited_plan"), _late_visit),
    Frame("held_review", ("open_plan", "review"), _held_review),
    Frame(
        "review_anchor",
        (
            "held_review",
            "open_plan",
            "due_review_cp_first",
            "due_review_cp",
            "due_review_cla_first",
            "due_review_cla_second",
            "due_review_cla",
        ),
        _review_anchor,
    ),
    Frame("late_review", ("review_anchor", "open_plan"), _late_review),
    Frame("reviewed_plan", ("open_plan",), _reviewed_plan),
    Frame("unseen_spell", ("planned_child", "sighting_gap", "born"), _unseen_spell),
)
