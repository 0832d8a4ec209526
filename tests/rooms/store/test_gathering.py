from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.rooms.store.drafts import SERVICE
from tests.rooms.store.loading import START, files, nth, shown

from plimsoll.store import Store
from plimsoll.store.gathering import MOST_FRAGMENTS

LONG_AGO = "2020-01-01T00:00:00+00:00"
LONG_AGO_SECONDS = 1_577_836_800


def _kinds(store: Store, *, retired: bool = False) -> Counter[str]:
    """How many fragments of each kind the catalogue names."""
    with store._catalogue.reading() as connection:
        told = connection.exec_driver_sql("SELECT kind, retired_at IS NOT NULL FROM fragment").all()
    return Counter(kind for kind, is_retired in told if bool(is_retired) == retired)


def _let_time_pass(store: Store) -> None:
    """Gathered files were retired long ago."""
    with closing(sqlite3.connect(store.root / "catalogue.sqlite")) as connection:
        connection.execute("UPDATE fragment SET retired_at = ? WHERE retired_at IS NOT NULL", [LONG_AGO])
        connection.commit()


def _loaded(store: Store, number: int) -> None:
    for load in range(1, number + 1):
        store.keep(nth(load))


def test_a_year_of_monthly_loads_is_not_gathered(store: Store) -> None:
    """Up to the limit each load stays a fragment of its own."""
    _loaded(store, MOST_FRAGMENTS)
    assert _kinds(store) == {"full": 1, "delta": MOST_FRAGMENTS - 1}


def test_one_more_load_gathers_them_by_itself(store: Store) -> None:
    """Beyond the limit there are two fragments, and today's reader opens one of them."""
    _loaded(store, MOST_FRAGMENTS + 1)
    assert _kinds(store) == {"current": 1, "history": 1}
    with store.session(SERVICE) as session:
        plan = session.rows("EXPLAIN SELECT person_id FROM known_referral")[0][1].upper()
        assert ("READ_PARQUET" in plan, "JOIN" in plan, "UNION" in plan) == (True, False, False)
    assert (shown(store), store.verify()) == (MOST_FRAGMENTS + 1, ())


def test_every_day_is_known_after_gathering_and_after_more_loads(store: Store) -> None:
    """What was known on the day of each load is what that load said."""
    _loaded(store, MOST_FRAGMENTS + 4)
    for number in range(1, MOST_FRAGMENTS + 5):
        with store.session(SERVICE, nth(number).as_of) as session:
            assert session.rows("SELECT DISTINCT need_code, assumed FROM known_referral") == [(f"N{number}", True)]


def test_a_reader_that_opened_before_goes_on(store: Store) -> None:
    """The files that were gathered stay for a session that is open."""
    _loaded(store, 3)
    with store.session(SERVICE) as session:
        store.gather(SERVICE)
        _loaded_after = store.keep(nth(4))
        assert session.rows("SELECT DISTINCT need_code FROM known_referral") == [("N3",)]
    assert (shown(store), _loaded_after.id) == (4, 4)


def test_gathered_files_go_when_no_reader_can_need_them(store: Store) -> None:
    """A day later the next load strikes them out, and the load after it takes the files away."""
    _loaded(store, 3)
    old = files(store)
    store.gather(SERVICE)
    store.keep(nth(4))
    assert (_kinds(store, retired=True), old <= files(store)) == ({"full": 1, "delta": 2}, True)
    _let_time_pass(store)
    store.keep(nth(5))
    store.keep(nth(6))
    assert (_kinds(store, retired=True), old & files(store)) == ({}, set())
    assert (shown(store), store.verify()) == (6, ())


def test_gathering_nothing_writes_nothing(store: Store) -> None:
    """A service whose tables have one fragment each is left alone, and so is one that is not there."""
    store.keep(nth(1))
    before = files(store)
    store.gather(SERVICE)
    store.gather("nobody")
    assert files(store) == before


def test_a_row_that_is_gone_is_still_gone_after_gathering(store: Store) -> None:
    """Its tombstone stands with the current rows, so that a row that comes back knows when it was first known."""
    first = nth(1)
    store.keep(first)
    store.keep(nth(2).__class__(**_emptied(2)))
    store.gather(SERVICE)
    assert shown(store) == 0
    store.keep(nth(3))
    with store.session(SERVICE) as session:
        known = session.rows("SELECT DISTINCT first_known, assumed FROM known_referral")
    assert known == [(START, True)]


def _emptied(number: int) -> dict[str, object]:
    load = nth(number)
    told = {name: getattr(load, name) for name in load.__dataclass_fields__}
    return told | {"tables": {"referral": load.tables["referral"].slice(0, 0)}}  # type: ignore[attr-defined]


def test_what_a_killed_session_spilt_is_taken_away(store: Store) -> None:
    """What lies outside memory for over a day belongs to nobody; what is younger may still be used."""
    old, young = (store.root / "spill" / name for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir()
        (folder / "part.tmp").touch()
    os.utime(old, (LONG_AGO_SECONDS, LONG_AGO_SECONDS))
    store.keep(nth(1))
    assert (old.exists(), young.exists()) == (False, True)


def test_files_of_an_order_stay_together(store: Store, tmp_path: Path) -> None:
    """Two stores in which the same loads were gathered at different times answer alike."""
    other = Store.create(tmp_path / "other")
    _loaded(store, 5)
    for number in range(1, 6):
        other.keep(nth(number))
        other.gather(SERVICE)
    answers = []
    for one in (store, other):
        with one.session(SERVICE, nth(3).as_of) as session:
            answers.append(session.rows("SELECT * FROM known_referral ORDER BY referral_id"))
    assert answers[0] == answers[1]
