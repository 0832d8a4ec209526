"""What a forecast tells, as plain records: what a page needs to draw it, and no arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from plimsoll.door.answer import Answer
from plimsoll.measures.instrument import Concern
from plimsoll.simulation.bands import Band as Band
from plimsoll.simulation.bands import Reach as Reach


@dataclass(frozen=True, slots=True)
class Told:
    """What a forecast tells of one measure, for one unit, on one day.

    Args:
        measure: the measure's name.
        title: the same in words.
        counts: what its values are in: children, share, days.
        unit: the team; `None` is the whole service.
        day: the day, at its end.
        baseline: without the decision.
        plan: with it.
        difference: the second less the first, of the same families and the same chance.
        sure: whether the mean difference can be told from chance.
        concern: which way is a matter of concern.
    """

    measure: str
    title: str
    counts: str
    unit: str | None
    day: date
    baseline: Band
    plan: Band
    difference: Band
    sure: bool
    concern: Concern = Concern.NEITHER


@dataclass(frozen=True, slots=True)
class Fan:
    """A measure through the coming days, with the decision and without it.

    Args:
        measure: the measure's name.
        title: the same in words.
        counts: what its values are in.
        days: the days.
        baseline: without the decision.
        plan: with it.
    """

    measure: str
    title: str
    counts: str
    days: tuple[date, ...]
    baseline: Reach
    plan: Reach


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption does to the difference that a decision makes.

    Args:
        title: what is assumed, in words.
        low: the mean difference where it is in the lowest third of its range.
        high: the same in the highest third.
        error: the standard error of the second less the first.
    """

    title: str
    low: float
    high: float
    error: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """Which assumption matters most, the widest first.

    Args:
        title: the measure whose difference it is, in words.
        counts: what that is in.
        day: the day.
        middle: the mean difference over all replications.
        swings: a bar each.
        note: what a reader must know; empty for nothing.
    """

    title: str
    counts: str
    day: date
    middle: float
    swings: tuple[Swing, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assumed:
    """One thing that is assumed.

    Args:
        title: what, in words.
        value: what is most likely: 1 is as the records have it.
        low: the least it may be.
        high: the most.
        source: where the range comes from, or that it is an assumption.
        factor: whether it is a factor on what the records say; else a number of its own.
    """

    title: str
    value: float
    low: float
    high: float
    source: str
    factor: bool = True


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast, ready to be read.

    Args:
        answer: its rows, as every format but a page writes them.
        scenario: the scenario's name.
        title: what is decided, in a line.
        service: the service.
        on: the day on whose state it stands.
        until: its last day.
        unit: whom the pages tell of: "service", or a team's identifier.
        team: what that team is called; `None` is the whole service.
        decisions: what is decided, a sentence each, by day.
        words: what would come of it, a sentence each, what changes most first.
        rows: its measures on the days that are shown, what changes most first.
        teams: the measure that changes most, on the last day, for each team.
        fans: the measures that change most, through time.
        tornado: which assumption matters most; `None` where nothing changes.
        assumptions: what is assumed.
        cost: what it costs, a sentence each.
        remarks: what a reader must know of where it starts.
        seed: the seed.
        replications: how many times the months were lived through, with the decision and without.
        precision: how well the greatest difference is known, and what more replications would do to that.
        invented: whether nobody in it exists.
    """

    answer: Answer
    scenario: str
    title: str
    service: str
    on: date
    until: date
    unit: str = "service"
    team: str | None = None
    decisions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rows: tuple[Told, ...] = ()
    teams: tuple[Told, ...] = ()
    fans: tuple[Fan, ...] = ()
    tornado: Tornado | None = None
    assumptions: tuple[Assumed, ...] = ()
    cost: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    seed: int = 0
    replications: int = 0
    precision: str = ""
    invented: bool = field(default=False)
