"""An improvement beside its counter-measure: fixed, or only moved."""

from __future__ import annotations

from datetime import date

import pytest

from plimsoll.conditions import Figure, Move, movements

FIRST, LAST = date(2018, 1, 31), date(2019, 1, 31)


def figures(measure: str, first: float | None, last: float | None, unit: str | None = "service") -> list[Figure]:
    """A measure on both days."""
    return [
        Figure(day, unit, None, measure, value, value, 100, "children", "")
        for day, value in ((FIRST, first), (LAST, last))
    ]


@pytest.mark.parametrize(
    ("unallocated", "in_name_only", "move"),
    [
        ((551, 81), (20, 20), Move.IMPROVED),
        ((551, 81), (20, 5), Move.IMPROVED),
        ((551, 81), (20, 210), Move.MOVED),
        ((551, 81), (0, 1), Move.MOVED),
        ((81, 230), (20, 210), Move.WORSENED),
        ((100, 96), (20, 210), Move.STEADY),
        ((0, 0), (20, 210), Move.STEADY),
    ],
)
def test_an_improvement_whose_counter_worsens_is_moved_not_fixed(
    unallocated: tuple[float, float], in_name_only: tuple[float, float], move: Move
) -> None:
    """Children taken off the list by giving them to a tray are not children with a worker."""
    told = [*figures("unallocated", *unallocated), *figures("in_name_only", *in_name_only)]
    (found,) = movements("unallocated", told)
    assert found.move is move
    assert [counter.measure for counter in found.counters] == ["in_name_only"]


def test_a_measure_that_should_rise_improves_by_rising() -> None:
    """In time goes up, and more assessments end without the child being seen: moved, not fixed."""
    told = [*figures("assessments_in_time", 0.6, 0.9), *figures("assessed_unseen", 0.05, 0.2)]
    (found,) = movements("assessments_in_time", told)
    assert found.move is Move.MOVED
    assert found.as_dict()["counters"] == [
        {"measure": "assessed_unseen", "first": 0.05, "last": 0.2, "move": "worsened"}
    ]


def test_each_team_is_told_by_itself_and_one_without_both_ends_is_left_out() -> None:
    """What happened in one team says nothing of another."""
    told = [
        *figures("unallocated", 10, 2, "T1"),
        *figures("in_name_only", 1, 9, "T1"),
        *figures("unallocated", 10, 2, "T2"),
        *figures("in_name_only", 1, 1, "T2"),
        *figures("unallocated", None, 2, "T3"),
    ]
    assert {each.unit: each.move for each in movements("unallocated", told)} == {
        "T1": Move.MOVED,
        "T2": Move.IMPROVED,
    }


def test_nothing_told_is_nothing_moved() -> None:
    """No figures, no movement."""
    assert movements("unallocated", []) == []
