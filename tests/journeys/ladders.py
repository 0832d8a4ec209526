"""A council's ladder, for the journeys: empty, once looked at, and left alone for thirteen working days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.council import Said, typed

THEN = "2018-10-17"
LATER = "2018-11-05"
"""Thirteen working days later: past the team manager's three, the service manager's three and the head's five."""


def said(place: Path, *words: object) -> Said:
    """What a verb says of the store; it must end well."""
    told = typed(*words, "--store", place, "--format", "json")
    assert told.code == 0, told.err
    return told


def matters(place: Path, *words: object, on: str = THEN) -> list[dict[str, Any]]:
    """What is on the ladder."""
    return list(said(place, "escalations", "--on", on, *words).json["matters"])


def refused(place: Path, *words: object) -> str:
    """Why a command was used wrongly."""
    told = typed(*words, "--store", place)
    assert (told.code, told.out) == (2, "")
    return told.err
