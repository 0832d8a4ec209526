"""How long something lasts, from times some of which are not over yet, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, log, sqrt
from statistics import NormalDist

from plimsoll.simulation.service import Shape, Spread

LEAST = 30
"""Events below which the records say too little, and a stated assumption stands in: a share or a mean of fewer is
uncertain by more than a third either way (1.96 over the root of 30)."""

SURE = 1.96
"""Standard errors to either side that hold 95 in 100."""

SHORTEST = 0.25
"""Working days that nothing is shorter than: what begins and ends on one day took some of it."""

SIGMA_LEAST, SIGMA_MOST = 0.1, 2.5
"""What the logarithm of a length spreads by, at the least and at the most; beyond them a fit has found noise."""

Length = tuple[float, int, int]
"""A length in working days, how many ended at it, and how many had lasted so long and were not over."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that was over by each length, as Kaplan and Meier reckon it from lengths some of which are cut short.

    Args:
        points: each length at which something ended, with the share over by then.
        ended: how many ended.
    """

    points: tuple[tuple[float, float], ...]
    ended: int

    def reached(self, share: float) -> float | None:
        """The length by which so large a share was over; `None` where it never was."""
        return next((length for length, over in self.points if over >= share), None)

    def by(self, length: float) -> float:
        """The share over by a length."""
        return max((over for at, over in self.points if at <= length), default=0.0)


def curve(lengths: Iterable[Length], entered: Iterable[tuple[float, int]] = ()) -> Curve:
    """The curve of some lengths (Kaplan and Meier, "Nonparametric estimation from incomplete observations", 1958).

    Args:
        lengths: the lengths.
        entered: how many of them were seen only from an age on: they could not have been seen to end before it.
    """
    ordered, unseen = sorted(lengths), sorted(entered)
    at_risk = sum(ended + lasting for _, ended, lasting in ordered) - sum(count for _, count in unseen)
    seen = 0
    left, points, total = 1.0, [], 0
    for length, group in groupby(ordered, key=lambda each: each[0]):
        rows = list(group)
        ended = sum(row[1] for row in rows)
        while seen < len(unseen) and unseen[seen][0] < length:
            at_risk += unseen[seen][1]
            seen += 1
        # Where all those seen so far ended, a curve would be over for good; later entries say that it is not.
        if 0 < ended < at_risk or (ended and seen == len(unseen)):
            left *= 1 - min(ended / at_risk, 1.0)
            points.append((length, 1 - left))
        total += ended
        at_risk -= sum(row[1] + row[2] for row in rows)
    return Curve(tuple(points), total)


SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""The shares of a curve that a lognormal is laid through."""

POINTS_LEAST = 3
"""Points that a line is laid through at least."""


def lognormal(found: Curve, upto: float = 1.0) -> Spread | None:
    """The lognormal whose straight line on probability paper lies nearest to the curve; `None` where too little ended.

    The logarithm of the length is regressed on the normal quantile of the share, by least squares.

    Args:
        found: the curve.
        upto: the share that ever ends; the lognormal is of those.
    """
    points = [(share, found.reached(share * upto)) for share in SHARES]
    known = [(NormalDist().inv_cdf(share), log(max(at, SHORTEST))) for share, at in points if at is not None]
    if found.ended < LEAST or len(known) < POINTS_LEAST:
        return None
    centre, slope = _line(known)
    return Spread(Shape.LOGNORMAL, exp(centre), min(max(slope, SIGMA_LEAST), SIGMA_MOST))


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Where the line through some points stands at 0, and how steep it is."""
    count = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return mean_y - slope * mean_x, slope


def same_mean(lengths: Iterable[Length]) -> Spread | None:
    """The lognormal with the mean of the lengths and the mean of their logarithm: the days lost come out right."""
    over = [(max(length, SHORTEST), ended) for length, ended, _ in lengths if ended]
    count = sum(ended for _, ended in over)
    if count < LEAST:
        return None
    mean = sum(length * ended for length, ended in over) / count
    middle = sum(log(length) * ended for length, ended in over) / count
    sigma = sqrt(max(2 * (log(mean) - middle), SIGMA_LEAST**2))
    return Spread(Shape.LOGNORMAL, exp(middle), min(sigma, SIGMA_MOST))


def factor(events: float, spread: float = 1.0) -> float:
    """By what factor a mean or a rate of so many events may be off, 95 times in 100.

    Args:
        events: how many; a rate of them is uncertain by 1 over their root (Poisson).
        spread: the standard deviation of the logarithm of one, for the mean of a logarithm.
    """
    return exp(SURE * spread / sqrt(max(events, 1.0)))
