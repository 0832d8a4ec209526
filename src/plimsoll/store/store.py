"""The store: loads kept as immutable files, and sessions that answer from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import lazy_loader

from plimsoll.store import ledger
from plimsoll.store.catalogue import Catalogue, catalogue_in, new_catalogue
from plimsoll.store.complaints import working_in
from plimsoll.store.engine import Engine
from plimsoll.store.folders import DATA, PROFILES, SPILL, make_private
from plimsoll.store.log import Log
from plimsoll.store.precedence import Precedence
from plimsoll.store.records import Damage, Draft, Load
from plimsoll.store.session import Session
from plimsoll.store.verification import examine, refuse
from plimsoll.store.versions import parquet
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.faults import Fault, Reason
from plimsoll.vocabulary.profile import Profile, load_profile
from plimsoll.vocabulary.tables import TABLES

# Only a load writes, and only writing needs pyarrow: a question is answered without it.
keeping = lazy_loader.load("plimsoll.store.keeping", suppress_warning=True)
gathering = lazy_loader.load("plimsoll.store.gathering", suppress_warning=True)


SESSION_CORES = 1
"""A session is asked many small statements by several threads at once; sharing one among cores would cost more."""


class Store:
    """One store: a folder of immutable files and the catalogue that names them.

    Get one from `create`, `open` or `ensure`.

    Args:
        root: its folder.
        catalogue: its catalogue.
    """

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self.root = root
        self._catalogue = catalogue

    @classmethod
    def create(cls, path: Path | str, catalogue_url: str | None = None) -> Store:
        """Make a store in a folder, which is made too, private to the user.

        Raises:
            WrongUse: there is a store already.
            NotPermitted: the folder may not be written to.
        """
        if cls.exists(path, catalogue_url):
            raise WrongUse("There is a store here already.", where=Path(path).name, next_step="Open it instead.")
        return cls.ensure(path, catalogue_url)

    @classmethod
    def open(cls, path: Path | str, catalogue_url: str | None = None) -> Store:
        """Open a store.

        Raises:
            UnreadableInput: there is none.
            NewerStore: a newer version wrote it.
            DamagedStore: its catalogue is damaged.
        """
        catalogue = catalogue_in(Path(path), catalogue_url)
        catalogue.check()
        return cls(Path(path), catalogue)

    @classmethod
    def ensure(cls, path: Path | str, catalogue_url: str | None = None) -> Store:
        """Open the store in a folder, or make it if there is none. Two processes may do so at once.

        Raises: as `create` and `open`.
        """
        if cls.exists(path, catalogue_url):
            return cls.open(path, catalogue_url)
        root = Path(path)
        with working_in(root.name):
            make_private(root / DATA)
            make_private(root / SPILL)
            return cls(root, new_catalogue(root, catalogue_url))

    @classmethod
    def exists(cls, path: Path | str, catalogue_url: str | None = None) -> bool:
        """Whether there is a store in a folder."""
        if catalogue_url is None and not _has_file(Path(path)):
            return False
        return catalogue_in(Path(path), catalogue_url).exists()

    @property
    def log(self) -> Log:
        """The log of what was raised, climbed and answered. It has a lock of its own: no answer waits for a load."""
        return Log.open(self.root, self._catalogue.url)

    def keep(self, draft: Draft) -> Load:
        """Keep a load. All of it is kept or, when anything goes wrong, nothing is.

        Of a table that it carries: a row that says what is known already writes nothing; one that says something new
        writes a version; one it no longer carries writes a tombstone, unless the load is partial or the row's latest
        day lies before its window. A table it does not carry stays as it is. It may come in any order: what was known
        on any day is as if the loads had come in the order of their as-of days.

        Raises:
            WrongUse: the draft has no service, a table that is not ours, or lacks a column.
            NotPermitted: the folder may not be written to.
            PlimsollError: the disk is full, or other loads did not end in time.
        """
        return self.keep_all([draft])[0]

    def keep_all(self, drafts: Sequence[Draft]) -> tuple[Load, ...]:
        """Keep several loads, as `keep` does, in one commit: readers see all of them or none. Raises as `keep` does."""
        loads: tuple[Load, ...] = keeping.keep(self._catalogue, self.root, drafts) if drafts else ()
        return loads

    def gather(self, service: str) -> None:
        """Gather each table's fragments now, however few; loads do it by themselves. No answer changes."""
        gathering.gather(self._catalogue, self.root, service, 1)

    def services(self) -> tuple[str, ...]:
        """The services that were ever loaded, by name."""
        with self._catalogue.reading() as connection:
            return ledger.services(connection)

    def loads(self, service: str | None = None) -> tuple[Load, ...]:
        """The loads of a service or of all, in the order they were made."""
        with self._catalogue.reading() as connection:
            return ledger.loads(connection, service)

    def already(self, service: str, source: str, hashes: Collection[str]) -> Load | None:
        """The last load of a service and source that read all of these files (by their checksums), if one did."""
        wanted = set(hashes)
        kept = (load for load in reversed(self.loads(service)) if load.source == source)
        return next((load for load in kept if wanted and wanted <= {file.sha256 for file in load.files}), None)

    def refused(self, load_id: int) -> tuple[Fault, ...]:
        """The faults of a load, those that refused their row and those that only reported it, as they were found.

        Raises:
            WrongUse: there is no such load.
            DamagedStore: their file is missing or damaged.
        """
        if load_id not in {load.id for load in self.loads()}:
            raise WrongUse(f"There is no load {load_id}.", next_step="See which there are: plimsoll loads.")
        with self._catalogue.reading() as connection:
            fragments = ledger.faults(connection, load_id)
        refuse(examine(self.root, fragments))
        with Engine(self.root / SPILL) as engine:
            paths = [parquet([self.root / fragment.path]) for fragment in fragments]
            return tuple(_fault(row) for path in paths for row in engine.rows(f"SELECT * FROM {path}"))

    def speakers(self, service: str) -> dict[str, tuple[str, ...]]:
        """For each canonical table that was ever loaded, the source that is believed, or those that tell it together.

        Raises:
            WrongUse: the service's profile says who speaks of a table or a source that there is not.
        """
        with self._catalogue.reading() as connection:
            holding = ledger.holding(connection, service)
        precedence = self._precedence(service)
        told = {table: tuple(voice.source for voice in holding.voices(table, precedence)) for table in TABLES}
        return {table: sources for table, sources in told.items() if sources}

    def verify(self) -> tuple[Damage, ...]:
        """Read every file and name those that are missing or not what was written; empty when the store is whole."""
        with self._catalogue.reading() as connection:
            fragments = ledger.fragments(connection)
        return examine(self.root, fragments)

    def profile(self, service: str) -> Profile:
        """The profile of a service: ours, with the lines of its own ``profiles/SERVICE.toml`` laid over it."""
        # A name that is also a path is no file name: such a service has no file of its own.
        own = self.root / PROFILES / f"{service}.toml" if Path(service).name == service else None
        return load_profile(own)

    def session(self, service: str, known_on: date | None = None) -> Session:
        """A session on a service as known at the end of a day, that day's loads included; None for all loads.

        A service of which nothing is kept answers with empty tables.

        Raises:
            DamagedStore: a file that is needed is missing or has been cut; the message names it.
            WrongUse: the service's profile says who speaks of a table or a source that there is not.
        """
        precedence = self._precedence(service)
        with self._catalogue.reading() as connection:
            holding = ledger.holding(connection, service)
        return Session(Engine(self.root / SPILL, cores=SESSION_CORES), self.root, holding, known_on, precedence)

    def _precedence(self, service: str) -> Precedence:
        return Precedence(self.profile(service).speaks)


def _has_file(root: Path) -> bool:
    try:
        catalogue_in(root)
    except UnreadableInput:
        return False
    return True


def _fault(row: tuple[str, int, str, str, str]) -> Fault:
    file, number, column, reason, detail = row
    return Fault(file, number, column, Reason[reason], detail)
