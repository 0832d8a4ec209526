"""Chance by name: every number drawn is a function of the seed, the replication, what it is for and whom it concerns.

So a family meets the same fate in a forecast with a decision and in one without it, in whatever order things happen,
and any replication can be lived through again alone. The generator is Philox 4x32 with ten rounds (Salmon, Moraes,
Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011).
"""

from __future__ import annotations

from enum import IntEnum
from math import exp, log, sqrt
from typing import NamedTuple

import numpy as np

from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.service import Shape

FIXED, EXPONENTIAL, LOGNORMAL = (int(shape) for shape in Shape)


class For(IntEnum):
    """What a number is drawn for."""

    ARRIVES = 1
    """The time to the next family that may come."""
    COMES = 2
    """Whether it comes, by the day's rate."""
    ENTRY = 3
    CHILDREN = 4
    TEAM = 5
    LASTS = 6
    NEXT = 7
    WITHDRAWS = 8
    RETURNS = 9
    RETURNS_IN = 10
    LEAVES = 11
    LEAVES_NOW = 12
    FILLED = 13
    NEW = 14
    FALLS_ILL = 15
    FALLS_ILL_NOW = 16
    AWAY_KIND = 17
    AWAY_FOR = 18
    LEAVES_ON_DAY = 19
    LEFT_OVER = 20
    """What share of its stage's time is left of a case of which nobody knows when the stage began."""
    ASSUMED = 21
    """An uncertain number of the whole replication, by the lever's place."""


class Key(NamedTuple):
    """What every draw of a replication has in common: two words of 32 bits."""

    seed: int
    replication: int


_MASK = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_FIRST, _SECOND = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_STEP_ONE, _STEP_TWO = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
_ROUNDS = 10
_CUT = np.uint64(6)
_SHIFT = np.uint64(26)
_FINE = 2.0**-52


@compiled
def philox(counter: tuple[int, int, int, int], key: Key) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """The four words of 32 bits that Philox makes of a counter of four and a key of two."""
    a, b, c, d = np.uint64(counter[0]), np.uint64(counter[1]), np.uint64(counter[2]), np.uint64(counter[3])
    one, two = np.uint64(key.seed), np.uint64(key.replication)
    for _ in range(_ROUNDS):
        left, right = _FIRST * a, _SECOND * c
        a, b, c, d = (right >> _HALF) ^ b ^ one, right & _MASK, (left >> _HALF) ^ d ^ two, left & _MASK
        one, two = (one + _STEP_ONE) & _MASK, (two + _STEP_TWO) & _MASK
    return a, b, c, d


@compiled
def chance(key: Key, purpose: int, who: int, life: int, nth: int) -> float:
    """A number evenly between 0 and 1, never either, with 52 bits.

    Args:
        key: the replication.
        purpose: what it is for, a `For`.
        who: the family or the post.
        life: the family's spell, or how many have held the post before.
        nth: how many such numbers were drawn for it before.
    """
    high, low, _, _ = philox((purpose, who, life, nth), key)
    return (float(((high >> _CUT) << _SHIFT) | (low >> _CUT)) + 0.5) * _FINE


@compiled
def lasting(shape: int, centre: float, sigma: float, survived: float) -> float:
    """The time that a share `survived` of all exceed: the inverse of the survival function.

    With an even number for `survived` it is a fresh draw; with that number times the share of all times that are
    longer than an age, a draw among those that have reached the age.
    """
    if shape == FIXED:
        return centre
    if shape == EXPONENTIAL:
        return -centre * log(survived)
    return centre * exp(-sigma * normal(survived))


# Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988): PPND16,
# right to about 1 part in 10^16. Coefficients of the highest power first.
_NEAR = (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
         13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608)  # fmt: skip
_NEAR_UNDER = (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
               5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0)  # fmt: skip
_FAR = (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734)  # fmt: skip
_FAR_UNDER = (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
              0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187,
              1.0)  # fmt: skip
_TAIL = (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
         0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
         6.6579046435011037772)  # fmt: skip
_TAIL_UNDER = (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
               7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
               0.59983220655588793769, 1.0)  # fmt: skip
_MIDDLE, _MIDDLE_SQUARED = 0.425, 0.180625
_FAR_FROM, _TAIL_FROM = 1.6, 5.0


@compiled
def _series(coefficients: tuple[float, float, float, float, float, float, float, float], at: float) -> float:
    total = 0.0
    for each in coefficients:
        total = total * at + each
    return total


@compiled
def normal(share: float) -> float:
    """The value below which a share of the standard normal distribution lies."""
    off = share - 0.5
    if abs(off) <= _MIDDLE:
        at = _MIDDLE_SQUARED - off * off
        return off * _series(_NEAR, at) / _series(_NEAR_UNDER, at)
    at = sqrt(-log(share if off < 0 else 1.0 - share))
    if at <= _TAIL_FROM:
        value = _series(_FAR, at - _FAR_FROM) / _series(_FAR_UNDER, at - _FAR_FROM)
    else:
        value = _series(_TAIL, at - _TAIL_FROM) / _series(_TAIL_UNDER, at - _TAIL_FROM)
    return -value if off < 0 else value
