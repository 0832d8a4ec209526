"""Which assumption matters most, told from the replications of the forecast itself: no further ones are needed.

Every replication has drawn a value for each assumption, by itself. The replications in which an assumption came out in
its lowest third are compared with those in which it came out in its highest third; all else is as it comes in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from plimsoll.simulation.answers import WHOLE
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.axes import Axes, measure_place
from plimsoll.simulation.quantiles import Numbers
from plimsoll.simulation.runs import Runs
from plimsoll.simulation.summing import difference_of, either_way

THIRDS = 3

LEAST_IN_A_THIRD = 10
"""With fewer replications in a third than these, a mean of them says too little of an assumption."""

TOO_FEW = f"Too few replications to say which assumption matters most: ask for {THIRDS * LEAST_IN_A_THIRD} or more."
NONE_VARIES = "No assumption has a range, so none matters more than another."
NONE_TOLD = "No assumption moves the difference further than chance does in so many replications."


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption does to the difference that a decision makes.

    Args:
        lever: what is assumed.
        low: the mean difference in the replications in which it is in its lowest third.
        high: the same in its highest third.
        error: the standard error of the second less the first.
        low_value: the mean value drawn in the lowest third.
        high_value: the same in the highest.
        sure: whether the two can be told from chance.
    """

    lever: Lever
    low: float
    high: float
    error: float
    low_value: float
    high_value: float
    sure: bool

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """Which assumption matters most to the difference in one measure on one day.

    Args:
        measure: the measure's name.
        unit: the whole service, or a team's name.
        day: the day.
        middle: the mean difference over all replications; `None` where there was nothing to count.
        swings: one for each assumption with a range, the widest first.
        note: what a reader must know; empty for nothing.
    """

    measure: str
    unit: str
    day: date
    middle: float | None
    swings: tuple[Swing, ...]
    note: str = ""


def tornado(runs: Runs, known: Axes, measure: str, unit: str = WHOLE, day: int = -1) -> Tornado:
    """The tornado of a measure's difference.

    Args:
        runs: the replications, with what they drew.
        known: what their axes stand for.
        measure: the measure's name.
        unit: the unit.
        day: the place of the day; the last one unless told.

    Raises:
        WrongUse: a forecast does not answer the measure, or knows no such team.
    """
    differences = difference_of(runs, measure_place(measure), known.unit(unit), day)
    counted = ~np.isnan(differences)
    swings, note = _swings(runs.levers, runs.inputs[counted], differences[counted])
    middle = float(differences[counted].mean()) if counted.any() else None
    return Tornado(measure, unit, known.days[day], middle, swings, note)


def _swings(levers: tuple[Lever, ...], inputs: Numbers, differences: Numbers) -> tuple[tuple[Swing, ...], str]:
    third = len(differences) // THIRDS
    if third < LEAST_IN_A_THIRD:
        return (), TOO_FEW
    varied = [place for place in range(len(levers)) if np.ptp(inputs[:, place]) > 0]
    swings = [_swing(levers[place], inputs[:, place], differences, third) for place in varied]
    ordered = tuple(sorted(swings, key=lambda swing: -swing.width))
    if not ordered:
        return (), NONE_VARIES
    return ordered, "" if any(swing.sure for swing in ordered) else NONE_TOLD


def _swing(lever: Lever, values: Numbers, differences: Numbers, third: int) -> Swing:
    ranked = np.argsort(values, kind="stable")
    lowest, highest = ranked[:third], ranked[-third:]
    low, high = (float(differences[part].mean()) for part in (lowest, highest))
    error = sqrt(sum(float(differences[part].var(ddof=1)) / third for part in (lowest, highest)))
    sure = abs(high - low) > either_way(error, 2 * third - 1)
    values_of = (float(values[lowest].mean()), float(values[highest].mean()))
    return Swing(lever, low, high, error, *values_of, sure)
