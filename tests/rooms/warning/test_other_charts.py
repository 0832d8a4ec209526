"""The other charts: published values where there are any, closed forms where there are none."""

from __future__ import annotations

import math

import pytest
from tests.rooms.warning.drawn import chart, lines, signals

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.sums import averages, two_sums

MONTGOMERY = [9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08]
MONTGOMERY += [9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52]
"""Thirty values, the first twenty from a mean of 10 and the last ten from 11 (Montgomery, table 9.1)."""


def test_the_upper_cusum_of_a_published_example() -> None:
    """With k = 0.5 it passes 5 at the 29th value (Montgomery, table 9.2)."""
    sums = [each[0] for each in two_sums([value - 10 for value in MONTGOMERY]) if each]
    assert [round(each, 2) for each in sums[20:]] == [0.74, 0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28, 5.30]


def test_the_lower_cusum_of_a_published_example() -> None:
    """It rises to 1.77 at the third value, and falls back (Montgomery, table 9.2)."""
    sums = [each[1] for each in two_sums([value - 10 for value in MONTGOMERY]) if each]
    assert [round(each, 2) for each in sums[:8]] == [0.05, 1.56, 1.77, 0, 0, 0, 1.46, 0]


def test_the_averages_of_a_published_example() -> None:
    """With lambda = 0.1 from 10 on (Montgomery, table 9.10)."""
    found = [each for each in averages(MONTGOMERY, 10.0, 0.1) if each is not None]
    assert found[:3] == pytest.approx([9.945, 9.7495, 9.70355])
    assert found[-1] == pytest.approx(10.6341, abs=5e-5)


def test_sums_and_averages_wait_over_a_gap() -> None:
    """They go on as they stood."""
    assert two_sums([1.0, None, 1.0]) == ((0.5, 0.0), None, (1.0, 0.0))
    assert averages([10.0, None, 10.0], 0.0) == (2.0, None, pytest.approx(3.6))


def test_a_share_has_the_limits_of_its_denominator() -> None:
    """P: 0.1 of all; of 100, three sigma are 0.09; of 25, 0.18, and no limit is below nought."""
    found = chart([10, 10, 10, 10, 2.5], "p", [100, 100, 100, 100, 25])
    assert lines(found) == pytest.approx((0.01, 0.1, 0.19))
    assert lines(found, 4) == pytest.approx((0, 0.1, 0.28))
    assert [point.y for point in found.points] == pytest.approx([0.1] * 5)


def test_no_limit_of_a_share_is_above_all() -> None:
    """It ends at one, and a share of all is never beyond it."""
    found = chart([9, 10, 9, 10], "p", [10] * 4)
    assert (found.points[0].upper, set(signals(found))) == (1.0, {""})


def test_a_rate_has_the_limits_of_its_exposure() -> None:
    """U: 4 to a unit; over 1 unit three sigma are 6, over 4 they are 3."""
    found = chart([4, 4, 16], "u", [1, 1, 4])
    assert lines(found) == pytest.approx((0, 4, 10))
    assert lines(found, 2) == pytest.approx((1, 4, 7))


def test_counts_have_the_limits_of_poisson() -> None:
    """C: 16 on average, three sigma are 12."""
    assert lines(chart([15, 17, 16], "c")) == pytest.approx((4, 16, 28))


def test_cases_between_events_have_geometric_limits_about_their_median() -> None:
    """G: a mean of 8 has a sigma of the root of 72; the centre line is the median, 6."""
    found = chart([4, 6, 14], "g")
    assert lines(found) == pytest.approx((0, 6, 8 + 3 * math.sqrt(72)))


def test_times_between_events_are_judged_by_their_root() -> None:
    """T: single values of the 3.6th root, raised again, at three mean moving ranges over 1.128."""
    roots = [2.0, 3.0, 2.0, 3.0]
    found = chart([root**3.6 for root in roots], "t")
    width = 3 / 1.128
    assert lines(found) == pytest.approx((0, 2.5**3.6, (2.5 + width) ** 3.6))
    assert chart([0.0, 5, 0, 5], "t").points[0].lower == 0


@pytest.mark.parametrize(("plain", "prime"), [("p", "p-prime"), ("u", "u-prime")])
def test_laneys_charts_are_wider_by_what_varies_between_subgroups(plain: str, prime: str) -> None:
    """Sigma z by hand: shares of 0.45 and 0.55, so that every moving range is 0.1 over sigma."""
    y, n = [45, 55] * 6, [100] * 12
    narrow, wide = chart(y, plain, n), chart(y, prime, n)
    sigma = math.sqrt((0.25 if plain == "p" else 0.5) / 100)
    sigma_z = 0.1 / sigma / 1.128
    assert lines(narrow)[2] == pytest.approx(0.5 + 3 * sigma)
    assert lines(wide)[2] == pytest.approx(0.5 + 3 * sigma * sigma_z)


@pytest.mark.parametrize("kind", ["p", "u", "p-prime", "u-prime"])
def test_counts_of_nothing_are_flat(kind: str) -> None:
    """None among many, every time: limits at nought, and no number that is none."""
    found = chart([0] * 12, kind, [50] * 12)
    assert (lines(found), set(signals(found))) == ((0, 0, 0), {""})


@pytest.mark.parametrize("kind", ["p", "u", "p-prime", "u-prime"])
def test_nothing_to_count_among_is_a_gap(kind: str) -> None:
    """No denominator, or one of nought, has no value and no limits."""
    found = chart([5, 0, None, 5, 6], kind, [50, 0, 50, None, 50])
    assert [point.y is None for point in found.points] == [False, True, True, True, False]
    assert lines(found, 1) == (None, None, None)


def test_a_cusum_is_drawn_in_sigmas_of_its_baseline() -> None:
    """One sigma above for good: the sum gains half a sigma a point, and passes five at the eleventh."""
    low, high = [10.0, 11.128] * 12, [10.564 + 1.0] * 12
    found = chart([*low, *high], "cusum", baseline=24)
    after = [point.y for point in found.points[24:]]
    start = found.points[23].y or 0.0
    assert after == pytest.approx([start + 0.5 * step for step in range(1, 13)])
    assert signals(found)[24 + 10 :] == ["beyond_limit up"] * 2
    assert lines(found) == (-5.0, 0.0, 5.0)


def test_an_ewma_is_drawn_in_the_values_own_unit() -> None:
    """Limits at 2.86 sigma times the root of lambda over two less lambda, a third."""
    found = chart([10.0, 11.128] * 12, "ewma")
    assert lines(found)[2] == pytest.approx(10.564 + 2.86 / 3)


@pytest.mark.parametrize("kind", ["cusum", "ewma"])
def test_after_a_baseline_that_never_varied_any_change_signals(kind: str) -> None:
    """And while there is none, none does."""
    found = signals(chart([0.1] * 12 + [0.2], kind, baseline=12))
    assert (set(found[:12]), found[12]) == ({""}, "beyond_limit up")


@pytest.mark.parametrize("kind", ["cusum", "ewma"])
def test_sums_give_no_assurance_and_know_one_rule(kind: str) -> None:
    """Their limits are not those of single values, and their points lean on each other."""
    found = chart([float(value) for value in range(20)], kind, target=5.0, concern=Concern.UP)
    assert found.assurance is None
    assert {word for said in signals(found) for word in said.split()} <= {"beyond_limit", "up", "down"}


@pytest.mark.parametrize(
    ("kind", "y", "n", "said"),
    [
        ("p", [5.0], None, "needs what each count was counted among"),
        ("p", [5.0, 11.0], [10.0, 10.0], "Point 2 is more than it is counted among"),
        ("u", [5.0, 1.0], [10.0, 0.0], "Point 2 is counted among none"),
        ("u", [5.0], [-1.0], "Point 1 is counted among less than none"),
        ("c", [5.0, -1.0], None, "Point 2 is less than none"),
        ("t", [-0.5], None, "Point 1 is less than none"),
        ("xmr", [1.0, math.nan], None, "Point 2 is no number"),
        ("xmr", [math.inf], None, "Point 1 is no number"),
    ],
)
def test_what_cannot_stand_on_a_chart_is_refused(kind: str, y: list[float], n: list[float] | None, said: str) -> None:
    """By its place, and without its value."""
    with pytest.raises(WrongUse, match=said):
        chart(y, kind, n)


@pytest.mark.parametrize("kind", [kind.value for kind in ChartKind])
def test_every_kind_draws_a_stable_series_without_a_signal(kind: str) -> None:
    """A few values that go up and down are usual by every chart."""
    n = [40.0] * 14 if kind in {"p", "u", "p-prime", "u-prime"} else None
    assert set(signals(chart([4.0, 6, 5, 4, 6, 5, 6, 4, 5, 6, 4, 5, 4, 6], kind, n))) == {""}
