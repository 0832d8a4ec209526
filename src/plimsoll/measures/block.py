"""A block: some days of one service, with the frames that its questions need made once as temporary tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import TracebackType
from typing import Any, Protocol, Self

from plimsoll.measures.frames import Frame, Terms, in_order
from plimsoll.measures.hands import Task, side_by_side
from plimsoll.measures.instrument import By
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.tables import TABLES

REACH_SERVICE = 183
"""Days before a block for which it matters to a service's figures who held a child (`worker_changes`: 182)."""

Rows = list[tuple[Any, ...]]
"""What a SELECT answers."""

NEAR = 98
"""Days before a block for which it matters what was due for a child (`load`: 91 and the week before them)."""

REACH_TEAM = 732
"""Who held a child, by team: the child's team on the day of an event up to two years back (`late_escalation`)."""

WHOSE = "child_team"
"""The frame that says whose team each child was on each day; by team, every figure is placed with it."""


class Records(Protocol):
    """What a block asks of a session of the store, from two threads: to run SQL over the views ``known_<table>``."""

    def run(self, sql: str) -> None:
        """Carry out a statement that answers nothing."""
        ...

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows a SELECT answers."""
        ...

    def told_again(self) -> bool:
        """Whether a load of a later day than the first stands behind the answers."""
        ...

    def holds(self, table: str) -> bool:
        """Whether anything of a canonical table was loaded for the service."""
        ...

    def told_of(self, table: str) -> tuple[date, date] | None:
        """The first and the last day that the loads which speak for a table tell of it."""
        ...


@dataclass(slots=True)
class Block:
    """Some days of one service. Entering it sets the asked days; a session has one block at a time.

    The next block makes its tables in place of these, so nothing has to be dropped in between.

    Args:
        records: a session of the store.
        profile: the service's profile.
        frames: every frame that may be asked for, by name.
        days: the asked days, in order.
        by: whose conditions are asked for, which sets how far back it matters who held a child.
        near: days before the first asked one for which it matters what was due.
    """

    records: Records
    profile: Profile
    frames: Mapping[str, Frame]
    days: Sequence[date]
    by: By = By.SERVICE
    near: int = NEAR
    made: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        values = ", ".join(f"(DATE '{asked}')" for asked in self.days)
        self.records.run(f"CREATE OR REPLACE TABLE day AS SELECT d FROM (VALUES {values}) t(d)")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.made.clear()

    @property
    def terms(self) -> Terms:
        """What the frames are made under."""
        reach = REACH_TEAM if self.by is By.TEAM else REACH_SERVICE
        loaded = frozenset(name for name in TABLES if self.records.holds(name))
        return Terms(min(self.days), max(self.days), self.profile, self.by, reach, self.near, loaded)

    def prepare(self, wanted: Iterable[str]) -> None:
        """Make the wanted frames, and whatever they need, that are not made yet."""
        self._place()
        side_by_side(self._makings(wanted))

    def ask(self, wanted: Iterable[str], sql: str) -> Rows:
        """The rows of a SELECT over the wanted frames."""
        self.prepare(wanted)
        return self.records.rows(sql)

    def ask_all(self, questions: Mapping[str, tuple[Iterable[str], str]]) -> dict[str, Rows]:
        """The rows of several SELECTs by name, each given with the frames it wants, made and asked side by side."""
        self._place()
        tasks = self._makings([frame for wanted, _ in questions.values() for frame in wanted])
        asked = {f"{name}?": Task(partial(self.records.rows, sql), wanted) for name, (wanted, sql) in questions.items()}
        given = side_by_side(tasks | asked)
        return {name: given[f"{name}?"] for name in questions}

    def _place(self) -> None:
        """By team, whose team each child was is made before all else: any frame or figure may be placed with it."""
        if self.by is By.TEAM:
            side_by_side(self._makings((WHOSE,)))

    def _makings(self, wanted: Iterable[str]) -> dict[str, Task[Rows]]:
        terms = self.terms
        frames = [frame for frame in in_order(wanted, self.frames) if frame.name not in self.made]
        self.made += [frame.name for frame in frames]
        return {frame.name: Task(partial(self._make, frame, terms), frame.needs) for frame in frames}

    def _make(self, frame: Frame, terms: Terms) -> Rows:
        self.records.run(f"CREATE OR REPLACE TABLE {frame.name} AS {frame.sql(terms)}")
        return []
