"""Run lengths against the published ones, to their last printed digit: the field's reference table and its sources."""

from __future__ import annotations

import pytest

from plimsoll.warning.run_lengths import cusum_run_length, ewma_run_length, one_sided_run_length, shewhart_run_length

TENTH, HUNDREDTH = 0.05, 0.005
"""Half of the last digit that a table prints."""


@pytest.mark.parametrize(
    ("shift", "published", "near"),
    [(0.0, 370.4, TENTH), (0.5, 155.2, TENTH), (1.0, 43.9, TENTH), (2.0, 6.30, HUNDREDTH)],
)
def test_shewhart(shift, published, near):
    """Three-sigma limits signal once in 370 points, and after 44 and 6 where the mean moved by one sigma and two."""
    assert shewhart_run_length(shift) == pytest.approx(published, abs=near)


@pytest.mark.parametrize(
    ("threshold", "shift", "published", "near"),
    [
        (5.0, 0.0, 465.4, TENTH),
        (5.0, 0.5, 38.0, TENTH),
        (5.0, 1.0, 10.38, HUNDREDTH),
        (5.0, 2.0, 4.01, HUNDREDTH),
        (4.0, 0.0, 167.7, TENTH),
        (4.0, 0.5, 26.6, TENTH),
        (4.0, 1.0, 8.38, HUNDREDTH),
        (4.0, 2.0, 3.34, HUNDREDTH),
        (4.774, 0.0, 370.1, TENTH),
        (4.774, 1.0, 9.93, HUNDREDTH),
    ],
)
def test_two_sided_cusum(threshold, shift, published, near):
    """With k = 0.5, as R's spc package and Montgomery's table 9.3 print them."""
    assert cusum_run_length(0.5, threshold, shift) == pytest.approx(published, abs=near)


def test_one_sided_cusum():
    """One side alone signals half as often: 930.9 points with k = 0.5 and h = 5 (R's spc package)."""
    assert one_sided_run_length(0.5, 5.0) == pytest.approx(930.9, abs=TENTH)


@pytest.mark.parametrize(
    ("weight", "limit", "shift", "published", "near"),
    [
        (0.2, 2.86, 0.0, 371.1, TENTH),
        (0.2, 2.86, 0.5, 36.2, TENTH),
        (0.2, 2.86, 1.0, 9.80, HUNDREDTH),
        (0.2, 2.86, 2.0, 3.59, HUNDREDTH),
        (0.2, 2.962, 0.0, 499.7, TENTH),
        (0.2, 2.962, 1.0, 10.54, HUNDREDTH),
        (0.1, 2.7, 0.0, 369.0, TENTH),
        (0.1, 2.7, 1.0, 9.73, HUNDREDTH),
        (0.1, 2.814, 0.0, 499.6, TENTH),
        (0.1, 2.814, 2.0, 4.36, HUNDREDTH),
    ],
)
def test_ewma_with_limits_that_stay(weight, limit, shift, published, near):
    """As R's spc package prints them; the lines of 500 are those of Lucas and Saccucci (1990)."""
    assert ewma_run_length(weight, limit, shift) == pytest.approx(published, abs=near)
