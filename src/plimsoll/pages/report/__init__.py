"""The pack that people now make by hand: one set of words, tables and charts, as a page of HTML or as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lazy_loader

from plimsoll.pages.report.document import document as document
from plimsoll.pages.report.parts import Document
from plimsoll.vocabulary.errors import WrongUse

# Each brings a library that the other does not need.
html = lazy_loader.load("plimsoll.pages.report.html", suppress_warning=True)
book = lazy_loader.load("plimsoll.pages.report.book", suppress_warning=True)

Writer = Callable[[Document], bytes]

WRITERS: dict[str, Writer] = {
    ".html": lambda told: bytes(html.page(told).encode()),
    ".xlsx": lambda told: bytes(book.book(told)),
}
"""How a document is made into a file, by the end of the file's name."""


def writer(out: Path) -> Writer:
    """What writes a file of that name.

    Raises:
        WrongUse: its ending is none that a pack can have.
    """
    found = WRITERS.get(out.suffix.lower())
    if found is None:
        advice = "Call it something.html, and print that to PDF where one is wanted, or something.xlsx."
        raise WrongUse(f"A pack cannot be written as '{out.suffix or out.name}'.", next_step=advice)
    return found
