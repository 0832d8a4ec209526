"""The yardstick, a service that another program lived through 500 times: a forecast must come to what that came to."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from tools.bench.yardstick import REFERENCE, REFERENCE_REPLICATIONS, Outputs, outputs, yardstick

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.replication import replicate

SEED = 20180131
REPLICATIONS = 200
SIGMAS = 4.0

NEAR = Outputs(0.12, 0.1, 0.08, 0.1, 0.003, 0.01, 0.002)
"""The relative standard error of the difference, at most: graver work is rarer, and its waits more scattered."""


@cache
def _lived() -> np.ndarray:
    laid = lay(yardstick())
    return np.array([outputs(replicate(laid, Key(SEED, number))) for number in range(REPLICATIONS)])


@pytest.mark.parametrize("output", Outputs._fields)
def test_each_output_agrees(output):
    """Each of the seven outputs is within four standard errors of the figure the yardstick was given with."""
    place = Outputs._fields.index(output)
    singles, expected = _lived()[:, place], REFERENCE[place]
    error = singles.std(ddof=1) * math.sqrt(1 / REPLICATIONS + 1 / REFERENCE_REPLICATIONS)
    assert error < NEAR[place] * expected
    assert abs(singles.mean() - expected) < SIGMAS * error
