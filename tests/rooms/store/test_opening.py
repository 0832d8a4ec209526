from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.rooms.store.drafts import SERVICE, draft, referral
from tests.rooms.store.loading import nth, shown

from plimsoll.store import Store, catalogue, database
from plimsoll.store.schema import FORMAT_VERSION
from plimsoll.vocabulary.errors import DamagedStore, NewerStore, NotPermitted, PlimsollError, UnreadableInput, WrongUse

DAY = date(2024, 3, 1)


def _run_sql(store: Store, sql: str) -> None:
    with closing(sqlite3.connect(store.root / "catalogue.sqlite")) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_new_store_is_empty_and_whole(store: Store) -> None:
    """A store just made has no services and no loads, and nothing in it is damaged."""
    assert (store.services(), store.loads(), store.verify()) == ((), (), ())


def test_what_was_kept_is_there_when_the_store_is_opened_again(store: Store) -> None:
    """Nothing lives in the object: another opening of the folder sees the load."""
    store.keep(nth(1))
    assert shown(Store.open(store.root)) == 1


def test_a_folder_without_a_store_cannot_be_opened(tmp_path: Path) -> None:
    """The message says what to type to make one."""
    with pytest.raises(
        UnreadableInput, match=r"There is no Plimsoll store here\. Load something into it first"
    ) as told:
        Store.open(tmp_path)
    assert told.value.exit_code == 3


def test_an_empty_catalogue_is_no_store(tmp_path: Path) -> None:
    """A making that was killed leaves an empty file: it cannot be opened, and it can be made again."""
    (tmp_path / "catalogue.sqlite").touch()
    with pytest.raises(UnreadableInput):
        Store.open(tmp_path)
    assert Store.create(tmp_path).loads() == ()


def test_a_store_is_not_made_twice(store: Store) -> None:
    """Making a store over another is refused, and `ensure` opens it."""
    store.keep(nth(1))
    with pytest.raises(WrongUse, match="There is a store here already"):
        Store.create(store.root)
    assert shown(Store.ensure(store.root)) == 1


def test_a_store_of_a_newer_version_is_not_read(store: Store) -> None:
    """A later layout could mean something else, so it is refused by name and with its exit code."""
    _run_sql(store, f"UPDATE store SET format_version = {FORMAT_VERSION + 1}")
    with pytest.raises(NewerStore, match=f"format {FORMAT_VERSION + 1}; this one reads {FORMAT_VERSION}") as told:
        Store.open(store.root)
    assert told.value.exit_code == 4


def test_a_catalogue_that_does_not_say_its_version_is_damaged(store: Store) -> None:
    """A catalogue without its one row cannot be trusted."""
    _run_sql(store, "DELETE FROM store")
    with pytest.raises(DamagedStore, match=r"does not say which version wrote it\. Put back"):
        Store.open(store.root)


def test_a_catalogue_that_is_no_database_is_damaged(store: Store) -> None:
    """The message names the file."""
    (store.root / "catalogue.sqlite").write_bytes(b"this was a database once " * 100)
    with pytest.raises(DamagedStore, match=r"catalogue\.sqlite: The catalogue is damaged") as told:
        Store.open(store.root)
    assert told.value.exit_code == 4


def test_a_catalogue_cut_short_is_damaged(store: Store) -> None:
    """A database whose second half is gone is found out, at the latest when it is read."""
    store.keep(nth(1))
    file = store.root / "catalogue.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(DamagedStore, match=r"catalogue\.sqlite"):
        Store.open(store.root).loads()


def test_a_folder_that_cannot_be_made_is_not_permitted(tmp_path: Path) -> None:
    """A store cannot be made beneath a file."""
    (tmp_path / "file").touch()
    with pytest.raises((NotPermitted, NotADirectoryError)):
        Store.create(tmp_path / "file" / "store")


def test_folders_and_files_are_the_users_alone(store: Store) -> None:
    """Nobody else on the machine can list a folder or read a file of the store."""
    store.keep(nth(1))
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [store.root, *store.root.rglob("*")]}
    folders = {mode for path, mode in modes.items() if path.is_dir()}
    files = {mode for path, mode in modes.items() if path.is_file()}
    assert (folders, files) == ({0o700}, {0o600})


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    """A folder that the user made is not changed; what is made inside it is private."""
    tmp_path.chmod(0o755)
    Store.create(tmp_path)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("", "data", "catalogue.sqlite")]
    assert modes == [0o755, 0o700, 0o600]


@pytest.mark.parametrize("name", ["it's", "a=b", "[x]*?", "sp ace", "per%20cent", "Änderung"])
def test_a_store_may_stand_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    """Signs that mean something to SQL, to a pattern or to a URL are only letters of a path."""
    store = Store.create(tmp_path / name / "store")
    store.keep(nth(1))
    assert (shown(store), store.verify()) == (1, ())


@pytest.mark.parametrize("service", ["../up", "a/b", "CON", "Ä" * 300, ".", "Leeds", "leeds", "'; DROP TABLE load; --"])
def test_a_service_may_have_any_name(store: Store, service: str) -> None:
    """A service's name is never a path; two that differ only in case are two."""
    store.keep(nth(1, service))
    store.keep(nth(2, service.swapcase() + "2"))
    assert (shown(store, service), store.services()) == (1, tuple(sorted([service, service.swapcase() + "2"])))
    assert {path.parents[2] for path in (store.root / "data").rglob("*.parquet")} == {store.root / "data"}


def test_readers_do_not_wait_for_a_load(store: Store) -> None:
    """While a load holds the catalogue, a reader sees the last commit at once."""
    store.keep(nth(1))
    with store._catalogue.writing():
        assert shown(store) == 1


def test_a_load_waits_for_the_load_before_it(store: Store) -> None:
    """A second load begins when the first lets go."""
    begun = threading.Event()
    second = threading.Thread(target=lambda: (begun.set(), store.keep(nth(1))))
    with store._catalogue.writing():
        second.start()
        begun.wait()
        assert store.loads() == ()
    second.join()
    assert shown(store) == 1


def test_a_load_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the loads before it do not end, a load gives up and says so."""
    monkeypatch.setattr(catalogue, "WAYS", replace(catalogue.WAYS, patience=0.0))
    monkeypatch.setattr(database, "GLANCE", 0.05)
    store = Store.create(tmp_path / "store")
    with store._catalogue.writing(), pytest.raises(PlimsollError, match="Another load is still running"):
        store.keep(nth(1))


def test_an_impossible_url_is_refused(tmp_path: Path) -> None:
    """A catalogue's URL that is none, or of a database we have no driver for, is wrong use."""
    for url in ("nonsense", "unknowndb://host/name"):
        with pytest.raises(WrongUse, match="URL is none"):
            Store.open(tmp_path, url)


def test_a_missing_driver_says_what_to_install(tmp_path: Path) -> None:
    """A database that SQLAlchemy knows but whose driver is not here."""
    with pytest.raises(WrongUse, match="driver for this catalogue is not installed"):
        Store.open(tmp_path, "mysql+mysqldb://host/name")


def test_a_server_that_does_not_answer_is_said_without_its_password(tmp_path: Path) -> None:
    """The message names the server and never the password."""
    with pytest.raises(UnreadableInput, match="cannot be reached") as told:
        Store.open(tmp_path, "postgresql+psycopg://user:secret@127.0.0.1:1/name")
    assert "secret" not in str(told.value)


def test_a_service_may_have_its_own_profile(store: Store) -> None:
    """A profile in the store's folder is laid over ours; a service whose name is a path has none of its own."""
    (store.root / "profiles").mkdir()
    (store.root / "profiles" / f"{SERVICE}.toml").write_text('[roles]\nallocated = ["key worker"]\n', encoding="utf-8")
    (store.root / "x.toml").write_text('[roles]\nallocated = ["stranger"]\n', encoding="utf-8")
    assert store.profile(SERVICE).allocated_roles == {"KEY WORKER"}
    assert store.profile("../x") == store.profile("another")


def test_a_refused_draft_changes_nothing(store: Store) -> None:
    """A draft of no service, of a table that is not ours, or without a column is refused before anything is written."""
    good = draft(DAY, {"referral": [referral("a", DAY)]})
    with pytest.raises(WrongUse, match="must name its service"):
        store.keep(draft(DAY, {}, service=""))
    with pytest.raises(WrongUse, match="'rumour' is not one of ours"):
        store.keep(replace(good, tables={"rumour": good.tables["referral"]}))
    with pytest.raises(WrongUse, match="lacks columns \\['closed'\\]"):
        store.keep(replace(good, tables={"referral": good.tables["referral"].drop_columns(["closed"])}))
    assert (store.loads(), list((store.root / "data").iterdir())) == ((), [])
