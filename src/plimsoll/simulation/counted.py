"""What a replication counted, for the service and each of its teams, as the measures of a forecast ask for it.

The service's own counts are sums over its teams, so that each of its measures is made of sums and none is a mean of
teams' measures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.outcome import Flow, Outcome, State
from plimsoll.simulation.service import Service

Table = NDArray[np.float64]
"""Numbers by unit and reading: the service first, then each team in its order."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one replication counted.

    Args:
        service: what was lived through.
        ends: the time of each reading: the end of its day, in working days since the start.
        states: by `State`, unit and reading.
        flows: by `Flow`, unit and reading: since the start.
    """

    service: Service
    ends: NDArray[np.float64]
    states: NDArray[np.float64]
    flows: NDArray[np.float64]

    def at(self, state: State) -> Table:
        """The state at each reading."""
        return self.states[state]

    def since_start(self, flow: Flow) -> Table:
        """What has happened by each reading since the start."""
        return self.flows[flow]

    def within(self, flow: Flow, days: float) -> Table:
        """What happened in so many working days to each reading; since the start, where that is later.

        Between two readings things are taken to have happened evenly.
        """
        now = self.flows[flow]
        began = self.ends - days
        if began[-1] <= 0:
            return now
        times, known = np.append(0.0, self.ends), np.concatenate([np.zeros((len(now), 1)), now], axis=1)
        after = np.clip(np.searchsorted(times, began), 1, len(times) - 1)
        share = np.clip((began - times[after - 1]) / (times[after] - times[after - 1]), 0.0, 1.0)
        return now - (known[:, after - 1] + share * (known[:, after] - known[:, after - 1]))


def counted(service: Service, outcome: Outcome) -> Counted:
    """What a replication of a service counted, with the service's own sums before its teams."""
    ends = np.asarray(service.readings, dtype=np.float64) + 1
    states, flows = _with_the_whole(outcome.state), _with_the_whole(outcome.flow)
    states[State.SINCE, 0] = outcome.state[:, :, State.SINCE].min(axis=1)
    states[State.MOST, 0] = outcome.state[:, :, State.MOST].max(axis=1)
    return Counted(service, ends, states, flows)


def _with_the_whole(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Counts by reading, team and kind, turned to kind, unit and reading, with the sum over teams as the first unit."""
    readings, teams, kinds = counts.shape
    turned = np.empty((kinds, teams + 1, readings))
    turned[:, 1:] = counts.transpose(2, 1, 0)
    turned[:, 1:].sum(axis=1, out=turned[:, 0])
    return turned
