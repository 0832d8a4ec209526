"""Which team does a stage, and where a stage leads, of histories small enough to be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from plimsoll.simulation.start.history import History
from plimsoll.simulation.start.stages import teams_of

PLAN = "child in need plan"


def history(**given: Any) -> History:
    """A history of nothing but what is given."""
    empty = {name: {} for name in ("moves", "lengths", "entered", "entries", "arrivals", "sizes", "places", "returns")}
    return History(**{**empty, **given})


def test_who_hands_on_does_not_do_the_stage() -> None:
    """Of the plans begun in the assessment team most end elsewhere: it does none; North gets 60 of 100 others."""
    places = {
        (PLAN, "assessment", "assessment"): 10,
        (PLAN, "assessment", "north"): 50,
        (PLAN, "assessment", "south"): 30,
        (PLAN, None, "north"): 10,
        (PLAN, None, "south"): 10,
        (PLAN, "south", "south"): 200,
    }
    assert teams_of(history(places=places), PLAN) == pytest.approx({"north": 0.6, "south": 0.4})


def test_a_team_that_only_keeps_its_own_still_does_the_stage() -> None:
    """A team to which nobody hands on keeps a small share, so that its own cases stay."""
    places = {(PLAN, None, "north"): 99, (PLAN, "care", "care"): 50}
    found = teams_of(history(places=places), PLAN)
    assert found == pytest.approx({"care": 0.01, "north": 0.99})


def test_a_stray_is_no_team_of_the_stage() -> None:
    """One case in a hundred that ended in a team does not make it a team of the stage."""
    assert teams_of(history(places={(PLAN, None, "north"): 99, (PLAN, None, "duty"): 1}), PLAN) == {"north": 1.0}


def test_nobody_was_seen_to_do_it() -> None:
    """With no history there is no team."""
    assert teams_of(history(), PLAN) == {}
