"""A forecast's kernel against queueing theory: runs so long that agreement means something."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from tests.known.forecast.results import KNOWN, Known, estimate

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.outcome import Outcome, Wait
from plimsoll.simulation.replication import replicate

SEED = 20180131
SIGMAS = 4.0
SAME = 1e-9

QUANTITIES = [(known, quantity) for known in KNOWN for quantity in known.quantities]


@cache
def _lived(name: str) -> tuple[Outcome, ...]:
    [known] = [known for known in KNOWN if known.name == name]
    laid = lay(known.service())
    return tuple(replicate(laid, Key(SEED, number)) for number in range(known.replications))


@pytest.mark.parametrize(
    ("known", "quantity"), QUANTITIES, ids=[f"{known.name}: {quantity.name}" for known, quantity in QUANTITIES]
)
def test_what_theory_knows(known, quantity):
    """Replications agree with theory within four standard errors, and these are a percent or two at most."""
    found = estimate([quantity.of(outcome) for outcome in _lived(known.name)])
    assert found.error < quantity.near * quantity.target
    assert abs(found.value - quantity.target) < SIGMAS * found.error


@pytest.mark.parametrize("known", KNOWN, ids=[known.name for known in KNOWN])
def test_littles_law(known: Known):
    """In every run, team and kind of work, the sum over time of those who wait is the sum over those of their waits."""
    for outcome in _lived(known.name):
        assert np.allclose(outcome.waits[..., Wait.AREA], outcome.waits[..., Wait.WAITED], rtol=SAME)
