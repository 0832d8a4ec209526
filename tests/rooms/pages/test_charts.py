"""Small charts of one line, and how they are written where their signs are not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.pages.alphabet import LEVELS, writable
from plimsoll.pages.charts import BLOCKS, GAP, ends, line
from plimsoll.pages.ink import BLUE, NONE, ORANGE, Ink

VALUES = st.lists(st.none() | st.floats(-1e9, 1e9), max_size=30)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([0, 1, 2, 3, 4, 5, 6, 7], BLOCKS),
        ([7, 0], "█▁"),
        ([5, 5, 5], "▁▁▁"),
        ([1, None, 2], "▁ █"),
        ([None, None], "  "),
        ([], ""),
        ([-1, 0, 1], "▁▅█"),
    ],
)
def test_a_line_is_drawn_between_its_lowest_and_highest(values: list[float | None], drawn: str) -> None:
    """The lowest lies at the bottom, the highest at the top, a level run at the bottom, and a gap stays a gap."""
    assert line(values) == drawn


@given(VALUES)
def test_a_line_has_one_sign_a_value(values: list[float | None]) -> None:
    """Each value has its sign, and only what is not known is a gap."""
    drawn = line(values)
    assert [sign == GAP for sign in drawn] == [value is None for value in values]


@given(VALUES)
def test_a_higher_value_never_lies_lower(values: list[float | None]) -> None:
    """The order of the signs is the order of the values."""
    pairs = [(value, BLOCKS.index(sign)) for value, sign in zip(values, line(values), strict=True) if value is not None]
    ordered = sorted(pairs)
    assert [level for _, level in ordered] == sorted(level for _, level in pairs)


@pytest.mark.parametrize(
    ("values", "told"),
    [([3, 1, None, 2], (3, 2, 1, 3)), ([None], (None,) * 4), ([], (None,) * 4), ([None, 4], (4, 4, 4, 4))],
)
def test_the_ends_are_those_of_what_is_known(values: list[float | None], told: tuple[float | None, ...]) -> None:
    """First, last, lowest and highest pass over what is missing."""
    assert ends(values) == told


def test_signs_that_are_known_stay() -> None:
    """In an alphabet that has them nothing is changed."""
    assert writable("▁█ · …", "utf-8") == "▁█ · …"


@pytest.mark.parametrize("encoding", ["ascii", "no-such-alphabet"])
def test_signs_that_are_not_known_are_replaced(encoding: str) -> None:
    """In an older alphabet each sign of ours has its nearest, and one stays one sign for every block."""
    assert writable(f"{BLOCKS} · …", encoding) == f"{LEVELS} | ..."


def test_a_page_of_ours_can_always_be_written() -> None:
    """Every sign that we print ourselves has a form in the oldest alphabet."""
    assert writable(f"{BLOCKS}·…\u2013", "ascii").isascii()


def test_colour_is_only_for_a_terminal() -> None:
    """Without colour words stand as they are; with it they are set apart and set back."""
    assert Ink().concern("rising") == "rising"
    assert Ink(colour=True).concern("rising") == f"{ORANGE}rising{NONE}"
    assert Ink(colour=True).title("") == ""


def test_no_colour_means_good_or_bad_by_red_and_green() -> None:
    """The colours are blue, orange and grey, in the terminal's palette of 256."""
    assert [code.split(";")[-1] for code in (BLUE, ORANGE)] == ["75m", "208m"]
