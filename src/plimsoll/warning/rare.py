"""Charts of what seldom happens: how many cases, or how long, between one event and the next.

More is better: a point above the upper limit says that the events have become rarer.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import replace

from plimsoll.warning.counted import SIGMAS
from plimsoll.warning.lines import Lines, Part, Ruled, around, mean
from plimsoll.warning.ranges import D2, ranges

POWER = 3.6
"""Times between events are near to normal when this root of them is taken (Nelson 1994)."""


def cases_between(part: Part) -> Ruled:
    """G: cases between events. Limits at three sigma of a geometric count about its mean, the centre line its median.

    The standard deviation is the root of c (c + 1) (Montgomery); the median halves a skewed count where a mean does
    not (Provost and Murray), so runs are counted about it, as qicharts2 does.
    """
    known = [value for value in part.y[: part.based] if value is not None]
    if not known:
        return Ruled(part.y, (None,) * len(part.y))
    centre = mean(known)
    width = SIGMAS * math.sqrt(max(centre * (centre + 1), 0.0))
    lines = replace(around(centre, width, least=0.0), mean=statistics.median(known))
    return Ruled(part.y, (lines,) * len(part.y), flat=width == 0)


def time_between(part: Part) -> Ruled:
    """T: time between events. The limits of single values of its root, raised again; none below nought.

    As qicharts2: sigma is the mean moving range over 1.128, and moving ranges are screened.
    """
    roots = tuple(None if value is None else value ** (1 / POWER) for value in part.y)
    based = roots[: part.based]
    known = [root for root in based if root is not None]
    if not known:
        return Ruled(part.y, (None,) * len(part.y))
    centre, moving = mean(known), ranges(based, part.screen)
    lines = Lines(centre) if moving.mean is None else around(centre, SIGMAS * moving.mean / D2)
    return Ruled(part.y, (_raised(lines),) * len(part.y), moving.screened, flat=moving.mean == 0)


def _raised(lines: Lines) -> Lines:
    """The lines of the roots as lines of the times."""
    at = (lines.mean, lines.lower, lines.upper, lines.near_lower, lines.near_upper)
    return Lines(*(root if math.isinf(root) else max(root, 0.0) ** POWER for root in at))
