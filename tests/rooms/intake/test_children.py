"""Which child a row is about, where its own column does not say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.rooms.intake.loads import AS_OF, Hall, told, whole
from tests.rooms.sources.extracts import cells
from tests.rows import as_arrow, world_of

from plimsoll.intake import LoadOptions, load
from plimsoll.sources import ssd
from plimsoll.sources.ssd import Dialect

WITHOUT_CHILD = {
    "ssd_involvements": ("invo_person_id", "invo_referral_id", "R1"),
    "ssd_cin_visits": ("cinv_person_id", "cinv_cin_plan_id", "CN1"),
    "ssd_cp_visits": ("cppv_person_id", "cppv_cp_plan_id", "CP1"),
    "ssd_cla_visits": ("clav_person_id", "clav_cla_id", "Y1"),
    "ssd_cp_reviews": ("cppr_person_id", "cppr_cp_plan_id", "CP1"),
    "ssd_cla_reviews": ("clar_cla_person_id", "clar_cla_id", "Y1"),
    "ssd_cla_placement": ("clap_person_id", "clap_cla_id", "Y1"),
}
"""For each table that may leave the child out: its column, the column that leads to the child, and where to."""


def _columns(table: str, leading: str) -> Sequence[str]:
    own = ssd.tables()[table]
    columns = own.columns if leading in own.columns else own.in_dialect(Dialect.MOSAIC)
    return [name for name in columns if name != WITHOUT_CHILD[table][0]]


@pytest.mark.parametrize("table", sorted(WITHOUT_CHILD))
def test_a_row_reaches_its_child_by_its_referral_or_plan(table: str, hall: Hall) -> None:
    """The file lacks the child's column: each row gets the child of what it belongs to."""
    child, leading, key = WITHOUT_CHILD[table]
    extract = whole()
    extract[table] = [cells(table, **{leading: key})]
    hall.write(extract, columns={table: _columns(table, leading)})
    report = hall.load()
    canonical = ssd.MAPPINGS[table].table
    assert child not in (hall.folder / f"{table}.csv").read_text(encoding="utf-8")
    assert hall.rows(f"SELECT DISTINCT person_id FROM known_{canonical}") == [("P1",)]
    assert report.totals["refused"] == 0


@pytest.mark.parametrize("table", sorted(WITHOUT_CHILD))
@pytest.mark.parametrize("key", ["NULL", "lost"])
def test_a_row_that_leads_to_no_child_is_refused(table: str, key: str, hall: Hall) -> None:
    """Nothing to follow, or nothing there: the row cannot be used, and its file says so."""
    _, leading, _ = WITHOUT_CHILD[table]
    extract = whole()
    extract[table] = [cells(table, **{leading: key})]
    hall.write(extract, columns={table: _columns(table, leading)})
    report = hall.load()
    assert [fault for fault in told(report) if fault[3] == "NO_PERSON"] == [
        (f"{table}.csv", 2, "person_id", "NO_PERSON")
    ]
    assert [file.refused for file in report.files if file.source_table == table] == [1]


def test_a_child_that_is_named_is_not_looked_for(hall: Hall) -> None:
    """The row's own column speaks, even where its referral says otherwise."""
    extract = whole()
    extract["ssd_involvements"] = [cells("ssd_involvements", invo_person_id="P9", invo_referral_id="R1")]
    hall.loaded(extract)
    assert hall.rows("SELECT person_id FROM known_allocation") == [("P9",)]


def test_an_empty_cell_is_filled_where_the_row_leads_to_a_child(hall: Hall) -> None:
    """SystemC has the column; a row that leaves it empty may still reach its child."""
    extract = whole()
    named = cells("ssd_involvements", invo_involvements_id="N2")
    empty = cells("ssd_involvements", invo_person_id="NULL", invo_referral_id="R1")
    extract["ssd_involvements"] = [named, empty]
    hall.loaded(extract)
    assert hall.rows("SELECT person_id FROM known_allocation") == [("P1",), ("P1",)]


@pytest.mark.parametrize(
    "table", ["ssd_contacts", "ssd_cin_episodes", "ssd_cin_assessments", "ssd_cp_plans", "ssd_family"]
)
def test_a_row_of_another_table_needs_its_child(table: str, hall: Hall) -> None:
    """Nothing leads from it to a child but its own column."""
    column = next(field for field in ssd.MAPPINGS[table].fields if field.column == "person_id").names[0]
    report = hall.loaded({table: [cells(table, **{column: "-1"})]})
    assert told(report) == [(f"{table}.csv", 2, column, "NO_PERSON")]
    assert report.totals == {"read": 1, "kept": 0, "duplicates": 0, "refused": 1}


def test_a_visit_reaches_its_child_by_a_plan_of_its_own_kind(hall: Hall) -> None:
    """Two plans of different kinds may share a number."""
    extract = whole()
    extract["ssd_cin_plans"] = [cells("ssd_cin_plans", cinp_cin_plan_id="7", cinp_person_id="P-cin")]
    extract["ssd_cp_plans"] = [cells("ssd_cp_plans", cppl_cp_plan_id="7", cppl_person_id="P-cp")]
    extract["ssd_cp_visits"] = [cells("ssd_cp_visits", cppv_person_id="", cppv_cp_plan_id="7")]
    hall.loaded(extract)
    assert hall.rows("SELECT person_id FROM known_visit WHERE kind = 'CP'") == [("P-cp",)]


def test_a_mosaic_extract_is_loaded_whole(hall: Hall) -> None:
    """As its scripts make it: no row is lost for want of the child's column."""
    day = {"started": AS_OF.replace(day=1)}
    plan = {"kind": "CIN", "part_id": "CN1", "plan_id": "CN1", "person_id": "P1", **day}
    world = world_of(
        referral=[{"referral_id": "R1", "person_id": "P1", "received": AS_OF.replace(day=1), "nfa": False}],
        plan=[plan, plan | {"kind": "CLA", "part_id": "L1", "plan_id": "Y1"}],
        visit=[{"kind": "CIN", "visit_id": "V1", "person_id": "P1", "plan_id": "CN1", "visited": AS_OF}],
        placement=[{"placement_id": "H1", "plan_id": "Y1", "person_id": "P1", **day}],
        allocation=[{"allocation_id": "N1", "person_id": "P1", "referral_id": "R1", **day}],
    )
    ssd.write(as_arrow(world), hall.folder, Dialect.MOSAIC)
    report = load(hall.store, [hall.folder], LoadOptions(as_of=AS_OF))
    assert report.totals == {"read": 6, "kept": 6, "duplicates": 0, "refused": 0}
    for table in ("visit", "placement", "allocation"):
        assert hall.rows(f"SELECT person_id FROM known_{table}") == [("P1",)]
