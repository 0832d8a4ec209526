"""A document as plain text, for a reader whose mail shows nothing else, or reads it aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from plimsoll.pages.amounts import MISSING
from plimsoll.pages.report.parts import Block, Document, Section, Sheet, Words

WIDTH = 72
"""How wide a line of a letter is, so that an answer that quotes it still fits (RFC 5322 asks for 78 at most)."""


QUESTIONS = ("What", "Where", "Which")
"""How a heading begins that only asks what its cells answer."""


def text(document: Document) -> str:
    """The whole letter; every table as lines that read as sentences."""
    head = [document.title, document.subtitle, *([document.warning] if document.warning else [])]
    parts = [part for chapter in document.chapters for section in chapter.sections for part in _section(section)]
    return "\n\n".join(["\n".join(map(_wrapped, head)), *parts]) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"{section.title.upper()}\n{'-' * len(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Words):
        yield _wrapped(block.text)
    elif isinstance(block, Sheet):
        yield _table(block)


def _table(table: Sheet) -> str:
    heads = [_head(column.title) for column in table.columns]
    lines = [_wrapped(f"{table.caption}.")] if table.rows else [_wrapped(table.empty)]
    for first, *rest in table.rows:
        said = (f"{head}{cell.text}" for head, cell in zip(heads[1:], rest, strict=True) if cell.text != MISSING)
        lines.append(_wrapped(f"{first.text}: {'; '.join(said)}.", "* ", "  "))
    return "\n".join([*lines, *(_wrapped(note) for note in table.notes)])


def _head(title: str) -> str:
    """What is said before a cell: nothing where the heading only asks what the cell answers."""
    return "" if title.startswith(QUESTIONS) else f"{title[:1].lower()}{title[1:]} "


def _wrapped(said: str, first: str = "", after: str = "") -> str:
    # A command to be copied and a hash are longer than a line, and are never broken.
    return textwrap.fill(
        said, WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
