"""Living through one replication of a trial: the same chance with the decision and without it."""

from __future__ import annotations

from dataclasses import dataclass

import lazy_loader
import numpy as np

from plimsoll.simulation.answers import answered
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.chances import Key
from plimsoll.simulation.runs import Answers, Life, Lived
from plimsoll.simulation.service import Service
from plimsoll.simulation.trial import Trial

assuming = lazy_loader.load("plimsoll.simulation.assuming", suppress_warning=True)
laying = lazy_loader.load("plimsoll.simulation.laying", suppress_warning=True)
replication = lazy_loader.load("plimsoll.simulation.replication", suppress_warning=True)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A trial with both its services laid out once: a replication lays out anew only what its inputs change."""

    trial: Trial
    baseline: object
    plan: object

    def __call__(self, number: int) -> Lived:
        key = Key(self.trial.seed, number)
        values = assuming.drawn(self.trial.assumptions, key)
        both = ((self.trial.baseline, self.baseline), (self.trial.plan, self.plan))
        answers = [_lived(service, like, values, key) for service, like in both]
        inputs = [values[each.lever] for each in self.trial.assumptions]
        return Lived(np.stack(answers), np.array(inputs, np.float64))


def _lived(service: Service, like: object, values: dict[Lever, float], key: Key) -> Answers:
    own = assuming.with_values(service, values)
    answers: Answers = answered(own, replication.replicate(laying.lay(own, like=like), key))
    return answers


def lives_through(trial: Trial) -> Life:
    """What lives through the replications of a trial with the compiled kernel. Threads may share it."""
    baseline = laying.lay(trial.baseline)
    return _Pair(trial, baseline, laying.lay(trial.plan, like=baseline))
