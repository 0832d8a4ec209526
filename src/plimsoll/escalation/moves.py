"""What the passing of days does to a matter: unanswered it climbs; answered it comes back when its date has passed."""

from __future__ import annotations

from datetime import date, timedelta

from plimsoll.escalation.matter import Matter, State
from plimsoll.escalation.telling import Kind, stepping, told
from plimsoll.store.entry import Note
from plimsoll.vocabulary.ladder import Ladder

DAY = timedelta(days=1)


def next_move(matter: Matter, ladder: Ladder) -> Note | None:
    """What comes next if nobody answers and nothing changes, with its day; `None` where it stays as it is.

    On the day after its last day to answer in time a matter climbs one step; on the highest it stays. On the day after
    its next date an answered one returns, one step above the role that answered, or to it when it is the highest.
    """
    if matter.state is State.ENDED:
        return None
    above = ladder.above(matter.role, matter.step)
    falls = matter.answer_by + DAY
    if matter.state is State.ANSWERED:
        place = ladder.now(matter.role, matter.step) if above is None else above
        return stepping(matter, Kind.RETURNED, place, ladder, falls)
    return None if above is None else stepping(matter, Kind.CLIMBED, above, ladder, falls)


def brought(matter: Matter, ladder: Ladder, on: date) -> tuple[Matter, tuple[Note, ...]]:
    """A matter as it stands at the end of a day with no further answer, and the moves that brought it there."""
    notes: list[Note] = []
    while (note := next_move(matter, ladder)) is not None and note.day <= on:
        matter = told(matter, note)
        notes.append(note)
    return matter, tuple(notes)
