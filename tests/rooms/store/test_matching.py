"""The people and teams of a workforce file, matched to the case system's, in a real store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.rooms.store.drafts import SERVICE, Row, draft

from plimsoll.store import Store
from plimsoll.store.matching import match_counts

JANUARY, MARCH = date(2024, 1, 1), date(2024, 3, 1)
NO_BREAK, THIN, ZERO_WIDTH, MARK = "\u00a0", "\u2009", "\u200b", "\ufeff"


def _in_post(*people: Row) -> list[Row]:
    return [{"employment_id": f"e{n}", "started": JANUARY} | dict(person) for n, person in enumerate(people)]


def _matched(store: Store, employment: Sequence[Row], worker: Sequence[Row]) -> list[tuple[object, ...]]:
    store.keep(draft(MARCH, {"employment": _in_post(*employment)}, source="hr"))
    store.keep(draft(MARCH, {"worker": worker}))
    with store.session(SERVICE) as session:
        return session.rows("SELECT staff_id, worker_id, matched_by FROM matched_worker ORDER BY staff_id")


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("SW1000000001", "SW1000000001"),
        ("sw1000000001", "SW1000000001"),
        ("SW1000000001", "Sw1000000001"),
        (f" SW1000000001{NO_BREAK}", f"{MARK}SW1000000001"),
    ],
)
def test_a_registration_number_settles_who_it_is(store: Store, given: str, held: str) -> None:
    """Trimmed, and without regard to case, whatever the names say."""
    told = _matched(
        store,
        [{"staff_id": "s1", "registration": given, "name": "Anne Lee"}],
        [{"worker_id": "w1", "registration": held, "name": "Anne Lee-Smith"}],
    )
    assert told == [("s1", "w1", "registration")]


def test_registration_comes_before_identifier_and_name(store: Store) -> None:
    """The number says one worker, the identifier a second, the name a third: the number is believed."""
    workers = [
        {"worker_id": "w1", "registration": "SW1"},
        {"worker_id": "w2", "staff_id": "s1"},
        {"worker_id": "w3", "name": "Anne Lee"},
    ]
    told = _matched(store, [{"staff_id": "s1", "registration": "SW1", "name": "Anne Lee"}], workers)
    assert told == [("s1", "w1", "registration")]


def test_an_identifier_comes_before_a_name(store: Store) -> None:
    """And the employer's identifier in the case system before an identifier of its own that happens to be the same."""
    workers = [{"worker_id": "s1"}, {"worker_id": "w2", "staff_id": "s1"}, {"worker_id": "w3", "name": "Anne Lee"}]
    told = _matched(store, [{"staff_id": "s1", "name": "Anne Lee"}], workers)
    assert told == [("s1", "w2", "staff id")]


def test_the_case_systems_own_identifier_will_do(store: Store) -> None:
    """Where the employer and the case system use one."""
    assert _matched(store, [{"staff_id": "s1"}], [{"worker_id": "s1"}]) == [("s1", "s1", "staff id")]


@pytest.mark.parametrize(
    "name",
    [
        "Anne Lee",
        "  anne   LEE ",
        f"Anne{NO_BREAK}Lee",
        f"{MARK}Anne {THIN}{NO_BREAK} Lee{NO_BREAK}",
        f"Anne{ZERO_WIDTH}{NO_BREAK}Lee",
        "Anne\tLee\n",
    ],
)
def test_a_name_is_matched_whatever_its_spaces_and_case(store: Store, name: str) -> None:
    """No-break, thin and zero-width spaces come out of web pages and Office."""
    assert _matched(store, [{"staff_id": "s1", "name": name}], [{"worker_id": "w1", "name": "Anne Lee"}]) == [
        ("s1", "w1", "name")
    ]


@pytest.mark.parametrize("side", ["employer", "case system"])
def test_a_name_that_two_people_have_matches_nobody(store: Store, side: str) -> None:
    """On either side: a guess would give one person the other's cases."""
    people = [{"staff_id": "s1", "name": "Anne Lee"}]
    workers = [{"worker_id": "w1", "name": "Anne Lee"}]
    if side == "employer":
        people.append({"staff_id": "s2", "name": "ANNE  LEE"})
    else:
        workers.append({"worker_id": "w2", "name": "anne lee"})
    assert _matched(store, people, workers) == [(person["staff_id"], None, None) for person in people]


def test_a_person_of_two_posts_is_one_person(store: Store) -> None:
    """Two rows of one identifier are one person, whose name stands once; any of the rows may hold the number."""
    people = [{"staff_id": "s1", "name": "Anne Lee"}, {"staff_id": "s1", "name": "Anne Lee", "registration": "SW1"}]
    assert _matched(store, people, [{"worker_id": "w1", "name": "Anne Lee"}]) == [("s1", "w1", "name")]
    store.keep(draft(MARCH, {"worker": [{"worker_id": "w9", "registration": "sw1"}]}))
    with store.session(SERVICE) as session:
        assert session.rows("FROM matched_worker") == [("s1", "w9", "registration")]


def test_a_number_of_two_workers_gives_one_of_them(store: Store) -> None:
    """A worker entered twice in the case system: the first by identifier, so that the answer is always the same."""
    workers = [{"worker_id": "w2", "registration": "SW1"}, {"worker_id": "w1", "registration": "SW1"}]
    assert _matched(store, [{"staff_id": "s1", "registration": "SW1"}], workers) == [("s1", "w1", "registration")]


def test_what_is_empty_matches_nothing(store: Store) -> None:
    """Two people without a number or a name do not thereby share one."""
    empty: Row = {"registration": " ", "name": f"{NO_BREAK}"}
    told = _matched(store, [{"staff_id": "s1"} | dict(empty)], [{"worker_id": "w1"} | dict(empty), {"worker_id": "w2"}])
    assert told == [("s1", None, None)]


def test_every_way_is_counted(store: Store) -> None:
    """How many people there are, and by number, by identifier and by name."""
    people = [
        {"staff_id": "s1", "registration": "SW1"},
        {"staff_id": "s2"},
        {"staff_id": "s3", "name": "Anne Lee"},
        {"staff_id": "s4", "name": "Nobody"},
        {"staff_id": "s2"},
    ]
    workers = [
        {"worker_id": "w1", "registration": "SW1"},
        {"worker_id": "w2", "staff_id": "s2"},
        {"worker_id": "w3", "name": "Anne Lee"},
    ]
    _matched(store, people, workers)
    with store.session(SERVICE) as session:
        assert session.rows(match_counts()) == [(4, 1, 1, 1)]


def test_where_no_worker_was_loaded_everybody_stays_unmatched(store: Store) -> None:
    """A workforce file alone, and no file at all."""
    store.keep(draft(MARCH, {"employment": _in_post({"staff_id": "s1", "name": "Anne Lee"})}, source="hr"))
    for service, expected in ((SERVICE, [("s1", None, None)]), ("nobody", [])):
        with store.session(service) as session:
            assert session.rows("SELECT * FROM matched_worker") == expected


def test_a_team_is_known_by_its_identifier_or_its_name(store: Store) -> None:
    """Its identifier first; a name that two teams share, or that none has, stays the word it was."""
    given = ["T1", f"east{NO_BREAK} TEAM", "Duty", "Elsewhere", "T2", None]
    teams = [("T1", "East Team"), ("T2", "Duty"), ("T3", "duty"), ("T4", "T2")]
    posts = [{"staff_id": f"s{n}", "team_id": team} for n, team in enumerate(given)]
    vacancy = {"vacancy_id": "v", "started": JANUARY, "team_id": "East Team"}
    store.keep(draft(MARCH, {"employment": _in_post(*posts), "vacancy": [vacancy]}, source="hr"))
    store.keep(draft(MARCH, {"team": [{"team_id": key, "name": name} for key, name in teams]}))
    with store.session(SERVICE) as session:
        told = dict(session.rows("SELECT given, team_id FROM matched_team"))
        assert session.rows("SELECT count(*) FROM matched_team") == [(len(told),)]
    assert told == {
        "T1": "T1",
        f"east{NO_BREAK} TEAM": "T1",
        "East Team": "T1",
        "Duty": "Duty",
        "Elsewhere": "Elsewhere",
        "T2": "T2",
    }


def test_matching_stands_beside_any_other_question(store: Store) -> None:
    """In capitals, in a join, asked twice, and inside a table of one's own."""
    _matched(store, [{"staff_id": "s1", "name": "Anne Lee"}], [{"worker_id": "w1", "name": "Anne Lee"}])
    with store.session(SERVICE) as session:
        session.run("CREATE TEMP TABLE mine AS SELECT * FROM MATCHED_WORKER JOIN known_worker USING (worker_id)")
        assert session.rows("SELECT name, matched_by FROM mine") == [("Anne Lee", "name")]
        assert session.rows("SELECT count(*) FROM matched_worker, matched_team") == [(0,)]


def test_who_was_matched_on_a_day_is_as_known_on_that_day(store: Store) -> None:
    """A number that the case system was given later had not matched before."""
    store.keep(draft(JANUARY, {"employment": _in_post({"staff_id": "s1", "registration": "SW1"})}, source="hr"))
    for day, number in ((JANUARY, None), (MARCH, "SW1")):
        store.keep(draft(day, {"worker": [{"worker_id": "w1", "registration": number}]}))
    told = []
    for day in (JANUARY, MARCH):
        with store.session(SERVICE, day) as session:
            told.append(session.rows("SELECT worker_id FROM matched_worker"))
    assert told == [[(None,)], [("w1",)]]
