"""Living through one replication of a trial: the same chance with the decision and without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.simulation.answers import answered
from plimsoll.simulation.assuming import drawn, with_values
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import Laid, lay
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.runs import Answers, Life, Lived
from plimsoll.simulation.service import Service
from plimsoll.simulation.trial import Trial


@dataclass(frozen=True, slots=True)
class _Pair:
    """A trial with both its services laid out once: a replication lays out anew only what its inputs change."""

    trial: Trial
    baseline: Laid
    plan: Laid

    def __call__(self, number: int) -> Lived:
        key = Key(self.trial.seed, number)
        values = drawn(self.trial.assumptions, key)
        return Lived(
            _lived(self.trial.baseline, self.baseline, values, key),
            _lived(self.trial.plan, self.plan, values, key),
            np.array([values[each.lever] for each in self.trial.assumptions], np.float64),
        )


def _lived(service: Service, like: Laid, values: dict[Lever, float], key: Key) -> Answers:
    own = with_values(service, values)
    laid = like if own is service else lay(own, like=like)
    return answered(own, replicate(laid, key))


def lives_through(trial: Trial) -> Life:
    """What lives through the replications of a trial with the compiled kernel. Threads may share it."""
    baseline = lay(trial.baseline)
    return _Pair(trial, baseline, lay(trial.plan, like=baseline))
