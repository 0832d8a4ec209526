"""What stands on a day and should be answered: which sorts, from how many days on, under keys that stay the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kept import asked_of
from tests.rows import World, world_of

from plimsoll.conditions.standing import Standings, standings
from plimsoll.escalation.matter import Sort, Standing
from plimsoll.vocabulary.charts import Rebase
from plimsoll.vocabulary.profile import Profile, load_profile

PROFILE = load_profile()
WEEK = timedelta(weeks=1)
DUE = date(2024, 2, 15)
"""45 working days from the assessment's start on 11 December 2023, Christmas and New Year left out."""


def climbing(*sorts: Sort, **days: int) -> Profile:
    """The shipped profile, letting only these sorts climb."""
    return replace(PROFILE, ladder=replace(PROFILE.ladder, climbs=sorts, **days))


def looked(world: World, on: date, profile: Profile) -> Standings:
    """What somebody sees who looks at the world on the day."""
    with asked_of(world) as records:
        return standings(records, profile, on)


def told(world: World, on: date, profile: Profile) -> tuple[Standing, ...]:
    """What stands in the world on the day."""
    return looked(world, on, profile).stands


def late() -> World:
    """One child of team T1 whose assessment is not authorised, seen as often as should be."""
    visits = [date(2023, 12, 12) + 2 * WEEK * n for n in range(12)]
    return world_of(
        referral=[{"referral_id": "R1", "person_id": "C1", "received": date(2023, 12, 11), "team_id": "T1"}],
        allocation=[_held("C1", date(2023, 12, 11))],
        assessment=[
            {"assessment_id": "A1", "person_id": "C1", "referral_id": "R1", "started": date(2023, 12, 11)},
        ],
        visit=[
            {"kind": "CIN", "visit_id": f"V{n}", "person_id": "C1", "visited": day, "seen": True}
            for n, day in enumerate(visits)
        ],
    )


def _held(child: str, started: date, **more: Any) -> dict[str, Any]:
    own = {"allocation_id": f"A {child}", "person_id": child, "worker_id": "W1", "role": "CW", "team_id": "T1"}
    return {**own, "started": started, **more}


@pytest.mark.parametrize(("days", "stands"), [(9, False), (10, True), (40, True)])
def test_overdue_work_stands_from_the_ladders_days_on(days: int, stands: bool) -> None:
    """Calendar days past its due date, ten as shipped."""
    found = told(late(), DUE + timedelta(days=days), climbing(Sort.OVERDUE))
    assert [each.key for each in found] == (["overdue:assessment:C1:A1"] if stands else [])


def test_overdue_work_says_what_was_owed_by_when() -> None:
    """With the child, the team and the measure that counts it; without anybody's name."""
    (found,) = told(late(), DUE + timedelta(days=10), climbing(Sort.OVERDUE))
    assert found == Standing(
        key="overdue:assessment:C1:A1",
        sort=Sort.OVERDUE,
        since=DUE,
        words="The assessment should have been authorised by 15 February 2024.",
        measure="assessments_overdue",
        team="T1",
        child="C1",
    )


@pytest.mark.parametrize(("days", "stands"), [(9, False), (10, True)])
def test_a_child_whom_nobody_holds_stands_though_no_clock_runs(days: int, stands: bool) -> None:
    """From the ladder's days on, counted from the first day without a worker; for that it has no due date."""
    found = told(unheld(), _january(8) + timedelta(days=days), climbing(Sort.OVERDUE, aligned_days=99))
    said = {each.key: each.words for each in found}
    assert ("overdue:unheld:C1:C1" in said) is stands
    assert said.get("overdue:unheld:C1:C1") in (None, "The child has had no allocated worker since 8 January 2024.")


def unheld() -> World:
    """One child of no worker, referred and neither assessed nor seen."""
    return world_of(
        referral=[{"referral_id": "R1", "person_id": "C1", "received": date(2024, 1, 8), "team_id": "T1"}],
        allocation=[_held("C9", date(2023, 1, 9), ended=date(2023, 1, 16))],
        assessment=[{"assessment_id": "A9", "person_id": "C9", "referral_id": "R9", "started": date(2023, 1, 9)}],
        visit=[{"kind": "CIN", "visit_id": "V9", "person_id": "C9", "visited": date(2023, 1, 9), "seen": True}],
    )


def test_an_aligned_child_stands_from_the_ladders_days_on() -> None:
    """Two barriers down on 10 January; as shipped after seven days."""
    profile = climbing(Sort.ALIGNED)
    first = next(day for day in map(_january, range(8, 31)) if told(unheld(), day, profile))
    (found,) = told(unheld(), first, profile)
    assert (first - found.since).days == PROFILE.ladder.aligned_days
    assert (found.key, found.team, found.measure) == ("aligned:C1", "T1", "aligned")
    assert found.words.endswith("worker, assessed.")
    assert {each.since for each in told(unheld(), first + WEEK, profile)} == {found.since}


def _january(day: int) -> date:
    return date(2024, 1, day)


def test_keys_are_the_same_on_every_day_that_the_same_thing_stands() -> None:
    """Or a matter would end and begin anew each night."""
    days = [DUE + timedelta(days=days) for days in (10, 11, 20)]
    assert len({tuple(each.key for each in told(late(), day, climbing(Sort.OVERDUE))) for day in days}) == 1


def test_only_what_the_service_lets_climb_stands() -> None:
    """Nothing, where it lets nothing climb; an overdue one and no aligned one, where it lets only those."""
    on = _january(30)
    assert told(unheld(), on, climbing()) == ()
    assert {each.sort for each in told(unheld(), on, climbing(Sort.OVERDUE, overdue_days=1))} == {Sort.OVERDUE}
    assert Sort.SIGNAL not in PROFILE.ladder.climbs


# --- charts -------------------------------------------------------------------------------------------------

ON = date(2024, 7, 1)
WEEKS = 70
USUAL = (3, 4, 5, 4)
WORSE_FOR = 10


def waiting(more: int) -> World:
    """Seventy weeks in which three to five children wait for a worker, and in the last ten `more` than usual."""
    referral = [
        {"referral_id": f"R0 {n}", "person_id": f"P{n}", "received": date(2022, 1, 3), "team_id": "T1"}
        for n in range(40)
    ]
    allocation = [_held(f"P{n}", date(2022, 1, 3)) for n in range(40)]
    for week in range(WEEKS):
        start = ON - (WEEKS - week) * WEEK + timedelta(days=1)
        number = USUAL[week % len(USUAL)] + (more if week >= WEEKS - WORSE_FOR else 0)
        referral += [
            {
                "referral_id": f"R{week} {n}",
                "person_id": f"C{week} {n}",
                "received": start,
                "closed": start + WEEK,
                "team_id": "T1",
            }
            for n in range(number)
        ]
    return world_of(referral=referral, allocation=allocation)


def test_an_alert_for_the_worse_stands_for_the_service_and_its_team() -> None:
    """Under the measure, the unit and the way it moved."""
    found = told(waiting(12), ON, climbing(Sort.ALERT))
    alerts = {each.key: each for each in found if each.measure == "unallocated"}
    assert set(alerts) == {"alert:unallocated:service:up", "alert:unallocated:T1:up"}
    assert alerts["alert:unallocated:service:up"].team is None
    assert alerts["alert:unallocated:T1:up"].team == "T1"
    assert all("above what is usual since" in each.words for each in found)


def test_a_change_for_the_better_asks_for_no_answer() -> None:
    """Fewer children wait than is usual: that is seen, and climbs nowhere."""
    found = told(waiting(-3), ON, climbing(Sort.ALERT, Sort.SIGNAL))
    assert [each.key for each in found if each.measure == "unallocated"] == []


def test_a_signal_stands_only_where_no_alert_does() -> None:
    """What was borne out is said once."""
    found = told(waiting(12), ON, climbing(Sort.ALERT, Sort.SIGNAL))
    of_one = [each.sort for each in found if each.measure == "unallocated" and each.team is None]
    assert of_one == [Sort.ALERT]


SILENT_FOR = 60
"""Weeks from the worst of those on, with the only load so long ago that nothing is left to judge."""


def test_a_chart_that_cannot_be_drawn_ends_nothing() -> None:
    """Neither of the service nor of its team: that nobody can see an alert does not say that it is over."""
    found = looked(waiting(12), ON + SILENT_FOR * WEEK, climbing(Sort.ALERT))
    assert found.stands == ()
    assert {"alert:unallocated:service:up", "alert:unallocated:T1:up"} <= found.unjudged
    assert all(key.startswith("alert:") for key in found.unjudged)


def test_a_source_that_is_missing_ends_no_teams_alert_either() -> None:
    """Of such a measure only the service is told that there is no chart; a chart that was drawn is judged."""
    unjudged = looked(waiting(12), ON, climbing(Sort.ALERT)).unjudged
    assert {"alert:absence_rate:service:up", "alert:absence_rate:T1:up"} <= unjudged
    assert not {key for key in unjudged if ":unallocated:" in key}


def test_limits_that_somebody_settles_anew_end_what_stood_by_the_old_ones() -> None:
    """For that unit, though nothing can be judged by the new ones yet; somebody answers for it by name of the role."""
    anew = Rebase(ON - 4 * WEEK, "Director", "A duty team began", "unallocated")
    profile = climbing(Sort.ALERT)
    profile = replace(profile, watching=replace(profile.watching, rebases=(anew,)))
    found = looked(waiting(12), ON, profile)
    assert [each.key for each in found.stands if each.measure == "unallocated"] == ["alert:unallocated:T1:up"]
    assert not {key for key in found.unjudged if ":unallocated:" in key}
