"""Formats that services already hold, each with a reader and a writer. Knows nothing of where rows are kept."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources import ssd
from plimsoll.sources.headers import cannot_open
from plimsoll.sources.reading import Format, SourceFile, TableRead

__all__ = ["SourceFile", "TableRead", "cannot_open", "read", "recognise", "ssd"]

FORMATS: dict[str, Format] = {"ssd": ssd}
"""The family of formats by its name; the first that recognises a file reads it."""


def recognise(path: Path) -> SourceFile | None:
    """The file as one of the formats, known by its content; `None` when it is none of them.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    found = (each.recognise(path) for each in FORMATS.values())
    return next((source for source in found if source is not None), None)


def read(source: SourceFile) -> TableRead | None:
    """The rows of a recognised file; `None` when nothing of such a table is kept.

    Raises:
        UnreadableInput: it cannot be opened, or lacks a column no row can do without.
    """
    return FORMATS[source.source].read(source)
