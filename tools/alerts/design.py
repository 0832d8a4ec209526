"""How often the rules and the second stage are false on stable charts of single values: what the package ships."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plimsoll.warning.thresholds import allowance_for, stretch
from tools.alerts import quick
from tools.alerts.quick import Flags, Values

SEED = 4
CHARTS = 20_000
RULE_CHARTS, BATCHES = 8_000, 4
"""Charts of the rules in one go, and how often."""

RULE_POINTS = 1_000
"""Points that each chart of the rules is followed for; the run length is the points seen over the first signals."""

HARDEST = 60.0
NEAR_ENOUGH = 0.005
"""Where a threshold is looked for, and how closely, in spreads."""

WEEKS = 104
"""Weeks that each chart of the second stage is followed for after its baseline: two years."""

KNOWN = 0
"""Stands for limits that are known and not made from points."""

RULE_BASELINES = (KNOWN, 12, 16, 20, 24, 36, 52, 78, 104, 156)
BASELINES = (12, 16, 20, 25, 26, 39, 52, 78, 104, 156)
LEVELS = (200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0)
LIKENESSES = (0.0, 0.2, 0.4, 0.6, 0.8)
ANEW = 1
"""Draws other charts than those that the thresholds were set by, so that the lengths told are no echo of them."""


Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Length:
    """A measured run length and its standard error."""

    value: float
    error: float


def alike(rng: np.random.Generator, shape: tuple[int, int], likeness: float) -> Values:
    """Normal series of mean 0 and spread 1 with a lag-1 autocorrelation: a first-order autoregression."""
    noise = rng.standard_normal(shape)
    series = np.empty(shape)
    series[:, 0] = noise[:, 0]
    for week in range(1, shape[1]):
        series[:, week] = likeness * series[:, week - 1] + np.sqrt(1 - likeness**2) * noise[:, week]
    return series


def length_of(first: Places, weeks: int) -> Length:
    """Points seen until the first, over the firsts seen; a chart without one was seen to the end."""
    number = int((first < weeks).sum())
    value = float(np.minimum(first + 1, weeks).sum() / max(number, 1))
    return Length(value, value / max(number, 1) ** 0.5)


def first_of(flags: Flags) -> Places:
    """The first flagged column of each row; the number of columns where none is."""
    return np.asarray(np.where(flags.any(axis=1), flags.argmax(axis=1), flags.shape[1]))


def rule_lengths(points: int, batches: int = BATCHES) -> dict[str, Length]:
    """The run length of the four rules, of them with six for seven, and of each alone."""
    firsts = [_firsts(points, batch) for batch in range(batches)]
    return {name: length_of(np.concatenate([first[name] for first in firsts]), RULE_POINTS) for name in firsts[0]}


def _firsts(points: int, batch: int) -> dict[str, Places]:
    rng = np.random.default_rng([SEED, points, batch])
    series = rng.standard_normal((RULE_CHARTS, points + RULE_POINTS))
    made = quick.limits(series[:, :points]) if points else _known(RULE_CHARTS)
    seen = series[:, points:]
    sevens, sixes = quick.completed(seen, made), quick.completed(seen, made, shift=6, trend=6)
    alone = {name: up | down for name, (up, down) in sevens.items()}
    every = {"four": _any(sevens), "four_of_six": _any(sixes), **alone}
    return {name: first_of(flags) for name, flags in every.items()}


def _known(charts: int) -> quick.Limits:
    return quick.Limits(np.zeros(charts), np.full(charts, 3.0))


def _any(rules: dict[str, tuple[Flags, Flags]]) -> Flags:
    return np.asarray(np.logical_or.reduce([flag for pair in rules.values() for flag in pair]))


@dataclass(frozen=True)
class Trial:
    """Many charts with the same baseline and likeness, as the second stage sees them.

    Args:
        ready: per chart and week, the largest threshold that would be met there, either side; 0 without a signal.
        lasting: per chart and week, whether a signal persisted on either side.
        plain: per chart and week, whether any of the four rules was fulfilled.
    """

    ready: Values
    lasting: Flags
    plain: Flags

    def length(self, threshold: float) -> Length:
        """Weeks between the start and the first alert with a threshold."""
        return length_of(first_of((self.ready >= threshold) | self.lasting), self.ready.shape[1])


def trial(points: int, likeness: float, draw: int = 0) -> Trial:
    """Stable charts, each with a baseline of some points and two years after it."""
    rng = np.random.default_rng([SEED, points, round(100 * likeness), draw])
    series = alike(rng, (CHARTS, points + WEEKS), likeness)
    made, yard = quick.limits(series[:, :points]), quick.usual(series[:, :points])
    rules = quick.completed(series, made)
    scores = (series[:, points:] - yard.mean[:, None]) / yard.wide[:, None]
    ready, lasting = np.zeros(scores.shape), np.zeros(scores.shape, dtype=bool)
    for sign, place in ((1, 0), (-1, 1)):
        # Runs may begin in the baseline, but no signal stands that was over when it ended.
        stood = quick.standing(np.logical_or.reduce([pair[place] for pair in rules.values()]))
        stretched = np.array([stretch(sign * lean, allowance_for(points)) for lean in yard.lean])
        met = quick.sums(sign * scores, allowance_for(points)) / stretched[:, None]
        ready = np.maximum(ready, np.where(stood[:, points:], met, 0.0))
        on_side = sign * (series - made.mean[:, None]) > 0
        lasting |= quick.persisting(stood, on_side, yard.likeness, points)[:, points:]
    return Trial(ready, lasting, _any(rules)[:, points:])


def threshold(seen: Trial, level: float) -> float:
    """The threshold with which the first alert comes after `level` weeks, on average."""
    low, high = 0.0, HARDEST
    while high - low > NEAR_ENOUGH:
        middle = (low + high) / 2
        low, high = (middle, high) if seen.length(middle).value < level else (low, middle)
    return high
