"""Empty files to fill in, by the door. It brings every reader with it, so the door asks for it lazily."""

from __future__ import annotations

from pathlib import Path

from plimsoll.door.answer import Answer, Provenance, tabled
from plimsoll.sources import templates

WRITTEN = ("file",)


def written(name: str, folder: Path) -> Answer:
    """Write the empty files of a set, with the data dictionary that explains each column."""
    files = [{"file": path.name} for path in templates.write(name, folder)]
    return tabled(WRITTEN, files, about={"template": name}, provenance=Provenance(), holds="files")
