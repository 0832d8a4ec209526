"""A forecast as a page and as a workbook: every part there, every number with its sign, nothing that runs."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from tests.rooms.pages.forecast.forecasts import DAYS, ON, UNTIL, forecast, told
from tests.rooms.pages.report.packs import HOSTILE

from plimsoll.pages.forecast import tables, written
from plimsoll.pages.forecast.document import MORE, document, opening
from plimsoll.pages.forecast.left_out import LEFT_OUT
from plimsoll.vocabulary.errors import WrongUse


def _page(**changes: object) -> str:
    return written(forecast(**changes), Path("a.html")).decode()


def _book(**changes: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(forecast(**changes), Path("a.xlsx"))))


def test_the_page_says_what_a_director_asks() -> None:
    """The decision, the words, the cost, what it rests on, what it leaves out, and where it came from, in order."""
    titles = [section.title for section in document(forecast()).sections]
    assert titles == [
        "In words",
        "With the decision and without it",
        "What it costs",
        "In figures",
        "Team by team",
        "What it rests on",
        "What the model leaves out",
        "Where this came from",
    ]


def test_a_page_without_changes_or_teams_has_no_empty_parts() -> None:
    """No heading stands over nothing."""
    titles = [section.title for section in document(forecast(fans=(), teams=())).sections]
    assert ("With the decision and without it" in titles, "Team by team" in titles) == (False, False)


def test_each_fan_is_drawn_twice_over() -> None:
    """Both ways have two bands and a line, and the numbers stand in a table a day long."""
    page = _page()
    assert [page.count(f'class="{name}"') for name in ("without-outer", "planned-inner", "planned-line")] == [2, 2, 2]
    assert page.count('<tr><th scope="row">2026-') + page.count('<tr><th scope="row">2027-') == 2 * len(DAYS)


def test_the_bars_stand_in_a_table_too() -> None:
    """Whoever cannot see the bars reads their ends."""
    page = _page()
    assert page.count('class="half-low"') == 3
    assert '<th scope="row">How long posts stand empty</th><td class="number">+260</td>' in page


def test_no_script_and_no_other_address() -> None:
    """A team's name is text, and the page asks for nothing."""
    page = _page()
    assert ("<script" in page, "://" in page, "&lt;script&gt;" in page) == (False, False, True)


def test_an_invented_county_is_marked_on_top() -> None:
    """Nobody takes it for a real one."""
    assert "INVENTED DATA" in _page(invented=True)
    assert "INVENTED DATA" not in _page()


def test_what_it_leaves_out_is_always_said() -> None:
    """Every sentence of it stands on the page."""
    page = _page().replace("&#39;", "'")
    assert [each for each in LEFT_OUT if each not in page] == []


def test_the_workbook_has_a_sheet_for_each_part() -> None:
    """Words, days, figures, teams and assumptions, with numbers as numbers."""
    book = _book()
    assert book.sheetnames == ["Summary", "Days", "Figures", "Teams", "Assumptions"]
    cells = [cell.value for row in book["Figures"].iter_rows() for cell in row]
    assert (275.4 in cells, 209.2 in cells) == (True, True)
    assert len(book["Days"]._charts) == 2


def test_a_teams_name_is_never_a_formula() -> None:
    """It stands in its cell as text."""
    cells = [cell for row in _book()["Teams"].iter_rows() for cell in row if cell.value == HOSTILE]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.htm"])
def test_another_ending_is_refused(name: str) -> None:
    """It says what to call the file."""
    with pytest.raises(WrongUse, match="html"):
        written(forecast(), Path(name))


def test_no_reader_is_given_more_words_than_can_be_taken_in() -> None:
    """The first seven sentences, and that the rest stands in the figures; of eight, all."""
    many = tuple(f"By then, {number} of them." for number in range(12))
    assert opening(forecast(words=many)) == (*many[:7], MORE)
    assert opening(forecast(words=many[:8])) == many[:8]


def test_quarter_ends_are_told_of_what_changes_most() -> None:
    """The last day has every measure; the quarters have the first few, day by day."""
    rows = tuple(told(f"m{number}", title=f"M{number}", day=day) for number in range(9) for day in (ON, UNTIL))
    last, quarters = tables.last_day(forecast(rows=rows)), tables.quarters(forecast(rows=rows))
    assert (len(last.rows), len(quarters.rows)) == (9, 12)
    assert [column.title for column in quarters.columns][:2] == ["What is counted", "Day"]
