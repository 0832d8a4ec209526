"""One body of tests, two catalogues: the SQLite file of a store by itself, and a PostgreSQL server."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.rooms.store.drafts import SERVICE, draft, faults, referral
from tests.rooms.store.loading import files, loader, nth, shown
from tests.services.places import KINDS, Place, place_of

from plimsoll.store import FileCount, Store
from plimsoll.store.schema import FORMAT_VERSION, STORE
from plimsoll.vocabulary.errors import NewerStore, UnreadableInput, WrongUse
from plimsoll.vocabulary.faults import Fault, Reason

JANUARY, FEBRUARY, MARCH = (date(2024, month, 1) for month in (1, 2, 3))
LOADS = 6


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place where no store is yet."""
    with place_of(request.param, tmp_path / "store") as where:
        yield where


@pytest.fixture
def store(place: Place) -> Store:
    """An empty store."""
    return Store.create(place.folder, place.url)


def test_a_store_is_made_once_and_opened_after(place: Place) -> None:
    """Before, there is none to open; after, there is none to make."""
    with pytest.raises(UnreadableInput, match="no Plimsoll store here"):
        Store.open(place.folder, place.url)
    Store.create(place.folder, place.url).keep(nth(1))
    with pytest.raises(WrongUse, match="a store here already"):
        Store.create(place.folder, place.url)
    assert shown(Store.open(place.folder, place.url)) == shown(Store.ensure(place.folder, place.url)) == 1


def test_a_load_comes_back_as_it_was_kept(store: Store) -> None:
    """Numbers, days, times, files, tables and faults survive the catalogue."""
    count = FileCount("a.csv", "ab" * 32, "ssd_contacts", "contact", 2**33, 2**32, 0, 2**32)
    fault = {"file": "a.csv", "row": 7, "column": "date", "reason": "BAD_DATE", "detail": "é"}
    given = draft(MARCH, {"contact": []}, files=(count,), faults=faults(fault), partial=True, window_start=JANUARY)
    kept = store.keep(given)
    assert (store.loads(SERVICE), kept.files, kept.tables, kept.window_start) == (
        (kept,),
        (count,),
        {"contact"},
        JANUARY,
    )
    assert store.refused(kept.id) == (Fault("a.csv", 7, "date", Reason.BAD_DATE, "é"),)
    assert (store.already(SERVICE, "ssd", ["ab" * 32]), store.services()) == (kept, (SERVICE,))


def test_a_late_load_answers_for_its_own_days(store: Store) -> None:
    """The order is of the as-of days, whatever the order of loading."""
    for month, ids in ((JANUARY, "ab"), (MARCH, "bc"), (FEBRUARY, "ax")):
        store.keep(draft(month, {"referral": [referral(letter, JANUARY) for letter in ids]}))
    told = []
    for known_on in (JANUARY, FEBRUARY, MARCH, None):
        with store.session(SERVICE, known_on) as session:
            told.append("".join(row[0] for row in session.rows("SELECT referral_id FROM known_referral ORDER BY 1")))
    assert told == ["ab", "ax", "bc", "bc"]


def test_gathering_is_a_commit_of_its_own(store: Store) -> None:
    """It leaves the loads and the answer as they were, and nothing damaged."""
    for number in range(1, 5):
        store.keep(nth(number))
    before = store.loads()
    store.gather(SERVICE)
    assert (store.loads(), shown(store), store.verify()) == (before, 4, ())


def test_a_failed_load_leaves_nothing(store: Store) -> None:
    """A load that fails after it has its number leaves no row and no file."""
    store.keep(nth(1))
    before = files(store)
    twice = draft(FEBRUARY, {"referral": [referral("a", JANUARY)]}, files=(None,))
    with pytest.raises(AttributeError):
        store.keep(twice)
    assert (files(store), len(store.loads()), shown(store)) == (before, 1, 1)


def test_a_newer_store_is_not_read(store: Store, place: Place) -> None:
    """The version stands in the catalogue, wherever it is."""
    with store._catalogue.writing() as connection:
        connection.execute(STORE.update().values(format_version=FORMAT_VERSION + 1))
    with pytest.raises(NewerStore):
        Store.open(place.folder, place.url)


def test_readers_do_not_wait_for_a_load(store: Store) -> None:
    """While a load holds the catalogue and has written to it, a reader sees the last commit at once."""
    store.keep(nth(1))
    with store._catalogue.writing() as connection:
        connection.execute(STORE.update().values(format_version=FORMAT_VERSION))
        assert (shown(store), len(store.loads())) == (1, 1)


def test_a_reader_sees_one_commit(store: Store) -> None:
    """Two looks in one reading see the same, though a load was kept between them."""
    store.keep(nth(1))
    with store._catalogue.reading() as connection:
        looks = [connection.exec_driver_sql("SELECT count(*) FROM load").scalar()]
        if not store._catalogue.is_file:  # SQLite lets the commit wait for the reader; PostgreSQL keeps both.
            store.keep(nth(2))
        looks.append(connection.exec_driver_sql("SELECT count(*) FROM load").scalar())
    assert looks == [1, 1]


def test_two_processes_make_and_load_one_store_at_once(place: Place) -> None:
    """Every load of both is kept once, and the last day's is what stands."""
    with (
        loader(place.folder, 1, LOADS, SERVICE, place.url) as one,
        loader(place.folder, LOADS + 1, 2 * LOADS, SERVICE, place.url) as other,
    ):
        ends = [(child.wait(), child.stderr.read() if child.stderr else "") for child in (one, other)]
    store = Store.open(place.folder, place.url)
    assert (ends, len(store.loads())) == ([(0, "")] * 2, 2 * LOADS)
    assert (shown(store), store.verify()) == (2 * LOADS, ())


def test_a_killed_load_leaves_the_answer_before_it(store: Store, place: Place) -> None:
    """Killed with no warning in the middle of its loads, a process leaves a whole store that can be loaded."""
    with loader(place.folder, 1, 10_000, SERVICE, place.url) as child:
        assert child.stdout is not None
        while int(child.stdout.readline()) < LOADS:
            pass
        child.send_signal(signal.SIGKILL)
        last = max([LOADS, *map(int, child.stdout.read().split())])
    seen = shown(store)
    assert (seen in {last, last + 1}, len(store.loads()), store.verify()) == (True, seen, ())
    store.keep(nth(seen + 1))
    assert shown(store) == seen + 1
