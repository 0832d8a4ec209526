"""Frames of what has to be done on a day: visits, reviews and conferences, made or overdue, for whoever bears them.

A *bearer* of a child's work is each worker who holds the child, or, where nobody does or only a tray, the team: work
that nobody holds never leaves the picture. What was done belongs to who bore the child on that day, and is work of the
seven days from it; what is overdue stands until it is done. Nothing hangs on a day that had not come. A family is
visited once: however many of its children were seen on one day, or are overdue at once, it is one visit, as long as the
longest.
"""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.instrument import By
from plimsoll.measures.spells import FAR, LONG_AGO, merged, minus
from plimsoll.vocabulary.workload import CONFERENCE, PLAN_KINDS, REVIEW, VISIT

BEARER = "worker, team, nominal"
"""What tells one bearer from another: the worker; or, with no worker, the team and whether somebody holds in name."""

ASSUMED = "CASE WHEN told % 2 = 1 THEN told // 2 ELSE 0 END"
"""The hours of a line that are assumed: all of them or none (`work_line`)."""


def _tray_spell(_: Terms) -> str:
    """When each worker held in name only: from a named role's word, or by name or title until one denied it."""
    said = f"SELECT worker, confirmed, start, lead(start, 1, {FAR}) OVER (PARTITION BY worker ORDER BY start) AS stop"
    suspected = f"SELECT worker, {LONG_AGO} AS start, {FAR} AS stop FROM nominal_worker WHERE by_name OR by_title"
    return f"""
SELECT worker, start, stop FROM ({minus(suspected, f"{said} FROM verdict", "worker")})
UNION ALL
SELECT worker, start, stop FROM ({said} FROM verdict) WHERE confirmed"""


def _real_holder(terms: Terms) -> str:
    """Each worker who holds a child and is there, each at most once on a day.

    Seldom does one worker hold one child more than once, so only those pairs are merged.
    """
    near = f"SELECT worker, child, start, stop FROM held WHERE stop > {day(terms.back(terms.near))}"
    doubted = minus(f"{near} AND worker IN (SELECT worker FROM tray_spell)", "FROM tray_spell", "worker")
    return f"""
WITH present AS MATERIALIZED (
    {near} AND worker NOT IN (SELECT worker FROM tray_spell) UNION ALL SELECT * FROM ({doubted})
),
several AS MATERIALIZED (SELECT worker, child FROM present GROUP BY worker, child HAVING count(*) > 1)
SELECT * FROM present ANTI JOIN several USING (worker, child)
UNION ALL
SELECT * FROM ({merged("SELECT p.* FROM present p SEMI JOIN several USING (worker, child)", "worker, child")})"""


def _left_over(terms: Terms) -> str:
    """The children whose work falls to the team: nobody holds them, or nobody who is there."""
    named = f"""
SELECT child, start, stop FROM held
WHERE stop > {day(terms.back(terms.near))} AND worker IN (SELECT worker FROM tray_spell)"""
    beside = f"SELECT child, start, stop FROM real_holder WHERE child IN (SELECT child FROM ({named}))"
    return f"""
SELECT child, start, stop, false AS nominal FROM unheld WHERE stop > {day(terms.back(terms.near))}
UNION ALL
SELECT child, start, stop, true FROM ({minus(merged(named), beside)})"""


def _bearer(terms: Terms) -> str:
    """Who bears each child's work, as spells; by team, what nobody holds falls to the child's team."""
    placed = "SELECT NULL::VARCHAR AS team, nominal, child, start, stop FROM left_over"
    if terms.by is By.TEAM:
        placed = """
SELECT t.team, s.nominal, s.child, greatest(s.start, t.start) AS start, least(s.stop, t.stop) AS stop
FROM left_over s JOIN child_team t ON t.child = s.child AND s.start < t.stop AND t.start < s.stop"""
    return f"""
SELECT worker, NULL::VARCHAR AS team, false AS nominal, child, start, stop FROM real_holder
UNION ALL
SELECT NULL, team, nominal, child, start, stop FROM ({placed})"""


def _bearer_visit(terms: Terms) -> str:
    """The hours of the visits made, by bearer and day: to one family on one day one, as long as the longest."""
    return f"""
SELECT {BEARER}, day, sum(told // 2) AS ticks, sum({ASSUMED}) AS assumed
FROM (
    SELECT {BEARER}, f.family, v.visited AS day, max(l.told) AS told
    FROM visit v
    JOIN work_line l ON l.task = '{VISIT}' AND l.kind = v.kind
    JOIN child_family f ON f.child = v.person_id
    JOIN bearer b ON b.child = v.person_id AND b.start <= v.visited AND v.visited < b.stop
    WHERE v.visited > {day(terms.back(terms.near))}
    GROUP BY ALL
)
GROUP BY {BEARER}, day"""


def _bearer_meeting(terms: Terms) -> str:
    """The hours of the reviews and conferences held, by bearer and day; a child has one of each kind on a day."""
    return f"""
SELECT {BEARER}, m.day, sum(told // 2) AS ticks, sum({ASSUMED}) AS assumed
FROM (
    SELECT '{REVIEW}' AS task, kind, person_id AS child, held AS day
    FROM review WHERE held IS NOT NULL AND NOT coalesce(cancelled, false)
    UNION
    SELECT '{CONFERENCE}', '', person_id, held FROM conference
) m
JOIN work_line l USING (task, kind)
JOIN bearer b ON b.child = m.child AND b.start <= m.day AND m.day < b.stop
WHERE m.day > {day(terms.back(terms.near))} AND m.day <= {day(terms.last)}
GROUP BY {BEARER}, m.day"""


def _overdue(task: str, frame: str, since: str) -> str:
    """What is overdue under a plan, from the day it became so until it was done, for whoever bore the child."""
    return f"""
SELECT b.worker, b.team, b.nominal, s.child, s.item, s.kind, l.told,
    greatest(s.start, b.start) AS start, least(s.stop, b.stop) AS stop
FROM {frame} s
JOIN work_line l ON l.task = '{task}' AND l.kind = s.kind
JOIN bearer b ON b.child = s.child AND s.start < b.stop AND b.start < s.stop
WHERE s.stop > {since}"""


def _overdue_review(terms: Terms) -> str:
    overdue = _overdue(REVIEW, "late_review", day(terms.back(terms.near)))
    return f"SELECT {BEARER}, start, stop, told // 2 AS ticks, {ASSUMED} AS assumed FROM ({overdue})"


def _overdue_visit(terms: Terms) -> str:
    """The overdue visits of each family: one at a time, as long as the longest of the kinds that are overdue."""
    steps = ", ".join(f"sum(step) FILTER (kind = '{kind}') AS s_{kind}" for kind in PLAN_KINDS)
    sums = ", ".join(f"sum(s_{kind}) OVER w AS n_{kind}" for kind in PLAN_KINDS)
    hours = ", ".join(f"max(told) FILTER (kind = '{kind}') AS t_{kind}" for kind in PLAN_KINDS)
    longest = ", ".join(f"CASE WHEN n_{kind} > 0 THEN l.t_{kind} ELSE -1 END" for kind in PLAN_KINDS)
    return f"""
WITH overdue AS MATERIALIZED (
    SELECT o.*, f.family
    FROM ({_overdue(VISIT, "late_visit", day(terms.back(terms.near)))}) o JOIN child_family f USING (child)
)
SELECT {BEARER}, start, stop, told // 2 AS ticks, {ASSUMED} AS assumed
FROM (
    SELECT {BEARER}, start, stop, greatest({longest}) AS told
    FROM (
        SELECT {BEARER}, family, turn AS start, lead(turn) OVER w AS stop, {sums}
        FROM (
            SELECT {BEARER}, family, turn, {steps}
            FROM (
                SELECT {BEARER}, family, kind, start AS turn, 1 AS step FROM overdue
                UNION ALL
                SELECT {BEARER}, family, kind, stop, -1 FROM overdue
            )
            GROUP BY {BEARER}, family, turn
        )
        WINDOW w AS (PARTITION BY {BEARER}, family ORDER BY turn)
    ), (SELECT {hours} FROM work_line WHERE task = '{VISIT}') l
    WHERE stop IS NOT NULL
)
WHERE told >= 0"""


FRAMES = (
    Frame("tray_spell", ("nominal_worker", "verdict"), _tray_spell),
    Frame("real_holder", ("held", "tray_spell"), _real_holder),
    Frame("left_over", ("held", "tray_spell", "real_holder", "unheld"), _left_over),
    Frame("bearer", ("real_holder", "left_over"), _bearer),
    Frame("bearer_visit", ("visit", "work_line", "child_family", "bearer"), _bearer_visit),
    Frame("bearer_meeting", ("review", "conference", "work_line", "bearer"), _bearer_meeting),
    Frame("overdue_review", ("late_review", "work_line", "bearer"), _overdue_review),
    Frame("overdue_visit", ("late_visit", "work_line", "child_family", "bearer"), _overdue_visit),
)
