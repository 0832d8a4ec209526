"""What is written when somebody looks at a day, on days of June 2024 counted by eye."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.escalation.book import LADDER, Book, june, standing

from plimsoll.escalation.matter import Sort, State
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder, Step

A, B = standing("a"), standing("b")


def test_what_stands_is_raised_on_the_first_step() -> None:
    """It waits for the first role, with that role's working days from the day after."""
    book = Book()
    assert book.look(june(3), A) == ["raised 3"]
    matter = book.on(june(3))[0]
    assert (matter.id, matter.standing, matter.state) == ("M1", A, State.WAITING)
    assert (matter.step, matter.role, matter.answer_by, matter.unanswered(june(5))) == (
        0,
        "team manager",
        june(5),
        None,
    )


def test_working_days_are_counted() -> None:
    """Raised on a Thursday with two working days, it may be answered until Monday."""
    book = Book()
    book.look(june(6), A)
    assert book.on(june(6))[0].answer_by == june(10)


def test_unanswered_it_climbs_the_day_after() -> None:
    """On its last day it waits still; the day after it is the next role's, who has days of its own."""
    book = Book()
    book.look(june(3), A)
    assert book.look(june(5), A) == []
    assert book.look(june(6), A) == ["climbed 6"]
    matter = book.on(june(6))[0]
    assert (matter.role, matter.stepped, matter.answer_by) == ("head of service", june(6), june(11))
    assert (matter.deadline, matter.unanswered(june(6))) == (june(5), june(6))


def test_after_weeks_without_a_look_it_climbs_step_by_step() -> None:
    """Every step is written with the day it fell due: none is jumped, and the highest is where it stays."""
    book = Book()
    book.look(june(3), A)
    assert book.look(june(28), A) == ["climbed 6", "climbed 12"]
    matter = book.on(june(28))[0]
    assert (matter.role, matter.answer_by, matter.unanswered(june(28))) == ("director", june(19), june(6))
    assert book.look(june(29), A) == []


def test_between_two_looks_it_climbs_by_the_days_alone() -> None:
    """Who must answer today is right though nobody has looked since; looking writes down just that."""
    book = Book()
    book.look(june(3), A)
    read = book.on(june(12))[0]
    assert (read.role, len(book.entries)) == ("director", 1)
    book.look(june(12), A)
    assert book.on(june(12))[0] == read


def test_what_cannot_be_judged_neither_begins_nor_ends() -> None:
    """It climbs as if it stood, and ends on the day that it is seen to stand no more."""
    book = Book()
    book.look(june(3), A)
    assert book.look(june(6), unjudged={A.key, B.key}) == ["climbed 6"]
    assert book.look(june(7), A, unjudged={B.key}) == []
    assert book.look(june(10), unjudged={B.key}) == ["ended 10"]


def test_what_stands_no_more_ends() -> None:
    """It has climbed to the day before, and ended on the day of the look."""
    book = Book()
    book.look(june(3), A)
    assert book.look(june(6)) == ["ended 6"]
    assert (book.on(june(6))[0].state, book.on(june(6))[0].ended, book.on(june(5))[0].state) == (
        State.ENDED,
        june(6),
        State.WAITING,
    )
    late = Book()
    late.look(june(3), A)
    assert late.look(june(7)) == ["climbed 6", "ended 7"]


def test_what_stands_again_is_a_new_matter() -> None:
    """It gets a number of its own, even on the day the other ended."""
    book = Book()
    book.look(june(3), A)
    book.look(june(4))
    assert book.look(june(4), A) == ["raised 4"]
    assert [(matter.id, matter.state) for matter in book.on(june(4))] == [("M1", State.ENDED), ("M2", State.WAITING)]


def test_a_look_at_the_same_day_writes_nothing_more() -> None:
    """Looked at twice, and in another order of what stands, a day gives nothing the second time."""
    book = Book()
    book.look(june(3), B, A)
    assert [matter.standing.key for matter in book.on(june(3))] == ["aligned:a", "aligned:b"]
    assert book.look(june(3), A, B) == []


def test_a_look_at_an_earlier_day_is_refused() -> None:
    """What was looked at later would have to be written anew; the message says from which day on it can be asked."""
    book = Book()
    book.look(june(10), A)
    with pytest.raises(WrongUse, match=r"climbed on 2024-06-10, which is later than 2024-06-07\. Look at 2024-06-10"):
        book.look(june(7), A)
    assert book.look(june(10), A) == []


def test_what_was_answered_later_is_left_alone() -> None:
    """Answers are given today, while the last load may be days old: looking at its day changes none of them."""
    book = Book()
    book.look(june(3), A, B)
    book.answer("M1", "team manager", june(5), june(14))
    assert book.look(june(4)) == ["ended 4"]
    assert [(matter.id, matter.state) for matter in book.on(june(5))] == [("M1", State.ANSWERED), ("M2", State.ENDED)]


def test_an_answer_comes_back_when_its_date_has_passed() -> None:
    """One step above the role that answered, on the day after its next date, unless it stands no more."""
    book = Book()
    book.look(june(3), A)
    book.answer("M1", "team manager", june(4), june(14))
    assert (book.look(june(14), A), book.on(june(14))[0].state) == ([], State.ANSWERED)
    assert book.look(june(15), A) == ["returned 15"]
    matter = book.on(june(15))[0]
    assert (matter.role, matter.state, matter.answer_by) == ("head of service", State.WAITING, june(19))
    assert (matter.deadline, matter.unanswered(june(19)), matter.unanswered(june(20))) == (june(19), None, june(20))
    changed = Book()
    changed.look(june(3), A)
    changed.answer("M1", "team manager", june(4), june(14))
    assert changed.look(june(12)) == ["ended 12"]


def test_an_answer_by_the_highest_comes_back_to_the_highest() -> None:
    """There is nobody above, so it waits for the same role again."""
    book = Book()
    book.look(june(3), A)
    book.answer("M1", "director", june(3), june(7))
    assert book.look(june(10), A) == ["returned 8"]
    assert (book.on(june(10))[0].role, book.on(june(10))[0].answer_by) == ("director", june(14))


def test_an_answer_by_somebody_higher_comes_back_above_them() -> None:
    """It returns one step above where it was answered, not where it waited."""
    book = Book()
    book.look(june(3), A)
    book.answer("M1", "head of service", june(3), june(7))
    book.look(june(8), A)
    assert book.on(june(8))[0].role == "director"


def test_a_concern_is_not_ended_by_a_look() -> None:
    """What stands is not asked of it: nothing measures a concern."""
    book = Book()
    assert book.look(june(3), standing("x", Sort.CONCERN)) == []
    book.look(june(3), A)
    assert book.look(june(4)) == ["ended 4"]


def test_a_role_is_as_it_was_written() -> None:
    """When the ladder changes, what was written stays; the next step is that of the new ladder."""
    book = Book()
    book.look(june(3), A)
    book.look(june(6), A)
    book.ladder = replace(LADDER, steps=(Step("practice lead", 1), Step("head of service", 9), Step("board", 1)))
    matter = book.on(june(11))[0]
    assert (matter.role, matter.answer_by) == ("head of service", june(11))
    assert (book.look(june(12), A), book.on(june(12))[0].role) == (["climbed 12"], "board")


@pytest.mark.parametrize(
    ("roles", "then"),
    [
        (["team manager", "director"], "director"),
        (["head of service", "team manager"], "team manager"),
        (["somebody else"], "somebody else"),
        (["a", "b", "c"], "b"),
    ],
)
def test_a_role_taken_off_the_ladder_is_followed_by_whoever_stands_there(roles: list[str], then: str) -> None:
    """A matter that waits on the second of three steps goes on to whoever comes next now, and skips nobody."""
    book = Book()
    book.look(june(3), A)
    book.look(june(6), A)
    book.ladder = Ladder(tuple(Step(role, 5) for role in roles), 10, 7, 28)
    book.look(june(12), A)
    assert book.on(june(12))[0].role == then
