"""Initial child protection conferences held within their clock."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, By, Concern, Instrument
from plimsoll.measures.shapes import Share, Tally, placed_events
from plimsoll.measures.week import WEEK
from plimsoll.vocabulary.charts import ChartKind

WINDOW = "INTERVAL 12 MONTH"


def _held(terms: Terms) -> str:
    """Conferences of the year before the block and in it; one with no enquiry, or a transfer in, has no clock."""
    return f"""
SELECT c.conference_id AS item, c.person_id AS child, c.team_id AS team, c.held AS day,
    NOT coalesce(c.transfer_in, false) AND e.enquiry_id IS NOT NULL AS clocked,
    coalesce(c.held <= k.due, false) AS counted
FROM known_conference c
LEFT JOIN known_enquiry e USING (enquiry_id)
LEFT JOIN due_conference k ON k.start = e.started
WHERE c.held <= {day(terms.last)} AND c.held > CAST({day(terms.first)} - {WINDOW} AS DATE)"""


def _figures(by: By, window: str = WINDOW) -> str:
    """The share within the clock, with the number left out of it beside; a team with none is left out."""
    some = "HAVING sum(n) > 0" if by is By.TEAM else ""
    return f"""
WITH daily AS MATERIALIZED (
    SELECT day, unit, count(*) FILTER (clocked) AS n, count(*) FILTER (clocked AND counted) AS k,
        count(*) FILTER (NOT clocked) AS out
    FROM ({placed_events("held_conference", by)}) GROUP BY ALL
)
SELECT d, unit, sum(k) / nullif(sum(n), 0) AS value, sum(k)::DOUBLE AS numerator, sum(n)::DOUBLE AS denominator,
    {{'left_out': sum(out)}} AS detail
FROM day JOIN daily ON daily.day > CAST(d - {window} AS DATE) AND daily.day <= d
GROUP BY d, unit {some}"""


IN_TIME = Instrument(
    name="conferences_in_time",
    title="Conferences held in time",
    meaning="Of the initial child protection conferences of the last 12 months, the share held within the clock.",
    unit="share",
    numerator="those held within 15 working days of the enquiry's start",
    denominator="initial conferences that followed an enquiry in the 12 months to the day, transfers in left out",
    source="DfE: initial child protection conferences held within 15 days",
    concern=Concern.DOWN,
    of="conferences",
    needs=("conference", "enquiry"),
    brings="the case system's SSD extract (ssd_initial_cp_conference and ssd_s47_enquiry)",
    least=SMALL_SHARE,
    shape=Tally(
        ("held_conference",),
        by_service=_figures(By.SERVICE),
        by_team=_figures(By.TEAM),
        listed=Share("held_conference", WINDOW).rows() + " WHERE e.clocked",
    ),
    note="{left_out} transfers in, or conferences with no enquiry recorded, are left out.",
    weekly=Tally(
        ("held_conference",),
        by_service=_figures(By.SERVICE, WEEK),
        by_team=_figures(By.TEAM, WEEK),
        listed=Share("held_conference", WEEK).rows() + " WHERE e.clocked",
    ),
    chart=ChartKind.P_PRIME,
    related=("vacancy_rate",),
)

GROUP = Group((IN_TIME,), (Frame("held_conference", ("due_conference",), _held),))
