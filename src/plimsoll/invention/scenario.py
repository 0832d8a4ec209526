"""Scenarios: how the conditions of an invented service move through time. Small records; the numbers are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Range:
    """What a level may be: `least` and `most`, both allowed, and what it says."""

    least: float
    most: float
    meaning: str


class Level(Enum):
    """What a scenario may move. In a scenario file each goes by its name in lower case."""

    REFERRALS = Range(0.1, 5.0, "referrals and contacts, as a multiple of an ordinary year's")
    NFA = Range(0.0, 0.95, "share of referrals with no further action")
    RETURNS = Range(0.0, 2.0, "how often closed cases come back, as a multiple of the ordinary")
    STAYS = Range(0.3, 3.0, "how long plans last, as a multiple of the ordinary")
    VACANCIES = Range(0.0, 0.95, "share of posts without a permanent worker")
    COVER = Range(0.0, 1.0, "share of those posts covered by an agency worker")
    TURNOVER = Range(0.0, 2.0, "permanent leavers in a year, as a share of those in post")
    NO_MANAGER = Range(0.0, 1.0, "share of management posts empty")
    WAITING = Range(0.0, 1.0, "share of cases that wait for a worker when they come or when a worker leaves")
    WAIT_DAYS = Range(0.0, 180.0, "mean days of such a wait")
    IN_NAME = Range(0.0, 1.0, "share of waits that a duty tray or a manager holds in name")
    SLIPPAGE = Range(0.5, 4.0, "time between visits and reviews, as a multiple of the ordinary")
    UNSEEN = Range(0.0, 0.9, "share of visits and assessments at which the child is not seen")
    LATE = Range(0.0, 0.95, "share of assessments authorised after 45 working days")
    RECORDING = Range(0.1, 10.0, "time from an event to its record, as a multiple of the ordinary")
    ABSENCE = Range(0.0, 0.3, "share of working days that employed staff lose to sickness")

    @property
    def key(self) -> str:
        """Its name in a scenario file."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Phase:
    """The levels a service reaches on a day; between two phases each level moves in a straight line.

    Args:
        title: what is happening, for the reader.
        when: the day itself, or how many months before the invention's last day.
        levels: every level.
    """

    title: str
    when: date | int
    levels: Mapping[Level, float]

    def __post_init__(self) -> None:
        missing = [level.key for level in Level if level not in self.levels]
        if missing:
            raise WrongUse(f"The phase '{self.title}' does not say {', '.join(missing)}.")

    def day(self, ends: date) -> date:
        """The day it is reached in an invention that ends on `ends`."""
        return _day(self.when, ends)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that the service took, as its register has it. It moves nothing: the phases say what followed.

    Args:
        when: the day itself, or how many months before the invention's last day.
        kind: cut, freeze, reorganisation, leader, remedial or other.
        title: what was decided, in a line.
        owner: the role that answers for it.
        effective_after: days until it took effect.
        looked_back_after: days until it was last looked back on; `None` if it never was.
        forecast: what was forecast when it was taken.
        known: what was known when it was taken.
        measures: the measures and defences it should move.
        origin: what it came from.
        due_after: days until they should have moved; `None` if nobody said.
    """

    when: date | int
    kind: str
    title: str
    owner: str
    effective_after: int = 0
    looked_back_after: int | None = None
    forecast: str = ""
    known: str = ""
    measures: tuple[str, ...] = ()
    origin: str = ""
    due_after: int | None = None

    def day(self, ends: date) -> date:
        """The day it is taken in an invention that ends on `ends`."""
        return _day(self.when, ends)


def _day(when: date | int, ends: date) -> date:
    return when if isinstance(when, date) else add_months(ends, -when)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named course of conditions: its phases in order of time, and what was decided on the way."""

    name: str
    title: str
    source: str
    phases: tuple[Phase, ...]
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        if not self.phases:
            raise WrongUse(f"The scenario '{self.name}' has no phase.")

    def dated(self, ends: date) -> list[tuple[date, Phase]]:
        """Each phase with its day.

        Raises:
            WrongUse: they are not in order of time.
        """
        days = [phase.day(ends) for phase in self.phases]
        if any(later <= earlier for earlier, later in pairwise(days)):
            raise WrongUse(f"The phases of the scenario '{self.name}' are not in order of time.")
        return list(zip(days, self.phases, strict=True))
