"""What people write into the log: short, about the service, and with nothing in it that points at a person."""

from __future__ import annotations

import re

from plimsoll.vocabulary.errors import WrongUse

LONGEST = 300
"""Letters in a note or a concern. It says what the service will do; the case's own record holds the rest."""

# What a name looks like no rule can say; these can be told from words about a service.
POINTS_AT_SOMEBODY = {
    "an e-mail address": re.compile(r"\S@\S"),
    # The shape of a postcode, as the Royal Mail's Programmers' Guide gives it.
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE),
    # Telephone and NHS numbers have ten digits or more; no count of a service has.
    "a telephone or NHS number": re.compile(r"\d(?:[ -]?\d){9,}"),
}

ABOUT_THE_SERVICE = "Write about the service, in a line, and name no person; a case is named by its identifier."


def about_the_service(text: str, what: str) -> str:
    """A text that is fit to be kept, its spaces made plain.

    Args:
        text: what somebody wrote.
        what: what it is, for the message: "note".

    Raises:
        WrongUse: it is empty, too long, or holds what points at a person. The message does not hold the text.
    """
    words = " ".join(text.split())
    if not words:
        raise WrongUse(f"The {what} says nothing.", next_step=ABOUT_THE_SERVICE)
    if len(words) > LONGEST:
        raise WrongUse(f"The {what} has {len(words)} letters; {LONGEST} is the most.", next_step=ABOUT_THE_SERVICE)
    for pointer, shape in POINTS_AT_SOMEBODY.items():
        if shape.search(words):
            raise WrongUse(f"The {what} seems to hold {pointer}.", next_step=ABOUT_THE_SERVICE)
    return words
