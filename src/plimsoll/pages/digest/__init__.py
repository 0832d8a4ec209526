"""The weekly digest: one set of words and tables, as a page of HTML, as a workbook, or as a letter that holds both."""

from __future__ import annotations

from pathlib import Path

import lazy_loader

from plimsoll.door.digest import Digest
from plimsoll.pages.digest.document import MOST, document
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.post import Envelope

# Each brings a library that the others do not need.
html = lazy_loader.load("plimsoll.pages.digest.html", suppress_warning=True)
letter = lazy_loader.load("plimsoll.pages.digest.letter", suppress_warning=True)
workbook = lazy_loader.load("plimsoll.pages.digest.workbook", suppress_warning=True)

HTML, WORKBOOK, LETTER = ".html", ".xlsx", ".eml"

NOBODY = Envelope()
"""Who a page and a workbook are written to."""


def ending(out: Path) -> str:
    """What kind of file a digest is to be, by the end of its name.

    Raises:
        WrongUse: its ending is none that a digest can have.
    """
    found = out.suffix.lower()
    if found not in {HTML, WORKBOOK, LETTER}:
        advice = "Call it something.eml, something.html or something.xlsx."
        raise WrongUse(f"A digest cannot be written as '{out.suffix or out.name}'.", next_step=advice)
    return found


def written(digest: Digest, kind: str, envelope: Envelope, *, draft: bool) -> bytes:
    """The digest as the bytes of a file.

    Args:
        digest: the digest; of a letter, one that may leave by post.
        kind: which file, from `ending`.
        envelope: who sends a letter and who is written to; a page and a workbook ask for nobody.
        draft: whether a letter is one that a person has yet to send.
    """
    if kind == WORKBOOK:
        return bytes(workbook.book(digest))
    if kind == HTML:
        return bytes(html.page(document(digest, MOST)).encode())
    return bytes(letter.letter(digest, envelope, draft=draft))
