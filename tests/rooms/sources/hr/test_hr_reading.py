"""The HR set: what an employer's rows become, and what is told of those that cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.sheets import column, csv_file, faults, only, recognised

from plimsoll.invention import employment
from plimsoll.sources.csww import mapping
from plimsoll.sources.hr import words

EMPLOYMENT = "staff_id,registration_number,name,team,role,agency,asye,fte,started,last_day,origin,leave_reason"
WHOLE = "S1,SW12,Ann Lee,North,Case holder,no,yes,0.8,2024-01-01,2024-03-31,outside england,Resignation"


def _employment(folder: Path, *rows: str, header: str = EMPLOYMENT):
    return only(csv_file(folder, "employment.csv", header, *rows))


def test_a_row_of_employment_fills_every_column(tmp_path: Path) -> None:
    """The last day in a post is its last: from the next one the person is not in it."""
    [row] = _employment(tmp_path, WHOLE).rows.to_pylist()
    assert row == {
        "employment_id": "S1@2024-01-01@North@Case holder",
        "staff_id": "S1",
        "registration": "SW12",
        "name": "Ann Lee",
        "team_id": "North",
        "role": "Case holder",
        "agency": False,
        "asye": True,
        "fte": 0.8,
        "started": date(2024, 1, 1),
        "ended": date(2024, 4, 1),
        "origin": "Social worker outside England",
        "leave_reason": "Resignation",
        "row_no": 2,
    }


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path: Path) -> None:
    """A small file is a file: who, since when, and how much."""
    [row] = _employment(tmp_path, "01/01/2024,1,S1", header="started,fte,staff_id").rows.to_pylist()
    assert (row["staff_id"], row["started"], row["fte"], row["ended"]) == ("S1", date(2024, 1, 1), 1.0, None)


def test_one_person_may_begin_in_two_teams_on_one_day(tmp_path: Path) -> None:
    """Both rows are kept, each under a name of its own."""
    header = "staff_id,team,role,fte,started"
    read = _employment(
        tmp_path, "S1,North,Case holder,0.5,2024-01-01", "S1,South,Case holder,0.5,2024-01-01", header=header
    )
    assert column(read, "employment_id") == ["S1@2024-01-01@North@Case holder", "S1@2024-01-01@South@Case holder"]


def test_a_post_of_no_team_has_a_name_too(tmp_path: Path) -> None:
    """The parts that may be empty are empty in it."""
    read = _employment(tmp_path, "S1,,,1,2024-01-01", header="staff_id,team,role,fte,started")
    assert (column(read, "employment_id"), faults(read)) == (["S1@2024-01-01@@"], [])


def test_without_the_employers_identifier_the_registration_stands_for_it(tmp_path: Path) -> None:
    """In the whole file, or in a row."""
    whole = _employment(tmp_path, "sw77,2024-01-01,1", header="SWE number,started,fte")
    assert (column(whole, "staff_id"), column(whole, "registration")) == (["SW77"], ["SW77"])
    row = _employment(tmp_path, ",sw77,2024-01-01,1", header="staff_id,SWE number,started,fte")
    assert column(row, "staff_id") == ["SW77"]


@pytest.mark.parametrize(
    ("cell", "agency"),
    [("Agency", True), ("locum", True), ("Permanent", False), ("Y", True), ("0", False), ("", None), ("#N/A", None)],
)
def test_agency_is_read_from_a_flag_or_from_the_kind_of_contract(
    cell: str, agency: bool | None, tmp_path: Path
) -> None:
    """HR systems give either."""
    read = _employment(tmp_path, f"S1,{cell},2024-01-01", header="staff_id,contract_type,started")
    assert (column(read, "agency"), faults(read)) == ([agency], [])


@pytest.mark.parametrize(("cell", "fte"), [("1", 1.0), ("0.6", 0.6), ("0", 0.0), ("", None), ("#N/A", None)])
def test_fte_is_a_share_of_full_time(cell: str, fte: float | None, tmp_path: Path) -> None:
    """From none to all; what is not known is empty and never 0."""
    read = _employment(tmp_path, f"S1,{cell},2024-01-01", header="staff_id,fte,started")
    assert (column(read, "fte"), faults(read)) == ([fte], [])


@pytest.mark.parametrize(
    ("cell", "reason"),
    [("36.5", "OUT_OF_RANGE"), ("1.01", "OUT_OF_RANGE"), ("-1", "OUT_OF_RANGE"), ("full", "BAD_NUMBER")],
)
def test_hours_in_place_of_fte_are_told_and_left_empty(cell: str, reason: str, tmp_path: Path) -> None:
    """36.5 hours would be the work of 36 people: nobody guesses what they are a share of."""
    read = _employment(tmp_path, f"S1,{cell},2024-01-01", header="staff_id,fte,started")
    assert (column(read, "fte"), faults(read)) == ([None], [(2, "fte", reason)])


def test_names_teams_and_roles_lose_their_odd_spaces(tmp_path: Path) -> None:
    """They are matched to the case system's."""
    [row] = _employment(
        tmp_path,
        "\u00a0S1 ,\u00a0Ann\u00a0\u00a0Lee,North  Team,Case\tholder,2024-01-01",
        header="staff_id,name,team,role,started",
    ).rows.to_pylist()
    assert (row["staff_id"], row["name"], row["team_id"], row["role"]) == ("S1", "Ann Lee", "North Team", "Case holder")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",,2024-01-01,,1", (2, "staff_id", "NO_KEY")),
        ("S1,,,,1", (2, "started", "NO_START")),
        ("S1,,soon,,1", (2, "started", "BAD_DATE")),
        ("S1,,01/02/24,,1", (2, "started", "TWO_DIGIT_YEAR")),
        ("S1,,2024-01-03,2024-01-01,1", (2, "last_day", "ENDS_BEFORE_START")),
        ("S1,,2024-01-03,later,1", (2, "last_day", "BAD_DATE")),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(row: str, fault: tuple[int, str, str], tmp_path: Path) -> None:
    """With its row, its column and why."""
    read = _employment(tmp_path, row, header="staff_id,registration_number,started,last_day,fte")
    assert (read.rows.num_rows, faults(read)) == (0, [fault])


def test_a_post_may_last_a_day(tmp_path: Path) -> None:
    """Its first day is its last."""
    read = _employment(tmp_path, "S1,2024-01-03,2024-01-03,1", header="staff_id,started,last_day,fte")
    assert column(read, "ended") == [date(2024, 1, 4)]


def test_a_registration_of_another_kind_is_told(tmp_path: Path) -> None:
    """It is kept: a service may have its reasons."""
    read = _employment(tmp_path, "S1,1234,2024-01-01,1", header="staff_id,registration_number,started,fte")
    assert (column(read, "registration"), faults(read)) == (["1234"], [(2, "registration_number", "UNUSUAL_ID")])


def test_why_somebody_left_is_one_of_a_list(tmp_path: Path) -> None:
    """What was written about a person in its place is never kept."""
    rows = ("S1,2024-01-01,1,RESIGNED", "S2,2024-01-01,1,fell out with the team", "S3,2024-01-01,1,")
    read = _employment(tmp_path, *rows, header="staff_id,started,fte,reason_for_leaving")
    assert column(read, "leave_reason") == ["Resignation", "Other", None]
    assert faults(read) == [(3, "reason_for_leaving", "UNKNOWN_CODE")]


def _absence(folder: Path, header: str, *rows: str):
    return only(csv_file(folder, "absence.csv", header, *rows))


def test_a_row_of_absence_fills_every_column(tmp_path: Path) -> None:
    """The person is back on the day after the last one away."""
    header = "staff_id,kind,first_day,last_day,days_lost,total"
    [row] = _absence(tmp_path, header, "S1,sickness,2024-01-04,2024-01-05,1.5,no").rows.to_pylist()
    assert row == {
        "absence_id": "S1@2024-01-04@sickness",
        "staff_id": "S1",
        "kind": "sickness",
        "started": date(2024, 1, 4),
        "ended": date(2024, 1, 6),
        "days_lost": 1.5,
        "total": False,
        "row_no": 2,
    }


def test_the_day_back_may_be_given_in_place_of_the_last_day_away(tmp_path: Path) -> None:
    """And where both are, the last day away speaks."""
    header = "staff_id,absence_type,first_day,return_date"
    assert column(_absence(tmp_path, header, "S1,sick,2024-01-04,2024-01-08"), "ended") == [date(2024, 1, 8)]
    both = "staff_id,absence_type,first_day,last_day,return_date"
    read = _absence(tmp_path, both, "S1,sick,2024-01-04,2024-01-05,2024-01-08", "S1,sick,2024-02-01,,2024-02-05")
    assert column(read, "ended") == [date(2024, 1, 6), date(2024, 2, 5)]


@pytest.mark.parametrize("reason", ["Stress", "Pregnancy related", "back pain", "COVID-19", "bereavement of a child"])
def test_the_reason_for_sickness_is_never_kept(reason: str, tmp_path: Path) -> None:
    """A word that is no kind of absence could be one, so it becomes "other"; a column of reasons is not read."""
    header = "staff_id,absence_type,absence_reason,first_day"
    read = _absence(tmp_path, header, f"S1,{reason},{reason},2024-01-04", f"S1,sickness,{reason},2024-02-04")
    assert column(read, "kind") == ["other", "sickness"]
    assert faults(read) == [(2, "absence_type", "UNKNOWN_CODE")]
    assert all(reason not in str(row) for row in read.rows.to_pylist())
    assert "'absence_reason'" in read.notices[0]


def test_every_word_for_an_absence_means_one_of_five(tmp_path: Path) -> None:
    """The measures tell sickness from leave, and neither from anything finer."""
    assert set(words.ABSENCE.values()) == {"sickness", "leave", "family", "training", "other"}
    assert all(word == word.lower() for word in words.ABSENCE)


@pytest.mark.parametrize("list_of", [words.LEAVING, words.ORIGIN])
def test_a_list_has_the_census_words(list_of: dict[str, str]) -> None:
    """An HR file and the workforce census say the same in the same words, so either may speak."""
    census = set(mapping.LEAVING.values()) | set(mapping.ORIGINS.values())
    assert set(list_of.values()) <= census
    assert all(list_of[word.lower()] == word for word in set(list_of.values()))


def test_the_invented_workforce_speaks_in_these_words() -> None:
    """What it writes is read back as it was."""
    assert {*employment.REASONS} <= set(words.LEAVING.values())
    assert {*employment.ORIGINS, employment.NEWLY} <= set(words.ORIGIN.values())


def test_vacancies_that_are_alike_are_as_many_posts(tmp_path: Path) -> None:
    """A line a post: two of one team, role and day are two, and none is lost as a duplicate."""
    rows = ["North,Case holder,1,2024-01-01"] * 3
    read = only(csv_file(tmp_path, "vacancy.csv", "team,role,vacant_fte,vacant_since", *rows))
    name = "North@Case holder@2024-01-01"
    assert column(read, "vacancy_id") == [name, f"{name}@2", f"{name}@3"]


def test_a_post_with_a_number_is_known_by_it(tmp_path: Path) -> None:
    """And one without, in the same file, by its team, role and day."""
    rows = ("P1,North,,1,2024-01-01,2024-05-01", ",North,,2,2024-01-01,")
    read = only(csv_file(tmp_path, "vacancy.csv", "post_number,team,role,fte,vacant_from,filled", *rows))
    assert column(read, "vacancy_id") == ["P1", "North@@2024-01-01"]
    assert column(read, "ended") == [date(2024, 5, 1), None]
    assert column(read, "fte") == [1.0, 2.0]


def test_a_supervision_is_who_and_when(tmp_path: Path) -> None:
    """Without its day it says nothing."""
    rows = ("S1,S9,05/02/2024", "S1,S9,", ",S9,05/02/2024")
    read = only(csv_file(tmp_path, "s.csv", "Staff ID,Supervisor,Supervision date", *rows))
    assert [(row["supervision_id"], row["supervisor_id"]) for row in read.rows.to_pylist()] == [("S1@2024-02-05", "S9")]
    assert faults(read) == [(3, "Supervision date", "NO_START"), (4, "Staff ID", "NO_KEY")]


def test_a_file_saved_by_excel_is_read(tmp_path: Path) -> None:
    """With the mark of UTF-8 and semicolons, as on a machine set to another language; or in its old alphabet."""
    path = tmp_path / "people.csv"
    path.write_bytes("\ufeffstaff_id;started;fte;name\r\nS1;01/02/2024;0.5;Zo\u00eb\r\n".encode())
    assert column(only(path), "name") == ["Zo\u00eb"]
    path.write_bytes("staff_id,started,fte,name\r\nS1,01/02/2024,0.5,Zo\u00eb\r\n".encode("cp1252"))
    assert column(only(path), "name") == ["Zo\u00eb"]


def test_the_set_names_neither_a_service_nor_a_day(tmp_path: Path) -> None:
    """Whoever loads it says so, or the files beside it do."""
    source = recognised(csv_file(tmp_path, "e.csv", EMPLOYMENT, WHOLE))
    assert (source.source, source.service, source.as_of) == ("hr", None, None)
