"""Who came and who went: turnover, starters, and those who came and went again within the year."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.posts import IN_POST_ROWS, summed, unit
from plimsoll.measures.shapes import Tally
from plimsoll.measures.week import WEEK_DAYS
from plimsoll.vocabulary.charts import ChartKind

DFE = "DfE, children's social work workforce"
BRINGS = "the workforce census (CSWW) or an HR file: employment"
YEAR = "INTERVAL 12 MONTH"
STARTER_DAYS = 365

IN_THE_YEAR = f"day > CAST(d - {YEAR} AS DATE) AND day <= d"
IN_THE_WEEK = f"day > d - {WEEK_DAYS} AND day <= d"
STARTED_LATELY = f"day > d - {STARTER_DAYS} AND day <= d"

NO_FTE = "{no_fte} in post have no FTE and are left out."


def _flow(events: str, terms: Terms, window: str = IN_THE_YEAR) -> str:
    """What happened in the 12 months (or the window) to each asked day: full-time equivalents and people."""
    return f"""
SELECT d, {unit(terms)}, {summed()} AS fte, count(DISTINCT staff) AS people
FROM day JOIN {events} ON {window} GROUP BY ALL"""


def _over_in_post(flow: str, people: str) -> str:
    """A flow of the year over those in post at its end; a unit with neither has no row."""
    return f"""
SELECT d, unit, moved / nullif(in_post, 0) AS value, moved AS numerator, in_post AS denominator,
    {{'{people}': moved_people, 'in_post': people, 'no_fte': no_fte}} AS detail
FROM (
    SELECT coalesce(s.d, f.d) AS d, CASE WHEN s.d IS NULL THEN f.unit ELSE s.unit END AS unit,
        coalesce(f.fte, 0) AS moved, coalesce(f.people, 0) AS moved_people, coalesce(s.in_post, 0) AS in_post,
        coalesce(s.people, 0) AS people, coalesce(s.no_fte, 0) AS no_fte
    FROM staffing s FULL JOIN {flow} f ON f.d = s.d AND f.unit IS NOT DISTINCT FROM s.unit
)
WHERE people > 0 OR moved_people > 0"""


def _flow_shape(events: str, flow: str, people: str) -> Tally:
    figures = _over_in_post(flow, people)
    return Tally(
        ("staffing", flow, events, "post"),
        by_service=figures,
        by_team=figures,
        listed=f"""
SELECT d, item, child, team, min(since) AS since, bool_or(counted) AS counted
FROM (
    SELECT d, item, NULL::VARCHAR AS child, team, day AS since, true AS counted FROM day JOIN {events} ON {IN_THE_YEAR}
    UNION ALL {IN_POST_ROWS}
)
GROUP BY d, item, child, team""",
    )


def _early_leaver(terms: Terms) -> str:
    """Of the tenures begun in the 365 days to each asked day, how many had ended by then."""
    return f"""
SELECT d, {unit(terms)}, count(DISTINCT (staff, day)) AS people,
    count(DISTINCT (staff, day)) FILTER (gone <= d) AS gone,
    {summed()} AS fte, {summed("gone <= d")} AS gone_fte
FROM day JOIN starter ON {STARTED_LATELY} GROUP BY ALL"""


EARLY = """
SELECT d, unit, gone / people AS value, gone::DOUBLE AS numerator, people::DOUBLE AS denominator,
    {'fte': fte, 'gone_fte': gone_fte} AS detail
FROM early_leaver"""

TURNOVER = Instrument(
    name="turnover",
    title="Turnover",
    meaning="Leavers of the last 12 months over those in post. Moves between teams or roles are none.",
    unit="share",
    numerator="full-time equivalent of those who left the service in the 12 months to the day",
    denominator="full-time equivalent in post on the day, without agency workers",
    source=DFE,
    concern=Concern.UP,
    of="full-time equivalents",
    needs=("employment",),
    brings=BRINGS,
    counters=("starters_leaving",),
    least=SMALL_SHARE,
    shape=_flow_shape("leaver", "leavers_of_year", "leavers"),
    weekly=_flow_shape("leaver", "leavers_of_week", "leavers"),
    note=NO_FTE,
    chart=ChartKind.U_PRIME,
    related=("many_workers", "worker_changes"),
)

STARTERS = Instrument(
    name="starters",
    title="Starters",
    meaning="Workers who joined in the last 12 months over those in post.",
    unit="share",
    numerator="full-time equivalent of those who joined the service in the 12 months to the day",
    denominator="full-time equivalent in post on the day, without agency workers",
    source=DFE,
    concern=Concern.NEITHER,
    of="full-time equivalents",
    needs=("employment",),
    brings=BRINGS,
    counters=("starters_leaving",),
    least=SMALL_SHARE,
    shape=_flow_shape("starter", "starters_of_year", "starters"),
    weekly=_flow_shape("starter", "starters_of_week", "starters"),
    note=NO_FTE,
    chart=ChartKind.U_PRIME,
)

STARTERS_LEAVING = Instrument(
    name="starters_leaving",
    title="Starters who have already left",
    meaning="Of those who joined in the last 365 days, the share already gone.",
    unit="share",
    numerator="those of them who had left by the day",
    denominator="people who joined the service in the 365 days to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="workers",
    needs=("employment",),
    brings=BRINGS,
    least=SMALL_SHARE,
    uncharted="Those who joined in a year are one group that is followed on: its weeks are not weeks of their own.",
    shape=Tally(
        ("early_leaver", "starter"),
        by_service=EARLY,
        by_team=EARLY,
        listed=f"""
SELECT d, min(item) AS item, NULL::VARCHAR AS child, min(team) AS team, day AS since, bool_or(gone <= d) AS counted
FROM day JOIN starter ON {STARTED_LATELY} GROUP BY d, staff, day""",
    ),
)

GROUP = Group(
    (TURNOVER, STARTERS, STARTERS_LEAVING),
    (
        Frame("leavers_of_year", ("leaver",), lambda terms: _flow("leaver", terms)),
        Frame("starters_of_year", ("starter",), lambda terms: _flow("starter", terms)),
        Frame("leavers_of_week", ("leaver",), lambda terms: _flow("leaver", terms, IN_THE_WEEK)),
        Frame("starters_of_week", ("starter",), lambda terms: _flow("starter", terms, IN_THE_WEEK)),
        Frame("early_leaver", ("starter",), _early_leaver),
    ),
)
