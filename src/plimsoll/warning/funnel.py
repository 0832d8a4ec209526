"""A funnel: units beside each other at one time, with limits as wide as their size makes them. Never a league table.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005), 1185-1202.
The units keep the order in which they are given, and nothing here sorts them by value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.charted import Direction
from plimsoll.warning.counted import RATES, SHARES, SIGMAS, Family
from plimsoll.warning.lines import NEAR, mean, side

TRIMMED = 0.1
"""The share of units at either end whose scores are drawn in before the spread is judged (Spiegelhalter 2005)."""

FEWEST = 3
"""Units from which a spread between them can be told at all."""

EXPECTED = 5
"""Cases, and cases that are not, that a unit should lead one to expect for its limits to be near to right."""


class Counts(StrEnum):
    """What a unit's count is."""

    SHARES = "shares"
    RATES = "rates"


class Spread(StrEnum):
    """How limits allow for what varies between units and is nobody's doing.

    NONE: not at all. MULTIPLICATIVE: every sigma wider by one factor. ADDITIVE: a variance between units, tau squared,
    beside each unit's own.
    """

    NONE = "none"
    MULTIPLICATIVE = "multiplicative"
    ADDITIVE = "additive"


FAMILIES: dict[Counts, Family] = {Counts.SHARES: SHARES, Counts.RATES: RATES}


@dataclass(frozen=True, slots=True)
class Placed:
    """One unit in a funnel. A unit with nothing to count among has no value and no limits.

    Args:
        unit: which.
        value: its share or rate.
        n: what it was counted among or over.
        lower: the lower limit at its size, at three sigma.
        upper: the upper limit at its size.
        near_lower: the lower limit at two sigma.
        near_upper: the upper limit at two sigma.
        beyond: which way it lies beyond three sigma; `None` where it does not.
    """

    unit: str | None
    value: float | None
    n: float | None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None
    beyond: Direction | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units beside each other.

    Args:
        pooled: all cases over all that they were counted among; `None` without any.
        factor: by how much every sigma was widened; 1 for not at all.
        tau_squared: the variance between units that was added; 0 for none.
        units: the units, in the order given.
        notes: what a reader should know.
    """

    pooled: float | None
    factor: float
    tau_squared: float
    units: tuple[Placed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a funnel is given of one unit.

    Args:
        unit: which.
        y: its count; `None` is not known.
        n: what it was counted among or over.
    """

    unit: str | None
    y: float | None
    n: float | None


def funnel(units: Sequence[Unit], counts: Counts = Counts.SHARES, spread: Spread = Spread.ADDITIVE) -> Funnel:
    """Units beside each other, with limits about what all of them have together.

    Args:
        units: the units, in the order in which they are to be shown.
        counts: whether they are shares, or rates over an exposure.
        spread: how the limits allow for what varies between units.

    Raises:
        WrongUse: a count is less than none, or a share more than all.
    """
    known = [each for each in units if each.y is not None and each.n]
    _check(known, counts)
    if not known:
        return Funnel(None, 1.0, 0.0, tuple(Placed(each.unit, None, each.n) for each in units), (NOTHING,))
    pooled = math.fsum(each.y or 0.0 for each in known) / math.fsum(each.n or 0.0 for each in known)
    variance = FAMILIES[counts].variance(pooled)
    factor, tau_squared = _widened(known, pooled, variance, spread)
    placed = tuple(_placed(each, pooled, (factor, tau_squared), FAMILIES[counts]) for each in units)
    return Funnel(pooled, factor, tau_squared, placed, tuple(_notes(known, pooled, counts, spread)))


def trimmed(scores: Sequence[float], share: float = TRIMMED) -> list[float]:
    """The scores in order of size, those at either end drawn in to the next that stays (winsorised)."""
    ordered, cut = sorted(scores), int(share * len(scores))
    last = len(ordered) - 1 - cut
    return [ordered[min(max(place, cut), last)] for place in range(len(ordered))]


def _widened(known: Sequence[Unit], pooled: float, variance: float, spread: Spread) -> tuple[float, float]:
    """The factor on sigma and the variance between units: 1 and 0 where nothing more than chance is seen."""
    if spread is Spread.NONE or len(known) < FEWEST or variance == 0:
        return 1.0, 0.0
    own = [variance / (each.n or math.inf) for each in known]
    scores = [
        ((each.y or 0.0) / (each.n or math.inf) - pooled) / math.sqrt(v) for each, v in zip(known, own, strict=True)
    ]
    phi = mean([score * score for score in trimmed(scores)])
    if spread is Spread.MULTIPLICATIVE:
        return math.sqrt(max(phi, 1.0)), 0.0
    return 1.0, _between(phi, [1 / each for each in own])


def _between(phi: float, weights: Sequence[float]) -> float:
    """Tau squared by the method of moments (DerSimonian and Laird 1986; Spiegelhalter 2005, section 4.3)."""
    count, total = len(weights), math.fsum(weights)
    spare = total - math.fsum(weight * weight for weight in weights) / total
    return max(0.0, (count * phi - (count - 1)) / spare)


def _placed(each: Unit, pooled: float, widened: tuple[float, float], family: Family) -> Placed:
    if each.y is None or not each.n:
        return Placed(each.unit, None, each.n)
    value, (factor, tau_squared) = each.y / each.n, widened
    sigma = math.sqrt(family.variance(pooled) / each.n * factor * factor + tau_squared)
    far, near = SIGMAS * sigma, SIGMAS * NEAR * sigma
    low, high, near_low, near_high = (min(max(pooled + way, 0.0), family.most) for way in (-far, far, -near, near))
    beyond = Direction.UP if side(value, high) > 0 else Direction.DOWN if side(value, low) < 0 else None
    return Placed(each.unit, value, each.n, low, high, near_low, near_high, beyond)


def _check(known: Sequence[Unit], counts: Counts) -> None:
    for place, each in enumerate(known, 1):
        y, n = each.y or 0.0, each.n or 0.0
        if y < 0 or n < 0:
            raise WrongUse(f"Unit {place} of the funnel has less than none.")
        if counts is Counts.SHARES and y > n:
            raise WrongUse(f"Unit {place} of the funnel has more than it is counted among.")


NOTHING = "There is nothing to compare: no unit has anything to count among."
FEW = f"Fewer than {FEWEST} units: what varies between units cannot be told, so the limits allow for chance alone."


def _notes(known: Sequence[Unit], pooled: float, counts: Counts, spread: Spread) -> list[str]:
    few = [FEW] if len(known) < FEWEST and spread is not Spread.NONE else []
    rarer = min(pooled, 1 - pooled) if counts is Counts.SHARES else pooled
    small = sum((each.n or 0.0) * rarer < EXPECTED for each in known)
    unsure = [f"For {small} of {len(known)} units fewer than {EXPECTED} cases are expected: their limits are rough."]
    return [*few, *(unsure if small else [])]
