"""The ready-made scenarios as a page of text."""

from __future__ import annotations

from plimsoll.door import Answer
from plimsoll.pages.plain import paragraph

NEXT = (
    "Try one:  plimsoll forecast NAME",
    "Edit one: plimsoll scenario new NAME --out mine.toml",
    "Your own: plimsoll scenario new --out mine.toml",
)


def page(answer: Answer) -> str:
    """Each by its name, with what it decides."""
    told = [
        line for row in answer for line in (f"{row['scenario']}: {row['title']}", *paragraph(row["says"], "    "), "")
    ]
    return "\n".join([*told, *NEXT]) + "\n"
