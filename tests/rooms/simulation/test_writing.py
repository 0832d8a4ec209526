"""A forecast's trace written as canonical tables: who, from when to when, held by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from plimsoll.simulation.almanac import BACK, Almanac
from plimsoll.simulation.outcome import TRACE, Outcome, What
from plimsoll.simulation.service import Clock as Limit
from plimsoll.simulation.service import (
    Contract,
    Demand,
    Duty,
    Kind,
    Open,
    Post,
    Role,
    Rule,
    Service,
    Shape,
    Spread,
    Stage,
    Team,
)
from plimsoll.simulation.writing import written
from plimsoll.vocabulary.profile import load_profile
from plimsoll.vocabulary.tables import TABLES

FRIDAY = date(2024, 11, 29)
MONDAY, TUESDAY, WEDNESDAY = date(2024, 12, 2), date(2024, 12, 3), date(2024, 12, 4)
ASSESSMENT, ENQUIRY, CP = range(3)
ASSESSORS, LONG = range(2)
SOON = Spread(Shape.FIXED, 5.0)
VISITS = Duty((Limit(10.0),) * 3, 0.8, 2.0)
ALMANAC = Almanac.around(FRIDAY, 20)
PAST = Open("cp", "long", 1, 1, -30.0, -20.0, -10.0, visited=-5.0, reviewed=-8.0, visits=1, reviews=2, workers=2)

SERVICE = Service(
    horizon=20,
    readings=(19,),
    stages=(
        Stage("assessment", Kind.ASSESSMENT, SOON, {"assessors": 1.0}),
        Stage("enquiry", Kind.ENQUIRY, SOON, {"assessors": 1.0}),
        Stage("cp", Kind.CP, SOON, {"long": 1.0}, visit=VISITS, review=VISITS),
    ),
    teams=(Team("assessors", Rule.CAP, 9.0), Team("long", Rule.CAP, 9.0)),
    roles=(Role("Case holder"),),
    contracts=(Contract("employed", agency=False, stays=200.0, filled_in=SOON),),
    posts=(
        Post("assessors", "Case holder", "employed"),
        Post("long", "Case holder", "employed", 0.5),
        Post("long", "Case holder", "employed", filled=False),
    ),
    open_cases=(),
    demand=Demand((1.0,) * 20, 1.0, {"assessment": 1.0}),
    policies=tuple(load_profile().policies.known.values()),
)

NONE = np.zeros((1, 2, 30))
"""Counts that nobody reads here."""

Entry = tuple[float, What, dict[str, int]]


def rows(service: Service, *entries: Entry) -> dict[str, list[dict[str, Any]]]:
    """What a history with these entries is written as."""
    nobody = dict.fromkeys(TRACE.names or (), -1)
    trace = [tuple((nobody | given | {"time": time, "what": int(what)}).values()) for time, what, given in entries]
    outcome = Outcome(NONE, NONE, NONE, len(entries), np.array(trace, dtype=TRACE))
    return {name: table.to_pylist() for name, table in written(service, ALMANAC, outcome).items()}


def case(stage: int, team: int, **given: int) -> dict[str, int]:
    """An entry about the first family, of two children."""
    return {"family": 0, "spell": 0, "stage": stage, "team": team, "children": 2} | given


def two_children() -> dict[str, list[dict[str, Any]]]:
    """Two children referred on Monday, enquired into on Tuesday, and on a plan from Wednesday, visited at once."""
    holder, other = {"post": 0, "holder": 0}, {"post": 1, "holder": 0}
    return rows(
        SERVICE,
        (0.2, What.REFERRED, case(ENQUIRY, ASSESSORS)),
        (0.2, What.STAGE, case(ENQUIRY, ASSESSORS)),
        (0.2, What.WAITS, case(ENQUIRY, ASSESSORS)),
        (1.0, What.ALLOCATED, case(ENQUIRY, ASSESSORS, **holder)),
        (2.5, What.STAGE_ENDED, case(ENQUIRY, ASSESSORS, **holder)),
        (2.5, What.STAGE, case(CP, LONG)),
        (2.5, What.WAITS, case(CP, LONG)),
        (2.5, What.ALLOCATED, case(CP, LONG, **other)),
        (2.9, What.VISITED, case(CP, LONG, **other)),
    )


def test_a_history_is_written_in_the_canonical_columns() -> None:
    """Every table has the columns of the vocabulary and nothing else."""
    nothing = Outcome(NONE, NONE, NONE, 0, np.array([], dtype=TRACE))
    for name, table in written(SERVICE, ALMANAC, nothing).items():
        assert table.column_names == [column.name for column in TABLES[name].columns]


def test_each_child_of_a_case_has_its_own_rows() -> None:
    """Two children make two referrals, enquiries, conferences, plans, visits and allocations, in one family."""
    told = two_children()
    assert {name: len(told[name]) for name in ("referral", "enquiry", "conference", "plan", "visit")} == {
        "referral": 2,
        "enquiry": 2,
        "conference": 2,
        "plan": 2,
        "visit": 2,
    }
    assert len(told["allocation"]) == 4
    assert len({each["family_id"] for each in told["family"]}) == 1
    assert {each["person_id"] for each in told["plan"]} == {each["person_id"] for each in told["person"]}


def test_a_moment_is_written_as_its_day() -> None:
    """What happens from the beginning of a working day on is that day's; what lasts has no end."""
    told = two_children()
    assert {each["received"] for each in told["referral"]} == {MONDAY}
    assert {(each["started"], each["ended"]) for each in told["enquiry"]} == {(MONDAY, WEDNESDAY)}
    assert {(each["started"], each["ended"]) for each in told["plan"]} == {(WEDNESDAY, None)}
    assert {(each["started"], each["ended"]) for each in told["allocation"]} == {
        (TUESDAY, WEDNESDAY),
        (WEDNESDAY, None),
    }


def test_a_conference_names_the_plan_it_decided_on() -> None:
    """An enquiry that a plan follows at once ended in a conference that made it, of the same child."""
    told = two_children()
    plans = {each["plan_id"]: each["person_id"] for each in told["plan"]}
    assert all(each["plan_made"] for each in told["conference"])
    assert {each["plan_id"]: each["person_id"] for each in told["conference"]} == plans


def test_a_visit_is_made_under_the_plan_of_its_time() -> None:
    """A visit names its plan and its kind."""
    told = two_children()
    assert {(each["kind"], each["plan_id"], each["visited"]) for each in told["visit"]} == {
        ("CP", each["plan_id"], WEDNESDAY) for each in told["plan"]
    }


def test_a_withdrawn_assessment_is_never_authorised() -> None:
    """A case that is closed while it waits leaves its assessment unfinished and its referral closed."""
    told = rows(
        SERVICE,
        (0.2, What.REFERRED, case(ASSESSMENT, ASSESSORS)),
        (0.2, What.STAGE, case(ASSESSMENT, ASSESSORS)),
        (0.2, What.WAITS, case(ASSESSMENT, ASSESSORS)),
        (2.0, What.WITHDRAWN, case(ASSESSMENT, ASSESSORS)),
    )
    assert {each["authorised"] for each in told["assessment"]} == {None}
    assert {(each["closed"], each["close_reason"]) for each in told["referral"]} == {(WEDNESDAY, "RC7")}


def test_the_open_work_of_the_start_is_written_from_its_records() -> None:
    """A case that was open is there since its referral, with worker, last visit and reviews, under a made-up name."""
    told = rows(replace(SERVICE, open_cases=(replace(PAST, reference="K7"),)))
    day = ALMANAC.date_of
    assert [(each["person_id"], each["received"]) for each in told["referral"]] == [("F1-1", day(-30))]
    assert [(each["started"], each["ended"]) for each in told["plan"]] == [(day(-20), None)]
    assert [each["visited"] for each in told["visit"]] == [day(-5)]
    assert [each["held"] for each in told["review"]] == [day(-14), day(-8)]
    assert [(each["worker_id"], each["started"]) for each in told["allocation"]] == [("W2-1", day(-10))]


def test_a_case_that_waited_at_the_start_had_a_former_worker_if_it_had_any() -> None:
    """Since when a child is without a worker is read off the records: from the end of the former worker's time."""
    waiting = replace(PAST, post=None, held_since=-3.0)
    had, never = (rows(replace(SERVICE, open_cases=(replace(waiting, workers=workers),))) for workers in (1, 0))
    assert [(each["worker_id"], each["ended"]) for each in had["allocation"]] == [("W-former", ALMANAC.date_of(-3))]
    assert "W-former" in {each["worker_id"] for each in had["worker"]}
    assert never["allocation"] == []


def test_a_post_is_held_left_and_vacant_by_turns() -> None:
    """Each holder is a worker; between them the post is vacant; a time of less than a day has no row."""
    post = {"team": LONG, "post": 1}
    told = rows(
        SERVICE,
        (1.5, What.LEFT, post | {"holder": 0}),
        (2.5, What.JOINED, post | {"holder": 1}),
        (2.7, What.LEFT, post | {"holder": 1}),
        (2.9, What.JOINED, post | {"holder": 2}),
    )
    second = [each for each in told["employment"] if each["staff_id"].startswith("S2-")]
    assert [(each["staff_id"], each["started"], each["ended"], each["fte"]) for each in second] == [
        ("S2-1", ALMANAC.date_of(-BACK), TUESDAY, 0.5),
        ("S2-3", WEDNESDAY, None, 0.5),
    ]
    assert [(each["started"], each["ended"], each["fte"]) for each in told["vacancy"]] == [
        (FRIDAY, None, 1.0),
        (TUESDAY, WEDNESDAY, 0.5),
    ]


def test_nothing_written_says_who_anybody_is() -> None:
    """No name, no month of birth, no registration: the model knows none."""
    told = two_children()
    assert {each["birth_month"] for each in told["person"]} == {None}
    assert {(each["name"], each["registration"]) for each in told["worker"]} == {(None, None)}
