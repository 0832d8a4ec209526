"""The digest in a real browser, as a page on the disk and as the page in a letter: silent, whole, readable anywhere."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.policy import default
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.rooms.pages.digest.weeks import digest, item
from tests.services.looking import SEEN_TEXT, WIDTHS, Seen, contrast, least, opened, over, started

from plimsoll.door.digest import Digest, for_post
from plimsoll.pages.digest import HTML, LETTER, NOBODY, written

LONG_TEAM = "SafeguardingAndFamilySupportServiceNorthAndCoastal"
LONG_CHILD = "00000000000000000123456789"
"""A name and an identifier with no place to break them, the one wider than half of a telephone."""


def week() -> Digest:
    """Thirty matters, among them one of a team with a name that is long and a child with an identifier that is."""
    return digest(waiting=(item(1, team=LONG_TEAM, child=LONG_CHILD), *(item(number) for number in range(2, 31))))


def in_a_letter() -> str:
    """The page as it stands in a letter that was written and read again."""
    told = email.message_from_bytes(written(for_post(week()), LETTER, NOBODY, draft=True), policy=default)
    body = told.get_body(("html",))  # type: ignore[attr-defined]
    page: str = body.get_content()
    return page


PAGES = {
    "on the disk": lambda: written(week(), HTML, NOBODY, draft=False).decode(),
    "in a letter": in_a_letter,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's browser, without a screen."""
    with started() as found:
        yield found


@pytest.fixture(scope="module", params=PAGES)
def page_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each page, as a file."""
    path = tmp_path_factory.mktemp("week") / "week.html"
    path.write_text(PAGES[request.param](), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=WIDTHS)
def seen(request: pytest.FixtureRequest, browser: Browser, page_file: Path) -> Iterator[Seen]:
    """The page opened at one width."""
    with opened(browser, page_file, request.param) as told:
        yield told


def test_the_browser_has_nothing_to_say_and_nothing_to_fetch(seen: Seen) -> None:
    """No message stands in its console, and no address but the file is asked for."""
    assert seen.said == []
    assert [url.split(":")[0] for url in seen.asked] == ["file"]


def test_the_page_is_never_wider_than_the_screen(seen: Seen) -> None:
    """Nor is any table wider than the paper it stands on."""
    assert over(seen.page) <= 0
    inside = seen.page.evaluate(
        "Math.max(...[...document.querySelectorAll('table')].map(each => each.getBoundingClientRect().right))"
    )
    assert inside <= seen.page.viewport_size["width"]  # type: ignore[index]


def test_every_text_stands_out_from_its_ground(seen: Seen) -> None:
    """By 4.5 to 1, and large text by 3 to 1 (WCAG 2.2)."""
    told = seen.page.evaluate(SEEN_TEXT)
    assert len(told) > 100
    assert [each for each in told if contrast(each[1], each[2]) < least(each[3], each[4])] == []


def test_the_headings_are_a_tree(seen: Seen) -> None:
    """One first heading, and no step left out on the way down."""
    levels = [int(tag[1]) for tag in seen.page.eval_on_selector_all("h1,h2,h3", "all => all.map(e => e.tagName)")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_no_day_is_broken_within_a_word(seen: Seen) -> None:
    """A day may stand on three lines, and never on four: "2026" stays whole however narrow the screen is."""
    rows = seen.page.eval_on_selector_all(
        "td",
        "all => all.filter(e => /^\\d+ \\w+ \\d{4}$/.test(e.textContent)).map(e => { "
        "const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length; })",
    )
    assert len(rows) > 20
    assert max(rows) <= 3
