"""The dataset read straight from the database that its script was run in: by URL, in one snapshot, never written to.

Tables are known by their columns, as files are, in whatever schema they stand. Only SELECTs are sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, Select, column, create_engine, event, inspect, make_url, select, table
from sqlalchemy.engine.reflection import ObjectKind
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from plimsoll.sources.columns import place_of
from plimsoll.sources.headers import Header
from plimsoll.sources.mapped import SourceTable, needs, read_mapped
from plimsoll.sources.mapping import Mapping as TableMapping
from plimsoll.sources.reading import SourceFile, TableRead
from plimsoll.sources.ssd.answers import Answers
from plimsoll.sources.ssd.catalogue import table_of
from plimsoll.sources.ssd.mapping import MAPPINGS
from plimsoll.sources.ssd.reader import SOURCE, elsewhere
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.tables import TABLES

BATCH = 10_000
"""Rows fetched at a time: enough that the network is not waited for, few enough to hold lightly."""

PATIENCE = 15
"""Seconds to wait for a server to answer at all."""

POSTGRES, SQL_SERVER, SQLITE = "postgresql", "mssql", "sqlite"

DRIVERS = {POSTGRES: "postgresql+psycopg", SQL_SERVER: "mssql+pyodbc"}
"""The driver we name in the extras, where the URL names none."""

EXTRAS = {POSTGRES: "postgres", SQL_SERVER: "sqlserver"}

SYSTEM_SCHEMAS = frozenset({"information_schema", "pg_catalog", "sys", "guest", "INFORMATION_SCHEMA"})

NOT_ALLOWED = frozenset({"42501", "42000"})
"""The SQL states with which PostgreSQL and SQL Server say that a table may not be read."""

AGAIN = "Nothing was kept. Try again when the database answers."


@dataclass(frozen=True, slots=True)
class Found:
    """One table of the dataset in a database.

    Args:
        schema: where it stands; `None` where the database has none.
        name: its name there.
        columns: its columns as the database names them.
        source_table: which table of the dataset it is.
    """

    schema: str | None
    name: str
    columns: tuple[str, ...]
    source_table: str

    @property
    def named(self) -> bool:
        """Whether it bears the dataset's own name, and is no copy that somebody put beside it."""
        return self.name.lower() == self.source_table

    @property
    def place(self) -> str:
        """How it is named to a reader."""
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def header(self) -> Header:
        """Its columns as a header."""
        return Header(tuple(name.lower() for name in self.columns), ",", "", 0, self.columns)


def is_database(given: str) -> bool:
    """Whether what was given is a database's URL and no path."""
    return "://" in given


def recognise_database(given: str) -> tuple[SourceFile, ...]:
    """The tables of the dataset in a database, each ready to be read.

    Args:
        given: a SQLAlchemy URL; ``#schema`` behind it keeps to that schema.

    Raises:
        UnreadableInput: the URL is none, its driver is missing, nobody answers, or no such table is there.
    """
    address, _, schema = given.partition("#")
    url = _url(address)
    engine = _engine(url)
    name = url.database or url.get_backend_name()
    with _telling(name):
        found = _tables(engine, schema)
    if not found:
        raise UnreadableInput(
            "It holds no table of the dataset (ssd_cin_episodes, ssd_involvements and the others) that you may see.",
            where=name,
            next_step="Check the database and the schema: URL#schema keeps to one.",
        )
    snapshot = Snapshot(engine, name, {each.place for each in found if each.source_table in MAPPINGS})
    return tuple(_source(snapshot, each) for each in _one_of_each(found, name))


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise UnreadableInput("This is no database URL.", next_step="Write it as postgresql://host/database.") from None
    return url.set(drivername=DRIVERS.get(url.drivername, url.drivername))


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend == SQL_SERVER and "ApplicationIntent" not in url.query:
        url = url.update_query_dict({"ApplicationIntent": "ReadOnly"})
    waits = {"connect_timeout": PATIENCE} if backend == POSTGRES else {"timeout": PATIENCE}
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args=waits)
    except (ImportError, NoSuchModuleError):
        extra = EXTRAS.get(backend)
        install = f"Install it: pip install plimsoll-line[{extra}]" if extra else "Use PostgreSQL or SQL Server."
        raise UnreadableInput(f"The driver for '{backend}' is not here.", next_step=install) from None
    if backend == SQLITE:
        event.listen(engine, "connect", _query_only)
    return engine


def _query_only(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _tables(engine: Engine, wanted: str) -> list[Found]:
    """Every table and view that is one of the dataset's by its columns."""
    looked = inspect(engine)
    schemas = [wanted] if wanted else [name for name in looked.get_schema_names() if name not in SYSTEM_SCHEMAS]
    found: list[Found] = []
    for schema in schemas:
        for (_, name), columns in looked.get_multi_columns(schema=schema, kind=ObjectKind.ANY).items():
            known = table_of(each["name"].lower() for each in columns)
            if known is not None:
                found.append(Found(schema, name, tuple(each["name"] for each in columns), known[0].name))
    return found


def _one_of_each(found: Sequence[Found], database: str) -> Iterator[Found]:
    """Of each table the one with the dataset's own name; copies beside it are passed over."""
    for source_table in dict.fromkeys(each.source_table for each in found):
        alike = [each for each in found if each.source_table == source_table]
        best = [each for each in alike if each.named] or alike
        if len(best) > 1:
            places = ", ".join(sorted(each.place for each in best))
            raise UnreadableInput(
                f"It holds {source_table} more than once: {places}.",
                where=database,
                next_step="Say which schema is meant: URL#schema.",
            )
        yield best[0]


def _source(snapshot: Snapshot, found: Found) -> SourceFile:
    mapping = MAPPINGS.get(found.source_table)
    file = f"{snapshot.name}/{found.place}"
    if mapping is None:
        return SourceFile(file, SOURCE, found.source_table, (), tuple)
    return SourceFile(file, SOURCE, found.source_table, (mapping.table,), partial(_read, snapshot, found, mapping))


def _read(snapshot: Snapshot, found: Found, mapping: TableMapping) -> tuple[TableRead, ...]:
    file = f"{snapshot.name}/{found.place}"
    needs(mapping, found.header, file, elsewhere(mapping))
    kinds = {each.name: each.kind for each in TABLES[mapping.table].columns}
    places = {place_of(each, found.header): kinds[each.column].repeats for each in mapping.all_fields}
    asked = dict(sorted(_said(places)))
    keys = {place_of(each, found.header) for each in mapping.fields if each.column in TABLES[mapping.table].key}
    answers = snapshot.answers(found, {found.columns[place]: place in keys for place in asked})
    narrow = Header(
        tuple(found.header.columns[place] for place in asked),
        found.header.delimiter,
        found.header.mark,
        found.header.lines,
        tuple(found.columns[place] for place in asked),
    )
    cells = answers.grid(asked.values())
    return read_mapped(SourceTable(file, found.source_table, narrow, cells, answers.sha256()), (mapping,))


def _said(places: dict[int | None, bool]) -> Iterator[tuple[int, bool]]:
    yield from ((place, shared) for place, shared in places.items() if place is not None)


@dataclass(slots=True)
class Snapshot:
    """One database at one moment: all tables are read in one transaction that may not write.

    Args:
        engine: the database.
        name: its name, for messages; never its address, which may hold a password.
        waiting: the tables still to be read; when there is none left, it is let go.
    """

    engine: Engine
    name: str
    waiting: set[str]
    connection: Connection | None = field(default=None)

    def answers(self, found: Found, columns: Mapping[str, bool]) -> Answers:
        """The cells of some columns of a table.

        Args:
            found: the table.
            columns: the wanted ones, and whether each is of the row's key: rows come in the order of it, so that the
                same rows always have the same checksum.

        Raises:
            UnreadableInput: it may not be read, or the database went away.
        """
        answers = Answers(len(columns))
        asked: Select[*tuple[Any, ...]] = select(*map(column, columns)).select_from(
            table(found.name, schema=found.schema)
        )
        ordered = asked.order_by(*(column(name) for name, is_key in columns.items() if is_key))
        try:
            with _telling(f"{self.name}/{found.place}"), self._opened().execute(ordered) as rows:
                for batch in rows.partitions(BATCH):
                    answers.add(batch)
        except BaseException:  # Whatever stopped it, a person too, is passed on once the database is let go.
            self.close()
            raise
        self.waiting.discard(found.place)
        if not self.waiting:
            self.close()
        return answers

    def close(self) -> None:
        """Let the database go."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _opened(self) -> Connection:
        if self.connection is None:
            self.connection = self.engine.connect().execution_options(stream_results=True, **self._terms())
        return self.connection

    def _terms(self) -> dict[str, Any]:
        """One moment for all tables where the database can give it, and no writing where it can be told so."""
        if self.engine.dialect.name == POSTGRES:
            return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return {}


@contextmanager
def _telling(where: str) -> Iterator[None]:
    """Say what a database would not do, without a word of its own message: it may hold a cell or an address."""
    try:
        yield
    except DBAPIError as error:
        raise _refused(error, where) from None
    except SQLAlchemyError as error:
        raise UnreadableInput(f"It cannot be read ({type(error).__name__}).", where=where, next_step=AGAIN) from None


def _refused(error: DBAPIError, where: str) -> UnreadableInput:
    if getattr(error.orig, "sqlstate", None) in NOT_ALLOWED:
        return UnreadableInput(
            "You are not permitted to read it.", where=where, next_step="Ask whoever owns it for SELECT on it."
        )
    if error.connection_invalidated or error.statement is None:
        return UnreadableInput(
            "The database does not answer, or does not know you.",
            where=where,
            next_step="Check host, name and password, and that it is up. Nothing was kept.",
        )
    what = f"The database stopped answering ({type(error.orig).__name__})."
    return UnreadableInput(what, where=where, next_step=AGAIN)
