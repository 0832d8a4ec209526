"""How long the record takes to catch up with what happened."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.shapes import Tally, placed_events
from plimsoll.measures.week import WEEK
from plimsoll.vocabulary.tables import TABLES

RECORDED = (
    "contact",
    "referral",
    "assessment",
    "enquiry",
    "conference",
    "plan",
    "visit",
    "review",
    "allocation",
)
"""The tables whose rows are events that somebody had to write down."""
TEAMLESS = ("contact", "visit", "review")
WINDOW = "INTERVAL 28 DAY"


def _written(table: str, terms: Terms) -> str:
    """Rows that first became known in the window or the block; what the first load brought has no known delay."""
    key, happened = TABLES[table].key, TABLES[table].happened
    team = "NULL::VARCHAR" if table in TEAMLESS else "team_id"
    held = "AND NOT coalesce(cancelled, false)" if table == "review" else ""
    return f"""
SELECT concat_ws(' ', {", ".join(key)}) AS item, person_id AS child, {team} AS team, {happened} AS happened,
    first_known AS known, greatest(first_known - {happened}, 0) AS delay
FROM known_{table}
WHERE NOT assumed AND {happened} IS NOT NULL AND first_known <= {day(terms.last)}
    AND first_known > CAST({day(terms.first)} - {WINDOW} AS DATE) {held}"""


def _recorded(terms: Terms) -> str:
    return " UNION ALL ".join(_written(table, terms) for table in RECORDED)


def _delays(by: By, window: str = WINDOW) -> str:
    """The distribution of the delays of the window, from how many events of each day had each delay.

    Millions of events come down to some thousand counts, so the percentiles are read off their running sum. The team
    is the one of the day it happened, the window the days in which it became known.
    """
    placed = placed_events("(SELECT *, happened AS day FROM recorded_event)", by)
    return f"""
WITH daily AS MATERIALIZED (SELECT known, unit, delay, count(*) AS n FROM ({placed}) GROUP BY ALL),
counted AS (
    SELECT d, unit, delay, sum(n) AS n
    FROM day JOIN daily e ON e.known > CAST(d - {window} AS DATE) AND e.known <= d GROUP BY d, unit, delay
),
running AS (
    SELECT *, sum(n) OVER (PARTITION BY d, unit ORDER BY delay) AS upto, sum(n) OVER (PARTITION BY d, unit) AS total
    FROM counted
)
SELECT d, unit, detail.p50 AS value, NULL::DOUBLE AS numerator, detail.n::DOUBLE AS denominator, detail
FROM (
    SELECT d, unit, {{'p50': {_percentile(0.5)}, 'p90': {_percentile(0.9)}, 'max': max(delay)::DOUBLE,
        'n': max(total)::BIGINT}} AS detail
    FROM running GROUP BY d, unit
)"""


def _percentile(share: float) -> str:
    """Linear between the two ranks around it, as Excel's PERCENTILE.INC; ranks are counted from 0."""
    rank = f"((max(total) - 1) * {share})"
    below, above = (f"min(delay) FILTER (upto > {end}((total - 1) * {share}))" for end in ("floor", "ceil"))
    return f"({below} + ({rank} - floor({rank})) * ({above} - {below}))::DOUBLE"


RECORDING_DELAY = Instrument(
    name="recording_delay",
    title="Recording delay",
    meaning="Days from an event to the load that first carried it, over the events that became known in 28 days.",
    unit="days",
    numerator="days from the day it happened to the day it became known",
    denominator="events that became known in the 28 days to the day, the first load's left out",
    source="Plimsoll",
    concern=Concern.UP,
    of="events",
    needs=("second load",),
    brings="a second load: how late a record is shows only between two of them",
    shape=Tally(
        ("recorded_event",),
        by_service=_delays(By.SERVICE),
        by_team=_delays(By.TEAM),
        listed=f"""
SELECT d, item, child, team, happened AS since, delay > 0 AS counted
FROM day JOIN recorded_event e ON e.known > CAST(d - {WINDOW} AS DATE) AND e.known <= d""",
    ),
    weekly=Tally(("recorded_event",), by_service=_delays(By.SERVICE, WEEK), by_team=_delays(By.TEAM, WEEK), listed=""),
    related=("load",),
)

GROUP = Group((RECORDING_DELAY,), (Frame("recorded_event", (), _recorded),))
