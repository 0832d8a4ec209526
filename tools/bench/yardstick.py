"""The yardstick: one service that is stated in full, so that two programs can be timed at the same work.

Forty workers in five teams, three years of 260 working days; referrals by the weekday; three kinds of case, of which
the graver goes first but all age; visits that slip; absence; leavers whose cases go back to wait. Here it stands as
the forecast's own `Service`; `tools.bench.processes` lives it through in the way of a library of processes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from plimsoll.simulation.outcome import Flow, Outcome, State, Wait
from plimsoll.simulation.service import (
    Away,
    Clock,
    Contract,
    Demand,
    Duty,
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
from plimsoll.vocabulary.policy import Policy

DAYS = 780
TEAMS, WORKERS_A_TEAM = 5, 8
MOST_CASES = 16
REFERRALS = 4.9
WEEKDAYS = (1.4, 1.1, 1.0, 0.9, 0.6)
"""How much more or less comes from Monday to Friday."""
SHARES = (0.1, 0.3, 0.6)
"""Of the three kinds of case, the gravest first; likewise the next two."""
HEAD_STARTS = (30.0, 20.0, 0.0)
INTERVALS = (10.0, 10.0, 20.0)
PLANNED = 0.8
VISIT_HOURS, HOURS_A_DAY = 4.0, 7.4
OPEN_FOR, OPEN_SIGMA = 86.0, 0.8
AT_WORK, AWAY = 40.0, 5.0
STAYS, EMPTY = 260 / 0.15, 65.0
OPEN_AT_FIRST = 600


class Outputs(NamedTuple):
    """What the yardstick tells: waits for a first worker in days, and means over the days."""

    wait_first: float
    wait_second: float
    wait_third: float
    unallocated: float
    visits: float
    overdue: float
    caseload: float


REFERENCE = Outputs(0.785, 1.329, 3.315, 15.52, 30_294, 0.1137, 14.018)
"""What 500 replications of the model that was given with the yardstick came to."""
REFERENCE_REPLICATIONS = 500

AGEING = Policy("ageing", "Who has waited longest, with a head start for graver work.", 0, 0, 1, 0, 0, 1, 0, 1e9)


def yardstick() -> Service:
    """The service."""
    contract = Contract(
        "employed",
        agency=False,
        stays=STAYS,
        filled_in=Spread(Shape.EXPONENTIAL, EMPTY),
        away=(Away(AT_WORK, Spread(Shape.EXPONENTIAL, AWAY)),),
    )
    teams = tuple(Team(f"team {number}", Rule.CAP, MOST_CASES) for number in range(TEAMS))
    stages = _stages([team.name for team in teams])
    return Service(
        horizon=DAYS,
        readings=tuple(range(DAYS)),
        stages=stages,
        teams=teams,
        roles=(Role("worker"),),
        contracts=(contract,),
        posts=tuple(Post(team.name, "worker", contract.name) for team in teams for _ in range(WORKERS_A_TEAM)),
        open_cases=tuple(Open(None, teams[number % TEAMS].name) for number in range(OPEN_AT_FIRST)),
        demand=_demand(stages),
        policies=(AGEING,),
        hours_a_day=HOURS_A_DAY,
        calendar_days=1.0,
        keeps_place=True,
    )


def _demand(stages: tuple[Stage, ...]) -> Demand:
    rates = tuple(REFERRALS * WEEKDAYS[day % len(WEEKDAYS)] for day in range(DAYS))
    return Demand(rates, REFERRALS * max(WEEKDAYS), {s.name: share for s, share in zip(stages, SHARES, strict=True)})


def _stages(teams: list[str]) -> tuple[Stage, ...]:
    return tuple(_stage(grave, dict.fromkeys(teams, 1 / len(teams))) for grave in range(len(SHARES)))


def _stage(grave: int, teams: dict[str, float]) -> Stage:
    every = Clock(INTERVALS[grave])
    return Stage(
        f"kind {grave}",
        Kind.OTHER,
        Spread(Shape.LOGNORMAL, OPEN_FOR, OPEN_SIGMA),
        teams,
        visit=Duty((every, every, every), PLANNED, VISIT_HOURS, restarts=True),
        rank=grave,
        head_start=HEAD_STARTS[grave],
    )


def outputs(outcome: Outcome) -> Outputs:
    """The yardstick's seven numbers, of one replication."""
    waits, last = outcome.waits.sum(axis=0), outcome.flow[-1].sum(axis=0)
    days = outcome.state.sum(axis=1)
    first, second, third = map(float, waits[:, Wait.FIRST_DAYS] / waits[:, Wait.FIRST])
    return Outputs(
        first,
        second,
        third,
        unallocated=float(days[:, State.UNALLOCATED].mean()),
        visits=float(last[Flow.VISITS]),
        overdue=float(last[Flow.VISITS_LATE] / last[Flow.VISITS]),
        caseload=float(np.mean(days[:, State.CASES] / days[:, State.EMPLOYED])),
    )
