"""Replications written by hand: what was counted, and what many of them answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.answers import MEASURES, WHOLE, answered
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.axes import Axes, measure_place
from plimsoll.simulation.outcome import TRACE, Flow, Outcome, State, Wait
from plimsoll.simulation.runs import Provenance, Runs
from plimsoll.simulation.service import (
    Contract,
    Demand,
    Kind,
    Post,
    Role,
    Rule,
    Service,
    Shape,
    Spread,
    Stage,
    Team,
)

EAST, WEST = "east", "west"
FRIDAY, LAST = date(2026, 9, 30), date(2027, 3, 31)
AXES = Axes((WHOLE, EAST, WEST), (FRIDAY, LAST))
FILLED = Spread(Shape.FIXED, 65.0)

Teams = Sequence[Sequence[float]]
"""A number a reading, for each of the two teams."""


def service(readings: Sequence[int] = (9, 19), *, price: float = 50_600.0, agency_price: float = 75_900.0) -> Service:
    """Two teams, three employed posts and an agency worker's, with a stage of being looked after."""
    posts = (Post(EAST, "worker", "employed"), Post(EAST, "worker", "agency", 0.5), Post(WEST, "worker", "employed"))
    return Service(
        horizon=readings[-1] + 1,
        readings=tuple(readings),
        stages=(Stage("looked after", Kind.CLA, Spread(Shape.FIXED, 100.0), {EAST: 1.0}),),
        teams=(Team(EAST, Rule.CAP, 16.0), Team(WEST, Rule.CAP, 16.0)),
        roles=(Role("worker"),),
        contracts=(
            Contract("employed", False, 1000.0, FILLED, year_cost=price),
            Contract("agency", True, 200.0, FILLED, year_cost=agency_price),
        ),
        posts=posts,
        open_cases=(),
        demand=Demand((0.0,) * (readings[-1] + 1), 1.0, {"looked after": 1.0}),
        policies=(),
    )


def outcome(
    readings: int, states: Mapping[State, Teams] | None = None, flows: Mapping[Flow, Teams] | None = None
) -> Outcome:
    """What was counted: for each kind a row a team, of a number a reading; nothing of any other kind."""
    state, flow = np.zeros((readings, 2, len(State))), np.zeros((readings, 2, len(Flow)))
    for kind, given in (states or {}).items():
        state[:, :, kind] = np.transpose(given)
    for passed, flowed in (flows or {}).items():
        flow[:, :, passed] = np.transpose(flowed)
    return Outcome(state, flow, np.zeros((2, 1, len(Wait))), 0, np.zeros(0, TRACE))


def answers(known: Service, counted: Outcome, measure: str) -> list[list[float | None]]:
    """A measure by unit and reading; `None` where there was nothing to count."""
    found = answered(known, counted)[measure_place(measure)]
    return [[None if np.isnan(value) else round(float(value), 4) for value in unit] for unit in found]


Side = NDArray[np.float64] | Sequence[float]


def runs(known: Mapping[str, tuple[Side, Side]], inputs: Mapping[Lever, Side] | None = None) -> Runs:
    """Replications of which some measures of the whole service are known on the last day, and on the first are 0.

    Args:
        known: by measure, what each replication answered without the decision and with it.
        inputs: by lever, what each replication drew.
    """
    replications = len(next(iter(known.values()))[0])
    sides = np.full((2, replications, len(MEASURES), len(AXES.units), len(AXES.days)), np.nan, dtype=np.float32)
    for name, pair in known.items():
        for side, values in zip(sides, pair, strict=True):
            side[:, measure_place(name), 0, 0] = 0.0
            side[:, measure_place(name), 0, 1] = values
    drawn = dict(inputs or {})
    return Runs(
        sides[0],
        sides[1],
        np.column_stack([*drawn.values()]) if drawn else np.zeros((replications, 0)),
        tuple(drawn),
        np.arange(replications),
        Provenance("0", "", "", 1, replications, 0, 0.0),
    )
