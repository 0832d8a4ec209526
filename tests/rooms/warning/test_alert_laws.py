"""What holds of the alerts of any series."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.warning.watched import BASELINE, LEVEL, usual, watch, week
from tools.alerts import quick

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alerting import OTHER_WAY, alert_spells, alerts
from plimsoll.warning.charted import Direction, Drawing
from plimsoll.warning.following import completed
from plimsoll.warning.leaning import leanings

SEEDS = st.integers(0, 10_000)


def _drifting(seed):
    """A year and a half that drifts, steps and lacks weeks, so that alerts come and go."""
    chance = Random(seed)
    drift = chance.choice([-0.4, -0.1, 0.0, 0.2, 0.5])
    turn, gaps = chance.randrange(60, 90), chance.choice([0.0, 0.2])
    moved = [value + drift * max(0, min(at, turn) - BASELINE) for at, value in enumerate(usual(seed, 110))]
    moved = [20.0 + chance.gauss(0, 4) if at > turn + 10 else value for at, value in enumerate(moved)]
    return [None if chance.random() < gaps else value for value in moved]


def _known(spells):
    return {(spell.name, spell.direction, spell.since, spell.raised) for spell in spells}


def _raised(spells):
    return {(spell.name, spell.direction, spell.raised) for spell in spells}


@given(SEEDS, st.integers(BASELINE + 1, 110))
def test_a_week_is_told_nothing_of_later_weeks(seed, known):
    """The alerts of a past day are the spells that had been raised by then and were not over.

    Since when is another matter: a run that later weeks complete shows that it began sooner than was then seen.
    """
    values = _drifting(seed)
    # With gaps the baseline is the first year's worth of values, so a short past may not have all of it.
    if sum(value is not None for value in values[:known]) <= BASELINE:
        known = len(values)
    last = week(known - 1)
    stood = [
        spell
        for spell in alert_spells([watch(values)], LEVEL)
        if spell.raised <= last and (spell.ended is None or spell.ended > last)
    ]
    assert _raised(alerts([watch(values[:known])], LEVEL)) == _raised(stood)


@given(SEEDS)
def test_what_is_turned_over_alerts_the_other_way(seed):
    """The mirror image of a series has the mirror image of its alerts."""
    values = _drifting(seed)
    mirrored = [None if value is None else 40 - value for value in values]
    found = _known(alert_spells([watch(mirrored)], LEVEL))
    assert {(name, OTHER_WAY[way], since, raised) for name, way, since, raised in found} == _known(
        alert_spells([watch(values)], LEVEL)
    )


@given(SEEDS, st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_the_unit_does_not_matter(seed, scale, shift):
    """Days or weeks, and from wherever they are counted: the same alerts."""
    values = _drifting(seed)
    other = [None if value is None else scale * value + shift for value in values]
    assert _known(alert_spells([watch(other)], LEVEL)) == _known(alert_spells([watch(values)], LEVEL))


@given(st.lists(SEEDS, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_measures_does_not_matter(seeds, chance):
    """Each measure's alerts are its own and its related ones', wherever it stands."""
    names = [f"measure {at}" for at in range(len(seeds))]
    watched = [
        watch(_drifting(seed), name=name, related=tuple(each for each in names if each != name))
        for seed, name in zip(seeds, names, strict=True)
    ]
    shuffled = chance.sample(watched, len(watched))
    assert set(alert_spells(shuffled, LEVEL)) == set(alert_spells(watched, LEVEL))


@given(SEEDS, SEEDS)
def test_a_related_measure_never_takes_an_alert_away(seed, other):
    """What is borne out alone is borne out beside others, and in no later week."""
    pair = [
        watch(_drifting(seed), name="a", related=("b",)),
        watch(_drifting(other), name="b", related=("a",)),
    ]
    alone = alert_spells([replace(each, related=()) for each in pair], LEVEL)
    beside = alert_spells(pair, LEVEL)
    for spell in alone:
        assert any(
            (each.name, each.direction) == (spell.name, spell.direction)
            and each.raised <= spell.raised
            and (each.ended is None or each.ended > spell.raised)
            for each in beside
        )


@given(SEEDS)
def test_every_alert_stands_on_a_signal(seed):
    """An alert is raised in a week in which some rule of the chart had been fulfilled in that direction lately."""
    watched = watch(_drifting(seed))
    rules = dict(zip(watched.series.x, completed(watched.chart.points), strict=True))
    for spell in alert_spells([watched], LEVEL):
        before = [ways for day, ways in rules.items() if day <= spell.raised]
        assert any(spell.direction in ways for ways in before)
        assert spell.since <= spell.raised


def _side_by_side(seed, likeness):
    """One chart as the package judges it, and as the quick twin of the trial does."""
    chance = Random(seed)
    values = [chance.gauss(0, 1)]
    for _ in range(119):
        values.append(likeness * values[-1] + (1 - likeness**2) ** 0.5 * chance.gauss(0, 1))
    row = np.array([values])
    return watch(values, Drawing(ChartKind.XMR, Concern.UP, baseline=BASELINE)), row, quick.limits(row[:, :BASELINE])


@given(SEEDS, st.sampled_from([0.0, 0.6]))
def test_the_trials_quick_rules_are_the_charts(seed, likeness):
    """Week by week the same rules fulfilled upwards and downwards."""
    watched, row, made = _side_by_side(seed, likeness)
    rules = quick.completed(row, made)
    ours = completed(watched.chart.points)
    for place, way in enumerate(Direction):
        twin = np.logical_or.reduce([pair[place] for pair in rules.values()])[0]
        assert [way in each for each in ours] == list(twin)


@given(SEEDS, st.sampled_from([0.0, 0.6]))
def test_the_trials_quick_second_stage_is_ours(seed, likeness):
    """The same yardstick, sums up to the threshold, standing signals and persistence."""
    watched, row, made = _side_by_side(seed, likeness)
    yard, rules = quick.usual(row[:, :BASELINE]), quick.completed(row, made)
    scores = (row[:, BASELINE:] - yard.mean[:, None]) / yard.wide[:, None]
    for sign, (place, way) in zip((1, -1), enumerate(Direction), strict=True):
        found = leanings(watched, LEVEL)[way]
        stood = quick.standing(np.logical_or.reduce([pair[place] for pair in rules.values()]))
        on_side = sign * (row - made.mean[:, None]) > 0
        persists = quick.persisting(stood, on_side, yard.likeness, BASELINE)
        sums = quick.sums(sign * scores, 0.5)[0]
        first = next((at for at, total in enumerate(sums) if total >= found.threshold), len(sums))
        assert found.sums[:first] == pytest.approx(list(sums[:first]))
        assert list(found.stands) == list(stood[0, BASELINE:])
        assert list(found.persists) == list(persists[0, BASELINE:])
