"""A load from files to store: what is kept, what the report says, what changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.intake.loads import AS_OF, Hall, told, whole
from tests.rooms.sources.extracts import CELLS, cells

from plimsoll.intake import LoadOptions, Stage, load
from plimsoll.intake.terms import today
from plimsoll.intake.windows import years_after
from plimsoll.store import FileCount
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.tables import TABLES

SSD_TABLES = set(TABLES) - {"missing", "employment", "absence", "vacancy", "supervision", "time_entry", "decision"}
"""What no case system holds, and the one table of a case that the dataset leaves out, come from other files."""


def test_a_whole_extract_is_kept_without_a_fault(hall: Hall) -> None:
    """Every table of it stands in the store, one row a file."""
    report = hall.loaded(whole())
    assert told(report) == []
    assert report.totals == {"read": 20, "kept": 20, "duplicates": 0, "refused": 0}
    kept = {name: hall.rows(f"SELECT count(*) FROM known_{name}")[0][0] for name in TABLES}
    told_of = {name: count for name, count in kept.items() if count}
    assert told_of == {**dict.fromkeys(SSD_TABLES, 1), "plan": 3, "visit": 3, "review": 2}


def test_the_report_is_what_the_command_prints(hall: Hall) -> None:
    """The keys that SPEC section 7 names, and those that tell of files without rows."""
    hall.write({"ssd_cin_episodes": [cells("ssd_cin_episodes"), cells("ssd_cin_episodes", cine_referral_date="x")]})
    (hall.folder / "notes.txt").write_text("hello", encoding="utf-8")
    said = hall.load().as_dict()
    assert said["load"] == 1
    assert said["as_of"] == "2024-06-30"
    assert said["totals"] == {"read": 2, "kept": 1, "duplicates": 0, "refused": 1}
    assert said["files"] == [
        {
            "file": "ssd_cin_episodes.csv",
            "source": "ssd",
            "table": "referral",
            "source_table": "ssd_cin_episodes",
            "read": 2,
            "kept": 1,
            "duplicates": 0,
            "refused": 1,
        }
    ]
    fault = {
        "file": "ssd_cin_episodes.csv",
        "row": 3,
        "column": "cine_referral_date",
        "reason": "BAD_DATE",
        "detail": "",
    }
    assert said["faults"] == [fault]
    assert [each["file"] for each in said["not_recognised"]] == ["notes.txt"]
    assert said["already"] is False


def test_a_row_stands_with_its_file_and_its_number(hall: Hall) -> None:
    """Every number can be traced to the row it came from."""
    hall.loaded({"ssd_department": [cells("ssd_department", dept_team_id=f"T{n}") for n in range(3)]})
    assert hall.rows("SELECT team_id, load_id, file_no, row_no FROM known_team ORDER BY row_no") == [
        ("T0", 1, 0, 2),
        ("T1", 1, 0, 3),
        ("T2", 1, 0, 4),
    ]


def test_the_same_files_again_change_nothing(hall: Hall) -> None:
    """The report says so and tells what the earlier load found."""
    hall.write({"ssd_cin_episodes": [cells("ssd_cin_episodes", cine_referral_date="x"), CELLS["ssd_cin_episodes"]]})
    first, again = hall.load(), hall.load(as_of=None)
    assert (again.already, again.load, again.as_of) == (True, first.load, AS_OF)
    assert (again.totals, told(again)) == (first.totals, told(first))
    assert "nothing has changed" in again.notices[0]
    assert len(hall.store.loads()) == 1


def test_the_same_files_of_another_day_are_another_load(hall: Hall) -> None:
    """Nothing in them changed, and that is known from that day."""
    hall.write(whole())
    hall.load()
    later = hall.load(as_of=date(2024, 7, 31))
    assert (later.already, later.load, later.as_of) == (False, 2, date(2024, 7, 31))


def test_the_same_files_of_the_same_day_change_nothing(hall: Hall) -> None:
    """Naming the day they were loaded for is no other day."""
    hall.write(whole())
    hall.load()
    assert hall.load(as_of=AS_OF).already


def test_a_part_that_is_now_said_to_be_all_is_another_load(hall: Hall) -> None:
    """The files are the same, but what they leave out now counts."""
    hall.write(whole())
    hall.load(partial=True)
    report = hall.load(as_of=None)
    assert (report.already, report.load) == (False, 2)


def test_another_service_is_another_load(hall: Hall) -> None:
    """The same files may speak for two."""
    hall.write(whole())
    hall.load()
    report = load(hall.store, [hall.folder], LoadOptions(service="E10000001", as_of=AS_OF))
    assert (report.already, report.service) == (False, "E10000001")
    assert hall.store.services() == ("E10000001", "service")


def test_without_a_day_it_is_today(hall: Hall) -> None:
    """SSD does not say when it was made."""
    hall.write(whole())
    before = today()
    assert before <= hall.load(as_of=None).as_of <= today()


def test_the_window_is_six_years(hall: Hall) -> None:
    """What SSD's script covers: rows before it that a load does not carry stay known."""
    hall.loaded(whole())
    assert hall.store.loads()[0].window_start == date(2018, 6, 30)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), -4, date(2020, 2, 29)),
        (date(2024, 6, 30), -6, date(2018, 6, 30)),
        (date(2023, 12, 31), 1, date(2024, 12, 31)),
    ],
)
def test_years_are_calendar_years(day: date, years: int, expected: date) -> None:
    """A leap day becomes 28 February in a year without one."""
    assert years_after(day, years) == expected


def test_rows_that_a_load_no_longer_carries_are_no_longer_known(hall: Hall) -> None:
    """A whole load says all there is; a part says only what it holds."""
    two = [cells("ssd_department", dept_team_id=f"T{n}") for n in range(2)]
    hall.loaded({"ssd_department": two})
    hall.write({"ssd_department": two[:1]})
    hall.load(as_of=date(2024, 7, 31), partial=True)
    assert hall.rows("SELECT count(*) FROM known_team") == [(2,)]
    hall.load(as_of=date(2024, 8, 31))
    assert hall.rows("SELECT team_id FROM known_team") == [("T0",)]


def test_two_files_of_one_table_add_up(hall: Hall) -> None:
    """A table saved in parts is one table."""
    hall.write({"ssd_department": [cells("ssd_department", dept_team_id="T1")]})
    (hall.folder / "ssd_department.csv").rename(hall.folder / "part1.csv")
    hall.write({"ssd_department": [cells("ssd_department", dept_team_id="T2")]})
    report = hall.load()
    assert [(file.file, file.kept) for file in report.files] == [("part1.csv", 1), ("ssd_department.csv", 1)]
    assert hall.rows("SELECT team_id, file_no FROM known_team ORDER BY team_id") == [("T1", 0), ("T2", 1)]


def test_progress_is_told_stage_by_stage(hall: Hall) -> None:
    """Reading with the rows so far, then checking, then keeping."""
    hall.write(whole())
    seen: list[tuple[Stage, int]] = []
    load(hall.store, [hall.folder], LoadOptions(as_of=AS_OF), lambda stage, rows: seen.append((stage, rows)))
    assert [stage for stage, _ in seen] == [*[Stage.READ] * 20, Stage.CHECK, Stage.KEEP]
    assert [rows for _, rows in seen] == [*range(20), 20, 20]


def test_a_load_that_fails_keeps_nothing(hall: Hall) -> None:
    """One file that cannot be read at all stops the load before anything is written."""
    extract = whole()
    hall.write(extract, columns={"ssd_person": ["pers_dob", "pers_forename", "pers_surname", "pers_sex"]})
    with pytest.raises(UnreadableInput, match=r"ssd_person\.csv: The column 'pers_person_id' is missing"):
        hall.load()
    assert hall.store.loads() == ()


def test_a_notice_of_a_file_comes_with_the_report(hall: Hall) -> None:
    """What a reader says of a whole file reaches whoever reads the report."""
    hall.write({"ssd_department": [CELLS["ssd_department"]], "ssd_family": []})
    assert "ssd_family.csv: it has a header and no rows" in hall.load().notices[0]


def test_counts_are_the_stores_own(hall: Hall) -> None:
    """The report and the store say the same of each file."""
    report = hall.loaded(whole())
    assert report.files == hall.store.loads()[0].files
    assert isinstance(report.files[0], FileCount)


def test_faults_are_kept_with_the_load(hall: Hall) -> None:
    """The store can tell them again."""
    report = hall.loaded({"ssd_cin_episodes": [cells("ssd_cin_episodes", cine_referral_id="")]})
    kept = [(each.file, each.row, each.column, each.reason.name) for each in hall.store.refused(report.load)]
    assert kept == told(report) == [("ssd_cin_episodes.csv", 2, "cine_referral_id", "NO_KEY")]


def test_what_fills_nothing_is_no_fault(hall: Hall, tmp_path: Path) -> None:
    """Tables of the dataset of which nothing is kept are listed and left."""
    hall.write({"ssd_department": [CELLS["ssd_department"]], "ssd_disability": [{"disa_table_id": "1"}]})
    report = hall.load()
    assert (report.not_kept, report.not_recognised, told(report)) == (("ssd_disability.csv",), (), [])


def test_a_load_must_carry_every_file_that_told_of_a_table(hall: Hall) -> None:
    """Without the CP visits that an earlier load carried, the CIN visits do not speak for all visits."""
    hall.loaded(whole())
    (hall.folder / "ssd_cp_visits.csv").unlink()
    with pytest.raises(WrongUse, match="ssd_cp_visits"):
        hall.load(as_of=date(2024, 7, 31))
    assert hall.rows("SELECT count(*) FROM known_visit")[0][0] == 3
    assert hall.load(as_of=date(2024, 7, 31), partial=True).totals["kept"] == 19
