"""A forecast's numbers in words: as many places as it knows, a sign on every difference, nothing as a dash."""

from __future__ import annotations

import pytest

from plimsoll.door.forecast import Band
from plimsoll.pages.forecast import figures as say

FIGURES = (
    (66.2, "children", "66"),
    (3.24, "changes per 100 child-months", "3.2"),
    (0.412, "share", "41%"),
    (0.0412, "share", "4.1%"),
    (1.284, "hours required per hour available", "128%"),
    (8_912_345.0, "pounds", "£8.91m"),
    (43_210.0, "pounds", "£43k"),
    (-43_210.0, "pounds", "-£43k"),
    (0.0, "children", "0"),
    (None, "children", "-"),
)

DIFFERENCES = (
    (209.2, "children", "+209"),
    (-0.41, "share", "-41 pts"),
    (0.013, "share", "+1.3 pts"),
    (-1_800_000.0, "pounds", "-£1.80m"),
    (0.0, "children", "0"),
    (-0.02, "children", "0.0"),
    (None, "share", "-"),
)


@pytest.mark.parametrize(("value", "counts", "text"), FIGURES)
def test_a_figure_has_no_more_places_than_a_forecast_knows(value: float | None, counts: str, text: str) -> None:
    """Whole numbers from ten on, shares as percentages, pounds in thousands and millions."""
    assert say.figure(value, counts) == text


@pytest.mark.parametrize(("value", "counts", "text"), DIFFERENCES)
def test_a_difference_has_its_sign(value: float | None, counts: str, text: str) -> None:
    """More or less, and neither where nothing is left of it; of shares in points."""
    assert say.signed(value, counts) == text


def test_a_range_is_told_by_its_ends() -> None:
    """One number where both are alike, and nothing where nothing was counted."""
    assert say.between(Band(275, 210, 340), "children") == "210 to 340"
    assert say.between(Band(275, 275.1, 275.3), "children") == "275"
    assert say.between(Band(None, None, None), "children") == "-"
    assert say.apart(Band(0.1, -0.02, 0.05), "share") == "-2.0 pts to +5.0 pts"
    assert say.apart(Band(None, None, None), "share") == "-"
