"""The register of decisions as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.sheets import column, csv_of, faults, only

WHOLE = {
    "decided": "24/02/2026",
    "effective": "2026-04-01",
    "kind": "cut",
    "title": "31 of 120 posts cut",
    "owner": "Director of children's services",
    "team": "",
    "forecast": "Caseloads rise\nfrom 17 to 23",
    "known": "9 posts vacant, 112 cases unallocated",
    "measures": "caseload_all; unallocated",
    "origin": " Inspection ",
    "by_when": "01/10/2026",
    "looked_back": "",
    "reference": "CAB/1",
}


def test_a_row_fills_every_column(tmp_path: Path) -> None:
    """Text may hold commas and lines."""
    [row] = only(csv_of(tmp_path, "decisions.csv", [WHOLE])).rows.to_pylist()
    assert row == {
        "decision_id": "CAB/1",
        "decided": date(2026, 2, 24),
        "effective": date(2026, 4, 1),
        "kind": "cut",
        "title": "31 of 120 posts cut",
        "owner": "Director of children's services",
        "team_id": None,
        "forecast": "Caseloads rise\nfrom 17 to 23",
        "known": "9 posts vacant, 112 cases unallocated",
        "measures": "caseload_all; unallocated",
        "origin": "Inspection",
        "due": date(2026, 10, 1),
        "looked_back": None,
        "row_no": 2,
    }


def test_without_a_reference_a_decision_is_known_by_its_day_kind_and_title(tmp_path: Path) -> None:
    """Nobody should have to invent one."""
    read = only(csv_of(tmp_path, "decisions.csv", [WHOLE | {"reference": ""}]))
    assert column(read, "decision_id") == ["2026-02-24@cut@31 of 120 posts cut"]


@pytest.mark.parametrize(
    ("told", "kind", "reported"),
    [("CUT", "cut", 0), ("Recruitment freeze", "freeze", 0), ("restructure", "reorganisation", 0), ("war", "other", 1)],
)
def test_a_kind_is_one_of_six(told: str, kind: str, reported: int, tmp_path: Path) -> None:
    """Other words for them are known; any further one is another kind, and that is told."""
    read = only(csv_of(tmp_path, "decisions.csv", [WHOLE | {"kind": told}]))
    assert column(read, "kind") == [kind]
    assert faults(read) == [(2, "kind", "UNKNOWN_CODE")] * reported


@pytest.mark.parametrize(
    ("lacks", "reason"), [("decided", "NO_START"), ("kind", "NEEDED"), ("title", "NEEDED"), ("owner", "NEEDED")]
)
def test_a_decision_without_its_day_kind_title_or_owner_is_refused(lacks: str, reason: str, tmp_path: Path) -> None:
    """It could not be looked back on, or nobody answers for it."""
    read = only(csv_of(tmp_path, "decisions.csv", [WHOLE | {lacks: ""}]))
    assert (read.rows.num_rows, faults(read)) == (0, [(2, lacks, reason)])


def test_a_register_without_any_owner_is_no_register(tmp_path: Path) -> None:
    """The column is asked for by name."""
    without = {name: cell for name, cell in WHOLE.items() if name != "owner"}
    with pytest.raises(Exception, match="The column 'owner' is missing"):
        only(csv_of(tmp_path, "decisions.csv", [without]))
