"""Working days lost to sickness, over the days those in post could have worked; and who was away on a day."""

from __future__ import annotations

from plimsoll.measures.calendar import reach
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.posts import ENDS, IN_POST_ROWS, unit
from plimsoll.measures.shapes import Tally
from plimsoll.measures.spells import FAR
from plimsoll.measures.week import WEEK_DAYS

SICKNESS = "sickness"

WORKING_DAYS = 253
"""DfE's working year, bank holidays taken into account: Local Authority Interactive Tool, data dictionary."""

LEAP_WORKING_DAYS = 254
"""The same of a year with a 29 February in it (DfE's absence rates of 2020 and 2024)."""

LEAP_DAYS = 366

BEGAN = "CAST(d - INTERVAL 12 MONTH AS DATE)"
"""The day before the first of the 12 months to the asked day."""

WEEK_BEGAN = f"d - {WEEK_DAYS}"
"""The day before the first of the week to the asked day."""

WORKED = f"(SELECT c.n - b.n FROM calendar c JOIN calendar b ON b.day = c.day - {WEEK_DAYS} WHERE c.day = d)"
"""The working days of that week."""

COULD = f"CASE WHEN d - {BEGAN} = {LEAP_DAYS} THEN {LEAP_WORKING_DAYS} ELSE {WORKING_DAYS} END"


def _absent(_: Terms) -> str:
    """Every time away, whatever its kind. A year's total says of no day that it was lost, so it is none."""
    return f"""
SELECT staff_id AS staff, started AS start, coalesce(ended, {FAR}) AS stop
FROM known_absence WHERE NOT coalesce(total, false) AND {ENDS}"""


def _sick(terms: Terms) -> str:
    """Sickness that an asked day's 12 months can hold, with the days the employer counted, if it did.

    A sickness that goes on has no count yet that could be shared out. One of part of a day, which ends on the day it
    began, counts only by the employer's number; so does a total.
    """
    return f"""
SELECT * FROM (
    SELECT absence_id AS item, staff_id AS staff, started AS start,
        CASE WHEN ended IS NULL AND NOT coalesce(total, false) THEN NULL ELSE days_lost END AS given,
        CASE WHEN days_lost IS NOT NULL AND (coalesce(total, false) OR ended IS NOT NULL)
            THEN greatest(coalesce(ended, started), started + 1) ELSE coalesce(ended, {FAR}) END AS stop,
        coalesce(total, false) AS total
    FROM known_absence WHERE lower(trim(kind)) = '{SICKNESS}'
)
WHERE start < stop AND stop > {day(terms.back(LEAP_DAYS))} AND (given IS NOT NULL OR NOT total)"""


def _sick_piece(_: Terms) -> str:
    """Sickness cut to the posts its person held meanwhile; of a person nobody employs, whole and full-time.

    What fell outside every post, or in an agency's, was not lost to those in post. `share` is the part of the
    employer's count that a day of the piece stands for.
    """
    return """
SELECT *, given / sum(stop - start) OVER (PARTITION BY item) AS share
FROM (
    SELECT s.item, p.team, coalesce(p.fte, 1) AS fte, s.given, greatest(s.start, p.start) AS start,
        least(s.stop, p.stop) AS stop
    FROM sick s JOIN post p ON p.staff = s.staff AND p.start < s.stop AND s.start < p.stop
    WHERE NOT p.agency
    UNION ALL
    SELECT item, NULL, 1, given, start, stop FROM sick ANTI JOIN post USING (staff)
)"""


def _sick_share(terms: Terms, since: str = BEGAN) -> str:
    """What each piece lost since a day to each asked one: its part of the employer's count, else working days.

    The working days between two days are read off the calendar's running count, which never falls: the count of
    the earlier of two days is the lesser of their counts.
    """
    first, last = (day(end) for end in reach(terms.last))
    return f"""
WITH asked AS (
    SELECT d, {since} AS began, c.n AS n, b.n AS before
    FROM day JOIN calendar c ON c.day = d JOIN calendar b ON b.day = {since}
),
piece AS (
    SELECT p.*, s.n AS before, e.n AS n
    FROM sick_piece p
    JOIN calendar s ON s.day = least(greatest(start - 1, {first}), {last})
    JOIN calendar e ON e.day = least(greatest(stop - 1, {first}), {last})
)
SELECT a.d, p.item, p.team, p.start,
    CASE WHEN share IS NULL THEN fte * (least(p.n, a.n) - greatest(p.before, a.before))
        ELSE share * (least(stop, d + 1) - greatest(start, began + 1)) END::DOUBLE AS lost
FROM asked a JOIN piece p ON p.start <= d AND p.stop > began + 1"""


def _sickness(terms: Terms, shares: str = "sick_share") -> str:
    """Days lost by unit on each asked day."""
    return f"SELECT d, {unit(terms)}, sum(lost) AS lost, count(DISTINCT item) AS n FROM {shares} GROUP BY ALL"


def _rate(could: str, sickness: str) -> str:
    """Days lost over the days that those in post could have worked: `could` for one full-time equivalent."""
    return f"""
SELECT d, unit, lost / nullif(could, 0) AS value, lost AS numerator, could AS denominator,
    {{'in_post': in_post, 'absences': n, 'no_fte': no_fte}} AS detail
FROM (
    SELECT d, unit, coalesce(in_post, 0) AS in_post, coalesce(in_post, 0) * {could} AS could,
        coalesce(lost, 0) AS lost, coalesce(n, 0) AS n, coalesce(no_fte, 0) AS no_fte
    FROM (
        SELECT coalesce(s.d, a.d) AS d, CASE WHEN s.d IS NULL THEN a.unit ELSE s.unit END AS unit,
            s.in_post, s.no_fte, a.lost, a.n
        FROM staffing s FULL JOIN {sickness} a ON a.d = s.d AND a.unit IS NOT DISTINCT FROM s.unit
    )
)
WHERE could > 0 OR lost > 0"""


RATE = _rate(COULD, "sickness")
WEEK_RATE = _rate(WORKED, "sickness_week")

SICK_ROWS = """
SELECT d, coalesce(min(team), 'no team') || ' from ' || min(start) AS item, NULL::VARCHAR AS child, min(team) AS team,
    min(start) AS since, true AS counted
FROM sick_share GROUP BY d, item"""
"""The absences, by team and first day: an absence's own identifier may name its person, whose sickness is nobody's."""

ABSENCE_RATE = Instrument(
    name="absence_rate",
    title="Sickness absence",
    meaning="Days lost to sickness in 12 months over the days those in post could have worked.",
    unit="share",
    numerator="working days lost to sickness in the 12 months to the day, of those in post",
    denominator=(
        f"full-time equivalent in post times {WORKING_DAYS} days ({LEAP_WORKING_DAYS} where a 29 February is in them)"
    ),
    source="DfE, children's social work workforce",
    concern=Concern.UP,
    of="working days",
    needs=("employment", "absence"),
    brings="the workforce census (CSWW) or an HR file: employment and absence",
    least=SMALL_SHARE * WORKING_DAYS,
    shape=Tally(
        ("staffing", "sickness", "sick_share", "post"),
        by_service=RATE,
        by_team=RATE,
        listed=f"{SICK_ROWS} UNION ALL {IN_POST_ROWS}",
    ),
    weekly=Tally(("staffing", "sickness_week", "calendar", "post"), by_service=WEEK_RATE, by_team=WEEK_RATE, listed=""),
    note="{absences} absences of sickness; leave and every other absence is not counted.",
    related=("visits_overdue_cin", "visits_overdue_cla", "visits_overdue_cp"),
)

GROUP = Group(
    (ABSENCE_RATE,),
    (
        Frame("absent", (), _absent),
        Frame("sick", (), _sick),
        Frame("sick_piece", ("sick", "post"), _sick_piece),
        Frame("sick_share", ("sick_piece", "calendar"), _sick_share),
        Frame("sickness", ("sick_share",), _sickness),
        Frame("sick_share_week", ("sick_piece", "calendar"), lambda terms: _sick_share(terms, WEEK_BEGAN)),
        Frame("sickness_week", ("sick_share_week",), lambda terms: _sickness(terms, "sick_share_week")),
    ),
)
