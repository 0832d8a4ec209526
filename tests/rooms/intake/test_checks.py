"""What is kept and should be looked at."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rooms.intake.loads import AS_OF, Hall, told, whole
from tests.rooms.sources.extracts import CELLS, cells

from plimsoll.vocabulary.faults import Reason

REFERRALS, ASSESSMENTS, INVOLVEMENTS = "ssd_cin_episodes", "ssd_cin_assessments", "ssd_involvements"


def _told(hall: Hall, table: str, **given: str) -> list[tuple[str, str]]:
    """What is told of an extract that is whole but for these cells of one row: column and reason."""
    extract = whole()
    extract[table][0].update(given)
    report = hall.loaded(extract)
    assert report.totals["kept"] == report.totals["read"]
    return [(column, reason) for _, _, column, reason in told(report)]


# --- orphans ------------------------------------------------------------------------------------------------------

POINTING = [
    (ASSESSMENTS, "cina_referral_id"),
    ("ssd_s47_enquiry", "s47e_referral_id"),
    ("ssd_initial_cp_conference", "icpc_referral_id"),
    ("ssd_initial_cp_conference", "icpc_s47_enquiry_id"),
    ("ssd_initial_cp_conference", "icpc_cp_plan_id"),
    ("ssd_cp_plans", "cppl_referral_id"),
    ("ssd_cin_plans", "cinp_referral_id"),
    ("ssd_cla_episodes", "clae_referral_id"),
    ("ssd_cla_episodes", "clae_cla_placement_id"),
    ("ssd_cla_placement", "clap_cla_id"),
    ("ssd_cp_visits", "cppv_cp_plan_id"),
    ("ssd_cla_visits", "clav_cla_id"),
    ("ssd_cp_reviews", "cppr_cp_plan_id"),
    (INVOLVEMENTS, "invo_referral_id"),
    (INVOLVEMENTS, "invo_professional_id"),
    (REFERRALS, "cine_referral_worker_id"),
]


@pytest.mark.parametrize(("table", "column"), POINTING)
def test_a_row_that_points_to_nothing_is_kept_and_told(table: str, column: str, hall: Hall) -> None:
    """Foreign keys are left out of SSD's scripts, so orphans are to be expected."""
    assert _told(hall, table, **{column: "lost"}) == [(column, "ORPHAN")]


@pytest.mark.parametrize("table", sorted(set(CELLS) - {"ssd_person", "ssd_professionals", "ssd_department"}))
def test_a_child_who_is_not_in_the_person_table_is_told(table: str, hall: Hall) -> None:
    """In every table that names one."""
    column = next(name for name in CELLS[table] if name.endswith("person_id"))
    assert _told(hall, table, **{column: "P-lost"}) == [(column, "UNKNOWN_CHILD")]


def test_a_team_by_its_name_is_no_orphan(hall: Hall) -> None:
    """The column is meant to hold a team's number and often holds its name."""
    assert _told(hall, INVOLVEMENTS, invo_professional_team="East Assessment") == []


def test_where_a_table_was_not_given_nothing_can_be_lost_from_it(hall: Hall) -> None:
    """An extract of assessments alone has no orphans."""
    assert told(hall.loaded({ASSESSMENTS: [CELLS[ASSESSMENTS]]})) == []


def test_a_part_may_point_to_what_was_loaded_before(hall: Hall) -> None:
    """Orphans are not told of a partial load."""
    hall.write({REFERRALS: [CELLS[REFERRALS]], ASSESSMENTS: [cells(ASSESSMENTS, cina_referral_id="R-before")]})
    assert told(hall.load(partial=True)) == []
    assert [reason for *_, reason in told(hall.load(as_of=date(2024, 7, 1)))] == ["ORPHAN"]


# --- rows that contradict each other ------------------------------------------------------------------------------


def test_no_further_action_that_was_never_closed_is_told(hall: Hall) -> None:
    """It is not counted as open, and somebody should close it."""
    assert _told(hall, REFERRALS, cine_referral_nfa="Y") == [("cine_close_date", "NFA_NOT_CLOSED")]


def test_no_further_action_that_was_closed_is_in_order(hall: Hall) -> None:
    """As it should be."""
    extract = whole()
    extract[REFERRALS][0] |= {"cine_referral_nfa": "Y", "cine_close_date": "2024-03-09", "cine_close_reason": "RC8"}
    extract[ASSESSMENTS][0]["cina_assessment_auth_date"] = "2024-02-01"
    assert told(hall.loaded(extract)) == []


@pytest.mark.parametrize("role", ["CW", "cw", " Allocated Case Worker ", "ALLOCATED CASE WORKER"])
@pytest.mark.parametrize("nobody", ["-1", "0", "NULL"])
def test_an_allocation_to_nobody_is_told(role: str, nobody: str, hall: Hall) -> None:
    """The child is unallocated, though a row says somebody is: role names match whatever their case."""
    given = {"invo_professional_id": nobody, "invo_professional_role_id": role}
    assert _told(hall, INVOLVEMENTS, **given) == [("invo_professional_id", "ALLOCATED_TO_NOBODY")]


def test_another_role_may_be_nobodys(hall: Hall) -> None:
    """A key agency without a worker leaves nobody unallocated."""
    assert _told(hall, INVOLVEMENTS, invo_professional_id="-1", invo_professional_role_id="KA1") == []


def test_which_roles_hold_a_case_is_the_services_to_say(hall: Hall) -> None:
    """Its own profile is asked."""
    profiles = hall.root / "store" / "profiles"
    assert hall.store.root == hall.root / "store"
    profiles.mkdir(exist_ok=True)
    (profiles / "service.toml").write_text('[roles]\nallocated = ["LEAD"]\n', encoding="utf-8")
    extract = whole()
    rows = [
        cells(INVOLVEMENTS, invo_involvements_id=f"N{n}", invo_professional_role_id=role, invo_professional_id="-1")
        for n, role in enumerate(["CW", "Lead"])
    ]
    report = hall.loaded(extract | {INVOLVEMENTS: rows})
    assert [(row, reason) for _, row, _, reason in told(report)] == [(3, "ALLOCATED_TO_NOBODY")]


def test_an_assessment_left_open_on_a_closed_referral_is_told(hall: Hall) -> None:
    """It is not counted as open."""
    extract = whole()
    extract[REFERRALS][0]["cine_close_date"] = "2024-03-01"
    assert [each[2:] for each in told(hall.loaded(extract))] == [
        ("cina_assessment_auth_date", "OPEN_ON_CLOSED_REFERRAL")
    ]


def test_an_authorised_assessment_on_a_closed_referral_is_in_order(hall: Hall) -> None:
    """As it should be."""
    extract = whole()
    extract[REFERRALS][0]["cine_close_date"] = "2024-03-01"
    extract[ASSESSMENTS][0]["cina_assessment_auth_date"] = "2024-02-01"
    assert told(hall.loaded(extract)) == []


# --- dates ahead --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [("2025-06-30", False), ("2025-07-01", True), ("2099-12-31 00:00:00.000", True), ("9999-12-31", False)],
)
def test_a_date_over_a_year_ahead_is_kept_and_told(cell: str, is_told: bool, hall: Hall) -> None:
    """Over a year after the day the load is known from; a date that stands for nothing is none."""
    expected = [("cinp_cin_plan_end_date", "FUTURE_DATE")] if is_told else []
    assert date(2024, 6, 30) == AS_OF
    assert _told(hall, "ssd_cin_plans", cinp_cin_plan_end_date=cell) == expected


def test_every_reason_has_its_own_sentence() -> None:
    """A manager reads the sentence; two reasons never share one."""
    sentences = [reason.sentence for reason in Reason]
    assert len(set(sentences)) == len(sentences) == len(Reason.__members__)
