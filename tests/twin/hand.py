"""Words for worlds written by hand: a child C1, referred on Wednesday 1 March 2023, and what happened to it.

March 2023 has no bank holiday; Good Friday is 7 April, Easter Monday 10 April, and 1 and 8 May are holidays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.rows import Row, world_of
from tests.twin.slow import Answer, answer

from plimsoll.vocabulary.profile import Holder, Profile, load_profile

PROFILE = load_profile()


def d(month: int, day: int, year: int = 2023) -> date:
    """A day of 2023 unless told otherwise."""
    return date(year, month, day)


REFERRED = d(3, 1)


def referral(received: date = REFERRED, name: str = "R1", child: str = "C1", **given: Any) -> Row:
    """A referral of the child, open unless told otherwise."""
    return {"referral_id": name, "person_id": child, "received": received} | given


def held(started: date, ended: date | None = None, worker: str | None = "W1", child: str = "C1", **given: Any) -> Row:
    """An allocation of the child in a role that holds."""
    name = f"I-{started}-{worker}-{child}-{given.get('team_id')}"
    row = {"allocation_id": name, "person_id": child, "worker_id": worker, "role": "CW"}
    return row | {"started": started, "ended": ended} | given


def contact(received: date, name: str = "", child: str = "C1", **given: Any) -> Row:
    """A contact about the child."""
    return {"contact_id": f"K-{received}-{name}", "person_id": child, "received": received} | given


def assessment(started: date, authorised: date | None = None, name: str = "", **given: Any) -> Row:
    """An assessment of the child on its referral."""
    row = {"assessment_id": f"A-{started}{name}", "person_id": "C1", "referral_id": "R1"}
    return row | {"started": started, "authorised": authorised} | given


def plan(kind: str, started: date, ended: date | None = None, name: str = "P1", **given: Any) -> Row:
    """A plan of the child, or one episode of its period of being looked after."""
    row = {"kind": kind, "part_id": f"{name}-{started}", "plan_id": name, "person_id": "C1"}
    return row | {"started": started, "ended": ended} | given


def visit(kind: str, visited: date, name: str = "V1", **given: Any) -> Row:
    """A visit to the child, at which nothing is said of who was seen."""
    return {"kind": kind, "visit_id": name, "person_id": "C1", "visited": visited} | given


def review(kind: str, held_on: date | None, name: str = "", **given: Any) -> Row:
    """A review of the child's plan."""
    row = {"kind": kind, "review_id": f"V-{held_on}{name}", "person_id": "C1", "plan_id": "P1"}
    return row | {"held": held_on} | given


def judged(*holders: Holder) -> Profile:
    """The profile with holders whom a named role has judged."""
    return replace(PROFILE, in_name_only=replace(PROFILE.in_name_only, holders=holders))


def ask(measure: str, day: date, by: str = "service", profile: Profile = PROFILE, **tables: list[Row]) -> list[Answer]:
    """The twin's answer over tables written by hand."""
    return answer(world_of(**tables), measure, day, profile, by)


def numbers(measure: str, day: date, **tables: list[Row]) -> tuple[float | None, float | None]:
    """The service's numerator and denominator."""
    (only,) = ask(measure, day, **tables)
    return only.numerator, only.denominator


def by_team(measure: str, day: date, **tables: list[Row]) -> dict[str | None, tuple[float | None, float | None]]:
    """The numerator and denominator of each team."""
    return {row.unit: (row.numerator, row.denominator) for row in ask(measure, day, "team", **tables)}


ELSE = "C9"
OTHERS: dict[str, list[Row]] = {
    "allocation": [held(d(1, 1, 2020), d(1, 2, 2020), child=ELSE)],
    "assessment": [assessment(d(1, 1, 2020), d(1, 2, 2020), person_id=ELSE, referral_id=None)],
    "contact": [contact(d(1, 1, 2020), child=ELSE)],
    "enquiry": [{"enquiry_id": "E9", "person_id": ELSE, "started": d(1, 1, 2020)}],
    "family": [{"family_id": "F9", "person_id": ELSE}],
    "plan": [plan("CIN", d(1, 1, 2020), d(1, 2, 2020), person_id=ELSE, name="P9")],
    "referral": [referral(d(1, 1, 2020), "R9", ELSE, closed=d(1, 2, 2020))],
    "review": [review("CP", None, person_id=ELSE)],
    "visit": [visit("CIN", d(1, 1, 2020), person_id=ELSE)],
}
"""One old row of each table about somebody else, so that the table was loaded and says nothing of the child."""


def loaded(**tables: list[Row]) -> dict[str, list[Row]]:
    """The tables given, and all the others loaded too."""
    return {name: [*tables.get(name, []), *OTHERS.get(name, [])] for name in {*OTHERS, *tables}}
