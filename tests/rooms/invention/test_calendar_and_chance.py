"""The calendar of the invention and its streams of chance."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.invention.looking import on

from plimsoll.invention.almanac import almanac, month_of, number, weekday
from plimsoll.invention.streams import Streams, between, lags, picks, repeated
from plimsoll.vocabulary.clocks import Clock, Status, Unit, due
from plimsoll.vocabulary.days import is_working_day

FIRST, LAST = date(2013, 1, 1), date(2019, 12, 31)
CALENDAR = almanac(on(FIRST), on(LAST))
DAYS = st.dates(FIRST, date(2019, 6, 30))


def _one(day: date) -> np.ndarray:
    return np.array([on(day)], dtype=np.int64)


@given(DAYS)
def test_a_day_is_counted_from_1970(day: date) -> None:
    """A day's number, weekday and month are the calendar's own."""
    assert number(day) == on(day)
    assert weekday(_one(day))[0] == day.weekday()
    assert month_of(_one(day))[0] == on(day.replace(day=1))


@given(DAYS)
def test_onward_is_the_first_working_day(day: date) -> None:
    """Onward from a working day is itself, from any other the next that is one."""
    slow = day
    while not is_working_day(slow):
        slow += timedelta(days=1)
    assert CALENDAR.onward(_one(day))[0] == on(slow)


@given(DAYS, st.integers(1, 60))
def test_later_is_what_the_clocks_say(day: date, steps: int) -> None:
    """So many working days later is the day a clock of that limit is due."""
    clock = Clock("c", "a", "b", steps, Unit.WORKING, Status.LOCAL, "a test")
    assert CALENDAR.later(_one(day), np.array([steps]))[0] == on(due(clock, day))


@given(DAYS)
def test_the_beat_and_the_day_answer_each_other(day: date) -> None:
    """The day on which the rhythm reaches a beat inside a busy day is that day."""
    start, end = CALENDAR.beat(_one(day))[0], CALENDAR.beat(_one(day + timedelta(days=1)))[0]
    assert start < end
    assert CALENDAR.day_at(np.array([(start + end) / 2]))[0] == on(day)


def test_an_ordinary_day_is_one_beat() -> None:
    """Over whole years the rhythm runs one beat a day."""
    assert CALENDAR.pulse[-1] == pytest.approx(len(CALENDAR.pulse))


def test_a_stream_is_its_seeds_and_its_names() -> None:
    """One seed and name always draw the same numbers; another name or seed draws others."""
    one, again, name, seed = (Streams(s).of(n).random(5) for s, n in ((1, "a"), (1, "a"), (1, "b"), (2, "a")))
    assert (one == again).all()
    assert not (one == name).any()
    assert not (one == seed).any()


@given(st.integers(0, 1000), st.integers(1, 40))
def test_between_holds_both_ends(seed: int, most: int) -> None:
    """Whole numbers between two ends reach both and go beyond neither."""
    drawn = between(Streams(seed).of("a"), 0, most, 2_000)
    assert (drawn.min(), drawn.max()) == (0, most)


def test_picks_follow_their_weights() -> None:
    """A weight of nothing is never picked; three times the weight is picked three times as often."""
    drawn = np.bincount(picks(Streams(1).of("a"), (0, 1, 3), 40_000), minlength=3)
    assert drawn[0] == 0
    assert drawn[2] / drawn[1] == pytest.approx(3, rel=0.1)


@pytest.mark.parametrize("mean", [2.0, 9.0, 120.0])
def test_lags_have_their_mean(mean: float) -> None:
    """Lags are whole days, never negative, and have about the mean that was asked for."""
    drawn = lags(Streams(1).of("a"), mean, 40_000)
    assert drawn.min() >= 0
    assert drawn.mean() == pytest.approx(mean, rel=0.06)


@given(st.lists(st.integers(0, 5), max_size=20))
def test_repeated_counts_within_each_run(counts: list[int]) -> None:
    """Each position comes as often as its count, numbered from 0 within its run."""
    index, place = repeated(np.array(counts, dtype=np.int64))
    expected = [(n, k) for n, count in enumerate(counts) for k in range(count)]
    assert list(zip(index.tolist(), place.tolist(), strict=True)) == expected
