"""Formats that services already hold, each with a reader and a writer. Knows nothing of where rows are kept."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plimsoll.sources import ssd
from plimsoll.sources.headers import cannot_open
from plimsoll.sources.reading import Format, SourceFile, Stamp, TableRead
from plimsoll.sources.ssd.database import is_database, recognise_database

__all__ = [
    "FORMATS",
    "SourceFile",
    "Stamp",
    "TableRead",
    "cannot_open",
    "is_database",
    "recognise",
    "recognise_database",
    "ssd",
    "stranger",
    "together",
]

FORMATS = ("ssd", "ssda903", "annex_a", "hr", "register", "time_study", "templates", "cin_census", "csww")
"""The families of formats, each a room of this name; the first that recognises a file reads it.

A load seldom holds every format, and each brings libraries and tables of its own: one is brought in only when a file
comes that none before it knows.
"""

ANNEX_A = "annex_a"
CENSUS = "census"


def _room(name: str) -> Any:
    return importlib.import_module(f"{__name__}.{name}")


def _format(name: str) -> Format:
    found: Format = _room(name)
    return found


def recognise(path: Path) -> SourceFile | None:
    """The file as one of the formats, known by its content; `None` when it is none of them.

    Raises:
        UnreadableInput: the file is missing, empty, not permitted, or protected.
    """
    found = (_format(name).recognise(path) for name in FORMATS)
    return next((source for source in found if source is not None), None)


def together(files: Sequence[SourceFile]) -> list[SourceFile]:
    """The files of one load, those that are parts of one document read as one: the lists of an Annex A saved as CSV."""
    several: list[SourceFile] = list(files)
    if not any(file.source == ANNEX_A for file in several):
        return several
    read_as_one: list[SourceFile] = _room(ANNEX_A).together(several)
    return read_as_one


def stranger(path: Path) -> str | None:
    """Why an XML file is not read: it is another census, or none at all; `None` for a file that is no XML.

    Raises:
        UnreadableInput: it cannot be opened, or it is a document that may not be read.
    """
    told: str | None = _room(CENSUS).stranger(path)
    return told
