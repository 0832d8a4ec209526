"""Each rule as a table of values: what it marks, and what comes near and is not marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.warning import rules
from plimsoll.warning.lines import Lines, around

AT = around(0.0, 3.0)
"""Limits at plus and minus 3, near limits at plus and minus 2."""

VALUES = st.lists(st.integers(-4, 4).map(float), max_size=40)


def _at(values: list[float]) -> list[Lines]:
    return [AT] * len(values)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([], ()),
        ([3.0, -3.0, 0.0], (0, 0, 0)),
        ([3.1, -3.1, 2.9], (1, -1, 0)),
        ([3.0 + 1e-12], (0,)),
    ],
)
def test_beyond_a_limit(values: list[float], marked: tuple[int, ...]) -> None:
    """Strictly beyond: a point on the limit is within it, and so is one that only rounding puts beyond."""
    assert rules.beyond_limit(values, _at(values)) == marked


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([1.0] * 6, (0,) * 6),
        ([1.0] * 7, (1,) * 7),
        ([-1.0] * 8 + [1.0], (-1,) * 8 + (0,)),
        ([1.0] * 4 + [0.0] + [1.0] * 4, (0,) * 9),
        ([1.0] * 6 + [-1.0] * 7, (0,) * 6 + (-1,) * 7),
    ],
)
def test_a_shift(values: list[float], marked: tuple[int, ...]) -> None:
    """Seven on one side, all of them marked; a point on the mean ends the run."""
    assert rules.shift(values, _at(values)) == marked


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([], ()),
        ([1.0], (0,)),
        ([1.0, 2, 3, 4, 5, 6], (0,) * 6),
        ([1.0, 2, 3, 4, 5, 6, 7], (1,) * 7),
        ([7.0, 6, 5, 4, 3, 2, 1, 1], (-1,) * 7 + (0,)),
        ([1.0, 2, 3, 3, 4, 5, 6], (0,) * 7),
        ([1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], (1,) * 7 + (-1,) * 6),
    ],
)
def test_a_trend(values: list[float], marked: tuple[int, ...]) -> None:
    """Six differences of one sign, all seven points marked; the turn belongs to what led to it."""
    assert rules.trend(values) == marked


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([2.5, 1.0, 2.5], (1, 0, 1)),
        ([2.5, 2.5, 1.0], (1, 1, 0)),
        ([-2.5, -1.0, -2.5], (-1, 0, -1)),
        ([2.5, 2.5, 2.5], (1, 1, 1)),
        ([2.5, -1.0, 2.5], (0, 0, 0)),
        ([2.5, 0.0, 2.5], (0, 0, 0)),
        ([2.0, 2.0, 2.0], (0, 0, 0)),
        ([2.5, 3.5, 1.0], (0, 0, 0)),
        ([2.5, 3.5, 2.5], (1, 0, 1)),
        ([2.5, 1.0, 1.0, 2.5], (0, 0, 0, 0)),
        ([2.5, 2.5], (0, 0)),
    ],
)
def test_two_of_three(values: list[float], marked: tuple[int, ...]) -> None:
    """Two of three between the near limit and the limit, all three on one side; a point beyond is not one of them."""
    assert rules.two_of_three(values, _at(values)) == marked


@given(VALUES)
def test_a_shift_is_what_looking_at_every_seven_finds(values: list[float]) -> None:
    """A point is marked just when some seven in a row with it in them lie on one side."""
    slow = [0] * len(values)
    for start in range(len(values) - 6):
        for sign in (1, -1):
            if all(value * sign > 0 for value in values[start : start + 7]):
                slow[start : start + 7] = [sign] * 7
    assert rules.shift(values, _at(values)) == tuple(slow)


@given(VALUES)
def test_a_trend_is_what_looking_at_every_seven_finds(values: list[float]) -> None:
    """A point is marked just when some seven in a row with it in them rise, or fall."""
    slow = [False] * len(values)
    for start in range(len(values) - 6):
        steps = [values[at + 1] - values[at] for at in range(start, start + 6)]
        if all(step > 0 for step in steps) or all(step < 0 for step in steps):
            slow[start : start + 7] = [True] * 7
    assert [mark != 0 for mark in rules.trend(values)] == slow


@given(VALUES)
def test_upside_down_every_rule_says_the_opposite(values: list[float]) -> None:
    """No rule leans to one side."""
    over = [-value for value in values]
    for rule in (rules.beyond_limit, rules.shift, rules.two_of_three):
        assert rule(over, _at(over)) == tuple(-mark for mark in rule(values, _at(values)))
    assert rules.trend(over) == tuple(-mark for mark in rules.trend(values))
