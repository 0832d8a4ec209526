"""The run length that is printed with every chart: points between its start and a false signal, on average.

It is that of independent, normally distributed values, of the rules that hold for the kind of chart and of limits made
from as many points as these were. Where weeks resemble each other it is much shorter (docs/reference/false-alerts.md).
"""

from __future__ import annotations

import math

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Drawing, Signal
from plimsoll.warning.measured import measured, over_points
from plimsoll.warning.rules import SHIFT, TREND
from plimsoll.warning.run_lengths import cusum_run_length, ewma_run_length
from plimsoll.warning.sums import ALLOWANCE, DECISION, EWMA_WIDTH, WEIGHT

SETS = {(SHIFT, TREND): "four", (SHIFT - 1, TREND - 1): "four_of_six"}
"""The four rules as they are counted: with seven points for shift and trend, or with six."""

FEWEST = 12
"""Limits from fewer points are trial limits, whose run length nobody should lean on."""

FEWER_RULES = frozenset({ChartKind.G})
"""Charts that do not have all four rules, so that their run length was not measured."""


def chart_run_length(drawing: Drawing, points: int | None) -> float | None:
    """Points between two false signals of a chart, on average; `None` where it was not measured.

    Args:
        drawing: which chart, with which rules.
        points: how many values its limits were made from; `None` for limits that are known without any.
    """
    if drawing.kind is ChartKind.CUSUM:
        return cusum_run_length(ALLOWANCE, DECISION)
    if drawing.kind is ChartKind.EWMA:
        return ewma_run_length(WEIGHT, EWMA_WIDTH)
    name = SETS.get((drawing.shift, drawing.trend))
    if name is None or drawing.kind in FEWER_RULES or (points is not None and points < FEWEST):
        return None
    return _length(name, points)


def rule_run_length(signal: Signal, points: int | None) -> float:
    """Points between two false signals of one rule alone, with seven points for a shift and a trend.

    Args:
        signal: what the rule shows.
        points: how many values the limits were made from; `None` for limits that are known without any.
    """
    return _length(str(signal), points)


def _length(name: str, points: int | None) -> float:
    """A measured run length. Limits made from points are looked up between those that were measured."""
    table = measured("rules")
    lengths = table[name]
    if points is None:
        return float(lengths[0])
    made = over_points(table["points"][1:], points)
    # Rates are averaged, not lengths: a chart's false signals are what adds up.
    return 1 / math.fsum(share / lengths[1 + place] for place, share in made)
