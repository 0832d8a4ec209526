"""The dataset read from a real PostgreSQL that carries it as Eclipse's script leaves it: in a schema of its own."""

from __future__ import annotations

import gc
import os
import secrets
import warnings
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from tests.dataset import ENDS, fill, rows_of, saved

from plimsoll import intake, sources
from plimsoll.sources.ssd.database import Found, Snapshot
from plimsoll.store import Store
from plimsoll.vocabulary.errors import UnreadableInput

SERVER = "PLIMSOLL_TEST_POSTGRES"
SCHEMA = "ssd_development"
AT_ONCE = intake.LoadOptions(service="county", as_of=ENDS)


def _engine(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def _run(url: str, *statements: str) -> None:
    with _engine(url).connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


def _all_read(found: Iterable[sources.SourceFile]) -> None:
    for source in found:
        source.read()


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county's files, as Eclipse's script makes them."""
    return saved(tmp_path_factory.mktemp("files") / "extract", children=150)


@pytest.fixture(scope="module")
def database(extract: Path) -> Iterator[str]:
    """The same in a database of the server; its URL."""
    assert SERVER in os.environ, f"{SERVER} must hold the URL of a server: see tests/services/start-postgres"
    name = f"dataset_{secrets.token_hex(6)}"
    _run(os.environ[SERVER], f"CREATE DATABASE {name}")
    url = make_url(os.environ[SERVER]).set(database=name).render_as_string(hide_password=False)
    fill(create_engine(url, poolclass=NullPool), extract, SCHEMA)
    yield url
    _run(os.environ[SERVER], f"DROP DATABASE {name} WITH (FORCE)")


def _loaded(given: str | Path, place: Path) -> tuple[Store, intake.LoadReport]:
    store = Store.ensure(place)
    return store, intake.load(store, [given], AT_ONCE)


def test_a_server_says_what_the_files_say(extract: Path, database: str, tmp_path: Path) -> None:
    """Row for row and table for table, by a server-side cursor in one snapshot."""
    by_file, files = _loaded(extract, tmp_path / "by_file")
    by_url, tables = _loaded(database, tmp_path / "by_url")
    assert rows_of(by_url) == rows_of(by_file)
    assert tables.totals == files.totals
    assert tables.totals["kept"] > 1000


def test_the_schema_may_be_said(database: str, tmp_path: Path) -> None:
    """Two schemas with the dataset: it must be said which, and then that one is read."""
    _run(database, "CREATE SCHEMA another", f"CREATE TABLE another.ssd_person AS SELECT * FROM {SCHEMA}.ssd_person")
    try:
        with pytest.raises(UnreadableInput, match=r"another\.ssd_person, ssd_development\.ssd_person"):
            sources.recognise_database(database)
        _, report = _loaded(f"{database}#{SCHEMA}", tmp_path / "store")
        assert all(f"/{SCHEMA}." in count.file for count in report.files)
    finally:
        _run(database, "DROP SCHEMA another CASCADE")


def test_all_tables_are_read_at_one_moment(database: str) -> None:
    """Rows that come while the tables are read are not seen by the tables read later."""
    found = {each.source_table: each for each in sources.recognise_database(database)}
    people = len(found["ssd_person"].read()[0].rows)
    _run(database, f"CREATE TABLE kept AS SELECT * FROM {SCHEMA}.ssd_family", f"DELETE FROM {SCHEMA}.ssd_family")
    try:
        assert people > 0
        assert found["ssd_family"].read()[0].rows.num_rows > 0
    finally:
        _run(database, f"INSERT INTO {SCHEMA}.ssd_family SELECT * FROM kept", "DROP TABLE kept")


def test_the_connection_may_not_write(database: str) -> None:
    """The server itself refuses a write on the connection that reads."""
    engine = create_engine(make_url(database).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    table = Found(SCHEMA, "ssd_department", ("dept_team_id", "dept_team_name"), "ssd_department")
    snapshot = Snapshot(engine, "county", {table.place, "another"})
    snapshot.answers(table, {"dept_team_id": True})
    assert snapshot.connection is not None
    # Without the cursor, which lets nothing but a SELECT through by itself.
    plainly = snapshot.connection.execution_options(stream_results=False)
    with pytest.raises(DBAPIError, match="read-only transaction"):
        plainly.execute(text(f"DELETE FROM {SCHEMA}.ssd_department"))
    snapshot.close()


@pytest.fixture
def unclosed() -> Iterator[None]:
    """The driver cannot close a cursor of a connection that is gone, and warns of it when it is forgotten."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def test_a_server_that_goes_away_half_way(database: str, tmp_path: Path, unclosed: None) -> None:
    """Its connection is ended while a load reads: an error that says so, and the store stays as it was."""
    store, _ = _loaded(f"{database}#{SCHEMA}", tmp_path / "store")
    before = store.loads()

    def ended(stage: intake.Stage, rows: int) -> None:
        if stage is intake.Stage.READ and rows:
            _run(
                database,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND datname = current_database()",
            )

    later = intake.LoadOptions(service="county", as_of=ENDS + timedelta(days=30))
    with pytest.raises(UnreadableInput, match=r"does not answer|stopped answering") as refused:
        intake.load(store, [f"{database}#{SCHEMA}"], later, ended)
    assert "Nothing was kept" in refused.value.sentence()
    assert store.loads() == before
    assert store.verify() == ()


def test_a_table_that_may_not_be_read(database: str) -> None:
    """A login without SELECT on a table is told which table, and to ask for it."""
    login = f"reader_{secrets.token_hex(4)}"
    _run(
        database,
        f"CREATE ROLE {login} LOGIN PASSWORD 'a-secret'",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {login}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {login}",
        f"REVOKE SELECT ON {SCHEMA}.ssd_person FROM {login}",
    )
    try:
        url = make_url(database).set(username=login, password="a-secret")  # noqa: S106 (made up for this test)
        found = sources.recognise_database(url.render_as_string(hide_password=False))
        with pytest.raises(UnreadableInput, match="Ask whoever owns it for SELECT") as refused:
            _all_read(found)
        assert "ssd_person" in refused.value.where
        assert "a-secret" not in refused.value.sentence()
    finally:
        _run(database, f"DROP OWNED BY {login}", f"DROP ROLE {login}")


def test_a_wrong_password_is_not_repeated(database: str) -> None:
    """A login that the server does not know is told what to check."""
    url = make_url(database).set(host="127.0.0.1", username="nobody", password="a-secret")  # noqa: S106 (made up)
    with pytest.raises(UnreadableInput, match="does not know you") as refused:
        sources.recognise_database(url.render_as_string(hide_password=False))
    assert "a-secret" not in refused.value.sentence()
