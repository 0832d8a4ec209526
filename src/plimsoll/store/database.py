"""A database in which one process writes at a time: a SQLite file of the store's folder, or PostgreSQL by URL.

SQLite gives the lock to ``BEGIN IMMEDIATE`` and PostgreSQL to a row that every writer locks. Both let go of it when the
process dies, which no lock file of our own would do as surely. Readers never wait for it: each sees the last commit.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Column, Connection, Engine, MetaData, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from plimsoll.store.complaints import is_busy
from plimsoll.store.folders import PRIVATE_FILE
from plimsoll.vocabulary.errors import PlimsollError, WrongUse

GLANCE = 2.0
"""Seconds SQLite waits before it lets us look whether somebody has interrupted us."""

MAKING = 0x506C696D
"""A number of our own ("Plim") by which PostgreSQL lets one process at a time make tables."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How one kind of database is written to.

    Args:
        tables: what it holds.
        lock: a column of the table whose rows a writer locks.
        patience: seconds a writer waits for those before it.
        complaint: what the database says, as an error for the reader, given the place.
    """

    tables: MetaData
    lock: Column[Any]
    patience: float
    complaint: Callable[[DBAPIError, str], PlimsollError]


class Database:
    """One database, by transactions that read and transactions that write.

    Args:
        engine: where SQLAlchemy finds it.
        place: how it is named to the reader, with no password.
        ways: how it is written to.
    """

    def __init__(self, engine: Engine, place: str, ways: Ways) -> None:
        self._engine = engine
        self._ways = ways
        self.place = place

    @property
    def is_file(self) -> bool:
        """Whether it is a SQLite file in the store's folder."""
        return self._engine.dialect.name == "sqlite"

    @property
    def url(self) -> str | None:
        """Where it is reached, with its password; `None` when it is a file."""
        return None if self.is_file else self._engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one commit, whole, and waits for no writer."""
        with self._translated(), self._engine.connect() as connection:
            if not self.is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only transaction that may write; what it did is kept when the block ends and undone if it fails."""
        with self._translated(), self._begun() as connection, _ended(connection):
            connection.execute(select(self._ways.lock).with_for_update())
            yield connection

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """A transaction that makes the tables that are missing, before any row of them can be locked."""
        with self._translated(), self._begun() as connection, _ended(connection):
            if not self.is_file:
                # PostgreSQL lets two processes try to make one table at once, and fails the second.
                connection.execute(select(func.pg_advisory_xact_lock(MAKING)))
            self._ways.tables.create_all(connection)
            yield connection

    def _begun(self) -> Connection:
        deadline = time.monotonic() + self._ways.patience
        while True:
            connection = self._engine.connect().execution_options(writing=True)
            try:
                connection.begin()
                self._be_patient(connection)
            except DBAPIError as error:
                connection.close()
                if not is_busy(error) or time.monotonic() > deadline:
                    raise
            else:
                return connection

    def _be_patient(self, connection: Connection) -> None:
        # SQLite has taken its lock by now; PostgreSQL takes it at a statement, and would wait for ever.
        if not self.is_file:
            milliseconds = max(1, round(self._ways.patience * 1000))
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._ways.complaint(error, self.place) from error


def private_file(file: Path) -> None:
    """Make an empty file that is the user's alone, unless one is there; SQLite would make it for all to read."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))


def database_in(file: Path, url: str | None, ways: Ways) -> Database:
    """The database at `url`; without one, the SQLite file.

    Raises:
        WrongUse: the URL is none, or the driver for it is not installed.
    """
    return _by_url(url, ways) if url is not None else _in_file(file, ways)


def _in_file(file: Path, ways: Ways) -> Database:
    url = URL.create("sqlite", database=str(file))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": GLANCE})
    event.listen(engine, "connect", _take_over_transactions)
    event.listen(engine, "begin", _begin)
    return Database(engine, file.name, ways)


def _by_url(url: str, ways: Ways) -> Database:
    try:
        engine = create_engine(url, poolclass=NullPool)
        return Database(engine, make_url(url).render_as_string(hide_password=True), ways)
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
