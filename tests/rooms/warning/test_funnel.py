"""Units beside each other: limits by their size, what varies between them allowed for, never sorted."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.charted import Direction
from plimsoll.warning.funnel import Counts, Spread, Unit, funnel, trimmed

TEAMS = [Unit("T1", 10, 100), Unit("T2", 30, 100), Unit("T3", 20, 100)]
FIVE = [*TEAMS, Unit("T4", 5, 50), Unit("T5", 9, 30)]
SIGMA = math.sqrt(0.2 * 0.8 / 100)


def test_limits_by_chance_alone() -> None:
    """At two and three sigma about what all have together."""
    found = funnel(TEAMS, spread=Spread.NONE)
    first = found.units[0]
    assert (found.pooled, found.factor, found.tau_squared) == (pytest.approx(0.2), 1, 0)
    assert (first.lower, first.upper) == pytest.approx((0.2 - 3 * SIGMA, 0.2 + 3 * SIGMA))
    assert (first.near_lower, first.near_upper) == pytest.approx((0.2 - 2 * SIGMA, 0.2 + 2 * SIGMA))


def test_a_smaller_unit_has_wider_limits() -> None:
    """Four times as small, twice as wide; and never below none or above all."""
    large, small = funnel([Unit("L", 40, 400), Unit("S", 10, 100)], spread=Spread.NONE).units
    assert (large.upper or 0) - 0.1 == pytest.approx(((small.upper or 0) - 0.1) / 2)
    assert funnel([Unit("S", 1, 10), Unit("L", 10, 100)], spread=Spread.NONE).units[0].lower == 0


def test_one_that_lies_beyond_is_told_with_its_direction() -> None:
    """Beyond three sigma, upwards or downwards."""
    units = [Unit("high", 60, 100), *[Unit(f"T{n}", 20, 100) for n in range(8)], Unit("low", 2, 100)]
    found = funnel(units, spread=Spread.NONE)
    assert [(each.unit, each.beyond) for each in found.units if each.beyond] == [
        ("high", Direction.UP),
        ("low", Direction.DOWN),
    ]


def test_what_varies_between_units_widens_every_limit() -> None:
    """By hand: scores of -2.5, 2.5 and 0, so phi is 12.5 / 3; tau squared by moments from equal weights."""
    by_factor, by_variance = (funnel(TEAMS, spread=each) for each in (Spread.MULTIPLICATIVE, Spread.ADDITIVE))
    phi = 12.5 / 3
    assert by_factor.factor == pytest.approx(math.sqrt(phi))
    assert by_variance.tau_squared == pytest.approx((3 * phi - 2) * SIGMA**2 / 2)
    assert by_variance.units[0].upper == pytest.approx(0.2 + 3 * math.sqrt(SIGMA**2 + by_variance.tau_squared))


def test_units_that_vary_less_than_chance_narrow_nothing() -> None:
    """The factor is never below one, nor the variance below none."""
    same = [Unit(f"T{n}", 20, 100) for n in range(5)]
    assert funnel(same, spread=Spread.MULTIPLICATIVE).factor == 1
    assert funnel(same).tau_squared == 0


def test_scores_at_either_end_are_drawn_in() -> None:
    """One in ten at each end takes the value of the next."""
    assert trimmed([9.0, -9, 1, 2, 3, 4, 5, 6, 7, 0]) == [0, 0, 1, 2, 3, 4, 5, 6, 7, 7]
    assert trimmed([3.0, 1.0]) == [1.0, 3.0]


def test_rates_are_not_cut_off_at_one() -> None:
    """Events over an exposure have no most."""
    found = funnel([Unit("T1", 300, 100), Unit("T2", 320, 100)], Counts.RATES, Spread.NONE)
    assert found.units[0].upper == pytest.approx(3.1 + 3 * math.sqrt(3.1 / 100))


def test_a_unit_with_nothing_to_count_has_no_value() -> None:
    """It stays in its place, and says nothing."""
    found = funnel([Unit(None, None, 4), Unit("T1", 1, 10), Unit("T2", 0, 0)])
    assert [(each.unit, each.value, each.upper is None) for each in found.units] == [
        (None, None, True),
        ("T1", 0.1, False),
        ("T2", None, True),
    ]
    assert funnel([]).notes == ("There is nothing to compare: no unit has anything to count among.",)


def test_few_units_and_few_cases_are_told() -> None:
    """Nobody can tell what varies between two; and with few cases limits are rough."""
    assert [note.split(":")[0] for note in funnel(TEAMS[:2]).notes] == ["Fewer than 3 units"]
    assert "For 3 of 3 units" in funnel([Unit(each.unit, 1, 10) for each in TEAMS]).notes[0]


@pytest.mark.parametrize("unit", [Unit("T1", 11, 10), Unit("T1", -1, 10), Unit("T1", 0, -10)])
def test_what_cannot_be_is_refused(unit: Unit) -> None:
    """More than all, and less than none; by its place and not its name."""
    with pytest.raises(WrongUse, match="Unit 1 of the funnel"):
        funnel([unit])


@given(st.permutations(FIVE))
def test_the_order_is_the_one_given_and_moves_no_limit(units: list[Unit]) -> None:
    """Never a league table: the units stay where they are put, and each has the same limits wherever that is."""
    found = funnel(units)
    assert [each.unit for each in found.units] == [each.unit for each in units]
    limits = {each.unit: each.upper for each in funnel(FIVE).units}
    assert {each.unit: each.upper for each in found.units} == pytest.approx(limits)
