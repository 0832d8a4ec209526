"""The pack as plain records: every number that a report prints, worked out before anything is laid out.

Nothing in here is text to be shown as it stands, except names, notes and the register's own words. Whoever hands a
pack to somebody outside the service changes these records first, in one pass, and lays them out after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from plimsoll.conditions import Move as Move
from plimsoll.conditions import Movement as Movement
from plimsoll.door.answer import Provenance

YEAR = 12
"""Months between a figure and the one it is first held against."""


class Audience(StrEnum):
    """Whom a pack is for, which decides what may stand in it."""

    TEAM = "team"
    BOARD = "board"
    SCRUTINY = "scrutiny"


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure of one unit on the day, and how it came there.

    Args:
        measure: the measure's name.
        value: its value; `None` when there was nothing to count, or no source to count it from.
        numerator: what was counted.
        denominator: out of how many; `None` when the source is missing.
        of: what is counted.
        note: what must be known before it is used; of a measure that could not be made, what would bring it.
        detail: more numbers, by name.
        run: its value month by month, ending with the day's.
        parts: what was counted and among how many, month by month.
        year: how it went over the last twelve months beside its counter-measures; `None` where that is not known.
        whole: the same over all the months.
        suppressed: its numbers are too small to leave the service, so they were taken out.
        hidden: the months of its run for which the same is so, by their place.
    """

    measure: str
    value: float | None
    numerator: float | None
    denominator: float | None
    of: str
    note: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    run: tuple[float | None, ...] = ()
    parts: tuple[tuple[float | None, float | None], ...] = ()
    year: Movement | None = None
    whole: Movement | None = None
    suppressed: bool = False
    hidden: frozenset[int] = frozenset()

    @property
    def made(self) -> bool:
        """Whether there was a source to make it from."""
        return self.suppressed or self.value is not None or self.denominator is not None

    @property
    def share(self) -> float | None:
        """What was counted over what it was counted among; `None` where either is missing or nothing."""
        return self.numerator / self.denominator if self.denominator and self.numerator is not None else None

    @property
    def charted(self) -> bool:
        """Whether there are two values or more to draw."""
        return sum(value is not None for value in self.run) > 1


@dataclass(frozen=True, slots=True)
class Defence:
    """How one defence answered for the open children.

    Args:
        name: its name.
        title: its name on a page.
        meaning: when it holds.
        barrier: whether it is a barrier, which is counted; otherwise a condition or the mark of freshness.
        holds: children for whom it holds.
        down: children for whom it is down.
        unknown: children for whom nothing says.
        not_applicable: children to whom it does not apply.
        brings: the extract that would bring an answer.
    """

    name: str
    title: str
    meaning: str
    barrier: bool
    holds: int | None
    down: int | None
    unknown: int | None
    not_applicable: int | None
    brings: str = ""

    @property
    def share_down(self) -> float | None:
        """The share down among the children for whom it answered."""
        if self.holds is None or self.down is None or not self.holds + self.down:
            return None
        return self.down / (self.holds + self.down)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two barriers that are down together.

    Args:
        barriers: their titles.
        children: the children for whom both are down.
        expected: how many there would be if the two failed independently.
    """

    barriers: tuple[str, str]
    children: int
    expected: float


@dataclass(frozen=True, slots=True)
class AlignedCase:
    """One child for whom two or more barriers are down.

    Args:
        child: the child's identifier.
        since: the first day of the unbroken spell at two or more.
        days: how long it has lasted.
        down: the title of each barrier that is down, with the first day of its spell.
        stale: nothing was recorded lately.
    """

    child: str
    since: date
    days: int
    down: tuple[tuple[str, date], ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Barriers:
    """What should reach each open child and does not.

    Args:
        children: the open children.
        down: how many have 0, 1, 2, and 3 or more barriers down.
        expected: the same if barriers failed independently.
        defences: each defence's answers.
        pairs: the pairs of barriers, the most frequent first.
        aligned: the children with two or more down, the longest first; empty where none may be named.
    """

    children: int | None
    down: Mapping[str, int | None]
    expected: Mapping[str, float | None]
    defences: tuple[Defence, ...]
    pairs: tuple[Pair, ...] = ()
    aligned: tuple[AlignedCase, ...] = ()

    @property
    def expected_lined_up(self) -> float | None:
        """How many would have two or more down if barriers failed independently."""
        two, more = self.expected.get("2"), self.expected.get("3+")
        return None if two is None or more is None else two + more


@dataclass(frozen=True, slots=True)
class SwampRow:
    """A condition in a team, and the barriers that were down where it was.

    Args:
        condition: its title.
        team: the team's name; `None` for children of no team.
        children: the children it touched.
        barrier_days: the days in the window on which a barrier was down for one of them.
        usual: the same children's barrier-days in an ordinary window.
        others: the barrier-days of as many children of other teams.
        excess: barrier-days above the ordinary.
        sentence: the row in words.
    """

    condition: str
    team: str | None
    children: int | None
    barrier_days: int | None
    usual: float | None
    others: float | None
    excess: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Caseworker:
    """What is shown of one worker, to that worker and the line manager: own caseload and load.

    Args:
        worker: the worker's identifier.
        name: the worker's name, where the records give one.
        readings: the measures that may be shown of a worker, by name.
    """

    worker: str
    name: str | None
    readings: Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Unit:
    """The service, or one of its teams.

    Args:
        id: the team's identifier; of the service and of children of no team, `None`.
        name: what it is called; `None` for children of no team.
        readings: its measures by name.
        barriers: its barriers; `None` where no child of it is open.
        swamp: where the conditions wear barriers down, the worst first.
        workers: its workers by name; only in a team's own pack.
    """

    id: str | None
    name: str | None
    readings: Mapping[str, Reading]
    barriers: Barriers | None = None
    swamp: tuple[SwampRow, ...] = ()
    workers: tuple[Caseworker, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether there is anybody in it: a child with an open case, or a worker who holds one."""
        return self.barriers is not None or bool(self.workers)

    def reading(self, measure: str) -> Reading:
        """The reading of that name; of one that this unit does not have, an empty one that counts nothing."""
        return self.readings.get(measure) or Reading(measure, None, 0, 0, "")


@dataclass(frozen=True, slots=True)
class Carrying:
    """A team above the load line whose barriers hold at least as well as the service's.

    Args:
        team: its name.
        load: its load, as a share of the line's hours.
        holding: the share of its open children with no barrier down.
        service: the same of the whole service.
    """

    team: str | None
    load: float
    holding: float
    service: float


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the register of decisions, as it was written down.

    Args:
        number: its number on the charts, in order of the day.
        decided: the day it was taken.
        effective: the day from which it takes effect.
        kind: cut, freeze, reorganisation, leader, remedial or other.
        title: what was decided.
        owner: the role that answers for it.
        team: the team it is about; `None` is the whole service.
        forecast: what was forecast then.
        known: what was known then.
        due: since when it is due to be looked back on; `None` where it is not.
    """

    number: int
    decided: date
    effective: date | None
    kind: str
    title: str
    owner: str
    team: str | None = None
    forecast: str | None = None
    known: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FaultKind:
    """Rows with one fault, in one column of one file.

    Args:
        file: the file's name.
        column: the column; `None` for the row as a whole.
        reason: why.
        refused: whether the rows were left out; otherwise they were kept and reported.
        rows: how many.
    """

    file: str
    column: str | None
    reason: str
    refused: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one source carried, over all its loads.

    Args:
        source: the kind of extract.
        loads: how many loads.
        latest: the day its last load became known.
        read: rows read.
        kept: rows kept.
        duplicates: rows that say again what another says.
        refused: rows that could not be used.
        speaks: the tables it speaks for.
    """

    source: str
    loads: int
    latest: date
    read: int
    kept: int | None
    duplicates: int | None
    refused: int | None
    speaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one report says.

    Args:
        audience: whom it is for.
        on: the day, at its end.
        days: the days of the series, the last of them `on`.
        service: what the service is called.
        whole: the service.
        units: its teams by name, children of no team last; of a pack for one team, that team alone.
        carrying: teams above the line whose barriers hold.
        decisions: the register, in order.
        loaded: what was loaded, a row a source.
        faults: the faults of the latest loads, the most frequent first.
        association: what must be said wherever the swamp is told of.
        provenance: where the numbers came from.
        invented: nobody in the records exists.
    """

    audience: Audience
    on: date
    days: tuple[date, ...]
    service: str
    whole: Unit
    units: tuple[Unit, ...]
    carrying: tuple[Carrying, ...]
    decisions: tuple[Decision, ...]
    loaded: tuple[Loaded, ...]
    faults: tuple[FaultKind, ...]
    association: str
    provenance: Provenance
    invented: bool = False

    @property
    def months(self) -> int:
        """How many months the series reaches back."""
        return len(self.days) - 1

    @property
    def loads(self) -> int:
        """How many loads there were."""
        return sum(each.loads for each in self.loaded)

    @property
    def read(self) -> int:
        """How many rows were read."""
        return sum(each.read for each in self.loaded)

    @property
    def refused(self) -> int | None:
        """How many rows could not be used; `None` where a source's number was taken out."""
        told = [each.refused for each in self.loaded if each.refused is not None]
        return sum(told) if len(told) == len(self.loaded) else None

    @property
    def recent(self) -> int:
        """How many months back a figure is first held against: twelve, or as many as there are."""
        return min(YEAR, self.months)
