"""The pack as a workbook: a sheet for each part, numbers as numbers, Excel's own charts, and nothing that is run."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.rooms.pages.report.packs import CHILD, HOSTILE, WORKER, pack

from plimsoll.door.pack import Audience
from plimsoll.pages.report import book
from plimsoll.pages.report.document import document

SHEETS = [
    *("Summary", "Swamp", "Without a worker", "Conditions", "Over time", "Decisions", "Barriers", "Load", "Workforce"),
    *("Refused", "Definitions"),
]


def opened(audience: Audience = Audience.BOARD, **changes: object) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(book.book(document(pack(audience, **changes)))))


@pytest.fixture(scope="module")
def board() -> Workbook:
    return opened()


def cells(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row(sheet: Worksheet, first: str) -> tuple[object, ...]:
    return next(tuple(cell.value for cell in row) for row in sheet.iter_rows() if row[0].value == first)


def test_it_has_a_sheet_for_each_part(board: Workbook) -> None:
    """The sheets stand in the order in which the parts are read."""
    assert board.sheetnames == SHEETS


def test_nothing_in_it_is_a_formula() -> None:
    """A team whose name begins with an equals sign is text, on every sheet."""
    told = opened(Audience.TEAM)
    kinds = {cell.data_type for sheet in told for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert any(HOSTILE in str(value) for value in cells(told["Swamp"]))


def test_numbers_are_numbers_and_days_are_days(board: Workbook) -> None:
    """A count is a number, a share is shown as a percentage, a decision's day is a day."""
    told = row(board["Conditions"], "Children without an allocated worker")
    assert told[1:5] == (267, "of 2,000 children", 255, 243)
    assert "0.0%" in {cell.number_format for row in board["Conditions"].iter_rows() for cell in row}
    assert row(board["Decisions"], 1)[1] == datetime(2015, 1, 5)  # noqa: DTZ001 (Excel knows no zones)


def test_the_months_are_drawn_by_excel_itself(board: Workbook) -> None:
    """There is a chart a measure on the sheet of the months, made from the cells above it."""
    drawn = board["Over time"]._charts
    assert len(drawn) > 20
    assert all("Over time" in chart.series[0].val.numRef.f for chart in drawn)


def test_a_month_without_a_value_is_empty(board: Workbook) -> None:
    """Nothing is drawn as nought: the cells of what could not be made are not there at all."""
    assert "Turnover" not in cells(board["Workforce"])


def test_a_boards_workbook_names_no_child_and_no_worker(board: Workbook) -> None:
    """Neither stands in any cell."""
    said = {value for sheet in board for value in cells(sheet)}
    assert not {CHILD, WORKER} & said


def test_a_teams_workbook_names_its_own() -> None:
    """The child stands on the sheet of the barriers and the worker on that of load."""
    told = opened(Audience.TEAM)
    assert CHILD in cells(told["Barriers"])
    assert WORKER in cells(told["Load"])


def test_every_sheet_can_be_printed(board: Workbook) -> None:
    """Across A4, as wide as the paper, the title in sight on the screen and on every page."""
    for sheet in board:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
            "landscape",
            9,
            0,
        )
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$1:$2")


def test_invented_data_is_said_on_every_sheet() -> None:
    """It stands under the title of each, and at the foot of each page."""
    told = opened(invented=True)
    assert {str(sheet["A3"].value)[:13] for sheet in told} == {"INVENTED DATA"}
    assert {sheet.oddFooter.left.text for sheet in told} == {"INVENTED DATA"}


def test_every_measure_is_defined(board: Workbook) -> None:
    """The last sheet has the words, the measures and the defences."""
    said = cells(board["Definitions"])
    assert {"Barrier", "Turnover", "Barrier: A worker", "Children not yet assessed"} <= set(said)
