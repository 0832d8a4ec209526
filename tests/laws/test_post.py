"""What leaves by post: whatever the week was, no child and no words that a person wrote are in the letter."""

from __future__ import annotations

import email
import io
import zipfile
from dataclasses import replace
from datetime import date
from email.policy import default

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.pages.digest.weeks import digest, item

from plimsoll.door.digest import Digest, Happening, Item, Sort, Turn, Unmoved, for_post
from plimsoll.pages.digest import LETTER, NOBODY, written

CHILD, SAID = "childof", "writtenby"
"""How every identifier and every text of these weeks begins, so that each can be looked for."""

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
NAMES = st.text(min_size=1, max_size=12).map(lambda text: f"T{text}")
MARKS = st.integers(0, 10**9)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A matter of any sort, about a child or not, with words of its own."""
    return item(
        draw(st.integers(1, 9999)),
        draw(st.sampled_from(Sort)),
        words=f"{SAID}{draw(MARKS)}",
        child=draw(st.none() | MARKS.map(lambda mark: f"{CHILD}{mark}")),
        team=draw(st.none() | NAMES),
        since=draw(DAYS),
        answer_by=draw(DAYS),
        unanswered=draw(st.none() | st.integers(1, 999)),
        measure=draw(st.none() | st.just("Turnover")),
    )


@st.composite
def weeks(draw: st.DrawFn) -> Digest:
    """Any week: matters that wait, what became of some, actions that come back."""
    turned = st.builds(Happening, st.sampled_from(Turn), DAYS, items(), st.just("director"))
    written_down = MARKS.map(lambda mark: f"{SAID}{mark}")
    action = st.builds(
        Unmoved, st.just("remedial"), DAYS, st.none(), st.none(), DAYS, st.just("not moved"), written_down, written_down
    )
    return replace(
        digest(),
        on=draw(DAYS),
        waiting=tuple(draw(st.lists(items(), max_size=4))),
        week=tuple(draw(st.lists(turned, max_size=4))),
        unmoved=tuple(draw(st.lists(action, max_size=2))),
    )


def everything(letter: bytes) -> str:
    """All that a letter holds: its heading, its words, its page, and every file in its workbook."""
    told = email.message_from_bytes(letter, policy=default)
    parts = [str(told.items())]
    for part in told.walk():
        if part.get_content_maintype() == "text":
            parts.append(part.get_content())  # type: ignore[attr-defined]
        elif not part.is_multipart():
            with zipfile.ZipFile(io.BytesIO(part.get_content())) as book:  # type: ignore[attr-defined]
                parts += [book.read(name).decode() for name in book.namelist()]
    return "\n".join(parts)


@given(weeks())
def test_no_child_and_no_words_leave(week: Digest) -> None:
    """Wherever they stood in the week, they stand nowhere in the letter."""
    told = everything(written(for_post(week), LETTER, NOBODY, draft=True))
    assert (CHILD in told, SAID in told) == (False, False)
    assert all(each.id in told for each in week.waiting)


@given(weeks())
def test_one_week_is_one_letter(week: Digest) -> None:
    """Made twice it has the same bytes, whatever is in it."""
    assert written(for_post(week), LETTER, NOBODY, draft=True) == written(for_post(week), LETTER, NOBODY, draft=True)


@given(weeks())
def test_what_may_leave_may_leave_again(week: Digest) -> None:
    """Nothing is left to take out the second time, and nothing but words and children was."""
    bare = for_post(week)
    assert for_post(bare) == bare
    assert [(each.id, each.since, each.answer_by, each.team) for each in bare.waiting] == [
        (each.id, each.since, each.answer_by, each.team) for each in week.waiting
    ]
