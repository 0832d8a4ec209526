"""A county as a forecast sees it, in round numbers: what the speed of a forecast is promised of.

240 workers who hold cases and 30 managers, in ten teams that assess and twenty that stay with the families; 5,400 open
children, each a case of its own, which is the hardest reading of that number; visits, reviews, deadlines, absence,
leavers and agency workers; three years. The hours and times are round and no county's: only their size matters here.
"""

from __future__ import annotations

from math import exp

from plimsoll.simulation.service import (
    Away,
    Clock,
    Contract,
    Deadline,
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
from plimsoll.vocabulary.profile import load_profile

DAYS = 780
ASSESS, STAY = 10, 20
"""Teams of each sort."""
HOLDERS_A_TEAM, EVERY_AGENCY = 8, 4
"""Of eight workers in a team, every fourth is an agency worker."""
CASES_AT_MOST, LOAD_AT_MOST = 20, 1.2
REFERRALS = 32.0
OPEN = {"assessment": 1_150, "enquiry": 50, "in need": 2_500, "protection": 600, "looked after": 1_100}
"""Open children at the start, by stage: 5,400."""
HELD_AT_FIRST = 0.95
SIGMA = 0.8

SICKNESS = Away(60.0, Spread(Shape.LOGNORMAL, 3.0, SIGMA))
LEAVE = Away(35.0, Spread(Shape.FIXED, 4.0))
FILLED = Spread(Shape.LOGNORMAL, 50.0, 0.6)
CONTRACTS = (
    Contract("employed", agency=False, stays=1_700.0, filled_in=FILLED, away=(SICKNESS, LEAVE), newly_qualified=0.3),
    Contract("agency", agency=True, stays=250.0, filled_in=Spread(Shape.LOGNORMAL, 10.0, 0.6), away=(SICKNESS, LEAVE)),
)
ROLES = (Role("social worker"), Role("manager", manages=True))
WEEKLY = Clock(5.0)
FORTNIGHT, MONTH, SIX_WEEKS = Clock(10.0), Clock(20.0), Clock(30.0)
QUARTER, HALF_YEAR = Clock(63.0), Clock(127.0)


def county(times: int = 1) -> Service:
    """The county; `times` it, as many times as large in everything but time."""
    assess = tuple(Team(f"assessment {number}", Rule.CAP, CASES_AT_MOST) for number in range(ASSESS * times))
    stay = tuple(Team(f"long-term {number}", Rule.LINE, LOAD_AT_MOST) for number in range(STAY * times))
    stages = _stages(_even(assess), _even(stay))
    return Service(
        horizon=DAYS,
        readings=tuple(range(DAYS)),
        stages=stages,
        teams=assess + stay,
        roles=ROLES,
        contracts=CONTRACTS,
        posts=tuple(post for team in assess + stay for post in _posts(team.name)),
        open_cases=_open_cases(stages, assess + stay, times),
        demand=Demand((REFERRALS * times,) * DAYS, REFERRALS * times, {"assessment": 1.0}),
        policies=(load_profile().policies.named(),),
        newly_qualified_share=0.9,
    )


def _even(teams: tuple[Team, ...]) -> dict[str, float]:
    return {team.name: 1 / len(teams) for team in teams}


def _posts(team: str) -> tuple[Post, ...]:
    holders = tuple(
        Post(team, "social worker", "employed" if (number + 1) % EVERY_AGENCY else "agency")
        for number in range(HOLDERS_A_TEAM)
    )
    return (*holders, Post(team, "manager", "employed"))


def _stages(assess: dict[str, float], stay: dict[str, float]) -> tuple[Stage, ...]:
    visits = {
        "in need": Duty((MONTH, MONTH, MONTH), 0.8, 2.0),
        "protection": Duty((FORTNIGHT, FORTNIGHT, FORTNIGHT), 0.8, 2.5),
        "looked after": Duty((WEEKLY, SIX_WEEKS, SIX_WEEKS), 0.8, 3.0),
    }
    reviews = {
        "protection": Duty((QUARTER, HALF_YEAR, HALF_YEAR), 0.9, 4.0),
        "looked after": Duty((MONTH, QUARTER, HALF_YEAR), 0.9, 4.0),
    }
    return (
        Stage("assessment", Kind.ASSESSMENT, _lasting(28.0), assess,
              {"enquiry": 0.1, "in need": 0.27}, 1.0, 4.0, deadline=Deadline(Clock(45.0), from_arrival=True),
              rank=1, returns=0.2),
        Stage("enquiry", Kind.ENQUIRY, _lasting(11.0), assess,
              {"protection": 0.6, "in need": 0.3}, 2.0, 5.0, deadline=Deadline(Clock(15.0), from_arrival=False),
              grave=True),
        Stage("in need", Kind.CIN, _lasting(190.0), stay, {"protection": 0.04, "looked after": 0.02}, 0.4, 2.0,
              visit=visits["in need"], rank=2, returns=0.2),
        Stage("protection", Kind.CP, _lasting(190.0), stay, {"in need": 0.5, "looked after": 0.2}, 0.6, 4.0,
              visit=visits["protection"], review=reviews["protection"], grave=True, rank=1, returns=0.1),
        Stage("looked after", Kind.CLA, _lasting(700.0), stay, {"in need": 0.2}, 0.4, 4.0,
              visit=visits["looked after"], review=reviews["looked after"], rank=1),
    )  # fmt: skip


def _lasting(mean: float) -> Spread:
    return Spread(Shape.LOGNORMAL, mean * exp(-(SIGMA**2) / 2), SIGMA)


def _open_cases(stages: tuple[Stage, ...], teams: tuple[Team, ...], times: int) -> tuple[Open, ...]:
    """The open children, spread evenly over the teams of their stage and the workers in them, begun evenly before."""
    first_post = {team.name: place * (HOLDERS_A_TEAM + 1) for place, team in enumerate(teams)}
    return tuple(_open(stage, number, first_post) for stage in stages for number in range(OPEN[stage.name] * times))


def _open(stage: Stage, number: int, first_post: dict[str, int]) -> Open:
    teams = list(stage.teams)
    team, worker = teams[number % len(teams)], number // len(teams) % HOLDERS_A_TEAM
    held = number % 100 < HELD_AT_FIRST * 100
    began = -(number * 37 % 100) * stage.lasts.centre / 100
    return Open(
        stage.name,
        team,
        first_post[team] + worker if held else None,
        arrived=began,
        begun=began,
        held_since=began,
        workers=int(held),
    )
