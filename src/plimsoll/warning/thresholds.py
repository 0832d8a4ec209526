"""The CUSUM of the second stage: its allowance and the threshold that goes with a level and a baseline."""

from __future__ import annotations

import math
from dataclasses import dataclass

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.measured import between, measured, over_levels, over_points


@dataclass(frozen=True, slots=True)
class Design:
    """A one-sided CUSUM.

    Args:
        allowance: what each score must exceed to add anything, in spreads.
        threshold: the sum at which it agrees with a signal, in spreads.
    """

    allowance: float
    threshold: float


SHORT = 26
"""With fewer values than half a year's the mean itself is uncertain, so that smaller moves are let pass."""

LEAN_HEEDED = 0.5
"""How much of the stretch that skewness asks for is made."""

ALLOWANCE = 0.5
"""Half of a move of one spread, the one to be found (Page 1954; Montgomery, section 9.1)."""

ALLOWANCE_SHORT = 1.0
"""Half of a move of two spreads, where the baseline is short."""


def design(level: float, points: int, lean: float = 0.0) -> Design:
    """The CUSUM that gives one false alert in `level` weeks, on both sides together, on a stable chart.

    Args:
        level: weeks between two false alerts on one stable chart.
        points: how many values the baseline has.
        lean: the skewness to the side that is looked at; far values on that side ask for a higher threshold.

    Raises:
        WrongUse: the level is not one that was measured.
    """
    check_level(level)
    allowance = allowance_for(points)
    return Design(allowance, _threshold(level, points) * stretch(lean, allowance))


def check_level(level: float) -> None:
    """Refuse a level that no threshold was measured for.

    Raises:
        WrongUse: it is not one that was measured.
    """
    least, *_, most = measured("thresholds")["levels"]
    if not least <= level <= most:
        raise WrongUse(
            f"alert_run_length is {level:g}, and false alerts can be kept {least:g} to {most:g} weeks apart.",
            next_step="Set [warning] alert_run_length in the service's profile to a number between the two.",
        )


def allowance_for(points: int) -> float:
    """The allowance that goes with a baseline of some values, in spreads."""
    return ALLOWANCE_SHORT if points < SHORT else ALLOWANCE


def _threshold(level: float, points: int) -> float:
    """A measured threshold; between those that were measured, in a straight line."""
    table = measured("thresholds")
    return math.fsum(
        share * part * table[f"from_{table['points'][row]}"][column]
        for row, share in over_points(table["points"], points)
        for column, part in over_levels(table["levels"], level)
    )


def stretch(lean: float, allowance: float) -> float:
    """By how much a threshold grows where values lean to its side.

    The run length of a CUSUM grows as exp(θ h), where θ > 0 solves log E exp(θ (Z - k)) = 0. For a normal Z that is
    2k; with skewness g, to the third cumulant, θ/2 + g θ²/6 = k. Half of the stretch that would keep θ h as it was is
    made: no score counts for more than a wild one, which takes the other half (measured; decision 32).
    """
    if lean <= 0:
        return 1.0
    theta = (math.sqrt(1 / 4 + 2 * lean * allowance / 3) - 1 / 2) * 3 / lean
    return 1 + LEAN_HEEDED * (2 * allowance / theta - 1)


def alert_run_length(level: float, points: int, likeness: float) -> float:
    """Weeks between two false alerts of one chart without related measures, as measured on stable series.

    Args:
        level: weeks between two on a stable chart whose weeks are independent: what was asked for.
        points: how many values the baseline has.
        likeness: how much each week resembles the last: the lag-1 autocorrelation.

    Raises:
        WrongUse: the level is not one that was measured.
    """
    check_level(level)
    table = measured("alerts")
    # Rates are averaged, not lengths: false alerts are what adds up.
    rate = math.fsum(
        share * part * some / _alert_length(row, alike, column)
        for row, share in over_points(table["points"], points)
        for column, part in over_levels(table["levels"], level)
        for alike, some in between(table["likenesses"], likeness)
    )
    return 1 / rate


def _alert_length(row: int, alike: int, column: int) -> float:
    table = measured("alerts")
    points, likeness = table["points"][row], round(100 * table["likenesses"][alike])
    return float(table[f"from_{points}_alike_{likeness}"][column])
