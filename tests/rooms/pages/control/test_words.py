"""A control chart in words."""

from __future__ import annotations

import pytest
from tests.rooms.pages.control.charts import STEADY, drawn

from plimsoll.measures.instrument import Concern
from plimsoll.pages.control import terminal, words


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ([], "Nothing unusual in the last point. No point signals."),
        ([20.0], "Concern: 1 point above the upper limit on 25 March 2024."),
        ([20.0, 21.0], "Concern: 2 points above the upper limit since 25 March 2024."),
        ([20.0, 11.0], "Nothing unusual in the last point. 1 earlier point signalled, the last on 25 March 2024."),
        ([2.0], "Improvement: 1 point below the lower limit on 25 March 2024."),
        ([13.5, 11.0, 13.5], "Concern: 1 point of three in a row near the upper limit on 8 April 2024."),
        ([11.0, 12, 11, 12, 11, 12, 11], "Concern: 8 points in a row above the mean since 18 March 2024."),
        ([9.0, 9.5, 9.6, 9.7, 9.8, 9.9, 10], "Concern: 7 points rising one after the other since 25 March 2024."),
        ([20.0, None], "Concern: 1 point above the upper limit on 25 March 2024."),
    ],
)
def test_the_last_point_is_told_with_its_run(after: list[float | None], said: str) -> None:
    """The gravest signal, how many points show it without a break, and since when; then what was before."""
    assert words.verdict(drawn([*STEADY, *after], concern=Concern.UP, baseline=12).chart) == said


def test_where_neither_way_is_good_a_change_is_a_change() -> None:
    """No concern and no improvement."""
    assert words.verdict(drawn([*STEADY, 20], baseline=12).chart).startswith("Change: 1 point above")


def test_a_sum_that_cannot_be_made_has_nothing_to_judge() -> None:
    """No two values stand next to each other, so no sigma is known, and nothing is drawn."""
    found = drawn([1.0, None, 3.0, None, 5.0], "cusum")
    assert words.verdict(found.chart) == "There is nothing to judge."
    assert "No limits, for there are no two values" in terminal.page(found)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (20.0, "As things are, the target of 20 will be met every time."),
        (5.0, "As things are, the target of 5 will not be met."),
        (11.0, "As things are, the target of 11 will be met at some points and missed at others."),
        (None, ""),
    ],
)
def test_what_becomes_of_the_target(target: float | None, said: str) -> None:
    """Where fewer are better."""
    assert words.target(drawn(STEADY, concern=Concern.UP, target=target)) == said


def test_a_trend_upwards_below_the_mean_is_told_by_both() -> None:
    """The trend by its travel, the shift by its side."""
    found = drawn([*STEADY, 7.0, 7.5, 8, 8.5, 9, 9.5, 10], baseline=12, concern=Concern.UP).chart
    assert words.signalled(found.points[-2]) == "rising trend, shift below"


def test_the_last_points_of_a_long_chart_are_listed() -> None:
    """Sixty of them, and it says how many are not."""
    page = terminal.page(drawn(STEADY * 6))
    assert sum(line.startswith("20") for line in page.splitlines()) == 60
    assert "12 earlier points are not listed" in page


def test_every_point_stands_between_its_limits_or_beyond() -> None:
    """A usual one as o, one that signals as X, to the right of the upper limit."""
    page = terminal.page(drawn([*STEADY, 20], baseline=12)).splitlines()
    usual, unusual = (next(line for line in page if line.startswith(day)) for day in ("2024-01-01", "2024-03-25"))
    assert usual.index("|") < usual.index("o") < usual.rindex("|")
    assert unusual.rindex("|") < unusual.index("X")


def test_shares_are_told_as_percentages() -> None:
    """Values, limits and target alike."""
    found = drawn([value / 100 for value in STEADY], shares=True, concern=Concern.UP, target=0.2)
    assert words.limits(found) == "Limits 6.7% to 14.5% about 10.6%."
    assert words.target(found) == "As things are, the target of 20.0% will be met every time."
