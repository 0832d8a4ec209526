"""What was written for somebody to fill in, as a page of text."""

from __future__ import annotations

from plimsoll.door import Answer
from plimsoll.pages.plain import paragraph, table

HOW = (
    "data-dictionary.csv says what each column means and may hold. A column that you cannot fill may be left out or "
    "left empty, unless it is required; the order does not matter. Then: "
)

LOAD = "plimsoll load FOLDER"
OTHERWISE = {"concerns": "plimsoll concern --file concerns.csv"}
"""What is typed once a set is filled in, where it is not loaded."""


def page(answer: Answer) -> str:
    """The files that were written, and what to do with them."""
    name = answer.about["template"]
    how = paragraph(HOW + OTHERWISE.get(name, LOAD))
    return "\n".join([f"The template {name}.", "", *table(answer), "", *how]) + "\n"
