"""From weeks to a chart: steps that hold enough, gaps that stay gaps, and when there is no chart at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle, islice

import pytest

from plimsoll.conditions import INSTRUMENTS
from plimsoll.conditions.baselines import Baseline
from plimsoll.conditions.charting import (
    NOTHING_BEFORE,
    NOTHING_LATELY,
    NOTHING_SINCE,
    RARE,
    THIN,
    drawn,
    flow_charts,
)
from plimsoll.conditions.settling import weeks_unsettled
from plimsoll.conditions.weeks import Flow, Week
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Direction, Signal, Variation

FIRST = date(2018, 1, 7)
DAYS = tuple(FIRST + timedelta(weeks=number) for number in range(78))
BASELINE = Baseline(FIRST, DAYS[51], trial=False, note="Limits of a test.")
STOCK = INSTRUMENTS["unallocated"]
SHARE = INSTRUMENTS["rereferrals"]
RATE = INSTRUMENTS["turnover"]


def counts(pairs: Sequence[tuple[float, float] | None]) -> dict[date, Week]:
    """Weeks of counts out of something; `None` is a week of which nothing is told."""
    weeks = islice(cycle(pairs), len(DAYS))
    return {
        day: Week(pair[0] / pair[1], pair[0], pair[1])
        for day, pair in zip(DAYS, weeks, strict=True)
        if pair is not None
    }


def values(before: Sequence[float | None], after: Sequence[float | None]) -> dict[date, Week]:
    """Weeks of a stock, in the year of the baseline and in the half-year after it."""
    told = [*islice(cycle(before), 52), *islice(cycle(after), 26)]
    return {day: Week(value, value, 100.0) for day, value in zip(DAYS, told, strict=True) if value is not None}


@pytest.mark.parametrize(
    ("pairs", "step"),
    [([(5.0, 20.0)], 1), ([(1.0, 20.0)], 1), ([(0.0, 2.0), (1.0, 2.0)], 4), ([(19.5, 20.0)], 4)],
)
def test_a_share_is_charted_in_steps_that_hold_enough_of_the_rarer(pairs: list[tuple[float, float]], step: int) -> None:
    """A week where one or more is to be expected of what is counted and of what is not; else four weeks."""
    made = drawn(SHARE, DAYS, counts(pairs), BASELINE)
    assert made.watched is not None
    assert made.step == step
    assert len(made.watched.series.x) == len(DAYS) // step
    assert made.watched.series.x[-1] == DAYS[-1]
    assert made.watched.baseline == 52 // step - (step > 1)


def test_four_weeks_add_up() -> None:
    """Counts and what they were counted among are summed; a week of which nothing is told adds nothing."""
    made = drawn(SHARE, DAYS, counts([(1.0, 3.0), None, (0.0, 2.0), (0.0, 1.0)]), BASELINE)
    assert made.watched is not None
    assert made.step == 4
    assert (made.watched.series.y[-1], (made.watched.series.n or ())[-1]) == (1.0, 6.0)


@pytest.mark.parametrize(
    ("name", "pairs", "why"),
    [
        ("rereferrals", [(0.0, 1.0)], THIN),
        ("turnover", [(0.0, 40.0), *[(0.0, 40.0)] * 50, (1.0, 40.0)], THIN),
        ("turnover", [(0.0, 40.0)], THIN),
    ],
)
def test_too_few_are_not_charted(name: str, pairs: list[tuple[float, float]], why: str) -> None:
    """It says so, and is no row of nought."""
    made = drawn(INSTRUMENTS[name], DAYS, counts(pairs), BASELINE)
    assert (made.watched, made.why) == (None, why)


def test_a_rare_share_of_many_is_charted_and_says_that_it_is_rare() -> None:
    """From none of many to half of them must not be missed."""
    found = counts([(0.0, 20.0)]) | {day: Week(0.5, 10.0, 20.0) for day in DAYS[-8:]}
    made = drawn(SHARE, DAYS, found, BASELINE)
    assert made.watched is not None
    assert RARE in made.watched.chart.notes
    assert Signal.BEYOND_LIMIT in made.watched.chart.points[-1].signals
    assert made.watched.chart.variation is Variation.CONCERN


def test_a_missing_week_is_a_gap_and_no_nought() -> None:
    """The point is there, without a value; the limits are made from the rest."""
    found = values([10.0, 12.0], [10.0, 12.0])
    del found[DAYS[10]], found[DAYS[60]]
    made = drawn(STOCK, DAYS, found, BASELINE)
    assert made.watched is not None
    assert [point.y for point in made.watched.chart.points][10] is None
    assert made.watched.baseline == 51
    assert made.watched.chart.points[60].signals == ()
    assert made.watched.chart.variation is Variation.COMMON


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ([None], [3.0], NOTHING_BEFORE),
        ([3.0, 4.0], [None], NOTHING_SINCE),
        ([3.0, 4.0], [5.0, *[None] * 25], NOTHING_LATELY),
    ],
)
def test_what_has_no_before_or_no_after_is_not_judged(
    before: list[float | None], after: list[float | None], why: str
) -> None:
    """A team that began after the baseline, or of which nothing is told any more."""
    assert drawn(STOCK, DAYS, values(before, after), BASELINE).why.startswith(why)


def test_what_is_told_once_a_month_is_judged() -> None:
    """Gaps of three weeks and more between values are no silence."""
    monthly = [None, None, None, 4.0, None, None, None, 5.0]
    made = drawn(STOCK, DAYS, values(monthly, [*[None] * 5, 9.0, *[None] * 16, 9.0, None, None, None]), BASELINE)
    assert made.watched is not None
    assert made.watched.baseline == 13


def test_a_step_up_signals_from_the_week_it_comes() -> None:
    """With the chart's direction, and how often such a chart errs."""
    made = drawn(STOCK, DAYS, values([10.0, 12.0, 11.0], [11.0, 12.0, *[25.0] * 24]), BASELINE)
    assert made.watched is not None
    chart = made.watched.chart
    assert chart.kind is ChartKind.XMR
    assert [Signal.BEYOND_LIMIT in point.signals for point in chart.points[52:56]] == [False, False, True, True]
    assert chart.points[-1].direction is Direction.UP
    assert chart.run_length is not None
    assert 60 < chart.run_length < 80


def test_small_steps_of_a_stock_do_not_narrow_its_limits() -> None:
    """A team whose one vacant post comes and goes has limits about it: its moving ranges are not screened away."""
    made = drawn(INSTRUMENTS["vacancy_rate"], DAYS, values([*[0.0] * 9, *[1.0] * 9], [0.0, 1.0]), BASELINE)
    assert made.watched is not None
    point = made.watched.chart.points[-1]
    assert point.mean is not None
    assert point.upper is not None
    assert point.upper > point.mean


def test_the_flows_of_a_stock_are_charts_of_their_own() -> None:
    """More that come and fewer that go are of concern where the stock's rising is; a week with neither counts none."""
    flows = {day: Flow(5.0 + number % 3, 5.0 + number % 2) for number, day in enumerate(DAYS)}
    flows[DAYS[-1]] = Flow(30.0, 0.0)
    del flows[DAYS[5]]
    began, ended = flow_charts(STOCK, DAYS, flows, BASELINE)
    assert (began.variation, ended.variation) == (Variation.CONCERN, Variation.CONCERN)
    assert (began.points[5].y, ended.points[5].y) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "weeks"), [("visits_overdue_cp", 3), ("unallocated", 1), ("turnover", 0), ("contacts_undecided", 0)]
)
def test_a_measure_waits_for_the_slowest_table_it_needs(name: str, weeks: int) -> None:
    """What it does not need does not hold it up."""
    late = {"visit": 3, "plan": 1, "allocation": 1, "referral": 0, "contact": 0}
    assert weeks_unsettled(INSTRUMENTS[name], late) == weeks
