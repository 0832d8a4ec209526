"""Working days and due dates as tables, so that a whole column of dates meets its clock in one join."""

from __future__ import annotations

from datetime import date

from plimsoll.vocabulary.clocks import Clock, Unit
from plimsoll.vocabulary.days import FIRST_DAY, LAST_DAY, SATURDAY, bank_holidays

AHEAD_YEARS = 1
"""How far past the last asked day the calendar runs, so that every clock started by then has a due date."""


BEHIND_YEARS = 26
"""How far back before it: no clock of a child or care leaver, who is 25 at most, can have started earlier."""


def reach(last: date) -> tuple[date, date]:
    """The first and the last day of the calendar around `last`."""
    first_year = max(last.year - BEHIND_YEARS, FIRST_DAY.year)
    last_year = min(last.year + AHEAD_YEARS, LAST_DAY.year)
    return date(first_year, 1, 1), date(last_year, 12, 31)


def calendar_sql(last: date) -> str:
    """Every day around `last`, with `n`, the working days up to and including it, and whether it `works`."""
    first_year, last_year = (day.year for day in reach(last))
    days_off = ", ".join(f"'{day}'" for day in sorted(bank_holidays(first_year, last_year)))
    return f"""
SELECT day, works, CAST(sum(CAST(works AS INTEGER)) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS INTEGER) AS n
FROM (
    SELECT day, isodow(day) <= {SATURDAY} AND off IS NULL AS works
    FROM (
        SELECT CAST(moment AS DATE) AS day
        FROM generate_series(TIMESTAMP '{first_year}-01-01', TIMESTAMP '{last_year}-12-31', INTERVAL 1 DAY) AS s(moment)
    )
    LEFT JOIN (SELECT unnest([{days_off}]::DATE[]) AS off) ON off = day
)"""


def due_sql(clock: Clock) -> str:
    """For every day a clock may start, the last day in time. Columns: start, due. Needs `calendar`."""
    if clock.unit is Unit.WORKING and clock.steps > 0:
        return f"""
SELECT c.day AS start, w.day AS due
FROM calendar c JOIN calendar w ON w.works AND w.n = c.n + {clock.steps}"""
    return f"SELECT day AS start, {_moved(clock)} AS due FROM calendar"


def _moved(clock: Clock) -> str:
    if clock.unit is Unit.MONTHS:
        return f"CAST(day + INTERVAL {clock.steps} MONTH AS DATE)"
    return f"day + {clock.steps}"
