"""From many replications to rows: each measure without a decision and with it, and the difference, with intervals.

The difference is one of pairs: a replication with the decision, less the same replication, of the same families and the
same chance, without it. So it is the decision's, and far better known than two forecasts beside each other would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from math import inf, isnan
from statistics import NormalDist
from typing import Any

import numpy as np

from plimsoll.measures.instrument import Concern
from plimsoll.simulation.answers import MEASURES, REACHES, WHOLE
from plimsoll.simulation.axes import Axes, measure_place
from plimsoll.simulation.bands import Band
from plimsoll.simulation.quantiles import Numbers, counts, deviations, means, quantiles
from plimsoll.simulation.runs import Runs

LOW, HIGH = 0.05, 0.95
"""The ends of an interval: one replication in twenty lies below it and one above, nine in ten within."""

SURE = 0.99
"""How sure the interval of a mean difference is. A forecast looks at some twenty measures at once: at 95% one of them
would seem to differ by chance alone in most forecasts of a decision that does nothing."""

LEAST_PAIRS = 10
"""With fewer pairs nothing is said to differ: their own spread is too badly known."""

STEP = 0.05
"""Two changes whose sizes round to the same multiple of this change alike, and keep the order of the measures."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure of one unit on one day, without a decision and with it.

    Args:
        measure: the measure's name.
        unit: `WHOLE`, or a team's name.
        day: the day, at its end.
        baseline: without the decision.
        plan: with it.
        difference: with it less without it, pair by pair.
        error: the standard error of the mean difference, by which more replications would move it; `None` below two
            pairs.
        sure: whether the mean difference can be told from chance: its interval (`SURE`) does not hold 0.
        size: the mean difference over the spread of the replications (the root of the mean of the two variances): what
            the decision does beside what chance does anyway. Infinite where the replications do not differ at all.
        pairs: the replications that had something to count both with and without.
    """

    measure: str
    unit: str
    day: date
    baseline: Band
    plan: Band
    difference: Band
    error: float | None
    sure: bool
    size: float
    pairs: int

    @property
    def worse(self) -> bool:
        """Whether the mean difference goes the way that is a matter of concern."""
        concern, mean = MEASURES[self.measure].concern, self.difference.mean or 0.0
        return (concern is Concern.UP and mean > 0) or (concern is Concern.DOWN and mean < 0)

    def as_dict(self) -> dict[str, Any]:
        """The row as JSON has it: the day as text, and no size, which need not be finite."""
        row = asdict(self)
        row.pop("size")
        return row | {"day": self.day.isoformat()}


def compared(runs: Runs, known: Axes, days: Iterable[int] | None = None) -> tuple[Compared, ...]:
    """Every measure of every unit, what changes most first; of each the service before its teams, and day by day.

    Which changes most is told by the whole service on the last day (`Compared.size`): first what can be told from
    chance and says whether the service reaches the children (`REACHES`), then what else has a way of moving that is a
    matter of concern, then what has none, then the rest. Of two that change alike, what moves the way of concern comes
    first. A measure of which no replication had anything to count has no row.

    Args:
        runs: the replications.
        known: what their axes stand for.
        days: the places of the days asked for, the last of them the day by which the order is made; `None` is all.
    """
    asked = range(len(known.days)) if days is None else list(days)
    found = [_of_measure(runs, known, name, asked) for name in MEASURES]
    return tuple(row for rows in sorted((rows for rows in found if rows), key=_place) for row in rows)


def headlines(rows: Iterable[Compared], unit: str = WHOLE) -> tuple[Compared, ...]:
    """Of each measure of a unit the row of its last day, in the order in which the measures come."""
    last = {row.measure: row for row in rows if row.unit == unit}
    return tuple(last.values())


def either_way(error: float, pairs: int, confidence: float = SURE) -> float:
    """Half the interval of a mean of so many pairs, by Student's distribution.

    Its quantile is that of the normal distribution with the first two terms of its expansion in 1 over the degrees
    of freedom (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5): right to 1 in 200 from nine on.
    """
    z, first, second = _expansion(confidence)
    free = pairs - 1
    return error * (z + first / free + second / free**2)


@cache
def _expansion(confidence: float) -> tuple[float, float, float]:
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    return z, (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96


def _of_measure(runs: Runs, known: Axes, name: str, days: Sequence[int]) -> list[Compared]:
    place = measure_place(name)
    baseline, plan = (side[:, place][:, :, days] for side in (runs.baseline, runs.plan))
    sides = (baseline, plan, plan.astype(np.float64) - baseline)
    pairs = counts(sides[2])
    if not pairs.any():
        return []
    errors = deviations(sides[2]) / np.sqrt(np.maximum(pairs, 1))
    spread = np.sqrt((deviations(baseline) ** 2 + deviations(plan) ** 2) / 2)
    # Plain numbers at once, and not one by one: there may be half a million rows.
    numbers = np.stack([*(each for side in sides for each in _bands(side)), errors, spread, pairs], axis=-1).tolist()
    return [
        _row((name, known.units[unit], known.days[day]), numbers[unit][at])
        for unit in range(len(known.units))
        for at, day in enumerate(days)
        if pairs[unit, at]
    ]


def _bands(values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    low, high = quantiles(values, (LOW, HIGH))
    return means(values), low, high


def _row(named: tuple[str, str, date], numbers: Sequence[float]) -> Compared:
    """A row of three numbers a band, the standard error, the spread, and how many pairs there are."""
    told = [None if isnan(number) else number for number in numbers]
    baseline, plan, difference = (Band(*told[at : at + 3]) for at in (0, 3, 6))
    error, spread, pairs = told[9], numbers[10], int(numbers[11])
    mean = difference.mean or 0.0
    sure = pairs >= LEAST_PAIRS and abs(mean) > either_way(error or 0.0, pairs)
    return Compared(*named, baseline, plan, difference, error, sure, _size(mean, spread), pairs)


def _size(mean: float, spread: float) -> float:
    if mean == 0 or isnan(spread):
        return 0.0
    return mean / spread if spread > 0 else inf if mean > 0 else -inf


def _place(rows: Sequence[Compared]) -> tuple[bool, bool, bool, float, bool, int]:
    """Where a measure comes among the others, by the last row of the first unit."""
    row = [row for row in rows if row.unit == rows[0].unit][-1]
    neither = MEASURES[row.measure].concern is Concern.NEITHER
    size = inf if abs(row.size) == inf else round(abs(row.size) / STEP)
    return (not row.sure, neither, row.measure not in REACHES, -size, not row.worse, measure_place(row.measure))


def difference_of(runs: Runs, measure: int, unit: int, day: int) -> Numbers:
    """The difference of each pair, by the places of a measure, a unit and a day."""
    at = (slice(None), measure, unit, day)
    return runs.plan[at].astype(np.float64) - runs.baseline[at]
