"""The table that is shipped is what its tool measures, and is read between its lines without a jump."""

from __future__ import annotations

import pytest
from tools.alerts import design as measuring

from plimsoll.warning.leaning import WILD
from plimsoll.warning.measured import between, measured, over_levels
from plimsoll.warning.thresholds import alert_run_length, design, stretch


def test_a_shipped_threshold_is_what_the_tool_measures():
    """For a year's baseline and the shipped level, to the last digit that is shipped: the seed is the tool's."""
    found = measuring.threshold(measuring.trial(52, 0.0), 800.0)
    assert design(800.0, 52).threshold == round(found, 2)


def test_a_shipped_run_length_is_what_the_tool_measures():
    """On other charts than those the threshold was set by, and within what chance allows of the level."""
    seen = measuring.trial(52, 0.0, measuring.ANEW)
    found = seen.length(measuring.threshold(measuring.trial(52, 0.0), 800.0))
    assert alert_run_length(800.0, 52, 0.0) == round(found.value)
    assert found.value == pytest.approx(800, abs=3 * found.error)


def test_the_rules_run_lengths_are_what_the_tool_measures():
    """A quarter of the tool's charts give the shipped lengths, within what chance allows."""
    table = measured("rules")
    for name, found in measuring.rule_lengths(12, batches=1).items():
        assert table[name][table["points"].index(12)] == pytest.approx(found.value, abs=4 * found.error), name


def test_the_table_rises_as_it_should():
    """A higher level asks for a higher threshold, and likeness makes false alerts more frequent, in every line."""
    thresholds, alerts = measured("thresholds"), measured("alerts")
    for points in thresholds["points"]:
        line = thresholds[f"from_{points}"]
        assert line == sorted(set(line))
        lengths = [alerts[f"from_{points}_alike_{round(100 * likeness)}"] for likeness in alerts["likenesses"]]
        assert all(list(column) == sorted(column, reverse=True) for column in zip(*lengths, strict=True))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (0.0, [(0, 1.0)]),
        (1.0, [(0, 1.0)]),
        (2.0, [(0, 0.5), (1, 0.5)]),
        (3.0, [(1, 1.0), (2, 0.0)]),
        (4.5, [(1, 0.25), (2, 0.75)]),
        (9.0, [(2, 1.0)]),
    ],
)
def test_between_the_lines_of_a_table(at, expected):
    """Of a grid 1, 3, 5: the lines on either side and the share of each; beyond the ends the end stands."""
    assert list(between([1.0, 3.0, 5.0], at)) == expected


def test_levels_are_looked_up_by_their_logarithm():
    """400 is half way from 200 to 800."""
    assert [share for _, share in over_levels([200.0, 800.0], 400.0)] == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("lean", "expected"),
    [(-1.0, 1.0), (0.0, 1.0), (1e-9, 1.0), (1.0, 1.132), (2.0, 1.229)],
)
def test_far_values_on_a_side_stretch_the_threshold_of_that_side(lean, expected):
    """Half of what the third cumulant asks at k = 0.5: a skewness of 1 gives θ = 0.791, so 1 + (1/0.791 - 1) / 2."""
    assert stretch(lean, 0.5) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("level", [600, 800, 6400])
def test_one_wild_week_alone_is_no_alert_at_the_levels_that_say_so(level):
    """However long the baseline: the most that a week may count, less the allowance, stays under the threshold."""
    for points in (12, 16, 20, 25, 26, 39, 52, 78, 104, 156, 500):
        made = design(level, points)
        assert WILD - made.allowance < made.threshold
