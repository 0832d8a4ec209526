"""The verb that follows decisions: what each should move, and whether it has."""

from __future__ import annotations

import lazy_loader

from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike
from plimsoll.door.opened import Opened

remedying = lazy_loader.load("plimsoll.door.remedying", suppress_warning=True)


class Remedies(Opened):
    """What a store can be asked about what its decisions moved."""

    def watch(
        self, on: DayLike | None = None, decision: str | None = None, as_known_on: DayLike | None = None
    ) -> Answer:
        """What became of all that decisions and remedial actions should move; those that come back unmoved first.

        Args:
            on: the day, at its end.
            decision: only the one of this reference.
            as_known_on: answer from what was known on this day.

        Returns:
            A row for each measure or defence that a decision should move.

        Raises:
            WrongUse: the register holds no such decision, or it was taken after the day.
            UnreadableInput: nothing has been loaded.
        """
        at = self._desk(as_known_on)
        answer: Answer = remedying.watch(at, at.day(on), decision)
        return answer
