"""The rules and the sums of many charts at once: the quick twin of `plimsoll.warning`, for single values only.

A test lays it beside the package's own way. Rows are charts and columns are weeks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plimsoll.warning.leaning import EVEN, LASTING, NEW_WEEKS, UNSURE, WILD
from plimsoll.warning.lines import NEAR
from plimsoll.warning.ranges import SCREEN, WIDTH
from plimsoll.warning.yardstick import HEEDED, MOST_ALIKE

Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
RULES = ("beyond_limit", "trend", "two_of_three", "shift")


@dataclass(frozen=True)
class Limits:
    """The mean and the half-width of each chart's limits."""

    mean: Values
    width: Values


def limits(baseline: Values) -> Limits:
    """XmR limits with moving ranges screened once."""
    ranges = np.abs(np.diff(baseline, axis=1))
    kept = ranges < SCREEN * ranges.mean(axis=1)[:, None]
    return Limits(baseline.mean(axis=1), WIDTH * (ranges * kept).sum(axis=1) / kept.sum(axis=1))


def completed(values: Values, made: Limits, shift: int = 7, trend: int = 7) -> dict[str, tuple[Flags, Flags]]:
    """Per rule, the points at which it is fulfilled upwards and downwards."""
    centred, width = values - made.mean[:, None], made.width[:, None]
    return dict(
        zip(
            RULES,
            zip(_ups(centred, width, shift, trend), _ups(-centred, width, shift, trend), strict=True),
            strict=True,
        )
    )


def _ups(centred: Values, width: Values, shift: int, trend: int) -> tuple[Flags, Flags, Flags, Flags]:
    above, beyond = centred > 0, centred > width
    near = (centred > NEAR * width) & ~beyond
    rising = np.diff(centred, axis=1, prepend=np.inf) > 0
    two = (_within(near, 3) >= 2) & (_run(above) >= 3)
    return beyond, _run(rising) >= trend - 1, two, _run(above) >= shift


def _within(flags: Flags, window: int) -> npt.NDArray[np.int64]:
    total = flags.astype(np.int64)
    for back in range(1, window):
        total[:, back:] += flags[:, :-back]
    return total


def _run(flags: Flags) -> npt.NDArray[np.int64]:
    """How long each unbroken run of flags is at each point."""
    runs = np.zeros(flags.shape, dtype=np.int64)
    length = np.zeros(len(flags), dtype=np.int64)
    for week in range(flags.shape[1]):
        length = np.where(flags[:, week], length + 1, 0)
        runs[:, week] = length
    return runs


def standing(flags: Flags) -> Flags:
    """Whether a signal stands: a rule was fulfilled in the last points."""
    return _within(flags, LASTING) > 0


@dataclass(frozen=True)
class Usual:
    """Each chart's yardstick: mean, spread widened for likeness, likeness, skewness."""

    mean: Values
    wide: Values
    likeness: Values
    lean: Values


def usual(baseline: Values) -> Usual:
    """What each baseline says is usual."""
    points = baseline.shape[1]
    mean = baseline.mean(axis=1)
    apart = baseline - mean[:, None]
    square = (apart**2).mean(axis=1)
    found = (apart[:, 1:] * apart[:, :-1]).mean(axis=1) / square
    likeness = np.clip(found + (1 + 3 * found) / points, 0, MOST_ALIKE)
    heeded = HEEDED * likeness
    spread = np.sqrt(square * points / (points - 1))
    lean = (apart**3).mean(axis=1) / square**1.5
    return Usual(mean, spread * np.sqrt((1 + heeded) / (1 - heeded)), likeness, lean)


def sums(scores: Values, allowance: float) -> Values:
    """The upper CUSUM of each row, with nothing that holds it back but what one week may count."""
    found = np.zeros(scores.shape)
    total = np.zeros(len(scores))
    for week in range(scores.shape[1]):
        total = np.maximum(0.0, total + np.minimum(scores[:, week], WILD) - allowance)
        found[:, week] = total
    return found


def persisting(stood: Flags, on_side: Flags, likeness: Values, points: int) -> Flags:
    """Whether a signal had stood through enough new weeks, each on its side."""
    heeded = HEEDED * likeness
    share = np.maximum(EVEN, (on_side[:, :points].sum(axis=1) + 1) / (points + 2))
    wanted = NEW_WEEKS * (1 + UNSURE / points) * (1 + heeded) / (1 - heeded)
    wanted = np.ceil(wanted * math.log(EVEN) / np.log(share))
    before = np.zeros_like(stood)
    before[:, 1:] = stood[:, :-1]
    return np.asarray(_run(before & on_side) >= wanted[:, None])
