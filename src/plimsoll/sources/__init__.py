"""Formats that services already hold, each with a reader and a writer. Knows nothing of where rows are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import lazy_loader

from plimsoll.sources import ssd
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

# A load seldom holds every format, and each brings libraries and tables of its own: one is brought in when a file comes
# that none before it knows.
annex_a = lazy_loader.load("plimsoll.sources.annex_a", suppress_warning=True)
census = lazy_loader.load("plimsoll.sources.census", suppress_warning=True)
cin_census = lazy_loader.load("plimsoll.sources.cin_census", suppress_warning=True)
csww = lazy_loader.load("plimsoll.sources.csww", suppress_warning=True)
hr = lazy_loader.load("plimsoll.sources.hr", suppress_warning=True)
register = lazy_loader.load("plimsoll.sources.register", suppress_warning=True)
ssda903 = lazy_loader.load("plimsoll.sources.ssda903", suppress_warning=True)
templates = lazy_loader.load("plimsoll.sources.templates", suppress_warning=True)
time_study = lazy_loader.load("plimsoll.sources.time_study", suppress_warning=True)

ANNEX_A = "annex_a"

FORMATS: tuple[Format, ...] = (ssd, ssda903, annex_a, hr, register, time_study, templates, cin_census, csww)
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
    several: list[SourceFile] = list(files)
    return annex_a.together(several) if any(file.source == ANNEX_A for file in several) else several


def stranger(path: Path) -> str | None:
    """Why an XML file is not read: it is another census, or none at all; `None` for a file that is no XML.

    Raises:
        UnreadableInput: it cannot be opened, or it is a document that may not be read.
    """
    told: str | None = census.stranger(path)
    return told
