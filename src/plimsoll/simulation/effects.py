"""What each decision does to a service, made of the acts that a forecast knows, of posts and of rates of demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Self

from plimsoll.simulation.action import ANY, Act, Action
from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.decision import (
    AbsenceChange,
    AddPosts,
    Allocate,
    CapAgency,
    CutPosts,
    Decision,
    DemandChange,
    DutyTeam,
    EndAgency,
    FreezeAgency,
    FreezeRecruitment,
    HoursChange,
    Priorities,
    Reorganise,
    Spanned,
    Transfer,
)
from plimsoll.simulation.establishment import Establishment, Posts, apportioned
from plimsoll.simulation.naming import falls_on, first_contract, how_many, hurried, lead_time, names, role_of
from plimsoll.simulation.scenario_fields import Known
from plimsoll.simulation.service import Post, Rule, Service

RULES = MappingProxyType({"cap": Rule.CAP, "line": Rule.LINE, "regardless": Rule.REGARDLESS})
ON, OFF = 1.0, 0.0
UNCHANGED = 1.0


@dataclass(slots=True)
class Making:
    """A service as its decisions come one after the other, and what they have come to.

    Args:
        service: the service that both sides stand on.
        almanac: its working days.
        posts: the posts there are.
        shares: each team's share of each stage, by their names.
        actions: what is done to it.
        settled: the posts that settled decisions open.
        added: the posts that the others open.
        rates: referrals on each working day.
    """

    service: Service
    almanac: Almanac
    posts: Establishment
    shares: dict[tuple[str, str], float]
    rates: list[float]
    actions: list[Action] = field(default_factory=list)
    settled: list[Post] = field(default_factory=list)
    added: list[Post] = field(default_factory=list)

    @classmethod
    def of(cls, service: Service, almanac: Almanac) -> Self:
        """A service to which nothing has been done."""
        shares = {(stage.name, team): share for stage in service.stages for team, share in stage.teams.items()}
        return cls(service, almanac, Establishment.of(service), shares, list(service.demand.rates))

    def place(self, known: Known, name: str | None) -> int:
        """The place of a team, role, contract, stage or policy; of no name, any."""
        return ANY if name is None else names(self.service, known).index(name)

    def begins(self, on: date) -> float:
        """The time at which a day begins."""
        return self.almanac.begins(on)

    def does(self, on: date, act: Act, amount: float, **of: int) -> None:
        """Notes one thing done at the beginning of a day."""
        self.actions.append(Action(self.begins(on), act, amount=amount, **of))


def in_order(decisions: Sequence[Decision]) -> Iterator[tuple[int, Decision]]:
    """Decisions in order of their days, each with its place among them; of one day, settled ones first."""
    yield from sorted(enumerate(decisions), key=lambda each: (each[1].on, not each[1].settled, each[0]))


def do(decision: Decision, making: Making) -> None:
    """Lets a decision do to a service what it does."""
    EFFECTS[type(decision)](decision, making)


# --- posts ---


def _add(decision: AddPosts, making: Making) -> None:
    wanted = falls_on(making.service, decision)
    number = how_many(decision, making.posts.there(wanted))
    teams = {decision.team: number} if decision.team else apportioned(number, making.posts.by_team(wanted))
    for team, each in teams.items():
        _open(decision, making, team, each)


def _open(decision: AddPosts | DutyTeam, making: Making, team: str, number: int) -> None:
    contract = first_contract(making.service, decision)
    post = Post(
        team=team,
        role=role_of(making.service, making.posts, decision, team if isinstance(decision, AddPosts) else None),
        contract=contract if decision.lead is None else hurried(contract, decision.lead),
        filled=False,
        opens=making.begins(decision.on),
    )
    (making.settled if decision.settled else making.added).extend([post] * number)
    making.posts.add([post] * number)


def _cut(decision: CutPosts, making: Making) -> None:
    falls = falls_on(making.service, decision)
    _close(making, decision.on, falls, how_many(decision, making.posts.there(falls)))


def _cap(decision: CapAgency, making: Making) -> None:
    falls = falls_on(making.service, decision)
    _close(making, decision.on, falls, max(making.posts.there(falls) - decision.most, 0))


def _end(decision: EndAgency, making: Making) -> None:
    falls = falls_on(making.service, decision)
    _close(making, decision.on, falls, making.posts.there(falls))


def _close(making: Making, on: date, falls: Posts, number: int) -> None:
    team = making.place(Known.TEAM, falls.team)
    for (role, contract), each in making.posts.close(falls, number).items():
        places = {"role": making.place(Known.ROLE, role), "contract": making.place(Known.CONTRACT, contract)}
        making.does(on, Act.CLOSE_POSTS, float(each), team=team, **places)


def _freeze(decision: FreezeAgency | FreezeRecruitment, making: Making) -> None:
    falls = falls_on(making.service, decision)
    for name in falls.contracts:
        of = {"team": making.place(Known.TEAM, falls.team), "contract": making.place(Known.CONTRACT, name)}
        making.does(decision.on, Act.FREEZE, ON, **of)
        _ends(decision, making, Act.FREEZE, OFF, **of)


def _ends(decision: Spanned, making: Making, act: Act, amount: float, **of: int) -> None:
    """Takes back what was done, on the first day on which it holds no more, if that is watched."""
    if decision.until is not None and making.begins(decision.until) < making.service.horizon:
        making.does(decision.until, act, amount, **of)


# --- work ---


def _allocate(decision: Allocate, making: Making) -> None:
    rule = RULES[decision.rule]
    limit = making.service.line if decision.limit is None else decision.limit
    making.does(decision.on, Act.LIMIT, limit, team=making.place(Known.TEAM, decision.team), stage=int(rule))


def _duty(decision: DutyTeam, making: Making) -> None:
    number = how_many(decision, making.posts.there(falls_on(making.service, decision)))
    _open(decision, making, decision.name, number)
    # It takes its share once its posts are filled: before that, what came to it would only wait.
    first = making.almanac.day_of(decision.on) + lead_time(making.service, decision)
    for stage in decision.stages:
        for team, share in _shared(making, stage, decision).items():
            making.shares[stage, team] = share
            of = {"team": making.place(Known.TEAM, team), "stage": making.place(Known.STAGE, stage)}
            making.actions.append(Action(float(first), Act.SHARE, amount=share, **of))


def _shared(making: Making, stage: str, duty: DutyTeam) -> dict[str, float]:
    """The shares of a stage once a new team has its own: what is left goes to the others as before."""
    before = {team: share for (name, team), share in making.shares.items() if name == stage}
    own = duty.takes * sum(before.values())
    return {team: own if team == duty.name else share * (1 - duty.takes) for team, share in before.items()}


def _priorities(decision: Priorities, making: Making) -> None:
    making.does(decision.on, Act.POLICY, making.place(Known.POLICY, decision.policy))


def _demand(decision: DemandChange, making: Making) -> None:
    last = len(making.rates)
    first = making.almanac.day_of(decision.on)
    stop = last if decision.until is None else min(making.almanac.day_of(decision.until), last)
    for day in range(first, stop):
        making.rates[day] *= decision.factor


def _hours(decision: HoursChange, making: Making) -> None:
    act = Act.CASE_HOURS if decision.of == "casework" else Act.TASK_HOURS
    _longer(decision, making, act, (decision.factor, making.place(Known.STAGE, decision.stage)))


def _longer(decision: Spanned, making: Making, act: Act, by: tuple[float, int]) -> None:
    factor, stage = by
    making.does(decision.on, act, factor, stage=stage)
    _ends(decision, making, act, 1 / factor, stage=stage)


def _absence(decision: AbsenceChange, making: Making) -> None:
    making.does(decision.on, Act.ABSENCE, decision.factor)
    _ends(decision, making, Act.ABSENCE, UNCHANGED)


def _transfer(decision: Transfer, making: Making) -> None:
    if decision.leaving:
        making.does(decision.on, Act.LEAVE, decision.leaving)
    if decision.slower != UNCHANGED:
        for act in (Act.CASE_HOURS, Act.TASK_HOURS):
            _longer(decision, making, act, (decision.slower, ANY))


def _reorganise(decision: Reorganise, making: Making) -> None:
    making.does(decision.on, Act.SHUFFLE, ON)


EFFECTS: Mapping[type[Decision], Callable[[Any, Making], None]] = MappingProxyType(
    {
        AddPosts: _add,
        CutPosts: _cut,
        CapAgency: _cap,
        EndAgency: _end,
        FreezeAgency: _freeze,
        FreezeRecruitment: _freeze,
        Allocate: _allocate,
        DutyTeam: _duty,
        Priorities: _priorities,
        DemandChange: _demand,
        HoursChange: _hours,
        AbsenceChange: _absence,
        Transfer: _transfer,
        Reorganise: _reorganise,
    }
)
"""What each kind of decision does."""


def highest(factors: Iterable[float]) -> float:
    """The most that something is multiplied by, at least as often as at the start."""
    return max((UNCHANGED, *factors))
