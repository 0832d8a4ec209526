"""Run lengths: how many points a chart goes, on average, before it signals while nothing changes, or after a shift.

Everything here is for independent, normally distributed points and known limits, in units of their standard deviation.
What limits made from few points do is in `plimsoll.warning.chart_run_lengths`; what dependence does is measured
(docs/reference/false-alerts.md).

The charts with a memory have no closed form. Their run length solves an integral equation (Page 1954 for the CUSUM,
Crowder 1987 for the EWMA), which is answered here at Gauss-Legendre nodes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from plimsoll.vocabulary.errors import WrongUse

NODES = 32
"""Nodes of the quadrature: enough for every published run length to its last printed digit (tests/known)."""

SHEWHART_LIMIT = 3.0
"""Shewhart's limits, in standard deviations (Shewhart 1931)."""

NEAR_ENOUGH = 1e-10
"""How close to its root a node of the quadrature, or a threshold, is brought, relative to its size."""

SOFTEST, HARDEST = 0.01, 60.0
"""The thresholds of a CUSUM between which one is looked for, in standard deviations."""

_Matrix = list[list[float]]


def shewhart_run_length(shift: float = 0.0, limit: float = SHEWHART_LIMIT) -> float:
    """Points until one lies beyond ``±limit``, when the mean has moved by `shift` standard deviations.

    >>> round(shewhart_run_length(), 1)
    370.4
    """
    return 1 / (_below(shift - limit) + _below(-shift - limit))


def cusum_run_length(allowance: float, threshold: float, shift: float = 0.0) -> float:
    """Points until a two-sided CUSUM signals.

    Args:
        allowance: Page's k, what each point must exceed to add anything, in standard deviations.
        threshold: Page's h, in standard deviations.
        shift: by how much the mean has moved, in standard deviations.
    """
    up = one_sided_run_length(allowance, threshold, shift)
    down = one_sided_run_length(allowance, threshold, -shift)
    return 1 / (1 / up + 1 / down)


@cache
def one_sided_run_length(allowance: float, threshold: float, shift: float = 0.0) -> float:
    """Points until a CUSUM that looks upwards only signals, started at zero (Page 1954)."""
    drift = allowance - shift
    nodes = _stretched(0.0, threshold)
    kernel = [[weight * _density(x + drift - start) for x, weight in nodes] for start, _ in nodes]
    # The sum falls back to zero with a chance of its own, so zero stands beside the nodes as a state.
    falls = [_below(drift - start) for start, _ in nodes]
    from_zero = [weight * _density(x + drift) for x, weight in nodes]
    system = [[*row, fall] for row, fall in zip(kernel, falls, strict=True)]
    return _expected([*system, [*from_zero, _below(drift)]])[-1]


@cache
def ewma_run_length(weight: float, limit: float, shift: float = 0.0) -> float:
    """Points until an EWMA with limits that stay where they are signals, started at the centre (Crowder 1987).

    Args:
        weight: the weight of the newest point, lambda.
        limit: the limits, L, in standard deviations of the average.
        shift: by how much the mean has moved, in standard deviations of a point.
    """
    edge = limit * math.sqrt(weight / (2 - weight))
    nodes = [*_stretched(-edge, edge), (0.0, 0.0)]
    kernel = [
        [share / weight * _density((x - (1 - weight) * start) / weight - shift) for x, share in nodes]
        for start, _ in nodes
    ]
    return _expected(kernel)[-1]


@cache
def threshold_for(run_length: float, allowance: float) -> float:
    """The threshold h with which a two-sided CUSUM goes `run_length` points, on average, while nothing changes.

    Raises:
        WrongUse: no threshold gives that run length.
    """
    low, high = SOFTEST, HARDEST
    if not cusum_run_length(allowance, low) < run_length:
        raise WrongUse(
            f"No CUSUM signals as often as once in {run_length:g} points with an allowance of {allowance:g}.",
            next_step="Ask for a longer run length.",
        )
    # An outermost guess by Siegmund's rule keeps the search away from where the equation has no digits left.
    high = min(high, math.log(2 * run_length + 1) / allowance + 1)
    while high - low > NEAR_ENOUGH * high:
        middle = (low + high) / 2
        low, high = (middle, high) if cusum_run_length(allowance, middle) < run_length else (low, middle)
    return (low + high) / 2


def _density(z: float) -> float:
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def _below(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def _stretched(start: float, end: float) -> list[tuple[float, float]]:
    half = (end - start) / 2
    return [(start + half * (1 + node), half * weight) for node, weight in _gauss_legendre(NODES)]


@cache
def _gauss_legendre(number: int) -> tuple[tuple[float, float], ...]:
    """Nodes and weights on (-1, 1), by Newton's steps from Tricomi's guess."""
    return tuple(_node(number, place) for place in range(1, number + 1))


def _node(number: int, place: int) -> tuple[float, float]:
    x, step = math.cos(math.pi * (place - 0.25) / (number + 0.5)), 1.0
    slope = 1.0
    while abs(step) > NEAR_ENOUGH:
        value, slope = _legendre(number, x)
        step = value / slope
        x -= step
    _, slope = _legendre(number, x)
    return x, 2 / ((1 - x * x) * slope * slope)


def _legendre(number: int, x: float) -> tuple[float, float]:
    before, value = 1.0, x
    for degree in range(2, number + 1):
        before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    return value, number * (x * value - before) / (x * x - 1)


def _expected(kernel: Sequence[Sequence[float]]) -> list[float]:
    """The steps until absorption from every state: the solution of ``steps = 1 + kernel · steps``."""
    rows = [
        [(1.0 if at == column else 0.0) - chance for column, chance in enumerate(row)] + [1.0]
        for at, row in enumerate(kernel)
    ]
    for pivot in range(len(rows)):
        _eliminate(rows, pivot)
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def _eliminate(rows: _Matrix, pivot: int) -> None:
    best = max(range(pivot, len(rows)), key=lambda at: abs(rows[at][pivot]))
    rows[pivot], rows[best] = rows[best], rows[pivot]
    lead = rows[pivot]
    for at, row in enumerate(rows):
        if at != pivot:
            share = row[pivot] / lead[pivot]
            rows[at] = [a - share * b for a, b in zip(row, lead, strict=True)]
