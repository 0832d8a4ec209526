"""A folder and a store for each test of the hall."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms.intake.loads import Hall


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """An empty one."""
    return Hall(tmp_path)
