"""Empty files to fill in, by the door."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

import lazy_loader

from plimsoll.door.answer import Answer, Provenance, tabled

# Brings every reader with it, which no other question needs.
templates = lazy_loader.load("plimsoll.sources.templates", suppress_warning=True)

WRITTEN = ("file",)


def template(name: str, folder: str | PathLike[str]) -> Answer:
    """Write the empty files of a set into a folder, with the data dictionary that explains each column.

    Args:
        name: ``hr``, ``time-study`` or ``decisions``.
        folder: where to; it is made if there is none.

    Raises:
        WrongUse: there is no such set; or a file of that name stands there, which is never written over.
    """
    files = [{"file": path.name} for path in templates.write(name, Path(folder))]
    return tabled(WRITTEN, files, about={"template": name}, provenance=Provenance(), holds="files")
