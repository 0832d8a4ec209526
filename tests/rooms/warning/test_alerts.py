"""Alerts: which signals are borne out, by what, since when, and when they are over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.warning.watched import BASELINE, LEVEL, even, usual, watch, week

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Alert, Evidence
from plimsoll.warning.alerting import alert_spells, alerts, false_alerts, foremost
from plimsoll.warning.charted import Direction, Drawing

DOWN = Drawing(ChartKind.XMR, Concern.DOWN, baseline=BASELINE)
NEITHER = Drawing(ChartKind.XMR, baseline=BASELINE)
RAMP = [20 + 20 * at / 26 for at in range(1, 40)]


def _told(spells):
    """Direction, first week of the signal, week it was raised and week it was over, counted from the first judged."""
    weeks = {week(at): at - BASELINE for at in range(200)}
    return [(str(a.direction), weeks[a.since], weeks[a.raised], weeks.get(a.ended)) for a in spells]


@pytest.mark.parametrize(
    ("why", "values", "expected"),
    [
        ("nothing happens", even(60), []),
        ("one wild week is a signal and no alert", [20.0, 60.0, 20.0, 20.0], []),
        ("a second wild week bears it out", [20.0, 60.0, 60.0, 20.0], [("up", 1, 2, None)]),
        ("three spreads up are borne out in the third week", [32.0] * 10, [("up", 0, 2, None)]),
        ("and down", [8.0] * 10, [("down", 0, 2, None)]),
        ("it is over when the sum has fallen or no signal stands", [32.0] * 10 + even(26), [("up", 0, 2, 17)]),
        ("a doubling in half a year, seen in its eleventh week", RAMP, [("up", 2, 10, None)]),
        ("weeks without a value say nothing", [32.0, None, None, 32.0, None, 32.0, 32.0], [("up", 0, 5, None)]),
        ("nor do they end an alert", [32.0, 32.0, 32.0, None, None, None, None, None], [("up", 0, 2, None)]),
    ],
)
def test_when_a_signal_becomes_an_alert(why, values, expected):
    """Against a mean of 20 and a spread of 4, with the CUSUM of the shipped level."""
    assert _told(alert_spells([watch(even() + values)], LEVEL)) == expected, why


@pytest.mark.parametrize(
    ("why", "values", "evidence"),
    [
        ("far and quick: the sum alone", [32.0] * 3, (Evidence.CUSUM,)),
        ("near and long: it persists", [22.0, 22.2] * 9, (Evidence.PERSISTS,)),
        ("both, in time", [24.5] * 30, (Evidence.PERSISTS, Evidence.CUSUM)),
    ],
)
def test_what_bears_a_signal_out(why, values, evidence):
    """Each kind of evidence, by what only it can see."""
    (found,) = alerts([watch(even() + values)], LEVEL)
    assert found.evidence == evidence, why


def _pair(mine, other, other_drawing=None):
    return [
        watch(even() + mine, name="load", related=("visits_overdue_cp",)),
        watch(even() + other, other_drawing, name="visits_overdue_cp", related=("load",)),
    ]


RISEN, FALLEN = [24.7] * 7, [15.3] * 7
"""A shift of seven weeks, whose sum is over three quarters of the threshold and under the whole."""


@pytest.mark.parametrize(
    ("why", "other", "drawing", "beside"),
    [
        ("both worsen", RISEN, None, ["load", "visits_overdue_cp"]),
        ("the other does not move", even(7), None, []),
        ("the other improves", FALLEN, None, []),
        ("less of the other is worse", FALLEN, DOWN, ["load", "visits_overdue_cp"]),
    ],
)
def test_a_related_measure_bears_one_out_sooner(why, other, drawing, beside):
    """Only one that moves the same way, for the worse with the worse, and that itself signals."""
    found = alerts(_pair(RISEN, other, drawing), LEVEL)
    assert [alert.name for alert in found] == beside, why
    assert all(alert.evidence == (Evidence.RELATED,) and alert.beside for alert in found)


def test_a_measure_that_is_not_related_bears_nothing_out():
    """Two measures of one unit that both worsen, and of which neither is named beside the other."""
    unrelated = [replace(each, related=()) for each in _pair(RISEN, RISEN)]
    assert alerts(unrelated, LEVEL) == ()


def test_points_that_are_still_settling_are_not_judged():
    """Three low weeks that are not yet recorded are an alert when judged, and none when told to be settling."""
    values = even() + even(13) + [20.0, 5.0, 3.0, 1.0]
    (judged,) = alerts([watch(values)], LEVEL)
    assert judged.direction is Direction.DOWN
    assert alerts([watch(values, settling=3)], LEVEL) == ()


def test_an_alert_stands_at_the_last_point_only():
    """What is over is among the spells and not among the alerts."""
    values = even() + [32.0] * 10 + even(26)
    assert alerts([watch(values)], LEVEL) == ()
    assert len(alert_spells([watch(values)], LEVEL)) == 1


def test_a_higher_level_asks_for_more():
    """The same seven weeks are an alert at one false alert in 200 weeks, and none at one in 6,400."""
    watched = [watch(even() + [25.0] * 7)]
    assert [len(alerts(watched, level)) for level in (200.0, 800.0, 6400.0)] == [1, 0, 0]


def test_the_false_alerts_of_a_month_add_up():
    """A stable chart with a year's baseline at level 800 has about one in 800 weeks: 0.54 in 100 chart-months."""
    one = [watch(even() + even(10))]
    assert 100 * false_alerts(one, LEVEL) == pytest.approx(100 * 52 / 12 / LEVEL, rel=0.1)
    assert false_alerts(one * 200, LEVEL) == pytest.approx(200 * false_alerts(one, LEVEL))
    assert false_alerts(one, 200.0) > 3 * false_alerts(one, LEVEL)


def test_weeks_that_resemble_each_other_are_expected_to_be_false_more_often():
    """A slow wave has more false alerts to expect than the same values in another order."""
    values = usual(1)
    slow = sorted(values[:26]) + sorted(values[26:], reverse=True)
    assert false_alerts([watch(slow + even(4))], LEVEL) > 3 * false_alerts([watch(values + even(4))], LEVEL)


UP_OR_DOWN = [Alert("load", way, week(BASELINE), week(BASELINE), (Evidence.CUSUM,)) for way in Direction]
RISES, FALLS = UP_OR_DOWN


@pytest.mark.parametrize(
    ("why", "stand", "last", "drawing", "told"),
    [
        ("an improvement that goes on", [FALLS], 4.0, None, FALLS),
        ("or has come back to what is usual", [FALLS], 20.0, None, FALLS),
        ("a sudden worsening is not told as an improvement", [FALLS], 60.0, None, None),
        ("nor as its own opposite, where neither is good", [FALLS], 60.0, NEITHER, None),
        ("an alert of concern stands though the last value is the best yet", [FALLS], 60.0, DOWN, FALLS),
        ("of two it is the one of concern", UP_OR_DOWN, 4.0, None, RISES),
        ("whichever way that is", UP_OR_DOWN, 60.0, DOWN, FALLS),
        ("where neither is, the one that the last value bears out", UP_OR_DOWN, 4.0, NEITHER, FALLS),
        ("nothing stands", [], 60.0, None, None),
    ],
)
def test_of_a_chart_the_alert_of_concern_is_told(why, stand, last, drawing, told):
    """An alert of improvement outlives what it told of by weeks; no reader may take comfort from it meanwhile."""
    assert foremost(stand, watch([*even(), last], drawing).chart) is told, why
