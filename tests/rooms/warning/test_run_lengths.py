"""Run lengths: thresholds that give them, a simulation beside them, and what each kind of chart prints."""

from __future__ import annotations

from random import Random

import pytest

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.chart_run_lengths import chart_run_length, rule_run_length
from plimsoll.warning.charted import Drawing, Series, Signal
from plimsoll.warning.drawing import draw
from plimsoll.warning.run_lengths import cusum_run_length, threshold_for

SEED = 8


def _simulated(allowance, threshold, charts):
    """Points until a two-sided CUSUM signals, on average, drawn one by one."""
    chance, total = Random(SEED), 0
    for _ in range(charts):
        up = down = 0.0
        while max(up, down) <= threshold:
            value = chance.gauss(0, 1)
            up, down = max(0.0, up + value - allowance), max(0.0, down - value - allowance)
            total += 1
    return total / charts


def test_the_integral_equation_gives_what_drawing_gives():
    """2,000 CUSUMs with k = 0.5 and h = 3 signal after 59 points on average, and so says the equation."""
    assert cusum_run_length(0.5, 3.0) == pytest.approx(_simulated(0.5, 3.0, 2000), rel=0.06)


@pytest.mark.parametrize(("wanted", "threshold"), [(370.0, 4.774), (465.4, 5.0), (167.7, 4.0)])
def test_a_threshold_is_found_from_its_run_length(wanted, threshold):
    """The published thresholds come back from the published run lengths."""
    assert threshold_for(wanted, 0.5) == pytest.approx(threshold, abs=0.001)


@pytest.mark.parametrize("allowance", [0.25, 0.5, 1.0, 1.5])
@pytest.mark.parametrize("wanted", [100.0, 1000.0, 20000.0])
def test_a_threshold_gives_the_run_length_it_was_asked_for(wanted, allowance):
    """For small and large allowances, and for run lengths far beyond the tables."""
    assert cusum_run_length(allowance, threshold_for(wanted, allowance)) == pytest.approx(wanted, rel=1e-6)


def test_a_run_length_too_short_for_any_threshold_is_refused():
    """A CUSUM without a threshold signals at the first point above its allowance, and never more often."""
    with pytest.raises(WrongUse, match="once in 1 points"):
        threshold_for(1.0, 0.5)


@pytest.mark.parametrize(
    ("drawing", "points", "expected"),
    [
        # The four rules as the field has them, two of three all on one side. Read with the third anywhere, they give
        # 82; the reference table has 82.7 (s.e. 1.2) with known limits, 53.2 from 12 points and 65.8 from 24.
        (Drawing(ChartKind.XMR), None, 86.3),
        (Drawing(ChartKind.XMR), 12, 53.5),
        (Drawing(ChartKind.XMR), 24, 61.7),
        (Drawing(ChartKind.P_PRIME), 52, 68.2),
        (Drawing(ChartKind.XMR, shift=6, trend=6), None, 48.1),
        (Drawing(ChartKind.CUSUM), 52, 465.4),
        (Drawing(ChartKind.EWMA), 52, 371.1),
        (Drawing(ChartKind.XMR), 11, None),
        (Drawing(ChartKind.XMR, shift=8), 52, None),
        (Drawing(ChartKind.G), 52, None),
    ],
)
def test_every_chart_says_how_often_it_is_false(drawing, points, expected):
    """By its rules and the points of its limits; nothing is said of what was not measured."""
    found = chart_run_length(drawing, points)
    assert found == (None if expected is None else pytest.approx(expected, abs=0.1))


def test_limits_from_more_points_are_false_less_often():
    """From 12 points on each further point lengthens the run, and none reaches that of known limits."""
    lengths = [chart_run_length(Drawing(ChartKind.XMR), points) for points in range(12, 157)]
    assert lengths == sorted(lengths)
    assert lengths[-1] < chart_run_length(Drawing(ChartKind.XMR), None)


def test_one_rule_alone_is_false_less_often_than_all():
    """A point beyond a limit once in 375 points (370.4 in closed form); a shift of seven once in 127."""
    assert rule_run_length(Signal.BEYOND_LIMIT, None) == pytest.approx(370.4, rel=0.02)
    # Seven on one side: the run length of a run of seven of two equal sides is 2 to the 7th, less one (Feller).
    assert rule_run_length(Signal.SHIFT, None) == pytest.approx(127, rel=0.02)


def test_a_drawn_chart_carries_its_run_length():
    """From 52 of 60 values: 68 points. From 11 values with a gap: none is told."""
    chance = Random(SEED)
    values = tuple(chance.gauss(10, 2) for _ in range(60))
    series = Series(tuple(map(str, range(60))), values)
    short = Series(series.x[:12], (None, *values[:11]))
    assert draw(series, Drawing(ChartKind.XMR, baseline=52)).run_length == pytest.approx(68.2)
    assert draw(short, Drawing(ChartKind.XMR)).run_length is None
