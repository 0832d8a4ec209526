"""An SSD file read: the rules of SPEC sections 2 and 7, one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from tests.rooms.sources.extracts import CELLS, cells, read, reasons, saved, text_of, written

from plimsoll import sources
from plimsoll.sources.ssd.mapping import MAPPINGS
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.tables import TABLES

REFERRALS = "ssd_cin_episodes"


def _one(folder: Path, table: str, **given: str) -> dict[str, object]:
    """The one row of a file, which must be kept."""
    found = read(written(folder, table, cells(table, **given)))
    assert found.rows.num_rows == 1, reasons(found)
    return found.rows.to_pylist()[0]


def _refused(folder: Path, table: str, **given: str) -> list[tuple[int, str, str]]:
    """The faults of a file of one row, which must be refused."""
    found = read(written(folder, table, cells(table, **given)))
    assert found.rows.num_rows == 0
    return reasons(found)


# --- recognising ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", sorted(CELLS))
def test_each_kept_table_is_read_by_its_header(table: str, tmp_path: Path) -> None:
    """Whatever the file is called, its canonical columns come in order with their types."""
    path = saved(tmp_path, text_of(table, [CELLS[table]]), "export (3).csv")
    found = read(path)
    assert (found.source_table, found.table) == (table, MAPPINGS[table].table)
    assert found.rows.column_names == [*(c.name for c in TABLES[found.table].columns), "row_no"]
    assert found.rows.schema.field("row_no").type == pa.int32()
    assert (found.read, found.rows.num_rows, found.rows["row_no"].to_pylist()) == (1, 1, [2])


def test_a_table_of_which_nothing_is_kept_is_recognised(tmp_path: Path) -> None:
    """It is known, and not read."""
    path = saved(tmp_path, text_of("ssd_disability", [{"disa_table_id": "1"}]), "x.csv")
    source = sources.recognise(path)
    assert source is not None
    assert (source.source_table, source.table) == ("ssd_disability", None)
    assert sources.read(source) is None


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "R1,P1,2024-01-01\nR2,P2,2024-01-01\n", "\n\n", "%PDF-1.4\n"])
def test_another_file_is_not_recognised(text: str, tmp_path: Path) -> None:
    """Other tables, a table saved without its header, nothing at all, something else."""
    assert sources.recognise(saved(tmp_path, text)) is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_encoding_and_delimiter_is_read(delimiter: str, encoding: str, tmp_path: Path) -> None:
    """The same row comes out."""
    row = cells(REFERRALS, cine_referral_team="Équipe £1")
    found = read(saved(tmp_path, text_of(REFERRALS, [row], delimiter=delimiter).encode(encoding)))
    assert found.rows["team_id"].to_pylist() == ["Équipe £1"]


def test_letter_case_quotes_order_and_other_columns_do_not_matter(tmp_path: Path) -> None:
    """Columns are known by their names alone."""
    text = '"Extra","CINE_REFERRAL_DATE"," cine_person_id ",cine_referral_id\r\nx,2024-01-03,P1,R1\r\n'
    found = read(saved(tmp_path, text))
    row = found.rows.to_pylist()[0]
    assert (row["referral_id"], row["person_id"], row["received"]) == ("R1", "P1", date(2024, 1, 3))
    assert found.columns["received"] == "CINE_REFERRAL_DATE"


@pytest.mark.parametrize(
    ("table", "left_out"),
    [(REFERRALS, "cine_referral_id"), (REFERRALS, "cine_referral_date"), (REFERRALS, "cine_person_id")],
)
def test_a_file_without_a_column_no_row_can_do_without_is_refused(table: str, left_out: str, tmp_path: Path) -> None:
    """The message names the column and the file."""
    columns = [name for name in sources.ssd.tables()[table].columns if name != left_out]
    path = saved(tmp_path, text_of(table, [CELLS[table]], columns))
    with pytest.raises(UnreadableInput, match=f"{path.name}: The column '{left_out}' is missing"):
        read(path)


@pytest.mark.parametrize("table", ["ssd_involvements", "ssd_cin_visits", "ssd_cp_visits", "ssd_cla_placement"])
def test_mosaic_s_tables_without_the_child_are_read(table: str, tmp_path: Path) -> None:
    """The child stays empty, to be found by the referral or the plan."""
    columns = sources.ssd.tables()[table].in_dialect(sources.ssd.Dialect.MOSAIC)
    found = read(saved(tmp_path, text_of(table, [CELLS[table]], columns)))
    assert found.rows["person_id"].to_pylist() == [None]
    assert found.faults.num_rows == 0


# --- what the cells say -----------------------------------------------------------------------------------------


def test_a_referral_is_read_column_by_column(tmp_path: Path) -> None:
    """Every cell finds its place."""
    row = _one(
        tmp_path,
        REFERRALS,
        cine_referral_date="17/10/2018 09:30",
        cine_cin_primary_need_code="N1",
        cine_referral_nfa="N",
        cine_close_date="2019-01-02 00:00:00.000",
        cine_close_reason="RC7",
        cine_referral_team="T1",
        cine_referral_worker_id="0042",
    )
    assert row == {
        "referral_id": "R1",
        "person_id": "P1",
        "received": date(2018, 10, 17),
        "need_code": "N1",
        "nfa": False,
        "closed": date(2019, 1, 2),
        "close_reason": "RC7",
        "team_id": "T1",
        "worker_id": "0042",
        "row_no": 2,
    }


@pytest.mark.parametrize("word", ["NULL", "", "-1", "0", "#N/A", "(null)", "SSD_PH"])
def test_a_team_or_worker_that_is_nobody_is_empty(word: str, tmp_path: Path) -> None:
    """Each way of saying so."""
    row = _one(tmp_path, REFERRALS, cine_referral_team=word, cine_referral_worker_id=word)
    assert (row["team_id"], row["worker_id"]) == (None, None)


@pytest.mark.parametrize(
    ("flag", "json", "nfa"),
    [
        ("Y", "NULL", True),
        ("N", "NULL", False),
        ("NULL", '{"NFA_FLAG":"Y"}', True),
        ("", '{"NFA_FLAG":"N"}', False),
        ("NULL", "NULL", False),
        ("N", '{"NFA_FLAG":"Y"}', False),
        ("NULL", "not json", False),
    ],
)
def test_no_further_action_is_the_flag_else_the_outcome_else_no(
    flag: str, json: str, nfa: bool, tmp_path: Path
) -> None:
    """The outcome is asked only when the flag says nothing."""
    row = _one(tmp_path, REFERRALS, cine_referral_nfa=flag, cine_referral_outcome_json=json)
    assert row["nfa"] is nfa


@pytest.mark.parametrize(
    ("json", "says"),
    [
        ("NULL", (False, None, None)),
        ('{"NEW_REFERRAL_FLAG":"Y","NFA_FLAG":"N"}', (True, True, False)),
        ('{"NEW_REFERRAL_FLAG":"N","NFA_FLAG":"Y"}', (True, False, True)),
        ('{"NEW_REFERRAL_FLAG":"N","NFA_FLAG":"N"}', (False, False, False)),
        ('{"ADVICE_FLAG":"Y"}', (True, None, None)),
    ],
)
def test_what_was_decided_on_a_contact(json: str, says: tuple[object, ...], tmp_path: Path) -> None:
    """Decided when any outcome says yes; referred and no further action by their own flags."""
    row = _one(tmp_path, "ssd_contacts", cont_contact_outcome_json=json)
    assert (row["decided"], row["referred"], row["nfa"]) == says


def test_contacts_without_outcomes_say_nothing_of_decisions(tmp_path: Path) -> None:
    """Where the column is not there at all, it is not known whether anything was decided."""
    columns = ["cont_contact_id", "cont_person_id", "cont_contact_date"]
    found = read(saved(tmp_path, text_of("ssd_contacts", [CELLS["ssd_contacts"]], columns)))
    assert found.rows["decided"].to_pylist() == [None]


def test_a_cla_episode_without_a_period_is_its_own_period(tmp_path: Path) -> None:
    """The plan is `clae_cla_id`, or the episode when that is empty."""
    table = "ssd_cla_episodes"
    found = read(written(tmp_path, table, cells(table), cells(table, clae_cla_episode_id="L2", clae_cla_id="0")))
    assert found.rows.select(["kind", "part_id", "plan_id"]).to_pylist() == [
        {"kind": "CLA", "part_id": "L1", "plan_id": "Y1"},
        {"kind": "CLA", "part_id": "L2", "plan_id": "L2"},
    ]


@pytest.mark.parametrize("name", ["clae_cla_episode_ceased", "clae_cla_episode_ceased_date"])
def test_an_episodes_end_is_read_by_its_old_and_new_name(name: str, tmp_path: Path) -> None:
    """It was renamed on the way to 1.4."""
    table = "ssd_cla_episodes"
    columns = ["clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date", name]
    found = read(saved(tmp_path, text_of(table, [cells(table, **{name: "2024-05-06"})], columns)))
    assert found.rows["ended"].to_pylist() == [date(2024, 5, 6)]


def test_mosaics_own_reviews_are_read(tmp_path: Path) -> None:
    """Its second script names every column otherwise."""
    columns = ["workflow_step_id", "person_id", "registration_id", "due_date", "actual_date", "quorate"]
    row = dict(zip(columns, ["W9", "P1", "CP1", "2024-04-01", "2024-04-03", "Y"], strict=True))
    found = read(saved(tmp_path, text_of("ssd_cp_reviews", [row], columns)))
    said = found.rows.drop_columns("row_no").to_pylist()[0]
    assert said == {
        "kind": "CP",
        "review_id": "W9",
        "person_id": "P1",
        "plan_id": "CP1",
        "due": date(2024, 4, 1),
        "held": date(2024, 4, 3),
        "cancelled": None,
    }


def test_a_role_is_kept_trimmed_as_the_system_writes_it(tmp_path: Path) -> None:
    """Codes and descriptions alike; which of them hold a case is the profile's to say."""
    assert _one(tmp_path, "ssd_involvements", invo_professional_role_id="  Allocated Case Worker ")["role"] == (
        "Allocated Case Worker"
    )


def test_of_a_date_of_birth_the_month_is_read(tmp_path: Path) -> None:
    """Born or expected: the first of the month."""
    row = _one(tmp_path, "ssd_person", pers_dob="2015-03-14", pers_expected_dob="28/02/2015 00:00")
    assert (row["birth_month"], row["expected_month"]) == (date(2015, 3, 1), date(2015, 2, 1))


def test_a_worker_is_read_with_name_and_hours(tmp_path: Path) -> None:
    """The worker's name is kept: a manager must find who holds the case."""
    row = _one(
        tmp_path,
        "ssd_professionals",
        prof_professional_name="A. Worker",
        prof_agency_worker_flag="Y",
        prof_full_time_equivalency="0.6",
        prof_social_worker_registration_no="SW123",
    )
    said = (row["name"], row["agency"], row["fte"], row["registration"], row["staff_id"])
    assert said == ("A. Worker", True, 0.6, "SW123", "77")


# --- what is refused and what is only told ------------------------------------------------------------------------


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
    assert _one(tmp_path, REFERRALS, cine_person_id="-1")["person_id"] is None


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
    _one(tmp_path, table, **{start: "2024-05-02 17:00:00.000", end: "2024-05-02 09:00:00.000"})


def test_a_sentinel_end_is_no_end(tmp_path: Path) -> None:
    """SystemC writes 1900-01-01 into an assessment that nobody authorised: it is open, not backwards."""
    row = _one(tmp_path, "ssd_cin_assessments", cina_assessment_auth_date="1900-01-01 00:00:00.000")
    assert row["authorised"] is None


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
