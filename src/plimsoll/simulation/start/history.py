"""What the last years say of stages and of who was referred, asked of the records in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.measures.block import Block, Rows
from plimsoll.measures.frames import day
from plimsoll.measures.spells import FAR, merged
from plimsoll.simulation.start.fitting import Length
from plimsoll.simulation.start.kinds import SORTS
from plimsoll.simulation.start.stage_frames import FAMILY_PAST, HELD_PAST, OPENED_PAST, STAGE_PAST, Past

WORKING_DAYS_A_DAY = 253 / 365.25
"""DfE counts 253 working days in a year (children's social work workforce, methodology)."""

TEAM_MONTHS = "INTERVAL 12 MONTH"
"""Which team does what is asked of the last year: services are reorganised."""

Counts = dict[tuple[Any, ...], int]


@dataclass(frozen=True, slots=True)
class History:
    """The history of a service's cases.

    Args:
        moves: how often each stage led to each other one (`None`: it closed), by (stage, following).
        lengths: for each stage the working days it was held for, ended and not.
        entered: of those lengths, how many had lasted how long already when these years began: of plans alone, whose
            start is told however long ago it was.
        entries: how often a child's case began in each stage.
        arrivals: families by the day they were referred.
        sizes: families by how many children were referred together.
        places: stages by (stage, the team it came from, the team in which it ended); a team is empty where unknown.
        returns: for each last stage of a closed case the days to the next referral, or how long there has been none.
    """

    moves: Counts
    lengths: Mapping[str, list[Length]]
    entered: Mapping[str, list[tuple[float, int]]]
    entries: Counts
    arrivals: Mapping[date, int]
    sizes: Mapping[int, int]
    places: Counts
    returns: Mapping[str, list[Length]]


def questions(past: Past) -> dict[str, tuple[tuple[str, ...], str]]:
    """What is asked of the frames, by name."""
    first, last = day(past.first), day(past.last)
    return {
        "moves": (
            (STAGE_PAST,),
            f"SELECT stage, following, count(*) FROM {STAGE_PAST} WHERE stop <= {last} GROUP BY ALL",
        ),
        "lengths": ((STAGE_PAST, HELD_PAST), _lengths(first, last)),
        "entries": (
            (STAGE_PAST,),
            f"SELECT stage, count(*) FROM {STAGE_PAST} WHERE place = 1 AND start > {first} GROUP BY ALL",
        ),
        "arrivals": ((OPENED_PAST, FAMILY_PAST), f"SELECT start, count(*) FROM ({_arrived(first)}) GROUP BY ALL"),
        "sizes": ((OPENED_PAST, FAMILY_PAST), f"SELECT children, count(*) FROM ({_arrived(first)}) GROUP BY ALL"),
        "places": ((STAGE_PAST, HELD_PAST), _places(last)),
        "returns": ((STAGE_PAST, OPENED_PAST), _returns(last)),
    }


def history(found: Mapping[str, Rows]) -> History:
    """The history from the answers to `questions`, by name."""
    return History(
        moves={(stage, following): count for stage, following, count in found["moves"]},
        lengths=_by_stage((row[0], *row[2:]) for row in found["lengths"]),
        entered=_entered(found["lengths"]),
        entries={(stage,): count for stage, count in found["entries"]},
        arrivals=dict(found["arrivals"]),
        sizes=dict(found["sizes"]),
        places={(stage, came_from, team): count for stage, came_from, team, count in found["places"]},
        returns=_by_stage(found["returns"]),
    )


def asked(block: Block, past: Past) -> History:
    """The history of the past's days, asked of a block that knows its frames."""
    return history(block.ask_all(questions(past)))


def _lengths(first: str, last: str) -> str:
    """The working days for which somebody held the child in each stage that began in these years or, of plans, before.

    What lasted before these years counts as held: who held the child then is not looked at.
    """
    held = merged(f"SELECT child, start, least(stop, {last} + 1) AS stop FROM {HELD_PAST}")
    plans = ", ".join(f"('{sort.name}', '{sort.work}')" for sort in SORTS if sort.visit is not None)
    return f"""
SELECT stage, entered, entered + round(held * {WORKING_DAYS_A_DAY}, 2) AS length,
    count(*) FILTER (over), count(*) FILTER (NOT over)
FROM (
    SELECT s.child, s.stage, s.start, s.stop <= {last} AS over,
        CASE WHEN s.start > {first} THEN 0 ELSE round(({first} - b.began) * {WORKING_DAYS_A_DAY}, 0) END AS entered,
        coalesce(sum(least(s.stop, h.stop, {last} + 1) - greatest(s.start, h.start)), 0) AS held
    FROM {STAGE_PAST} s
    LEFT JOIN ({held}) h ON h.child = s.child AND h.start < s.stop AND s.start < h.stop
    LEFT JOIN (
        SELECT t.stage, n.child, min(n.began) AS began
        FROM (
            SELECT kind, person_id AS child, min(started) AS began FROM known_plan
            GROUP BY kind, plan_id, person_id HAVING max(coalesce(ended, {FAR})) > {first}
        ) n JOIN (VALUES {plans}) t(stage, kind) USING (kind)
        GROUP BY ALL
    ) b ON b.stage = s.stage AND b.child = s.child
    WHERE s.start > {first} OR b.began <= {first}
    GROUP BY ALL
)
GROUP BY ALL"""


def _entered(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[float, int]]]:
    found: dict[str, list[tuple[float, int]]] = {}
    for stage, entered, _, ended, lasting in rows:
        if entered > 0:
            found.setdefault(stage, []).append((float(entered), ended + lasting))
    return found


def _arrived(first: str) -> str:
    """The families referred, with how many children on one day; who was open already does not come again."""
    return f"""
SELECT start, coalesce(f.family, o.child) AS family, count(*) AS children
FROM {OPENED_PAST} o LEFT JOIN {FAMILY_PAST} f USING (child)
WHERE start > {first} GROUP BY ALL"""


def _places(last: str) -> str:
    """The team at the end of each stage of the last year, and at the end of the stage before it."""
    return f"""
SELECT stage, came_from, team, count(*)
FROM (
    SELECT s.stage, h.team, lag(h.team) OVER (PARTITION BY s.child, s.opened ORDER BY s.place) AS came_from, s.stop
    FROM {STAGE_PAST} s ASOF LEFT JOIN {HELD_PAST} h ON h.child = s.child AND s.stop > h.start
)
WHERE team IS NOT NULL AND stop > CAST({last} - {TEAM_MONTHS} AS DATE) GROUP BY ALL"""


def _returns(last: str) -> str:
    """Days from each closing to the child's next referral; where none has come, to the day of the forecast."""
    return f"""
SELECT stage, coalesce(again, {last} + 1) - stop AS length, count(again), count(*) - count(again)
FROM (
    SELECT s.stage, s.stop, n.start AS again
    FROM {STAGE_PAST} s ASOF LEFT JOIN {OPENED_PAST} n ON n.child = s.child AND s.stop <= n.start
    WHERE s.following IS NULL AND s.stop <= {last}
)
GROUP BY ALL"""


def _by_stage(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Length]]:
    found: dict[str, list[Length]] = {}
    for stage, length, ended, lasting in rows:
        found.setdefault(stage, []).append((float(length), ended, lasting))
    return found
