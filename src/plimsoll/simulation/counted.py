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

JOINED = {State.SINCE: np.minimum, State.MOST: np.maximum}
"""How a service's state is made of its teams', where it is not the sum."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one replication counted.

    Args:
        service: what was lived through.
        outcome: what was counted, by reading and team.
        times: the start, then the time of each reading: the end of its day, in working days since the start.
    """

    service: Service
    outcome: Outcome
    times: NDArray[np.float64]

    @property
    def ends(self) -> NDArray[np.float64]:
        """The time of each reading."""
        return self.times[1:]

    def at(self, state: State) -> Table:
        """The state at each reading."""
        return _by_unit(self.outcome.state[:, :, state], JOINED.get(state, np.add))

    def since_start(self, flow: Flow) -> Table:
        """What has happened by each reading since the start."""
        return _by_unit(self.outcome.flow[:, :, flow], np.add)

    def within(self, flow: Flow, days: float) -> Table:
        """What happened in so many working days to each reading; since the start, where that is later.

        Between two readings things are taken to have happened evenly.
        """
        flowed = self.since_start(flow)
        began = self.ends - days
        first = int(np.searchsorted(began, 0.0, side="right"))
        if first < len(began):
            flowed[:, first:] -= self._flowed(flowed, began[first:])
        return flowed

    def _flowed(self, flowed: Table, by: NDArray[np.float64]) -> Table:
        """What had flowed by some times after the start."""
        known = np.concatenate([np.zeros((len(flowed), 1)), flowed], axis=1)
        after = np.searchsorted(self.times, by)
        share = (by - self.times[after - 1]) / (self.times[after] - self.times[after - 1])
        low, high = (known.take(places, axis=1) for places in (after - 1, after))
        return np.asarray(low + share * (high - low))


def counted(service: Service, outcome: Outcome) -> Counted:
    """What a replication of a service counted."""
    return Counted(service, outcome, np.append(0.0, np.asarray(service.readings, dtype=np.float64) + 1))


def _by_unit(counts: NDArray[np.float64], joined: np.ufunc) -> Table:
    """Counts by reading and team, turned to unit and reading, with the whole service as the first unit."""
    turned = np.empty((counts.shape[1] + 1, counts.shape[0]))
    turned[1:] = counts.T
    joined.reduce(turned[1:], axis=0, out=turned[0])
    return turned
