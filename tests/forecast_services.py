"""Small, dense services of the forecast, with the clocks of the profile, as unkind as a few months can make them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from plimsoll.simulation.action import Act, Action
from plimsoll.simulation.almanac import BACK, Almanac
from plimsoll.simulation.service import (
    Away,
    Clock,
    Contract,
    Deadline,
    Demand,
    Duty,
    Feedback,
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
from plimsoll.vocabulary.clocks import Unit, due
from plimsoll.vocabulary.profile import load_profile

ON = date(2024, 11, 29)
"""A Friday before Christmas, so that bank holidays and a year's end lie in the months ahead."""

HORIZON = 150
PROFILE = load_profile()
WORKING_DAYS = {Unit.WORKING: 1.0, Unit.CALENDAR: 5 / 7, Unit.MONTHS: 253 / 12}
"""Working days in a unit of a clock, roughly: only for what a duty takes of a week."""

HOLDER, SENIOR, MANAGER = "Case holder", "Senior practitioner", "First line manager"
DOOR, EAST, WEST, LONG = "door", "east", "west", "long"
EMPLOYED, AGENCY = "employed", "agency"
STAGES = ("referral", "assessment", "enquiry", "cin", "cp", "cla")


def clock(almanac: Almanac, name: str) -> Clock:
    """A clock of the profile, for every start from long before the forecast to its horizon."""
    rule = PROFILE.clock(name)
    days = range(-BACK, HORIZON + BACK)
    ends = (almanac.day_of(due(rule, almanac.date_of(day)) + timedelta(days=1)) - 1 for day in days)
    return Clock(rule.limit * WORKING_DAYS[rule.unit], tuple(ends), BACK)


def small(seed: int) -> tuple[Service, Almanac]:
    """A service of four teams and about twenty posts, short of time, with open cases and dated decisions.

    Every seed has other numbers, and every third has managers. Nothing of it is meant to be likely.
    """
    chance, almanac = Random(seed), Almanac.around(ON, HORIZON)
    posts = tuple(_posts(chance, managers=seed % 3 == 0))
    service = Service(
        horizon=HORIZON,
        readings=tuple(range(HORIZON)),
        stages=_stages(chance, almanac),
        teams=(
            Team(DOOR, Rule.REGARDLESS, 0.0),
            Team(EAST, Rule.CAP, chance.choice((3.0, 6.0, 12.0))),
            Team(WEST, Rule.LINE, 1.0),
            Team(LONG, Rule.CAP, chance.choice((6.0, 15.0))),
        ),
        roles=(
            Role(HOLDER),
            Role(SENIOR, frozenset(("referral", "assessment", "enquiry"))),
            Role(MANAGER, manages=True),
        ),
        contracts=_contracts(chance),
        posts=posts,
        open_cases=tuple(_open(chance, posts) for _ in range(60)),
        demand=Demand(
            (chance.choice((0.5, 1.0, 1.6)),) * HORIZON,
            2.0,
            {"referral": 0.8, "enquiry": 0.2},
            (0.5, 0.3, 0.2),
            Spread(Shape.EXPONENTIAL, 15.0),
        ),
        policies=tuple(PROFILE.policies.known.values()),
        actions=_actions(chance),
        feedback=Feedback(0.5, 0.5, 0.5) if seed % 2 else Feedback(),
        newly_qualified_share=0.8,
    )
    return service, almanac


def _stages(chance: Random, almanac: Almanac) -> tuple[Stage, ...]:
    either = {EAST: 0.6, WEST: 0.4}
    visits = {
        kind: Duty(tuple(clock(almanac, name) for name in names), chance.choice((0.7, 0.95)), 3.0)  # type: ignore[arg-type]
        for kind, names in (
            ("cin", ("visit_cin",) * 3),
            ("cp", ("visit_cp",) * 3),
            ("cla", ("visit_cla_first", "visit_cla", "visit_cla")),
        )
    }
    reviews = {
        "cp": Duty((clock(almanac, "review_cp_first"), *(clock(almanac, "review_cp"),) * 2), 0.9, 5.0),
        "cla": Duty(tuple(clock(almanac, f"review_cla{n}") for n in ("_first", "_second", "")), 0.9, 5.0),  # type: ignore[arg-type]
    }
    ends = {"cin": {"cp": 0.1}, "cp": {"cin": 0.5, "cla": 0.2}, "cla": {"cin": 0.2}}
    lasts = {"cin": 40.0, "cp": 60.0, "cla": 120.0}
    plans = (
        Stage(
            name,
            Kind[name.upper()],
            Spread(Shape.LOGNORMAL, lasts[name], 0.8),
            {LONG: 1.0},
            ends[name],
            hours_a_week=1.0,
            closing_hours=2.0,
            visit=visits[name],
            review=reviews.get(name),
            grave=name == "cp",
            rank=0 if name == "cp" else 1,
            returns=0.3,
        )
        for name in lasts
    )
    assessed = Deadline(clock(almanac, "assessment"), from_arrival=True)
    conferred = Deadline(clock(almanac, "conference"), from_arrival=False)
    onward = {"cin": 0.4, "cp": 0.1, "cla": 0.05}
    return (
        Stage("referral", Kind.OTHER, Spread(Shape.EXPONENTIAL, 1.5), {DOOR: 1.0}, {"assessment": 0.8}, returns=0.4),
        Stage(
            "assessment",
            Kind.ASSESSMENT,
            Spread(Shape.LOGNORMAL, 28.0, 0.6),
            either,
            onward,
            hours_a_week=1.5,
            closing_hours=4.0,
            deadline=assessed,
            withdrawn=60.0,
            returns=0.5,
        ),
        Stage(
            "enquiry",
            Kind.ENQUIRY,
            Spread(Shape.LOGNORMAL, 9.0, 0.5),
            either,
            {"cp": 0.6, "cin": 0.2},
            hours_a_week=2.0,
            closing_hours=3.0,
            deadline=conferred,
            grave=True,
            withdrawn=80.0,
        ),
        *plans,
    )


def _contracts(chance: Random) -> tuple[Contract, ...]:
    away = (
        Away(chance.choice((20.0, 60.0)), Spread(Shape.LOGNORMAL, 3.0, 1.0)),
        Away(40.0, Spread(Shape.FIXED, 5.0)),
    )
    filled = Spread(Shape.EXPONENTIAL, 15.0)
    return (
        Contract(EMPLOYED, agency=False, stays=90.0, filled_in=filled, away=away, newly_qualified=0.3),
        Contract(AGENCY, agency=True, stays=40.0, filled_in=Spread(Shape.FIXED, 7.0), away=away),
    )


def _posts(chance: Random, *, managers: bool) -> list[Post]:
    sizes = {DOOR: 3, EAST: 5, WEST: 4, LONG: 8}
    posts = []
    for team, size in sizes.items():
        for _ in range(size):
            role = HOLDER if team == LONG else chance.choice((HOLDER, SENIOR))
            contract = chance.choice((EMPLOYED, EMPLOYED, AGENCY))
            filled = chance.random() < 0.85
            posts.append(
                Post(
                    team,
                    role,
                    contract,
                    chance.choice((1.0, 1.0, 0.8, 0.5)),
                    filled,
                    away=filled and chance.random() < 0.1,
                    new_until=100.0 if filled and chance.random() < 0.1 else 0.0,
                    opens=0.0 if filled or chance.random() < 0.6 else 30.5,
                )
            )
        posts += [Post(team, MANAGER, EMPLOYED)] if managers else []
    return posts


def _open(chance: Random, posts: tuple[Post, ...]) -> Open:
    """An open case: held or not, with more or less of its past known."""
    stage = chance.choice(STAGES)
    team = {"referral": DOOR, "assessment": EAST, "enquiry": WEST}.get(stage, LONG)
    able = [
        place for place, post in enumerate(posts) if post.team == team and post.filled and post.role in (HOLDER, SENIOR)
    ]
    post = chance.choice(able) if able and chance.random() < 0.8 else None
    arrived = -float(chance.randint(1, 200))
    begun = float(chance.randint(int(arrived), -1))
    done = [float(chance.randint(int(begun), -1)) for _ in range(2)]
    visited = done[0] if stage in ("cin", "cp", "cla") and chance.random() < 0.7 else None
    reviewed = done[1] if stage in ("cp", "cla") and chance.random() < 0.4 else None
    return Open(
        stage,
        team,
        post,
        chance.randint(1, 4),
        arrived,
        None if visited is None and reviewed is None and chance.random() < 0.2 else begun,
        held_since=float(chance.randint(int(begun), -1)) if post is not None else arrived,
        visited=visited,
        reviewed=reviewed,
        visits=int(visited is not None),
        reviews=int(reviewed is not None),
        workers=int(post is not None),
    )


def _actions(chance: Random) -> tuple[Action, ...]:
    """Things done to the service, some of each kind."""
    long, east = 3, 1
    every = (
        Action(20.0, Act.CLOSE_POSTS, team=long, amount=2),
        Action(30.0, Act.FREEZE, contract=1, amount=1),
        Action(40.0, Act.LEAVE, contract=1, amount=0.5),
        Action(60.0, Act.LIMIT, team=east, stage=int(Rule.REGARDLESS), amount=0.0),
        Action(70.0, Act.SHUFFLE, amount=1),
        Action(80.0, Act.ABSENCE, amount=1.0),
        Action(90.0, Act.POLICY, amount=1),
        Action(100.0, Act.FREEZE, contract=1, amount=0),
    )
    return tuple(action for action in every if chance.random() < 0.6)
