"""What the slow twin is made of: a small world of rows, a day, and plain loops over them.

The twin is read from the specification alone and shares no code with the measures except the vocabulary:
the calendar, the clocks and the service profile. It may be slow; it must be obvious.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from plimsoll.vocabulary.clocks import Clock
from plimsoll.vocabulary.profile import Profile, Settings

Row = dict[str, Any]
World = dict[str, list[Row]]
"""Rows of the canonical tables by table name; an absent or empty table was never loaded."""

Teams = tuple[str | None, ...]
"""The teams a thing counts in; of no team it is `(None,)`, so that it is never dropped."""

SERVICE = "service"
TEAM = "team"
WORKER = "worker"


class State(StrEnum):
    """What a defence says of an open child on a day."""

    HOLDS = "holds"
    DOWN = "down"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of an answer.

    Args:
        unit: "service", a team's id (`None`: no team) or a worker's id.
        value: the number, or `None` when there is nothing to count.
        numerator: what was counted; `None` for distributions and differences.
        denominator: out of how many; for a distribution the number of things it is over.
        detail: the parts that go with the number.
        noted: the numbers that the answer's note states.
    """

    unit: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    detail: dict[str, float | None] = field(default_factory=dict)
    noted: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a measure's population: the teams it counts in, whether it counts, and its days if it has any."""

    teams: Teams
    counted: bool = True
    days: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A world looked at on the end of a day, as one service reads the rules."""

    world: World
    day: date
    profile: Profile

    @property
    def settings(self) -> Settings:
        """The readings that the service may change."""
        return self.profile.settings

    def at(self, day: date) -> Scene:
        """The same world on another day."""
        return Scene(self.world, day, self.profile)

    def rows(self, table: str) -> list[Row]:
        """All rows of a table."""
        return self.world.get(table, [])

    def of(self, table: str, child: str) -> list[Row]:
        """The rows of a table about one child."""
        return [row for row in self.rows(table) if row["person_id"] == child]

    def loaded(self, *tables: str) -> bool:
        """Whether each of the tables was ever loaded; one that was may since have been told to hold nothing."""
        return all(table in self.world for table in tables)

    def clock(self, name: str) -> Clock:
        """A clock of the service."""
        return self.profile.clock(name)


def covers(start: date, end: date | None, day: date) -> bool:
    """Whether the half-open period [start, end) is open at the end of the day."""
    return start <= day and (end is None or end > day)


def in_window(day: date | None, after: date, upto: date) -> bool:
    """Whether the day lies in (after, upto]."""
    return day is not None and after < day <= upto


def back(day: date, days: int) -> date:
    """The day so many days before."""
    return day - timedelta(days=days)


def last_days(day: date, number: int) -> list[date]:
    """The `number` days up to and with `day`, oldest first."""
    return [back(day, n) for n in reversed(range(number))]


def percentile(values: Iterable[float], share: float) -> float | None:
    """Linear between ranks, as Excel's PERCENTILE.INC; of nothing, `None`."""
    ranked = sorted(values)
    if not ranked:
        return None
    place = share * (len(ranked) - 1)
    low = int(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (place - low)


def spread(values: Sequence[float]) -> dict[str, float | None]:
    """The detail of a distribution."""
    return {
        "p50": percentile(values, 0.5),
        "p90": percentile(values, 0.9),
        "max": max(values, default=None),
        "n": len(values),
    }


def teams_first(teams: Iterable[str | None]) -> Teams:
    """The distinct teams in order, no team last; nothing at all is no team."""
    distinct = set(teams) or {None}
    return tuple(sorted(distinct, key=lambda team: (team is None, team or "")))


def units(items: Sequence[Item], by: str) -> list[tuple[str | None, list[Item]]]:
    """The items of each unit. The service is always there; a team only when it has an item."""
    if by == SERVICE:
        return [(SERVICE, list(items))]
    found = teams_first(team for item in items for team in item.teams) if items else ()
    return [(team, [item for item in items if team in item.teams]) for team in found]


def no_detail(_: Sequence[Item]) -> dict[str, float | None]:
    """A measure without detail."""
    return {}


def waits(items: Sequence[Item]) -> dict[str, float | None]:
    """The longest and the median days of the counted."""
    days = [item.days for item in items if item.counted]
    return {"longest": max(days, default=None), "median": percentile(days, 0.5)}


Detail = Callable[[Sequence[Item]], dict[str, float | None]]


def counts(items: Sequence[Item], by: str, detail: Detail = no_detail) -> list[Answer]:
    """The number counted, out of the population; `None` where the population is empty."""
    answers = []
    for unit, those in units(items, by):
        counted = sum(item.counted for item in those)
        answers.append(Answer(unit, counted if those else None, counted, len(those), detail(those)))
    return answers


def shares(items: Sequence[Item], by: str) -> list[Answer]:
    """The share counted of the population; `None` where the population is empty."""
    return [
        replace(answer, value=answer.numerator / answer.denominator if answer.denominator else None)
        for answer in counts(items, by)
    ]


def distributions(items: Sequence[Item], by: str) -> list[Answer]:
    """The median of the items' days; of nothing, `None` with a numerator and denominator of 0."""
    answers = []
    for unit, those in units(items, by):
        detail = spread([item.days for item in those])
        answers.append(Answer(unit, detail["p50"], None if those else 0, len(those), detail))
    return answers
