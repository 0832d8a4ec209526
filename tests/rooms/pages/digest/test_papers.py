"""The page and the workbook of a digest: nothing that runs, nothing that is fetched, numbers as numbers."""

from __future__ import annotations

import io
import re
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.rooms.pages.digest.weeks import CHILD, HOSTILE, digest

from plimsoll.door.digest import without_children
from plimsoll.pages.digest import HTML, NOBODY, WORKBOOK, written


@pytest.fixture(scope="module")
def page() -> str:
    return written(digest(), HTML, NOBODY, draft=False).decode()


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(digest(), WORKBOOK, NOBODY, draft=False)))


def test_nothing_in_the_page_runs_or_is_fetched(page: str) -> None:
    """No script, no picture, no link, no address, no style sheet: every style stands in its tag."""
    assert re.findall(r"<(?:script|img|link|iframe|style|a|svg|form)\b", page) == []
    assert re.findall(r"https?:|url\(|src=|\son\w+=", page) == []


def test_a_hostile_name_is_text(page: str) -> None:
    """It is escaped wherever it stands, and a template does not reckon it."""
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;{{ 7*7 }}") == 3


def test_it_says_first_that_nobody_exists(page: str) -> None:
    """An invented service's page says so above everything else; a real one's does not say it at all."""
    assert page.index("INVENTED DATA") < page.index("In words")
    assert "INVENTED" not in written(digest(invented=False), HTML, NOBODY, draft=False).decode()


def test_every_table_of_data_has_a_caption_and_headings(page: str) -> None:
    """Tables for the layout say that they are; each other says what it shows and heads its columns and rows."""
    tables = re.findall(r"<table(?! role=\"presentation\")[^>]*>(.*?)</table>", page, re.DOTALL)
    assert len(tables) == 7
    assert all("<caption" in each and 'scope="col"' in each and 'scope="row"' in each for each in tables)


def test_children_stand_in_it_only_where_they_were_asked_for(page: str) -> None:
    """With the identifiers there is a column for them; without, there is none."""
    without = written(without_children(digest()), HTML, NOBODY, draft=False).decode()
    assert (CHILD in page, ">Child</th>" in page) == (True, True)
    assert (CHILD in without, ">Child</th>" in without) == (False, False)


def test_the_workbook_has_a_sheet_for_each_part(book: Workbook) -> None:
    """In the order in which they are read."""
    assert book.sheetnames == ["Summary", "Waiting", "Week", "Signals", "Aligned", "Actions", "Log"]


def test_its_cells_are_what_they_are(book: Workbook) -> None:
    """Days are days, counts are numbers, and no name is a formula."""
    rows = {row[0].value: [cell.value for cell in row] for row in book["Waiting"].iter_rows()}
    assert rows["M3"][2:] == [CHILD, datetime(2026, 10, 23), datetime(2026, 11, 16), 4]  # noqa: DTZ001 (no zones there)
    crowds = {row[0].value: [cell.value for cell in row][1:4] for row in book["Aligned"].iter_rows()}
    assert (crowds["North"], crowds[HOSTILE]) == ([12, 9, 410], [31, 33, 1455])
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_the_teams_stand_in_the_order_of_their_names() -> None:
    """As they were handed over, and never by who has most."""
    told = digest(crowds=tuple(reversed(digest().crowds)))
    page = written(told, HTML, NOBODY, draft=False).decode()
    assert page.index("(no team)") < page.rindex(">North<")


def test_one_week_is_one_workbook() -> None:
    """Made twice it has the same bytes: it says that it was made at noon of its day."""
    assert written(digest(), WORKBOOK, NOBODY, draft=False) == written(digest(), WORKBOOK, NOBODY, draft=False)


def test_the_invented_is_said_on_every_sheet(book: Workbook) -> None:
    """Whichever is printed."""
    assert all("INVENTED DATA" in str(sheet["A3"].value) for sheet in book)
