"""An SSD extract written as SSMS saves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from tests.rows import as_arrow, world_of

from plimsoll.sources import ssd
from plimsoll.sources.ssd import Dialect
from plimsoll.sources.ssd.catalogue import tables

CONTACT = {"contact_id": "C1", "person_id": "P1", "received": date(2024, 1, 2)}


def _lines(folder: Path, dialect: Dialect = Dialect.SYSTEMC, **rows: list[dict[str, object]]) -> dict[str, list[str]]:
    """The lines of each file written."""
    files = ssd.write(as_arrow(world_of(**rows)), folder, dialect)
    return {path.stem: path.read_bytes().decode("utf-8-sig").split("\r\n") for path in files}


def test_a_file_begins_with_its_mark_and_all_the_tables_columns(tmp_path: Path) -> None:
    """As SSMS writes it, columns we hold nothing of included."""
    ssd.write(as_arrow(world_of(person=[])), tmp_path, Dialect.SYSTEMC)
    raw = (tmp_path / "ssd_person.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfpers_legacy_id,pers_person_id,")
    assert raw.endswith(b"pers_nationality\r\n")


def test_a_row_is_written_as_ssms_writes_it(tmp_path: Path) -> None:
    """`NULL` for nothing, midnight to the millisecond, Y and N."""
    referral = {
        "referral_id": "R1",
        "person_id": "P1",
        "received": date(2024, 1, 3),
        "nfa": False,
        "team_id": "T1",
    }
    assert _lines(tmp_path, referral=[referral])["ssd_cin_episodes"][1:] == [
        "R1,P1,2024-01-03 00:00:00.000,NULL,NULL,NULL,NULL,N,NULL,NULL,T1,NULL",
        "",
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [("a, b", '"a, b"'), ('say "so"', '"say ""so"""'), ("two\nlines", '"two\nlines"'), ("ab", "ab")],
)
def test_a_cell_is_quoted_where_it_must_be(cell: str, written: str, tmp_path: Path) -> None:
    """And only there."""
    line = _lines(tmp_path, team=[{"team_id": "T1", "name": cell}])["ssd_department"][1]
    assert line == f"T1,{written},NULL,NULL"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"decided": False}, "NULL"),
        ({"decided": None}, "NULL"),
        ({"decided": False, "referred": False, "nfa": False}, '""NFA_FLAG"":""N""'),
        ({"decided": True, "referred": True, "nfa": False}, '""NEW_REFERRAL_FLAG"":""Y""'),
        ({"decided": True, "referred": False, "nfa": True}, '""NFA_FLAG"":""Y""'),
        ({"decided": True, "referred": False, "nfa": False}, '""OTHER_OUTCOMES_EXIST_FLAG"":""Y""'),
    ],
)
def test_a_contacts_outcome_is_written_as_json(answers: dict[str, bool], expected: str, tmp_path: Path) -> None:
    """Quoted, because it holds commas."""
    line = _lines(tmp_path, contact=[CONTACT | answers])["ssd_contacts"][1]
    assert expected in line


def test_each_kind_is_written_to_its_own_table(tmp_path: Path) -> None:
    """Plans, visits and reviews part again; a kind without rows is a header."""
    plan = {"person_id": "P1", "started": date(2024, 1, 3)}
    found = _lines(
        tmp_path,
        plan=[
            plan | {"kind": "CP", "part_id": "1", "plan_id": "1"},
            plan | {"kind": "CLA", "part_id": "2", "plan_id": "9"},
        ],
    )
    assert {name: len(lines) - 2 for name, lines in found.items()} == {
        "ssd_cin_plans": 0,
        "ssd_cp_plans": 1,
        "ssd_cla_episodes": 1,
    }


def test_a_table_that_is_not_given_writes_no_file(tmp_path: Path) -> None:
    """Only what is there is written."""
    assert list(_lines(tmp_path, team=[])) == ["ssd_department"]


@pytest.mark.parametrize("dialect", list(Dialect))
def test_each_system_has_its_own_columns(dialect: Dialect, tmp_path: Path) -> None:
    """As that system's script makes them."""
    found = _lines(tmp_path, dialect, plan=[], visit=[], review=[], allocation=[], family=[])
    for name, lines in found.items():
        assert tuple(lines[0].split(",")) == tables()[name].in_dialect(dialect)
    assert ("ssd_family" in found) == (dialect is not Dialect.MOSAIC)


def test_mosaic_writes_reviews_under_its_own_names(tmp_path: Path) -> None:
    """Key, child, plan, due and held each find their column."""
    review = {"kind": "CP", "review_id": "W1", "person_id": "P1", "plan_id": "CP1", "held": date(2024, 4, 1)}
    header, line, _ = _lines(tmp_path, Dialect.MOSAIC, review=[review])["ssd_cp_reviews"]
    cells = dict(zip(header.split(","), line.split(","), strict=True))
    assert (cells["workflow_step_id"], cells["person_id"], cells["registration_id"]) == ("W1", "P1", "CP1")
    assert (cells["actual_date"], cells["due_date"]) == ("2024-04-01 00:00:00.000", "NULL")


def test_many_rows_are_written_in_batches(tmp_path: Path) -> None:
    """Each row once, in order."""
    count = 300_000
    rows = pa.table({"team_id": pa.array(map(str, range(count))), "name": pa.nulls(count, pa.string())})
    ssd.write({"team": rows}, tmp_path, Dialect.SYSTEMC)
    lines = (tmp_path / "ssd_department.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == count + 1
    assert lines[1] == "0,NULL,NULL,NULL"
    assert lines[-1] == f"{count - 1},NULL,NULL,NULL"


def test_the_folder_is_made(tmp_path: Path) -> None:
    """With those above it."""
    _lines(tmp_path / "a" / "b", team=[])
    assert (tmp_path / "a" / "b" / "ssd_department.csv").exists()
