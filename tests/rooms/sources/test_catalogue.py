"""The dataset's own tables, and which of them a header belongs to."""

from __future__ import annotations

import pytest

from plimsoll.sources.ssd.catalogue import Dialect, table_of, tables
from plimsoll.sources.ssd.mapping import MAPPINGS

WITH_COLUMNS = sorted(tables())
KEPT = sorted(MAPPINGS)


def _name(columns: list[str]) -> str | None:
    found = table_of(columns)
    return found[0].name if found else None


@pytest.mark.parametrize("table", WITH_COLUMNS)
@pytest.mark.parametrize("dialect", list(Dialect))
def test_every_table_is_known_by_each_systems_header(table: str, dialect: Dialect) -> None:
    """Each system's columns, in that order and in the other, belong to the table."""
    columns = list(tables()[table].in_dialect(dialect))
    if columns:
        assert _name(columns) == table
        assert _name(columns[::-1]) == table
    else:
        assert (table, dialect) == ("ssd_family", Dialect.MOSAIC)


@pytest.mark.parametrize("table", WITH_COLUMNS)
def test_other_columns_beside_do_not_matter(table: str) -> None:
    """A council adds columns of its own."""
    columns = [*tables()[table].columns, "la_code", "extract_date", "notes"]
    assert _name(columns) == table


@pytest.mark.parametrize("table", KEPT)
def test_half_of_the_columns_are_enough(table: str) -> None:
    """Earlier versions have fewer columns, and an analyst leaves some out."""
    columns = tables()[table].columns
    assert _name(list(columns[: max(2, (len(columns) + 1) // 2)])) == table


def test_two_columns_of_one_table_are_that_table() -> None:
    """A narrow selection is known by its prefix."""
    assert _name(["pers_person_id", "pers_dob"]) == "ssd_person"
    assert _name(["dept_team_id", "dept_team_name", "anything"]) == "ssd_department"


@pytest.mark.parametrize(
    "columns",
    [
        [],
        ["id", "name"],
        ["person_id", "due_date"],
        ["pers_person_id"],
        ["child unique id", "gender", "ethnicity"],
        ["cine_referral", "cine_person"],
        ["description", "created_at"],
    ],
)
def test_a_header_of_something_else_is_none_of_them(columns: list[str]) -> None:
    """One name, names that any table may have, and other formats."""
    assert _name(columns) is None


@pytest.mark.parametrize(
    ("columns", "table"),
    [
        (["cin_plan_id", "cinp_referral_id", "cinp_person_id", "cinp_cin_plan_start_date"], "ssd_cin_plans"),
        (["cinv_cin_visit_id", "cinv_cin_plan_id", "cinv_cin_visit_date"], "ssd_cin_visits"),
        (["clae_cla_episode_id", "clae_person_id", "clae_cla_episode_ceased"], "ssd_cla_episodes"),
        (["pers_person_id", "pers_common_child_id", "pers_dob"], "ssd_person"),
        (
            ["workflow_step_id", "person_id", "registration_id", "due_date", "actual_date", "quorate"],
            "ssd_cp_reviews",
        ),
    ],
)
def test_other_names_for_columns_are_known(columns: list[str], table: str) -> None:
    """Mosaic's own and those of earlier versions."""
    assert _name(columns) == table


def test_of_two_tables_the_one_with_more_of_its_names_is_meant() -> None:
    """A query that joins two tables belongs to the one it holds more of."""
    referrals = list(tables()["ssd_cin_episodes"].columns)
    assert _name([*referrals, "pers_person_id", "pers_dob"]) == "ssd_cin_episodes"


def test_mosaic_leaves_the_child_out_where_its_script_does() -> None:
    """The four tables whose rows reach the child another way."""
    lacking = {
        name
        for name, table in tables().items()
        for child in [f"{table.columns[0].split('_')[0]}_person_id"]
        if child in table.columns and child not in table.in_dialect(Dialect.MOSAIC)
    }
    assert lacking >= {"ssd_involvements", "ssd_cin_visits", "ssd_cp_visits", "ssd_cla_placement"}


def test_no_two_tables_share_a_column_but_for_plain_names() -> None:
    """What tells the tables apart is that their columns carry the table's prefix."""
    seen: dict[str, str] = {}
    shared = {
        name for table in tables().values() for name in table.names if seen.setdefault(name, table.name) != table.name
    }
    assert shared == {"person_id"}
