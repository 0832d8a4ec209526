"""What both sides of a forecast stand on: one service with the teams, contracts and prices that either may need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from plimsoll.simulation.decision import AddPosts, DutyTeam
from plimsoll.simulation.naming import first_contract, hurried
from plimsoll.simulation.scenario import Price, Scenario
from plimsoll.simulation.service import Contract, Rule, Service, Shape, Spread, Stage, Team
from plimsoll.simulation.start.started import Started


def ground(started: Started, scenario: Scenario) -> Service:
    """The service at its start, as both sides have it: a new team stands in both, with no posts and no work."""
    duty = [each for each in scenario.decisions if isinstance(each, DutyTeam)]
    service = _until(started, scenario)
    return replace(
        service,
        stages=tuple(_with_teams(stage, duty) for stage in service.stages),
        teams=(*service.teams, *(_team(each, service) for each in duty)),
        contracts=_contracts(service, scenario),
    )


def _until(started: Started, scenario: Scenario) -> Service:
    """The service watched to the scenario's last day, which is always read."""
    service, beyond = started.service, started.almanac.day_of(scenario.until + timedelta(days=1))
    horizon = max(min(beyond, service.horizon), 1)
    readings = (*(day for day in service.readings if day < horizon - 1), horizon - 1)
    demand = replace(service.demand, rates=service.demand.rates[:horizon])
    return replace(service, horizon=horizon, readings=readings, demand=demand)


def _with_teams(stage: Stage, duty: Iterable[DutyTeam]) -> Stage:
    new = {each.name: 0.0 for each in duty if stage.name in each.stages}
    return replace(stage, teams={**stage.teams, **new}) if new else stage


def _team(duty: DutyTeam, service: Service) -> Team:
    if duty.cap is not None:
        return Team(duty.name, Rule.CAP, duty.cap)
    return Team(duty.name, Rule.LINE, service.line)


def _contracts(service: Service, scenario: Scenario) -> tuple[Contract, ...]:
    """The contracts at the scenario's prices, and those of posts that are recruited in a time of their own."""
    priced = {each.name: _priced(each, scenario.prices) for each in service.contracts}
    for decision in scenario.decisions:
        if isinstance(decision, AddPosts | DutyTeam) and decision.lead is not None:
            like = priced[first_contract(service, decision)]
            name = hurried(like.name, decision.lead)
            priced[name] = replace(like, name=name, filled_in=Spread(Shape.FIXED, float(decision.lead)))
    return tuple(priced.values())


def _priced(contract: Contract, prices: Iterable[Price]) -> Contract:
    own = [price.a_year for price in prices if price.contract == contract.name]
    return replace(contract, year_cost=own[0]) if own else contract
