"""When what happened became known: each record's delay, its slips of the pen and the rows entered by mistake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.course import Course
from plimsoll.invention.scenario import Level
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, between

# Days from an event to its record: mostly within the two to five working days that services ask for (facts: Liverpool,
# 24 hours to 5 working days), with a long tail. The shares are assumptions.
SOON = 1.5
TAIL_SHARE = 0.04
TAIL = 20.0
AT_ONCE = 0.2
"""What the system itself moves on (a referral, an allocation) is recorded so much sooner than a case note."""

# Rows later found wrong: a date that was a few days out, and a row entered twice. Assumptions.
SLIPS = 0.006
SLIP_MOST = 9
PUT_RIGHT = (4, 75)
TWICE = 0.0025
TAKEN_OUT = (2, 90)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Draws when rows become known, for one table.

    Args:
        chance: its stream.
        course: the scenario, which slows records down.
        pace: the delay as a multiple of a case note's.
    """

    chance: Chance
    course: Course
    pace: float = 1.0

    def known(self, happened: Days, floor: Days | int = 0) -> Days:
        """The day each record is made: no earlier than the event, nor than `floor` (the record it hangs on)."""
        slow = self.course.at(Level.RECORDING, happened) * self.pace
        tail = self.chance.random(len(happened)) < TAIL_SHARE * slow
        mean = np.where(tail, TAIL, SOON * slow)
        delay = (self.chance.exponential(1.0, len(happened)) * mean).astype(np.int64)
        return np.where(happened < NEVER, np.maximum(happened + delay, floor), NEVER)

    def slips(self, right: Days, known: Days) -> tuple[Days, Days]:
        """What each date first said, and until when: some were put a few days too early and corrected later."""
        slipped = (self.chance.random(len(right)) < SLIPS) & (right < NEVER)
        early = np.where(slipped, right - between(self.chance, 1, SLIP_MOST, len(right)), right)
        until = np.where(slipped, known + between(self.chance, *PUT_RIGHT, len(right)), 0)
        return early, until

    def twice(self, count: int) -> Days:
        """Every position of `count`, and after them those of the rows that were entered twice."""
        again = np.flatnonzero(self.chance.random(count) < TWICE)
        return np.concatenate([np.arange(count, dtype=np.int64), again])

    def gone(self, known: Days, mistaken: Flags) -> Days:
        """The day a mistaken row is taken out again; `NEVER` for the others."""
        out = known + between(self.chance, *TAKEN_OUT, len(known))
        return np.where(mistaken & (known < NEVER), out, NEVER)
