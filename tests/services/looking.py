"""A page in a real browser, and how it is judged: what the tests of the pack, of a chart and of the digest stand on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

BROWSER = "PLIMSOLL_TEST_BROWSER"

WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
"""A laptop's screen and a telephone's, in CSS pixels."""

AA, AA_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66
"""From how many pixels text is large (WCAG 2.2: 18 points, or 14 when bold)."""

SEEN_TEXT = """() => [...document.querySelectorAll('body *')].filter(each => {
    const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const box = each.getBoundingClientRect();
    return own && box.width > 1 && box.height > 1 && !['title', 'desc', 'style'].includes(each.tagName.toLowerCase());
}).map(each => {
    const style = getComputedStyle(each);
    let ground = each, painted = 'rgba(0, 0, 0, 0)';
    while (ground && painted === 'rgba(0, 0, 0, 0)') {
        painted = getComputedStyle(ground).backgroundColor;
        ground = ground.parentElement;
    }
    const ink = each instanceof SVGElement ? style.fill : style.color;
    const ground_colour = painted === 'rgba(0, 0, 0, 0)' ? 'rgb(255, 255, 255)' : painted;
    return [each.tagName, ink, ground_colour, parseFloat(style.fontSize), parseInt(style.fontWeight)];
})"""


@dataclass
class Seen:
    """A page that was opened, and everything the browser said meanwhile."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def started() -> Iterator[Browser]:
    """The system's browser, without a screen."""
    assert BROWSER in os.environ, f"{BROWSER} must name a browser: see tests/services/start-browser"
    with sync_playwright() as playwright:
        # A container's user is often root, for whom a browser has no sandbox; the pages are our own.
        found = playwright.chromium.launch(executable_path=os.environ[BROWSER], args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def opened(browser: Browser, file: Path, size: str) -> Iterator[Seen]:
    """A file opened at one of the `WIDTHS`."""
    width, height = WIDTHS[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    told = Seen(page)
    page.on("console", lambda message: told.said.append(message.text))
    page.on("pageerror", lambda error: told.said.append(str(error)))
    page.on("request", lambda request: told.asked.append(request.url))
    page.goto(file.as_uri())
    yield told
    page.close()


def over(page: Page) -> int:
    """How far the page reaches beyond the screen, in pixels."""
    told: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return told


def contrast(ink: str, ground: str) -> float:
    """How far a colour stands out from another (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_light(ink), _light(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least(size: float, weight: Any) -> float:
    """The least contrast that a text of that size and weight may have."""
    large = size >= LARGE or (size >= LARGE_BOLD and weight >= 700)
    return AA_LARGE if large else AA
