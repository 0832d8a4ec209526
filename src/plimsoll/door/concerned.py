"""Concerns by the door: one that is typed, or a file of them, looked at and put on the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from plimsoll.door.answer import Answer, Provenance, tabled
from plimsoll.door.climbed import MATTER, MATTERS, refuse_to_come, row
from plimsoll.door.definitions import followable
from plimsoll.door.desk import Desk
from plimsoll.door.teams import known_team
from plimsoll.escalation.concerns import Concern, Voice, concern
from plimsoll.escalation.reading import matters
from plimsoll.escalation.words import about_the_service
from plimsoll.measures.frames import texts
from plimsoll.sources import concerns
from plimsoll.sources.reading import TableRead
from plimsoll.store import Entry, Session
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.faults import Reason

LAYOUT = "Fill in an empty one: plimsoll template concerns FOLDER"
CASES = ("person", "referral", "contact", "allocation", "plan")
"""The tables that may tell of a case."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of a file that was not put on the ladder: where it stands and why, never what it says."""

    row: int
    column: str
    reason: str


def voice(word: str) -> Voice:
    """Who raises a concern.

    Raises:
        WrongUse: it is neither a worker nor an agency nor a family.
    """
    if word not in set(Voice):
        raise WrongUse("A concern is raised by a worker, an agency or a family.", next_step=f"Say {', '.join(Voice)}.")
    return Voice(word)


def raised(desk: Desk, told: Concern) -> Answer:
    """Put a concern on the ladder.

    Raises:
        WrongUse: it says nothing, too much, or what points at a person; or it names a team, a case or a measure that
            there is not; or its day has not come.
    """
    refuse_to_come(desk, told.on)
    names_one = told.team is not None or told.child is not None
    with ExitStack() as opened:
        session = opened.enter_context(desk.session(desk.service)) if names_one else None
        fit = _fitting(told, session)
    return _told(desk, _kept(desk, fit), told.on, {})


def imported(desk: Desk, path: Path, on: date) -> Answer:
    """Put the concerns of a file on the ladder, those that can be read; one that was imported before is not again.

    Raises:
        UnreadableInput: it is missing, no file of concerns, or lacks a column that none can do without.
        WrongUse: the day has not come.
    """
    refuse_to_come(desk, on)
    found = concerns.recognise(path)
    if found is None:
        raise UnreadableInput("This is no file of concerns.", where=path.name, next_step=LAYOUT)
    (read,) = found.read()
    refused = _faults(read)
    fit: list[Concern] = []
    with desk.session(desk.service) as session:
        for each in read.rows.to_pylist():
            try:
                fit.append(_fitting(_of_row(each, on), session))
            except WrongUse as error:
                refused.append(Refused(each["row_no"], "", error.what))
    made = [entry for each in fit for entry in _kept(desk, each)]
    about = {
        "file": path.name,
        "read": read.read,
        "kept": len(made),
        "duplicates": len(fit) - len(made),
        "refused": read.read - len(fit),
        "faults": [{"row": each.row, "column": each.column, "reason": each.reason} for each in refused],
    }
    return _told(desk, made, on, about)


def _of_row(cells: Row, on: date) -> Concern:
    if cells["raised"] > on:
        raise WrongUse("The day it was raised has not come yet.")
    return Concern(
        cells["text"],
        voice(cells["voice"]),
        on,
        cells["team_id"],
        cells["person_id"],
        cells["measure"],
        cells["concern_id"],
        cells["raised"],
    )


def _faults(read: TableRead) -> list[Refused]:
    """What the reader found. Two faults of one row are both told."""
    found = read.faults.to_pylist()
    return [Refused(each["row"], each["column"], Reason[each["reason"]].sentence) for each in found]


def _fitting(told: Concern, session: Session | None) -> Concern:
    """The concern with its team and its measure by identifier, once it may be kept and these and its case are there."""
    about_the_service(told.words, "concern")
    told = told if told.measure is None else replace(told, measure=_measure(told.measure))
    if session is None:
        return told
    if told.child is not None and not _knows_case(session, told.child):
        raise WrongUse(
            "The store knows no such case.",
            next_step="Check the identifier, and never give a name; or leave the case out: the concern is heard alike.",
        )
    return told if told.team is None else replace(told, team=known_team(session, told.team))


def _measure(name: str) -> str:
    try:
        return followable(name)
    except WrongUse as error:
        # From None, and in other words: what was typed there may be anything.
        raise WrongUse("There is no measure or defence of that name.", next_step=error.next_step) from None


def _knows_case(session: Session, child: str) -> bool:
    each = (f"SELECT 1 FROM known_{table} WHERE person_id IN {texts((child,))}" for table in CASES)
    return bool(session.rows(f"SELECT 1 FROM ({' UNION ALL '.join(each)}) LIMIT 1"))


def _kept(desk: Desk, told: Concern) -> tuple[Entry, ...]:
    return desk.store.log.append(desk.service, partial(concern, raised=told, ladder=desk.profile.ladder))


def _told(desk: Desk, made: Iterable[Entry], on: date, about: Row) -> Answer:
    """The concerns that were put on the ladder, as matters."""
    new = {entry.note.body["matter"] for entry in made}
    now = matters(desk.store.log.entries(desk.service), desk.profile.ladder, on)
    rows = [row(each, on) for each in now if each.id in new]
    return tabled(MATTER, rows, about={"on": on, **about}, provenance=Provenance(on), holds=MATTERS)
