"""Climbing: what is to be written when somebody looks at a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from plimsoll.escalation.matter import ID, Matter, Sort, Standing, State
from plimsoll.escalation.moves import DAY, brought
from plimsoll.escalation.reading import next_id, written
from plimsoll.escalation.telling import Kind, ending, opening
from plimsoll.store.entry import Entry, Note
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder

LOOKS = frozenset({Kind.RAISED, Kind.ENDED})
"""What is written only by looking at a day, and so tells up to which day somebody has looked."""


def climb(
    entries: Iterable[Entry],
    standings: Iterable[Standing],
    ladder: Ladder,
    on: date,
    unjudged: Collection[str] = frozenset(),
) -> tuple[Note, ...]:
    """What is to be written when somebody looks at a day: what climbed or returned since, what ended, what is new.

    Every step is written with the day on which it fell due, however long ago anybody last looked. Looked at twice, a
    day gives nothing the second time; half written and looked at again, it gives the other half. What stands no more
    climbs to the day before and ends on the day; when it stands again it is a new matter. A concern ends only when it
    is settled. What was answered after the day is left as it is. What cannot be judged on the day neither begins nor
    ends on it: not to be seen is not to be over.

    Args:
        entries: all that the log holds of the service.
        standings: everything that stands on the day, and not a part of it: what is missing has ended.
        ladder: who must answer, and in how many days.
        on: the day that is looked at.
        unjudged: the keys of what may stand on the day or not, because nothing tells.

    Raises:
        WrongUse: a later day was looked at already.
    """
    held = tuple(entries)
    _refuse_earlier(held, on)
    stands = {standing.key: standing for standing in standings if standing.sort is not Sort.CONCERN}
    open_now = [matter for matter in written(held).values() if matter.state is not State.ENDED]
    known = {matter.standing.key for matter in open_now}
    new = [standing for key, standing in sorted(stands.items()) if key not in known]
    kept = {*stands, *unjudged}
    moves = (note for matter in open_now if matter.moved <= on for note in _moves(matter, kept, ladder, on))
    return (*moves, *_raised(new, next_id(held), ladder, on))


def _moves(matter: Matter, kept: Collection[str], ladder: Ladder, on: date) -> Iterator[Note]:
    if matter.standing.sort is Sort.CONCERN or matter.standing.key in kept:
        yield from brought(matter, ladder, on)[1]
        return
    last, moves = brought(matter, ladder, on - DAY)
    yield from moves
    yield ending(last, on)


def _raised(new: Iterable[Standing], first: int, ladder: Ladder, on: date) -> Iterator[Note]:
    return (opening(standing, f"{ID}{number}", ladder, on) for number, standing in enumerate(new, first))


def _refuse_earlier(entries: Iterable[Entry], on: date) -> None:
    looked = max((entry.note.day for entry in entries if entry.note.kind in LOOKS), default=on)
    if looked > on:
        raise WrongUse(
            f"The ladder was already climbed on {looked}, which is later than {on}.",
            next_step=f"Look at {looked} or later. What was on the ladder before: plimsoll escalations --on {on}.",
        )
