"""A small trial, and what stands in for the kernel where only the running is looked at: a function of the number."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import numpy as np

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.runs import Life, Lived, Runs
from plimsoll.simulation.service import (
    Contract,
    Demand,
    Kind,
    Open,
    Post,
    Role,
    Rule,
    Service,
    Shape,
    Spread,
    Stage,
    Team,
)
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.policy import Policy

MEASURES, UNITS, READINGS = 3, 2, 4
FAILS, STOPS = 5, 9
SLOW = 0.02

POLICY = Policy("first come", "Who has waited longest goes first.", 0, 0, 1, 0, 0, 1, 0, 1e9)
DEMAND = Assumption(Lever.DEMAND, 1.0, 0.9, 1.1, "assumption of a test")


def service(names: Sequence[str] = ("C0", "C1", "C2")) -> Service:
    """A team of two posts with three open cases, watched for four weeks."""
    return Service(
        horizon=20,
        readings=(4, 9, 14, 19),
        stages=(Stage("plan", Kind.CIN, Spread(Shape.EXPONENTIAL, 10.0), {"one": 1.0}),),
        teams=(Team("one", Rule.CAP, 2.0),),
        roles=(Role("worker", frozenset({"plan"})), Role("lead", frozenset({"plan", "other", "third"}))),
        contracts=(Contract("employed", agency=False, stays=200.0, filled_in=Spread(Shape.EXPONENTIAL, 40.0)),),
        posts=(Post("one", "worker", "employed"),) * 2,
        open_cases=tuple(
            Open("plan", "one", post, reference=name) for post, name in zip((0, 1, None), names, strict=True)
        ),
        demand=Demand((0.5,) * 20, 0.5, {"plan": 1.0}),
        policies=(POLICY,),
    )


def trial(seed: int = 1, baseline: Service | None = None) -> Trial:
    """The same service twice, of which nothing is uncertain but demand."""
    both = baseline or service()
    return Trial(both, both, (DEMAND,), seed)


def standing_in(given: Trial) -> Life:
    """Numbers that hang on the seed and the replication alone."""

    def life(number: int) -> Lived:
        drawn = np.random.default_rng((given.seed, number))
        baseline, plan = (drawn.random((MEASURES, UNITS, READINGS), np.float32) for _ in range(2))
        baseline[0, 0, 0] = np.nan
        return Lived(baseline, plan, drawn.random(len(given.assumptions)))

    return life


def failing(given: Trial) -> Life:
    """The same, but the sixth replication cannot be lived through."""

    def life(number: int) -> Lived:
        if number == FAILS:
            raise ZeroDivisionError("the child of Mrs. Somebody")
        return standing_in(given)(number)

    return life


def killed(given: Trial) -> Life:
    """The same, but the system ends the worker in the sixth."""

    def life(number: int) -> Lived:
        if number == FAILS:
            os._exit(1)
        return standing_in(given)(number)

    return life


def stopped(given: Trial) -> Life:
    """The same, but somebody types Ctrl-C in the tenth."""

    def life(number: int) -> Lived:
        if number == STOPS:
            raise KeyboardInterrupt
        return standing_in(given)(number)

    return life


def slow(given: Trial) -> Life:
    """The same, but each takes a while."""

    def life(number: int) -> Lived:
        time.sleep(SLOW)
        return standing_in(given)(number)

    return life


def bits(runs: Runs) -> tuple[bytes, bytes, bytes]:
    """What must be the same however it was run, bit for bit."""
    return runs.baseline.tobytes(), runs.plan.tobytes(), runs.inputs.tobytes()
