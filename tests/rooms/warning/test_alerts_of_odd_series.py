"""Alerts of series that are odd: constant, rare, short, full of gaps, small, or begun anew."""

from __future__ import annotations

from random import Random

import pytest
from tests.rooms.warning.watched import BASELINE, LEVEL, even, usual, watch, week

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.alert import Evidence
from plimsoll.warning.alerting import alert_spells, alerts, false_alerts
from plimsoll.warning.charted import Drawing
from plimsoll.warning.thresholds import design
from plimsoll.warning.yardstick import weeks_of, yardstick

COUNTS = Drawing(ChartKind.C, Concern.UP, baseline=BASELINE)
SHARES = Drawing(ChartKind.P_PRIME, Concern.UP, baseline=BASELINE)


def test_a_baseline_that_does_not_vary_waits_for_persistence():
    """Nothing tells how far is far, so any change must stand for weeks; then it has stood since it began."""
    assert alerts([watch([20.0] * BASELINE + [20.0] * 30)], LEVEL) == ()
    assert alerts([watch([20.0] * BASELINE + [21.0] * 8)], LEVEL) == ()
    (found,) = alerts([watch([20.0] * BASELINE + [21.0] * 20)], LEVEL)
    assert (found.evidence, found.since, found.raised) == ((Evidence.PERSISTS,), week(BASELINE), week(BASELINE + 9))


def test_one_event_after_a_year_of_none_is_no_alert_and_many_are():
    """Where a count was 0 all year, counting alone gives the spread."""
    quiet = [0.0] * BASELINE
    assert alerts([watch([*quiet, 1.0, 0.0, 0.0, 0.0], COUNTS)], LEVEL) == ()
    (found,) = alerts([watch([*quiet, 2.0, 3.0, 2.0, 4.0], COUNTS)], LEVEL)
    assert Evidence.CUSUM in found.evidence


def test_a_share_of_all_in_every_week_falls():
    """Where all of five were in time in every week, fewer in four weeks running are an alert downwards."""
    values = [5.0] * BASELINE + [2.0, 1.0, 2.0, 1.0]
    (found,) = alerts([watch(values, SHARES, among=[5.0] * len(values))], LEVEL)
    assert str(found.direction) == "down"


def test_a_week_with_a_small_denominator_is_held_to_its_own():
    """Half of 200 for four weeks, where a fifth is usual, is an alert; one of two for four weeks is none."""
    chance = Random(3)
    counts = [float(sum(chance.random() < 0.2 for _ in range(200))) for _ in range(BASELINE)]
    many = watch(counts + [100.0] * 4, SHARES, among=[200.0] * (BASELINE + 4))
    few = watch(counts + [1.0] * 4, SHARES, among=[200.0] * BASELINE + [2.0] * 4)
    assert len(alerts([many], LEVEL)) == 1
    assert alerts([few], LEVEL) == ()


@pytest.mark.parametrize(
    ("why", "values", "baseline"),
    [
        ("no points", [], BASELINE),
        ("no point after the baseline", even(), BASELINE),
        ("no values at all", [None] * 60, BASELINE),
        ("a baseline of 11 values", even(11) + [90.0] * 20, 11),
        ("no baseline", [90.0] * 20, 0),
    ],
)
def test_where_nobody_can_say_what_is_usual_there_is_no_alert(why, values, baseline):
    """And none is to be expected."""
    watched = watch(values, Drawing(ChartKind.XMR, Concern.UP, baseline=baseline))
    assert alerts([watched], LEVEL) == (), why
    if baseline < BASELINE:
        assert false_alerts([watched], LEVEL) == 0, why


def test_twelve_values_are_enough_and_ask_for_more():
    """From 12 values the threshold is higher, in spreads past the allowance, than from 25 or from 20."""
    assert design(LEVEL, 12).threshold > design(LEVEL, 20).threshold > design(LEVEL, 25).threshold
    short = Drawing(ChartKind.XMR, Concern.UP, baseline=12)
    assert len(alerts([watch(even(12) + [40.0] * 6, short)], LEVEL)) == 1


def test_gaps_in_the_baseline_are_no_noughts():
    """With every third week missing the mean and the spread are those of the weeks that are there."""
    values = [None if at % 3 == 0 else value for at, value in enumerate(usual(5, 2 * BASELINE))]
    known = [value for value in values if value is not None][:BASELINE]
    found = yardstick(weeks_of(watch(values)))
    assert found is not None
    assert (found.points, found.centre) == (BASELINE, pytest.approx(sum(known) / len(known)))


def test_after_a_rebase_only_the_new_weeks_are_judged():
    """A step that somebody settled as the new baseline is no alert; one that came after it is."""
    values = even() + [value + 12 for value in even()]
    drawing = Drawing(ChartKind.XMR, Concern.UP, baseline=BASELINE, rebases=(week(BASELINE),))
    assert alert_spells([watch([*values, *(value + 12 for value in even(8))], drawing)], LEVEL) == ()
    (found,) = alerts([watch([*values, *[44.0] * 4], drawing)], LEVEL)
    assert found.since == week(2 * BASELINE)


@pytest.mark.parametrize("level", [0.0, 199.0, 6401.0, float("inf"), float("nan")])
def test_a_level_that_was_not_measured_is_refused(level):
    """With the levels that there are."""
    with pytest.raises(WrongUse, match="200 to 6400 weeks apart"):
        alerts([watch(even() + even(4))], level)
    with pytest.raises(WrongUse, match="200 to 6400 weeks apart"):
        false_alerts([watch(even() + even(4))], level)


@pytest.mark.parametrize("kind", [ChartKind.T, ChartKind.G, ChartKind.CUSUM, ChartKind.EWMA, ChartKind.C])
def test_every_kind_of_chart_can_be_watched(kind):
    """Times and cases between events are judged by their root, sums and averages by the values themselves."""
    chance = Random(4)
    usually = [float(round(chance.expovariate(1 / 20))) for _ in range(BASELINE)]
    drawing = Drawing(kind, Concern.UP, baseline=BASELINE)
    assert alerts([watch(usually + usually[:4], drawing)], LEVEL) == ()
    (found,) = alerts([watch(usually + [180.0] * 5, drawing)], LEVEL)
    assert str(found.direction) == "up"


@pytest.mark.parametrize(("kind", "n"), [(ChartKind.U, 100.0), (ChartKind.U_PRIME, 100.0), (ChartKind.P, 100.0)])
def test_every_kind_of_share_and_rate_can_be_watched(kind, n):
    """Ten of 100 usually, and thirty of 100 for four weeks."""
    chance = Random(6)
    usually = [float(sum(chance.random() < 0.1 for _ in range(100))) for _ in range(BASELINE)]
    drawing = Drawing(kind, Concern.UP, baseline=BASELINE)
    (found,) = alerts([watch(usually + [30.0] * 4, drawing, among=[n] * (BASELINE + 4))], LEVEL)
    assert (found.since, Evidence.CUSUM in found.evidence) == (week(BASELINE), True)
