"""The ladder that an unanswered matter climbs: who must answer, and in how many days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from plimsoll.vocabulary.clocks import after_working_days
from plimsoll.vocabulary.errors import WrongUse


class Sort(StrEnum):
    """What a matter on the ladder is about."""

    ALERT = "alert"
    SIGNAL = "signal"
    OVERDUE = "overdue"
    ALIGNED = "aligned"
    CONCERN = "concern"
    ACTION = "action"


USUAL_SORTS = tuple(sort for sort in Sort if sort is not Sort.SIGNAL)
"""What climbs where a service says nothing else: all but plain signals (docs/decisions/0036-what-climbs.md)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder.

    Args:
        role: who must answer: a role, and no name.
        days: working days to answer in before the matter climbs on.
    """

    role: str
    days: int

    def __post_init__(self) -> None:
        if not self.role.strip() or self.days < 1:
            raise WrongUse(
                "A step of the [[ladder]] has no role or no day to answer in.",
                next_step="Give role, and days of 1 or more.",
            )


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps from the first to answer to the last, and from when what stands is put on the first.

    Args:
        steps: lowest first, at least one.
        overdue_days: calendar days past its due date at which a piece of overdue work climbs on the ladder.
        aligned_days: days with two or more barriers down at which a child climbs on it.
        answer_days: calendar days after an answer within which its next date must lie.
        climbs: the sorts of matter that are put on the ladder.
    """

    steps: tuple[Step, ...]
    overdue_days: int
    aligned_days: int
    answer_days: int
    climbs: tuple[Sort, ...] = USUAL_SORTS

    def __post_init__(self) -> None:
        if not self.steps:
            raise WrongUse("The [[ladder]] has no step.", next_step="Give at least one, with role and days.")
        roles = [plain(step.role) for step in self.steps]
        if len(set(roles)) < len(roles):
            raise WrongUse("The [[ladder]] has two steps of one role.", next_step="Name each role once.")
        if min(self.overdue_days, self.aligned_days) < 0 or self.answer_days < 1:
            raise WrongUse(
                "The [escalation] has a number of days that means nothing.",
                next_step="overdue_days and aligned_days are 0 or more, answer_days 1 or more.",
            )

    @property
    def last(self) -> int:
        """The place of the highest step."""
        return len(self.steps) - 1

    def place(self, role: str) -> int | None:
        """Where on the ladder a role stands, 0 for the lowest; `None` when it is on no step."""
        roles = [plain(step.role) for step in self.steps]
        return roles.index(plain(role)) if plain(role) in roles else None

    def worded(self, role: str) -> str:
        """A role as the ladder words it.

        Raises:
            WrongUse: it is on no step.
        """
        place = self.place(role)
        if place is None:
            roles = ", ".join(step.role for step in self.steps)
            raise WrongUse("That role is not on the ladder.", next_step=f"On it are: {roles}.")
        return self.steps[place].role

    def now(self, role: str, step: int) -> int:
        """Where a role that once stood on `step` stands now; one taken off the ladder, where its step was."""
        place = self.place(role)
        return min(step, self.last) if place is None else place

    def above(self, role: str, step: int) -> int | None:
        """The step above a role that once stood on `step`; `None` when it is the highest.

        Where a role was taken off the ladder, whoever now stands where it stood is the next.
        """
        if self.place(role) is None:
            return min(step, self.last)
        following = self.now(role, step) + 1
        return following if following <= self.last else None

    def answer_by(self, step: int, day: date) -> date:
        """The last day to answer in time what came to a step on a day, that day being day 0."""
        return after_working_days(day, self.steps[step].days)


def plain(role: str) -> str:
    """A role as it is compared: without regard to case or to spaces."""
    return " ".join(role.casefold().split())


def read_ladder(escalation: Mapping[str, Any], steps: Iterable[Mapping[str, Any]]) -> Ladder:
    """The ladder from a profile's table ``[escalation]`` and its lines ``[[ladder]]``, in their order.

    Raises:
        WrongUse: a step means nothing.
        KeyError, TypeError, ValueError: a field is missing or of the wrong type.
    """
    rest = dict(escalation)
    climbs = tuple(_sort(word) for word in rest.pop("climbs", USUAL_SORTS))
    return Ladder(tuple(Step(**step) for step in steps), **rest, climbs=climbs)


def _sort(word: str) -> Sort:
    if word not in set(Sort):
        raise WrongUse(
            f"[escalation] lets '{word}' climb, which is no sort of matter.",
            next_step=f"Choose among: {', '.join(Sort)}.",
        )
    return Sort(word)
