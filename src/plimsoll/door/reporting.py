"""What the pack asks: everything that one report says of a service or a team, in as few questions as will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plimsoll.conditions import DefencePicture, DrainRow, Figure, Question, ask, rows_behind
from plimsoll.conditions import defences as picture_of_defences
from plimsoll.conditions import drain as what_drains
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.door.asking import ASSOCIATION
from plimsoll.door.decisions import decisions
from plimsoll.door.desk import Desk
from plimsoll.door.pack import Audience, Carrying, Caseworker, Decision, Pack, Reading, Unit
from plimsoll.door.packing import barriers, faults, loaded, swamp
from plimsoll.door.readings import ByMeasure, UnitId, by_unit, names, readings
from plimsoll.door.releasing import for_scrutiny
from plimsoll.measures.instrument import By
from plimsoll.store import Session
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.errors import WrongUse

OF_WORKERS = "caseload"
"""The measure whose rows say who holds a child of which team."""

LOAD = "load"

OF_TEAMS = (
    *("open_cases", "unallocated", "in_name_only", "unassessed", "visits_overdue_cp", "visits_overdue_cin"),
    *("seen_alone", "aligned", LOAD, "turnover", "starters", "starters_leaving", "vacancy_rate", "agency_rate"),
    *("absence_rate", "management_absence", "supervision_overdue"),
)
"""What a board is shown of each team, on the day alone; every other measure it sees for the service."""

INVENTED = frozenset({"invented", "999"})
"""What the demonstration calls its service, and the code its files give, which no authority has. Nobody in it exists,
and every page of it says so."""


@dataclass(frozen=True, slots=True)
class Order:
    """What pack is asked for.

    Args:
        on: the day.
        months: how far back its series reach.
        audience: whom it is for.
        team: a team's identifier or name; `None` is every team.
    """

    on: date
    months: int
    audience: Audience
    team: str | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days of its series: the same day of each month, and the day itself last."""
        return tuple(add_months(self.on, -back) for back in range(self.months, -1, -1))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The answers to everything that is asked of the measures and defences."""

    service: Sequence[Figure]
    teams: Sequence[Figure]
    workers: Sequence[Figure]
    holders: Mapping[str | None, set[str]]
    picture: DefencePicture
    swamp: Sequence[DrainRow]
    decisions: tuple[Decision, ...]


MONTHS = 24
"""How far back a pack looks where nothing else is asked."""


def order(on: date, audience: str, months: int | None, team: str | None) -> Order:
    """What is asked for, in the door's own words.

    Raises:
        WrongUse: there is no such audience, or too few months.
    """
    if audience not in set(Audience):
        raise WrongUse(f"'{audience}' is not whom a pack is for.", next_step="Choose team, board or scrutiny.")
    if team is not None and audience != Audience.TEAM:
        raise WrongUse("Only a team's own pack is for one team.", next_step="Add --for team, or leave the team out.")
    if months is not None and months < 1:
        raise WrongUse("A pack looks back at least one month.", next_step="Say how many with --months.")
    return Order(on, months or MONTHS, Audience(audience), team)


def pack(desk: Desk, order: Order) -> Pack:
    """The whole pack.

    Raises:
        WrongUse: the store holds several services, or none of its teams is called so.
    """
    with desk.session(desk.service) as session:
        asked = _asked(session, desk, order)
    units = _units(asked, order)
    whole = _whole(asked, order)
    told = Pack(
        audience=order.audience,
        on=order.on,
        days=order.days,
        service=desk.service,
        whole=replace(whole, name=desk.service),
        units=_chosen(units, order.team),
        carrying=_carrying(whole, units, desk.profile.workload.line_on(order.on).at),
        decisions=asked.decisions,
        loaded=loaded(desk),
        faults=faults(desk),
        association=ASSOCIATION,
        provenance=desk.provenance(order.on),
        invented=desk.service in INVENTED,
    )
    return for_scrutiny(told) if order.audience is Audience.SCRUTINY else told


def _asked(session: Session, desk: Desk, order: Order) -> _Asked:
    """Every question, put in one session so that each table is put together once."""
    profile, days = desk.profile, order.days
    of_team = order.audience is Audience.TEAM
    # A board is shown each team on the day; a team its own months; scrutiny no team at all.
    asks = {Audience.TEAM: Question(days, By.TEAM), Audience.BOARD: Question(days[-1:], By.TEAM, OF_TEAMS)}
    return _Asked(
        service=ask(session, profile, Question(days)),
        teams=ask(session, profile, asks[order.audience]) if order.audience in asks else (),
        workers=ask(session, profile, Question((order.on,), By.WORKER)) if of_team else (),
        holders=_holders(rows_behind(session, profile, OF_WORKERS, order.on)) if of_team else {},
        picture=picture_of_defences(session, profile, order.on, by_team=True),
        swamp=what_drains(session, profile, order.on),
        decisions=_register(desk, order.on),
    )


def _holders(rows: Iterable[Mapping[str, Any]]) -> dict[UnitId, set[str]]:
    """Who holds a child in each team."""
    found: dict[UnitId, set[str]] = {}
    for row in rows:
        found.setdefault(row["team"], set()).add(row["item"])
    return found


def _whole(asked: _Asked, order: Order) -> Unit:
    """The service, without any child's name: those stand in their teams."""
    told = by_unit(asked.service)
    parts = readings(told[SERVICE_UNIT], order.days)
    return Unit(None, None, parts, barriers(asked.picture, named=False), swamp(asked.swamp))


def _units(asked: _Asked, order: Order) -> tuple[Unit, ...]:
    """The teams by name, children of no team last."""
    # What could not be made is told once, as of the service; every team lacks it too.
    made = [each for each in asked.teams if each.denominator is not None or each.value is not None]
    missing = by_unit(each for each in asked.teams if each.denominator is None and each.value is None)
    called, told, lacking = names(made), by_unit(made), missing.get(SERVICE_UNIT, {})
    units = [_unit(asked, order, (each, called.get(each)), told[each] | lacking) for each in told]
    return tuple(sorted(units, key=lambda unit: (unit.name is None, (unit.name or "").casefold(), unit.id or "")))


def _unit(asked: _Asked, order: Order, which: tuple[UnitId, str | None], told: ByMeasure) -> Unit:
    team, name = which
    picture = asked.picture.units.get(team)
    return Unit(
        id=team,
        name=name,
        readings=readings(told, order.days),
        barriers=barriers(picture, named=order.audience is Audience.TEAM) if picture else None,
        swamp=swamp(row for row in asked.swamp if row.team == team),
        workers=_workers(asked, team),
    )


def _workers(asked: _Asked, team: UnitId) -> tuple[Caseworker, ...]:
    """The workers who hold a child in the team, by name."""
    called, told = names(asked.workers), by_unit(asked.workers)
    found = [_worker(each, called.get(each), told[each]) for each in told if each in asked.holders.get(team, set())]
    return tuple(sorted(found, key=lambda worker: ((worker.name or "").casefold(), worker.worker)))


def _worker(worker: str | None, name: str | None, told: ByMeasure) -> Caseworker:
    return Caseworker(worker or "", name, {each: _alone(figures[-1]) for each, figures in told.items()})


def _alone(figure: Figure) -> Reading:
    """A worker's own number on the day: without a run, for nobody is followed."""
    parts = (figure.measure, figure.value, figure.numerator, figure.denominator, figure.of, figure.note, figure.detail)
    return Reading(*parts)


def _chosen(units: tuple[Unit, ...], team: str | None) -> tuple[Unit, ...]:
    """The unit asked for, by its identifier or else by its name; all of them where none was.

    Raises:
        WrongUse: none is called so, or several are.
    """
    if team is None:
        return units
    found = [unit for unit in units if unit.id == team] or [unit for unit in units if _same(unit.name, team)]
    if len(found) != 1:
        known = "; ".join(f"{unit.name} ({unit.id})" for unit in units if unit.id)
        why = "No team is called so on that day" if not found else "Several teams are called so"
        raise WrongUse(f"{why}: '{team}'.", next_step=f"Give the identifier of one of them: {known}.")
    return tuple(found)


def _same(name: str | None, asked: str) -> bool:
    return name is not None and " ".join(name.casefold().split()) == " ".join(asked.casefold().split())


def _carrying(whole: Unit, units: Iterable[Unit], line: float) -> tuple[Carrying, ...]:
    """The teams over the service's own load line whose barriers hold at least as well as the service's, by name."""
    usual = _holding(whole)
    found = [(unit, unit.reading(LOAD).value, _holding(unit)) for unit in units]
    return tuple(
        Carrying(unit.name, load, holding, usual)
        for unit, load, holding in found
        if load is not None and holding is not None and usual is not None and load > line and holding >= usual
    )


def _holding(unit: Unit) -> float | None:
    """The share of the open children with no barrier down."""
    told = unit.barriers
    none = told.down.get("0") if told else None
    return none / told.children if told and told.children and none is not None else None


def _register(desk: Desk, on: date) -> tuple[Decision, ...]:
    """The decisions taken by then, in order, each with the look back that is due."""
    taken = [row for row in decisions(desk, on) if row["decided"] <= on]
    return tuple(_decision(number, row) for number, row in enumerate(taken, 1))


def _decision(number: int, row: Mapping[str, Any]) -> Decision:
    return Decision(
        number=number,
        decided=row["decided"],
        effective=row["effective"],
        kind=row["kind"],
        title=row["title"],
        owner=row["owner"],
        team=row["team"],
        forecast=row["forecast"],
        known=row["known"],
        due=row["due_since"],
    )
