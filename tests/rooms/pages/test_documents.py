"""Answers as files that other programs read: nothing is lost, and nothing in them is run."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import date, datetime

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.door import Provenance
from plimsoll.door.answer import Answer, tabled
from plimsoll.pages.documents import FORMULA_STARTS, Format, as_bytes, as_csv, as_json, harmless

ON = date(2018, 10, 17)

FIGURE = ("unit", "measure", "value", "numerator", "denominator", "detail", "of", "note")


def an_answer() -> Answer:
    rows = [
        {"unit": "T1", "measure": "unallocated", "value": 2, "numerator": 2, "denominator": 3, "of": "children"},
        {"unit": None, "measure": "rereferrals", "value": 0.25, "numerator": 1, "denominator": 4, "of": "referrals"},
    ]
    rows[0]["detail"] = {"longest": 44, "name": "=HYPERLINK(1)"}
    return tabled(FIGURE, rows, about={"on": ON, "by": "team"}, provenance=Provenance(ON, None, (1, 2)))


def a_listing() -> Answer:
    rows = [
        {"child": "-5", "down": ["worker", "seen"], "since": ON, "days": 3, "stale": True},
        {"child": "007", "down": [], "since": None, "days": 1_000, "stale": False},
    ]
    return tabled(("child", "down", "since", "days", "stale"), rows, holds="aligned", about={"on": ON})


def _sheet(answer: Answer, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(answer, Format.XLSX)))
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


def test_json_is_the_whole_document() -> None:
    """What was asked and the rows, days as text, the detail inside its row."""
    document = json.loads(as_json(an_answer()))
    assert (document["on"], document["rows"][0]["detail"]["longest"]) == ("2018-10-17", 44)
    assert document["rows"][1]["unit"] is None


def test_json_refuses_what_has_no_form() -> None:
    """A cell of a kind that JSON lacks is a fault of ours, not something to be guessed."""
    with pytest.raises(TypeError, match="no form in JSON"):
        as_json(tabled(("x",), [{"x": object()}]))


def test_csv_has_one_column_a_key() -> None:
    """The detail is laid out beside the rest, lists stand in one cell, empty cells are empty."""
    rows = list(csv.DictReader(io.StringIO(as_csv(an_answer()))))
    assert (rows[0]["longest"], rows[0]["measure"], rows[1]["longest"], rows[1]["unit"]) == (
        "44",
        "unallocated",
        "",
        "",
    )
    assert next(csv.DictReader(io.StringIO(as_csv(a_listing()))))["down"] == "worker; seen"


def test_csv_runs_nothing() -> None:
    """A name that a spreadsheet would take for a formula has a mark before it."""
    rows = list(csv.DictReader(io.StringIO(as_csv(an_answer()))))
    assert rows[0]["name"] == "'=HYPERLINK(1)"


def test_csv_leaves_negative_numbers_alone() -> None:
    """A number below nought is a number; only text is marked."""
    rows = list(csv.DictReader(io.StringIO(as_csv(tabled(("value", "child"), [{"value": -0.5, "child": "-0.5"}])))))
    assert rows == [{"value": "-0.5", "child": "'-0.5"}]


@given(st.text(min_size=1))
def test_no_text_is_left_that_a_spreadsheet_would_run(text: str) -> None:
    """Whatever a name is, what is written does not begin as a formula does, and nothing of it is lost."""
    written = harmless(text)
    assert not written.startswith(FORMULA_STARTS)
    assert written.endswith(text)


def test_a_csv_file_says_that_it_is_utf8() -> None:
    """Saved, it begins with the mark by which Excel knows its alphabet; printed, it does not."""
    assert as_bytes(an_answer(), Format.CSV).startswith(b"\xef\xbb\xbf")
    assert not as_csv(an_answer()).startswith("\ufeff")


def test_an_empty_answer_is_a_heading() -> None:
    """Without rows the columns are still named."""
    assert as_csv(tabled(("child", "since"), [])) == "child,since\r\n"


def test_the_workbook_has_its_three_sheets() -> None:
    """The rows, what they mean and where they came from."""
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(a_listing(), Format.XLSX)))
    assert book.sheetnames == ["Aligned", "Definitions", "About"]


def test_the_workbooks_rows_are_in_their_own_kinds() -> None:
    """Days are days, numbers numbers, yes and no are truths, identifiers text, and lists one cell."""
    heads, first, second = _sheet(a_listing(), "Aligned")
    assert heads == ("Child", "Down", "Since", "Days", "Stale")
    assert first == ("-5", "worker; seen", datetime(2018, 10, 17), 3, True)  # noqa: DTZ001 (Excel knows no zones)
    assert (second[0], second[2], second[3]) == ("007", None, 1_000)


def test_the_workbooks_heading_stays_in_sight() -> None:
    """The first row is frozen and every column can be filtered."""
    sheet = openpyxl.load_workbook(io.BytesIO(as_bytes(an_answer(), Format.XLSX)))["Rows"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref[:2]) == ("A2", "A1")


def test_a_share_is_shown_as_a_percentage() -> None:
    """The cell holds 0.25 and shows 25.0%; a count beside it is a count."""
    sheet = openpyxl.load_workbook(io.BytesIO(as_bytes(an_answer(), Format.XLSX)))["Rows"]
    assert (sheet["C3"].value, sheet["C3"].number_format, sheet["C2"].number_format) == (0.25, "0.0%", "#,##0")


def test_the_workbook_runs_nothing() -> None:
    """A name that looks like a formula is text as it stands."""
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(an_answer(), Format.XLSX)))
    cells = [cell for row in book["Rows"].iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert (len(cells), "f" in kinds) == (1, False)


def test_the_workbook_defines_its_columns_and_measures() -> None:
    """Every column has its meaning, and every measure in the rows its definition and source."""
    words = {cell for row in _sheet(an_answer(), "Definitions") for cell in row}
    assert {"Longest", "The longest wait, in days.", "unallocated", "rereferrals"} <= words
    assert "Children without an allocated worker" in words


def test_a_workbook_of_one_measure_defines_it() -> None:
    """Where the measure is named for the whole, as behind one number, it is defined too."""
    listing = dataclasses.replace(a_listing(), about={"measure": "unallocated"})
    assert "unallocated" in {row[0] for row in _sheet(listing, "Definitions")}


def test_the_workbook_says_where_it_came_from() -> None:
    """The version, the loads and the day in words stand on the last sheet."""
    told = dict(_sheet(an_answer(), "About"))
    assert (told["Loads"], told["Says"]) == ("1, 2", "On 17 October 2018, as known today")


def test_an_empty_workbook_is_one() -> None:
    """Without rows it still opens, with its headings."""
    assert _sheet(tabled(("child",), []), "Rows") == [("Child",)]


def test_parquet_holds_the_flat_table_and_what_was_asked() -> None:
    """The columns with their types, and the question in the metadata."""
    table = pq.read_table(io.BytesIO(as_bytes(an_answer(), Format.PARQUET)))
    assert table["longest"].to_pylist() == [44, None]
    assert json.loads(table.schema.metadata[b"about"])["by"] == "team"


def test_parquet_of_nothing_can_be_read() -> None:
    """An empty answer keeps its columns."""
    table = pq.read_table(io.BytesIO(as_bytes(tabled(FIGURE, []), Format.PARQUET)))
    assert (table.num_rows, "value" in table.column_names) == (0, True)
