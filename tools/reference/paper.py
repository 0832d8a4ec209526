"""How a page of the reference is set: a heading, a sentence, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WRITTEN = "<!-- Written by `make docs` from the program itself. Change the program, not this page. -->"


def page(title: str, *parts: str) -> str:
    """A whole page: its mark, its title and its parts, an empty line between."""
    return "\n\n".join([WRITTEN, f"# {title}", *(part.strip() for part in parts if part.strip())]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; a bar inside a cell is escaped, and nothing is an empty cell."""
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def code(value: object) -> str:
    """A name as the program spells it."""
    return f"`{value}`"


def codes(values: Iterable[object]) -> str:
    """Several names, as the program spells them."""
    return ", ".join(code(value) for value in values)


def yes(value: object) -> str:
    """A mark for yes; no is an empty cell."""
    return "yes" if value else ""


def first_paragraph(text: str | None) -> str:
    """The opening paragraph of a docstring, on one line."""
    return " ".join((text or "").strip().split("\n\n")[0].split())
