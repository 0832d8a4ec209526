"""What a forecast lives through: a service with a decision and without it, what is uncertain of both, and a seed."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.simulation.assumption import Assumption
from plimsoll.simulation.service import Service


@dataclass(frozen=True, slots=True)
class Trial:
    """A pair of services that differ by a decision and in nothing else.

    Args:
        baseline: the service without the decision.
        plan: the same service with it: of the same teams, stages, readings, `Demand.ceiling` and `absence_ceiling`, so
            that both meet the same families and the same chance.
        assumptions: what is uncertain of both, drawn anew for each replication and alike for both.
        seed: the seed, of 32 bits, from which every number is drawn.
    """

    baseline: Service
    plan: Service
    assumptions: tuple[Assumption, ...]
    seed: int
