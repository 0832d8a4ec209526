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
    assert (source.source_table, source.tables) == ("ssd_disability", ())
    assert source.read() == ()


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
