from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.store.drafts import SERVICE, draft, faults
from tests.rooms.store.loading import nth, shown

from plimsoll.store import Store
from plimsoll.vocabulary.errors import DamagedStore

DAY = date(2024, 3, 1)


@pytest.fixture
def fragment(store: Store) -> Path:
    """The only file of a store with one load."""
    store.keep(nth(1))
    (file,) = (store.root / "data").rglob("*.parquet")
    return file


def _name(store: Store, fragment: Path) -> str:
    return fragment.relative_to(store.root).as_posix()


def _altered(fragment: Path, place: int) -> None:
    """One byte of the file turned over; its length stays."""
    content = bytearray(fragment.read_bytes())
    content[place] ^= 0xFF
    fragment.write_bytes(content)


def test_a_missing_file_is_found_and_named(store: Store, fragment: Path) -> None:
    """At the opening of a session, with the way out; and by `verify`."""
    fragment.unlink()
    with pytest.raises(DamagedStore, match=f"{_name(store, fragment)}: The file is missing") as told:
        store.session(SERVICE)
    assert (told.value.exit_code, told.value.where) == (4, _name(store, fragment))
    assert [(damage.path, damage.what) for damage in store.verify()] == [
        (_name(store, fragment), "The file is missing.")
    ]


@pytest.mark.parametrize("left", [0, 100, -1])
def test_a_file_cut_short_is_found_at_the_opening(store: Store, fragment: Path, left: int) -> None:
    """A file of another size than was written is not read."""
    fragment.write_bytes(fragment.read_bytes()[:left])
    with pytest.raises(DamagedStore, match="not the size it was written with") as told:
        store.session(SERVICE)
    assert told.value.where == _name(store, fragment)


@pytest.mark.parametrize("place", [0, 4, 50, 500, -5, -40])
def test_a_file_altered_in_any_place_is_found_by_verify(store: Store, fragment: Path, place: int) -> None:
    """One byte is enough, wherever it stands."""
    _altered(fragment, place)
    assert [(damage.path, damage.what) for damage in store.verify()] == [
        (_name(store, fragment), "The file's content is not what was written.")
    ]


def test_a_file_that_cannot_be_read_any_more_is_named(store: Store, fragment: Path) -> None:
    """When the engine stumbles over a file, it is the file that is reported and not the statement."""
    _altered(fragment, -2)
    with (
        pytest.raises(DamagedStore, match="content is not what was written") as told,
        store.session(SERVICE) as session,
    ):
        session.rows("SELECT * FROM known_referral")
    assert told.value.where == _name(store, fragment)


def test_a_file_that_goes_while_a_session_is_open_is_named(store: Store, fragment: Path) -> None:
    """Someone deletes a file under our hands."""
    with store.session(SERVICE) as session:
        fragment.unlink()
        with pytest.raises(DamagedStore, match="The file is missing"):
            session.rows("SELECT * FROM known_referral")


def test_damage_in_one_service_does_not_close_another(store: Store, fragment: Path) -> None:
    """A session needs only the files of its own service and day."""
    store.keep(nth(1, "another"))
    fragment.unlink()
    assert shown(store, "another") == 1


def test_every_damaged_file_is_named(store: Store) -> None:
    """`verify` gathers all of them; the error says how many more there are."""
    store.keep(nth(1))
    store.keep(nth(2))
    for file in (store.root / "data").rglob("*.parquet"):
        file.unlink()
    assert len(store.verify()) == 2
    with pytest.raises(DamagedStore, match="So are 1 more files"):
        store.session(SERVICE)


def test_damaged_faults_are_named(store: Store) -> None:
    """The file with a load's faults is looked through before it is read."""
    fault = {"file": "a.csv", "row": 2, "column": "", "reason": "NO_KEY", "detail": ""}
    kept = store.keep(draft(DAY, {}, faults=faults(fault)))
    (file,) = (store.root / "data").rglob("*.parquet")
    _altered(file, 20)
    with pytest.raises(DamagedStore, match=r"faults/000001-faults-.*\.parquet"):
        store.refused(kept.id)
