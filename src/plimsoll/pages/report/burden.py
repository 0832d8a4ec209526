"""Load: what the work requires against the hours there are, for the service, its teams and, in a team, its workers."""

from __future__ import annotations

from plimsoll.door import definition
from plimsoll.door.pack import Audience, Pack, Reading, Unit
from plimsoll.pages.amounts import MISSING, NO_TEAM
from plimsoll.pages.report import cells, plan, tables
from plimsoll.pages.report.parts import Block, Cell, Column, Listing, Section, Sheet, Words

LEARN = (
    "Where load is over the line and barriers hold all the same, somebody is doing something that others can learn "
    "from. It says nothing of how long it can last, and is never a ground for cuts."
)

OWN_ONLY = (
    "A worker's caseload and load are for that worker and the line manager, in order of name. They are not to be "
    "sorted, compared or used for capability or discipline."
)

LOAD = "load"

DETAIL = (
    ("Line", "line", 10, True),
    ("Workers", "workers", 12, False),
    ("Over the line", "over_workers", 12, False),
    ("Far over for weeks", "excessive", 14, False),
    ("Longest spell over, days", "longest", 16, False),
    ("Hours nobody holds", "unallocated", 14, False),
    ("Hours held in name only", "nominal", 16, False),
)
"""What load tells beside its value: heading, the number's name in its detail, width, and whether it is a share."""

MEANT = (
    "Hours of a week. A team's hours required hold those of its children whom nobody holds, and of those held in name "
    "only. A spell is followed back for a quarter at most."
)


def section(pack: Pack, unit: Unit) -> Section:
    """Load against the line; in a team's own pack, with each worker's own caseload and load."""
    blocks: list[Block] = [tables.figures("Load against the line", pack, unit, plan.LOAD)]
    inside = pack.audience is not Audience.SCRUTINY
    if inside and unit.reading(LOAD).value is not None:
        teams = pack.units if unit is pack.whole else (unit,)
        blocks.append(_by_team(teams))
        blocks += _carrying(pack, unit)
    drawn = tables.lines("Load over the months", pack, unit, (LOAD,))
    blocks += [drawn] if drawn else []
    if pack.audience is Audience.TEAM and unit.workers:
        blocks += [Words(OWN_ONLY), _workers(unit)]
    return Section("load", "Load", "Load", tuple(blocks))


def _by_team(units: tuple[Unit, ...]) -> Sheet:
    """Each team's load against the line, in order of name."""
    columns = (
        Column("Team", 26),
        Column("Load", 10, numeric=True),
        *(Column(title, width, numeric=True) for title, _, width, _ in DETAIL),
    )
    told = ((unit, unit.reading(LOAD)) for unit in units)
    rows = tuple(_team(unit, load) for unit, load in told if load.made and load.value is not None)
    return Sheet("Each team against the line, in order of name", columns, rows, notes=(MEANT,))


def _team(unit: Unit, told: Reading) -> tuple[Cell, ...]:
    found = ((told.detail.get(key), share) for _, key, _, share in DETAIL)
    return (
        Cell(tables.name(unit)),
        cells.value(told),
        *(cells.whole_share(value) if share else cells.rounded(value) for value, share in found),
    )


def _carrying(pack: Pack, unit: Unit) -> list[Block]:
    told = tuple(
        f"{each.team or NO_TEAM}: {each.load:.0%} of the hours there are, and {each.holding:.0%} of its children with "
        f"no barrier down, where the service has {each.service:.0%}."
        for each in pack.carrying
        if unit is pack.whole or each.team == unit.name
    )
    return [Words(LEARN), Listing(told)] if told else []


def _workers(unit: Unit) -> Sheet:
    """The workers by name with what may be shown of them."""
    measures = dict.fromkeys(name for worker in unit.workers for name in worker.readings)
    columns = (Column("Worker", 30), *(Column(definition(each).title, 18, numeric=True) for each in measures))
    rows = tuple(
        (
            Cell(each.name or each.worker),
            *(cells.value(each.readings[m]) if m in each.readings else Cell(MISSING) for m in measures),
        )
        for each in unit.workers
    )
    return Sheet("Own caseload and load, by name", columns, rows)
