"""A service as a forecast sees it: its stages, teams, posts and rules on one day, as frozen records.

Times are working days: 0 is the beginning of the first working day after the day on which a forecast starts, day `k`
runs from `k` to `k + 1`, and what happened before the start is below 0. Hours are hours of casework. A *case* is the
sibling group that is referred, held and visited together; what is counted is its children.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from plimsoll.simulation.action import Action
from plimsoll.vocabulary.policy import Policy

NEVER = float("inf")
"""The time of what never happens."""

CALENDAR_DAYS = 7 / 5
"""Calendar days in a working day: the rules of order count waiting in calendar days."""


class Shape(IntEnum):
    """The shape of a time that differs from one to the next."""

    FIXED = 0
    EXPONENTIAL = 1
    LOGNORMAL = 2


@dataclass(frozen=True, slots=True)
class Spread:
    """A time that differs from one to the next.

    Args:
        shape: its shape.
        centre: the time itself where it is fixed, its mean where it is exponential, its median where it is lognormal.
        sigma: the standard deviation of its logarithm, where it is lognormal.
    """

    shape: Shape
    centre: float
    sigma: float = 0.0


class Kind(IntEnum):
    """The kinds of work that are counted apart, after the profile's kinds of case."""

    OTHER = 0
    ASSESSMENT = 1
    ENQUIRY = 2
    CIN = 3
    CP = 4
    CLA = 5


PLANS = (Kind.CIN, Kind.CP, Kind.CLA)
"""The kinds that are plans: visited by a clock of their own."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How long may pass, as the vocabulary's clocks have it.

    Args:
        limit: working days from the start to the moment it runs out; what is done then is late. Where there is a
            table, only what says how many hours a week a duty takes.
        table: for a start on working day `k`, at place `k + back`, the working day at whose end the clock runs out.
            So calendar days, months and bank holidays are exact. Empty: the clock is `limit`, to the minute.
        back: how many working days before the start of the forecast the table begins.
    """

    limit: float
    table: tuple[int, ...] = ()
    back: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed to a case again and again: a visit, a review.

    Args:
        clocks: the clock to the first, to the second, and to each later one.
        planned: the share of the interval after which it is planned, so that it is not late at once.
        hours: what it takes of the worker, in hours.
        restarts: whether the clock starts again when a worker takes the case; else it runs on from the last one, or
            from the stage's start, whoever holds it.
    """

    clocks: tuple[Clock, Clock, Clock]
    planned: float
    hours: float
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a stage should be over: 45 working days for an assessment, 15 to a conference.

    Args:
        clock: the clock.
        from_arrival: counted from the referral; else from the stage's own start.
    """

    clock: Clock
    from_arrival: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a case, from its start to the next stage or to its closing.

    Args:
        name: what it is called: "assessment".
        kind: how it is counted.
        lasts: working days for which a worker must hold it before it can end; waiting time does not count.
        teams: the teams that do it, with how often each is given one; a case already there stays.
        leads_to: the stages that follow, with how often; what is left over closes.
        hours_a_week: casework it takes in a week, for each child, in hours.
        closing_hours: what ending it takes, in hours: a report, a conference. 0 ends it at once.
        visit: the visits owed; `None` for none.
        review: the reviews owed; `None` for none.
        deadline: when it should be over; `None` for no clock.
        grave: whether it is one of the gravest kinds of work: an enquiry, a child protection plan.
        rank: which tasks a worker does first: the lowest rank, then what was asked for first.
        head_start: calendar days by which it goes before another that has waited as long, under the policy's weight
            of waiting.
        withdrawn: working days after which a waiting case is withdrawn, on average; `NEVER` is never.
        returns: how often a case that closes from this stage is referred again.
    """

    name: str
    kind: Kind
    lasts: Spread
    teams: Mapping[str, float]
    leads_to: Mapping[str, float] = field(default_factory=dict)
    hours_a_week: float = 0.0
    closing_hours: float = 0.0
    visit: Duty | None = None
    review: Duty | None = None
    deadline: Deadline | None = None
    grave: bool = False
    rank: int = 0
    head_start: float = 0.0
    withdrawn: float = NEVER
    returns: float = 0.0


class Rule(IntEnum):
    """Until when a worker is given another case."""

    CAP = 0
    LINE = 1
    REGARDLESS = 2


@dataclass(frozen=True, slots=True)
class Team:
    """A team.

    Args:
        name: its identifier in the store.
        rule: until when its workers are given cases.
        limit: the children that a full-time worker holds at most (`Rule.CAP`), or the load at most (`Rule.LINE`:
            hours required a week over hours available). Without meaning under `Rule.REGARDLESS`.
    """

    name: str
    rule: Rule
    limit: float


@dataclass(frozen=True, slots=True)
class Role:
    """A role in a team.

    Args:
        name: what the service calls it.
        may_hold: the names of the stages that it may hold; `None` is all.
        manages: whether it answers for a team: holds nothing, and is counted apart.
    """

    name: str
    may_hold: frozenset[str] | None = None
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """A kind of absence: sickness, leave, training.

    Args:
        every: working days at work between one and the next, on average.
        lasts: working days away.
    """

    every: float
    lasts: Spread


@dataclass(frozen=True, slots=True)
class Contract:
    """How the holders of a post come, go and are paid.

    Args:
        name: "employed" or "agency".
        agency: whether they are agency workers; an agency worker's post is no vacancy while it is empty.
        stays: working days that a holder stays, on average, before leaving the service.
        filled_in: working days for which the post then stands empty.
        away: the kinds of absence.
        newly_qualified: how many of those who come are newly qualified.
        year_cost: what a full-time holder costs in a year, in pounds; 0 where nobody has said.
    """

    name: str
    agency: bool
    stays: float
    filled_in: Spread
    away: tuple[Away, ...] = ()
    newly_qualified: float = 0.0
    year_cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Post:
    """A post, with whoever is in it at the start.

    Args:
        team: its team.
        role: its role.
        contract: its contract.
        fte: full-time equivalent.
        filled: whether somebody is in it at the start.
        away: whether that person is away at the start.
        new_until: until when that person counts as newly qualified; 0 is not.
        opens: when it is opened; 0 is open at the start. A post that opens later is advertised then.
    """

    team: str
    role: str
    contract: str
    fte: float = 1.0
    filled: bool = True
    away: bool = False
    new_until: float = 0.0
    opens: float = 0.0


@dataclass(frozen=True, slots=True)
class Open:
    """A case that is open when the forecast starts. All times are 0 or below.

    Args:
        stage: its stage; `None` draws one as of a new referral.
        team: its team; `None` draws one.
        post: the place in `Service.posts` of the worker who holds it; `None` is unallocated.
        children: how many children.
        arrived: when it was referred.
        begun: when the stage began, by which what is left of its time is drawn; `None` leaves a share of a whole time,
            drawn evenly.
        held_since: when its worker took it; for a case that waits, since when nobody has held it.
        visited: the last visit under the present plan; `None` for none.
        reviewed: the last review under the present plan; `None` for none.
        visits: how many visits under the present plan, as far as the clocks care: 0, 1, 2 or more.
        reviews: how many reviews, likewise.
        workers: how many workers have held it; a first worker is no change of worker.
        reference: its identifier where it came from. Neither the rules nor a written trace ever see it.
    """

    stage: str | None
    team: str | None
    post: int | None = None
    children: int = 1
    arrived: float = 0.0
    begun: float | None = None
    held_since: float = 0.0
    visited: float | None = None
    reviewed: float | None = None
    visits: int = 0
    reviews: int = 0
    workers: int = 0
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """Referrals.

    Args:
        rates: referrals of a family on each working day, on average, from day 0 to the horizon.
        ceiling: a rate that none of them passes. A pair of forecasts that are to be compared has one ceiling, so that
            the same families come in both.
        entry: the stages in which a referral begins, with how often.
        children: how often a referral is of 1, 2, 3… children.
        comes_back: working days between a closing and the referral that follows it, where one does.
    """

    rates: tuple[float, ...]
    ceiling: float
    entry: Mapping[str, float]
    children: tuple[float, ...] = (1.0,)
    comes_back: Spread = Spread(Shape.FIXED, 0.0)


@dataclass(frozen=True, slots=True)
class Feedback:
    """Loops from load back to the service. 0 is off, and so are they all unless a person switches them on.

    Args:
        sickness: how much more often a worker falls ill for each whole load above the line: 0.5 is half as often again
            for somebody at 200%.
        leaving: how much more often a worker leaves, likewise.
        returns: how much more often a case closed by a worker above the line is referred again, likewise.
    """

    sickness: float = 0.0
    leaving: float = 0.0
    returns: float = 0.0


@dataclass(frozen=True, slots=True)
class Service:
    """A whole service, and how long to watch it.

    Args:
        horizon: working days.
        readings: the working days at whose end the state is read, in order.
        stages: the stages.
        teams: the teams.
        roles: the roles.
        contracts: the contracts.
        posts: the posts.
        open_cases: the open work at the start.
        demand: the referrals to come.
        policies: the ways of putting waiting work in order; the first holds at the start.
        actions: what is done to the service, by time.
        feedback: the loops that are switched on.
        hours_a_day: hours of casework that a full-time worker has on a day at work.
        line: the load line: hours required over hours available.
        newly_qualified_share: how much of a worker a newly qualified one counts as.
        newly_qualified_days: for how many working days.
        least_share: the least share of a worker's hours that is left for visits, reviews and reports, however much the
            weekly casework takes.
        calendar_days: calendar days in a working day, as the rules of order count waiting.
        keeps_place: whether a case that loses its worker waits by the day it was referred; else by the day it lost it.
        absence_ceiling: the most that absence is multiplied by at any time, by decisions; as with `Demand.ceiling`.
    """

    horizon: int
    readings: tuple[int, ...]
    stages: tuple[Stage, ...]
    teams: tuple[Team, ...]
    roles: tuple[Role, ...]
    contracts: tuple[Contract, ...]
    posts: tuple[Post, ...]
    open_cases: tuple[Open, ...]
    demand: Demand
    policies: tuple[Policy, ...]
    actions: tuple[Action, ...] = ()
    feedback: Feedback = Feedback()
    hours_a_day: float = 7.4
    line: float = 1.0
    newly_qualified_share: float = 1.0
    newly_qualified_days: float = 253.0
    least_share: float = 0.1
    calendar_days: float = CALENDAR_DAYS
    keeps_place: bool = False
    absence_ceiling: float = 1.0
