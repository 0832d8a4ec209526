"""The small council, loaded twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.council import loaded

import plimsoll


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its store, for tests that only ask."""
    return loaded(tmp_path_factory.mktemp("council"))


@pytest.fixture
def store(place: Path) -> plimsoll.Plimsoll:
    """The council, ready to be asked."""
    return plimsoll.open(place)
