"""The week of the small council: what its log, its ladder and its aligned children say of seven days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.council import FORMULA, loaded

import plimsoll
from plimsoll.conditions.owed import Work
from plimsoll.door import Plimsoll
from plimsoll.door.digest import Crowd, Digest, Seal, Sort, Turn
from plimsoll.door.digesting import WORK
from plimsoll.vocabulary.errors import NotPermitted, WrongUse

RAISED = date(2018, 11, 1)
"""A Thursday, on which somebody first looks: nine matters are raised, to be answered by Tuesday the 6th."""

CONCERN = date(2018, 11, 2)
WEDNESDAY = date(2018, 11, 7)
"""The day after nobody answered: what was raised on the 1st has climbed, though nobody has looked again."""

Ask = Callable[..., Digest]

SAID = "The duty phone rings out"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Plimsoll:
    """The council with its ladder: looked at once, with a concern that an agency raised the day after."""
    store = plimsoll.open(loaded(tmp_path_factory.mktemp("week")))
    store.escalate(RAISED)
    store.concern(SAID, "agency", on=CONCERN, team="North", case="P1")
    return store


@pytest.fixture(scope="module")
def ask(store: Plimsoll) -> Ask:
    """A week of it, gathered once however often it is asked for: its charts take a moment."""
    return cache(store.digest)


def turns(told: Digest) -> dict[Turn, int]:
    return dict(Counter(each.turn for each in told.week))


def test_what_waits_is_listed_by_the_role_it_has_come_to(ask: Ask) -> None:
    """The highest role first; of each the longest unanswered, with how late it is and the next day to answer."""
    told = ask(WEDNESDAY, children=True)
    assert [(each.id, each.role, each.unanswered, each.child) for each in told.waiting] == [
        ("M1", "service manager", 1, "P2"),
        ("M2", "service manager", 1, "P5"),
        ("M3", "service manager", 1, "P1"),
        ("M4", "service manager", 1, "P2"),
        ("M5", "service manager", 1, "P5"),
        ("M6", "service manager", 1, "P2"),
        ("M7", "service manager", 1, "P5"),
        ("M8", "service manager", 1, "P5"),
        ("M9", "service manager", 1, "P1"),
        ("M10", "team manager", None, "P1"),
    ]
    assert told.waiting[0].answer_by == date(2018, 11, 12)
    assert [each.team for each in told.waiting[:2]] == ["North", FORMULA]


def test_what_no_measure_counts_is_told_in_words_and_of_nobody(ask: Ask) -> None:
    """What leaves by post has no other words than these for overdue work: no kind of work is told by its bare name."""
    told = {each.measure for each in ask(WEDNESDAY).waiting if each.sort is Sort.OVERDUE}
    assert told
    assert not told & set(Work)
    assert told & set(WORK.values())
    assert set(WORK) == set(Work)


def test_the_week_tells_what_was_raised_and_what_climbed_by_itself(ask: Ask) -> None:
    """The steps that fell due are told, though nobody has written them yet; they are told of each role they touch."""
    told = ask(WEDNESDAY)
    assert turns(told) == {Turn.RAISED: 10, Turn.CLIMBED: 9}
    assert {(each.day, each.role, each.before) for each in told.week if each.turn is Turn.CLIMBED} == {
        (WEDNESDAY, "service manager", "team manager")
    }
    assert turns(ask(WEDNESDAY, "service manager")) == {Turn.CLIMBED: 9}
    assert turns(ask(WEDNESDAY, "Team  MANAGER")) == {Turn.RAISED: 10, Turn.CLIMBED: 9}


def test_a_digest_is_of_seven_days_only(ask: Ask) -> None:
    """What was raised on the 1st stands in the week to the 7th, and no more in the week to the 8th."""
    assert turns(ask(date(2018, 11, 8))) == {Turn.RAISED: 1, Turn.CLIMBED: 10}


def test_what_was_not_yet_raised_is_not_told(ask: Ask) -> None:
    """The day before anybody looked nothing waits; the log's seal is that of the log as it stands now."""
    told = ask(date(2018, 10, 31))
    assert (told.waiting, told.week, told.seal.entries) == ((), (), 10)


def test_one_role_is_told_of_what_waits_for_it_alone(ask: Ask) -> None:
    """However its name is written; and the ladder's own wording stands in the title."""
    told = ask(WEDNESDAY, "Team  MANAGER")
    assert (told.role, [each.id for each in told.waiting]) == ("team manager", ["M10"])
    assert len(ask(WEDNESDAY, "service manager").waiting) == 9


def test_a_role_that_is_on_no_step_is_refused(ask: Ask) -> None:
    """The roles that there are stand in the sentence."""
    with pytest.raises(WrongUse, match="team manager, service manager, head of service, director, partnership"):
        ask(WEDNESDAY, "mayor")


def test_aligned_children_are_counted_by_team_and_once_in_all(ask: Ask) -> None:
    """By the names of the teams, now and a week before."""
    told = ask(WEDNESDAY)
    assert told.crowds == (Crowd(FORMULA, 1, 1, 1), Crowd("North", 2, 1, 1))
    assert told.whole == Crowd(None, 3, 2, 2)


def test_nothing_is_claimed_of_charts_that_could_not_be_drawn(ask: Ask) -> None:
    """Six weeks of records are too few for a chart, so no rate of false alerts is told either."""
    told = ask(WEDNESDAY)
    assert (told.standing, told.false_alerts) == ((), None)


def test_the_seal_is_the_logs_own_head(ask: Ask, store: Plimsoll) -> None:
    """Whoever keeps the digest can prove the log by it."""
    told = ask(WEDNESDAY).seal
    assert told == Seal(10, store.verify().about["head"])
    assert store.verify(told.hash)["held"] == [True]


def test_children_are_named_only_where_they_are_asked_for(ask: Ask) -> None:
    """And never with what leaves by post, which holds no words either."""
    assert {each.child for each in ask(WEDNESDAY).waiting} == {None}
    posted = ask(WEDNESDAY, posted=True)
    assert {(each.child, each.words) for each in posted.waiting} == {(None, "")}
    assert (posted.posted, posted.waiting[-1].sort) == (True, Sort.CONCERN)
    with pytest.raises(NotPermitted, match="No child is named in what leaves by post"):
        ask(WEDNESDAY, children=True, posted=True)


def test_an_answer_and_a_settled_concern_are_told_of_whoever_gave_them(tmp_path: Path) -> None:
    """What is answered waits no more until its date has passed; then it has come back, one step higher."""
    store = plimsoll.open(loaded(tmp_path))
    store.escalate(RAISED)
    store.concern(SAID, "agency", on=CONCERN)
    store.acknowledge("M1", "team manager", "A duty worker is named.", on=CONCERN, next="2018-11-05")
    store.acknowledge("M10", "director", "The line is staffed.", on=CONCERN, settled=True)
    told = store.digest(WEDNESDAY)
    assert [(each.turn, each.day, each.role) for each in told.week if each.item.id in {"M1", "M10"}] == [
        (Turn.RAISED, RAISED, "team manager"),
        (Turn.RAISED, CONCERN, "team manager"),
        (Turn.ANSWERED, CONCERN, "team manager"),
        (Turn.SETTLED, CONCERN, "director"),
        (Turn.RETURNED, date(2018, 11, 6), "service manager"),
    ]
    assert [each.id for each in store.digest(date(2018, 11, 5)).waiting] == [f"M{n}" for n in range(2, 10)]
    assert "M10" not in {each.id for each in told.waiting}


def test_an_identifier_in_the_words_of_a_matter_is_taken_out(tmp_path: Path) -> None:
    """A concern may name a case by its identifier; without --children it stands as "the child", whole words only."""
    store = plimsoll.open(loaded(tmp_path))
    store.concern("P1 waits, and P10 is another.", "worker", on=CONCERN, case="P1")
    assert [each.words for each in store.digest(CONCERN).waiting] == ["the child waits, and P10 is another."]


def test_a_store_that_was_never_looked_at_says_so(tmp_path: Path) -> None:
    """Nothing waits, and the seal is empty."""
    told = plimsoll.open(loaded(tmp_path)).digest(WEDNESDAY)
    assert (told.waiting, told.week, told.seal) == ((), (), Seal(0, ""))
