"""Which answers are taken, and which are refused with a message that says what to type."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rooms.escalation.book import Book, june, standing

from plimsoll.escalation.concerns import Concern, Voice
from plimsoll.escalation.matter import State
from plimsoll.vocabulary.errors import WrongUse

A = standing("a")
NOTE = "Two agency workers come on Monday"


@pytest.fixture
def book() -> Book:
    """A log with one matter, raised on 3 June 2024."""
    book = Book()
    book.look(june(3), A)
    return book


def test_an_answer_is_kept_with_its_role_note_and_date(book: Book) -> None:
    """It is answered until its next date."""
    assert book.answer("M1", "team manager", june(4), june(14)) == ["answered 4"]
    matter = book.on(june(4))[0]
    assert (matter.state, matter.answered_by, matter.note) == (State.ANSWERED, "team manager", NOTE)
    assert (matter.answer_by, matter.unanswered(june(14)), matter.stepped) == (june(14), None, june(3))


def test_identifiers_and_roles_are_read_without_regard_to_case(book: Book) -> None:
    """What is written is the ladder's own spelling."""
    book.answer(" m1 ", " HEAD of  service", june(4), june(14))
    matter = book.on(june(4))[0]
    assert (matter.answered_by, matter.step, matter.stepped) == ("head of service", 1, june(4))


def test_the_steps_that_fell_due_are_written_before_the_answer(book: Book) -> None:
    """Though nobody looked for days, the answer stands after the climbs before it."""
    assert book.answer("M1", "director", june(12), june(20)) == ["climbed 6", "climbed 12", "answered 12"]


def test_an_answer_on_the_last_day_is_in_time(book: Book) -> None:
    """The last day is in time; the day after, it belongs to the next role."""
    assert Book(entries=book.entries).answer("M1", "team manager", june(5), june(14)) == ["answered 5"]
    with pytest.raises(WrongUse, match="climbed above the team manager"):
        book.answer("M1", "team manager", june(6), june(14))


def test_the_farthest_next_date_and_the_longest_note_are_taken(book: Book) -> None:
    """28 days after the answer, as the ladder says, and 300 letters."""
    assert book.answer("M1", "director", june(4), date(2024, 7, 2), note="x" * 300) == ["answered 4"]


def test_an_answer_that_came_back_can_be_answered_again(book: Book) -> None:
    """By the next role, whether or not somebody looked meanwhile."""
    book.answer("M1", "team manager", june(4), june(7))
    assert book.answer("M1", "head of service", june(10), june(14)) == ["returned 8", "answered 10"]


REFUSED = {
    "a matter that does not exist": (("M9", "director", june(4), june(14)), "no matter 'M9'.*plimsoll escalations"),
    "no matter at all": (("", "director", june(4), june(14)), "no matter ''.*plimsoll escalations"),
    "no role": (("M1", " ", june(4), june(14)), "needs a role.*team manager, head of service, director"),
    "a role not on the ladder": (("M1", "mayor", june(4), june(14)), "not on the ladder.*team manager, head of"),
    "a role below its step": (
        ("M1", "team manager", june(6), june(14)),
        "above the team manager.*by: head of service, d",
    ),
    "no next date": (
        ("M1", "director", june(4), None),
        "needs a next date.*after 2024-06-04, 2024-07-02 at the latest",
    ),
    "a next date today": (("M1", "director", june(4), june(4)), "not after the answer.*after 2024-06-04"),
    "a next date that has passed": (("M1", "director", june(4), june(3)), "2024-06-03 is not after"),
    "a next date too far away": (("M1", "director", june(4), date(2024, 7, 3)), "2024-07-03 is too far"),
    "a day before it was raised": (("M1", "director", june(2), june(14)), "moved on 2024-06-03, which is later"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_an_answer_is_refused_for_what_it_lacks(book: Book, why: str) -> None:
    """The message says what is wrong and what would be taken, and nothing is written."""
    given, says = REFUSED[why]
    with pytest.raises(WrongUse, match=says):
        book.answer(*given)
    assert len(book.entries) == 1


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("", "says nothing"),
        (" \n ", "says nothing"),
        ("x" * 301, "has 301 letters; 300 is the most"),
        ("Ring 01604 126000", "telephone"),
        ("Ask somebody@north.example", "e-mail address"),
        ("They moved to NN1 1ED", "a postcode"),
    ],
)
def test_a_note_that_is_none_or_points_at_somebody_is_refused(book: Book, note: str, says: str) -> None:
    """The message names what it seems to hold and never holds it."""
    with pytest.raises(WrongUse, match=says) as refused:
        book.answer("M1", "director", june(4), june(14), note=note)
    assert "Write about the service" in str(refused.value)
    assert note.strip() == "" or note not in str(refused.value)


@pytest.mark.parametrize(
    "note", ["Visits by 14 June; 3 of 12 made", "M1 to CP 10 rota, 2024-06-14", "P1 first, NW2 team"]
)
def test_words_about_the_service_are_kept(book: Book, note: str) -> None:
    """Counts, days and teams point at nobody."""
    book.answer("M1", "director", june(4), june(14), note=f"  {note} ")
    assert book.on(june(4))[0].note == note


def test_twice_is_refused(book: Book) -> None:
    """What was answered and has not come back is not answered again, by anybody."""
    book.answer("M1", "team manager", june(4), june(14))
    with pytest.raises(WrongUse, match=r"already answered by the team manager.+ comes back by itself after 2024-06-14"):
        book.answer("M1", "director", june(5), june(14))


def test_what_has_ended_is_not_answered(book: Book) -> None:
    """There is nothing to answer any more."""
    book.look(june(4))
    with pytest.raises(WrongUse, match="M1 ended on 2024-06-04"):
        book.answer("M1", "director", june(5), june(14))


def test_only_a_concern_is_settled_by_an_answer(book: Book) -> None:
    """What is measured ends when it stands no more; a concern ends by the answer that settles it, with no next date."""
    with pytest.raises(WrongUse, match="M1 is no concern: it ends when it stands no more"):
        book.answer("M1", "director", june(4), june(14), settled=True)
    book.concern(Concern("Reports of strategy meetings come late", Voice.AGENCY, june(3)))
    assert book.answer("M2", "team manager", june(4), None, settled=True) == ["answered 4"]
    settled = book.on(june(30))[1]
    assert (settled.state, settled.ended, settled.answered_by) == (State.ENDED, june(4), "team manager")
