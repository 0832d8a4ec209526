"""Matters on the ladder that nobody answered in time: whether what was carried upwards was heard."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Stock
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
SELECT item, child, team, start, coalesce(stop, {FAR}) AS stop, start AS since
FROM {ESCALATION} WHERE start <= {day(terms.last)}"""


def _unanswered(terms: Terms) -> str:
    """The part of that wait after the first answer-by date. To climb a step is no answer and does not end it."""
    return f"""
SELECT item, child, team, past AS start, coalesce(stop, {FAR}) AS stop, start AS since
FROM {ESCALATION} WHERE past <= {day(terms.last)}"""


UNANSWERED = Instrument(
    name="unanswered",
    title="Unanswered matters",
    meaning="Matters on the ladder (alerts, overdue work, aligned children, concerns, actions that moved nothing) past "
    "their answer-by date that nobody has answered.",
    unit="matters",
    numerator="those past their answer-by date; to climb a step is no answer",
    denominator="matters on the ladder that wait for an answer",
    source="Plimsoll; lack of escalation is among the conditions that reviews name",
    concern=Concern.UP,
    of="matters",
    needs=(ESCALATION,),
    brings="plimsoll escalate, which carries what stands on a day to whoever must answer",
    shape=Stock("unanswered_matter", "waiting_matter", waits=True),
)

GROUP = Group(
    (UNANSWERED,),
    (Frame("waiting_matter", (), _waiting), Frame("unanswered_matter", (), _unanswered)),
)
