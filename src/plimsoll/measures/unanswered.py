"""Matters on the ladder that nobody answered in time: whether what was carried upwards was heard."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Tally
from plimsoll.measures.spells import FAR

ESCALATION = "escalation"
"""What the log of escalation is laid before a session as: each time a matter waited for an answer, one row.

Its columns: `item` (the matter's number), `child`, `team`, `start` (the day it began to wait: it was raised, or it
returned), `past` (the first day after its answer-by date; empty when it was answered by then), `stop` (the day it was
answered or stood no more; empty while it waits).
"""

COLUMNS = {"item": "VARCHAR", "child": "VARCHAR", "team": "VARCHAR", "start": "DATE", "past": "DATE", "stop": "DATE"}
"""The same columns with the engine's types."""


def _waiting(terms: Terms) -> str:
    """While a matter waited for an answer, on whatever step of the ladder."""
    return f"""
SELECT item, child, team, start, coalesce(stop, {FAR}) AS stop, past
FROM {ESCALATION} WHERE start <= {day(terms.last)}"""


ON_DAY = """
SELECT d, w.*, coalesce(w.past <= d, false) AS late
FROM day JOIN waiting_matter w ON w.start <= d AND d < w.stop"""
"""What waited on each asked day, and whether it was past the answer-by date that it had when it began to wait."""


def _figures(unit: str) -> str:
    return f"""
SELECT d, unit, late::DOUBLE AS value, late::DOUBLE AS numerator, n::DOUBLE AS denominator,
    {{'longest': longest, 'median': median}} AS detail
FROM (
    SELECT d, {unit} AS unit, count(*) AS n, count(*) FILTER (late) AS late,
        max(d - start) FILTER (late) AS longest, median(d - start) FILTER (late) AS median
    FROM ({ON_DAY}) GROUP BY ALL
)"""


UNANSWERED = Instrument(
    name="unanswered",
    title="Unanswered matters",
    meaning="Matters on the ladder (alerts, overdue work, aligned children, concerns, actions that moved nothing) past "
    "their answer-by date that nobody has answered; with the longest and median days they have waited.",
    unit="matters",
    numerator="those past the answer-by date they had when they began to wait; to climb a step is no answer",
    denominator="matters on the ladder that wait for an answer",
    source="Plimsoll; lack of escalation is among the conditions that reviews name",
    concern=Concern.UP,
    of="matters",
    needs=(ESCALATION,),
    brings="plimsoll escalate, which carries what stands on a day to whoever must answer",
    shape=Tally(
        ("waiting_matter",),
        by_service=_figures("NULL::VARCHAR"),
        by_team=_figures("team"),
        listed=f"SELECT d, item, child, team, start AS since, late AS counted FROM ({ON_DAY})",
    ),
)

GROUP = Group((UNANSWERED,), (Frame("waiting_matter", (), _waiting),))
