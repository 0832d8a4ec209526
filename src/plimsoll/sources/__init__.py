"""Formats that services already hold, each with a reader and a writer. Knows nothing of where rows are kept."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources import cin_census, csww, hr, register, ssd, ssda903, time_study
from plimsoll.sources.census import stranger
from plimsoll.sources.headers import cannot_open
from plimsoll.sources.reading import Format, SourceFile, Stamp, TableRead
from plimsoll.sources.ssd.database import is_database, recognise_database

__all__ = [
    "SourceFile",
    "Stamp",
    "TableRead",
    "cannot_open",
    "cin_census",
    "csww",
    "hr",
    "is_database",
    "recognise",
    "recognise_database",
    "register",
    "ssd",
    "stranger",
    "time_study",
]

FORMATS: tuple[Format, ...] = (ssd, ssda903, hr, register, time_study, cin_census, csww)
"""The families of formats; the first that recognises a file reads it."""


def recognise(path: Path) -> SourceFile | None:
    """The file as one of the formats, known by its content; `None` when it is none of them.

    Raises:
        UnreadableInput: the file is missing, empty, not permitted, or protected.
    """
    found = (each.recognise(path) for each in FORMATS)
    return next((source for source in found if source is not None), None)
