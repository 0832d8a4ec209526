"""A pack made by hand: a service with two teams, one of them as unkindly named as a name can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from plimsoll.door import Provenance, definition, known_measures
from plimsoll.door.pack import (
    AlignedCase,
    Audience,
    Barriers,
    Carrying,
    Caseworker,
    Decision,
    Defence,
    FaultKind,
    Loaded,
    Move,
    Movement,
    Pack,
    Pair,
    Reading,
    SwampRow,
    Unit,
)
from plimsoll.vocabulary.clocks import add_months

ON = date(2018, 10, 17)
MONTHS = 24
DAYS = tuple(add_months(ON, -back) for back in range(MONTHS, -1, -1))

HOSTILE = '=cmd|"<script>alert(1)</script>&{{ 7*7 }}'
"""The name of a team that a browser, a spreadsheet or a template might run."""

CHILD = "P-ALIGNED-1"
WORKER = "Wanda Worker"

LACKING = "No employment records in these extracts: add an HR file."


def reading(measure: str, last: float = 30, **changes: Any) -> Reading:
    """A measure that rose by one a month to `last`, of 2,000."""
    share = definition(measure).unit == "share"
    whole = 2_000.0
    value = last / whole if share else last
    run = tuple((last - MONTHS + n) / (whole if share else 1) for n in range(MONTHS + 1))
    parts = tuple((last - MONTHS + n, whole) for n in range(MONTHS + 1))
    year, start = (Movement(measure, "service", None, run[n], value, Move.WORSENED) for n in (-13, 0))
    told = Reading(measure, value, last, whole, definition(measure).of, "", {}, run, parts, year, start)
    return replace(told, **changes)


def lacking(measure: str) -> Reading:
    """A measure for which no source was loaded."""
    return Reading(measure, None, None, None, definition(measure).of, LACKING, {}, (None,) * (MONTHS + 1))


def readings(**changes: Reading) -> dict[str, Reading]:
    """Every measure there is; what the workforce file would bring is lacking."""
    unmade = {"turnover", "vacancy_rate", "unanswered"}
    told = {
        name: lacking(name) if name in unmade else reading(name, 30.0 + n) for n, name in enumerate(known_measures())
    }
    opened = reading("open_cases", 2_000)
    waiting = reading("unallocated", 267, detail={"longest": 551, "median": 21.0})
    return {**told, "open_cases": opened, "unallocated": waiting, **changes}


def barriers(**changes: Any) -> Barriers:
    """What reaches 2,000 children and does not."""
    told = Barriers(
        children=2_000,
        down={"0": 1_900, "1": 58, "2": 30, "3+": 12},
        expected={"0": 1_895.2, "1": 70.1, "2": 30.0, "3+": 4.7},
        defences=(
            Defence("worker", "A worker", "Somebody holds it.", True, 1_733, 267, 0, 0),
            Defence("supervised", "Worker supervised", "There was supervision.", False, 0, 0, 2_000, 0, "an HR file"),
        ),
        pairs=(Pair(("A worker", "Seen"), 23, 14.5),),
    )
    return replace(told, **changes)


def aligned() -> AlignedCase:
    """A child for whom two barriers are down."""
    return AlignedCase(CHILD, date(2018, 9, 1), 46, (("A worker", date(2018, 8, 1)), ("Seen", date(2018, 9, 1))), True)


def swamp(team: str) -> SwampRow:
    """A condition of a team in which more barriers were down than usual."""
    return SwampRow(
        "The same worker", team, 60, 140, 90.0, 80.5, 50.0, f"{team}, after a change of worker: 60 children, 140."
    )


def team(name: str, number: int, **changes: Any) -> Unit:
    """A team with a child lined up and a worker."""
    own = {"caseload": reading("caseload", 19), "load": reading("load", 1.12)}
    told = Unit(
        id=f"T{number}",
        name=name,
        readings=readings(),
        barriers=barriers(aligned=(aligned(),)),
        swamp=(swamp(name),),
        workers=(Caseworker("W1", WORKER, own),),
    )
    return replace(told, **changes)


def decision(number: int, decided: date, of_team: str | None = None) -> Decision:
    """A cut, as the register has it."""
    said = (f"Cut {number} of the posts", "Chief executive", of_team, "No effect was forecast.", "Few knew.")
    return Decision(number, decided, None, "cut", *said)


def pack(audience: Audience = Audience.BOARD, **changes: Any) -> Pack:
    """The whole pack; for a board it holds no child and no worker."""
    units = (team("North", 1), team(HOSTILE, 2))
    if audience is not Audience.TEAM:
        units = tuple(replace(unit, barriers=barriers(), workers=()) for unit in units)
    told = Pack(
        audience=audience,
        on=ON,
        days=DAYS,
        service="940",
        whole=Unit(None, "940", readings(), barriers(), (swamp("North"), swamp(HOSTILE))),
        units=units,
        carrying=(Carrying("North", 1.21, 0.96, 0.95),),
        decisions=(decision(1, date(2015, 1, 5)), decision(2, date(2018, 2, 1)), decision(3, ON, "T2")),
        loaded=(Loaded("ssd", 25, ON, 4_000, 3_990, 3, 7, ("referral", "worker")),),
        faults=(FaultKind("a.csv", "date", "The day cannot be read.", refused=True, rows=7),),
        association="That is an association.",
        provenance=Provenance(ON, None, (1, 2, 3, 5)),
    )
    return replace(told, **changes)
