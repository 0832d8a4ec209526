"""A scenario's decisions done to a service: the pair of services that a forecast lives through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plimsoll.simulation.action import Act
from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.assumption import Assumption
from plimsoll.simulation.decision import Decision
from plimsoll.simulation.effects import Making, do, highest, in_order
from plimsoll.simulation.ground import ground
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.sense import impossible
from plimsoll.simulation.service import Service
from plimsoll.simulation.start.started import Started
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import WrongUse


def paired(started: Started, scenario: Scenario, seed: int = 0) -> Trial:
    """A service with a scenario's decisions, and the same service with only those that are settled.

    Both have the same teams, stages, contracts and readings and one ceiling of demand and of absence, so both meet the
    same families and the same chance.

    Raises:
        WrongUse: the scenario asks for what cannot be; all of it is told.
    """
    found = impossible(scenario, started)
    if found:
        told = " ".join(f"{each.heading} {each.place + 1}, {each.key}: {each.what}" for each in found)
        raise WrongUse(told, where=scenario.name, next_step=found[0].next_step)
    service = ground(started, scenario)
    settled = [each for each in scenario.decisions if each.settled]
    baseline = _done(service, settled, started.almanac)
    plan = _done(service, scenario.decisions, started.almanac)
    return Trial(*_alike(baseline, plan), assumptions=assumed(started, scenario), seed=seed)


def assumed(started: Started, scenario: Scenario) -> tuple[Assumption, ...]:
    """What a forecast assumes: the scenario's own ranges in the place of the start's, and the loops it switches on."""
    own = {each.lever: each for each in scenario.assumptions}
    kept = {each.lever: each for each in started.assumptions}
    return tuple((kept | own).values())


def _done(service: Service, decisions: Sequence[Decision], almanac: Almanac) -> Service:
    making = Making.of(service, almanac)
    for _, decision in in_order(decisions):
        do(decision, making)
    # Posts of settled decisions come first: they have one place on both sides, and with it one chance.
    added = (*making.settled, *making.added)
    return replace(
        service,
        posts=(*service.posts, *added) if added else service.posts,
        demand=replace(service.demand, rates=tuple(making.rates)),
        actions=tuple(sorted((*service.actions, *making.actions), key=lambda action: action.time)),
    )


def _alike(one: Service, other: Service) -> tuple[Service, Service]:
    """Both with one ceiling of demand and one of absence, which neither passes."""
    demand = max(one.demand.ceiling, *one.demand.rates, *other.demand.rates)
    changes = (action.amount for side in (one, other) for action in side.actions if action.act is Act.ABSENCE)
    absence = max(one.absence_ceiling, highest(changes))
    return _under(one, demand, absence), _under(other, demand, absence)


def _under(service: Service, demand: float, absence: float) -> Service:
    return replace(service, demand=replace(service.demand, ceiling=demand), absence_ceiling=absence)
