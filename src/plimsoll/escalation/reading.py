"""What the log tells: the matters of a service on a day, and the times for which they waited for an answer.

Until somebody has looked again, a matter is taken to stand: between two looks it climbs by the days alone, so that who
must answer today is right even where nobody has run the ladder since. What was written is never read otherwise than as
it was written, whatever has become of the ladder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.escalation.matter import Matter, Sort, State
from plimsoll.escalation.moves import brought, next_move
from plimsoll.escalation.telling import OPENING, Kind, opened, told
from plimsoll.store.entry import Entry, Note
from plimsoll.vocabulary.errors import DamagedStore
from plimsoll.vocabulary.ladder import Ladder

KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Wait:
    """One time for which a matter waited for an answer: from when it was raised or returned.

    Args:
        matter: the matter's identifier.
        sort: what it is.
        measure: the measure or barrier it is of.
        team: the team it concerns; `None` is the whole service.
        child: the child it is about, if it is about one.
        start: the first day it waited.
        stop: the day it was answered or ended, which it did not wait any more; `None` while it does.
        late: the day after its last day to answer in time; `None` when it did not wait so long.
    """

    matter: str
    sort: Sort
    measure: str | None
    team: str | None
    child: str | None
    start: date
    stop: date | None
    late: date | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A half-open spell for which a matter was past its time to be answered, and was not.

    Args:
        matter: the matter's identifier.
        child: the child it is about, if it is about one.
        team: the team it concerns; `None` is the whole service.
        start: the day after its last day to answer in time.
        stop: the day it was answered or ended; `None` while it was not.
    """

    matter: str
    child: str | None
    team: str | None
    start: date
    stop: date | None


def matters(entries: Iterable[Entry], ladder: Ladder, on: date) -> tuple[Matter, ...]:
    """The matters of a service as they stand at the end of a day, in the order in which they were raised.

    Args:
        entries: what the log holds of the service.
        ladder: by which they climb from what was written last.
        on: the day; what is written of later days is not read.
    """
    return tuple(brought(matter, ladder, on)[0] for matter in written(entries, on).values())


def written(entries: Iterable[Entry], on: date | None = None) -> dict[str, Matter]:
    """The matters as they were last written of, by their identifiers, in the order in which they were raised.

    Args:
        entries: what the log holds of the service.
        on: the last day to read of; `None` reads all.
    """
    found: dict[str, Matter] = {}
    for _, after in _told(entries, on):
        found[after.id] = after
    return found


def next_id(entries: Iterable[Entry]) -> int:
    """The number that the next matter of the service has."""
    return 1 + sum(Kind(note.kind) in OPENING for note in _of_matters(entries, None))


def waits(entries: Iterable[Entry], ladder: Ladder) -> tuple[Wait, ...]:
    """Every time for which a matter waited for an answer, also what is to come if nobody answers any more.

    On a day *d* those wait for which ``start <= d`` and `stop` is empty or later than *d*; of them those are unanswered
    for which ``late <= d``. An answer on the last day is in time.
    """
    waiting: dict[str, Matter] = {}
    done: list[Wait] = []
    for before, after in _steps(entries, ladder):
        if after.state is State.WAITING and (before is None or before.state is State.ANSWERED):
            waiting[after.id] = after
        elif after.state is not State.WAITING and after.id in waiting:
            done.append(_wait(waiting.pop(after.id), after.moved))
    still = [_wait(matter, None) for matter in waiting.values()]
    return tuple(wait for wait in (*done, *still) if wait.stop is None or wait.start < wait.stop)


def unanswered_spells(entries: Iterable[Entry], ladder: Ladder) -> tuple[Unanswered, ...]:
    """The spells for which matters were past their time to be answered; climbing does not end one."""
    return tuple(
        Unanswered(wait.matter, wait.child, wait.team, wait.late, wait.stop)
        for wait in waits(entries, ladder)
        if wait.late is not None
    )


def _of_matters(entries: Iterable[Entry], on: date | None) -> Iterator[Note]:
    """The notes of matters, up to a day; what else the log may hold is passed over."""
    return (entry.note for entry in entries if entry.note.kind in KINDS and (on is None or entry.note.day <= on))


def _steps(entries: Iterable[Entry], ladder: Ladder) -> Iterator[tuple[Matter | None, Matter]]:
    """Each matter before and after each thing written of it, then before and after the return that is to come."""
    found: dict[str, Matter] = {}
    for before, after in _told(entries, None):
        found[after.id] = after
        yield before, after
    for matter in found.values():
        coming = next_move(matter, ladder)
        if coming is not None and matter.state is State.ANSWERED:
            yield matter, told(matter, coming)


def _told(entries: Iterable[Entry], on: date | None) -> Iterator[tuple[Matter | None, Matter]]:
    """Each matter before and after each thing written of it, up to a day."""
    found: dict[str, Matter] = {}
    for note in _of_matters(entries, on):
        before = found.get(note.body.get("matter", ""))
        after = _after(before, note)
        found[after.id] = after
        yield before, after


def _after(before: Matter | None, note: Note) -> Matter:
    try:
        return opened(note) if before is None else told(before, note)
    except (KeyError, ValueError) as error:
        raise DamagedStore(
            f"What the log tells in '{note.key}' does not follow from what is written before it.",
            next_step="See where it breaks: plimsoll escalations --verify.",
        ) from error


def _wait(matter: Matter, stop: date | None) -> Wait:
    about = matter.standing
    late = matter.deadline + timedelta(days=1)
    return Wait(
        matter=matter.id,
        sort=about.sort,
        measure=about.measure,
        team=about.team,
        child=about.child,
        start=matter.stepped,
        stop=stop,
        late=late if stop is None or late < stop else None,
    )
