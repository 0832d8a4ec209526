"""The letter: what any mail program can read, the same bytes for one week, and nothing in it that may not leave."""

from __future__ import annotations

import email
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest
from tests.rooms.pages.digest.weeks import CHILD, HASH, HOSTILE, OTHER, REFERENCE, SAID, digest

from plimsoll.door.digest import Digest, for_post
from plimsoll.pages.digest import LETTER, NOBODY, ending, written
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.post import Envelope

ENVELOPE = Envelope("plimsoll@council.example", {"team manager": ("north@council.example", "south@council.example")})

KEPT_BACK = (CHILD, OTHER, REFERENCE, SAID, "barriers are down for a child: no allocated worker")
"""What no letter may hold: identifiers of children, and words that a person or the service wrote about one matter."""


def content(told: Digest | None = None, envelope: Envelope = ENVELOPE, *, draft: bool = True) -> bytes:
    return written(for_post(digest()) if told is None else told, LETTER, envelope, draft=draft)


def opened(*given: Digest, **how: bool) -> EmailMessage:
    read = email.message_from_bytes(content(*given, **how), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def part(letter: EmailMessage, kind: str) -> str:
    body = letter.get_body((kind,))
    assert body is not None
    told: str = body.get_content()
    return told


@pytest.fixture(scope="module")
def letter() -> EmailMessage:
    return opened()


def test_it_says_who_when_and_how_much(letter: EmailMessage) -> None:
    """The heading holds the mailboxes of the profile, noon of the asked day, and counts."""
    assert (letter["From"], letter["To"]) == (
        "plimsoll@council.example",
        "north@council.example, south@council.example",
    )
    assert letter["Date"].datetime == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert letter["Subject"] == (
        "INVENTED DATA: The week, for everybody who answers, to 20 November 2026: 5 waiting, 3 past their time"
    )


def test_its_parts_are_what_a_mail_program_looks_for(letter: EmailMessage) -> None:
    """Words, then the same as a page, then the workbook beside them; and no fault found in reading it."""
    kinds = [each.get_content_type() for each in letter.walk()]
    assert kinds == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    assert [each.defects for each in letter.walk()] == [[]] * 5
    assert [each.get_filename() for each in letter.iter_attachments()] == ["week-2026-11-20.xlsx"]


def test_one_week_is_one_set_of_bytes() -> None:
    """Made twice, it is the same to the last letter, its number and its boundaries with it."""
    assert content() == content()


def test_another_content_has_another_number() -> None:
    """A mailbox that has had the one is not told that it has had the other."""
    fewer = replace(for_post(digest()), waiting=())
    numbers = [opened(each)["Message-ID"] for each in (for_post(digest()), fewer)]
    assert len(set(numbers)) == 2
    assert all(re.fullmatch(r"<week\.20261120\.[0-9a-f]{16}@council\.example>", each) for each in numbers)


def test_every_line_is_one_that_any_host_carries() -> None:
    """Seven bits, lines that end as RFC 5322 says, none longer than 998 letters."""
    told = content()
    assert told.isascii()
    assert told.count(b"\n") == told.count(b"\r\n")
    assert max(map(len, told.split(b"\r\n"))) <= 998


def test_opened_by_hand_it_is_a_draft_and_posted_it_is_not() -> None:
    """Outlook opens the one as a letter still to be sent; the other is answered by nobody's absence."""
    assert (opened(draft=True)["X-Unsent"], opened(draft=False)["X-Unsent"]) == ("1", None)
    assert opened(draft=False)["Auto-Submitted"] == "auto-generated"


def test_without_a_profile_it_names_nobody() -> None:
    """Whoever opens the draft writes who it is to."""
    told = email.message_from_bytes(content(envelope=NOBODY), policy=default)
    assert (told["From"], told["To"], told["Message-ID"].endswith("@plimsoll.invalid>")) == (None, None, True)


def test_nothing_leaves_that_may_not(letter: EmailMessage) -> None:
    """No child, and no words about one matter, in the words, the page or any cell or property of the workbook."""
    attached = next(letter.iter_attachments()).get_content()
    book = openpyxl.load_workbook(io.BytesIO(attached))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    told = "\n".join([part(letter, "plain"), part(letter, "html"), *cells, str(vars(book.properties))])
    assert [each for each in KEPT_BACK if each in told] == []
    assert "Child" not in {cell for cell in cells if cell}
    assert ("names no child and no worker" in told, HASH in told) == (True, True)


def test_a_digest_that_holds_more_is_no_letter() -> None:
    """The records must have passed the door for it: a slip ends in an error and never in the post."""
    with pytest.raises(NotPermitted, match="does not leave by post"):
        content(digest())


def test_the_words_can_be_read_aloud(letter: EmailMessage) -> None:
    """Each matter is a sentence, with its days; no line is longer than a letter's, but for a command and the hash."""
    told = part(letter, "plain")
    assert "5 matters wait for an answer, 3 of them past their time." in told
    said = " ".join(told.split())
    assert "* M3: North: A child with two or more barriers down; since 23 Oct 2026; answer by 16 Nov 2026; " in said
    assert "days late 4." in said
    assert "days late -" not in said
    assert [line for line in told.splitlines() if len(line) > 72] == []


def test_a_hostile_name_cannot_begin_a_heading() -> None:
    """A service whose name holds a line's end is a subject on one line."""
    told = opened(replace(for_post(digest()), role="team manager\r\nBcc: someone@elsewhere.example"))
    assert told["Bcc"] is None


def test_the_endings_are_three() -> None:
    """However they are written."""
    assert [ending(each) for each in map(Path, ("a.EML", "b.html", "c.Xlsx"))] == [
        ".eml",
        ".html",
        ".xlsx",
    ]


def test_a_team_named_unkindly_is_text(letter: EmailMessage) -> None:
    """What a browser would run is escaped in the page, and stands as it is in the words."""
    assert "<script" not in part(letter, "html")
    assert HOSTILE in " ".join(part(letter, "plain").split())
