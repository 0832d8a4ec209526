"""What every test stands on: how hard Hypothesis looks, and no chance that is not seeded."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A shared machine is slow now and then, so a test is judged by its answer and never by one example's time.
QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("quick", max_examples=25, **QUIET)
# Continuous integration asks the same examples every time, so that a red run can be run again.
settings.register_profile("ci", max_examples=25, derandomize=True, print_blob=True, **QUIET)
settings.register_profile("verify", max_examples=1000, **QUIET)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


@pytest.fixture(autouse=True)
def no_global_chance() -> Iterator[None]:
    """Fail a test that touches the random numbers everybody shares: a seed is passed, so a result can be run again."""
    before = random.getstate()
    numpy_before = _numpy_state()
    yield
    assert random.getstate() == before, "the test drew from `random`'s shared generator; pass a seeded one"
    assert numpy_before in (None, _numpy_state()), "the test drew from numpy's shared generator; pass a seeded one"


def _numpy_state() -> tuple[bytes, int] | None:
    """Numpy's shared generator as it stands, or nothing while no test has brought numpy in."""
    # Asked of the modules already there: a test must not pay for an engine that it does not use.
    legacy = sys.modules.get("numpy.random.mtrand")
    if legacy is None:
        return None
    _, key, position, *_ = legacy.get_state()
    return key.tobytes(), position
