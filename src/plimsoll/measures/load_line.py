"""Frames of the load itself: hours required over hours available, as spells, and the spells above the line.

Everything that makes or takes hours starts on a day and stops on a day. Running sums over those turns give the load of
each worker as it stood between every two of them: exact, with no panel of days, and so is the first day of a run.
"""

from __future__ import annotations

from datetime import date

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.load_cases import WEEK
from plimsoll.measures.load_events import BEARER
from plimsoll.measures.load_hours import WORKING_WEEK
from plimsoll.measures.spells import FAR, LONG_AGO, merged

SUMS = ("ticks", "contract", "unsaid", "away")
"""What is summed from turn to turn: hours required, contracted hours, posts whose hours nobody gives, weekdays away."""


def followed_from(terms: Terms) -> date:
    """The first day on which a load is whole: the week before it must be in reach."""
    return terms.back(terms.near - WEEK)


def _borne(terms: Terms) -> str:
    """All work as spells, with its hours and how many of them are assumed, for whoever bears it."""
    week = f"{BEARER}, day AS start, day + {WEEK} AS stop, ticks, assumed"
    return f"""
SELECT {BEARER}, greatest(c.start, b.start) AS start, least(c.stop, b.stop) AS stop, c.ticks, c.assumed
FROM case_work c JOIN bearer b ON b.child = c.child AND c.start < b.stop AND b.start < c.stop
UNION ALL SELECT {week} FROM bearer_visit
UNION ALL SELECT {week} FROM bearer_meeting
UNION ALL SELECT {BEARER}, greatest(start, {day(terms.back(terms.near))}), stop, ticks, assumed FROM overdue_visit
UNION ALL SELECT {BEARER}, greatest(start, {day(terms.back(terms.near))}), stop, ticks, assumed FROM overdue_review"""


def _turning(spells: str, **given: str) -> str:
    """The turns of spells with what each adds, and takes away again; `given` are the columns that are not 0."""
    added = ", ".join(f"({given.get(name, '0')})::DOUBLE AS {name}" for name in SUMS)
    taken = ", ".join(f"(-({given.get(name, '0')}))::DOUBLE" for name in SUMS)
    return f"SELECT worker, start AS turn, {added} FROM {spells} UNION ALL SELECT worker, stop, {taken} FROM {spells}"


def _turns() -> str:
    """Whatever moves a worker's load, on the days it does."""
    away = f"(SELECT worker, day AS start, day + {WEEK} AS stop FROM away)"
    contract = {"contract": "coalesce(contract, 0)", "unsaid": "CASE WHEN contract IS NULL THEN 1 ELSE 0 END"}
    parts = (
        _turning("(FROM borne WHERE worker IS NOT NULL)", ticks="ticks"),
        _turning("staff", **contract),
        _turning(away, away="1"),
    )
    return " UNION ALL ".join(parts)


def available(terms: Terms) -> str:
    """Hours available of `contract` with `away` weekdays away in the week, in SQL; never below nothing.

    The contracted hours less the shares of leave and of time away, times the share that is casework.
    """
    workload = terms.profile.workload
    free = f"greatest({1 - workload.leave_share.value} - away / {WORKING_WEEK}, 0)"
    return f"contract * {free} * {workload.casework_share.value}"


def _load_spell(terms: Terms) -> str:
    """The load of every worker from turn to turn: ticks required and available, and whether the hours are known.

    The hours of a worker in no post are known, and none; those of one whom no file knows are not.
    """
    moved = ", ".join(f"sum({name}) AS {name}" for name in SUMS)
    sums = ", ".join(f"sum({name}) OVER w AS {name}" for name in SUMS)
    return f"""
SELECT worker, greatest(start, {day(followed_from(terms))}) AS start, stop, ticks, {available(terms)} AS available,
    unsaid = 0 AND worker IN (SELECT worker FROM staff) AS known
FROM (
    SELECT worker, turn AS start, lead(turn) OVER w AS stop, {sums}
    FROM (SELECT worker, turn, {moved} FROM ({_turns()}) GROUP BY worker, turn)
    WINDOW w AS (PARTITION BY worker ORDER BY turn)
)
WHERE stop > {day(followed_from(terms))}"""


Periods = list[tuple[str, str, float]]
"""Where a line was drawn, by period: its first day, the day after its last, and hours required over available."""


def line_periods(terms: Terms) -> Periods:
    """Where the service's line was drawn, over the days on which the loads are followed."""
    return [
        (day(start) if start else LONG_AGO, day(stop) if stop else FAR, drawn)
        for start, stop, drawn in terms.profile.workload.line_periods()
        if (start is None or start <= terms.last) and (stop is None or stop > followed_from(terms))
    ]


def _over(periods: Periods) -> str:
    """The unbroken spells on which a worker's load was above a line."""
    above = " UNION ALL ".join(
        f"SELECT worker, greatest(start, {start}) AS start, least(stop, {stop}) AS stop FROM load_spell"
        f" WHERE known AND ticks > {drawn} * available AND start < {stop} AND stop > {start}"
        for start, stop, drawn in periods
    )
    return merged(above, "worker")


def _over_excess(terms: Terms) -> str:
    """The spells above the share at which a load is excessive once it has lasted."""
    return _over([(LONG_AGO, FAR, terms.profile.workload.excess.above)])


WORK = ("case_work", "bearer", "bearer_visit", "bearer_meeting", "overdue_visit", "overdue_review")
FRAMES = (
    Frame("borne", WORK, _borne),
    Frame("load_spell", ("borne", "staff", "away"), _load_spell),
    Frame("over_line", ("load_spell",), lambda terms: _over(line_periods(terms))),
    Frame("over_excess", ("load_spell",), _over_excess),
)
