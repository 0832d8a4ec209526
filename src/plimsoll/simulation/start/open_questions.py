"""What is asked of the records about the open work of the day, from the frames that the measures count from."""

from __future__ import annotations

from plimsoll.measures.spells import FAR
from plimsoll.simulation.start.staff_questions import ON_DAY
from plimsoll.simulation.start.stage_frames import STAGE_PAST

OPEN = f"(SELECT child, since FROM open_child {ON_DAY})"
"""The children with an open case, each with the day of the referral that speaks."""

CHILDREN = f"""
SELECT o.child, o.since, f.family
FROM {OPEN} o LEFT JOIN (SELECT person_id AS child, min(family_id) AS family FROM family GROUP BY 1) f USING (child)
ORDER BY o.child"""

PLANS = f"""
SELECT p.child, p.kind, p.item, p.since, v.kind IS NOT NULL AS visited
FROM (SELECT * FROM open_plan {ON_DAY}) p
LEFT JOIN (SELECT kind, item, child FROM visited_plan {ON_DAY}) v USING (kind, item, child)
ORDER BY p.child, p.since, p.item"""
"""The open plans, and whether the visit clock applies."""

VISITS = f"""
SELECT a.kind, a.item, a.child, max(a.anchor) AS anchor, arg_max(a.due, a.anchor) AS due,
    count(*) FILTER (a.anchor > p.since) AS made
FROM visit_anchor a JOIN (SELECT kind, item, child, since FROM open_plan {ON_DAY}) p USING (kind, item, child)
GROUP BY ALL"""
"""The last anchor of each plan's visit clock, and its last day in time."""

REVIEWS = f"""
SELECT a.kind, a.item, a.child, max(a.anchor) AS anchor, arg_max(a.due, a.anchor) AS due,
    max(coalesce(h.place, 0)) AS made
FROM review_anchor a
JOIN (SELECT kind, item, child FROM open_plan {ON_DAY}) p USING (kind, item, child)
LEFT JOIN held_review h ON h.kind = a.kind AND h.item = a.item AND h.child = a.child
GROUP BY ALL"""
"""The same of its reviews, with how many were held."""

ASSESSMENTS = f"""
SELECT child, min(since) AS clock_from, min(due) AS due, min(start) AS begun
FROM open_assessment {ON_DAY} GROUP BY child"""

ENQUIRIES = f"""
SELECT e.person_id AS child, min(e.started) AS begun
FROM enquiry e
LEFT JOIN (SELECT enquiry_id, min(held) AS held FROM conference GROUP BY enquiry_id) c USING (enquiry_id)
LEFT JOIN referral r USING (referral_id)
JOIN day ON e.started <= d AND d < least(coalesce(e.ended, {FAR}), coalesce(c.held, {FAR}), coalesce(r.closed, {FAR}))
GROUP BY e.person_id"""
"""Enquiries until they ended, their conference was held or the case closed, as the load has them."""

UNBEGUN = f"SELECT child, since FROM unassessed_child {ON_DAY}"

BEFORE = f"""
SELECT h.child, count(DISTINCT h.worker) AS workers
FROM held h JOIN {OPEN} o ON o.child = h.child AND h.start >= o.since GROUP BY h.child"""
"""How many workers have held each child since the referral."""

HELD = f"""
SELECT h.child, h.worker, h.team, h.start, coalesce(n.workers, 1)
FROM (SELECT * FROM held {ON_DAY}) h
JOIN (SELECT worker, child FROM real_holder {ON_DAY}) r USING (worker, child)
LEFT JOIN ({BEFORE}) n ON n.child = h.child
ORDER BY h.child, h.start DESC, h.item DESC"""
"""Who holds each child and is there, the latest first, and how many have since the referral."""

WAITING = f"""
SELECT w.child, w.since, coalesce(n.workers, 0), w.nominal
FROM (
    SELECT u.child, u.since, false AS nominal FROM unheld u {ON_DAY}
    UNION ALL
    SELECT l.child, l.start, true FROM left_over l {ON_DAY} WHERE l.nominal
) w
SEMI JOIN {OPEN} o ON o.child = w.child
LEFT JOIN ({BEFORE}) n USING (child)"""
"""The children whom nobody holds, or nobody who is there, since when, and how many held them before."""

NOW = f"SELECT child, stage, start FROM {STAGE_PAST} {ON_DAY}"
"""The stage of each child as history has it, and since when."""

TEAMS = f"SELECT child, min(team) FROM child_team {ON_DAY} WHERE team IS NOT NULL GROUP BY child"

QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "children": (("open_child", "family"), CHILDREN),
    "plans": (("open_plan", "visited_plan"), PLANS),
    "visits": (("visit_anchor", "open_plan"), VISITS),
    "reviews": (("review_anchor", "held_review", "open_plan"), REVIEWS),
    "assessments": (("open_assessment",), ASSESSMENTS),
    "enquiries": (("enquiry", "conference", "referral"), ENQUIRIES),
    "unbegun": (("unassessed_child",), UNBEGUN),
    "held": (("held", "real_holder", "open_child"), HELD),
    "waiting": (("unheld", "left_over", "held", "open_child"), WAITING),
    "now": ((STAGE_PAST,), NOW),
    "teams": (("child_team",), TEAMS),
    "work": (("work_line",), "SELECT no, ticks FROM work_line"),
}
"""What is asked of the frames, by name."""
