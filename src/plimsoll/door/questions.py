"""The verbs that ask: the measures, the defences, the swamp, the pack and what a measure means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import asking
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike, as_day, run_of_days
from plimsoll.door.desk import whose
from plimsoll.door.opened import Opened, PathText
from plimsoll.door.pack import Pack
from plimsoll.door.reports import Report

comparing = lazy_loader.load("plimsoll.door.comparing", suppress_warning=True)
reporting = lazy_loader.load("plimsoll.door.reporting", suppress_warning=True)


class Asked(TypedDict, total=False):
    """What a series may further be asked.

    Args:
        by: service, team or worker.
        as_known_on: the day whose knowledge answers; left out, all that is known today.
    """

    by: str
    as_known_on: DayLike | None


class Packed(TypedDict, total=False):
    """What a pack may further be asked.

    Args:
        team: one team's identifier or name; left out, or `None`, every team.
        months: how far back its series reach.
        as_known_on: the day whose knowledge answers; left out, all that is known today.
    """

    team: str | None
    months: int
    as_known_on: DayLike | None


class Questions(Opened):
    """What a store can be asked about the conditions and the defences."""

    def conditions(
        self,
        on: DayLike | None = None,
        by: str = "service",
        as_known_on: DayLike | None = None,
        measures: Sequence[str] = (),
    ) -> Answer:
        """The measures on a day, one row each for every unit.

        Args:
            on: the day.
            by: service, team or worker. For a worker only the caseload may be asked.
            as_known_on: answer from what was known on this day.
            measures: which; by default all.

        Raises:
            WrongUse: there is no such measure, unit or day.
            NotPermitted: a measure of a worker that may not be shown.
            UnreadableInput: nothing has been loaded.
        """
        at = self._desk(as_known_on)
        return asking.conditions(at, at.day(on), whose(by), measures)

    def series(
        self,
        measure: str | Sequence[str],
        start: DayLike,
        end: DayLike,
        every: str = "week",
        **asked: Unpack[Asked],
    ) -> Answer:
        """A measure through time, one row a day.

        Args:
            measure: its name, or several.
            start: the first day.
            end: the last day that may be in it.
            every: day, week or month.
            asked: `by` and `as_known_on`, as for `conditions`.

        Raises:
            WrongUse: there is no such measure, or the run of days is none.
        """
        names = (measure,) if isinstance(measure, str) else tuple(measure)
        days = run_of_days(start, end, every)
        run = asking.Run(names, days, (as_day(start), as_day(end)), every, whose(asked.get("by", "service")))
        return asking.series(self._desk(asked.get("as_known_on")), run)

    def rows(self, measure: str, on: DayLike | None = None, as_known_on: DayLike | None = None) -> Answer:
        """The rows behind one number: what was counted and what it was counted among."""
        at = self._desk(as_known_on)
        return asking.rows(at, measure, at.day(on))

    def defences(
        self,
        on: DayLike | None = None,
        by: str = "service",
        case: str | None = None,
        as_known_on: DayLike | None = None,
    ) -> Answer:
        """Which barriers are down, for how many and since when; the rows are the children with two or more down.

        Args:
            on: the day.
            by: service or team.
            case: one child's identifier, to see that child only.
            as_known_on: answer from what was known on this day.
        """
        at = self._desk(as_known_on)
        return asking.defences(at, at.day(on), whose(by), case)

    def drain(self, on: DayLike | None = None, as_known_on: DayLike | None = None) -> Answer:
        """Which conditions wear down most barriers, and where; the worst first."""
        at = self._desk(as_known_on)
        return asking.drain(at, at.day(on))

    def reconcile(self, theirs: PathText | Report, measure: str, on: DayLike | None = None) -> Answer:
        """Why another report's number or list differs from ours: one row a child that only one side counts.

        Args:
            theirs: the report's file, or what it says (`plimsoll.door.Report`).
            measure: the measure it claims to show.
            on: the day it claims to speak of.
        """
        at = self._desk()
        answer: Answer = comparing.reconcile(at, theirs, measure, at.day(on))
        return answer

    def pack(self, on: DayLike | None = None, audience: str = "board", **asked: Unpack[Packed]) -> Pack:
        """Everything that a report says of a service and its teams, as plain records.

        Args:
            on: the day.
            audience: team, board or scrutiny. Children's identifiers and workers stand in a team's pack only.
            asked: `team`, `months` and `as_known_on`.

        Raises:
            WrongUse: there is no such audience or team, or the store holds several services.
        """
        at = self._desk(asked.get("as_known_on"))
        order = reporting.order(at.day(on), audience, asked.get("months"), asked.get("team"))
        answer: Pack = reporting.pack(at, order)
        return answer

    def explain(self, measure: str | None = None) -> Answer:
        """What a measure means, part by part; of no measure, what there are."""
        return asking.explained(measure)
