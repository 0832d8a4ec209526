"""The twin's chance: every number by its name. Only the arithmetic of one draw is shared with the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, exp, log, sqrt

from plimsoll.simulation.chances import For, Key, chance, lasting
from plimsoll.simulation.service import Shape, Spread

SURE = 1.0

# As Python has them, not as they were compiled: the compiler's arithmetic is held to Python's too.
plain_chance, plain_lasting = (getattr(each, "py_func", each) for each in (chance, lasting))


class Draws:
    """The numbers of one replication, by what they are for and whom they concern."""

    def __init__(self, key: Key) -> None:
        self.key = key

    def even(self, purpose: For, who: int, life: int = 0, nth: int = 0) -> float:
        """An even number between 0 and 1."""
        return plain_chance(self.key, int(purpose), who, life, nth)

    def time(self, spread: Spread, purpose: For, who: int, life: int = 0, nth: int = 0) -> float:
        """A fresh time."""
        return exceeded(spread, self.even(purpose, who, life, nth))

    def gap(self, mean: float, purpose: For, who: int, life: int = 0, nth: int = 0) -> float:
        """The time to what comes at random, so far apart on average."""
        return self.time(Spread(Shape.EXPONENTIAL, mean), purpose, who, life, nth)

    def rest(self, spread: Spread, age: float, purpose: For, who: int) -> float:
        """What is left of a time that has reached an age."""
        share = self.even(purpose, who) * longer(spread, age)
        return max(0.0, exceeded(spread, share) - age) if share > 0 else 0.0


def exceeded(spread: Spread, share: float) -> float:
    """The time that a share of all exceed."""
    return plain_lasting(int(spread.shape), spread.centre, spread.sigma, share)


def longer(spread: Spread, age: float) -> float:
    """The share of all times that are longer than an age."""
    if age <= 0 or spread.shape is Shape.FIXED:
        return SURE
    if spread.shape is Shape.EXPONENTIAL:
        return exp(-age / spread.centre)
    return 0.5 * erfc(log(age / spread.centre) / spread.sigma / sqrt(2))


def falls_on(shares: Sequence[float], even: float) -> int | None:
    """The place that an even number falls on; none where it falls beyond them all."""
    reached = 0.0
    for place, share in enumerate(shares):
        reached += share
        if even < reached:
            return place
    return None


def one_of(weights: Sequence[float], even: float) -> int | None:
    """The place that an even number falls on among weights, whatever they sum to; none where there is no weight."""
    some = [at for at, weight in enumerate(weights) if weight > 0]
    place = falls_on(weights, even * total(weights))
    return place if place is not None else max(some, default=None)


def total(weights: Sequence[float]) -> float:
    """Their sum, from the first to the last."""
    reached = 0.0
    for weight in weights:
        reached += weight
    return reached
