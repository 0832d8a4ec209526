"""A pack as a document: the service's chapter, or one for each team, and what is said once at the end."""

from __future__ import annotations

from plimsoll.door.grid import long_date
from plimsoll.door.pack import Audience, Pack, Unit
from plimsoll.pages.report import burden, closing, sections, tables
from plimsoll.pages.report.parts import Chapter, Document

FOR = {
    Audience.TEAM: "for the team and its manager",
    Audience.BOARD: "for the board",
    Audience.SCRUTINY: "for scrutiny, small numbers taken out",
}

UNNAMED = "service"
"""What a load calls the service when nobody names one."""

NOBODY = "INVENTED DATA. Nobody in this pack exists: the county was made up to show what the pack looks like."


def document(pack: Pack) -> Document:
    """The whole of it, ready to be printed."""
    of_team = pack.audience is Audience.TEAM
    units = tuple(unit for unit in pack.units if unit.stands or len(pack.units) == 1) if of_team else (pack.whole,)
    alone = len(units) == 1
    chapters = tuple(_chapter(pack, unit, number, alone=alone) for number, unit in enumerate(units, 1))
    who = f": {tables.name(units[0])}" if of_team and alone else ""
    return Document(
        title=f"The conditions of the work{who}",
        subtitle=f"{_called(pack.service)} · {long_date(pack.on)} · {FOR[pack.audience]}",
        warning=NOBODY if pack.invented else "",
        chapters=chapters,
        closing=(closing.refused(pack), closing.definitions(pack), closing.provenance(pack)),
    )


def _called(service: str) -> str:
    """A service that was given no name is the service."""
    return "The service" if service == UNNAMED else f"Service {service}"


def _chapter(pack: Pack, unit: Unit, number: int, *, alone: bool) -> Chapter:
    where = "the service" if unit is pack.whole else f"the team {tables.name(unit)}" if unit.name else "no team"
    told = (
        sections.opening(pack, unit, where),
        sections.swamp(pack, unit, where),
        sections.without_worker(pack, unit),
        sections.conditions(pack, unit),
        sections.over_time(pack, unit),
        sections.decisions(pack, unit),
        sections.barriers(pack, unit),
        burden.section(pack, unit),
        sections.workforce(pack, unit),
        sections.moved(unit),
    )
    return Chapter(f"part-{number}", "" if alone else tables.name(unit), told)
