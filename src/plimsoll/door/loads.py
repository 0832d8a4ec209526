"""The verbs of what is loaded: load, rehearse, list the loads and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import history
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike, as_day
from plimsoll.door.opened import Opened, PathText

loading = lazy_loader.load("plimsoll.door.loading", suppress_warning=True)
inventing = lazy_loader.load("plimsoll.door.inventing", suppress_warning=True)

Tell = Callable[[str], None]
"""What long work is given to say how far it has come, in a few words."""


def _nobody(doing: str) -> None:
    """Tell nobody."""


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


class Loads(Opened):
    """What a store is given, and what it tells of that."""

    def loads(self) -> Answer:
        """What was loaded, in the order its knowledge came."""
        return history.loads(self._desk())

    def refused(self, load: int | None = None) -> Answer:
        """The rows that were refused or reported, by file and row with the reason; never their cells."""
        return history.refused(self._desk(), load)

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
        self._changed()
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
        self._changed()
        return last
