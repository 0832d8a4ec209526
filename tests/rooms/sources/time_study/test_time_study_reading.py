"""A time study as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.sheets import column, csv_file, faults, only

HEADER = "staff_id,task,minutes,case_kind,day"


def test_a_row_is_a_piece_of_work(tmp_path: Path) -> None:
    """Who, what, how long, for which kind of case, when."""
    [row] = only(csv_file(tmp_path, "study.csv", HEADER, "S1,visit,75.5,CP,11/05/2026")).rows.to_pylist()
    assert row == {
        "entry_id": "S1@2026-05-11@visit@CP",
        "staff_id": "S1",
        "task": "visit",
        "case_kind": "CP",
        "minutes": 75.5,
        "worked": date(2026, 5, 11),
        "row_no": 2,
    }


def test_two_visits_of_one_length_on_one_day_are_two(tmp_path: Path) -> None:
    """A duplicate is not what it looks like here."""
    read = only(csv_file(tmp_path, "study.csv", HEADER, *["S1,visit,30,CP,2026-05-11"] * 2))
    assert column(read, "entry_id") == ["S1@2026-05-11@visit@CP", "S1@2026-05-11@visit@CP@2"]


def test_the_day_and_the_kind_of_case_may_be_left_out(tmp_path: Path) -> None:
    """A meeting is for no case, and some studies write down no day."""
    read = only(csv_file(tmp_path, "study.csv", "Worker,Activity,Mins", "S1,meeting,60"))
    assert [(row["case_kind"], row["worked"]) for row in read.rows.to_pylist()] == [(None, None)]
    assert faults(read) == []


@pytest.mark.parametrize(
    ("minutes", "reason"),
    [("-5", "OUT_OF_RANGE"), ("0", "OUT_OF_RANGE"), ("1441", "OUT_OF_RANGE"), ("1h", "BAD_NUMBER")],
)
def test_minutes_that_cannot_be_refuse_their_row(minutes: str, reason: str, tmp_path: Path) -> None:
    """Without its length a piece of work says nothing; nor does one longer than a day."""
    read = only(csv_file(tmp_path, "study.csv", HEADER, f"S1,visit,{minutes},CP,2026-05-11"))
    assert read.rows.num_rows == 0
    assert sorted(faults(read)) == sorted([(2, "minutes", reason), (2, "minutes", "NEEDED")])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",visit,30,CP,", (2, "staff_id", "NO_KEY")),
        ("S1,,30,CP,", (2, "task", "NEEDED")),
        ("S1,visit,,CP,", (2, "minutes", "NEEDED")),
    ],
)
def test_a_row_without_who_what_or_how_long_is_refused(row: str, fault: tuple[int, str, str], tmp_path: Path) -> None:
    """With its row, its column and why."""
    read = only(csv_file(tmp_path, "study.csv", HEADER, row))
    assert (read.rows.num_rows, faults(read)) == (0, [fault])


def test_a_day_that_cannot_be_read_is_told_and_left_empty(tmp_path: Path) -> None:
    """It decides nothing."""
    read = only(csv_file(tmp_path, "study.csv", HEADER, "S1,visit,30,CP,May"))
    assert (column(read, "worked"), faults(read)) == ([None], [(2, "day", "BAD_OPTIONAL_DATE")])
