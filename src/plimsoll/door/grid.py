"""Rows and columns as aligned plain text: what an answer looks like where nothing but text can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plimsoll.vocabulary.days import MONTHS, long_date

__all__ = ["ELLIPSIS", "GAP", "MONTHS", "aligned", "is_number", "long_date", "number", "shortened", "word"]

GAP = "  "

ELLIPSIS = "…"


def word(value: Any) -> str:
    """One cell as a person would write it; nothing for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {word(each)}" for key, each in value.items() if each is not None)
    if isinstance(value, list | tuple):
        return ", ".join(word(each) for each in value)
    return str(value)


def number(value: float) -> str:
    """A number with no more places than it needs: ``41``, ``1,204``, ``17.4``, ``0.213``."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 1 else f"{value:.3f}"


def is_number(value: Any) -> bool:
    """Whether a cell is a number; a yes or no is not one."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def aligned(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Lines of text with each column as wide as its widest cell.

    Args:
        heads: the columns' headings.
        rows: the cells, as text.
        right: the places of the columns that stand to the right, as numbers do.
    """
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    leaning = set(right)
    return [_line(line, widths, leaning) for line in lines]


def _line(cells: Sequence[str], widths: Sequence[int], right: set[int]) -> str:
    placed = [c.rjust(w) if n in right else c.ljust(w) for n, (c, w) in enumerate(zip(cells, widths, strict=True))]
    return GAP.join(placed).rstrip()


def shortened(text: str, most: int) -> str:
    """A text cut to `most` characters, with a mark that it was cut."""
    return text if len(text) <= most else text[: most - 1] + ELLIPSIS
