"""The specifications and samples that others publish. They lie beside the repository and are not part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"
"""Where they lie in the workplace of those who build Plimsoll, and in its continuous integration."""


def published(*parts: str) -> Path:
    """A published file; a test that needs one says so where it is missing. No other test may be left out."""
    path = BESIDE.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the published file {'/'.join(parts)}, which is not part of this repository")
    return path
