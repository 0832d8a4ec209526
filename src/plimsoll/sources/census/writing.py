"""Writing a census: elements one within another, their text made safe, and the heading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

from plimsoll.sources.census.heading import ROOT
from plimsoll.sources.reading import Stamp

INDENT = "  "
SOFTWARE = "plimsoll"
LEVEL = "L"
"""The source level of a local authority, the only one there is."""

NOT_IN_XML = dict.fromkeys([*(set(range(0x20)) - {0x9, 0xA, 0xD}), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""Characters that no XML document may hold, however they are written."""


class Document:
    """A census while it is written.

    Args:
        file: where to.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._depth = 0

    @contextmanager
    def element(self, name: str) -> Iterator[None]:
        """An element with others in it."""
        self._line(f"<{name}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def value(self, name: str, said: str | date | None) -> None:
        """An element with a value; nothing at all where there is none."""
        if said is not None and said != "":
            text = said.isoformat() if isinstance(said, date) else escape(said.translate(NOT_IN_XML))
            self._line(f"<{name}>{text}</{name}>")

    def heading(self, kind: str, stamp: Stamp, reference: date, *, release: bool = False) -> None:
        """Which census it is, whose, of which day, and when it was made."""
        with self.element("Header"):
            with self.element("CollectionDetails"):
                self.value("Collection", kind)
                self.value("Year", str(reference.year))
                self.value("ReferenceDate", reference)
            with self.element("Source"):
                self.value("SourceLevel", LEVEL)
                self.value("LEA", stamp.authority)
                self.value("SoftwareCode", SOFTWARE)
                if release:
                    self.value("Release", "1")
                    self.value("SerialNo", "001")
                self.value("DateTime", f"{stamp.day.isoformat()}T00:00:00")

    def _line(self, text: str) -> None:
        self._file.write(f"{INDENT * self._depth}{text}\n")


@contextmanager
def document(path: Path) -> Iterator[Document]:
    """A census being written to a file, its message opened and closed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        written = Document(file)
        with written.element(ROOT):
            yield written
