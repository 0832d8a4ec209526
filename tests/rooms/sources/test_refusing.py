"""Which rows of an SSD file are refused, which faults are only told, and files that were not saved whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms.sources.extracts import CELLS, cells, read, reasons, saved, text_of, written

from plimsoll.sources.ssd.mapping import MAPPINGS

REFERRALS = "ssd_cin_episodes"


def _refused(folder: Path, table: str, **given: str) -> list[tuple[int, str, str]]:
    """The faults of a file of one row, which must be refused."""
    found = read(written(folder, table, cells(table, **given)))
    assert found.rows.num_rows == 0
    return reasons(found)


@pytest.mark.parametrize("table", sorted(CELLS))
@pytest.mark.parametrize("nothing", ["", "NULL", "-1"])
def test_a_row_without_its_key_is_refused(table: str, nothing: str, tmp_path: Path) -> None:
    """Whatever else it says."""
    mapping = MAPPINGS[table]
    own = next(field for field in mapping.fields if field.own)
    told = _refused(tmp_path, table, **{own.names[0]: nothing})
    assert (2, own.names[0], "NO_KEY") in told


@pytest.mark.parametrize("nothing", ["", "NULL", "1900-01-01", "9999-12-31"])
def test_a_row_without_its_start_is_refused(nothing: str, tmp_path: Path) -> None:
    """A date that stands for nothing is none."""
    told = _refused(tmp_path, REFERRALS, cine_referral_date=nothing)
    assert told == [(2, "cine_referral_date", "NO_START")]


def test_a_row_without_a_child_is_left_to_intake(tmp_path: Path) -> None:
    """Another file may lead to the child, so the reader does not judge."""
    found = read(written(tmp_path, REFERRALS, cells(REFERRALS, cine_person_id="-1")))
    assert (found.rows["person_id"].to_pylist(), reasons(found)) == ([None], [])


@pytest.mark.parametrize(("cell", "reason"), [("soon", "BAD_DATE"), ("03/01/24", "TWO_DIGIT_YEAR")])
@pytest.mark.parametrize("column", ["cine_referral_date", "cine_close_date"])
def test_a_date_that_decides_refuses_its_row(cell: str, reason: str, column: str, tmp_path: Path) -> None:
    """A start and an end decide whether the case is open: one reason, and not also "missing"."""
    assert _refused(tmp_path, REFERRALS, **{column: cell}) == [(2, column, reason)]


@pytest.mark.parametrize("cell", ["soon", "03/01/24"])
def test_a_date_that_decides_nothing_is_told_and_left_empty(cell: str, tmp_path: Path) -> None:
    """A review's due date cannot keep a case open."""
    found = read(written(tmp_path, "ssd_cp_reviews", cells("ssd_cp_reviews", cppr_cp_review_due=cell)))
    assert found.rows["due"].to_pylist() == [None]
    assert reasons(found) == [(2, "cppr_cp_review_due", "BAD_OPTIONAL_DATE")]


ENDS = [
    (REFERRALS, "cine_referral_date", "cine_close_date"),
    ("ssd_cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date"),
    ("ssd_s47_enquiry", "s47e_s47_start_date", "s47e_s47_end_date"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"),
    ("ssd_involvements", "invo_involvement_start_date", "invo_involvement_end_date"),
]


@pytest.mark.parametrize(("table", "start", "end"), ENDS)
def test_an_end_before_its_start_is_refused(table: str, start: str, end: str, tmp_path: Path) -> None:
    """In every table that has a start and an end."""
    told = _refused(tmp_path, table, **{start: "2024-05-02", end: "2024-05-01"})
    assert told == [(2, end, "ENDS_BEFORE_START")]


@pytest.mark.parametrize(("table", "start", "end"), ENDS)
def test_an_end_on_the_day_of_the_start_is_in_order(table: str, start: str, end: str, tmp_path: Path) -> None:
    """Only the date decides, whatever the times of day say."""
    row = cells(table, **{start: "2024-05-02 17:00:00.000", end: "2024-05-02 09:00:00.000"})
    assert reasons(read(written(tmp_path, table, row))) == []


def test_a_sentinel_end_is_no_end(tmp_path: Path) -> None:
    """SystemC writes 1900-01-01 into an assessment that nobody authorised: it is open, not backwards."""
    row = cells("ssd_cin_assessments", cina_assessment_auth_date="1900-01-01 00:00:00.000")
    found = read(written(tmp_path, "ssd_cin_assessments", row))
    assert (found.rows["authorised"].to_pylist(), reasons(found)) == ([None], [])


def test_a_flag_that_is_neither_is_told(tmp_path: Path) -> None:
    """The row is kept with the flag empty."""
    found = read(written(tmp_path, "ssd_cp_visits", cells("ssd_cp_visits", cppv_cp_visit_seen="perhaps")))
    assert found.rows["seen"].to_pylist() == [None]
    assert reasons(found) == [(2, "cppv_cp_visit_seen", "BAD_FLAG")]


def test_a_number_that_is_none_is_told(tmp_path: Path) -> None:
    """The row is kept with the number empty."""
    row = cells("ssd_professionals", prof_full_time_equivalency="full time")
    assert reasons(read(written(tmp_path, "ssd_professionals", row))) == [
        (2, "prof_full_time_equivalency", "BAD_NUMBER")
    ]


def test_a_child_without_any_date_is_told(tmp_path: Path) -> None:
    """Neither born nor expected: kept, and reported."""
    found = read(written(tmp_path, "ssd_person", cells("ssd_person", pers_dob="NULL")))
    assert (found.rows.num_rows, reasons(found)) == (1, [(2, "pers_dob", "NO_DATE_OF_CHILD")])


def test_an_unborn_child_has_a_date(tmp_path: Path) -> None:
    """An expected date is enough."""
    row = cells("ssd_person", pers_dob="NULL", pers_expected_dob="2024-09-01")
    assert reasons(read(written(tmp_path, "ssd_person", row))) == []


def test_one_row_may_have_several_faults_and_is_refused_once(tmp_path: Path) -> None:
    """All are told; the count is of rows."""
    bad = cells(REFERRALS, cine_referral_id="", cine_referral_date="x", cine_close_date="y")
    found = read(written(tmp_path, REFERRALS, bad, CELLS[REFERRALS]))
    assert (found.read, found.refused, found.rows["row_no"].to_pylist()) == (2, 1, [3])
    assert sorted(reason for _, _, reason in reasons(found)) == ["BAD_DATE", "BAD_DATE", "NO_KEY"]


# --- rows that were not saved whole -------------------------------------------------------------------------------


def _with_unquoted(rows: int, unquoted: int) -> str:
    text = text_of(REFERRALS, [cells(REFERRALS, cine_referral_id=f"R{n}") for n in range(rows)])
    header, *lines = text.split("\r\n")
    return "\r\n".join([header, *(line + ",of a cell" for line in lines[:unquoted]), *lines[unquoted:]])


def test_over_one_row_in_a_hundred_unquoted_tells_which_option_to_tick(tmp_path: Path) -> None:
    """The reason stands on each row, and the remedy once."""
    found = read(saved(tmp_path, _with_unquoted(100, 2)))
    assert found.refused == 2
    assert {reason for _, _, reason in reasons(found)} == {"TOO_MANY_CELLS"}
    assert len(found.notices) == 1
    assert "Quote strings containing list separators when saving .csv results" in found.notices[0]
    assert found.notices[0].startswith("ssd_cin_episodes.csv: 2 of 100 rows")


def test_up_to_one_in_a_hundred_is_told_row_by_row_only(tmp_path: Path) -> None:
    """A stray comma is not a wrong setting."""
    found = read(saved(tmp_path, _with_unquoted(100, 1)))
    assert (found.refused, found.notices) == (1, ())


def test_a_file_cut_in_half_is_read_to_the_cut(tmp_path: Path) -> None:
    """The last row is refused, the others stand, and the notice says where it ends."""
    text = text_of(REFERRALS, [cells(REFERRALS, cine_referral_id=f"R{n}") for n in range(10)])
    found = read(saved(tmp_path, text[: len(text) * 2 // 3]))
    assert reasons(found)[-1][2] == "CUT_SHORT"
    assert found.refused == 1
    assert "ends in the middle of row" in found.notices[0]


def test_nul_bytes_are_told(tmp_path: Path) -> None:
    """A damaged row is refused and the file's owner is told."""
    text = text_of(REFERRALS, [CELLS[REFERRALS], cells(REFERRALS, cine_referral_id="R\x002")])
    found = read(saved(tmp_path, text))
    assert reasons(found) == [(3, "", "NUL_BYTE")]
    assert "NUL bytes: 1" in found.notices[0]


def test_a_header_alone_is_told(tmp_path: Path) -> None:
    """It is a table with no rows, which may be meant and may not."""
    found = read(saved(tmp_path, text_of(REFERRALS, [])))
    assert (found.read, found.rows.num_rows, found.faults.num_rows) == (0, 0, 0)
    assert "a header and no rows" in found.notices[0]


def test_the_checksum_is_told(tmp_path: Path) -> None:
    """So that the same file is known again."""
    one, other = read(written(tmp_path, "ssd_person", CELLS["ssd_person"])), read(tmp_path / "ssd_person.csv")
    assert one.sha256 == other.sha256
    assert len(one.sha256) == 64
