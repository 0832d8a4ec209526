"""The verbs, as the one table that the command line, its help and its tests are made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb.

    Args:
        name: what a person types, and the name of its file in this room.
        help: one line of what it does.
    """

    name: str
    help: str

    @property
    def module(self) -> str:
        """Where it is written."""
        return f"plimsoll.cli.{self.name}"


VERBS = (
    Verb("demo", "Invent a county whose conditions worsen, load it month by month, show its picture."),
    Verb("load", "Read extracts of any mix and keep them; say what was read, kept, doubled and refused."),
    Verb("conditions", "Show the conditions on a day, for the service, its teams or a worker."),
    Verb("series", "Follow one measure through time."),
    Verb("chart", "Draw a control chart of any series in a CSV file."),
    Verb("drain", "Show which conditions wear down most barriers, and where: the swamp first."),
    Verb("defences", "Show what should reach each child and does not, and for whom two or more are down."),
    Verb("warn", "Say which conditions have changed by more than chance, in the service and its teams."),
    Verb("funnel", "Show one measure of every team within the limits its size sets; never a league table."),
    Verb("queue", "List the waiting work in an order anyone can check, each item with its reasons."),
    Verb("escalate", "Put what stands before whoever must answer; let what nobody answered climb."),
    Verb("escalations", "List what waits for an answer, by role, since when; verify the log."),
    Verb("acknowledge", "Answer what has climbed: a role, a note and a next date."),
    Verb("concern", "Raise a concern about the service, or import a file of them."),
    Verb("report", "Write the pack for a board, a team or scrutiny, as a page of HTML or as a workbook."),
    Verb("digest", "Write the week in one page, for a role of the ladder or for all; post it when told to."),
    Verb("rows", "List the rows behind one number."),
    Verb("reconcile", "Explain why another report's number or list differs from ours, child by child."),
    Verb("explain", "Say what a measure means, who defines it so and what it needs."),
    Verb("decisions", "List the decisions taken and when each is looked back on; add one."),
    Verb("watch", "Follow decisions and remedial actions by what they should move; the unmoved come back."),
    Verb("forecast", "Say what a decision would do before it is taken, against the same service without it."),
    Verb("scenario", "Write a scenario to edit, or list the ready-made ones: what a forecast is asked."),
    Verb("loads", "List what was loaded, when, and who speaks for which table."),
    Verb("refused", "List the rows that were refused or reported, by file and row, with the reason."),
    Verb("template", "Write empty files to fill in, each column explained: hr, time-study, decisions, concerns."),
    Verb("invent", "Write the extracts of an invented county, to try things on."),
)
"""In the order of the help: the whole path, then the questions, then the housekeeping."""
