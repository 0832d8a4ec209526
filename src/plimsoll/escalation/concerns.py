"""Concerns: what a worker, another agency or a family member raises, put on the ladder as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from plimsoll.escalation.matter import ID, Sort, Standing
from plimsoll.escalation.reading import next_id
from plimsoll.escalation.telling import opening
from plimsoll.escalation.words import about_the_service
from plimsoll.store.entry import Entry, Note
from plimsoll.vocabulary.concern import Voice as Voice
from plimsoll.vocabulary.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern that somebody raised.

    Args:
        words: what it is, in a line; it is about the service, and names no person.
        voice: as what they raised it.
        on: the day it is put on the ladder.
        team: the team it concerns; `None` is the whole service.
        child: the child's identifier in the case system, where it is about one.
        measure: the measure or barrier it is about, if it is about one.
        reference: its own reference where it comes from: one that was written is not written again.
        since: the day they raised it; `None` is the day it is put on the ladder.
    """

    words: str
    voice: Voice
    on: date
    team: str | None = None
    child: str | None = None
    measure: str | None = None
    reference: str | None = None
    since: date | None = None


def concern(entries: Iterable[Entry], raised: Concern, ladder: Ladder) -> tuple[Note, ...]:
    """What is to be written of a concern: that it stands on the first step. Empty when its reference is written.

    Args:
        entries: all that the log holds of the service.
        raised: the concern.
        ladder: who must answer, and in how many days.

    Raises:
        WrongUse: it says nothing, too much, or what points at a person.
    """
    held = tuple(entries)
    name = f"{ID}{next_id(held)}"
    key = f"{Sort.CONCERN}:{name if raised.reference is None else raised.reference}"
    words = about_the_service(raised.words, "concern")
    # By the reference and not by the key: somebody's "M7" is not the seventh matter of this log.
    if raised.reference is not None and raised.reference in {entry.note.body.get("reference") for entry in held}:
        return ()
    standing = Standing(key, Sort.CONCERN, raised.since or raised.on, words, raised.measure, raised.team, raised.child)
    note = opening(standing, name, ladder, raised.on)
    own = {} if raised.reference is None else {"reference": raised.reference}
    return (replace(note, body={**note.body, "raised_by": raised.voice, **own}),)
