"""The course of a scenario: the value of each level on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from plimsoll.invention.almanac import number
from plimsoll.invention.scenario import Level, Scenario
from plimsoll.invention.streams import Days, Reals


@dataclass(frozen=True, slots=True)
class Course:
    """The levels at the scenario's turning points. Before the first and after the last nothing moves."""

    turns: Days
    levels: dict[Level, Reals]

    def at(self, level: Level, days: Days) -> Reals:
        """The level on each day."""
        return np.interp(days, self.turns, self.levels[level]).astype(np.float64)


def course(scenario: Scenario, ends: date) -> Course:
    """The course of `scenario` when the invention ends on `ends`."""
    dated = scenario.dated(ends)
    turns = np.array([number(day) for day, _ in dated], dtype=np.int64)
    levels = {level: np.array([phase.levels[level] for _, phase in dated], dtype=np.float64) for level in Level}
    return Course(turns, levels)
