"""What the reader of a forecast must know of its start: what no record told, and what was assumed in its place."""

from __future__ import annotations

from collections.abc import Iterable

from plimsoll.simulation.service import Service
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.fitting import LEAST
from plimsoll.simulation.start.making import Making

SAME = 0.005
"""A trend nearer to none than this is none."""


def remarks(making: Making, service: Service) -> tuple[str, ...]:
    """The remarks, in sentences."""
    return (*_today(making), *making.people.sentences(), *_assumed(making), *_to_come(making), *_limits(service))


def _today(making: Making) -> Iterable[str]:
    named = sum(nominal for *_, nominal in making.found["waiting"])
    if named:
        yield f"{named} children are held in name only, by a duty tray or a manager: here they wait for a worker."
    if making.unplaced:
        yield f"{making.unplaced} children wait in no team that may hold them: here each waits in one that may."
    if not making.dating.is_working(making.past.last):
        yield "The day is no working day: what ran out just before it is overdue from the end of the next working day."


def _assumed(making: Making) -> Iterable[str]:
    stages = [name for name in usual.LASTS if not making.maker.known(name)]
    if stages:
        yield f"Fewer than {LEAST} cases ended these stages, so their length is an assumption: {', '.join(stages)}."
    people = list(making.staffing.assumed())
    if people:
        yield f"The records tell too little of {', '.join(people)}: published figures and assumptions stand in."


def _to_come(making: Making) -> Iterable[str]:
    rhythm = making.rhythm
    if rhythm.families < LEAST:
        yield f"Only {rhythm.families} families were referred in the last years: the demand to come is a guess."
    elif abs(rhythm.trend - 1) > SAME:
        yield f"Referrals changed by {rhythm.trend - 1:+.0%} in a year: carried on for one more year, then held."


def _limits(service: Service) -> Iterable[str]:
    told = ", ".join(f"{team.name} {team.limit:.0f}" for team in service.teams)
    yield (
        "A full-time worker is given as many children as nine in ten workers of the team now hold, at the most"
        f" ({told}). Children wait in the forecast only for want of room under that limit, and not for a decision."
    )
