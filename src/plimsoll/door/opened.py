"""A store that was opened: where it lies, and the desk at which a question is put to it."""

from __future__ import annotations

from functools import cached_property
from os import PathLike
from pathlib import Path

from plimsoll.door.days import DayLike
from plimsoll.door.desk import Desk, desk
from plimsoll.store import Store

PathText = str | PathLike[str]


class Opened:
    """One store and the service asked about. Each verb of the API stands in a class of its own above this one.

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

    def _changed(self) -> None:
        """Open the store anew at the next question: something was kept in it, or it was only now made."""
        self.__dict__.pop("_store", None)
