"""The pack as a page: whole by itself, readable by everybody, and nothing in it is run."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest
from tests.rooms.pages.report.packs import HOSTILE, pack, reading, readings, team

from plimsoll.door.pack import Audience
from plimsoll.pages.report import html
from plimsoll.pages.report.document import document

VOID = {"meta", "col", "br", "line", "circle", "path"}

AA, AA_LARGE = 4.5, 3.0
"""The least contrast of text, and of what is large or no text (WCAG 2.2, 1.4.3 and 1.4.11)."""

WHITE, SOFT = "#ffffff", "#f1f4f8"


class Reader(HTMLParser):
    """Every element in order with its attributes, and whether each was closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """An element ends; it must be the last that began."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        """The elements of these names, in order."""
        return [each for each in self.elements if each[0] in tags]


@pytest.fixture(scope="module", params=[Audience.BOARD, Audience.TEAM])
def text(request: pytest.FixtureRequest) -> str:
    return html.page(document(pack(request.param, invented=True)))


@pytest.fixture(scope="module")
def page(text: str) -> Reader:
    return Reader(text)


def test_the_page_is_well_formed(page: Reader) -> None:
    """Every element is closed in its place."""
    assert (page.wrong, page.open) == ([], [])


def test_the_page_asks_nothing_of_any_other_place(page: Reader, text: str) -> None:
    """No script, no link out, no picture, no font: every reference leads to a part of the page itself."""
    refs = [value for _, given in page.elements for name, value in given.items() if name in {"href", "src", "action"}]
    assert all((ref or "").startswith("#") for ref in refs)
    assert page.all("script", "link", "img", "iframe", "object", "form") == []
    assert re.search(r"https?://|url\(|@import", text) is None


def test_every_link_leads_to_a_part_of_the_page(page: Reader) -> None:
    """Each name is given once, and each link and label has the name it points to."""
    ids = [given["id"] for _, given in page.elements if "id" in given]
    pointed = {(given["href"] or "")[1:] for _, given in page.all("a")}
    labels = {each for _, given in page.elements for each in (given.get("aria-labelledby") or "").split()}
    assert len(ids) == len(set(ids))
    assert (pointed | labels) - set(ids) == set()


def test_a_hostile_name_is_text(text: str) -> None:
    """A team's name that is a script and a template is shown as it is written, and neither is run."""
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert HOSTILE not in text


def test_headings_descend_by_one(page: Reader) -> None:
    """There is one first heading, and none below it skips a step."""
    levels = [int(tag[1]) for tag, _ in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_the_page_has_its_landmarks_and_its_language(page: Reader) -> None:
    """A header, a navigation, a main part and a footer; British English; a way past the contents."""
    assert [tag for tag, _ in page.all("header", "nav", "main", "footer")] == ["header", "nav", "main", "footer"]
    assert dict(page.all("html")[0][1])["lang"] == "en-GB"
    assert page.all("a")[0][1]["href"] == "#main"


def test_every_table_has_a_caption_and_its_headings_a_direction(page: Reader) -> None:
    """As many captions as tables, and each heading says whether it heads a row or a column."""
    assert len(page.all("table")) == len(page.all("caption")) > 0
    assert {given.get("scope") for _, given in page.all("th")} == {"row", "col"}


def test_a_table_that_is_wider_than_the_screen_can_be_moved_by_keyboard(page: Reader) -> None:
    """Its frame can be reached, is a region and has a name."""
    frames = [given for _, given in page.all("div") if given.get("class") == "scroll"]
    assert frames
    assert all((each["role"], each["tabindex"]) == ("region", "0") and each["aria-labelledby"] for each in frames)


def test_every_chart_says_what_it_shows(page: Reader) -> None:
    """Each picture has a title, a description and a table with its numbers."""
    charts = len(page.all("svg"))
    assert charts == len(page.all("title")) - 1 == len(page.all("desc")) == len(page.all("details")) > 0
    assert all(given["role"] == "img" for _, given in page.all("svg"))


def test_a_chart_with_a_suppressed_month_says_c() -> None:
    """The month stands in the table as c, and the line is broken there."""
    told = reading("unallocated", 267)
    run = (*told.run[:5], None, *told.run[6:])
    broken = replace(told, run=run, hidden=frozenset({5}))
    shown = html.page(document(replace(pack(), whole=replace(pack().whole, readings=readings(unallocated=broken)))))
    assert '<td class="number">c</td>' in shown


def test_a_long_name_stays_whole() -> None:
    """A team's name of 200 letters is shown, not cut."""
    long = "Northern " * 22
    assert long in html.page(document(pack(units=(team(long, 1),))))


def _style() -> str:
    return resources.files("plimsoll.pages.report").joinpath("templates", "pack.css").read_text(encoding="utf-8")


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_worked_out_as_the_standard_says() -> None:
    """Black on white is 21 to 1, and a grey that is known to pass by a hair passes."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["ink", "quiet", "line", "concern", "mark"])
def test_every_colour_of_text_can_be_read(name: str) -> None:
    """Each stands out from white and from the page's soft ground by 4.5 to 1 at least."""
    (colour,) = re.findall(rf"--{name}: (#[0-9a-f]{{6}})", _style())
    assert min(contrast(colour, WHITE), contrast(colour, SOFT)) >= AA


def test_no_other_colour_is_used_for_text() -> None:
    """Every colour of a text is one of those that were judged."""
    used = set(re.findall(r"(?<![-\w])color: ([^;]+);", _style()))
    assert used <= {"var(--ink)", "var(--quiet)", "var(--line)", "var(--concern)", "inherit"}


def test_the_focus_can_be_seen() -> None:
    """Whatever can be reached by keyboard is outlined in a colour of 3 to 1 at least."""
    (line,) = re.findall(r"--line: (#[0-9a-f]{6})", _style())
    assert "outline: 3px solid var(--line)" in _style()
    assert contrast(line, WHITE) >= AA_LARGE
