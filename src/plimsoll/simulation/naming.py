"""What a service calls its teams, roles, contracts and stages, and what a decision means where it names none."""

from __future__ import annotations

from math import exp, floor

from plimsoll.simulation.decision import (
    AddPosts,
    CapAgency,
    CutPosts,
    DutyTeam,
    EndAgency,
    FreezeAgency,
    FreezeRecruitment,
)
from plimsoll.simulation.establishment import Establishment, Posts
from plimsoll.simulation.scenario_fields import Known
from plimsoll.simulation.service import Service, Shape


def names(service: Service, known: Known) -> tuple[str, ...]:
    """The names there are."""
    match known:
        case Known.TEAM:
            return tuple(team.name for team in service.teams)
        case Known.ROLE:
            return tuple(role.name for role in service.roles)
        case Known.CONTRACT:
            return tuple(contract.name for contract in service.contracts)
        case Known.STAGE:
            return tuple(stage.name for stage in service.stages)
        case Known.POLICY:
            return tuple(policy.name for policy in service.policies)


def holding(service: Service) -> tuple[str, ...]:
    """The roles that may hold a case: a decision that names no role never falls on others, nor on those who manage."""
    return tuple(role.name for role in service.roles if not role.manages and role.may_hold != frozenset())


def contracts(service: Service, *, agency: bool) -> tuple[str, ...]:
    """The contracts of agency workers, or of employed staff."""
    return tuple(each.name for each in service.contracts if each.agency is agency)


def hurried(contract: str, lead: int) -> str:
    """What a contract is called whose posts take a number of working days to fill."""
    return f"{contract}, recruited in {lead} days"


def like(service: Service, contract: str | None) -> tuple[str, ...]:
    """The contract of that name with those made from it by a lead time; of no name, those of employed staff."""
    if contract is None:
        return contracts(service, agency=False)
    made = hurried(contract, 0).split("0", maxsplit=1)[0]
    return tuple(each.name for each in service.contracts if each.name == contract or each.name.startswith(made))


def first_contract(service: Service, decision: AddPosts | DutyTeam) -> str:
    """The contract of posts that a decision adds, without its lead time; where it names none, of employed staff."""
    return decision.contract or contracts(service, agency=False)[0]


def falls_on(
    service: Service,
    decision: AddPosts | CutPosts | CapAgency | EndAgency | FreezeAgency | FreezeRecruitment | DutyTeam,
) -> Posts:
    """The posts that a decision counts, closes or stops filling."""
    match decision:
        case AddPosts() | CutPosts():
            return Posts(decision.team, _roles(service, decision.role), like(service, decision.contract))
        case DutyTeam():
            return Posts(None, holding(service), contracts(service, agency=False))
        case CapAgency() | EndAgency() | FreezeAgency():
            return Posts(decision.team, names(service, Known.ROLE), contracts(service, agency=True))
        case FreezeRecruitment():
            return Posts(decision.team, names(service, Known.ROLE), contracts(service, agency=False))


def how_many(decision: AddPosts | CutPosts | DutyTeam, there: int) -> int:
    """How many posts a decision adds or closes, of those there are; a share is rounded to whole posts."""
    if decision.posts is not None:
        return decision.posts
    return floor((decision.share or 0.0) * there + 0.5)


def role_of(service: Service, posts: Establishment, decision: AddPosts | DutyTeam, team: str | None) -> str:
    """The role of posts that a decision adds to a team; where it names none, the commonest that may do the work."""
    if decision.role is not None:
        return decision.role
    may = holding(service) if isinstance(decision, AddPosts) else fit(service, decision.stages)
    every = names(service, Known.CONTRACT)

    def count(role: str) -> tuple[int, int]:
        return posts.there(Posts(team, (role,), every)), posts.there(Posts(None, (role,), every))

    return max(may, key=count)


def fit(service: Service, stages: tuple[str, ...]) -> tuple[str, ...]:
    """The roles that may hold each of some stages."""
    able = holding(service)
    roles = (role for role in service.roles if role.name in able)
    return tuple(role.name for role in roles if role.may_hold is None or role.may_hold.issuperset(stages))


def lead_time(service: Service, decision: AddPosts | DutyTeam) -> int:
    """Working days from advertising a decision's posts to their being filled: its own, or the contract's mean."""
    if decision.lead is not None:
        return decision.lead
    wanted = first_contract(service, decision)
    filled = next(each.filled_in for each in service.contracts if each.name == wanted)
    spread = exp(filled.sigma**2 / 2) if filled.shape is Shape.LOGNORMAL else 1.0
    return round(filled.centre * spread)


def _roles(service: Service, role: str | None) -> tuple[str, ...]:
    return holding(service) if role is None else (role,)
