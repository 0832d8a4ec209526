"""A kept forecast held against what happened."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest
from tests.rooms.simulation.counts import AXES, FRIDAY, LAST, runs

from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.simulation.looking_back import COMPARABLE, Fell, Score, comparable, looked_back, score
from plimsoll.simulation.summing import compared
from plimsoll.vocabulary.errors import UnreadableInput

HUNDRED = np.arange(101.0)
ROWS = compared(runs({"unallocated": (HUNDRED, HUNDRED + 200), "load": (HUNDRED, HUNDRED)}), AXES)
KEPT = json.loads(json.dumps([row.as_dict() for row in ROWS]))
UNALLOCATED = ("unallocated", "service", LAST)


@pytest.mark.parametrize(
    ("value", "fell", "as_without"),
    [
        (205.0, Fell.INSIDE, False),
        (295.0, Fell.INSIDE, False),
        (296.0, Fell.ABOVE, False),
        (150.0, Fell.BELOW, False),
        (90.0, Fell.BELOW, True),
        (None, Fell.UNKNOWN, False),
    ],
)
def test_what_happened_lies_inside_or_not(value: float | None, fell: Fell, as_without: bool) -> None:
    """205 to 295 were forecast with the decision and 5 to 95 without it; the ends lie inside."""
    [held] = looked_back(KEPT, {UNALLOCATED: value})
    assert (held.fell, held.as_without, held.value) == (fell, as_without, value)


def test_only_what_was_looked_up_is_held() -> None:
    """A day that has not come is left out; a kept row is written as it was forecast."""
    [held] = looked_back(KEPT, {("load", "service", LAST): 50.0, ("load", "service", date(2030, 1, 1)): 1.0})
    assert held.as_dict() == {
        "measure": "load",
        "unit": "service",
        "day": "2027-03-31",
        "low": 5.0,
        "high": 95.0,
        "value": 50.0,
        "fell": "inside",
        "as_without": False,
    }


def test_the_score_counts_what_could_be_told() -> None:
    """One of two inside, and one of which the records know nothing."""
    observed = {UNALLOCATED: 300.0, ("load", "service", LAST): 50.0, ("load", "service", FRIDAY): None}
    found = score(looked_back(KEPT, observed))
    assert found == Score(inside=1, of=2, unknown=1)
    assert found.coverage == 0.5
    assert found.sentence().startswith("1 of 2 fell inside what was forecast, where 90% would be expected;")


def test_nothing_told_has_no_score() -> None:
    """No day has come."""
    assert score(()).coverage is None
    assert score(()).sentence() == "Nothing of this forecast can be held against the records yet."


def test_nine_in_ten_fall_inside_where_the_model_is_right() -> None:
    """500 services whose future is one more draw of the same chance as their forecast: 90% inside, or nearly."""
    chance = np.random.default_rng(11)
    inside = 0
    for _ in range(500):
        known = runs({"load": (np.zeros(200), chance.normal(size=200))})
        kept = [row.as_dict() for row in compared(known, AXES, [1])]
        inside += score(looked_back(kept, {("load", "service", LAST): float(chance.normal())})).inside
    assert inside / 500 == pytest.approx(0.9, abs=0.04)


@pytest.mark.parametrize(
    "damaged",
    [
        {"measure": "load"},
        {**KEPT[0], "day": "the last"},
        {**KEPT[0], "plan": None},
        {**KEPT[0], "baseline": {"mean": 1.0, "low": "none", "high": 2.0}},
    ],
)
def test_a_damaged_row_is_refused(damaged: dict[str, object]) -> None:
    """A row without a day, with another day, without an interval, or with words in it: read as damaged."""
    day = KEPT[0]["day"]
    with pytest.raises(UnreadableInput, match="keep it anew"):
        looked_back([damaged], {(KEPT[0]["measure"], "service", date.fromisoformat(day)): 1.0})


def test_what_looks_back_before_the_start_is_not_comparable_at_once() -> None:
    """Changes of worker only after half a year, assessments in time after a year, the load never."""
    after = {days: FRIDAY + timedelta(days=days) for days in (91, 182, 366)}
    assert [comparable("worker_changes", FRIDAY, day) for day in after.values()] == [False, True, True]
    assert [comparable("assessments_in_time", FRIDAY, day) for day in after.values()] == [False, False, True]
    assert not comparable("load", FRIDAY, after[366])
    assert set(COMPARABLE) <= set(INSTRUMENTS)
