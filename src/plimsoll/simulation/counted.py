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
        times: the start, then the time of each reading: the end of its day, in working days since the start.
        states: by `State`, unit and reading.
        flows: by `Flow`, unit and time.
    """

    service: Service
    times: NDArray[np.float64]
    states: NDArray[np.float64]
    flows: NDArray[np.float64]

    @property
    def ends(self) -> NDArray[np.float64]:
        """The time of each reading."""
        return self.times[1:]

    def at(self, state: State) -> Table:
        """The state at each reading."""
        return self.states[state]

    def since_start(self, flow: Flow) -> Table:
        """What has happened by each reading since the start."""
        return self.flows[flow, :, 1:]

    def within(self, flow: Flow, days: float) -> Table:
        """What happened in so many working days to each reading; since the start, where that is later.

        Between two readings things are taken to have happened evenly.
        """
        began = self.ends - days
        first = int(np.searchsorted(began, 0.0, side="right"))
        if first == len(began):
            return self.since_start(flow)
        left = self.since_start(flow).copy()
        left[:, first:] -= self._flowed(flow, began[first:])
        return left

    def _flowed(self, flow: Flow, by: NDArray[np.float64]) -> Table:
        """What had flowed by some times after the start."""
        after = np.searchsorted(self.times, by)
        share = (by - self.times[after - 1]) / (self.times[after] - self.times[after - 1])
        low, high = (self.flows[flow].take(places, axis=1) for places in (after - 1, after))
        return low + share * (high - low)


def counted(service: Service, outcome: Outcome) -> Counted:
    """What a replication of a service counted, with the service's own sums before its teams."""
    times = np.append(0.0, np.asarray(service.readings, dtype=np.float64) + 1)
    states, flows = _with_the_whole(outcome.state), _with_the_whole(outcome.flow, since=1)
    states[State.SINCE, 0] = outcome.state[:, :, State.SINCE].min(axis=1)
    states[State.MOST, 0] = outcome.state[:, :, State.MOST].max(axis=1)
    return Counted(service, times, states, flows)


def _with_the_whole(counts: NDArray[np.float64], since: int = 0) -> NDArray[np.float64]:
    """Counts by reading, team and kind, turned to kind, unit and reading, with the sum over teams as the first unit.

    Args:
        counts: the counts.
        since: how many columns of nothing stand before the readings: one for the start, of what flowed since.
    """
    readings, teams, kinds = counts.shape
    turned = np.zeros((kinds, teams + 1, since + readings))
    turned[:, 1:, since:] = counts.transpose(2, 1, 0)
    turned[:, 1:].sum(axis=1, out=turned[:, 0])
    return turned
