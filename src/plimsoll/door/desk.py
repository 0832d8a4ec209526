"""What every question needs before it is asked: which service, which day, whose conditions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from plimsoll.door.answer import Provenance
from plimsoll.door.days import DayLike, as_day
from plimsoll.escalation.reading import waits
from plimsoll.measures.instrument import By
from plimsoll.measures.unanswered import COLUMNS, ESCALATION
from plimsoll.store import Load, Session, Store
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.workforce_tables import DECISION

REGISTER = frozenset({DECISION.name})
"""The tables of the register of decisions."""

SERVICE = "service"
"""What the unit is called where only one service is asked about."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One store, and the services and knowledge that a question is put to.

    Args:
        store: the store.
        services: the services asked about, at least one.
        loads: their loads.
        as_known_on: the day whose knowledge answers; `None` is all that is known today.
    """

    store: Store
    services: tuple[str, ...]
    loads: tuple[Load, ...]
    as_known_on: date | None

    @property
    def service(self) -> str:
        """The one service asked about.

        Raises:
            WrongUse: there are several, and the question can be put to one only.
        """
        if len(self.services) > 1:
            held = ", ".join(self.services)
            raise WrongUse("The store holds several services.", next_step=f"Say which with --service: {held}")
        return self.services[0]

    @property
    def profile(self) -> Profile:
        """That service's profile."""
        return self.store.profile(self.service)

    def unit(self, service: str) -> str:
        """What a service is called in an answer."""
        return SERVICE if len(self.services) == 1 else service

    def day(self, asked: DayLike | None) -> date:
        """The day asked about; by default the day the last load speaks of, because nothing later is known.

        A decision may be written down on any day: the register alone says nothing of how the service stands.
        """
        if asked is not None:
            return as_day(asked)
        of_the_service = [load for load in self.loads if not load.tables <= REGISTER] or self.loads
        last = max(load.as_of for load in of_the_service)
        return last if self.as_known_on is None else min(last, self.as_known_on)

    def provenance(self, on: date | None = None) -> Provenance:
        """Where an answer of this desk comes from: the loads known by then."""
        known = (load.id for load in self.loads if self.as_known_on is None or load.as_of <= self.as_known_on)
        return Provenance(on, self.as_known_on, tuple(known))

    @contextmanager
    def session(self, service: str) -> Iterator[Session]:
        """A session on one service, as known on the desk's day; what waited on the ladder is laid before it."""
        with self.store.session(service, self.as_known_on) as session:
            if service in self.store.log.services():
                session.lay(ESCALATION, COLUMNS, partial(self._waits, service))
            yield session

    def _waits(self, service: str) -> list[tuple[Any, ...]]:
        """Each time a matter waited, in the columns of `COLUMNS`, as far as the log told by the desk's day."""
        known = self.as_known_on
        told = [each for each in self.store.log.entries(service) if known is None or each.note.day <= known]
        found = waits(told, self.store.profile(service).ladder)
        return [(each.matter, each.child, each.team, each.start, each.late, each.stop) for each in found]


def desk(store: Store, service: str | None, as_known_on: DayLike | None = None) -> Desk:
    """The desk for the service named, or for every one the store holds.

    Raises:
        UnreadableInput: nothing has been loaded yet.
        WrongUse: the store holds no service of that name.
    """
    held = tuple(store.services())
    if not held:
        raise UnreadableInput("The store holds nothing yet.", next_step="Load an extract first: plimsoll load FOLDER")
    if service is not None and service not in held:
        raise WrongUse(f"The store holds no service '{service}'.", next_step=f"It holds: {', '.join(held)}")
    known = None if as_known_on is None else as_day(as_known_on)
    asked = held if service is None else (service,)
    return Desk(store, asked, tuple(load for load in store.loads(service) if load.service in asked), known)


def whose(by: str) -> By:
    """The kind of unit asked for.

    Raises:
        WrongUse: it is none of service, team and worker.
    """
    try:
        return By(by)
    except ValueError:
        raise WrongUse(f"'{by}' is not a kind of unit.", next_step="Choose service, team or worker.") from None
