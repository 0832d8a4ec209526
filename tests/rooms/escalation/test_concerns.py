"""Concerns that people raise: kept once, climbing like everything else, ended only by whoever settles them."""

from __future__ import annotations

import pytest
from tests.rooms.escalation.book import Book, june

from plimsoll.escalation.concerns import Concern, Voice
from plimsoll.escalation.matter import Sort, State
from plimsoll.vocabulary.errors import WrongUse

WORDS = "Reports of strategy meetings come late"


def test_a_concern_is_put_on_the_first_step() -> None:
    """With who raised it (as what), and what it is about."""
    book = Book()
    assert book.concern(Concern(WORDS, Voice.AGENCY, june(3), team="T1", child="c", measure="heard")) == ["concern 3"]
    matter = book.on(june(3))[0]
    about = matter.standing
    assert (about.sort, about.words, about.team, about.child, about.measure) == (
        Sort.CONCERN,
        WORDS,
        "T1",
        "c",
        "heard",
    )
    assert (about.key, matter.raised_by, matter.role) == ("concern:M1", "agency", "team manager")


def test_unanswered_it_climbs_like_everything_else() -> None:
    """Though nothing measures it, and no look finds it standing."""
    book = Book()
    book.concern(Concern(WORDS, Voice.FAMILY, june(3)))
    assert book.look(june(28)) == ["climbed 6", "climbed 12"]
    book.answer("M1", "director", june(28), june(30))
    assert book.on(june(30).replace(month=7, day=1))[0].state is State.WAITING


def test_a_reference_is_written_once() -> None:
    """Importing one list twice raises nothing twice; without a reference each is one of its own."""
    book = Book()
    for _ in range(2):
        book.concern(Concern(WORDS, Voice.WORKER, june(3), reference="2024/7"))
    assert [matter.standing.key for matter in book.on(june(3))] == ["concern:2024/7"]
    for _ in range(2):
        book.concern(Concern(WORDS, Voice.WORKER, june(3)))
    assert [matter.id for matter in book.on(june(3))] == ["M1", "M2", "M3"]


def test_a_reference_that_looks_like_a_number_of_ours_hides_no_concern() -> None:
    """Whichever comes first, a concern that somebody else calls M2 and the matter M2 are two."""
    book = Book()
    for reference in ("M2", None, "M3", "M1", "M2"):
        book.concern(Concern(WORDS, Voice.WORKER, june(3), reference=reference))
    assert [(matter.id, matter.standing.key) for matter in book.on(june(3))] == [
        ("M1", "concern:M2"),
        ("M2", "concern:M2"),
        ("M3", "concern:M3"),
        ("M4", "concern:M1"),
    ]


def test_a_concern_that_points_at_somebody_is_refused() -> None:
    """As the note of an answer is, and nothing is written."""
    book = Book()
    with pytest.raises(WrongUse, match="The concern seems to hold an e-mail address"):
        book.concern(Concern("Ask someone@north.example", Voice.WORKER, june(3)))
    assert book.entries == []
