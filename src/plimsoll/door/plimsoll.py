"""The public Python API: open a store, and ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import asking, decisions, history
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike, as_day, run_of_days
from plimsoll.door.desk import Desk, desk, whose
from plimsoll.door.pack import Pack
from plimsoll.door.places import default_store
from plimsoll.door.reports import Report
from plimsoll.store import Store

# What only some verbs need, and brings the readers, the inventor and their libraries with it.
loading = lazy_loader.load("plimsoll.door.loading", suppress_warning=True)
inventing = lazy_loader.load("plimsoll.door.inventing", suppress_warning=True)
comparing = lazy_loader.load("plimsoll.door.comparing", suppress_warning=True)
templates = lazy_loader.load("plimsoll.door.templates", suppress_warning=True)
deciding = lazy_loader.load("plimsoll.door.deciding", suppress_warning=True)
reporting = lazy_loader.load("plimsoll.door.reporting", suppress_warning=True)

PathText = str | PathLike[str]

Tell = Callable[[str], None]
"""What long work is given to say how far it has come, in a few words."""


def _nobody(doing: str) -> None:
    """Tell nobody."""


class Asked(TypedDict, total=False):
    """What a series may further be asked.

    Args:
        by: service, team or worker.
        as_known_on: the day whose knowledge answers; left out, all that is known today.
    """

    by: str
    as_known_on: DayLike | None


class County(TypedDict, total=False):
    """A county to invent; what is left out, or `None`, is as in a county of the ordinary size.

    Args:
        seed: what makes it this one and no other.
        children: children with an open case at a time.
        years: how many years of records.
        ends: the last day on which anything happens.
        scenario: the name of a scenario, or a file with one: how its conditions move.
    """

    seed: int | None
    children: int | None
    years: int | None
    ends: DayLike | None
    scenario: str | None


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


class Decided(TypedDict, total=False):
    """What else is written down of a decision.

    Args:
        effective: the day from which it takes effect, where that is not the day it was taken.
        team: the team it concerns; left out, the whole service.
        forecast: what was forecast when it was taken.
        known: what was known when it was taken.
        measures: the measures it should move, by name.
        reference: its own reference; one that stands in the register is put right.
    """

    effective: DayLike | None
    team: str | None
    forecast: str | None
    known: str | None
    measures: Sequence[str]
    reference: str | None


class Plimsoll:
    """One store, ready to be asked. Made by `plimsoll.open`.

    Days are dates or texts (``2018-10-17``, ``17/10/2018``) and mean the end of the day. A day left out is the one
    the last load speaks of. Every question returns an `Answer`.

    Args:
        place: the store's folder; the first load makes it.
        service: the service asked about; `None` is the only one, or each of them.
    """

    def __init__(self, place: Path, service: str | None = None) -> None:
        self.place = place
        self.service = service

    def __repr__(self) -> str:
        return f"plimsoll.open({str(self.place)!r}, service={self.service!r})"

    @cached_property
    def _store(self) -> Store:
        return Store.open(self.place)

    def _desk(self, as_known_on: DayLike | None = None) -> Desk:
        return desk(self._store, self.service, as_known_on)

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

    def loads(self) -> Answer:
        """What was loaded, in the order its knowledge came."""
        return history.loads(self._desk())

    def refused(self, load: int | None = None) -> Answer:
        """The rows that were refused or reported, by file and row with the reason; never their cells."""
        return history.refused(self._desk(), load)

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
            WrongUse: there is no such kind or measure, or nothing is said of what was decided.
        """
        effective = more.pop("effective", None)
        measures = tuple(more.pop("measures", ()))
        took = None if effective is None else as_day(effective)
        made = deciding.Decision(as_day(decided), kind, title, owner, took, measures=measures, **more)
        deciding.keep(self.place, self.service, made.row)
        self.__dict__.pop("_store", None)
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
        self.__dict__.pop("_store", None)
        return self.decisions()

    def load(
        self,
        paths: PathText | Iterable[PathText],
        as_of: DayLike | None = None,
        partial: bool = False,
        tell: Tell = _nobody,
    ) -> Answer:
        """Read files and folders of any mix and keep all or nothing; the store is made if there is none.

        The service is the one given to `plimsoll.open`, else the one that the files name.

        Args:
            paths: files and folders, recognised by content; or a database's URL, to read the dataset straight from it.
            as_of: the day on which their rows became known; by default the date in the files, else today.
            partial: rows that they do not carry stay known.
            tell: is told how far it has come.

        Raises:
            UnreadableInput: nothing could be read; the store is as it was.
        """
        several = [paths] if isinstance(paths, str | PathLike) else list(paths)
        terms = loading.Terms(self.service, None if as_of is None else as_day(as_of), partial)
        answer: Answer = loading.load(self.place, [fspath(path) for path in several], terms, tell)
        self.__dict__.pop("_store", None)
        return answer

    def rehearse(self, folder: PathText | None, months: int, tell: Tell = _nobody, **county: Unpack[County]) -> date:
        """Invent a county and load it into this store month by month, so that "as known on" means something.

        Args:
            folder: where its extracts are kept, one folder a month; `None` keeps none once it is loaded.
            months: how many monthly extracts.
            tell: is told how far it has come.
            county: as for `invent`.

        Returns:
            The last day that was loaded.
        """
        plan = inventing.Rehearsal(inventing.commissioned(county), months, self.service)
        last: date = inventing.rehearse(self.place, None if folder is None else Path(folder), plan, tell)
        self.__dict__.pop("_store", None)
        return last


def open(path: PathText | None = None, service: str | None = None) -> Plimsoll:
    """Open a store.

    Args:
        path: its folder; by default the one ``PLIMSOLL_STORE`` names, else a private one of your own.
        service: the service asked about; by default the only one, or each of them.
    """
    return Plimsoll(default_store() if path is None else Path(path), service)


def invent(folder: PathText, **county: Unpack[County]) -> Answer:
    """Write the extracts of an invented county into a folder, as a council would save them.

    Args:
        folder: where to; it is made if there is none.
        county: seed, children, years, ends, scenario; see `County`.

    Raises:
        WrongUse: no such county can be invented.
    """
    answer: Answer = inventing.written(inventing.commissioned(county), Path(folder))
    return answer


def template(name: str, folder: PathText) -> Answer:
    """Write the empty files of a set into a folder, with the data dictionary that explains each column.

    Args:
        name: ``hr``, ``time-study`` or ``decisions``.
        folder: where to; it is made if there is none.

    Raises:
        WrongUse: there is no such set; or a file of that name stands there, which is never written over.
    """
    answer: Answer = templates.written(name, Path(folder))
    return answer
