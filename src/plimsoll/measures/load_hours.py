"""Frames of the hours workers have: contracted hours from the employer, else the case system's FTE; and time away.

Contracted hours stand as spells, and so does each weekday away: it takes a fifth of the seven days from it. A worker of
whom no hours are known has none here at all, which is not the same as none.
"""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day, texts
from plimsoll.measures.load_cases import TICKS
from plimsoll.measures.spells import FAR, LONG_AGO
from plimsoll.vocabulary.days import SATURDAY

WORKING_WEEK = 5
"""Days of a full-time week: each one away takes a fifth of it, so that a week away leaves nothing."""

LEAVE = "leave"
"""The kind of absence that the profile's leave share already spreads over the year, and that is not taken off again."""


def _staff(terms: Terms) -> str:
    """Each worker's time in posts, with contracted hours in ticks; empty where the employer gives none.

    A manager's hours are no casework hours. Of a worker the employer does not know, the case system's FTE speaks.
    """
    workload, managing = terms.profile.workload, texts(terms.profile.managing_roles)
    newly = f"CASE WHEN asye THEN {workload.asye_share.value} ELSE 1 END"
    hours = f"round(fte * {newly} * {workload.full_time_hours.value * TICKS})::BIGINT"
    return f"""
WITH employed AS (
    SELECT coalesce(m.worker_id, e.staff_id) AS worker, t.team_id AS team, upper(trim(e.role)) AS role, e.fte, e.asye,
        e.started AS start, coalesce(e.ended, {FAR}) AS stop
    FROM known_employment e
    LEFT JOIN matched_worker m USING (staff_id)
    LEFT JOIN matched_team t ON t.given = e.team_id
)
SELECT worker, team, start, stop, CASE WHEN role IN {managing} THEN 0 ELSE {hours} END AS contract,
    coalesce(role IN {texts(workload.roles)}, false) AS caseworker, false AS by_fte
FROM employed
UNION ALL
SELECT worker_id, NULL, {LONG_AGO}, {FAR}, round(fte * {workload.full_time_hours.value * TICKS})::BIGINT, false, true
FROM worker WHERE fte > 0 AND worker_id NOT IN (SELECT worker FROM employed)"""


def _away(terms: Terms) -> str:
    """The weekdays each worker was away, once each; neither leave nor a total that says not which days."""
    first, last = day(terms.back(terms.near)), day(terms.last)
    return f"""
SELECT DISTINCT worker, day
FROM (
    SELECT coalesce(m.worker_id, a.staff_id) AS worker, CAST(unnest(generate_series(
        greatest(a.started, {first}), least(coalesce(a.ended, {FAR}) - 1, {last}), INTERVAL 1 DAY
    )) AS DATE) AS day
    FROM known_absence a LEFT JOIN matched_worker m USING (staff_id)
    WHERE NOT coalesce(a.total, false) AND coalesce(lower(trim(a.kind)) <> '{LEAVE}', true)
        AND a.started <= {last} AND coalesce(a.ended, {FAR}) > {first}
)
WHERE isodow(day) <= {SATURDAY}"""


def _worker_team(_: Terms) -> str:
    """On each asked day the one team of each worker: the employer's, else that of most of the children held.

    Of several posts the one of most hours speaks, so that a worker's whole load counts in one team and in no other.
    """
    return """
SELECT d, worker, coalesce(e.team, h.team) AS team
FROM (
    SELECT d, worker, first(team ORDER BY contract DESC NULLS LAST, team) AS team
    FROM staff JOIN day ON start <= d AND d < stop WHERE team IS NOT NULL GROUP BY d, worker
) e
FULL JOIN (
    SELECT d, worker, first(team ORDER BY children DESC, team) AS team
    FROM team_load WHERE team IS NOT NULL GROUP BY d, worker
) h USING (d, worker)"""


FRAMES = (
    Frame("staff", ("worker",), _staff),
    Frame("away", (), _away),
    Frame("worker_team", ("staff", "team_load"), _worker_team),
)
