"""The employer's rows of a small, nasty service: people who match in every way and in none, and posts that abut."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Protocol

Row = dict[str, object]

TEAMS = ("T1", "Team 2", "T2", "Team 9", None)
"""As a workforce file names them: by the identifier, by the name, by a name that no case system has."""
POSTS = ("Case holder", "Senior practitioner", " first line MANAGER ", "Team manager", None)
FTES = (1.0, 0.6, 0.5, 0.0, None)
SICKNESS = "sickness"
KINDS = (SICKNESS, SICKNESS, SICKNESS, "leave", "family", "training", None)
TASKS = ("meeting", "travel", "meeting", "visit", "casework")
GAPS = (0, 0, 0, 1, 2, 12, -5)
"""Days between two posts of one person: at once, after a day's gap, later, or before the last one ended."""


class Clerk(Protocol):
    """Who writes the rows of a service, by chance but always the same from one seed."""

    chance: Random
    last: date
    world: Mapping[str, list[Row]]

    def write(self, table: str, **given: object) -> Row:
        """Keep a row."""
        ...

    def number(self, prefix: str, table: str) -> str:
        """An id not used yet."""
        ...

    def day(self, first: date, last: date | None = None) -> date:
        """A day between the two."""
        ...

    def end(self, start: date, usual: int, still_open: float = 0.3) -> date | None:
        """An end on or after the start, or none."""
        ...

    def likely(self, share: float) -> bool:
        """Whether something of this likelihood happens."""
        ...

    def flag(self) -> bool | None:
        """Yes, no or nothing."""
        ...

    def times(self, least: int, most: int) -> range:
        """Something done a number of times."""
        ...


def workforce(clerk: Clerk, first_day: date) -> None:
    """Everything an employer knows, over the same year and the one before it; every table holds something."""
    long_ago = first_day - timedelta(days=400)
    people = _people(clerk)
    for person in people:
        _posts(clerk, person, long_ago)
    for number in range(clerk.chance.randint(1, 10)):
        _absence(clerk, clerk.chance.choice(people)["staff_id"], (number, long_ago))
    for _ in clerk.times(1, 3):
        _vacancy(clerk, long_ago)
    _study(clerk, first_day)
    for _ in clerk.times(1, 12):
        staff = clerk.chance.choice((*people, {"staff_id": "S-unknown"}))["staff_id"]
        supervisor = clerk.chance.choice(("W4", None))
        name = clerk.number("U", "supervision")
        clerk.write(
            "supervision", supervision_id=name, staff_id=staff, supervisor_id=supervisor, held=clerk.day(first_day)
        )


def _people(clerk: Clerk) -> list[dict[str, str | None]]:
    """Some known by the case system's own identifier, some by registration, some by name, one perhaps by nothing."""
    names = [str(each["name"]) for each in clerk.world["worker"] if each["name"]] or ["Nobody"]
    people: list[dict[str, str | None]] = [
        {"staff_id": "W0", "registration": None, "name": None},
        {"staff_id": "H1", "registration": " sw1 ", "name": "Somebody Else"},
        {"staff_id": "H2", "registration": None, "name": f" {clerk.chance.choice(names).upper()}  "},
        {"staff_id": "W3", "registration": "SW9", "name": clerk.chance.choice(names)},
        {"staff_id": "H4", "registration": None, "name": "Matches Nobody"},
    ]
    return people[: clerk.chance.randint(1, 5)]


def _posts(clerk: Clerk, person: Mapping[str, str | None], long_ago: date) -> None:
    started = clerk.day(long_ago)
    for _ in clerk.times(1, 4):
        ended = clerk.end(started, 120)
        clerk.write(
            "employment",
            **person,
            employment_id=clerk.number("J", "employment"),
            team_id=clerk.chance.choice(TEAMS),
            role=clerk.chance.choice(POSTS),
            agency=clerk.chance.choice((False, False, None, True)),
            asye=clerk.flag(),
            fte=clerk.chance.choice(FTES),
            started=started,
            ended=ended,
        )
        started = (ended or clerk.day(started)) + timedelta(days=clerk.chance.choice(GAPS))


def _absence(clerk: Clerk, staff: str | None, when: tuple[int, date]) -> None:
    """A time away, some of it long; now and then a year's total, which says of no day that it was lost."""
    number, long_ago = when
    started = clerk.day(long_ago)
    given: Row = {"started": started, "ended": clerk.end(started, 18), "days_lost": clerk.chance.choice((None, 3.5))}
    if clerk.likely(0.2):
        given = {"started": started, "ended": started + timedelta(days=365), "days_lost": 12.0, "total": True}
    kind = SICKNESS if number == 0 else clerk.chance.choice(KINDS)
    clerk.write("absence", absence_id=clerk.number("Z", "absence"), staff_id=staff, kind=kind, **given)


def _study(clerk: Clerk, first_day: date) -> None:
    """A few lines of a time study, often of tasks that no profile names; a decision; and a child gone missing."""
    for _ in clerk.times(1, 4):
        clerk.write(
            "time_entry",
            entry_id=clerk.number("Q", "time_entry"),
            staff_id=clerk.chance.choice(("W0", "H1", "S-unknown")),
            task=clerk.chance.choice(TASKS),
            case_kind=clerk.chance.choice(("CIN", "CP", "CLA", None)),
            minutes=clerk.chance.choice((30.0, 90.0)),
            worked=clerk.day(first_day),
        )
    given = {"decided": clerk.day(first_day), "kind": "cut", "title": "Fewer posts", "owner": "director"}
    clerk.write("decision", decision_id=clerk.number("D", "decision"), **given)
    started = clerk.day(first_day)
    given = {"person_id": "C0", "started": started, "ended": clerk.end(started, 2)}
    clerk.write("missing", missing_id=clerk.number("G", "missing"), **given)


def _vacancy(clerk: Clerk, long_ago: date) -> None:
    started = clerk.day(long_ago)
    clerk.write(
        "vacancy",
        vacancy_id=clerk.number("O", "vacancy"),
        team_id=clerk.chance.choice(TEAMS),
        fte=clerk.chance.choice(FTES),
        started=started,
        ended=clerk.end(started, 90),
    )
