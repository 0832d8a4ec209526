"""What was invented, as a page of text."""

from __future__ import annotations

from plimsoll.door import Answer
from plimsoll.door.grid import long_date
from plimsoll.pages.plain import table


def page(answer: Answer) -> str:
    """The files that were written, and that nobody in them exists."""
    head = f"An invented county, as its records stood on {long_date(answer.about['as_of'])}. Nobody in it exists."
    return "\n".join([head, "", *table(answer)]) + "\n"
