"""A chart of single values: its lines, its groups, its gaps and what it says as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.warning.drawn import chart, lines, signals

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.charted import Assurance, Drawing, Series, Variation
from plimsoll.warning.drawing import draw

STEADY = [10.0, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12]
"""Twelve values with a mean of 10.58 and limits at 6.71 and 14.45, none of them unusual."""

FIRST = date(2024, 1, 1)
COLLAPSED = "What the limits are made from does not vary, so they stand at the mean and any change is beyond them."


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([3.0, 1, 4, 1, 5, 9, 2], (-6.6252, 3.5714, 13.7681)),
        ([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10], (2.84, 5.5, 8.16)),
    ],
)
def test_limits_that_were_worked_out_by_hand(values: list[float], wanted: tuple[float, ...]) -> None:
    """The mean, and 2.66 mean moving ranges from it (the values are those of nhspy-plotthedots' own tests)."""
    assert lines(chart(values)) == pytest.approx(wanted, abs=5e-5)


def test_a_wild_moving_range_is_left_out_once() -> None:
    """One of 100 among ones is over 3.267 means, and is told; with the screen off it stands in the limits."""
    values = [1.0, 2, 1, 2, 1, 2, 101, 100, 101, 100, 101, 100, 101]
    screened, whole = chart(values), chart(values, screen=False)
    assert lines(screened)[2] == pytest.approx(sum(values) / 13 + 2.66)
    assert lines(whole)[2] == pytest.approx(sum(values) / 13 + 2.66 * 110 / 12)
    assert "1 moving range too large for a stable process left out of the limits." in screened.notes
    assert whole.notes == ()


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 4.0, 1e9])
def test_a_constant_series_has_limits_and_no_signal(value: float) -> None:
    """They stand at the mean, whatever the number: no rounding makes a run or a point beyond."""
    found = chart([value] * 13)
    assert lines(found) == pytest.approx((value,) * 3)
    assert (set(signals(found)), found.notes) == ({""}, (COLLAPSED,))


def test_a_change_after_a_constant_baseline_signals() -> None:
    """Any change is beyond limits without width."""
    assert signals(chart([4.0] * 12 + [5.0], baseline=12))[-1] == "beyond_limit up"


def test_a_rebase_makes_new_limits_each_from_its_own_baseline() -> None:
    """Both together: the first ten of twelve make the first limits, the first ten after the rebase the others."""
    days = tuple(FIRST + timedelta(weeks=week) for week in range(24))
    values = (*STEADY, *(value + 10 for value in STEADY))
    found = draw(Series(days, values), Drawing(ChartKind.XMR, baseline=10, rebases=(days[12],)))
    assert [point.group for point in found.points] == [0] * 12 + [1] * 12
    assert found.points[0].mean == pytest.approx(sum(STEADY[:10]) / 10)
    assert found.points[12].mean == pytest.approx(sum(STEADY[:10]) / 10 + 10)
    assert set(signals(found)) == {""}


def test_a_rebase_between_two_points_begins_at_the_next() -> None:
    """A day on which nothing stands is no mistake: the first point on or after it begins the group."""
    days = tuple(FIRST + timedelta(weeks=week) for week in range(4))
    found = draw(Series(days, (1.0, 2, 8, 9)), Drawing(ChartKind.XMR, rebases=(date(2024, 1, 10),)))
    assert [point.group for point in found.points] == [0, 0, 1, 1]


def test_a_rebase_at_no_point_is_refused() -> None:
    """Where points have names and no days, it must be one of them."""
    with pytest.raises(WrongUse, match="No point stands at the rebase 99"):
        chart(STEADY, rebases=("99",))


def test_no_moving_range_spans_a_gap() -> None:
    """1, gap, 9 are no neighbours: the limits come from the two pairs that are."""
    found = chart([1.0, 2, None, 9, 8])
    assert lines(found) == pytest.approx((5 - 2.66, 5, 5 + 2.66))
    assert (found.points[2].y, found.points[2].signals) == (None, ())


def test_a_run_goes_on_over_a_gap() -> None:
    """No news is not good news: seven above the mean are a shift, with a week missing among them too."""
    low = [1.0, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
    found = chart([*low, 2.4, 2.5, 2.4, None, 2.5, 2.4, 2.5, 2.4], baseline=12)
    assert signals(found)[12:] == ["shift up"] * 3 + [""] + ["shift up"] * 4


def test_without_two_neighbours_there_are_no_limits() -> None:
    """One value has a mean and no limits, and says so; gaps alone have nothing."""
    found = chart([5.0, None, 7.0])
    assert lines(found) == (None, 6.0, None)
    assert found.notes == ("No limits, for there are no two values next to each other to make them from.",)
    assert lines(chart([None, None])) == (None, None, None)
    assert chart([]).points == ()


def test_few_points_give_trial_limits() -> None:
    """Fewer than twelve, said aloud; from twelve on nothing is said."""
    assert chart(STEADY[:11]).notes == ("Trial limits, made from 11 points: 12 or more are wanted.",)
    assert chart(STEADY).notes == ()


@pytest.mark.parametrize(
    ("last", "concern", "variation"),
    [
        (30.0, Concern.UP, Variation.CONCERN),
        (30.0, Concern.DOWN, Variation.IMPROVEMENT),
        (0.0, Concern.UP, Variation.IMPROVEMENT),
        (0.0, Concern.DOWN, Variation.CONCERN),
        (30.0, Concern.NEITHER, Variation.NEUTRAL),
        (11.0, Concern.UP, Variation.COMMON),
        (None, Concern.UP, Variation.COMMON),
    ],
)
def test_the_last_value_decides_the_variation(last: float | None, concern: Concern, variation: Variation) -> None:
    """By its direction and which way is a matter of concern; a gap says nothing."""
    assert chart([*STEADY, last], concern=concern, baseline=12).variation is variation


@pytest.mark.parametrize(
    ("target", "concern", "assured"),
    [
        (20.0, Concern.UP, Assurance.PASS),
        (20.0, Concern.DOWN, Assurance.FAIL),
        (5.0, Concern.UP, Assurance.FAIL),
        (5.0, Concern.DOWN, Assurance.PASS),
        (10.0, Concern.UP, Assurance.HIT_OR_MISS),
        (10.0, Concern.NEITHER, None),
        (None, Concern.UP, None),
    ],
)
def test_assurance_is_the_target_against_the_limits(
    target: float | None, concern: Concern, assured: Assurance | None
) -> None:
    """Outside them on the good side it is always met, on the other never, within them at times."""
    assert chart(STEADY, concern=concern, target=target).assurance is assured


@pytest.mark.parametrize(
    ("after", "assured"),
    [((), True), ((20.0,), False), ((20.0, 21.0, 11.0), False), ((20.0, 11.0, 10.0), True)],
)
def test_limits_that_the_latest_points_signal_against_assure_nothing(after: tuple[float, ...], assured: bool) -> None:
    """The last point, or two of the last three; one wild point that has gone by does not count."""
    found = chart([*STEADY, *after], concern=Concern.UP, target=30.0, baseline=12)
    assert (found.assurance is Assurance.PASS) is assured


def test_several_signals_stand_in_order_of_gravity() -> None:
    """Beyond a limit, then the trend, then the shift; the direction is that of the gravest."""
    found = chart([*STEADY, 11, 12, 13, 14, 15, 16, 17], baseline=12)
    assert signals(found)[-1] == "beyond_limit trend shift up"


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 60).map(float)), min_size=0, max_size=40)


@given(VALUES, st.booleans())
def test_lines_are_what_a_plain_reading_gives(values: list[float | None], screen: bool) -> None:
    """The slow way: the mean of what is known, and of the moving ranges between neighbours."""
    known = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if screen and ranges and any(ranges):
        ranges = [each for each in ranges if each < 3.267 * sum(ranges) / len(ranges)]
    found = chart(values, screen=screen)
    assert len(found.points) == len(values)
    if known and ranges:
        mean, width = sum(known) / len(known), 2.66 * sum(ranges) / len(ranges)
        assert lines(found) == pytest.approx((mean - width, mean, mean + width), abs=1e-9)


@given(st.lists(st.integers(0, 60).map(float), min_size=2, max_size=40), st.integers(-50, 50), st.integers(1, 9))
def test_signals_do_not_hang_on_the_unit(values: list[float], added: int, times: int) -> None:
    """Counted in other units, or from another nought, the same points signal the same."""
    assert signals(chart([value * times + added for value in values])) == signals(chart(values))


@given(st.lists(st.integers(0, 60).map(float), min_size=1, max_size=40))
def test_a_gap_at_the_end_changes_no_line_and_no_signal(values: list[float]) -> None:
    """What has not been told yet says nothing."""
    before, after = chart(values), chart([*values, None])
    assert after.points[:-1] == before.points
