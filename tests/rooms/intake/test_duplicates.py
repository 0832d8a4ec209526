"""Rows that say what another row says, and rows that share an identifier."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.intake.loads import Hall, told
from tests.rooms.sources.extracts import cells, read, written

from plimsoll.intake.duplicates import leave_out_duplicates
from plimsoll.intake.extract import Extract

REFERRALS = "ssd_cin_episodes"
VISITS = "ssd_cin_visits"


def _referral(team: str = "NULL", **given: str) -> dict[str, str]:
    return cells(REFERRALS, cine_referral_team=team, **given)


def test_exact_duplicates_count_once_and_are_no_fault(hall: Hall) -> None:
    """Three rows that say the same are one row and two duplicates."""
    report = hall.loaded({REFERRALS: [_referral("T1")] * 3})
    assert report.totals == {"read": 3, "kept": 1, "duplicates": 2, "refused": 0}
    assert told(report) == []


def test_the_last_of_two_rows_with_one_key_is_kept_and_both_are_named(hall: Hall) -> None:
    """The fault stands on the earlier row and names the later."""
    report = hall.loaded({REFERRALS: [_referral("T1"), _referral("T2")]})
    assert report.totals == {"read": 2, "kept": 1, "duplicates": 1, "refused": 0}
    assert report.faults.to_pylist() == [
        {
            "file": "ssd_cin_episodes.csv",
            "row": 2,
            "column": "cine_referral_id",
            "reason": "SAME_KEY",
            "detail": "row 3",
        }
    ]
    assert hall.rows("SELECT team_id, row_no FROM known_referral") == [("T2", 3)]


def test_the_row_read_last_is_kept_even_when_an_earlier_one_says_the_same(hall: Hall) -> None:
    """A, B, A: the last A stands; the first says the same, and B says otherwise."""
    report = hall.loaded({REFERRALS: [_referral("T1"), _referral("T2"), _referral("T1")]})
    assert report.totals["duplicates"] == 2
    assert [(row, reason) for _, row, _, reason in told(report)] == [(3, "SAME_KEY")]
    assert hall.rows("SELECT team_id, row_no FROM known_referral") == [("T1", 4)]


def test_columns_that_are_not_kept_do_not_make_rows_differ(hall: Hall) -> None:
    """Duplicates are judged over the columns we know."""
    rows = [_referral(cine_referral_source_desc=words) for words in ("School", "school")]
    report = hall.loaded({REFERRALS: rows})
    assert (report.totals["duplicates"], told(report)) == (1, [])


def test_the_same_value_written_otherwise_is_the_same(hall: Hall) -> None:
    """Duplicates are judged after reading."""
    rows = [
        _referral(cine_referral_date="2024-01-03 00:00:00.000", cine_person_id=" P1 "),
        _referral(cine_referral_date="03/01/2024", cine_close_date="9999-12-31"),
    ]
    report = hall.loaded({REFERRALS: rows})
    assert (report.totals["duplicates"], told(report)) == (1, [])


def test_a_refused_row_is_no_duplicate(hall: Hall) -> None:
    """Refused first: of two alike that cannot be used both are refused."""
    report = hall.loaded({REFERRALS: [_referral(cine_referral_date="x")] * 2})
    assert report.totals == {"read": 2, "kept": 0, "duplicates": 0, "refused": 2}


def test_duplicates_are_found_across_files(hall: Hall) -> None:
    """The earlier file's row is the duplicate, and the fault names the later file."""
    hall.write({REFERRALS: [_referral("T1"), _referral("T9", cine_referral_id="R2")]})
    (hall.folder / f"{REFERRALS}.csv").rename(hall.folder / "a.csv")
    hall.write({REFERRALS: [_referral("T2")]})
    report = hall.load()
    assert [(file.file, file.kept, file.duplicates) for file in report.files] == [
        ("a.csv", 1, 1),
        (f"{REFERRALS}.csv", 1, 0),
    ]
    assert report.faults["detail"].to_pylist() == [f"row 2 of {REFERRALS}.csv"]


def test_a_whole_file_given_twice_under_two_names_counts_once(hall: Hall) -> None:
    """Every row of the first is a duplicate of the second's, without a fault."""
    hall.write({REFERRALS: [_referral(cine_referral_id=f"R{n}") for n in range(50)]})
    again = (hall.folder / f"{REFERRALS}.csv").read_bytes()
    (hall.folder / "copy.csv").write_bytes(again)
    report = hall.load()
    assert report.totals == {"read": 100, "kept": 50, "duplicates": 50, "refused": 0}
    assert told(report) == []


def test_plans_of_two_kinds_may_share_a_number(hall: Hall) -> None:
    """The kind is part of the key."""
    report = hall.loaded(
        {
            "ssd_cin_plans": [cells("ssd_cin_plans", cinp_cin_plan_id="7")],
            "ssd_cp_plans": [cells("ssd_cp_plans", cppl_cp_plan_id="7")],
        }
    )
    assert report.totals["kept"] == 2


def test_one_visit_to_two_children_or_on_two_days_is_two_visits(hall: Hall) -> None:
    """A visit is its number, child and date; only the same three again are one."""
    rows = [
        cells(VISITS, cinv_cin_visit_id="V1", cinv_person_id=child, cinv_cin_visit_date=day)
        for child, day in product(["P1", "P2"], ["2024-02-10", "2024-02-11"])
    ]
    report = hall.loaded({VISITS: [*rows, rows[0]]})
    assert report.totals == {"read": 5, "kept": 4, "duplicates": 1, "refused": 0}


def test_a_family_is_many_rows_with_one_number(hall: Hall) -> None:
    """The key is the family and the child together."""
    rows = [cells("ssd_family", fami_person_id=f"P{n}") for n in range(3)]
    assert hall.loaded({"ssd_family": rows}).totals["kept"] == 3


TEAMS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["NULL", "x", "y"])), max_size=12)


@given(rows=TEAMS)
def test_what_is_left_is_the_last_of_each_key(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Against the obvious way: a dictionary that later rows overwrite."""
    table = "ssd_department"
    path = written(
        tmp_path_factory.mktemp("x"), table, *(cells(table, dept_team_id=i, dept_team_name=n) for i, n in rows)
    )
    extract = Extract([read(path)])
    leave_out_duplicates(extract)
    last = {key: (number, name) for number, (key, name) in enumerate(rows, start=2)}
    kept = [(each["row_no"], each["team_id"], each["name"] or "NULL") for each in extract.tables["team"].to_pylist()]
    assert kept == sorted((number, key, name) for key, (number, name) in last.items())
    differing = [n for n, (key, name) in enumerate(rows, start=2) if last[key][1] != name]
    assert extract.faults()["row"].to_pylist() == differing
    counts = extract.counts()[0]
    assert counts.read == counts.kept + counts.duplicates == len(rows)
