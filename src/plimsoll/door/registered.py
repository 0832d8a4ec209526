"""The verbs of the register of decisions: list it, keep a decision, write down that one was looked back on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import decisions
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike, as_day
from plimsoll.door.opened import Opened

deciding = lazy_loader.load("plimsoll.door.deciding", suppress_warning=True)


class Decided(TypedDict, total=False):
    """What else is written down of a decision.

    Args:
        effective: the day from which it takes effect, where that is not the day it was taken.
        team: the team it concerns; left out, the whole service.
        forecast: what was forecast when it was taken.
        known: what was known when it was taken.
        measures: the measures and defences it should move, by name.
        origin: what it came from: a review, an inspection, a board.
        by_when: the day by which they should have moved; left out, the look backs say when.
        reference: its own reference; one that stands in the register is put right.
    """

    effective: DayLike | None
    team: str | None
    forecast: str | None
    known: str | None
    measures: Sequence[str]
    origin: str | None
    by_when: DayLike | None
    reference: str | None


class Register(Opened):
    """What a store's register of decisions can be asked, and given."""

    def decisions(self, on: DayLike | None = None) -> Answer:
        """The register of decisions, in order, each with its look backs and the one that is due, if one is.

        Args:
            on: the day on which a look back may be due; by default the day of the last load of any kind.
        """
        answer: Answer = decisions.decisions(self._desk(), None if on is None else as_day(on))
        return answer

    def decide(self, decided: DayLike, kind: str, title: str, owner: str, **more: Unpack[Decided]) -> Answer:
        """Keep a decision in the register, for good; the store is made if there is none.

        It is about the service. Name roles and never a person.

        Args:
            decided: the day it was taken.
            kind: cut, freeze, reorganisation, leader, remedial or other.
            title: what was decided, in a line.
            owner: the role that answers for it.
            more: what else is known of it; see `Decided`.

        Returns:
            The register, with it.

        Raises:
            WrongUse: there is no such kind or measure, nothing is said of what was decided, or it is to have moved
                its measures before it takes effect.
        """
        days = {"effective": _day(more.pop("effective", None)), "by_when": _day(more.pop("by_when", None))}
        measures = tuple(more.pop("measures", ()))
        made = deciding.Decision(as_day(decided), kind, title, owner, measures=measures, **days, **more)
        deciding.keep(self.place, self.service, made.row)
        self._changed()
        return self.decisions()

    def looked_back(self, decision: str, on: DayLike) -> Answer:
        """Write down that a decision was looked back on.

        Args:
            decision: which, by its identifier in the register.
            on: the day.

        Returns:
            The register, with it.

        Raises:
            WrongUse: the register holds no such decision.
        """
        kept = decisions.one(self.decisions(), decision)
        deciding.keep(self.place, self.service, deciding.looked_back(kept, as_day(on)))
        self._changed()
        return self.decisions()


def _day(said: DayLike | None) -> date | None:
    return None if said is None else as_day(said)
