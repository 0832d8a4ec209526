"""The CUSUM of the second stage: its allowance and the threshold that goes with a level and a baseline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from plimsoll.warning.run_lengths import threshold_for


@dataclass(frozen=True, slots=True)
class Design:
    """A one-sided CUSUM.

    Args:
        allowance: what each score must exceed to add anything, in spreads.
        threshold: the sum at which it agrees with a signal, in spreads.
    """

    allowance: float
    threshold: float


SHORT = 26
"""With fewer values than half a year's the mean itself is uncertain, so that smaller moves are let pass."""

ALLOWANCE = 0.5
"""Half of a move of one spread, the one to be found (Page 1954; Montgomery, section 9.1)."""

ALLOWANCE_SHORT = 1.0
"""Half of a move of two spreads, where the baseline is short."""


def design(level: float, points: int, lean: float = 0.0) -> Design:
    """The CUSUM that gives one false alert in `level` weeks, on both sides together, on a stable chart.

    Args:
        level: weeks between two false alerts on one stable chart.
        points: how many values the baseline has.
        lean: the skewness to the side that is looked at; far values on that side ask for a higher threshold.
    """
    allowance = ALLOWANCE_SHORT if points < SHORT else ALLOWANCE
    return Design(allowance, _threshold(level, points, allowance) * _stretch(lean, allowance))


@cache
def _threshold(level: float, points: int, allowance: float) -> float:
    return threshold_for(level, allowance) * (1 + 8 / points)


def _stretch(lean: float, allowance: float) -> float:
    """By how much a threshold grows where values lean to its side.

    The run length of a CUSUM grows as exp(θ h), where θ > 0 solves log E exp(θ (Z - k)) = 0. For a normal Z that is
    2k; with skewness g, to the third cumulant, θ/2 + g θ²/6 = k. The stretch keeps θ h as it was.
    """
    if lean <= 0:
        return 1.0
    theta = (math.sqrt(1 / 4 + 2 * lean * allowance / 3) - 1 / 2) * 3 / lean
    return 2 * allowance / theta
