"""How long records take to settle: a measure's last weeks are not judged while much of them is still to be written.

A visit that is written down ten days late makes the week before last look worse than it was. How late a table's rows
come is read off the loads themselves: of what happened so many weeks before a load and is known now, how much that load
already told. Only a service that was loaded often enough can say it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from plimsoll.measures.block import Records
from plimsoll.measures.frames import day
from plimsoll.measures.instrument import Instrument
from plimsoll.measures.recording import RECORDED
from plimsoll.measures.week import WEEK_DAYS
from plimsoll.vocabulary.tables import TABLES
from plimsoll.vocabulary.workforce_tables import DECISION

SETTLED = 0.95
"""Of a week's rows, what must be known for the week to be judged. Plimsoll's own choice."""

LOOKED_BACK = 182
"""Days of loads that are looked at: half a year, so that a service that records sooner is soon taken at its word."""

RIPE = 28
"""Days that a load must lie back, so that what it did not tell has had time to come."""

MOST_WEEKS = 13
"""The most weeks that are left unjudged: a record that takes a quarter is a fault to be told, not waited for."""


def first_told(records: Records) -> date | None:
    """The day of the first load of anything but the register of decisions, which tells nothing of how things stood."""
    days = [told[0] for table in TABLES if table != DECISION.name and (told := records.told_of(table))]
    return min(days, default=None)


def settling(records: Records, on: date) -> dict[str, int]:
    """Of each table that was loaded, the weeks to the day that are not loaded yet, or not all written down.

    Args:
        records: a session of the store.
        on: the asked day.
    """
    told = {table: days for table in TABLES if (days := records.told_of(table))}
    return {table: _since(last, on) + _late(records, table, on) for table, (_, last) in told.items()}


def weeks_unsettled(each: Instrument, unsettled: Mapping[str, int]) -> int:
    """The weeks at the end of a measure's series that are not judged: those of the slowest table it needs."""
    return max((unsettled.get(need.split(".")[0], 0) for need in each.needs), default=0)


def _since(last: date, on: date) -> int:
    """The weeks to the day that end after the last load: no load tells of all of them."""
    return max(math.ceil((on - last).days / WEEK_DAYS), 0)


def _late(records: Records, table: str, on: date) -> int:
    """The last weeks before a load of which too much is still to come; none where too few loads can say."""
    rows = records.rows(_told_by_age(table, on)) if table in RECORDED else []
    told = _shares(rows)
    late = [age for age in range(MOST_WEEKS) if told.get(age, 1.0) < SETTLED]
    return max(late, default=-1) + 1


def _shares(rows: Iterable[tuple[int, int, int]]) -> dict[int, float]:
    """Of what happened so many weeks before a load, the share that it told."""
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for age, told, known in rows:
        counts[age][0] += told
        counts[age][1] += known
    return {age: told / known for age, (told, known) in counts.items() if known}


def _told_by_age(table: str, on: date) -> str:
    """Of one load a week: how much of what had happened it told, by the weeks it lay back."""
    happened = TABLES[table].happened
    return f"""
WITH loads AS (
    SELECT max(first_known) AS day FROM known_{table}
    WHERE NOT assumed AND first_known > {day(on)} - {LOOKED_BACK} AND first_known <= {day(on)} - {RIPE}
    GROUP BY ({day(on)} - first_known) // {WEEK_DAYS}
)
SELECT (l.day - {happened}) // {WEEK_DAYS} AS age, count(*) FILTER (first_known <= l.day), count(*)
FROM loads l JOIN known_{table} ON {happened} <= l.day AND {happened} > l.day - {MOST_WEEKS * WEEK_DAYS}
WHERE first_known <= {day(on)} GROUP BY age"""
