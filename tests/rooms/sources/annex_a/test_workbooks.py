"""A workbook of Annex A read: what each list fills, and the ways in which councils' workbooks differ."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from tests.rooms.sources.annex_a.workbooks import (
    BORN,
    CHILD,
    ROWS,
    TEAM,
    WORKER,
    notices,
    read,
    reasons,
    recognised,
    row,
    rows_of,
    saved,
    table,
    whole,
)

from plimsoll import sources
from plimsoll.vocabulary.errors import UnreadableInput

HELD = "1001@Ann Poole@2024-01-03"


def test_every_kept_list_fills_its_tables(tmp_path: Path) -> None:
    """One row a list: what each canonical table then holds, and nothing refused."""
    found = read(whole(tmp_path))
    assert reasons(found) == []
    [contact] = rows_of(found, "contact")
    assert contact["contact_id"] == "1001@2024-01-02@6"
    [case, care] = rows_of(found, "referral")
    assert (case["referral_id"], case["need_code"], case["nfa"]) == ("1001@2024-01-03", "N1", False)
    assert "closed" not in case
    assert care["referral_id"] == "1002@2022-05-01"
    [assessment] = rows_of(found, "assessment")
    assert assessment["referral_id"] == "1001@2024-01-03"
    assert (assessment["child_seen"], assessment["nfa"]) == (True, False)
    [conference] = rows_of(found, "conference")
    assert (conference["enquiry_id"], conference["plan_made"]) == ("1001@2024-01-05", True)
    kinds = {(plan["kind"], plan["plan_id"], plan["referral_id"]) for plan in rows_of(found, "plan")}
    assert kinds == {("CP", "1001@2024-01-24", "1001@2024-01-03"), ("CLA", "1002@2022-05-01", "1002@2022-05-01")}
    [placement] = rows_of(found, "placement")
    assert (placement["type_code"], placement["plan_id"]) == ("U4", "1002@2022-05-01")
    [status] = rows_of(found, "legal_status")
    assert status["status_code"] == "C2"


def test_visits_say_only_what_the_lists_say(tmp_path: Path) -> None:
    """List 6 says when the child was seen; one not seen alone may not have been seen; list 8 does not say."""
    found = {each["kind"]: each for each in rows_of(read(whole(tmp_path)), "visit")}
    assert found["CIN"]["seen"] is True
    assert "seen" not in found["CP"]
    assert found["CP"]["seen_alone"] is False
    assert not {"seen", "seen_alone"} & set(found["CLA"])


def test_of_a_date_of_birth_the_month_is_read(tmp_path: Path) -> None:
    """The day of birth goes no further than the reader, and each child is told once however many lists it is on."""
    people = rows_of(read(whole(tmp_path)), "person")
    assert {each["person_id"]: each["birth_month"] for each in people} == {
        "1001": date(2015, 3, 1),
        "1002": date(2010, 6, 1),
        "1003": date(2004, 2, 1),
    }
    assert len(people) == 3


def test_sheets_may_be_named_anything_and_stand_anywhere(tmp_path: Path) -> None:
    """The headings decide: misnamed sheets in another order, and a cover sheet, change nothing."""
    named = {"Cover": [["Annex A", "May"]], "List 1": table(7, ROWS[7]), "kids": table(6, ROWS[6])}
    found = read(saved(tmp_path, named))
    assert {each.source_table for each in found} == {"list 6", "list 7"}
    assert [each["referral_id"] for each in rows_of(found, "referral")] == ["1001@2024-01-03"]


def test_titles_may_stand_above_the_headings(tmp_path: Path) -> None:
    """Rows are numbered as the sheet numbers them, whatever stands above, and blank rows are none."""
    bad = row(6, CIN_Closure_Date="soon")
    sheet = [["Annex A, list 6"], [], ["Made in May"], *table(6, bad), [], *table(6, ROWS[6])[1:]]
    found = read(saved(tmp_path, {"List 6": sheet}))
    assert ("annex.xlsx, sheet List 6", 5, "CIN Closure Date", "BAD_DATE") in reasons(found)
    [case] = rows_of(found, "referral")
    assert case["row_no"] == 7


def test_days_may_be_dates_serials_or_text(tmp_path: Path) -> None:
    """Excel's days with or without a time, bare serial numbers, and both forms of text are one day."""
    days = [
        date(2024, 1, 3),
        datetime.combine(date(2024, 1, 3), time(13, 4)),
        45294,
        "03/01/2024",
        "2024-01-03",
        " 03/01/2024\u00a0",
    ]
    rows = [row(3, **{CHILD: f"C{number}", "Date_of_referral": day}) for number, day in enumerate(days)]
    found = read(saved(tmp_path, {"List 3": table(3, *rows)}))
    assert {each["received"] for each in rows_of(found, "referral")} == {date(2024, 1, 3)}
    assert len(rows_of(found, "referral")) == len(days)


@pytest.mark.parametrize(("cell", "reason"), [(2024, "BAD_DATE"), ("03/01/24", "TWO_DIGIT_YEAR"), (None, "NO_START")])
def test_what_is_no_day_refuses_its_row(cell: object, reason: str, tmp_path: Path) -> None:
    """A bare year, two digits of one, or nothing: the row is refused, once, with its place."""
    found = read(saved(tmp_path, {"List 3": table(3, row(3, Date_of_referral=cell))}))
    assert reasons(found) == [("annex.xlsx, sheet List 3", 2, "Date of referral", reason)]
    assert rows_of(found, "person") == []


def test_identifiers_lose_their_point_and_names_their_odd_spaces(tmp_path: Path) -> None:
    """1001.0 and "1001" are one child; no-break, doubled and unseen spaces are one worker."""
    names = ["Ann\u00a0Poole", " Ann  Poole ", "Ann\u200b Poole", "Ann\tPoole"]
    rows = [row(6, **{CHILD: child, WORKER: name}) for child, name in zip([1001, "1001", 7, "8"], names, strict=True)]
    found = read(saved(tmp_path, {"List 6": table(6, *rows)}))
    assert {each["worker_id"] for each in rows_of(found, "worker")} == {"Ann Poole"}
    assert [each["person_id"] for each in rows_of(found, "person")] == ["1001", "7", "8"]


def test_errors_and_formulas(tmp_path: Path) -> None:
    """A formula is what it last came to; one that failed, and #N/A as text, say nothing."""
    path = tmp_path / "annex.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("List 1")
        for place, name in enumerate([CHILD, BORN, "Date of Contact", "Contact Source"]):
            sheet.write_string(0, place, name)
        sheet.write_formula(1, 0, "=500+501", None, 1001)
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(1, 2, "=DATE(2024,1,2)", None, 45293)
        sheet.write_string(1, 3, "#N/A")
    found = read(path)
    [contact] = rows_of(found, "contact")
    assert (contact["person_id"], contact["received"]) == ("1001", date(2024, 1, 2))
    assert "source_code" not in contact


def test_merged_cells_hold_for_every_row(tmp_path: Path) -> None:
    """A child merged down over two contacts is the child of both; a merged title does not hide the headings."""
    path = tmp_path / "annex.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Annex A, list 1", None, None])
    sheet.append([CHILD, "Date of Contact", "Contact Source"])
    sheet.append(["C1", date(2024, 1, 2), "Police"])
    sheet.append([None, date(2024, 1, 9), "Police"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    book.save(path)
    found = read(path)
    assert [each["contact_id"] for each in rows_of(found, "contact")] == ["C1@2024-01-02@6", "C1@2024-01-09@6"]


def test_an_optional_column_may_be_missing_and_is_told(tmp_path: Path) -> None:
    """The list is read without it, and a notice names it."""
    sheet = [[cell for cell, name in zip(cells, table(7)[0], strict=True) if name != "Was the Child Seen Alone?"]
             for cells in table(7, ROWS[7])]  # fmt: skip
    found = read(saved(tmp_path, {"List 7": sheet}))
    assert "read without 'Was the Child Seen Alone?'" in notices(found)
    [visit] = rows_of(found, "visit")
    assert "seen_alone" not in visit


@pytest.mark.parametrize(
    ("number", "heading"), [(6, "CIN Closure Date"), (7, CHILD), (8, "Date Started to be Looked After")]
)
def test_a_required_column_that_is_missing_stops_the_load(number: int, heading: str, tmp_path: Path) -> None:
    """The message names the file, the sheet and the column, and what to do."""
    sheet = [["X" if name == heading else name for name in table(number)[0]], *table(number, ROWS[number])[1:]]
    source = recognised(saved(tmp_path, {"our list": sheet}))
    with pytest.raises(UnreadableInput, match=heading) as raised:
        source.read()
    assert raised.value.where == "annex.xlsx, sheet our list"
    assert raised.value.next_step


def test_a_repeated_heading_is_read_once_and_told(tmp_path: Path) -> None:
    """The first column counts."""
    head, cells = table(1, ROWS[1])
    found = read(saved(tmp_path, {"List 1": [[*head, "Date of Contact"], [*cells, date(2020, 1, 1)]]}))
    assert [each["received"] for each in rows_of(found, "contact")] == [date(2024, 1, 2)]
    assert "'Date of Contact' stands there twice" in notices(found)


def test_headings_without_rows_are_a_list_without_rows(tmp_path: Path) -> None:
    """Nothing is read and a notice says so; an empty sheet beside it does not matter."""
    found = read(saved(tmp_path, {"Sheet 1": [], "List 6": table(6)}))
    assert {each.read for each in found} == {0}
    assert "it has headings and no rows" in notices(found)


def test_what_no_code_is_known_for_is_left_empty_and_counted(tmp_path: Path) -> None:
    """Words of the council's own are not kept: they might be about a person. How many there were is told."""
    found = read(saved(tmp_path, {"List 6": table(6, row(6, Primary_Need_Code="mother unwell, see note"))}))
    [case] = rows_of(found, "referral")
    assert "need_code" not in case
    assert "in 1 row 'Primary Need Code' says nothing that Plimsoll knows" in notices(found)
    assert "mother" not in notices(found)


def test_a_row_without_a_child_is_refused_once(tmp_path: Path) -> None:
    """The visit, the review and the holder of nobody are not told a second time."""
    found = read(saved(tmp_path, {"List 7": table(7, row(7, **{CHILD: None}), ROWS[7])}))
    assert {(each[1], each[3]) for each in reasons(found)} == {(2, "NO_KEY")}
    assert len(reasons(found)) <= 2
    assert len(rows_of(found, "visit")) == 1


def test_early_help_and_adoption_are_known_and_not_kept(tmp_path: Path) -> None:
    """A workbook of those lists alone is an Annex A that fills nothing."""
    source = sources.recognise(saved(tmp_path, {f"List {n}": table(n) for n in (2, 10, 11)}))
    assert source is not None
    assert source.tables == ()


def test_other_workbooks_are_not_annex_a(tmp_path: Path) -> None:
    """A workbook of something else is none of ours."""
    assert sources.recognise(saved(tmp_path, {"Budget": [["Item", "Cost"], ["Pens", 3]]})) is None


def test_teams_are_told_once(tmp_path: Path) -> None:
    """Of all the rows that name a team, one tells of it."""
    found = read(whole(tmp_path))
    assert sorted(str(each["team_id"]) for each in rows_of(found, "team")) == ["Care", "East", "Leaving Care"]
    assert TEAM == "Allocated Team"
