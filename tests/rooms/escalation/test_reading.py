"""What the log tells: the times of waiting, and a log that makes no sense."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rooms.escalation.book import LADDER, Book, june, standing

from plimsoll.escalation.reading import Unanswered, matters, unanswered_spells, waits
from plimsoll.store.entry import Note
from plimsoll.vocabulary.errors import DamagedStore, WrongUse
from plimsoll.vocabulary.ladder import Ladder, Step

A = standing("a")


def _spells(book: Book) -> list[tuple[date, date | None]]:
    return [(spell.start, spell.stop) for spell in unanswered_spells(book.entries, book.ladder)]


def test_a_spell_begins_after_the_last_day_and_ends_with_the_answer() -> None:
    """Climbing does not end it; an answer does, and what comes back and waits too long begins another."""
    book = Book()
    book.look(june(3), A)
    assert unanswered_spells(book.entries, LADDER) == (Unanswered("M1", "a", "T1", june(6), None),)
    book.answer("M1", "director", june(12), june(14))
    assert _spells(book) == [(june(6), june(12)), (june(22), None)]
    book.look(june(24), A)
    assert _spells(book) == [(june(6), june(12)), (june(22), None)]
    book.look(june(25))
    assert _spells(book) == [(june(6), june(12)), (june(22), june(25))]


@pytest.mark.parametrize(("answered", "spells"), [(5, []), (6, []), (7, [(june(6), june(7))])])
def test_an_answer_in_time_leaves_no_spell(answered: int, spells: list[tuple[date, date]]) -> None:
    """On the last day it is in time; on the day after no day has ended without it; then one has."""
    book = Book()
    book.look(june(3), A)
    book.answer("M1", "director", june(answered), june(30))
    assert [(start, stop) for start, stop in _spells(book) if stop is not None] == spells


def test_a_wait_is_from_raising_to_answering() -> None:
    """Each wait says since when it is late, if it is; what was answered on the day it was raised has not waited."""
    book = Book()
    book.look(june(3), A, standing("b"))
    book.answer("M2", "director", june(3), june(28))
    book.look(june(4))
    found = [(wait.matter, wait.start, wait.stop, wait.late) for wait in waits(book.entries, LADDER)]
    assert found == [("M1", june(3), june(4), None)]


def test_other_notes_in_the_log_are_passed_over() -> None:
    """The log may hold more than matters."""
    book = Book()
    book.write([Note("sent-1", june(2), "sent", {"to": "director"})])
    book.look(june(3), A)
    assert [matter.id for matter in book.on(june(3))] == ["M1"]


@pytest.mark.parametrize(
    "note",
    [
        Note("M1.2", june(4), "climbed", {"matter": "M1", "step": "1", "role": "director", "answer_by": "2024-06-09"}),
        Note("M1.1", june(4), "raised", {"matter": "M1"}),
        Note("M1.1", june(4), "raised", {}),
    ],
)
def test_a_log_that_makes_no_sense_is_damage(note: Note) -> None:
    """The message says where to look."""
    book = Book()
    book.write([note])
    with pytest.raises(DamagedStore, match=f"'{note.key}' does not follow.*escalations --verify"):
        matters(book.entries, LADDER, june(4))


@pytest.mark.parametrize("days", [(-1, 7, 28), (10, -1, 28), (10, 7, 0)])
def test_a_ladder_of_impossible_days_is_refused(days: tuple[int, int, int]) -> None:
    """The message says which numbers mean something."""
    with pytest.raises(WrongUse, match="number of days that means nothing"):
        Ladder((Step("director", 1),), *days)
