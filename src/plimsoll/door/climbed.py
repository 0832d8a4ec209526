"""What is on the ladder, as a table: each matter with who must answer and by when; and an answer, written down.

It reads the log and asks no measure, so it is quick: whoever looks what waits for them should not have to wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from plimsoll.door.answer import Answer, Provenance, tabled
from plimsoll.door.days import today
from plimsoll.door.desk import Desk
from plimsoll.door.teams import known_team
from plimsoll.escalation.answering import Answered, answer
from plimsoll.escalation.matter import Matter, State
from plimsoll.escalation.reading import matters
from plimsoll.store import Entry, refuse_broken
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder, plain

ABOUT = ("id", "sort", "words", "measure", "team", "child", "raised_by", "since")
STANDS = ("state", "raised", "step", "role", "stepped", "answer_by", "unanswered_since", "days_unanswered")
ANSWERS = ("answered_by", "note", "ended")
MATTER = (*ABOUT, *STANDS, *ANSWERS)
MATTERS = "matters"

LOG = "the log"

PROOF = ("entries", "head", "whole", "held")

FRESH = timedelta(days=31)
"""A store that was given something within a month is in use, and what is said of it now is said today. One that was
not, such as an invented county's, is answered as on the last day that it knows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which matters are asked for.

    Args:
        role: those that this role must answer; `None` is every role.
        team: those of this team; `None` is every team, and the whole service.
        every: also those that were answered or have ended.
    """

    role: str | None = None
    team: str | None = None
    every: bool = False


def day_of(desk: Desk, on: date | None) -> date:
    """The day that is meant: the one named, else today, or the last that a store out of use knows."""
    if on is not None:
        return on
    last = max(_last_days(desk))
    return today() if timedelta() <= today() - last <= FRESH else last


def refuse_to_come(desk: Desk, on: date) -> None:
    """Say that nothing is written of a day that has not come: it would stay in the log, before every day until then.

    Raises:
        WrongUse: the day is after today, and after the last of which the store tells.
    """
    latest = max(today(), desk.day(None))
    if on > latest:
        raise WrongUse(f"{on} has not come yet.", next_step=f"Give {latest} or a day before it.")


def _last_days(desk: Desk) -> Iterable[date]:
    yield desk.day(None)
    yield from (entry.note.day for service in desk.services for entry in desk.store.log.entries(service))


def climbed(desk: Desk, on: date | None, asked: Asked) -> Answer:
    """The matters that wait for an answer, by the role that must give it, the longest unanswered first.

    Raises:
        WrongUse: no such role was ever on the ladder; or the store holds several services.
    """
    entries, day = desk.store.log.entries(desk.service), day_of(desk, on)
    ladder = desk.profile.ladder
    found = matters(entries, ladder, day)
    _known_role(asked.role, ladder, found)
    told = replace(asked, team=_team(desk, asked.team, found))
    ofthem = [each for each in found if _of(each, told)]
    shown = sorted(ofthem, key=lambda each: _place(each, ladder))
    about = {
        "on": day,
        "role": asked.role,
        "team": told.team,
        "waiting": sum(each.state is State.WAITING for each in ofthem),
        "unanswered": sum(each.unanswered(day) is not None for each in ofthem),
        "answered": sum(each.state is State.ANSWERED for each in ofthem),
        "roles": by_role(ofthem, ladder, day),
        "head": entries[-1].hash if entries else None,
    }
    rows = [row(each, day) for each in shown if asked.every or each.state is State.WAITING]
    return tabled(MATTER, rows, about=about, provenance=Provenance(day), holds=MATTERS)


def acknowledged(desk: Desk, answered: Answered) -> Answer:
    """Write an answer into the log, and give the matter as it now stands.

    Raises:
        WrongUse: the answer cannot be taken; see `plimsoll.escalation.answering.answer`; or its day has not come.
    """
    refuse_to_come(desk, answered.on)
    ladder = desk.profile.ladder
    desk.store.log.append(desk.service, partial(answer, answered=answered, ladder=ladder))
    named = answered.matter.strip().upper()
    now = matters(desk.store.log.entries(desk.service), ladder, answered.on)
    rows = [row(each, answered.on) for each in now if each.id == named]
    return tabled(MATTER, rows, about={"on": answered.on}, provenance=Provenance(answered.on), holds=MATTERS)


def verified(desk: Desk, head: str | None) -> Answer:
    """Reckon every entry of the log again.

    Args:
        desk: the store.
        head: the head of an earlier day, kept elsewhere, to learn whether the log still holds all it held then.

    Raises:
        DamagedStore: the log is not what was written; the first entry that is wrong is named.
    """
    proof = desk.store.log.verify(head)
    refuse_broken(proof, LOG)
    told = {"entries": proof.entries, "head": proof.head, "whole": proof.whole, "held": proof.held}
    return tabled(PROOF, [told], about={"head": proof.head}, holds="log")


def row(matter: Matter, on: date) -> dict[str, Any]:
    """A matter as a row of the table."""
    about = matter.standing
    return {
        "id": matter.id,
        "sort": about.sort.value,
        "words": about.words,
        "measure": about.measure,
        "team": about.team,
        "child": about.child,
        "raised_by": matter.raised_by,
        "since": about.since,
        "state": matter.state.value,
        "raised": matter.raised,
        "step": matter.step + 1,
        "role": matter.role,
        "stepped": matter.stepped,
        "answer_by": matter.answer_by,
        "unanswered_since": matter.unanswered(on),
        "days_unanswered": matter.days_unanswered(on),
        "answered_by": matter.answered_by,
        "note": matter.note,
        "ended": matter.ended,
    }


def _known_role(role: str | None, ladder: Ladder, found: Sequence[Matter]) -> None:
    """Nothing, where the role is on the ladder or was when it was last to answer."""
    if role is not None and plain(role) not in {plain(each.role) for each in found}:
        ladder.worded(role)


def _team(desk: Desk, word: str | None, found: Iterable[Matter]) -> str | None:
    """The identifier of the team that is meant. Only for a name must the loads be asked."""
    if word is None or word in {each.standing.team for each in found}:
        return word
    with desk.session(desk.service) as session:
        return known_team(session, word)


def _of(matter: Matter, asked: Asked) -> bool:
    of_role = asked.role is None or plain(matter.role) == plain(asked.role)
    return of_role and (asked.team is None or matter.standing.team == asked.team)


def _place(matter: Matter, ladder: Ladder) -> tuple[bool, int, date, date, int]:
    """What waits before what does not, the highest role first, then the longest past its time, then the oldest."""
    step = ladder.now(matter.role, matter.step)
    return (matter.state is not State.WAITING, -step, matter.deadline, matter.standing.since, matter.number)


def by_role(found: Iterable[Matter], ladder: Ladder, on: date) -> list[dict[str, Any]]:
    """How many wait for each role of the ladder, and how many of them are past their time; the highest first."""
    waiting = [each for each in found if each.state is State.WAITING]
    count = Counter(each.role for each in waiting)
    late = Counter(each.role for each in waiting if each.unanswered(on) is not None)
    roles = dict.fromkeys((*(step.role for step in reversed(ladder.steps)), *sorted(count)))
    return [{"role": role, "waiting": count[role], "unanswered": late[role]} for role in roles]


def written(entries: Sequence[Entry], now: Sequence[Matter]) -> list[dict[str, Any]]:
    """What was written into the log, each entry with what its matter is about."""
    by_id = {each.id: each for each in now}
    return [_written(entry, by_id[entry.note.body["matter"]]) for entry in entries]


def _written(entry: Entry, matter: Matter) -> dict[str, Any]:
    about, body = matter.standing, entry.note.body
    return {
        "id": matter.id,
        "kind": entry.note.kind,
        "day": entry.note.day,
        "role": body.get("role"),
        "answer_by": date.fromisoformat(body["answer_by"]) if "answer_by" in body else None,
        "sort": about.sort.value,
        "words": about.words,
        "measure": about.measure,
        "team": about.team,
        "child": about.child,
    }
