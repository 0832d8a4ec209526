"""The counties the tests look at: two small ones to look at closely, and two whole ones for their figures."""

from __future__ import annotations

from typing import Any

import pytest

from plimsoll.invention import County, Invention, invent, shipped

SEED = 7
SMALL = 260


def small(scenario: str, seed: int = SEED) -> County:
    """A small county, three years of it."""
    return invent(Invention(seed=seed, children=SMALL, years=3, scenario=shipped(scenario)))


@pytest.fixture(scope="session")
def steady() -> County:
    """A small county in good order."""
    return small("steady")


@pytest.fixture(scope="session")
def worsening() -> County:
    """A small county that worsens."""
    return small("worsening")


@pytest.fixture(scope="session", params=["steady", "worsening"])
def county(request: pytest.FixtureRequest) -> County:
    """Each of the small counties in turn."""
    found: County = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def whole_steady() -> dict[str, Any]:
    """The whole county in good order: its tables as they truly were."""
    return invent(Invention(seed=SEED)).tables()


@pytest.fixture(scope="session")
def whole_worsening() -> dict[str, Any]:
    """The whole county as it worsens: its tables as they truly were."""
    return invent(Invention(seed=SEED, scenario=shipped("worsening"))).tables()
