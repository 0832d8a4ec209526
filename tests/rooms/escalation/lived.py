"""A made-up year of looks and answers, lived in a log of a real store: what a test may kill at any moment."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from subprocess import Popen

from tests.processes import process
from tests.rooms.escalation.book import LADDER, MONDAY, Book, standing

from plimsoll.escalation.answering import Answered, answer
from plimsoll.escalation.climbing import LOOKS, climb
from plimsoll.escalation.matter import Standing
from plimsoll.store import Entry, Log, Note
from plimsoll.vocabulary.errors import WrongUse

SERVICE = "north"
DAYS = 120
THINGS = 12
TURN = 0.1
"""How likely a thing is to begin or to cease to stand on a day."""

Writes = Callable[[Sequence[Entry]], Sequence[Note]]


def year(seed: int) -> Iterator[tuple[date, list[Writes]]]:
    """Each day with what is to be written on it: one look, then the answers that somebody tries to give."""
    chance = random.Random(seed)
    stands: set[str] = set()
    for number in range(DAYS):
        day = MONDAY + timedelta(days=number)
        stands ^= {f"c{thing}" for thing in range(THINGS) if chance.random() < TURN}
        yield day, [partial(_look, [standing(thing) for thing in stands], day), *_answers(chance, day)]


def _answers(chance: random.Random, day: date) -> list[Writes]:
    tried = [f"M{chance.randint(1, THINGS * 10)}" for _ in range(4)]
    roles = [chance.choice(LADDER.steps).role for _ in tried]
    later = day + timedelta(days=chance.randint(1, 20))
    said = [Answered(matter, role, "A rota from Monday", day, later) for matter, role in zip(tried, roles, strict=True)]
    return [partial(_answer, each) for each in said]


def _look(stands: Sequence[Standing], day: date, entries: Sequence[Entry]) -> Sequence[Note]:
    return climb(entries, stands, LADDER, day)


def _answer(said: Answered, entries: Sequence[Entry]) -> Sequence[Note]:
    return answer(entries, said, LADDER)


def in_memory(seed: int) -> Book:
    """What the log holds after the year when nothing goes wrong."""
    book = Book()
    for _, writes in year(seed):
        for write in writes:
            _tried(lambda write=write: book.write(write(book.entries)))
    return book


def _tried(write: Callable[[], object]) -> None:
    try:
        write()
    except WrongUse:
        return  # An answer to what is not there or not due, or a look at a day that others have passed.


def living(store: Path, seed: int, url: str | None = None) -> AbstractContextManager[Popen[str]]:
    """A process that lives the year from the last day looked at, and tells each day when it is written."""
    return process("tests.rooms.escalation.lived", store, seed, url)


def main(folder: str, seed: str, url: str | None = None) -> None:
    """Live what is left of the year."""
    log = Log.open(folder, url)
    looked = max((entry.note.day for entry in log.entries(SERVICE) if entry.note.kind in LOOKS), default=MONDAY)
    for day, writes in year(int(seed)):
        if day >= looked:
            for write in writes:
                _tried(lambda write=write: log.append(SERVICE, write))
            sys.stdout.write(f"{day}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
