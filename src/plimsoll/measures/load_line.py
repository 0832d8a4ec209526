"""Frames of the load itself: hours required over hours available, as spells, and the spells above the line.

Everything that makes or takes hours starts on a day and stops on a day. Running sums over those turns give the load of
each worker as it stood between every two of them: exact, with no panel of days, and so is the first day of a run.
"""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.load_cases import LOOK_BACK, WEEK
from plimsoll.measures.load_events import BEARER
from plimsoll.measures.load_hours import WORKING_WEEK
from plimsoll.measures.spells import FAR, LONG_AGO, merged

SUMS = ("ticks", "assumed", "cases", "contract", "posts", "unsaid", "caseworker", "by_fte", "away")
"""What is summed from turn to turn: hours required and how many of them are assumed, cases held, contracted hours,
posts, posts whose hours nobody gives, casework posts, hours by the case system's FTE, weekdays away."""


def _turning(spells: str, **given: str) -> str:
    """The turns of spells with what each adds, and takes away again; `given` are the columns that are not 0."""
    added = ", ".join(f"{given.get(name, '0')} AS {name}" for name in SUMS)
    taken = ", ".join(f"-({given[name]})" if name in given else "0" for name in SUMS)
    return f"""
SELECT {BEARER}, start AS turn, {added} FROM ({spells})
UNION ALL
SELECT {BEARER}, stop, {taken} FROM ({spells})"""


def _turns() -> str:
    """Whatever moves a load, of every bearer, on the days it does."""
    work = {"ticks": "ticks", "assumed": "assumed"}
    week = f"{BEARER}, day AS start, day + {WEEK} AS stop"
    alone = "worker, NULL::VARCHAR AS team, false AS nominal"
    contract = {
        "contract": "coalesce(contract, 0)",
        "posts": "1",
        "unsaid": "CAST(contract IS NULL AS INTEGER)",
        "caseworker": "CAST(caseworker AS INTEGER)",
        "by_fte": "CAST(by_fte AS INTEGER)",
    }
    parts = (
        _turning(f"SELECT {BEARER}, start, stop FROM bearer", cases="1"),
        _turning("FROM borne_case", **work),
        _turning(f"SELECT *, {week} FROM bearer_visit", **work),
        _turning(f"SELECT *, {week} FROM bearer_meeting", **work),
        _turning("FROM overdue_visit", **work),
        _turning("FROM overdue_review", **work),
        _turning(f"SELECT *, {alone} FROM (SELECT * EXCLUDE (team) FROM staff)", **contract),
        _turning(f"SELECT {alone}, day AS start, day + {WEEK} AS stop FROM away", away="1"),
    )
    return " UNION ALL ".join(parts)


def _borne_case(_: Terms) -> str:
    """The hours of casework of each bearer's cases."""
    return f"""
SELECT {BEARER}, greatest(c.start, b.start) AS start, least(c.stop, b.stop) AS stop, c.ticks, c.assumed
FROM case_work c JOIN bearer b ON b.child = c.child AND c.start < b.stop AND b.start < c.stop"""


def _load_spell(terms: Terms) -> str:
    """The load of every bearer from turn to turn: ticks required and available, and whether its hours are known.

    Available are the contracted hours less the shares of leave and of weekdays away, times the casework share; never
    below nothing. The hours of a worker in no post are known, and none; those of one whom no file knows are not.
    """
    workload = terms.profile.workload
    moved = ", ".join(f"sum({name}) AS {name}" for name in SUMS)
    sums = ", ".join(f"CAST(sum({name}) OVER w AS BIGINT) AS {name}" for name in SUMS)
    free = f"greatest({1 - workload.leave_share.value} - away / {WORKING_WEEK}, 0) * {workload.casework_share.value}"
    return f"""
SELECT {BEARER}, start, stop, ticks, assumed, cases, caseworker > 0 AS caseworker, by_fte > 0 AS by_fte,
    contract * {free} AS available, known AND unsaid = 0 AS known
FROM (
    SELECT {BEARER}, turn AS start, lead(turn) OVER w AS stop, {sums}, worker IN (SELECT worker FROM staff) AS known
    FROM (SELECT {BEARER}, turn, {moved} FROM ({_turns()}) GROUP BY {BEARER}, turn)
    WINDOW w AS (PARTITION BY {BEARER} ORDER BY turn)
)
WHERE stop IS NOT NULL AND stop > {day(terms.back(LOOK_BACK))}"""


def _over(line: str, first: str) -> str:
    """The unbroken spells on which a worker's load was above a line given by periods ``start, stop, drawn``."""
    return merged(
        f"""
SELECT w.worker, greatest(w.start, p.start, {first}) AS start, least(w.stop, p.stop) AS stop
FROM load_spell w JOIN ({line}) p ON w.start < p.stop AND p.start < w.stop
WHERE w.worker IS NOT NULL AND w.known AND w.ticks > p.drawn * w.available AND greatest(w.start, {first}) < w.stop""",
        "worker",
    )


def line_sql(terms: Terms) -> str:
    """Where the line was drawn, by period: ``start, stop, drawn``."""
    periods = ", ".join(
        f"({day(start) if start else LONG_AGO}, {day(stop) if stop else FAR}, {at}::DOUBLE)"
        for start, stop, at in terms.profile.workload.line_periods()
    )
    return f"SELECT * FROM (VALUES {periods}) p(start, stop, drawn)"


def _over_line(terms: Terms) -> str:
    return _over(line_sql(terms), day(terms.back(LOOK_BACK)))


def _over_excess(terms: Terms) -> str:
    """The spells above the share at which a load is excessive once it has lasted."""
    above = terms.profile.workload.excess.above
    return _over(f"SELECT {LONG_AGO} AS start, {FAR} AS stop, {above}::DOUBLE AS drawn", day(terms.back(LOOK_BACK)))


FRAMES = (
    Frame("borne_case", ("case_work", "bearer"), _borne_case),
    Frame(
        "load_spell",
        ("borne_case", "bearer", "bearer_visit", "bearer_meeting", "overdue_visit", "overdue_review", "staff", "away"),
        _load_spell,
    ),
    Frame("over_line", ("load_spell",), _over_line),
    Frame("over_excess", ("load_spell",), _over_excess),
)
