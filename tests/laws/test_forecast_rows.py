"""Laws of a forecast's rows: whatever the replications answered, some of them nothing."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.rooms.simulation.counts import AXES, runs, service

from plimsoll.simulation.answers import MEASURES
from plimsoll.simulation.pricing import priced
from plimsoll.simulation.saying import said
from plimsoll.simulation.summing import Compared, compared
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.profile import load_profile

WORDS = load_profile().words
TRIAL = Trial(service(), service(), (), 1)
VALUES = st.one_of(st.just(np.nan), st.floats(0, 1e6, width=32), st.integers(0, 5).map(float))
NAMES = st.lists(st.sampled_from(sorted(MEASURES)), min_size=1, max_size=4, unique=True)

Sides = dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]


@st.composite
def answered(draw: st.DrawFn) -> Sides:
    """A few measures of up to fourteen replications, without a decision and with it."""
    many = draw(st.integers(1, 14))
    side = st.lists(VALUES, min_size=many, max_size=many).map(np.array)
    return {name: (draw(side), draw(side)) for name in draw(NAMES)}


def _by_place(rows: tuple[Compared, ...]) -> dict[tuple[str, str, object], Compared]:
    return {(row.measure, row.unit, row.day): row for row in rows}


@given(answered())
def test_a_row_can_be_written_down(known: Sides) -> None:
    """JSON of every row has numbers and nulls, and its intervals have their ends in order."""
    for row in compared(runs(known), AXES):
        json.dumps(row.as_dict(), allow_nan=False)
        for band in (row.baseline, row.plan, row.difference):
            assert band.low is not None
            assert band.high is not None
            assert band.low <= band.high


@given(answered())
def test_the_other_way_round_is_the_other_way_round(known: Sides) -> None:
    """A decision taken back does the opposite, as surely, and is as large."""
    there = _by_place(compared(runs(known), AXES))
    back = _by_place(compared(runs({name: (plan, baseline) for name, (baseline, plan) in known.items()}), AXES))
    assert there.keys() == back.keys()
    for place, row in there.items():
        other = back[place]
        assert (row.baseline, row.plan, row.sure, row.pairs) == (other.plan, other.baseline, other.sure, other.pairs)
        assert row.difference.mean == -(other.difference.mean or 0.0)
        assert abs(row.size) == abs(other.size)


@given(answered())
def test_a_decision_that_does_nothing_changes_nothing(known: Sides) -> None:
    """The same answers twice: no difference, no error, and no sentence that says so of any measure."""
    rows = compared(runs({name: (baseline, baseline) for name, (baseline, _) in known.items()}), AXES)
    assert {(row.difference.mean, row.sure, row.size) for row in rows} <= {(0.0, False, 0.0)}
    assert not any("without the decision" in told for told in said(rows, WORDS))


@given(answered())
def test_words_can_always_be_found(known: Sides) -> None:
    """Sentences begin with a capital and end with a stop, and hold no number that is none."""
    rows = compared(runs(known), AXES)
    for told in (*said(rows, WORDS), *priced(TRIAL, rows)):
        assert told[0].isupper()
        assert told.endswith(".")
        assert "nan" not in told
        assert "inf" not in told.replace("information", "")
