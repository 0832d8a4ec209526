"""The dataset read from a database: row for row what its files say. A SQLite file stands in for the server here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.pool import NullPool
from tests.dataset import ENDS, fill, rows_of, saved

from plimsoll import intake, sources
from plimsoll.sources.ssd.answers import as_text
from plimsoll.store import Store
from plimsoll.vocabulary.errors import UnreadableInput

AT_ONCE = intake.LoadOptions(service="county", as_of=ENDS)


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county's files."""
    return saved(tmp_path_factory.mktemp("files") / "extract")


@pytest.fixture
def database(extract: Path, tmp_path: Path) -> str:
    """The same in a database; its URL."""
    url = f"sqlite:///{(tmp_path / 'dataset.db').as_posix()}"
    fill(create_engine(url, poolclass=NullPool), extract)
    return url


def _loaded(given: str | Path, place: Path) -> tuple[Store, intake.LoadReport]:
    store = Store.ensure(place)
    return store, intake.load(store, [given], AT_ONCE)


def test_a_database_says_what_its_files_say(extract: Path, database: str, tmp_path: Path) -> None:
    """Every row of every table is the same, and as many were read."""
    by_file, files = _loaded(extract, tmp_path / "by_file")
    by_url, tables = _loaded(database, tmp_path / "by_url")
    assert rows_of(by_url) == rows_of(by_file)
    assert tables.totals == files.totals
    assert tables.totals["kept"] > 1000


def test_a_database_loaded_again_changes_nothing(database: str, tmp_path: Path) -> None:
    """The rows are known by their content; one more row is another content."""
    _loaded(database, tmp_path / "store")
    _, again = _loaded(database, tmp_path / "store")
    assert again.already
    with create_engine(database, poolclass=NullPool).begin() as connection:
        connection.execute(text("DELETE FROM ssd_family"))
    _, after = _loaded(database, tmp_path / "store")
    assert not after.already


def test_a_table_is_named_by_database_and_table(database: str) -> None:
    """What a report shows holds neither a path nor an address."""
    files = {source.file.rpartition("/")[2] for source in sources.recognise_database(database)}
    assert "main.ssd_person" in files


def test_nothing_is_written(database: str) -> None:
    """Whatever is sent to the database after it was opened for reading, it refuses to write."""
    sent: list[str] = []
    found = sources.recognise_database(database)
    listen = _listening(sent)
    next(listen)
    _all_read(found)
    next(listen, None)
    assert sent
    assert {statement.split()[0] for statement in sent} <= {"SELECT", "PRAGMA"}


def _all_read(found: Iterable[sources.SourceFile]) -> None:
    for source in found:
        source.read()


def _listening(sent: list[str]) -> Iterator[None]:
    def heard(_c: object, _k: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(type(create_engine("sqlite://")), "before_cursor_execute", heard)
    yield
    event.remove(type(create_engine("sqlite://")), "before_cursor_execute", heard)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://reader:a-secret@127.0.0.1:1/county", "does not answer"),
        ("sqlite:////no/such/folder/dataset.db", "does not answer"),
        ("mssql+pymssql://server/county", "pip install plimsoll-line[sqlserver]"),
        ("oracle+cx_oracle://server/county", "Use PostgreSQL or SQL Server"),
        ("nosuchthing://server/county", "Use PostgreSQL or SQL Server"),
        ("http:/\\://", "postgresql://host/database"),
    ],
)
def test_a_database_that_is_not_there(url: str, said: str, tmp_path: Path) -> None:
    """Each says what to do, none says the password, and no store is changed."""
    with pytest.raises(UnreadableInput) as refused:
        _loaded(url, tmp_path / "store")
    assert said in refused.value.sentence()
    assert "a-secret" not in refused.value.sentence()


def test_a_database_of_something_else(tmp_path: Path) -> None:
    """It says which tables were looked for."""
    url = f"sqlite:///{(tmp_path / 'other.db').as_posix()}"
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text("CREATE TABLE stock (item TEXT, number INTEGER)"))
    with pytest.raises(UnreadableInput, match="ssd_cin_episodes"):
        sources.recognise_database(url)


def test_a_copy_beside_a_table_is_passed_over(database: str) -> None:
    """Of two tables with the same columns the one that bears the dataset's name is read."""
    with create_engine(database, poolclass=NullPool).begin() as connection:
        connection.execute(text("CREATE TABLE ssd_person_old AS SELECT * FROM ssd_person"))
    found = [each.file for each in sources.recognise_database(database) if each.source_table == "ssd_person"]
    assert [file.rpartition(".")[2] for file in found] == ["ssd_person"]


def test_a_database_that_goes_away_leaves_the_store_as_it_was(database: str, tmp_path: Path) -> None:
    """A table dropped between looking and reading: an error that says where, and no load."""
    found = sources.recognise_database(database)
    with create_engine(database, poolclass=NullPool).begin() as connection:
        connection.execute(text("DROP TABLE ssd_cin_episodes"))
    with pytest.raises(UnreadableInput, match="stopped answering") as refused:
        _all_read(found)
    assert "ssd_cin_episodes" in refused.value.where


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([None, None], [None, None]),
        (["a", None], ["a", None]),
        ([datetime(2024, 1, 31, 23, 59), None], ["2024-01-31", None]),  # noqa: DTZ001 (a database's, without a zone)
        ([date(2024, 1, 31)], ["2024-01-31"]),
        ([True, False, None], ["Y", "N", None]),
        ([12, 0], ["12", "0"]),
        ([12.0, 0.5], ["12", "0.5"]),
        ([Decimal("0.80")], ["0.80"]),
    ],
)
def test_what_is_answered_becomes_the_text_of_a_file(values: list[object], said: list[str | None]) -> None:
    """Days without their time, yes and no as letters, whole numbers without a point, nothing as nothing."""
    assert as_text(values).to_pylist() == said
