"""A concern that somebody raises about the service, in a line: who may raise one, and what the line may not hold.

The line is kept for good in a log that nobody can edit, and records are disclosable, so it is looked at before it is
kept: it says what of the service gives concern, and tells nobody's name, address or number.
"""

from __future__ import annotations

import re

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.table import Table, a_day, a_text, an_id

VOICES = ("worker", "agency", "family")
"""Who may raise a concern: a worker, another agency, a member of a family. Each is heard alike."""

LONGEST = 200
"""Characters of a line: enough to say what gives concern, too few to tell somebody's story."""

TELLING = {
    "a postcode": re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE),
    "an e-mail address": re.compile(r"\S@\S"),
    "a telephone or an NHS number": re.compile(r"(?:[0-9][ -]?){10,}"),
    "a date of birth": re.compile(r"\b(?:born|d\.?o\.?b\.?|date of birth)\b", re.IGNORECASE),
}
"""What points at a person and can be told by its form. A name cannot: whoever writes is asked to leave it out.

A postcode's form is the UK government's (Appendix C of its bulk data transfer guidance); a telephone number has 10 or
11 digits (Ofcom, national numbering plan), an NHS number 10.
"""

CONCERN = Table(
    "concern",
    "a concern about the service, raised by a worker, another agency or a member of a family",
    ("concern_id",),
    "raised",
    (
        an_id("concern_id", "the concern", required=True),
        a_day("raised", "the day it was raised", required=True),
        a_text("voice", "who raised it: worker, agency or family", required=True),
        a_text("text", "what of the service gives concern, in a line", required=True),
        an_id("team_id", "the team it concerns"),
        an_id("person_id", "the child whose case it concerns"),
        a_text("measure", "the measure it is about"),
    ),
)
"""A file of concerns fills it. Its rows go into the log of escalation and into no load."""


def fit_line(text: str) -> str:
    """A line as it may be kept, its spaces made even.

    Raises:
        WrongUse: it is empty, too long, or holds what points at a person. The message never repeats it.
    """
    line = " ".join(text.split())
    if not line:
        raise WrongUse("Nothing was said.", next_step="Say in a line what of the service gives concern.")
    if len(line) > LONGEST:
        raise WrongUse(
            f"The line has {len(line)} characters, and {LONGEST} at most are kept.",
            next_step="Say what of the service gives concern; the rest belongs in the case system.",
        )
    for what, form in TELLING.items():
        if form.search(line):
            raise WrongUse(
                f"The line seems to hold {what}, and it would be kept for good.",
                next_step="Write of the service and its roles, and of no person.",
            )
    return line


def known_voice(word: str) -> str:
    """Who raised it, as one of `VOICES`.

    Raises:
        WrongUse: it is none of them.
    """
    if word.strip().lower() not in VOICES:
        raise WrongUse("A concern is raised by a worker, an agency or a family.", next_step=f"Say {', '.join(VOICES)}.")
    return word.strip().lower()
