"""Lengths, some of which are not over yet, against what is known of them."""

from __future__ import annotations

from math import exp
from statistics import NormalDist

import pytest

from plimsoll.simulation.start.fitting import Length, curve, factor, lognormal, same_mean


def spread(centre: float, sigma: float, count: int = 999) -> list[float]:
    """The quantiles of a lognormal, evenly taken."""
    normal = NormalDist()
    return [centre * exp(sigma * normal.inv_cdf((place + 0.5) / count)) for place in range(count)]


def test_kaplan_and_meier() -> None:
    """Three of six end at 1, 2 and 4, the others are cut short at 1, 3 and 4: the textbook product, by hand."""
    lengths: list[Length] = [(1, 1, 1), (2, 1, 0), (3, 0, 1), (4, 1, 1)]
    found = curve(lengths)
    assert [at for at, _ in found.points] == [1, 2, 4]
    assert [over for _, over in found.points] == pytest.approx([1 / 6, 1 - 5 / 8, 1 - 5 / 16])
    assert found.ended == 3
    assert found.reached(0.5) == 4
    assert found.reached(0.9) is None
    assert found.by(3.5) == pytest.approx(3 / 8)


def test_a_lognormal_is_found_again() -> None:
    """The median and sigma that the lengths have come back."""
    found = lognormal(curve((length, 1, 0) for length in spread(86, 0.8)))
    assert found is not None
    assert found.centre == pytest.approx(86, rel=0.01)
    assert found.sigma == pytest.approx(0.8, rel=0.01)


def test_cut_short_it_is_found_too() -> None:
    """What is not over by 120 days is known to last longer, so the median is right; the mean of what ended is not."""
    lengths: list[Length] = [(min(length, 120), int(length <= 120), int(length > 120)) for length in spread(86, 0.8)]
    found = lognormal(curve(lengths))
    assert found is not None
    assert found.centre == pytest.approx(86, rel=0.02)
    assert found.sigma == pytest.approx(0.8, rel=0.03)


def test_who_was_seen_late_is_counted_late() -> None:
    """Half are seen only from day 60 on, so those that had ended were never seen: the curve is right all the same."""
    everyone = spread(86, 0.8)
    late = [length for place, length in enumerate(everyone) if place % 2 and length > 60]
    fresh = [length for place, length in enumerate(everyone) if not place % 2]
    found = lognormal(curve([(length, 1, 0) for length in (*fresh, *late)], [(60, len(late))]))
    assert found is not None
    assert found.centre == pytest.approx(86, rel=0.01)
    assert found.sigma == pytest.approx(0.8, rel=0.02)


def test_too_few_say_nothing() -> None:
    """Of fewer than thirty there is no fit."""
    assert lognormal(curve([(float(day), 1, 0) for day in range(1, 30)])) is None
    assert same_mean([(3.0, 29, 0)]) is None


def test_the_days_lost_come_out_right() -> None:
    """Many short absences and a few long ones keep their mean."""
    found = same_mean([(1.0, 60, 0), (40.0, 20, 0)])
    assert found is not None
    assert found.centre * exp(found.sigma**2 / 2) == pytest.approx((60 + 800) / 80)


def test_the_range_of_a_count() -> None:
    """A hundred events are known within about a fifth; four hundred within a tenth."""
    assert factor(100) == pytest.approx(exp(0.196))
    assert factor(400) == pytest.approx(exp(0.098))
