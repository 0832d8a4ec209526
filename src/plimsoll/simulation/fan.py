"""How far a measure reaches over the replications, day by day: what a fan chart draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from plimsoll.simulation.answers import WHOLE
from plimsoll.simulation.axes import Axes, measure_place
from plimsoll.simulation.bands import Reach, Run
from plimsoll.simulation.quantiles import Numbers, quantiles
from plimsoll.simulation.runs import Runs
from plimsoll.simulation.summing import HIGH, LOW

SHARES = (LOW, 0.25, 0.5, 0.75, HIGH)
"""What the five runs of a reach leave below them."""


@dataclass(frozen=True, slots=True)
class Fan:
    """A measure of a unit through the coming days.

    Args:
        measure: the measure's name.
        unit: the whole service, or a team's name.
        days: the days, each at its end.
        baseline: without the decision.
        plan: with it.
    """

    measure: str
    unit: str
    days: tuple[date, ...]
    baseline: Reach
    plan: Reach


def fan(runs: Runs, known: Axes, measure: str, unit: str = WHOLE) -> Fan:
    """The fan of a measure of a unit.

    Raises:
        WrongUse: a forecast does not answer the measure, or knows no such team.
    """
    at = (slice(None), measure_place(measure), known.unit(unit))
    return Fan(measure, unit, known.days, _reach(runs.baseline[at]), _reach(runs.plan[at]))


def _reach(values: Numbers) -> Reach:
    return Reach(*(_run(each) for each in quantiles(values, SHARES)))


def _run(values: Numbers) -> Run:
    return tuple(None if np.isnan(value) else float(value) for value in values)
