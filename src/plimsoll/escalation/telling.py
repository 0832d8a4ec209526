"""What is written of a matter, in entries of the log, and what those entries tell when they are read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from plimsoll.escalation.matter import Matter, Sort, Standing, State
from plimsoll.store.entry import Note
from plimsoll.vocabulary.ladder import Ladder

YES = "yes"

Body = Mapping[str, str]

Changes = dict[str, Any]
"""What is new of a matter, by the names of its fields."""


class Kind(StrEnum):
    """What an entry of the log tells of a matter."""

    RAISED = "raised"
    CONCERN = "concern"
    CLIMBED = "climbed"
    ANSWERED = "answered"
    RETURNED = "returned"
    ENDED = "ended"


OPENING = frozenset({Kind.RAISED, Kind.CONCERN})
"""What begins a matter."""


def opening(standing: Standing, matter: str, ladder: Ladder, on: date) -> Note:
    """The note that puts something on the first step, as the matter of that identifier."""
    body = {
        "key": standing.key,
        "sort": standing.sort,
        "since": standing.since.isoformat(),
        "words": standing.words,
        "measure": standing.measure,
        "team": standing.team,
        "child": standing.child,
    }
    said = {name: str(text) for name, text in body.items() if text is not None}
    kind = Kind.CONCERN if standing.sort is Sort.CONCERN else Kind.RAISED
    return Note(_key(matter, 1), on, kind, {"matter": matter, **said, **_place(ladder, 0, on)})


def stepping(matter: Matter, kind: Kind, step: int, ladder: Ladder, on: date) -> Note:
    """The note that a matter came to a step: it climbed there, or returned there."""
    return _next(matter, kind, on, _place(ladder, step, on))


def answering(matter: Matter, said: Body, on: date) -> Note:
    """The note that a matter was answered."""
    return _next(matter, Kind.ANSWERED, on, said)


def ending(matter: Matter, on: date) -> Note:
    """The note that what a matter is about stands no more."""
    return _next(matter, Kind.ENDED, on, {})


def opened(note: Note) -> Matter:
    """The matter that a note begins."""
    body = note.body
    standing = Standing(
        key=body["key"],
        sort=Sort(body["sort"]),
        since=date.fromisoformat(body["since"]),
        words=body["words"],
        measure=body.get("measure"),
        team=body.get("team"),
        child=body.get("child"),
    )
    answer_by = date.fromisoformat(body["answer_by"])
    return Matter(
        id=body["matter"],
        standing=standing,
        state=State.WAITING,
        raised=note.day,
        step=int(body["step"]),
        role=body["role"],
        stepped=note.day,
        answer_by=answer_by,
        deadline=answer_by,
        moved=note.day,
        raised_by=body.get("raised_by"),
    )


def told(matter: Matter, note: Note) -> Matter:
    """A matter after one more note of it."""
    return replace(matter, moved=note.day, entries=matter.entries + 1, **TELLS[Kind(note.kind)](matter, note))


def _climbed(_: Matter, note: Note) -> Changes:
    body = note.body
    return {
        "state": State.WAITING,
        "step": int(body["step"]),
        "role": body["role"],
        "stepped": note.day,
        "answer_by": date.fromisoformat(body["answer_by"]),
    }


def _returned(matter: Matter, note: Note) -> Changes:
    return _climbed(matter, note) | {"deadline": date.fromisoformat(note.body["answer_by"])}


def _answered(matter: Matter, note: Note) -> Changes:
    body = note.body
    step = int(body["step"])
    said: Changes = {"step": step, "role": body["role"], "answered_by": body["role"], "note": body["note"]}
    said |= {} if step == matter.step else {"stepped": note.day}
    if body.get("settled") == YES:
        return said | {"state": State.ENDED, "ended": note.day}
    return said | {"state": State.ANSWERED, "answer_by": date.fromisoformat(body["next"])}


def _ended(_: Matter, note: Note) -> Changes:
    return {"state": State.ENDED, "ended": note.day}


TELLS = {Kind.CLIMBED: _climbed, Kind.RETURNED: _returned, Kind.ANSWERED: _answered, Kind.ENDED: _ended}


def _place(ladder: Ladder, step: int, on: date) -> Body:
    by = ladder.answer_by(step, on)
    return {"step": str(step), "role": ladder.steps[step].role, "answer_by": by.isoformat()}


def _next(matter: Matter, kind: Kind, on: date, body: Body) -> Note:
    return Note(_key(matter.id, matter.entries + 1), on, kind, {"matter": matter.id, **body})


def _key(matter: str, number: int) -> str:
    return f"{matter}.{number}"
