"""What is wanted of a document, as data: which elements are rows, and which values of theirs are cells."""

from __future__ import annotations

from dataclasses import dataclass

STEP = "/"
OWN_TEXT = "."
"""Stands for the text of the row's own element."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element whose every occurrence is a row.

    Args:
        name: its name, which is also the name of its table.
        path: where it stands, from the element that holds it or, for the first, from the document's own element;
            steps parted by a slash, its own name last.
        leaves: the elements whose text is a cell, from the row's element down; `OWN_TEXT` is the row's own text.
        within: the name of the row element that holds it; empty: the document.
    """

    name: str
    path: str
    leaves: tuple[str, ...]
    within: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The name of each cell: its element's."""
        return tuple(self.name if leaf == OWN_TEXT else leaf.split(STEP)[-1] for leaf in self.leaves)
