"""What a scenario asks that cannot be: names the service does not have, days outside it, posts that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from plimsoll.simulation.decision import (
    AbsenceChange,
    AddPosts,
    Allocate,
    CapAgency,
    CutPosts,
    Decision,
    DutyTeam,
    EndAgency,
    FreezeAgency,
    FreezeRecruitment,
    Priorities,
    Spanned,
)
from plimsoll.simulation.effects import Making, do, in_order
from plimsoll.simulation.establishment import Establishment
from plimsoll.simulation.ground import ground
from plimsoll.simulation.naming import contracts, falls_on, first_contract, fit, how_many, lead_time, names
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_fields import (
    ASSUMPTION,
    DECISION,
    KIND,
    KINDS,
    LEAD,
    LOOPS,
    NAME,
    ON,
    POSTS,
    PRICE,
    SHARE,
    UNTIL,
    Known,
)
from plimsoll.simulation.scenario_values import nearest
from plimsoll.simulation.service import Service
from plimsoll.simulation.start.started import Started

FIELDS = {kind.made: kind.fields for kind in KINDS.values()}

Agency = CapAgency | EndAgency | FreezeAgency


@dataclass(frozen=True, slots=True)
class Impossible:
    """One thing that cannot be.

    Args:
        place: which of the parts under its heading, counted from 0.
        key: the field.
        what: a sentence: what cannot be.
        next_step: what to do about it, or empty.
        heading: the heading of the part.
    """

    place: int
    key: str
    what: str
    next_step: str = ""
    heading: str = DECISION


def impossible(scenario: Scenario, started: Started) -> tuple[Impossible, ...]:
    """All that cannot be in a scenario, of each part by itself and of its decisions together."""
    alone = out_of_place(scenario, started)
    return alone or (*_clashes(scenario), *_frozen(scenario, started), *_posts(scenario, started))


def out_of_place(scenario: Scenario, started: Started) -> tuple[Impossible, ...]:
    """What cannot be in single parts: names that the service does not have, days outside the forecast."""
    found: list[Impossible] = []
    for place, decision in enumerate(scenario.decisions):
        unnamed = tuple(_names(place, decision, scenario, started.service))
        late = tuple(_days(place, decision, scenario, started))
        # What a decision does can be asked only once its teams, roles and contracts are known.
        done = () if unnamed else (*_leads(place, decision, scenario, started), *_rules(place, decision, started))
        found += [*unnamed, *late, *(() if late else done)]
    return (*found, *_prices(scenario, started.service), *_assumptions(scenario))


def _names(place: int, decision: Decision, scenario: Scenario, service: Service) -> Iterator[Impossible]:
    duty = tuple(each.name for each in scenario.decisions if isinstance(each, DutyTeam))
    for field in FIELDS[type(decision)]:
        if field.known is None:
            continue
        known = (*names(service, field.known), *(duty if field.known is Known.TEAM else ()))
        given = getattr(decision, field.key)
        for name in given if isinstance(given, tuple) else (given,):
            if name is not None and name not in known:
                yield Impossible(place, field.key, f"The service has no such {field.known}.", nearest(name, known))


def _days(place: int, decision: Decision, scenario: Scenario, started: Started) -> Iterator[Impossible]:
    start = started.almanac.on
    if decision.on <= start:
        what = f"It comes before the forecast, which starts at the end of {start.isoformat()}."
        yield Impossible(place, ON, what, "Give a later day: what has happened is in the records.")
    elif decision.on > scenario.until:
        yield Impossible(
            place, ON, "It comes after the last day of the forecast.", "Look further ahead, or leave it out."
        )
    if isinstance(decision, Spanned) and decision.until is not None and decision.until <= decision.on:
        yield Impossible(place, UNTIL, "It ends before it begins.", "Give the first day on which it holds no more.")


def _leads(place: int, decision: Decision, scenario: Scenario, started: Started) -> Iterator[Impossible]:
    if not isinstance(decision, AddPosts | DutyTeam):
        return
    if not contracts(started.service, agency=False) and decision.contract is None:
        yield Impossible(place, KIND, "The service has no employed staff.", "Name the contract of the posts.")
        return
    there = started.almanac.day_of(decision.on) + lead_time(started.service, decision)
    if started.almanac.date_of(there) > scenario.until:
        what = (
            "Recruiting takes until after the last day of the forecast, so it would show nothing but the empty posts."
        )
        yield Impossible(
            place, LEAD if decision.lead is not None else ON, what, "Look further ahead, or decide earlier."
        )


def _rules(place: int, decision: Decision, started: Started) -> Iterator[Impossible]:
    """What single kinds of decision cannot ask."""
    service = started.service
    match decision:
        case Allocate(rule="cap", limit=None):
            yield Impossible(place, "limit", "A cap needs its number of children.", "Give the limit.")
        case Allocate(rule="regardless", limit=float()):
            yield Impossible(place, "limit", "Regardless of the load there is no limit.", "Leave it out.")
        case DutyTeam(name=name) if name in names(service, Known.TEAM):
            yield Impossible(place, NAME, "The service has a team of that name.", "Give the new team another.")
        case DutyTeam(role=role, stages=stages) if not _may(service, role, stages):
            yield Impossible(place, "stages", "The role may not hold all of these stages.", "See who may hold a case.")
        case CapAgency() | EndAgency() | FreezeAgency() if not _there(service, decision):
            yield Impossible(place, KIND, "There are no agency posts for it to fall on.", "Leave it out.")
        case _:
            return


def _may(service: Service, role: str | None, stages: tuple[str, ...]) -> bool:
    may = fit(service, stages)
    return role in may if role is not None else bool(may)


def _there(service: Service, decision: Agency) -> bool:
    return bool(Establishment.of(service).there(falls_on(service, decision)))


def _prices(scenario: Scenario, service: Service) -> Iterator[Impossible]:
    known, told = names(service, Known.CONTRACT), set[str]()
    for place, price in enumerate(scenario.prices):
        if price.contract not in known:
            again = nearest(price.contract, known)
            yield Impossible(place, Known.CONTRACT, "The service has no such contract.", again, PRICE.name)
        if price.contract in told:
            yield Impossible(place, Known.CONTRACT, "Its price is given twice.", "Keep one.", PRICE.name)
        told.add(price.contract)


def _assumptions(scenario: Scenario) -> Iterator[Impossible]:
    told = set[str]()
    for place, each in enumerate(scenario.assumptions):
        if not each.low <= each.value <= each.high:
            advice = "Give low, value and high in that order."
            yield Impossible(place, "value", "It lies outside its own range.", advice, ASSUMPTION.name)
        elif each.lever not in LOOPS and each.low <= 0:
            yield Impossible(place, "low", "A factor is above 0.", "1 is as the records have it.", ASSUMPTION.name)
        if each.lever in told:
            yield Impossible(place, "of", "It is assumed twice.", "Keep one range.", ASSUMPTION.name)
        told.add(each.lever)


# --- decisions together ---


def _clashes(scenario: Scenario) -> Iterator[Impossible]:
    for (_, one), (place, other) in combinations(enumerate(scenario.decisions), 2):
        # What is settled comes first on a day, so that the plan may put another in its place.
        if one.settled is not other.settled and not isinstance(other, AbsenceChange | DutyTeam):
            continue
        match one, other:
            case Allocate(), Allocate() if one.on == other.on and _meet(one.team, other.team):
                yield Impossible(
                    place, ON, "Two rules of allocation begin on one day for one team.", "Keep one of them."
                )
            case Priorities(), Priorities() if one.on == other.on:
                yield Impossible(place, ON, "Two orders of work begin on one day.", "Keep one of them.")
            case AbsenceChange(), AbsenceChange() if _overlap(one, other):
                what = "It overlaps with another change of absence; each is counted from how it was at the start."
                yield Impossible(place, ON, what, "Let one end before the other begins.")
            case DutyTeam(), DutyTeam() if one.name == other.name:
                yield Impossible(place, NAME, "Two new teams have one name.", "Give them different ones.")
            case _:
                continue


def _meet(one: str | None, other: str | None) -> bool:
    """Whether two decisions fall on one team, where none named is every team."""
    return one is None or other is None or one == other


def _overlap(one: Spanned, other: Spanned) -> bool:
    return (one.until is None or other.on < one.until) and (other.until is None or one.on < other.until)


def _frozen(scenario: Scenario, started: Started) -> Iterator[Impossible]:
    """Posts that are added to stay empty."""
    freezes = [each for each in scenario.decisions if isinstance(each, FreezeRecruitment | FreezeAgency)]
    for place, decision in enumerate(scenario.decisions):
        if isinstance(decision, AddPosts | DutyTeam) and any(_freezes(each, decision, started) for each in freezes):
            what = "Recruitment is frozen when these posts are to be filled, so nobody would come."
            yield Impossible(place, ON, what, "Add them after the freeze, or freeze the other teams.")


def _freezes(freeze: FreezeRecruitment | FreezeAgency, adds: AddPosts | DutyTeam, started: Started) -> bool:
    """Whether a freeze holds when posts are advertised, or, of a new team, at any time until it is to begin."""
    team = adds.team if isinstance(adds, AddPosts) else adds.name
    agency = first_contract(started.service, adds) in contracts(started.service, agency=True)
    if not _meet(freeze.team, team) or agency is not isinstance(freeze, FreezeAgency):
        return False
    lead = lead_time(started.service, adds) if isinstance(adds, DutyTeam) else 0
    begins = started.almanac.date_of(started.almanac.day_of(adds.on) + lead)
    return freeze.on <= begins and (freeze.until is None or adds.on < freeze.until)


def _posts(scenario: Scenario, started: Started) -> Iterator[Impossible]:
    """Posts that are not there on the day, as the decisions come one after the other."""
    making = Making.of(ground(started, scenario), started.almanac)
    for place, decision in in_order(scenario.decisions):
        if isinstance(decision, CutPosts | AddPosts | DutyTeam):
            there = making.posts.there(falls_on(making.service, decision))
            asked = how_many(decision, there)
            if isinstance(decision, CutPosts) and asked > there:
                what = f"There are {there} such posts on that day."
                yield Impossible(place, POSTS, what, "Cut no more than there are.")
                continue
            if not there and isinstance(decision, AddPosts) and decision.team is None:
                what = "No team has such posts, so nobody knows where these are to be."
                yield Impossible(place, POSTS, what, "Name the team.")
                continue
            if not asked:
                yield Impossible(
                    place, SHARE, f"Of {there} such posts this is none.", "Give a greater share, or 'posts'."
                )
                continue
        do(decision, making)
