"""How long a series remembers: neighbouring weeks are seldom strangers, and a mean of them wavers the more for it.

A stock of cases hardly changes in a week, so thirty weeks of it tell much less than thirty separate numbers would. What
a mean of some weeks is worth is worked out here from how alike neighbouring weeks are (a first-order autoregression).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from plimsoll.warning.lines import mean

BIAS_CONSTANT = 1
BIAS_SLOPE = 4
"""The correlation of neighbours in n values comes out too small by (1 + 4 rho) / n (Kendall 1954; Marriott and Pope
1954)."""

LONGEST = 0.95
"""No series is taken to remember more than this: with more, the mean of a year of weeks would be worth little more than
one week, and nothing could ever be told."""


def memory(deviations: Sequence[float | None]) -> float:
    """How alike neighbouring weeks are, from 0 (strangers) to `LONGEST`, put right for the bias of a short series.

    Args:
        deviations: values less what is usual, in order; a gap is `None`, and spans no pair.
    """
    known = [each for each in deviations if each is not None]
    pairs = [(one, other) for one, other in pairwise(deviations) if one is not None and other is not None]
    around = math.fsum(each * each for each in known)
    if len(known) <= BIAS_SLOPE or not pairs or around == 0:
        return 0.0
    alike = mean([one * other for one, other in pairs]) / (around / len(known))
    right = (len(known) * alike + BIAS_CONSTANT) / (len(known) - BIAS_SLOPE)
    return min(max(right, 0.0), LONGEST)


def wavering(number: int, alike: float) -> float:
    """The variance of a mean of so many neighbouring weeks, in variances of one week: 1 over the number of strangers.

    Args:
        number: how many weeks, at least one.
        alike: how alike neighbours are (`memory`).
    """
    shared = math.fsum((1 - apart / number) * alike**apart for apart in range(1, number))
    return (1 + 2 * shared) / number


def variance(deviations: Sequence[float], alike: float) -> float:
    """The variance of one week about what is usual; deviations from their own mean are too small by what it wavers."""
    around = math.fsum(each * each for each in deviations) / len(deviations)
    return around / (1 - wavering(len(deviations), alike)) if len(deviations) > 1 else around
