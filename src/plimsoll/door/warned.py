"""The verbs of warning: what has changed for the worse or the better, and teams beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike
from plimsoll.door.desk import whose
from plimsoll.door.opened import Opened

warnings = lazy_loader.load("plimsoll.door.warnings", suppress_warning=True)


class Heeded(TypedDict, total=False):
    """What a warning may further be asked.

    Args:
        measures: which measures, by name; left out, all.
        as_known_on: the day whose knowledge answers; left out, all that is known today.
        everything: whether the charts that show nothing unusual are listed too, and what could not be charted.
    """

    measures: Sequence[str]
    as_known_on: DayLike | None
    everything: bool


class Warnings(Opened):
    """What a store can be asked about its conditions that have changed."""

    def warn(self, on: DayLike | None = None, by: str | None = None, **asked: Unpack[Heeded]) -> Answer:
        """The charts that signal on a day, alerts of concern first; each with its limits and how often it errs.

        Args:
            on: the day.
            by: service or team; left out, both.
            asked: `measures`, `as_known_on` and `everything`.

        Raises:
            WrongUse: there is no such measure, unit or day, or the store holds several services.
            NotPermitted: it was asked by worker.
            UnreadableInput: nothing has been loaded.
        """
        at = self._desk(asked.get("as_known_on"))
        order = warnings.Heed(
            at.day(on),
            None if by is None else whose(by),
            tuple(asked.get("measures", ())),
            everything=asked.get("everything", False),
        )
        answer: Answer = warnings.warn(at, order)
        return answer

    def funnel(self, measure: str, on: DayLike | None = None, as_known_on: DayLike | None = None) -> Answer:
        """A measure of every team beside the others, with limits as wide as each team's size makes them.

        The teams stand in the order of their names, never of their values: it is no league table.

        Args:
            measure: its name; a share, or a count over something.
            on: the day.
            as_known_on: answer from what was known on this day.

        Raises:
            WrongUse: there is no such measure, or nothing that it was counted among.
        """
        at = self._desk(as_known_on)
        answer: Answer = warnings.beside(at, measure, at.day(on))
        return answer
