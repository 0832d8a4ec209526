"""Where the numbers that a forecast assumes enter a service, and how each is drawn from its range."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import sqrt
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.chances import For, Key, chance
from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.service import Contract, Duty, Feedback, Service, Spread, Stage

PLACES = MappingProxyType({lever: place for place, lever in enumerate(Lever)})
"""The place by which each lever's number is drawn; it does not move with what a forecast assumes."""

WHOLE = 1.0
"""The most that a share may be."""


def drawn(assumptions: Iterable[Assumption], key: Key) -> dict[Lever, float]:
    """A value for each assumption, likeliest near its own value and never outside its range.

    A replication draws them once, for the service with the decision and without it alike.
    """
    evens = _evens(key, int(For.ASSUMED), len(PLACES))
    return {each.lever: _triangular(each, float(evens[PLACES[each.lever]])) for each in assumptions}


@compiled
def _evens(key: Key, purpose: int, many: int) -> NDArray[np.float64]:
    """The even number of every lever's place, in one call: each call into what is compiled has its price."""
    evens = np.empty(many)
    for place in range(many):
        evens[place] = chance(key, purpose, place, 0, 0)
    return evens


def likeliest(assumptions: Iterable[Assumption]) -> dict[Lever, float]:
    """Each assumption's own value, with nothing drawn."""
    return {each.lever: each.value for each in assumptions}


def with_values(service: Service, values: Mapping[Lever, float]) -> Service:
    """The same service with some of its numbers otherwise: factors on what it says, and the loops themselves.

    Its posts and open work stay the same objects, so that nothing of them need be laid out again.
    """
    for lever, value in values.items():
        service = CHANGES[lever](service, value)
    return service


def _triangular(of: Assumption, even: float) -> float:
    """The inverse of the triangular distribution from `low` over the likeliest `value` to `high`."""
    width = of.high - of.low
    if width <= 0:
        return of.value
    if even * width < of.value - of.low:
        return of.low + sqrt(even * width * (of.value - of.low))
    return of.high - sqrt((1 - even) * width * (of.high - of.value))


def _demand(service: Service, factor: float) -> Service:
    """The rates and their ceiling alike, so that both sides of a pair go on meeting the same families."""
    was = service.demand
    rates = tuple(rate * factor for rate in was.rates)
    return replace(service, demand=replace(was, rates=rates, ceiling=was.ceiling * factor))


def _stages(service: Service, change: Callable[[Stage], Stage]) -> Service:
    return replace(service, stages=tuple(change(stage) for stage in service.stages))


def _casework(service: Service, factor: float) -> Service:
    return _stages(service, lambda stage: replace(stage, hours_a_week=stage.hours_a_week * factor))


def _tasks(service: Service, factor: float) -> Service:
    def longer(duty: Duty | None) -> Duty | None:
        return None if duty is None else replace(duty, hours=duty.hours * factor)

    def changed(stage: Stage) -> Stage:
        hours = stage.closing_hours * factor
        return replace(stage, visit=longer(stage.visit), review=longer(stage.review), closing_hours=hours)

    return _stages(service, changed)


def _time_for_cases(service: Service, factor: float) -> Service:
    return replace(service, hours_a_day=service.hours_a_day * factor)


def _stage_time(service: Service, factor: float) -> Service:
    return _stages(service, lambda stage: replace(stage, lasts=_longer(stage.lasts, factor)))


def _returns(service: Service, factor: float) -> Service:
    return _stages(service, lambda stage: replace(stage, returns=min(stage.returns * factor, WHOLE)))


def _contracts(service: Service, change: Callable[[Contract], Contract]) -> Service:
    return replace(service, contracts=tuple(change(contract) for contract in service.contracts))


def _stays(service: Service, factor: float) -> Service:
    return _contracts(service, lambda contract: replace(contract, stays=contract.stays * factor))


def _filled_in(service: Service, factor: float) -> Service:
    return _contracts(service, lambda contract: replace(contract, filled_in=_longer(contract.filled_in, factor)))


def _absence(service: Service, factor: float) -> Service:
    def changed(contract: Contract) -> Contract:
        return replace(contract, away=tuple(replace(each, every=each.every / factor) for each in contract.away))

    return _contracts(service, changed)


def _sickness_loop(service: Service, value: float) -> Service:
    return _fed_back(service, replace(service.feedback, sickness=value))


def _leaving_loop(service: Service, value: float) -> Service:
    return _fed_back(service, replace(service.feedback, leaving=value))


def _returns_loop(service: Service, value: float) -> Service:
    return _fed_back(service, replace(service.feedback, returns=value))


def _fed_back(service: Service, feedback: Feedback) -> Service:
    return replace(service, feedback=feedback)


def _longer(spread: Spread, factor: float) -> Spread:
    return replace(spread, centre=spread.centre * factor)


CHANGES: Mapping[Lever, Callable[[Service, float], Service]] = MappingProxyType(
    {
        Lever.DEMAND: _demand,
        Lever.CASEWORK_HOURS: _casework,
        Lever.TASK_HOURS: _tasks,
        Lever.TIME_FOR_CASES: _time_for_cases,
        Lever.STAYS: _stays,
        Lever.FILLED_IN: _filled_in,
        Lever.ABSENCE: _absence,
        Lever.STAGE_TIME: _stage_time,
        Lever.RETURNS: _returns,
        Lever.SICKNESS_LOOP: _sickness_loop,
        Lever.LEAVING_LOOP: _leaving_loop,
        Lever.RETURNS_LOOP: _returns_loop,
    }
)
"""What each lever moves."""
