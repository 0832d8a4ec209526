"""Formats that services already hold, each with a reader and a writer. Knows nothing of where rows are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plimsoll.sources import annex_a, cin_census, csww, hr, register, ssd, ssda903, templates, time_study
from plimsoll.sources.census import stranger
from plimsoll.sources.headers import cannot_open
from plimsoll.sources.reading import Format, SourceFile, Stamp, TableRead
from plimsoll.sources.ssd.database import is_database, recognise_database

__all__ = [
    "SourceFile",
    "Stamp",
    "TableRead",
    "annex_a",
    "cannot_open",
    "cin_census",
    "csww",
    "hr",
    "is_database",
    "recognise",
    "recognise_database",
    "register",
    "ssd",
    "ssda903",
    "stranger",
    "time_study",
    "together",
]

FORMATS: tuple[Format, ...] = (ssd, annex_a, ssda903, hr, register, time_study, templates, cin_census, csww)
"""The families of formats; the first that recognises a file reads it."""


def recognise(path: Path) -> SourceFile | None:
    """The file as one of the formats, known by its content; `None` when it is none of them.

    Raises:
        UnreadableInput: the file is missing, empty, not permitted, or protected.
    """
    found = (each.recognise(path) for each in FORMATS)
    return next((source for source in found if source is not None), None)


def together(files: Sequence[SourceFile]) -> list[SourceFile]:
    """The files of one load, those that are parts of one document read as one: the lists of an Annex A saved as CSV."""
    return annex_a.together(files)
