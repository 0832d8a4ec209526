"""The catalogue: one transaction is one load. SQLite in the store's folder, or PostgreSQL by URL: the same code.

A load holds the catalogue's write lock from its first look to its commit, so loads come one after another. SQLite
gives that lock to ``BEGIN IMMEDIATE`` and PostgreSQL to the row of `STORE`. Both let go of it when the process dies,
which no lock file of our own would do as surely. Readers never wait for it: each sees the last commit.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from plimsoll.store.complaints import catalogue_failed, is_busy, working_in
from plimsoll.store.folders import PRIVATE_FILE
from plimsoll.store.schema import CATALOGUE, FORMAT_VERSION, STORE
from plimsoll.vocabulary.errors import DamagedStore, NewerStore, UnreadableInput, WrongUse

FILE_NAME = "catalogue.sqlite"

PATIENCE = 15 * 60.0
"""Seconds a load waits for the loads before it."""

GLANCE = 2.0
"""Seconds SQLite waits before it lets us look whether somebody has interrupted us."""

ONLY_ROW = 1

MAKING = 0x506C696D
"""A number of our own ("Plim") by which PostgreSQL lets one process at a time make a catalogue."""

MAKE_ONE = "Load something into it first: plimsoll load PATH --store DIR."


class Catalogue:
    """The catalogue of one store.

    Args:
        database: where SQLAlchemy finds it.
        place: how it is named to the reader, with no password.
    """

    def __init__(self, database: Engine, place: str) -> None:
        self._database = database
        self._place = place

    @property
    def is_file(self) -> bool:
        """Whether it is the SQLite file in the store's folder."""
        return self._database.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one commit, whole, and waits for no load."""
        with self._translated(), self._database.connect() as connection:
            if not self.is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only transaction that may write; what it did is kept when the block ends and undone if it fails."""
        with self._translated(), self._begun() as connection, _ended(connection):
            connection.execute(select(STORE.c.id).with_for_update())
            yield connection

    def make(self) -> None:
        """Write an empty catalogue, unless one is there already."""
        with self._translated(), self._begun() as connection, _ended(connection):
            if not self.is_file:
                # PostgreSQL lets two processes try to make one table at once, and fails the second.
                connection.execute(select(func.pg_advisory_xact_lock(MAKING)))
            CATALOGUE.create_all(connection)
            if connection.scalar(select(func.count()).select_from(STORE)) == 0:
                connection.execute(STORE.insert().values(id=ONLY_ROW, format_version=FORMAT_VERSION))

    def exists(self) -> bool:
        """Whether a catalogue was ever made here.

        Raises:
            DamagedStore: there is a file, but it is no database.
        """
        with self.reading() as connection:
            return inspect(connection).has_table(STORE.name)

    def check(self) -> None:
        """Look whether it can be read by this version.

        Raises:
            UnreadableInput: there is no catalogue.
            NewerStore: a newer version wrote it.
            DamagedStore: it is no database, or it does not say its version.
        """
        with self.reading() as connection:
            if not inspect(connection).has_table(STORE.name):
                raise UnreadableInput("There is no Plimsoll store here.", where=self._place, next_step=MAKE_ONE)
            _check_version(connection.scalar(select(STORE.c.format_version)), self._place)

    def _begun(self) -> Connection:
        deadline = time.monotonic() + PATIENCE
        while True:
            connection = self._database.connect().execution_options(writing=True)
            try:
                connection.begin()
            except DBAPIError as error:
                connection.close()
                if not is_busy(error) or time.monotonic() > deadline:
                    raise
            else:
                return connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise catalogue_failed(error, self._place) from error


def catalogue_in(folder: Path, url: str | None = None) -> Catalogue:
    """The catalogue of the store in `folder`: its own file, or the database at `url`.

    Raises:
        UnreadableInput: there is no such file.
        NotPermitted: the folder may not be looked into.
        WrongUse: the URL is none, or the driver for it is not installed.
    """
    if url is not None:
        return _in_database(url)
    file = folder / FILE_NAME
    with working_in(folder.name):
        is_there = file.exists()
    if not is_there:
        raise UnreadableInput("There is no Plimsoll store here.", where=folder.name, next_step=MAKE_ONE)
    return _in_file(file)


def new_catalogue(folder: Path, url: str | None = None) -> Catalogue:
    """A catalogue that is ready to be written to, empty if it was not there."""
    file = folder / FILE_NAME
    if url is None:
        # SQLite would make the file for all to read; made beforehand, it is the user's alone, its journal too.
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    catalogue = catalogue_in(folder, url)
    catalogue.make()
    return catalogue


def _in_file(file: Path) -> Catalogue:
    url = URL.create("sqlite", database=str(file))
    database = create_engine(url, poolclass=NullPool, connect_args={"timeout": GLANCE})
    event.listen(database, "connect", _take_over_transactions)
    event.listen(database, "begin", _begin)
    return Catalogue(database, file.name)


def _in_database(url: str) -> Catalogue:
    try:
        database = create_engine(url, poolclass=NullPool)
        return Catalogue(database, make_url(url).render_as_string(hide_password=True))
    except (ArgumentError, NoSuchModuleError) as error:
        raise WrongUse("The catalogue's URL is none.", next_step="Write postgresql+psycopg://HOST/NAME.") from error
    except ModuleNotFoundError as error:
        raise WrongUse(
            "The driver for this catalogue is not installed.", next_step="pip install 'plimsoll-line[postgres]'."
        ) from error


def _take_over_transactions(connection: object, _record: object) -> None:
    # Python's driver begins transactions by itself, and not before a SELECT; SQLAlchemy's documentation gives this way.
    connection.isolation_level = None  # type: ignore[attr-defined]
    # The commit is on the disk, with its folder entry, before it is told.
    connection.execute("PRAGMA synchronous = EXTRA")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _ended(connection: Connection) -> Iterator[None]:
    try:
        yield
        connection.commit()
    finally:
        connection.close()


def _check_version(version: int | None, place: str) -> None:
    if version is None:
        raise DamagedStore("The catalogue does not say which version wrote it.", where=place)
    if version > FORMAT_VERSION:
        raise NewerStore(
            f"A newer Plimsoll wrote this store (format {version}; this one reads {FORMAT_VERSION}).",
            where=place,
            next_step="Install the newer version.",
        )
