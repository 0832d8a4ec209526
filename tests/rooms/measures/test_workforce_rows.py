"""The rows behind the workforce's measures: what they list, and whom they never name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.kept import asked_of
from tests.rows import World, world_of
from tests.twin.side_by_side import PROFILE

from plimsoll.conditions import reconcile, rows_behind
from plimsoll.vocabulary.errors import WrongUse

ON = date(2023, 6, 30)
LONG_AGO = date(2020, 1, 6)


def service() -> World:
    """Two in post, one gone, one of an agency; one sick, one vacancy; a supervision long ago."""
    posts = [
        {"employment_id": "J1", "staff_id": "W1", "team_id": "T1", "role": "Team manager", "fte": 1.0},
        {"employment_id": "J2", "staff_id": "W2", "team_id": "T1", "fte": 0.5},
        {"employment_id": "J3", "staff_id": "W3", "team_id": "T1", "fte": 1.0, "ended": date(2023, 3, 1)},
        {"employment_id": "J4", "staff_id": "W4", "team_id": "T1", "fte": 1.0, "agency": True},
    ]
    return world_of(
        worker=[{"worker_id": "W2"}],
        allocation=[
            {"allocation_id": "A1", "person_id": "C1", "worker_id": "W2", "role": "CW", "started": LONG_AGO},
        ],
        employment=[{"started": LONG_AGO, **post} for post in posts],
        absence=[
            {
                "absence_id": "W2@2023-06-05",
                "staff_id": "W2",
                "kind": "sickness",
                "started": date(2023, 6, 5),
                "ended": date(2023, 6, 8),
            }
        ],
        vacancy=[{"vacancy_id": "V1", "team_id": "T1", "fte": 1.0, "started": date(2023, 3, 1)}],
        supervision=[{"supervision_id": "U1", "staff_id": "W2", "held": date(2023, 1, 9)}],
    )


def listed(measure: str) -> list[tuple[Any, ...]]:
    """The rows: what, which team, since when, and whether it is counted."""
    with asked_of(service()) as records:
        rows = rows_behind(records, PROFILE, measure, ON)
    return [(row["item"], row["team"], row["since"], row["counted"]) for row in rows]


IN_POST = [("J1", "T1", LONG_AGO, False), ("J2", "T1", LONG_AGO, False)]

LISTED = {
    "turnover": [("J3", "T1", date(2023, 3, 1), True), *IN_POST],
    "starters": IN_POST,
    "starters_leaving": [],
    "vacancy_rate": [("V1", "T1", date(2023, 3, 1), True), *IN_POST],
    "agency_rate": [("J4", "T1", LONG_AGO, True), *IN_POST],
    "absence_rate": [("T1 from 2023-06-05", "T1", date(2023, 6, 5), True), *IN_POST],
    "supervision_overdue": [("W2", None, date(2023, 1, 9), True)],
}


@pytest.mark.parametrize("measure", sorted(LISTED))
def test_the_rows_are_what_is_counted_and_what_it_is_counted_among(measure: str) -> None:
    """Counted rows first: leavers, vacancies, agency posts, absences, workers; then the rest of the denominator."""
    assert listed(measure) == LISTED[measure]


def test_a_week_with_its_manager_is_listed_and_not_counted() -> None:
    """Thirteen weeks of the one team, each from its first day, none without the manager."""
    rows = listed("management_absence")
    assert len(rows) == 13
    assert rows[-1] == ("T1 2023-06-30", "T1", date(2023, 6, 24), False)
    assert not any(counted for *_, counted in rows)


def test_no_list_of_children_is_laid_beside_the_workforce() -> None:
    """A measure that is not of children is not compared with a report's children; the message says what to ask."""
    with asked_of(service()) as records, pytest.raises(WrongUse, match="not of children") as told:
        reconcile(records, PROFILE, "turnover", ON, frozenset({"C1"}))
    assert "plimsoll rows turnover" in str(told.value.next_step)


def test_no_row_says_who_was_sick() -> None:
    """The identifier of an absence, which may hold its person's, is not among the rows behind the rate."""
    assert not any("W2" in item for item, *_ in listed("absence_rate"))
