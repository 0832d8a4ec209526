"""The small council, loaded twice; and its ladder: empty, once looked at, left alone for thirteen working days."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.council import ON, extract, loaded
from tests.journeys.ladders import LATER, THEN

import plimsoll


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its store, for tests that only ask."""
    return loaded(tmp_path_factory.mktemp("council"))


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the council as it was on its day, and an empty ladder."""
    folder = tmp_path_factory.mktemp("bare")
    plimsoll.open(folder / "store").load(extract(folder / "council"), as_of=ON)
    return folder / "store"


@pytest.fixture(scope="session")
def looked_at(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, once somebody has looked at its day."""
    return _looked(bare, tmp_path_factory.mktemp("looked_at"), THEN)


@pytest.fixture(scope="session")
def left(looked_at: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, left alone for thirteen working days and looked at again."""
    return _looked(looked_at, tmp_path_factory.mktemp("left"), LATER)


def _looked(store: Path, folder: Path, on: str) -> Path:
    copied = Path(shutil.copytree(store, folder / "store"))
    plimsoll.open(copied).escalate(on)
    return copied


@pytest.fixture
def ladder(bare: Path, tmp_path: Path) -> Path:
    """A copy with an empty ladder, to write on."""
    return Path(shutil.copytree(bare, tmp_path / "store"))


@pytest.fixture
def begun(looked_at: Path, tmp_path: Path) -> Path:
    """A copy with what stood on the day, to write on."""
    return Path(shutil.copytree(looked_at, tmp_path / "store"))


@pytest.fixture
def climbed(left: Path, tmp_path: Path) -> Path:
    """A copy with what has climbed since, to write on."""
    return Path(shutil.copytree(left, tmp_path / "store"))
