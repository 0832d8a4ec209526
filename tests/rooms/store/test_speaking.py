"""Who speaks for a table, in a real store: by rank, together, by setting, and by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.rooms.store.drafts import SERVICE, Row, draft, referral

from plimsoll.store import Store
from plimsoll.store.folders import PROFILES
from plimsoll.vocabulary.errors import WrongUse

JANUARY, FEBRUARY, MARCH, APRIL = (date(2024, month, 1) for month in (1, 2, 3, 4))
RETURNS = ("cin_census", "ssda903")


def _keep(store: Store, as_of: date, source: str, **tables: Sequence[Row]) -> None:
    store.keep(draft(as_of, tables, source=source))


def _rows(store: Store, sql: str, known_on: date | None = None) -> list[tuple[Any, ...]]:
    with store.session(SERVICE, known_on) as session:
        return session.rows(sql)


def _teams(store: Store, known_on: date | None = None) -> list[str]:
    return [row[0] for row in _rows(store, "SELECT team_id FROM known_team ORDER BY 1", known_on)]


def _set(store: Store, text: str) -> None:
    folder = store.root / PROFILES
    folder.mkdir(exist_ok=True)
    (folder / f"{SERVICE}.toml").write_text(text, encoding="utf-8")


def test_the_better_informed_speaks_from_the_day_it_was_loaded(store: Store) -> None:
    """It is believed from its load on; the other fills what it does not carry, and answers for the days before."""
    _keep(store, FEBRUARY, "annex_a", referral=[referral("a", JANUARY)], team=[{"team_id": "x"}])
    _keep(store, MARCH, "ssd", referral=[referral("b", JANUARY)])
    question = "SELECT referral_id, team.team_id FROM known_referral, known_team AS team"
    told = [_rows(store, question, day) for day in (JANUARY, FEBRUARY, MARCH, None)]
    assert told == [[("a", "x")], [("a", "x")], [("b", "x")], [("b", "x")]]
    assert store.speakers(SERVICE) == {"referral": ("ssd",), "team": ("annex_a",)}


def test_a_table_carried_empty_is_spoken_for(store: Store) -> None:
    """The better source says that there are none: that is an answer, and nobody else is asked."""
    _keep(store, FEBRUARY, "annex_a", team=[{"team_id": "x"}])
    _keep(store, FEBRUARY, "ssd", team=[])
    assert (_teams(store), store.speakers(SERVICE)) == ([], {"team": ("ssd",)})


def test_two_returns_tell_the_children_together(store: Store) -> None:
    """The view holds the rows of both; of a child that both name the census's row stands, once."""
    _keep(store, MARCH, "ssda903", person=[{"person_id": "both", "died": MARCH}, {"person_id": "in care"}], plan=[])
    _keep(store, MARCH, "cin_census", person=[{"person_id": "both"}, {"person_id": "in need"}])
    told = _rows(store, "SELECT person_id, died, load_id FROM known_person ORDER BY 1")
    assert told == [("both", None, 2), ("in care", None, 1), ("in need", None, 2)]
    assert store.speakers(SERVICE) == {"person": RETURNS, "plan": ("ssda903",)}


def test_a_key_the_census_gave_up_is_told_by_the_other_return(store: Store) -> None:
    """A child that a later census no longer carries is still one of the children looked after."""
    _keep(store, MARCH, "ssda903", person=[{"person_id": "both"}])
    _keep(store, MARCH, "cin_census", person=[{"person_id": "both"}, {"person_id": "in need"}])
    _keep(store, APRIL, "cin_census", person=[{"person_id": "in need"}])
    told = [_rows(store, "SELECT person_id, load_id FROM known_person ORDER BY 1", day) for day in (MARCH, None)]
    assert told == [[("both", 2), ("in need", 2)], [("both", 1), ("in need", 2)]]


def test_a_key_of_several_columns_is_one_key(store: Store) -> None:
    """A plan of one number but another kind is another plan."""
    plan = {"part_id": "1", "plan_id": "1", "person_id": "a", "started": JANUARY}
    _keep(store, MARCH, "cin_census", plan=[plan | {"kind": "CP"}])
    _keep(store, MARCH, "ssda903", plan=[plan | {"kind": "CLA"}, plan | {"kind": "CP", "person_id": "other"}])
    told = _rows(store, "SELECT kind, person_id FROM known_plan ORDER BY 1")
    assert told == [("CLA", "a"), ("CP", "a")]


def test_a_third_source_silences_both_returns(store: Store) -> None:
    """Annex A, better informed, speaks alone."""
    for source in (*RETURNS, "annex_a"):
        _keep(store, MARCH, source, team=[], person=[{"person_id": source}])
    assert _rows(store, "SELECT person_id FROM known_person") == [("annex_a",)]


def test_an_employers_file_speaks_before_the_census(store: Store) -> None:
    """For what no case system knows; and the census fills what the file leaves out."""
    held = {"employment_id": "1", "staff_id": "s", "started": JANUARY}
    vacancy = {"vacancy_id": "v", "started": JANUARY}
    _keep(store, FEBRUARY, "csww", employment=[held | {"role": "census"}], vacancy=[vacancy])
    _keep(store, FEBRUARY, "hr", employment=[held | {"role": "file"}])
    assert _rows(store, "SELECT e.role, vacancy_id FROM known_employment e, known_vacancy") == [("file", "v")]


def test_a_setting_changes_who_speaks(store: Store) -> None:
    """At once and for every load there was; taken back, the usual one speaks again."""
    _keep(store, FEBRUARY, "annex_a", team=[{"team_id": "annex"}])
    _keep(store, FEBRUARY, "ssd", team=[{"team_id": "ssd"}])
    _set(store, '[speaks]\nteam = "annex_a"\n')
    assert (_teams(store), store.speakers(SERVICE)) == (["annex"], {"team": ("annex_a",)})
    _set(store, "")
    assert (_teams(store), store.speakers(SERVICE)) == (["ssd"], {"team": ("ssd",)})


def test_a_setting_of_a_source_that_said_nothing_changes_nothing(store: Store) -> None:
    """Somebody must speak."""
    _keep(store, FEBRUARY, "ssd", team=[{"team_id": "ssd"}])
    _set(store, '[speaks]\nteam = "annex_a"\n')
    assert _teams(store) == ["ssd"]


@pytest.mark.parametrize("line", ['teams = "ssd"', 'team = "sdd"'])
def test_a_setting_that_is_mistyped_is_told(store: Store, line: str) -> None:
    """Whoever opens the store is told, and not given another source's answer."""
    _set(store, f"[speaks]\n{line}\n")
    for ask in (store.session, store.speakers):
        with pytest.raises(WrongUse, match=r"\[speaks\]"):
            ask(SERVICE)


def test_the_first_load_of_each_source_is_assumed(store: Store) -> None:
    """An employer's file that comes a month later tells of years too, as the first extract did."""
    _keep(store, FEBRUARY, "ssd", referral=[referral("a", JANUARY)])
    held = {"employment_id": "1", "staff_id": "s", "started": JANUARY, "ended": MARCH}
    _keep(store, APRIL, "hr", employment=[held])
    question = "SELECT ended, first_known, assumed FROM known_employment"
    told = [_rows(store, question, day) for day in (FEBRUARY, MARCH, None)]
    assert told == [[(None, JANUARY, True)], [(MARCH, JANUARY, True)], [(MARCH, JANUARY, True)]]
    with store.session(SERVICE) as session:
        assert (session.told_again(), session.first_as_of) == (False, FEBRUARY)


def test_what_a_source_tells_later_is_known_from_then(store: Store) -> None:
    """Only between two loads of one source does it show how late a row was."""
    held = {"staff_id": "s", "started": JANUARY}
    _keep(store, FEBRUARY, "ssd", referral=[referral("a", JANUARY)])
    _keep(store, MARCH, "hr", employment=[held | {"employment_id": "1"}])
    _keep(store, APRIL, "hr", employment=[held | {"employment_id": n} for n in "12"])
    told = _rows(store, "SELECT employment_id, first_known, assumed FROM known_employment ORDER BY 1")
    assert told == [("1", JANUARY, True), ("2", APRIL, False)]
    for day, again in ((MARCH, False), (APRIL, True)):
        with store.session(SERVICE, day) as session:
            assert (session.told_again(), session.holds("employment")) == (again, True)


def test_a_source_that_nobody_asks_tells_nothing_again(store: Store) -> None:
    """Two loads of Annex A do not make an SSD that was loaded once told twice."""
    for day in (JANUARY, FEBRUARY):
        _keep(store, day, "annex_a", team=[{"team_id": "x"}])
    _keep(store, MARCH, "ssd", team=[{"team_id": "y"}])
    told = []
    for day in (FEBRUARY, None):
        with store.session(SERVICE, day) as session:
            told.append(session.told_again())
    assert told == [True, False]


def test_one_speaker_is_a_plain_scan_whoever_else_told_the_table(store: Store) -> None:
    """Neither a source that is not asked nor a partner that told no row makes a question dearer."""
    _keep(store, FEBRUARY, "annex_a", team=[{"team_id": "x"}])
    _keep(store, FEBRUARY, "ssd", team=[{"team_id": "y"}], person=[])
    _keep(store, FEBRUARY, "ssda903", missing=[])
    _keep(store, FEBRUARY, "cin_census", missing=[{"missing_id": "m", "person_id": "p", "started": JANUARY}])
    with store.session(SERVICE) as session:
        plans = [session.rows(f"EXPLAIN SELECT * FROM known_{table}")[0][1] for table in ("team", "missing")]
    assert [("READ_PARQUET" in plan, "JOIN" in plan, "UNION" in plan) for plan in plans] == [(True, False, False)] * 2


def test_a_view_told_by_two_has_the_same_types(store: Store) -> None:
    """Put together from two sources, its columns are those of a plain scan."""
    _keep(store, FEBRUARY, "cin_census", referral=[referral("a", JANUARY)])
    one = _rows(store, "DESCRIBE known_referral")
    _keep(store, FEBRUARY, "ssda903", referral=[referral("b", JANUARY)])
    assert _rows(store, "DESCRIBE known_referral") == one
    assert _rows(store, "SELECT count(*) FROM known_referral") == [(2,)]
