"""The series that the trial draws: what is usual, how it moves, and what is wrong with how it was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plimsoll.vocabulary.charts import ChartKind
from tools.alerts.design import alike
from tools.alerts.quick import Values

MEAN, SPREAD = 20.0, 4.5
"""Of single values: so that a doubling is four and a half spreads, as it is for a count of 20."""

MISSING = 0.1
"""The share of weeks without a value, where weeks are missing."""

KNOWN_OF_LAST = (0.9, 0.7, 0.4)
"""The share of what happened that is recorded of the last weeks, the latest at the end, where recording is late."""

Draw = Callable[[np.random.Generator, Values, int], tuple[Values, float | None]]
"""Draws charts, given by how much the mean is multiplied each week: their values, and what they are among."""


@dataclass(frozen=True)
class World:
    """A kind of series.

    Args:
        name: what the page calls it.
        kind: the chart that our second stage stands on; plain rules always stand on XmR, as people draw them.
        draw: draws many.
        missing: the share of weeks without a value.
    """

    name: str
    kind: ChartKind
    draw: Draw
    missing: float = 0.0


def values(likeness: float, spread: float = SPREAD) -> Draw:
    """Single values whose weeks resemble each other by so much."""

    def drawn(rng: np.random.Generator, course: Values, charts: int) -> tuple[Values, float | None]:
        return MEAN * course + spread * alike(rng, (charts, len(course)), likeness), None

    return drawn


def counts(mean: float) -> Draw:
    """Counts with a mean."""

    def drawn(rng: np.random.Generator, course: Values, charts: int) -> tuple[Values, float | None]:
        return rng.poisson(mean * course, (charts, len(course))).astype(float), None

    return drawn


def shares(share: float, among: int) -> Draw:
    """How many of so many, with a chance each."""

    def drawn(rng: np.random.Generator, course: Values, charts: int) -> tuple[Values, float | None]:
        return rng.binomial(among, share * course, (charts, len(course))).astype(float), float(among)

    return drawn


WORLDS = (
    World("independent values", ChartKind.XMR, values(0.0)),
    World("weeks alike, 0.3", ChartKind.XMR, values(0.3)),
    World("weeks alike, 0.6", ChartKind.XMR, values(0.6)),
    World("a tenth of the weeks missing", ChartKind.XMR, values(0.0), missing=MISSING),
    World("counts, mean 20", ChartKind.C, counts(20)),
    World("counts, mean 5", ChartKind.C, counts(5)),
    World("counts, mean 1", ChartKind.C, counts(1)),
    World("a share of 50, mean 10%", ChartKind.P_PRIME, shares(0.1, 50)),
    World("a share of 5, mean 20%", ChartKind.P_PRIME, shares(0.2, 5)),
)


def steady(weeks: int) -> Values:
    """A mean that does not move."""
    return np.ones(weeks)


def ramp(before: int, over: int, after: int) -> Values:
    """A mean that doubles in a straight line over some weeks, and stays there."""
    return 1 + np.concatenate([np.zeros(before), np.minimum(np.arange(1, after + 1) / over, 1.0)])


def step(before: int, height: float, after: int) -> Values:
    """A mean that is multiplied from one week to the next."""
    return np.concatenate([np.ones(before), np.full(after, height)])


def thinned(rng: np.random.Generator, counts: Values) -> list[Values]:
    """A chart's counts as recorded by each week: all of the early weeks, and fewer of the last than there were."""
    known = {back: rng.binomial(counts.astype(int), share) for back, share in enumerate(reversed(KNOWN_OF_LAST))}
    return [_recorded(counts, known, week) for week in range(len(counts))]


def _recorded(counts: Values, known: Mapping[int, npt.NDArray[np.int64]], week: int) -> Values:
    seen = counts[: week + 1].astype(float)
    for back, late in known.items():
        if back <= week:
            seen[week - back] = late[week - back]
    return seen
