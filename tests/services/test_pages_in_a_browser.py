"""The pack in a real browser, as wide as a desk and as narrow as a phone: silent, whole and readable."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.rooms.pages.report.packs import pack
from tests.services.looking import SEEN_TEXT, WIDTHS, Seen, contrast, least, opened, over, started

from plimsoll.door.pack import Audience
from plimsoll.door.releasing import for_scrutiny
from plimsoll.pages.report import html
from plimsoll.pages.report.document import document

COLOURS_LEAST = 40
"""A page with words and charts on it has more shades than that; a blank one has one."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's browser, without a screen."""
    with started() as found:
        yield found


@pytest.fixture(scope="module", params=[*Audience])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack for each audience, as a file."""
    told = pack(request.param, invented=True)
    shown = for_scrutiny(told) if request.param is Audience.SCRUTINY else told
    path = tmp_path_factory.mktemp("pack") / f"{request.param}.html"
    path.write_text(html.page(document(shown)), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=WIDTHS)
def seen(request: pytest.FixtureRequest, browser: Browser, written: Path) -> Iterator[Seen]:
    """The pack opened at one width."""
    with opened(browser, written, request.param) as told:
        yield told


def test_the_browser_has_nothing_to_say(seen: Seen) -> None:
    """No error, no warning and no message stands in its console."""
    assert seen.said == []


def test_nothing_but_the_page_is_asked_for(seen: Seen) -> None:
    """One file is read, and no other address."""
    assert [url.split(":")[0] for url in seen.asked] == ["file"]


def test_the_page_is_never_wider_than_the_screen(seen: Seen) -> None:
    """Nobody has to move it from side to side; a wide table moves within its own frame."""
    assert over(seen.page) <= 0


def test_no_text_stands_on_another(seen: Seen) -> None:
    """The sections and what they hold follow each other downwards, none over the next."""
    boxes = seen.page.eval_on_selector_all(
        ".section > *", "all => all.map(each => each.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    )
    assert len(boxes) > 20
    assert all(after[0] >= before[1] - 1 for before, after in pairwise(boxes))


def test_the_picture_is_not_blank(seen: Seen) -> None:
    """What is seen first, and a chart, have more shades than an empty page."""
    assert _shades(seen.page.screenshot()) > COLOURS_LEAST
    assert _shades(seen.page.locator("figure.chart").first.screenshot()) > COLOURS_LEAST


def test_every_text_stands_out_from_its_ground(seen: Seen) -> None:
    """By 4.5 to 1, and large text by 3 to 1, as the browser has really painted it."""
    told = seen.page.evaluate(SEEN_TEXT)
    assert len(told) > 100
    assert [each for each in told if contrast(each[1], each[2]) < least(each[3], each[4])] == []


def test_the_headings_are_a_tree(seen: Seen) -> None:
    """One first heading, and no step left out on the way down."""
    levels = [
        int(tag[1]) for tag in seen.page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(e => e.tagName)")
    ]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_every_table_can_be_told_apart(seen: Seen) -> None:
    """Each has a caption with words in it."""
    captions = seen.page.eval_on_selector_all(
        "table", "all => all.map(e => e.caption ? e.caption.textContent.trim() : '')"
    )
    assert len(captions) > 10
    assert all(captions)


def test_the_first_step_of_the_keyboard_leads_past_the_contents(seen: Seen) -> None:
    """The first thing that Tab reaches is the way to the pack, it is seen, and it leads there."""
    seen.page.keyboard.press("Tab")
    at = "document.activeElement"
    assert seen.page.evaluate(f"[{at}.className, {at}.getBoundingClientRect().left >= 0]") == ["skip", True]
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(f"{at}.id") == "main"


def test_the_numbers_behind_a_chart_open_without_a_script(seen: Seen) -> None:
    """A click shows the table, and the page stays as wide as it was."""
    first = seen.page.locator("details").first
    first.locator("summary").click()
    assert first.locator("table").is_visible()
    assert first.locator("tbody tr").count() == 25
    assert over(seen.page) <= 0


def test_it_can_be_printed(browser: Browser, written: Path) -> None:
    """As pages of A4, more than one, without the contents that only a screen needs."""
    page = browser.new_page()
    page.goto(written.as_uri())
    content = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    page.close()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) > 1


def _shades(picture: bytes) -> int:
    """How many different bytes the picture's points have; a PNG keeps them in its IDAT chunks (PNG, 11.2.4)."""
    chunks, place = b"", 8
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4])
        if picture[place + 4 : place + 8] == b"IDAT":
            chunks += picture[place + 8 : place + 8 + length]
        place += 12 + length
    return len(set(zlib.decompress(chunks)))
