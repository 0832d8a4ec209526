"""The formulae by themselves, against digits that were published or worked out elsewhere."""

from __future__ import annotations

import pytest
from tests.known.forecast.formulae import (
    Queue,
    cobham,
    erlang_a,
    erlang_c,
    lognormal_mean,
    lognormal_second,
    share_of_time,
)

LAST_DIGIT = 5e-7
CLASSES = (0.16, 0.24, 0.40)


@pytest.mark.parametrize(
    ("queue", "share", "days"),
    [
        (Queue(0.9, 1, 1), 0.9, 9.0),
        (Queue(4.5, 1, 5), 0.762493, 1.524986),
        (Queue(18, 1, 20), 0.550769, 0.275385),
    ],
)
def test_erlang_c(queue, share, days):
    """A queue that is busy for nine tenths of the time waits the less, the more workers share it."""
    waiting = erlang_c(queue)
    assert (waiting.share, waiting.days) == pytest.approx((share, days), abs=LAST_DIGIT)


def test_erlang_a():
    """48 a day for 50 workers, of whom those who wait give up after two days: 3.09% are lost."""
    waiting = erlang_a(Queue(48, 1, 50, patience=0.5))
    assert (waiting.share, waiting.lost) == pytest.approx((0.467774, 0.030912), abs=LAST_DIGIT)


def test_nobody_gives_up():
    """Where next to nobody gives up, what Palm says comes to what Erlang says."""
    patient = erlang_a(Queue(4.5, 1, 5, patience=1e-9))
    assert (patient.share, patient.days) == pytest.approx((0.762493, 1.524986), abs=1e-5)


@pytest.mark.parametrize(
    ("second", "days"),
    [(2.0, [0.952381, 1.587302, 6.666667]), (lognormal_second(1, 0.8), [0.903086, 1.505144, 6.321603])],
)
def test_cobham(second, days):
    """The first of three classes hardly waits and the last pays for it, with exponential times and lognormal ones."""
    assert cobham(CLASSES, 1.0, second) == pytest.approx(days, abs=LAST_DIGIT)


def test_one_class_is_no_priority():
    """With one class what Cobham says is what Erlang says of one worker."""
    assert cobham([0.9], 1.0, 2.0) == pytest.approx([erlang_c(Queue(0.9, 1, 1)).days])


def test_turns():
    """Posts that empty at 15% a year and stand empty for 65 working days; workers who fall away for 5 days in 45."""
    assert share_of_time(260 / 0.15, 65) == pytest.approx(0.96386, abs=5e-6)
    assert share_of_time(5, 40) == pytest.approx(0.11111, abs=5e-6)


def test_open_cases():
    """4.9 a day that stay open for 86 days, lognormal with sigma 0.8: 580.32 are open."""
    assert 4.9 * lognormal_mean(86, 0.8) == pytest.approx(580.32, abs=5e-3)
