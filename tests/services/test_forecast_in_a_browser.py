"""The page of a forecast in a real browser, as wide as a desk and as narrow as a phone: silent, whole and readable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.rooms.pages.forecast.forecasts import DAYS, forecast
from tests.services.looking import SEEN_TEXT, WIDTHS, Seen, contrast, least, opened, over, started

from plimsoll.pages.forecast import written


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's browser, without a screen."""
    with started() as found:
        yield found


@pytest.fixture(scope="module", params=WIDTHS)
def seen(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """A forecast opened at one width."""
    path = tmp_path_factory.mktemp("forecast") / "forecast.html"
    path.write_bytes(written(forecast(invented=True), path))
    with opened(browser, path, request.param) as told:
        yield told


def test_it_is_silent_and_asks_for_nothing(seen: Seen) -> None:
    """No message stands in the console, and one file is read."""
    assert (seen.said, [url.split(":")[0] for url in seen.asked]) == ([], ["file"])


def test_the_page_is_never_wider_than_the_screen(seen: Seen) -> None:
    """Nor when the numbers of a fan and of the bars are opened."""
    assert over(seen.page) <= 0
    for summary in seen.page.locator("summary").all():
        summary.click()
    assert seen.page.locator(".fan").first.locator("tbody tr").count() == len(DAYS)
    assert over(seen.page) <= 0


def test_no_text_stands_on_another(seen: Seen) -> None:
    """The parts follow each other downwards, none over the next."""
    boxes = seen.page.eval_on_selector_all(
        ".section > *", "all => all.map(each => each.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    )
    assert len(boxes) > 20
    assert all(after[0] >= before[1] - 1 for before, after in pairwise(boxes))


def test_no_bar_runs_into_its_name(seen: Seen) -> None:
    """What a bar is of ends before the number at its left end begins."""
    names = seen.page.eval_on_selector_all(
        ".bar-name", "all => all.map(each => each.getBoundingClientRect()).map(box => box.right)"
    )
    ends = seen.page.eval_on_selector_all(
        ".bar-end", "all => all.map(each => each.getBoundingClientRect()).map(box => box.left)"
    )
    assert len(ends) == 2 * len(names) == 6
    assert max(names) < min(ends)


def test_every_text_stands_out_from_its_ground(seen: Seen) -> None:
    """By 4.5 to 1, and large text by 3 to 1, as the browser has really painted it."""
    told = seen.page.evaluate(SEEN_TEXT)
    assert len(told) > 100
    assert [each for each in told if contrast(each[1], each[2]) < least(each[3], each[4])] == []


def test_the_headings_are_a_tree(seen: Seen) -> None:
    """One first heading, and no step left out on the way down."""
    tags = seen.page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(e => e.tagName)")
    levels = [int(tag[1]) for tag in tags]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_it_can_be_printed(browser: Browser, tmp_path: Path) -> None:
    """As pages of A4, with the charts and without what only a screen needs."""
    path = tmp_path / "forecast.html"
    path.write_bytes(written(forecast(), path))
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    assert (page.locator("nav").is_visible(), page.locator(".fan svg").first.is_visible()) == (False, True)
    page.close()
