from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.rooms.store.drafts import SERVICE, draft, faults, referral
from tests.rooms.store.loading import files

import plimsoll
from plimsoll.store import FileCount, Store
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.faults import Fault, Reason

JANUARY, FEBRUARY, MARCH, APRIL = (date(2024, month, 1) for month in (1, 2, 3, 4))


def _ids(store: Store, known_on: date | None = None, table: str = "referral") -> str:
    with store.session(SERVICE, known_on) as session:
        return "".join(row[0] for row in session.rows(f"SELECT {table}_id FROM known_{table} ORDER BY 1"))


def _referrals(ids: str, received: date = JANUARY) -> list[dict[str, object]]:
    return [dict(referral(letter, received)) for letter in ids]


def test_a_load_is_kept_with_all_that_is_known_of_it(store: Store) -> None:
    """The load comes back with its number, its times, its maker, its files and its tables."""
    count = FileCount("ssd_cin_episodes.csv", "ab" * 32, "ssd_cin_episodes", "referral", 3, 1, 1, 1)
    before = datetime.now(UTC)
    kept = store.keep(draft(MARCH, {"referral": _referrals("a")}, files=(count,), window_start=FEBRUARY))
    assert store.loads() == (kept,)
    assert (kept.id, kept.service, kept.source, kept.as_of) == (1, SERVICE, "ssd", MARCH)
    assert (kept.partial, kept.window_start, kept.made_with) == (False, FEBRUARY, plimsoll.__version__)
    assert (kept.files, kept.tables) == ((count,), {"referral"})
    assert before <= kept.made_at <= datetime.now(UTC)


def test_the_loads_of_one_service_can_be_asked_for(store: Store) -> None:
    """Services stand beside each other; each has its own loads."""
    store.keep(draft(MARCH, {}, service="north"))
    store.keep(draft(MARCH, {}, service="south"))
    assert ([load.service for load in store.loads("south")], store.services()) == (["south"], ("north", "south"))


def test_services_do_not_see_each_other(store: Store) -> None:
    """A load of one service ends nothing in another."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("ab")}))
    store.keep(draft(MARCH, {"referral": _referrals("x")}, service="another"))
    assert _ids(store) == "ab"


def test_an_unchanged_row_writes_nothing(store: Store) -> None:
    """The same content again makes a load but no fragment, wherever the rows now stand in their file."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("ab")}))
    before = files(store)
    store.keep(draft(MARCH, {"referral": _referrals("ab")[::-1]}))
    assert (files(store), len(store.loads())) == (before, 2)


def test_a_changed_row_writes_one_version(store: Store) -> None:
    """One row that says something new is one row in the new fragment."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("abc")}))
    store.keep(draft(MARCH, {"referral": [*_referrals("ab"), referral("c", JANUARY, MARCH)]}))
    with store._catalogue.reading() as connection:
        written = connection.exec_driver_sql("SELECT kind, rows FROM fragment ORDER BY id").all()
    assert [tuple(row) for row in written] == [("full", 3), ("delta", 1)]


def test_a_row_that_is_no_longer_carried_stops_being_known(store: Store) -> None:
    """It stops on the as-of day of the load that dropped it, and was known until then."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("ab")}))
    store.keep(draft(MARCH, {"referral": _referrals("b")}))
    days = (FEBRUARY, MARCH - timedelta(days=1), MARCH, None)
    assert [_ids(store, day) for day in days] == ["ab", "ab", "b", "b"]


def test_a_row_may_come_back(store: Store) -> None:
    """A row that was dropped and is carried again is known again, and its first day stays what it was."""
    for month, ids in ((FEBRUARY, "ab"), (MARCH, "b"), (APRIL, "ab")):
        store.keep(draft(month, {"referral": _referrals(ids)}))
    with store.session(SERVICE) as session:
        first = session.rows("SELECT first_known, assumed, load_id FROM known_referral WHERE referral_id = 'a'")
    assert ([_ids(store, day) for day in (FEBRUARY, MARCH, APRIL)], first) == (["ab", "b", "ab"], [(JANUARY, True, 3)])


def test_a_partial_load_ends_nothing(store: Store) -> None:
    """What it does not carry stays; what it carries is new or changed."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("ab")}))
    store.keep(draft(MARCH, {"referral": _referrals("bc")}, partial=True))
    assert _ids(store) == "abc"


def test_a_row_wholly_before_the_window_stays(store: Store) -> None:
    """A format that covers from February on says nothing of a referral whose latest day is in January."""
    rows = [referral("a", JANUARY), referral("b", JANUARY, FEBRUARY), referral("c", FEBRUARY)]
    store.keep(draft(FEBRUARY, {"referral": rows}))
    store.keep(draft(MARCH, {"referral": []}, window_start=FEBRUARY))
    assert _ids(store) == "a"


def test_a_register_has_no_day_to_lie_before_a_window(store: Store) -> None:
    """A row with no day at all is dropped when a windowed load that carries its table leaves it out."""
    store.keep(draft(FEBRUARY, {"team": [{"team_id": "a"}, {"team_id": "b"}]}))
    store.keep(draft(MARCH, {"team": [{"team_id": "b"}]}, window_start=JANUARY))
    assert _ids(store, table="team") == "b"


def test_a_table_that_a_load_does_not_carry_is_untouched(store: Store) -> None:
    """An empty table was carried; one that is not there was not."""
    store.keep(draft(FEBRUARY, {"referral": _referrals("ab"), "contact": []}))
    store.keep(draft(MARCH, {"team": [{"team_id": "x"}]}))
    assert _ids(store) == "ab"
    store.keep(draft(APRIL, {"referral": []}))
    assert _ids(store) == ""


def test_a_late_load_answers_for_its_own_days_only(store: Store) -> None:
    """A load for February that comes after March's changes what was known in February, and nothing from March on."""
    store.keep(draft(JANUARY, {"referral": _referrals("ab")}))
    store.keep(draft(MARCH, {"referral": _referrals("bc")}))
    store.keep(draft(FEBRUARY, {"referral": _referrals("axy")}))
    days = (JANUARY, FEBRUARY, MARCH - timedelta(days=1), MARCH, None)
    assert [_ids(store, day) for day in days] == ["ab", "axy", "axy", "bc", "bc"]


def test_a_late_load_rewrites_no_file(store: Store) -> None:
    """Every file that was there is there, byte for byte, after a late load."""
    store.keep(draft(JANUARY, {"referral": _referrals("ab")}))
    store.keep(draft(MARCH, {"referral": _referrals("bc")}))
    before = {path: (store.root / path).read_bytes() for path in files(store)}
    store.keep(draft(FEBRUARY, {"referral": _referrals("axy")}))
    assert {path: (store.root / path).read_bytes() for path in before} == before


def test_a_load_before_the_first_becomes_the_first(store: Store) -> None:
    """What the new first load tells is assumed for the days before; what only the old first load told no longer is."""
    store.keep(draft(MARCH, {"referral": _referrals("ab")}))
    store.keep(draft(FEBRUARY, {"referral": _referrals("a")}))
    with store.session(SERVICE) as session:
        told = session.rows("SELECT referral_id, first_known, assumed FROM known_referral ORDER BY 1")
        assert (told, session.first_as_of) == ([("a", JANUARY, True), ("b", MARCH, False)], FEBRUARY)


def test_two_loads_of_one_day_stand_in_the_order_they_were_made(store: Store) -> None:
    """The later made one has the last word."""
    store.keep(draft(MARCH, {"referral": [referral("a", JANUARY, need_code="N1")]}))
    store.keep(draft(MARCH, {"referral": [referral("a", JANUARY, need_code="N2")]}))
    with store.session(SERVICE, MARCH) as session:
        assert session.rows("SELECT need_code, assumed FROM known_referral") == [("N2", True)]


def test_the_same_files_are_known_again(store: Store) -> None:
    """A load is found by all its files or some of them, for its own service and source; never by none."""
    counts = tuple(FileCount(f"{name}.csv", name * 64, name, "referral", 0, 0, 0, 0) for name in "ab")
    kept = store.keep(draft(MARCH, {}, files=counts))
    both, one, other = ["a" * 64, "b" * 64], ["b" * 64], ["b" * 64, "c" * 64]
    assert [store.already(SERVICE, "ssd", hashes) for hashes in (both, one, other, [])] == [kept, kept, None, None]
    assert (store.already("another", "ssd", one), store.already(SERVICE, "annex_a", one)) == (None, None)


def test_the_faults_of_a_load_are_kept_as_they_were_found(store: Store) -> None:
    """Each with its file, row, column, reason and detail."""
    first = {"file": "a.csv", "row": 7, "column": "date", "reason": "BAD_DATE", "detail": ""}
    second = {"file": "a.csv", "row": 3, "column": "", "reason": "SAME_KEY", "detail": "2"}
    store.keep(draft(MARCH, {}))
    kept = store.keep(draft(MARCH, {}, faults=faults(first, second)))
    told = (Fault("a.csv", 7, "date", Reason.BAD_DATE), Fault("a.csv", 3, "", Reason.SAME_KEY, "2"))
    assert (store.refused(1), store.refused(kept.id)) == ((), told)


def test_the_faults_of_no_load_cannot_be_asked_for(store: Store) -> None:
    """A number that no load has is wrong use."""
    with pytest.raises(WrongUse, match="There is no load 5"):
        store.refused(5)


def test_a_tombstone_keeps_nothing_of_what_the_row_said(store: Store) -> None:
    """The fragment of a dropped row holds its key and no other cell."""
    store.keep(draft(FEBRUARY, {"referral": [referral("a", JANUARY, need_code="N4")]}))
    store.keep(draft(MARCH, {"referral": []}))
    (tombstone,) = (store.root / "data").rglob("*-delta-*.parquet")
    with store.session(SERVICE) as session:
        row = session.columns(f"SELECT * FROM read_parquet('{tombstone}')")
    said = {name: cells for name, cells in row.items() if cells != [None]}
    assert said == {
        "referral_id": ["a"],
        "load_id": [2],
        "as_of": [MARCH],
        "at_load": [2],
        "by_load": [2],
        "gone": [True],
    }
