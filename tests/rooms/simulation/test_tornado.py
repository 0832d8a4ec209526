"""Which assumption matters most, told from replications whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from tests.rooms.simulation.counts import AXES, LAST, runs

from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.tornado import NONE_TOLD, NONE_VARIES, TOO_FEW, tornado

CHANCE = np.random.default_rng(8)
DEMAND, STAYS, HOURS = (CHANCE.uniform(low, high, 300) for low, high in ((0.9, 1.1), (0.5, 1.5), (0.8, 1.2)))
DRAWN = {Lever.STAYS: STAYS, Lever.DEMAND: DEMAND, Lever.TASK_HOURS: HOURS}


def test_the_widest_comes_first() -> None:
    """100 children more for each whole of demand, 10 fewer for each whole of staying, and hours do nothing."""
    more = 50 + 100 * (DEMAND - 1) - 10 * (STAYS - 1) + CHANCE.normal(size=300)
    told = tornado(runs({"unallocated": (np.zeros(300), more)}, DRAWN), AXES, "unallocated")
    assert [swing.lever for swing in told.swings] == [Lever.DEMAND, Lever.STAYS, Lever.TASK_HOURS]
    assert [swing.sure for swing in told.swings] == [True, True, False]
    assert (told.day, told.note) == (LAST, "")
    assert told.middle == pytest.approx(50, abs=1)


def test_a_swing_is_between_the_means_of_the_outer_thirds() -> None:
    """The lowest third of 0.9 to 1.1 has a mean of 0.933, the highest of 1.067: 100 for each whole is 13.3."""
    told = tornado(runs({"unallocated": (np.zeros(300), 100 * DEMAND)}, {Lever.DEMAND: DEMAND}), AXES, "unallocated")
    [swing] = told.swings
    assert swing.low == pytest.approx(100 * swing.low_value, rel=1e-6)
    assert swing.high == pytest.approx(100 * swing.high_value, rel=1e-6)
    assert swing.width == pytest.approx(13.3, abs=0.5)


def test_the_error_covers_the_truth() -> None:
    """An assumption that does nothing swings within its 99% interval in all but about one forecast in a hundred."""
    chance = np.random.default_rng(2)
    known = [
        tornado(
            runs({"load": (np.zeros(60), chance.normal(size=60))}, {Lever.DEMAND: chance.uniform(size=60)}),
            AXES,
            "load",
        )
        for _ in range(300)
    ]
    assert sum(told.swings[0].sure for told in known) <= 9
    assert {told.note for told in known} == {"", NONE_TOLD}


def test_too_few_replications_say_so() -> None:
    """29 make no third of ten; nor do 30 of which one has nothing to count."""
    short = runs({"load": (np.zeros(29), DEMAND[:29])}, {Lever.DEMAND: DEMAND[:29]})
    assert tornado(short, AXES, "load").note == TOO_FEW
    holed = runs({"load": (np.zeros(30), np.append(np.nan, DEMAND[:29]))}, {Lever.DEMAND: DEMAND[:30]})
    assert tornado(holed, AXES, "load").swings == ()


def test_what_has_no_range_does_not_swing() -> None:
    """An assumption that was drawn alike every time has no bar, and where none has a range that is said."""
    fixed = runs({"load": (np.zeros(60), DEMAND[:60])}, {Lever.SICKNESS_LOOP: np.zeros(60)})
    assert tornado(fixed, AXES, "load").note == NONE_VARIES


def test_nothing_to_count_has_no_middle() -> None:
    """A measure that no replication could count has no bars and no middle."""
    told = tornado(runs({"load": (np.zeros(60), DEMAND[:60])}, {Lever.DEMAND: DEMAND[:60]}), AXES, "unallocated")
    assert (told.middle, told.swings, told.note) == (None, (), TOO_FEW)
