"""Answering: what is to be written when a role says what it will do about a matter, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.escalation.matter import Matter, Sort, State
from plimsoll.escalation.moves import brought
from plimsoll.escalation.reading import written
from plimsoll.escalation.telling import YES, answering
from plimsoll.escalation.words import about_the_service
from plimsoll.store.entry import Entry, Note
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder

SEE_THEM = "See which there are: plimsoll escalations."


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a matter. To that of an aligned child it is the recorded response.

    Args:
        matter: its identifier, as ``M12``.
        role: who answers: a role of the ladder and never a name.
        note: what the service will do; it is about the service, and names no person.
        on: the day of the answer.
        next: the day by which something will have changed; the answer is looked at again when it has passed. Not asked
            for where the answer settles a concern.
        settled: whether there is nothing more to do. Only a concern ends so: everything else ends by standing no more.
    """

    matter: str
    role: str
    note: str
    on: date
    next: date | None = None
    settled: bool = False


def answer(entries: Iterable[Entry], answered: Answered, ladder: Ladder) -> tuple[Note, ...]:
    """What is to be written of an answer: the steps that fell due before it, then the answer itself.

    Args:
        entries: all that the log holds of the service.
        answered: the answer.
        ladder: whose roles may answer.

    Raises:
        WrongUse: there is no such matter; it has ended, or was answered and has not come back; there is no role, or it
            is not on the ladder or stands below the matter's step; there is no note, or one that points at a person;
            there is no next date, or it has passed or is too far; it settles what is no concern.
    """
    found = _found(entries, answered.matter)
    note = about_the_service(answered.note, "note")
    matter, steps = brought(found, ladder, answered.on)
    _refuse_done(matter, answered.on)
    step = _place(matter, answered.role, ladder)
    said = {"role": ladder.steps[step].role, "step": str(step), "note": note}
    return (*steps, answering(matter, said | _outlook(matter, answered, ladder), answered.on))


def _found(entries: Iterable[Entry], asked: str) -> Matter:
    held = written(entries)
    name = asked.strip().upper()
    if name not in held:
        raise WrongUse(f"There is no matter '{asked}'.", next_step=SEE_THEM)
    return held[name]


def _refuse_done(matter: Matter, on: date) -> None:
    if matter.state is State.ENDED:
        raise WrongUse(f"{matter.id} ended on {matter.ended}; there is nothing to answer.", next_step=SEE_THEM)
    if matter.moved > on:
        raise WrongUse(
            f"{matter.id} moved on {matter.moved}, which is later than {on}.", next_step="Answer it as it stands today."
        )
    if matter.state is State.ANSWERED:
        raise WrongUse(
            f"{matter.id} was already answered by the {matter.answered_by}.",
            next_step=f"It comes back by itself after {matter.answer_by}, if nothing has changed.",
        )


def _place(matter: Matter, role: str, ladder: Ladder) -> int:
    step = ladder.now(matter.role, matter.step)
    may = f"It may be answered by: {', '.join(each.role for each in ladder.steps[step:])}."
    place = ladder.place(role)
    if not role.strip():
        raise WrongUse("An answer needs a role.", where=matter.id, next_step=may)
    if place is None:
        raise WrongUse("That role is not on the ladder.", where=matter.id, next_step=may)
    if place < step:
        raise WrongUse(f"It has climbed above the {ladder.steps[place].role}.", where=matter.id, next_step=may)
    return place


def _outlook(matter: Matter, answered: Answered, ladder: Ladder) -> dict[str, str]:
    """What the answer says of what comes next: that it is settled, or when it is looked at again."""
    if answered.settled:
        if matter.standing.sort is not Sort.CONCERN:
            raise WrongUse(
                f"{matter.id} is no concern: it ends when it stands no more.", next_step="Give the next date instead."
            )
        return {"settled": YES}
    return {"next": _next_date(answered, ladder).isoformat()}


def _next_date(answered: Answered, ladder: Ladder) -> date:
    last = answered.on + timedelta(days=ladder.answer_days)
    between = f"Give a day after {answered.on}, {last} at the latest."
    if answered.next is None:
        raise WrongUse("An answer needs a next date: by when something will have changed.", next_step=between)
    if answered.next <= answered.on:
        raise WrongUse(f"The next date {answered.next} is not after the answer.", next_step=between)
    if answered.next > last:
        raise WrongUse(f"The next date {answered.next} is too far away.", next_step=between)
    return answered.next
