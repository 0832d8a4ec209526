"""The service's own hours from a time study, in place of the profile's: how long each task took, by kind of case."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, texts
from plimsoll.measures.load_cases import SPEAKING, TICKS, WEEK, kind_spells, standing_marks
from plimsoll.measures.spells import FAR, merged
from plimsoll.vocabulary.workload import CASEWORK, KINDS

MINUTES = 60
"""Minutes of an hour."""

UNTOLD = (
    "SELECT NULL::VARCHAR AS task, NULL::VARCHAR AS kind, NULL::BIGINT AS ticks, NULL::BIGINT AS entries WHERE false"
)
"""No study at all."""


def _study(terms: Terms) -> str:
    """Ticks by task and kind of case, with the number of entries they rest on.

    An event takes as long as it took on average; an entry that names no kind of case speaks for every kind of its task.
    A week of casework takes all the minutes spent on cases of the kind over the weeks such cases were held, between the
    study's first and last day, by the workers who took part.
    """
    if "time_entry" not in terms.loaded:
        return UNTOLD
    lines = ", ".join(f"('{task}', '{kind}')" for task, kinds in KINDS.items() for kind in kinds)
    return f"""
WITH entry AS MATERIALIZED (
    SELECT coalesce(m.worker_id, e.staff_id) AS worker, lower(trim(e.task)) AS task,
        nullif(upper(trim(e.case_kind)), '') AS kind, e.minutes, e.worked
    FROM known_time_entry e LEFT JOIN matched_worker m USING (staff_id) WHERE e.minutes IS NOT NULL
),
spent AS (
    SELECT l.task, l.kind, sum(e.minutes) / {MINUTES} AS hours, count(*) AS entries
    FROM (VALUES {lines}) l(task, kind)
    JOIN entry e ON e.task = l.task AND (e.kind = l.kind OR (e.kind IS NULL AND l.task <> '{CASEWORK}'))
    GROUP BY l.task, l.kind
),
span AS (SELECT min(worked) AS first, max(worked) AS last FROM entry WHERE task = '{CASEWORK}'),
{_case_weeks(terms)}
SELECT task, kind, round(hours / CASE WHEN task = '{CASEWORK}' THEN weeks ELSE entries END * {TICKS})::BIGINT AS ticks,
    entries
FROM spent LEFT JOIN case_week USING (task, kind)
WHERE task <> '{CASEWORK}' OR weeks > 0"""


def _case_weeks(terms: Terms) -> str:
    """Tables of a statement: the weeks for which the study's workers held cases of each kind (`case_week`)."""
    kinds = KINDS[CASEWORK]
    names = ", ".join(f"({mark}, '{kind}')" for mark, kind in enumerate(kinds))
    spells = kind_spells("known_", "studied", "(SELECT first FROM span)", particular=False)
    held = f"""
SELECT worker_id AS worker, person_id AS child, started AS start, coalesce(ended, {FAR}) AS stop
FROM known_allocation
WHERE upper(trim(role)) IN {texts(terms.profile.allocated_roles)} AND started < coalesce(ended, {FAR})
    AND worker_id IN (SELECT worker FROM entry WHERE task = '{CASEWORK}')"""
    return f"""
studied AS MATERIALIZED ({merged(held, "worker, child")}),
marked AS MATERIALIZED (
    SELECT t.mark, k.child, k.start, k.stop FROM ({spells}) k JOIN (VALUES {names}) t(mark, kind) USING (kind)
    WHERE k.child IN (SELECT child FROM studied)
),
case_week AS (
    SELECT '{CASEWORK}' AS task, t.kind, sum(
        least(s.stop, h.stop, last + 1) - greatest(s.start, h.start, first)
    ) / {WEEK} AS weeks
    FROM (
        SELECT child, start, stop, unnest([{", ".join(SPEAKING)}]) AS mark
        FROM ({standing_marks("FROM marked", {kind: [mark] for mark, kind in enumerate(kinds)})})
    ) s
    JOIN (VALUES {names}) t(mark, kind) USING (mark)
    JOIN studied h ON h.child = s.child AND s.start < h.stop AND h.start < s.stop, span
    WHERE least(s.stop, h.stop, last + 1) > greatest(s.start, h.start, first)
    GROUP BY t.kind
)"""


FRAMES = (Frame("study", (), _study),)
