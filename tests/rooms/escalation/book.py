"""A log in memory, a ladder of three steps, and things that stand: what the tests of the ladder stand on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from plimsoll.escalation.answering import Answered, answer
from plimsoll.escalation.climbing import climb
from plimsoll.escalation.concerns import Concern, concern
from plimsoll.escalation.matter import Matter, Sort, Standing
from plimsoll.escalation.reading import matters
from plimsoll.store.entry import Entry, Note, entered
from plimsoll.vocabulary.ladder import Ladder, Step

LADDER = Ladder(
    (Step("team manager", 2), Step("head of service", 3), Step("director", 5)),
    overdue_days=10,
    aligned_days=7,
    answer_days=28,
)

MONDAY = date(2024, 6, 3)
"""A Monday in a month without bank holidays, so that the days of June 2024 can be counted by eye."""


def june(day: int) -> date:
    """A day of that month."""
    return MONDAY.replace(day=day)


def standing(key: str, sort: Sort = Sort.ALIGNED, since: date = MONDAY) -> Standing:
    """Something that stands, of a child of its own."""
    return Standing(f"{sort}:{key}", sort, since, "Two barriers are down", "aligned", "T1", key)


class Book:
    """A log of one service, in memory: as `plimsoll.store.log.Log` writes it, a key that is written is passed over."""

    def __init__(self, ladder: Ladder = LADDER, entries: Iterable[Entry] = ()) -> None:
        self.ladder = ladder
        self.entries = list(entries)

    def write(self, notes: Iterable[Note]) -> list[str]:
        """Write what is new, and say its kinds and days in order: ``raised 3``."""
        written = {entry.note.key for entry in self.entries}
        new = [note for note in notes if note.key not in written]
        for note in new:
            before = self.entries[-1].hash if self.entries else ""
            self.entries.append(entered(len(self.entries) + 1, "north", note, "", before))
        return [f"{note.kind} {note.day.day}" for note in new]

    def look(self, on: date, *stands: Standing, unjudged: Collection[str] = ()) -> list[str]:
        """Look at a day on which these stand, and those may."""
        return self.write(climb(self.entries, stands, self.ladder, on, unjudged))

    def answer(self, matter: str, role: str, on: date, next: date | None, **more: object) -> list[str]:  # noqa: A002
        """Answer a matter."""
        said = {"note": "Two agency workers come on Monday", "settled": False} | more
        return self.write(answer(self.entries, Answered(matter, role, on=on, next=next, **said), self.ladder))

    def concern(self, raised: Concern) -> list[str]:
        """Raise a concern."""
        return self.write(concern(self.entries, raised, self.ladder))

    def on(self, day: date) -> tuple[Matter, ...]:
        """The matters as they stand at the end of a day."""
        return matters(self.entries, self.ladder, day)

    def content(self) -> dict[str, tuple[date, str, dict[str, str]]]:
        """What is written, by key, whatever its order."""
        notes = [entry.note for entry in self.entries]
        return {note.key: (note.day, str(note.kind), dict(note.body)) for note in notes}
