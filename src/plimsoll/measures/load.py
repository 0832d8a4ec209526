"""Load against the line: the hours the work requires over the hours the workers have, unallocated work included."""

from __future__ import annotations

from plimsoll.measures import load_cases, load_events, load_hours, load_line, load_study
from plimsoll.measures.caseload import STAFF
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.load_cases import TICKS, WEEK
from plimsoll.measures.load_events import BEARER
from plimsoll.measures.load_line import available, line_periods
from plimsoll.measures.shapes import Tally

HOURS = "hours"
"""What the load needs of any source: the contracted hours of somebody, by an employer or as FTE in the case system."""

FOLLOWED = 91
"""Days for which a load is followed back: over the line for 91 days means for a quarter, or for longer."""


WORK = ("ticks", "assumed", "cases", "standing")
"""What is summed of a bearer's work: hours, how many of them are assumed, children borne, and spells that stand."""


def _work_day(terms: Terms) -> str:
    """What every bearer's work required in the week to each asked day, and how many children it bore on it.

    Each spell is added on the first asked day from its start and taken away on the first from its stop, so that many
    days cost little more than one.
    """
    added, taken = (", ".join(f"{sign}{name}::DOUBLE AS {name}" for name in WORK) for sign in ("", "-"))
    asked = f"stop > {day(terms.first)} AND start <= {day(terms.last)}"
    moved = ", ".join(f"sum({name}) AS {name}" for name in WORK)
    sums = ", ".join(f"sum({name}) OVER w AS {name}" for name in WORK)
    return f"""
WITH spell AS MATERIALIZED (
    SELECT {BEARER}, start, stop, ticks, assumed, 0 AS cases, 1 AS standing FROM borne WHERE {asked}
    UNION ALL
    SELECT {BEARER}, start, stop, 0, 0, 1, 1 FROM bearer WHERE {asked}
),
next_day AS MATERIALIZED (
    SELECT each, d FROM (
        SELECT CAST(unnest(generate_series({day(terms.first)}, {day(terms.last)}, INTERVAL 1 DAY)) AS DATE) AS each
    ) ASOF JOIN day ON each <= d
)
SELECT d, {BEARER}, ticks / {TICKS} AS required, assumed / {TICKS} AS assumed, cases
FROM (
    SELECT d, {BEARER}, {sums}
    FROM (
        SELECT d, {BEARER}, {moved}
        FROM (
            SELECT d, {BEARER}, {added} FROM spell JOIN next_day ON each = greatest(start, {day(terms.first)})
            UNION ALL
            SELECT d, {BEARER}, {taken} FROM spell JOIN next_day ON each = stop
            UNION ALL
            SELECT d, {BEARER}, 0, 0, 0, 0 FROM (SELECT DISTINCT {BEARER} FROM spell), day
        )
        GROUP BY d, {BEARER}
    )
    WINDOW w AS (PARTITION BY {BEARER} ORDER BY d)
)
WHERE standing > 0"""


def _hours_day(terms: Terms) -> str:
    """The hours of every caseworker and holder in the week to each asked day; empty where nobody gives them."""
    return f"""
SELECT d, worker, CASE WHEN unsaid = 0 THEN {available(terms)} / {TICKS} END AS available, caseworker, by_fte
FROM (
    SELECT d, worker, sum(coalesce(contract, 0)) AS contract, count(*) FILTER (contract IS NULL) AS unsaid,
        bool_or(caseworker) AS caseworker, bool_or(by_fte) AS by_fte
    FROM staff JOIN day ON start <= d AND d < stop
    WHERE worker IN (SELECT worker FROM staff WHERE caseworker UNION SELECT worker FROM bearer)
    GROUP BY d, worker
)
LEFT JOIN (
    SELECT d, worker, count(*) AS gone FROM away JOIN day ON day <= d AND d < day + {WEEK} GROUP BY d, worker
) USING (d, worker), LATERAL (SELECT coalesce(gone, 0) AS away)"""


def _load_day(terms: Terms) -> str:
    """Every bearer's load on each asked day, in hours; how long it has been above the line, and whether it counts.

    A worker counts with known hours and a case held, work of the week, or a casework post with hours to give.
    """
    excess = terms.profile.workload.excess
    periods = ", ".join(f"({start}, {stop}, {drawn}::DOUBLE)" for start, stop, drawn in line_periods(terms))
    unit = {By.TEAM: "CASE WHEN worker IS NULL THEN s.team ELSE t.team END", By.WORKER: "worker"}
    known = "worker IN (SELECT worker FROM staff) AND NOT coalesce(unsaid, false)"
    return f"""
SELECT s.*, {unit.get(terms.by, "NULL::VARCHAR")} AS unit, l.drawn, CASE WHEN o.start IS NOT NULL THEN
    least(s.d - o.start, {FOLLOWED}) END AS over, coalesce(s.d - x.start >= {excess.days - 1}, false) AS excessive,
    worker IS NULL OR known AND (cases > 0 OR required > 0 OR caseworker AND available > 0) AS counted
FROM (
    SELECT d, {BEARER}, coalesce(w.required, 0) AS required, coalesce(w.assumed, 0) AS assumed,
        coalesce(w.cases, 0) AS cases, coalesce(h.caseworker, false) AS caseworker, coalesce(h.by_fte, false) AS by_fte,
        CASE WHEN worker IS NOT NULL AND {known} THEN coalesce(h.available, 0) END AS available,
        worker IS NOT NULL AND {known} AS known
    FROM work_day w FULL JOIN (SELECT *, available IS NULL AS unsaid FROM hours_day) h USING (d, worker)
) s
JOIN (VALUES {periods}) l(start, stop, drawn) ON l.start <= d AND d < l.stop
LEFT JOIN worker_team t USING (d, worker)
LEFT JOIN over_line o ON o.worker = s.worker AND o.start <= d AND d < o.stop
LEFT JOIN over_excess x ON x.worker = s.worker AND x.start <= d AND d < x.stop"""


UNITS = """
SELECT d, unit, sum(required) AS numerator, sum(available) AS denominator, sum(assumed) AS assumed,
    count(worker) AS workers, count(over) AS over_workers, max(over) AS longest,
    count(*) FILTER (excessive) AS excessive, max(drawn) AS line,
    coalesce(sum(required) FILTER (worker IS NULL AND NOT nominal), 0) AS unallocated,
    coalesce(sum(required) FILTER (nominal), 0) AS nominal,
    quantile_cont(required / nullif(available, 0), 0.5) FILTER (worker IS NOT NULL) AS p50,
    quantile_cont(required / nullif(available, 0), 0.9) FILTER (worker IS NOT NULL) AS p90,
    count(*) FILTER (by_fte) AS by_fte
FROM load_day WHERE counted GROUP BY d, unit"""

UNKNOWN = """
SELECT d, unit, count(*) AS no_hours, sum(required) AS left_out
FROM load_day WHERE NOT counted AND NOT known AND cases > 0 GROUP BY d, unit"""

TOGETHER = f"""
SELECT coalesce(u.d, k.d) AS d, CASE WHEN u.d IS NULL THEN k.unit ELSE u.unit END AS unit,
    coalesce(numerator, 0) AS numerator, coalesce(denominator, 0) AS denominator,
    u.* EXCLUDE (d, unit, numerator, denominator), no_hours, left_out
FROM ({UNITS}) u FULL JOIN ({UNKNOWN}) k ON k.d = u.d AND k.unit IS NOT DISTINCT FROM u.unit"""
"""The units that have hours, and those in which there are only workers whose hours nobody knows."""

STUDIED = "SELECT count(*) FILTER (entries > 0) AS lines, sum(entries)::BIGINT AS entries FROM work_line"

FIGURES = f"""
SELECT d, unit, numerator / nullif(denominator, 0) AS value, numerator, denominator, {{
    'over': over_workers / nullif(workers, 0), 'workers': coalesce(workers, 0),
    'over_workers': coalesce(over_workers, 0), 'excessive': coalesce(excessive, 0), 'longest': longest, 'line': line,
    'unallocated': coalesce(unallocated, 0), 'nominal': coalesce(nominal, 0), 'p50': p50, 'p90': p90,
    'no_hours': coalesce(no_hours, 0), 'left_out': coalesce(left_out, 0), 'by_fte': coalesce(by_fte, 0),
    'assumed': coalesce(assumed / nullif(numerator, 0), 0), 'study_lines': s.lines, 'study_entries': s.entries
}} AS detail
FROM ({TOGETHER}), ({STUDIED}) s"""

OWN = """
SELECT d, unit, CASE WHEN known THEN required / nullif(available, 0) END AS value, required AS numerator,
    CASE WHEN known THEN available END AS denominator, {
    'over': over, 'excessive': excessive, 'line': drawn, 'no_hours': CAST(NOT known AS INTEGER),
    'by_fte': CAST(by_fte AS INTEGER), 'assumed': coalesce(assumed / nullif(required, 0), 0)
} AS detail
FROM load_day WHERE worker IS NOT NULL AND (counted OR NOT known AND cases > 0)"""

BORNE = """
SELECT b.d, h.child AS item, h.child, NULL::VARCHAR AS team, min(b.d - CAST(b.over AS INTEGER)) AS since,
    count(b.over) > 0 AS counted
FROM load_day b JOIN real_holder h ON h.worker = b.worker AND h.start <= b.d AND b.d < h.stop
WHERE b.counted GROUP BY b.d, h.child
UNION ALL
SELECT d, child, child, NULL, NULL, false FROM left_over JOIN day ON start <= d AND d < stop"""
"""The children whose work is counted; those whose worker is over the line, and since when."""

LOAD = Instrument(
    name="load",
    title="Load against the line",
    meaning="Hours the work required in the week to the day, over the hours the workers had; above the line, too much.",
    unit="hours required per hour available",
    numerator="hours of cases, and of visits, reviews and conferences made or overdue; unallocated children's too",
    denominator="contracted hours less leave and absence, times the share of time that is casework",
    source="Plimsoll; the hours are the service's workload profile",
    concern=Concern.UP,
    of="hours",
    needs=("referral", "allocation", HOURS),
    brings=STAFF,
    counters=("unallocated", "in_name_only"),
    by_worker=True,
    shape=Tally(
        ("load_day", "work_line", "real_holder", "left_over"),
        by_service=FIGURES,
        by_team=FIGURES,
        by_worker=OWN,
        listed=BORNE,
    ),
    note=(
        "{assumed:.0%} of the hours required are assumptions. The hours of {by_fte} workers are the case system's FTE,"
        " which knows no absence; {no_hours} who hold cases have none on record and are left out."
    ),
    related=(
        "assessed_unseen",
        "recording_delay",
        "recovery",
        "seen_alone",
        "visits_overdue_cin",
        "visits_overdue_cla",
        "visits_overdue_cp",
    ),
)

GROUP = Group(
    (LOAD,),
    (
        *load_study.FRAMES,
        *load_cases.FRAMES,
        *load_events.FRAMES,
        *load_hours.FRAMES,
        *load_line.FRAMES,
        Frame("work_day", ("borne", "bearer"), _work_day),
        Frame("hours_day", ("staff", "away", "bearer"), _hours_day),
        Frame("load_day", ("work_day", "hours_day", "staff", "over_line", "over_excess", "worker_team"), _load_day),
    ),
)
