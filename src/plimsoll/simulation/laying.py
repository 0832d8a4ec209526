"""Laying a service out in memory, as the kernel reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import erfc, exp, floor, isfinite, log, log2, sqrt
from typing import Any

import numpy as np

from plimsoll.simulation.kernel.duties import HOUR, WEEK
from plimsoll.simulation.kernel.layout import (
    ACTION,
    AWAY,
    CLOCK,
    CONTRACT,
    DUTY,
    NOBODY,
    OPEN,
    POLICY,
    POST,
    STAGE,
    Reals,
    Records,
    Whole,
)
from plimsoll.simulation.service import Clock, Contract, Duty, Open, Role, Service, Shape, Spread, Stage
from plimsoll.simulation.sound import check

MISSING = float("nan")

DAYS_BETWEEN = 5
EVENTS_A_PART = 4
MOST_DOUBLINGS = 9
"""A case or a post comes to something about every five days; a heap of four is quick; a day has 512 parts at most."""

_MORE = 1.25
_SPREAD = 10.0
"""Room for cases: those open, a quarter more than are expected, and ten standard deviations."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A service laid out.

    Args:
        service: the service.
        given: its arrays, by the names of `layout.GIVEN`.
        counts: how many there are of what the world says it of.
        terms: its single numbers, by the names of `layout.TERMS`.
        works: by stage, the weekly casework of a child and the weekly duties of a case, in seconds.
        shares: by stage and team.
        room: for how many cases at once there is to be room.
    """

    service: Service
    given: Mapping[str, Any]
    counts: Mapping[str, int]
    terms: Mapping[str, Any]
    works: tuple[Whole, Whole]
    shares: Reals
    room: int


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of names."""

    stages: Mapping[str, int]
    teams: Mapping[str, int]
    roles: Mapping[str, int]
    contracts: Mapping[str, int]

    @classmethod
    def of(cls, service: Service) -> _Places:
        named = (service.stages, service.teams, service.roles, service.contracts)
        return cls(*(_places([each.name for each in part]) for part in named))


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def lay(service: Service, like: Laid | None = None) -> Laid:
    """Lay a service out.

    Args:
        service: the service.
        like: one laid out before: where its posts are the very same, their array is used again; where its open cases
            are, and the stages' times, theirs is.

    Raises:
        WrongUse: it has no stage or team, too many stages, or a number that cannot be.
    """
    check(service)
    places = _Places.of(service)
    clocks = _Clocks()
    duties = _duties(service, clocks)
    stages = _stages(service, clocks)
    same_posts = like is not None and like.service.posts is service.posts
    same_cases = like is not None and like.service.open_cases is service.open_cases
    cases = like.given["open_cases"] if like is not None and same_cases else _open_cases(service, places)
    given = {
        "stages": stages,
        "survived": _survived(service.stages, cases),
        "duties": duties,
        "clocks": clocks.laid(),
        "tables": clocks.tables(),
        "leads": _shares((stage.leads_to for stage in service.stages), places.stages),
        "may": _may(service.roles, service.stages),
        "manages": np.array([role.manages for role in service.roles], dtype=np.bool_),
        "contracts": _contracts(service.contracts),
        "aways": _aways(service.contracts),
        "posts": like.given["posts"] if like is not None and same_posts else _posts(service, places),
        "open_cases": cases,
        "rates": np.array(service.demand.rates, dtype=np.float64),
        "entry": _shares((service.demand.entry,), places.stages)[0],
        "children": np.array(service.demand.children, dtype=np.float64),
        "policies": _policies(service),
        "actions": _actions(service),
        "readings": np.array(service.readings, dtype=np.int64),
    }
    shares = _shares((stage.teams for stage in service.stages), places.teams)
    return Laid(
        service, given, _counts(service, given), _terms(service), _works(service.stages), shares, _room(service)
    )


# --- stages, duties and clocks ------------------------------------------------------------------------------------


class _Clocks:
    """The clocks of a service, each laid out once."""

    def __init__(self) -> None:
        self.places: dict[Clock, int] = {}

    def place(self, clock: Clock) -> int:
        """The place of a clock."""
        return self.places.setdefault(clock, len(self.places))

    def laid(self) -> Records:
        """The clocks."""
        rows = [(clock.limit, bool(clock.table), clock.back) for clock in self.places]
        return _rows(rows or [(1.0, False, 0)], CLOCK)

    def tables(self) -> Whole:
        """Their tables; a shorter one goes on with its last day."""
        longest = max((len(clock.table) for clock in self.places), default=0)
        made = np.zeros((max(len(self.places), 1), max(longest, 1)), dtype=np.int64)
        for clock, place in self.places.items():
            if clock.table:
                made[place] = clock.table[-1]
                made[place, : len(clock.table)] = clock.table
        return made


def _duties(service: Service, clocks: _Clocks) -> Records:
    owed = [duty for stage in service.stages for duty in (stage.visit, stage.review)]
    return _rows([_duty(duty, clocks) for duty in owed], DUTY)


def _duty(duty: Duty | None, clocks: _Clocks) -> tuple[Any, ...]:
    if duty is None:
        return (False, 0, 0, 0, 1.0, 0.0, False)
    return (True, *(clocks.place(clock) for clock in duty.clocks), duty.planned, duty.hours, duty.restarts)


def _stages(service: Service, clocks: _Clocks) -> Records:
    return _rows([_stage(stage, clocks) for stage in service.stages], STAGE)


def _stage(stage: Stage, clocks: _Clocks) -> tuple[Any, ...]:
    deadline = (NOBODY, False)
    if stage.deadline is not None:
        deadline = (clocks.place(stage.deadline.clock), stage.deadline.from_arrival)
    return (
        stage.kind,
        *_spread(stage.lasts),
        stage.closing_hours,
        *deadline,
        stage.grave,
        stage.rank,
        stage.head_start,
        stage.withdrawn,
        stage.returns,
    )


def _spread(spread: Spread) -> tuple[int, float, float]:
    return (int(spread.shape), spread.centre, spread.sigma)


def _works(stages: Sequence[Stage]) -> tuple[Whole, Whole]:
    case = [_whole(stage.hours_a_week * HOUR) for stage in stages]
    tasks = [_whole(sum(_weekly(duty) for duty in (stage.visit, stage.review) if duty)) for stage in stages]
    return np.array(case, dtype=np.int64), np.array(tasks, dtype=np.int64)


def _weekly(duty: Duty) -> float:
    """Seconds a week that a duty takes, each at its planned time under its later clock."""
    return duty.hours * HOUR * WEEK / (duty.planned * duty.clocks[-1].limit)


def _whole(amount: float) -> int:
    return floor(amount + 0.5)


def _shares(given: Iterable[Mapping[str, float]], places: Mapping[str, int]) -> Reals:
    rows = []
    for shares in given:
        row = np.zeros(len(places))
        for name, share in shares.items():
            row[places[name]] = share
        rows.append(row)
    return np.array(rows)


# --- people -------------------------------------------------------------------------------------------------------


def _may(roles: Sequence[Role], stages: Sequence[Stage]) -> Any:
    held = [
        [not role.manages and (role.may_hold is None or stage.name in role.may_hold) for stage in stages]
        for role in roles
    ]
    return np.array(held, dtype=np.bool_).reshape(len(roles), len(stages))


def _contracts(contracts: Sequence[Contract]) -> Records:
    rows: list[tuple[Any, ...]] = []
    first = 0
    for each in contracts:
        rate = sum(1.0 / away.every for away in each.away)
        kinds = (rate, first, len(each.away))
        rows.append((each.agency, each.stays, *_spread(each.filled_in), *kinds, each.newly_qualified))
        first += len(each.away)
    return _rows(rows, CONTRACT)


def _aways(contracts: Sequence[Contract]) -> Records:
    rows = []
    for each in contracts:
        rate = sum(1.0 / away.every for away in each.away)
        rows += [(1.0 / away.every / rate, *_spread(away.lasts)) for away in each.away]
    return _rows(rows, AWAY)


def _posts(service: Service, places: _Places) -> Records:
    return _rows(
        [
            (
                places.teams[post.team],
                places.roles[post.role],
                places.contracts[post.contract],
                post.fte,
                post.filled,
                post.away,
                post.new_until,
                post.opens,
            )
            for post in service.posts
        ],
        POST,
    )


# --- cases --------------------------------------------------------------------------------------------------------


def _open_cases(service: Service, places: _Places) -> Records:
    return _rows([_open(case, service, places) for case in service.open_cases], OPEN)


def _open(case: Open, service: Service, places: _Places) -> tuple[Any, ...]:
    held = case.post is not None and service.posts[case.post].filled and service.posts[case.post].opens <= 0
    return (
        NOBODY if case.stage is None else places.stages[case.stage],
        NOBODY if case.team is None else places.teams[case.team],
        case.post if held else NOBODY,
        case.children,
        case.arrived,
        MISSING if case.stage is None else _or_missing(case.begun),
        case.held_since,
        _or_missing(case.visited),
        _or_missing(case.reviewed),
        case.visits,
        case.reviews,
        case.workers,
    )


def _or_missing(time: float | None) -> float:
    return MISSING if time is None else time


def _survived(stages: Sequence[Stage], cases: Records) -> Reals:
    """For each open case the share of its stage's times that are longer than its age; 1 where that is not known."""
    known = (cases["stage"] != NOBODY) & ~np.isnan(cases["begun"])
    made = np.ones(len(cases))
    pairs, which = np.unique(cases[["stage", "begun"]][known], return_inverse=True)
    shares = [survival(stages[stage].lasts, -begun) for stage, begun in pairs.tolist()]
    made[known] = np.array(shares)[which] if shares else made[known]
    return made


def survival(spread: Spread, age: float) -> float:
    """The share of times that are longer than an age; above 0 however old."""
    if age <= 0 or spread.shape is Shape.FIXED:
        return 1.0
    if spread.shape is Shape.EXPONENTIAL:
        return max(exp(-age / spread.centre), np.finfo(np.float64).tiny)
    if spread.sigma <= 0:
        return 1.0
    return max(0.5 * erfc(log(age / spread.centre) / spread.sigma / sqrt(2)), np.finfo(np.float64).tiny)


def _room(service: Service) -> int:
    expected = sum(service.demand.rates[: service.horizon])
    return int(len(service.open_cases) + _MORE * expected + _SPREAD * sqrt(expected)) + 1


# --- rules --------------------------------------------------------------------------------------------------------


def _policies(service: Service) -> Records:
    names = POLICY.names or ()
    return _rows([tuple(getattr(policy, name) for name in names) for policy in service.policies], POLICY)


def _actions(service: Service) -> Records:
    ordered = sorted(service.actions, key=lambda action: action.time)
    return _rows(
        [
            (each.time, int(each.act), each.team, each.role, each.contract, each.stage, each.amount)
            for each in ordered
            if isfinite(each.time)
        ],
        ACTION,
    )


def _counts(service: Service, given: Mapping[str, Any]) -> dict[str, int]:
    counted = ("clocks", "children", "rates", "readings", "actions", "policies", "posts", "open_cases", "contracts")
    counts = {name: len(given[name]) for name in counted}
    stages, teams = len(service.stages), len(service.teams)
    return counts | {"stages": stages, "works": stages, "teams": teams, "start_days": given["tables"].shape[1]}


def _parts(service: Service) -> int:
    """Into how many parts the agenda divides a day: a power of two, so that each holds a few events."""
    a_day = (len(service.open_cases) + len(service.posts)) / DAYS_BETWEEN / EVENTS_A_PART
    return int(2 ** min(max(round(log2(a_day)) if a_day > 1 else 0, 0), MOST_DOUBLINGS))


def _terms(service: Service) -> dict[str, Any]:
    back = _spread(service.demand.comes_back)
    return {
        "horizon": float(service.horizon),
        "parts": _parts(service),
        "hours_a_day": float(service.hours_a_day),
        "line": float(service.line),
        "newly_qualified_share": float(service.newly_qualified_share),
        "newly_qualified_days": float(service.newly_qualified_days),
        "least_share": float(service.least_share),
        "calendar_days": float(service.calendar_days),
        "keeps_place": service.keeps_place,
        "absence_ceiling": float(service.absence_ceiling),
        "demand_ceiling": float(service.demand.ceiling),
        "back_shape": back[0],
        "back_centre": float(back[1]),
        "back_sigma": float(back[2]),
        "sickness": float(service.feedback.sickness),
        "leaving": float(service.feedback.leaving),
        "returns": float(service.feedback.returns),
    }


def _rows(rows: Sequence[tuple[Any, ...]], dtype: np.dtype[Any]) -> Records:
    return np.array(rows, dtype=dtype) if rows else np.zeros(0, dtype=dtype)
