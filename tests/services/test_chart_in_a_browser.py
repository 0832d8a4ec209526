"""A control chart in a real browser, as wide as a desk and as narrow as a phone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.rooms.pages.control.charts import STEADY, drawn
from tests.services.looking import WIDTHS, opened, over, started

from plimsoll.measures.instrument import Concern
from plimsoll.pages.control.picture import content


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's browser, without a screen."""
    with started() as found:
        yield found


@pytest.fixture(params=WIDTHS)
def size(request: pytest.FixtureRequest) -> str:
    """How wide the screen is."""
    return str(request.param)


@pytest.fixture
def page(size: str, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The chart of a step, opened at that width; whatever the browser says fails the test."""
    path = tmp_path / "chart.html"
    path.write_bytes(content(drawn([*STEADY, *[20.0, 21, None, 22, 19]], concern=Concern.UP, target=15.0), path))
    with opened(browser, path, size) as told:
        yield told.page
    assert told.said == []


def test_the_page_is_never_wider_than_the_screen(page: Page) -> None:
    """Nor when its numbers are opened: a wide table moves within its own frame."""
    assert over(page) <= 0
    page.locator("summary").click()
    assert page.locator("tbody tr").count() == 17
    assert over(page) <= 0


def test_the_drawing_is_the_one_for_the_screen(page: Page, size: str) -> None:
    """And its text is never smaller than eleven pixels, whatever the width."""
    other = next(name for name in WIDTHS if name != size)
    assert (page.locator(f"svg.{size}").is_visible(), page.locator(f"svg.{other}").is_visible()) == (True, False)
    heights = page.eval_on_selector_all(
        f"svg.{size} text", "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert min(heights) >= 11


def test_no_name_of_a_line_stands_on_another(page: Page, size: str) -> None:
    """The mean, the limits and the target can each be read, inside the drawing."""
    boxes = page.eval_on_selector_all(
        f"svg.{size} .name",
        "all => all.map(each => each.getBoundingClientRect()).map(box => [box.top, box.bottom, box.right])",
    )
    assert len(boxes) == 4
    assert all(after[0] >= before[1] - 4 for before, after in pairwise(boxes))
    assert max(box[2] for box in boxes) <= WIDTHS[size][0]
