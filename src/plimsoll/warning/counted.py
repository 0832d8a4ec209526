"""Charts of counts: shares of a denominator, rates over an exposure, and plain counts.

Formulas: Montgomery, Introduction to Statistical Quality Control, chapter 7; for P' and U', D. B. Laney, Improved
control charts for attributes, Quality Engineering 14 (2002), 531-537.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from plimsoll.warning.lines import Lines, Part, Ruled, around, mean
from plimsoll.warning.ranges import D2, ranges

SIGMAS = 3
"""How far the limits stand from the mean, in sigmas (Shewhart)."""


@dataclass(frozen=True, slots=True)
class Family:
    """What shares and rates have each of their own.

    Args:
        variance: of one case, from the mean; over the denominator it is that of a point.
        most: the most that a value can be.
    """

    variance: Callable[[float], float]
    most: float


SHARES = Family(lambda share: max(share * (1 - share), 0.0), 1.0)
"""Binomial: children among children."""

RATES = Family(lambda rate: max(rate, 0.0), math.inf)
"""Poisson: events over an exposure."""


def plain(family: Family, part: Part) -> Ruled:
    """P and U: limits that are as wide as chance alone makes them, the wider the smaller the denominator."""
    return _ruled(family, part, 1.0)


def prime(family: Family, part: Part) -> Ruled:
    """P' and U': the same, wider by what varies between subgroups: sigma z, from the moving ranges of the z-scores.

    Laney's moving ranges are not screened.
    """
    pooled = _pooled(part)
    if pooled is None:
        return _ruled(family, part, None)
    sigmas = [_sigma(family, pooled, n) for n in _among(part)]
    if not all(sigma is None or sigma > 0 for sigma in sigmas):
        return _ruled(family, part, 1.0)
    scores = [_score(value, pooled, sigma) for value, sigma in zip(_values(part), sigmas, strict=True)]
    moving = ranges(scores[: part.based], screen=False)
    return _ruled(family, part, None if moving.mean is None else moving.mean / D2)


def counts(part: Part) -> Ruled:
    """C: plain counts over equal exposures, with the limits of a Poisson count."""
    known = [value for value in part.y[: part.based] if value is not None]
    if not known:
        return Ruled(part.y, (None,) * len(part.y))
    centre = mean(known)
    width = SIGMAS * math.sqrt(RATES.variance(centre))
    return Ruled(part.y, (around(centre, width, least=0.0),) * len(part.y), flat=width == 0)


P, P_PRIME = partial(plain, SHARES), partial(prime, SHARES)
U, U_PRIME = partial(plain, RATES), partial(prime, RATES)


def _ruled(family: Family, part: Part, wider: float | None) -> Ruled:
    """A group with limits at three sigma times `wider`; without limits where nothing tells how wide."""
    pooled, values = _pooled(part), _values(part)
    if pooled is None:
        return Ruled(values, (None,) * len(values))
    sigmas = [_sigma(family, pooled, n) for n in _among(part)]
    lines = tuple(_lines(family, pooled, sigma, wider) for sigma in sigmas)
    flat = family.variance(pooled) == 0 or wider == 0
    return Ruled(values, lines, flat=flat)


def _lines(family: Family, pooled: float, sigma: float | None, wider: float | None) -> Lines | None:
    if sigma is None:
        return None
    return Lines(pooled) if wider is None else around(pooled, SIGMAS * sigma * wider, 0.0, family.most)


def _among(part: Part) -> tuple[float | None, ...]:
    """What each point was counted among; `None` where the point is a gap."""
    among = part.n or (None,) * len(part.y)
    return tuple(None if y is None else n for y, n in zip(part.y, among, strict=True))


def _values(part: Part) -> tuple[float | None, ...]:
    return tuple(None if y is None or not n else y / n for y, n in zip(part.y, _among(part), strict=True))


def _pooled(part: Part) -> float | None:
    """All that was counted over all that it was counted among, in the baseline; `None` without any."""
    among = math.fsum(n for n in _among(part)[: part.based] if n is not None)
    return math.fsum(y for y in part.y[: part.based] if y is not None) / among if among else None


def _sigma(family: Family, pooled: float, n: float | None) -> float | None:
    return math.sqrt(family.variance(pooled) / n) if n else None


def _score(value: float | None, pooled: float, sigma: float | None) -> float | None:
    """How many sigmas a value lies from the mean."""
    return None if value is None or sigma is None else (value - pooled) / sigma
