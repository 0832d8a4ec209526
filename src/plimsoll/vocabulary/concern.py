"""A concern that somebody raises about the service: who may raise one, and what a file of them holds."""

from __future__ import annotations

from enum import StrEnum

from plimsoll.vocabulary.table import Table, a_day, a_text, an_id


class Voice(StrEnum):
    """Who raises a concern: as what, and never who. Each is heard alike."""

    WORKER = "worker"
    AGENCY = "agency"
    FAMILY = "family"


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
