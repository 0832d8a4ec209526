"""Teams without a manager: weeks in which no substantive manager of the team was at work."""

from __future__ import annotations

from plimsoll.measures.calendar import reach
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Tally
from plimsoll.measures.spells import FAR, merged, minus
from plimsoll.measures.week import WEEK_DAYS
from plimsoll.vocabulary.charts import ChartKind

WEEKS = 13


def _managed(terms: Terms) -> str:
    """While a substantive manager of a team was at work: from a working day to a working day, both included."""
    first, last = (day(end) for end in reach(terms.last))
    there = minus(
        "SELECT staff, team, start, stop FROM post WHERE manages AND NOT agency AND team IS NOT NULL",
        "SELECT staff, start, stop FROM absent",
        "staff",
    )
    return f"""
SELECT m.team, f.day AS start, l.day AS last
FROM ({there}) m
JOIN calendar s ON s.day = least(greatest(m.start - 1, {first}), {last})
JOIN calendar e ON e.day = least(greatest(m.stop - 1, {first}), {last})
JOIN calendar f ON f.works AND f.n = s.n + 1
JOIN calendar l ON l.works AND l.n = e.n
WHERE s.n < e.n"""


def _staffed(_: Terms) -> str:
    """While anybody was in post in a team. Where a file names no manager at all it cannot say who was without one."""
    return merged(
        "SELECT team, start, stop FROM post WHERE team IS NOT NULL AND EXISTS (FROM post WHERE manages)", "team"
    )


def _unmanaged(terms: Terms) -> str:
    """While a team was past the clock since a substantive manager was last at work, or since the team is told of."""
    first, _ = reach(terms.last)
    return f"""
SELECT m.team, c.due + 1 AS start, m.next AS stop
FROM (
    SELECT team, max(last) OVER (PARTITION BY team ORDER BY start, last ROWS UNBOUNDED PRECEDING) AS last,
        lead(start, 1, {FAR}) OVER (PARTITION BY team ORDER BY start, last) AS next
    FROM (
        SELECT team, start, last FROM managed
        UNION ALL SELECT team, greatest(min(start), {day(first)}), greatest(min(start), {day(first)})
        FROM staffed GROUP BY team
    )
) m
JOIN due_manager_at_work c ON c.start = m.last
WHERE c.due + 1 < m.next"""


def _team_week(_: Terms) -> str:
    """The weeks before each asked day, by their last day, and whether each team that had staff in one was without."""
    return f"""
WITH week AS (
    SELECT DISTINCT d - {WEEK_DAYS} * n::INTEGER AS last FROM day, range({WEEKS}) weeks(n)
)
SELECT w.team, w.last, m.team IS NULL AS without
FROM (
    SELECT DISTINCT s.team, last FROM week JOIN staffed s ON s.start <= last AND s.stop > last - {WEEK_DAYS - 1}
) w
LEFT JOIN (
    SELECT DISTINCT m.team, w.last FROM week w JOIN managed m ON m.start <= w.last AND m.last > w.last - {WEEK_DAYS}
) m ON m.team = w.team AND m.last = w.last"""


IN_THE_WEEKS = f"t.last > d - {WEEKS * WEEK_DAYS} AND t.last <= d AND (d - t.last) % {WEEK_DAYS} = 0"
LAST_WEEK = "t.last = d"


def _weeks(unit: str, weeks: str = IN_THE_WEEKS) -> str:
    return f"""
SELECT d, {unit} AS unit, count(*) FILTER (without) / count(*) AS value,
    count(*) FILTER (without)::DOUBLE AS numerator, count(*)::DOUBLE AS denominator,
    {{'teams': count(DISTINCT team), 'teams_without': count(DISTINCT team) FILTER (without AND t.last = d)}} AS detail
FROM day JOIN team_week t ON {weeks} GROUP BY ALL"""


MANAGEMENT_ABSENCE = Instrument(
    name="management_absence",
    title="Weeks without a manager",
    meaning="Team-weeks of the last 13 in which no substantive manager of the team was at work on any working day.",
    unit="share",
    numerator="team-weeks without one: no such post was filled, or who filled it was away",
    denominator="the weeks, of 7 days to the day, in which the team had anybody in post",
    source="Plimsoll",
    concern=Concern.UP,
    of="team-weeks",
    needs=("employment", "absence"),
    brings="an HR file: employment, with the role and team of each post, and absence",
    shape=Tally(
        ("team_week",),
        by_service=_weeks("NULL::VARCHAR"),
        by_team=_weeks("team"),
        listed=f"""
SELECT d, team || ' ' || t.last AS item, NULL::VARCHAR AS child, team, t.last - {WEEK_DAYS - 1} AS since,
    without AS counted
FROM day JOIN team_week t ON {IN_THE_WEEKS}""",
    ),
    note="An agency manager is not counted as one.",
    weekly=Tally(
        ("team_week",), by_service=_weeks("NULL::VARCHAR", LAST_WEEK), by_team=_weeks("team", LAST_WEEK), listed=""
    ),
    chart=ChartKind.P_PRIME,
    related=("assessments_in_time", "assessments_overdue", "supervision_overdue"),
)

GROUP = Group(
    (MANAGEMENT_ABSENCE,),
    (
        Frame("managed", ("post", "absent", "calendar"), _managed),
        Frame("staffed", ("post",), _staffed),
        Frame("unmanaged", ("managed", "staffed", "due_manager_at_work"), _unmanaged),
        Frame("team_week", ("staffed", "managed"), _team_week),
    ),
)
