"""An answer as plain text: aligned columns under a line that says what it is."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from plimsoll.door.answer import Answer
from plimsoll.door.grid import aligned, is_number, word
from plimsoll.pages.headings import heading

WIDTH = 96
"""How wide running text is set: a terminal of 100 columns with a margin."""


def page(answer: Answer, title: str = "") -> str:
    """The whole answer, one row a line, under its title."""
    head = [f"{title}{' · ' if title else ''}{answer.provenance.sentence()}", ""]
    return "\n".join([*head, *table(answer)]) + "\n"


def table(answer: Answer, names: Sequence[str] = ()) -> list[str]:
    """The answer's rows as aligned lines; of an empty answer, one line that says so.

    Args:
        answer: the table.
        names: the columns to show, in order; by default all of them, the detail laid out beside the rest.
    """
    columns = answer.flat()
    return grid({name: columns[name] for name in (names or columns) if name in columns})


def grid(columns: dict[str, list[Any]]) -> list[str]:
    """Columns as aligned lines under their headings; numbers stand to the right."""
    rows = list(zip(*columns.values(), strict=True))
    if not rows:
        return ["Nothing to list."]
    numbers = [place for place, cells in enumerate(columns.values()) if any(is_number(cell) for cell in cells)]
    heads = [heading(name).title for name in columns]
    return aligned(heads, [[word(cell) for cell in row] for row in rows], numbers)


def paragraph(text: str, indent: str = "") -> list[str]:
    """Running text set to the page's width."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]
