"""Definitions as a page of text."""

from __future__ import annotations

from plimsoll.door import Answer
from plimsoll.door.grid import aligned
from plimsoll.pages.plain import paragraph

INDENT = "  "


def page(answer: Answer) -> str:
    """One measure's definition part by part; of no measure, the list of all."""
    if answer.holds == "measures":
        rows = [[row["measure"], row["title"]] for row in answer]
        return "\n".join([*aligned(["Measure", "What it is"], rows), "", "More: plimsoll explain MEASURE"]) + "\n"
    return "\n".join(line for row in answer for line in _part(row["what"], row["says"])) + "\n"


def _part(what: str, says: str) -> list[str]:
    return [what.capitalize(), *paragraph(says, INDENT)]
