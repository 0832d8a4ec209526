"""Services so plain that theory knows what becomes of them: queues, posts that empty and fill, open cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plimsoll.simulation.service import (
    NEVER,
    Away,
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
from plimsoll.vocabulary.policy import Policy

FIRST_COME = Policy("first come", "Who has waited longest goes first.", 0, 0, 1, 0, 0, 1, 0, 1e9)
AHEAD = 1e6
"""Days of head start that nobody could wait: each class of work goes strictly before the next."""

TEAM, ROLE, WORK, STAYING = "team", "worker", "work", "staying"
LEAST = 1e-9
"""A ceiling under which nobody comes: one must be above 0."""
AT_ONCE = Spread(Shape.FIXED, 0.0)


def queue(arrivals: Sequence[float], lasts: Spread, servers: int, horizon: int) -> Service:
    """Workers who hold one case at a time, and cases that come at a steady rate.

    Args:
        arrivals: how many of each class come a day; the first class goes first.
        lasts: days that a worker is busy with one.
        servers: how many workers.
        horizon: days.
    """
    heads = [AHEAD * (len(arrivals) - place) for place in range(len(arrivals))]
    stages = tuple(replace(_stage(f"{WORK} {place}", lasts), head_start=head) for place, head in enumerate(heads))
    total = sum(arrivals)
    return replace(
        empty(horizon, (horizon - 1,)),
        stages=stages,
        teams=(Team(TEAM, Rule.CAP, 1),),
        posts=(Post(TEAM, ROLE, STAYING),) * servers,
        demand=_steady(total, horizon, {s.name: rate / total for s, rate in zip(stages, arrivals, strict=True)}),
    )


def giving_up(service: Service, after: float) -> Service:
    """The same, where a case that waits is withdrawn after so many days, on average."""
    return replace(service, stages=tuple(replace(stage, withdrawn=after) for stage in service.stages))


def coming_and_going(contract: Contract, posts: int, horizon: int, readings: tuple[int, ...]) -> Service:
    """Posts and nothing else: people come, leave and fall away."""
    return replace(empty(horizon, readings), contracts=(contract,), posts=(Post(TEAM, ROLE, contract.name),) * posts)


def leaving(stays: float, filled_in: float) -> Contract:
    """People who stay so many days on average, in posts that then stand empty for so many."""
    return Contract("leaving", agency=False, stays=stays, filled_in=Spread(Shape.EXPONENTIAL, filled_in))


def falling_ill(every: float, lasts: float) -> Contract:
    """People who never leave, and are away for so many days after so many at work."""
    away = Away(every, Spread(Shape.EXPONENTIAL, lasts))
    return Contract("falling ill", agency=False, stays=NEVER, filled_in=AT_ONCE, away=(away,))


def open_at_once(arrivals: float, lasts: Spread, horizon: int, readings: tuple[int, ...]) -> Service:
    """Cases that are taken at once by somebody without a limit, and stay open for their time."""
    return replace(
        empty(horizon, readings),
        stages=(_stage(WORK, lasts),),
        posts=(Post(TEAM, ROLE, STAYING),) * 4,
        demand=_steady(arrivals, horizon, {WORK: 1.0}),
    )


def under_way(service: Service, ages: Sequence[float]) -> Service:
    """The same with cases that are open at the start, held, each begun so many days before."""
    held = tuple(
        Open(WORK, TEAM, number % len(service.posts), arrived=-age, begun=-age, held_since=-age, workers=1)
        for number, age in enumerate(ages)
    )
    return replace(service, open_cases=held)


def empty(horizon: int, readings: tuple[int, ...]) -> Service:
    """A service with one kind of work, nobody to do it and nothing to do."""
    return Service(
        horizon=horizon,
        readings=readings,
        stages=(_stage(WORK, AT_ONCE),),
        teams=(Team(TEAM, Rule.REGARDLESS, 0),),
        roles=(Role(ROLE),),
        contracts=(Contract(STAYING, agency=False, stays=NEVER, filled_in=AT_ONCE),),
        posts=(),
        open_cases=(),
        demand=_steady(0.0, horizon, {WORK: 1.0}),
        policies=(FIRST_COME,),
    )


def _stage(name: str, lasts: Spread) -> Stage:
    return Stage(name, Kind.OTHER, lasts, {TEAM: 1.0})


def _steady(rate: float, horizon: int, entry: Mapping[str, float]) -> Demand:
    """Referrals at one rate, which is the ceiling too: whoever may come comes."""
    return Demand((rate,) * horizon, rate or LEAST, entry)
