"""A small service with round numbers, to which scenarios can be put: three teams, twenty posts, a year ahead."""

from __future__ import annotations

from datetime import date

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_file import scenario_in, written_in
from plimsoll.simulation.service import (
    Away,
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
from plimsoll.simulation.service import Clock as Limit
from plimsoll.simulation.start.started import Started
from plimsoll.vocabulary.profile import load_profile

ON = date(2026, 3, 31)
"""A Tuesday: the forecast's first working day is 1 April, and Good Friday is two days later."""

UNTIL = date(2027, 3, 31)
WORKER, SENIOR, MANAGER = "Social worker", "Senior practitioner", "Team manager"
NORTH, SOUTH, CARE = "north", "south", "care"

HEAD = 'name = "tried"\nuntil = 2027-03-31\n'
"""The head of a scenario, of two lines."""


def started() -> Started:
    """The service at the end of `ON`."""
    almanac = Almanac.around(ON, 253)
    horizon = almanac.day_of(UNTIL) + 1
    return Started(
        _service(horizon),
        almanac,
        (
            Assumption(Lever.DEMAND, 1.0, 0.9, 1.2, "two years of referrals"),
            Assumption(Lever.CASEWORK_HOURS, 1.0, 0.5, 1.5, "assumption: the profile's ranges"),
        ),
    )


def tried(decisions: str, head: str = HEAD) -> Scenario:
    """A scenario of these decisions for the service."""
    return scenario_in(written_in(head + decisions, "own.toml"), started())


def _service(horizon: int) -> Service:
    posts = (
        *_posts(NORTH, WORKER, "employed", 6),
        *_posts(NORTH, SENIOR, "employed", 1),
        *_posts(NORTH, WORKER, "agency", 2),
        *_posts(NORTH, MANAGER, "employed", 1),
        *_posts(SOUTH, WORKER, "employed", 4),
        *_posts(SOUTH, WORKER, "agency", 1),
        *_posts(CARE, WORKER, "employed", 3),
        *_posts(CARE, MANAGER, "employed", 1),
        *_posts(CARE, MANAGER, "agency", 1),
    )
    return Service(
        horizon=horizon,
        readings=(*range(4, horizon, 5), horizon - 1) if horizon % 5 else tuple(range(4, horizon, 5)),
        stages=_stages(),
        teams=(Team(NORTH, Rule.LINE, 1.0), Team(SOUTH, Rule.LINE, 1.0), Team(CARE, Rule.CAP, 15.0)),
        roles=(Role(WORKER), Role(SENIOR, frozenset({"decision", "assessment"})), Role(MANAGER, manages=True)),
        contracts=_contracts(),
        posts=posts,
        open_cases=(Open("assessment", NORTH, 0, children=2, arrived=-10.0, begun=-8.0, held_since=-8.0),),
        demand=Demand((2.0,) * horizon, 2.5, {"decision": 1.0}),
        policies=tuple(load_profile().policies.known.values()),
        hours_a_day=5.0,
        line=1.1,
    )


def _posts(team: str, role: str, contract: str, number: int) -> tuple[Post, ...]:
    return (Post(team, role, contract),) * number


def _stages() -> tuple[Stage, ...]:
    visit = Duty((Limit(10.0), Limit(10.0), Limit(10.0)), 0.9, 2.0)
    return (
        Stage("decision", Kind.OTHER, Spread(Shape.EXPONENTIAL, 1.0), {NORTH: 0.75, SOUTH: 0.25}, {"assessment": 0.7}),
        Stage(
            "assessment",
            Kind.ASSESSMENT,
            Spread(Shape.LOGNORMAL, 30.0, 0.5),
            {NORTH: 0.5, SOUTH: 0.5},
            {"child protection plan": 0.2},
            hours_a_week=1.5,
            closing_hours=4.0,
            returns=0.8,
        ),
        Stage("child protection plan", Kind.CP, Spread(Shape.FIXED, 90.0), {CARE: 1.0}, hours_a_week=2.0, visit=visit),
    )


def _contracts() -> tuple[Contract, ...]:
    away = (Away(60.0, Spread(Shape.EXPONENTIAL, 4.0)),)
    return (
        Contract("employed", agency=False, stays=1_000.0, filled_in=Spread(Shape.EXPONENTIAL, 60.0), away=away),
        Contract("agency", agency=True, stays=120.0, filled_in=Spread(Shape.FIXED, 10.0), away=away),
    )
