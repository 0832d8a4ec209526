"""Scenarios by the door: read from a file or by name, listed, and written from a store to be edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plimsoll.door.answer import Answer, tabled
from plimsoll.door.desk import Desk
from plimsoll.simulation.ready_made import READY_MADE, ready_made_text, ready_made_written, title
from plimsoll.simulation.scenario_file import Written, written
from plimsoll.simulation.scenario_sample import scenario_text
from plimsoll.simulation.scenario_schema import schema_text
from plimsoll.simulation.start.started import Asked, started

LISTED = ("scenario", "title", "says")

MONTHS = 12
"""How far ahead the scenario looks that is made from a store; whoever edits it says otherwise."""

EVERY = "month"

COMMENT, SCHEMA = "# ", "#:"


def read(named: str) -> Written:
    """The scenario in a file, or the ready-made one of that name.

    Raises:
        WrongUse: there is no such ready-made scenario.
        UnreadableInput: the file cannot be read.
    """
    path = Path(named)
    return written(path) if path.suffix or path.exists() else ready_made_written(named)


def listed() -> Answer:
    """The ready-made scenarios, each with its title and what is said of it at the head of its file."""
    rows = [{"scenario": name, "title": title(name), "says": _said(ready_made_text(name))} for name in READY_MADE]
    return tabled(LISTED, rows, holds="scenarios")


def _said(text: str) -> str:
    """The comment that a file begins with."""
    lines = [line for line in text.splitlines() if not line.startswith(SCHEMA)]
    head = lines[: next(n for n, line in enumerate(lines) if not line.startswith(COMMENT))]
    return " ".join(line.removeprefix(COMMENT).strip() for line in head)


def ready(name: str) -> str:
    """The text of a ready-made scenario.

    Raises:
        WrongUse: there is none of that name.
    """
    return ready_made_text(name)


def schema() -> str:
    """The JSON schema that the first line of a scenario names, for editors."""
    return schema_text()


def text(desk: Desk, on: date) -> str:
    """A scenario to edit, made from the store as it stands at the end of a day."""
    with desk.session(desk.service) as session:
        return scenario_text(started(session, desk.profile, Asked(on, MONTHS, EVERY)))
