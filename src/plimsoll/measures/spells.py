"""The algebra of spells: half-open runs of days ``[start, stop)``, as functions that only return SQL.

A *spell* row says that something stood for a child (or an item) from `start` up to, not including, `stop`;
what is still open stops on `FAR`, so that no comparison has to think of an empty end. Conditions and barriers
are worked out once as spells over the whole past, not day by day: asking about a day is then one range join.
"""

from __future__ import annotations

FAR = "DATE '9999-12-31'"
"""The stop of a spell that is still open, in SQL."""

LONG_AGO = "DATE '0001-01-01'"
"""The start of a spell that has always stood, in SQL."""


def merged(spells: str, by: str = "child") -> str:
    """Spells that touch or overlap for the same `by` columns, joined into one. Columns: `by`, start, stop."""
    return f"""
SELECT {by}, min(start) AS start, max(stop) AS stop
FROM (
    SELECT *, sum(fresh) OVER (PARTITION BY {by} ORDER BY start, stop ROWS UNBOUNDED PRECEDING) AS island
    FROM (
        SELECT {by}, start, stop,
            CASE WHEN start <= max(stop) OVER (
                PARTITION BY {by} ORDER BY start, stop ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) THEN 0 ELSE 1 END AS fresh
        FROM ({spells})
    )
)
GROUP BY {by}, island"""


def minus(whole: str, taken: str, by: str = "child") -> str:
    """The parts of each `whole` spell that no `taken` spell of the same `by` covers, with all of `whole`'s columns."""
    return f"""
WITH whole AS MATERIALIZED (SELECT *, row_number() OVER () AS whole_no FROM ({whole})),
taken AS ({merged(taken, by)}),
piece AS (
    SELECT whole_no, start AS taken_from, start AS free_from FROM whole
    UNION ALL
    SELECT w.whole_no, greatest(t.start, w.start), least(t.stop, w.stop)
    FROM whole w JOIN taken t USING ({by})
    WHERE t.start < w.stop AND t.stop > w.start
),
gap AS (
    SELECT whole_no, free_from,
        lead(taken_from) OVER (PARTITION BY whole_no ORDER BY taken_from, free_from) AS free_to
    FROM piece
)
SELECT w.* EXCLUDE (whole_no) REPLACE (g.free_from AS start, coalesce(g.free_to, w.stop) AS stop)
FROM gap g JOIN whole w USING (whole_no)
WHERE g.free_from < coalesce(g.free_to, w.stop)"""


def within(spells: str, limits: str, by: str = "child") -> str:
    """The parts of each spell that lie inside a `limits` spell of the same `by`, with all of the spells' columns."""
    return f"""
SELECT s.* REPLACE (greatest(s.start, l.start) AS start, least(s.stop, l.stop) AS stop)
FROM ({spells}) s JOIN ({limits}) l USING ({by})
WHERE s.start < l.stop AND l.start < s.stop"""


def at_least(spells: str, least: int, by: str = "child") -> str:
    """The spells during which `least` or more of the given spells stand at once. Columns: `by`, start, stop, depth.

    Neighbouring runs of different depth are given apart; `merged` joins them where the depth does not matter.
    """
    return f"""
SELECT {by}, start, stop, depth
FROM (
    SELECT {by}, turn AS start,
        lead(turn) OVER (PARTITION BY {by} ORDER BY turn) AS stop,
        sum(step) OVER (PARTITION BY {by} ORDER BY turn ROWS UNBOUNDED PRECEDING) AS depth
    FROM (
        SELECT {by}, turn, sum(step) AS step
        FROM (
            SELECT {by}, start AS turn, 1 AS step FROM ({spells})
            UNION ALL
            SELECT {by}, stop AS turn, -1 AS step FROM ({spells})
        )
        GROUP BY {by}, turn
    )
)
WHERE depth >= {least} AND stop IS NOT NULL"""
