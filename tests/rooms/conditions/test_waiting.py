"""The waiting work of a few children, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kept import asked_of
from tests.rows import Row, World, row, world_of

from plimsoll.conditions.owed import Task, Work
from plimsoll.conditions.reasons import days, in_words, reasons
from plimsoll.conditions.waiting import Asked, WorkList, overdue, work_list
from plimsoll.vocabulary.profile import Holder, Profile, load_profile

PROFILE = load_profile()
ON = date(2019, 7, 18)
"""A Thursday."""


def world(**more: list[dict[str, Any]]) -> World:
    """P1, referred in May, assessed since, seen once in June, whose worker left twelve days ago; and other rows."""
    own: dict[str, list[dict[str, Any]]] = {
        "person": [{"person_id": "P1", "birth_month": date(2012, 3, 1)}],
        "team": [{"team_id": "T1", "name": "North"}, {"team_id": "T2", "name": "South"}],
        "worker": [{"worker_id": "W1", "name": "Worker One"}, {"worker_id": "W2", "name": "Worker Two"}],
        "referral": [{"referral_id": "R1", "person_id": "P1", "received": date(2019, 5, 20), "team_id": "T1"}],
        "allocation": [held("P1", date(2019, 5, 21), ended=date(2019, 7, 6))],
        "assessment": [assessment("P1", date(2019, 5, 21))],
        "visit": [{"kind": "CIN", "visit_id": "V1", "person_id": "P1", "visited": date(2019, 6, 4), "seen": True}],
        # Something of every table, so that every kind of work can be told: all of it of a child long gone.
        "contact": [{"contact_id": "C0", "person_id": "P0", "received": date(2019, 1, 3), "decided": True}],
        "enquiry": [{"enquiry_id": "E0", "person_id": "P0", "started": date(2018, 1, 3), "ended": date(2018, 1, 9)}],
        "conference": [{"conference_id": "M0", "person_id": "P0", "enquiry_id": "E0", "held": date(2018, 1, 9)}],
        "plan": [plan("P0", "CIN", date(2018, 1, 9), ended=date(2018, 2, 9))],
        "review": [{"kind": "CP", "review_id": "K0", "person_id": "P0", "held": date(2018, 1, 9)}],
    }
    return world_of(**{name: [*own.get(name, []), *more.get(name, [])] for name in {**own, **more}})


def held(child: str, started: date, worker: str = "W1", ended: date | None = None) -> dict[str, Any]:
    """An allocation of a child to a worker of team T1."""
    return {
        "allocation_id": f"A {child} {worker} {started}",
        "person_id": child,
        "worker_id": worker,
        "role": "CW",
        "team_id": "T1",
        "started": started,
        "ended": ended,
    }


def assessment(child: str, started: date, authorised: date | None = None) -> dict[str, Any]:
    """An assessment on the child's referral R1, R2 ..."""
    own = {"assessment_id": f"S {child}", "person_id": child, "referral_id": child.replace("P", "R")}
    return {**own, "started": started, "authorised": authorised}


def plan(child: str, kind: str, started: date, ended: date | None = None) -> dict[str, Any]:
    """A plan of one part."""
    name = f"{kind} {child}"
    return {"kind": kind, "part_id": name, "plan_id": name, "person_id": child, "started": started, "ended": ended}


def settled(child: str, since: date = date(2019, 7, 1)) -> dict[str, list[dict[str, Any]]]:
    """A child to whom nothing is owed: held, assessed and seen a while ago, with a long time to go."""
    return {
        "referral": [{"referral_id": child.replace("P", "R"), "person_id": child, "received": since, "team_id": "T1"}],
        "allocation": [held(child, since, "W2")],
        "assessment": [assessment(child, since, since)],
        "visit": [{"kind": "CIN", "visit_id": f"V {child}", "person_id": child, "visited": since, "seen": True}],
    }


def joined(*several: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of several children together."""
    names = {name for each in several for name in each}
    return {name: [line for each in several for line in each.get(name, [])] for name in names}


def listed(told: World, profile: Profile = PROFILE, on: date = ON, **whose: str) -> WorkList:
    """The work list of a world."""
    with asked_of(told) as records:
        return work_list(records, profile, Asked(on, profile.policies.named(), **whose))


def why(found: WorkList, child: str) -> list[str]:
    """The reasons of a child's item."""
    [told] = [reasons(line, ranked, found) for line, ranked in found.items if line.child == child]
    return told


def test_an_item_says_its_reasons_in_words_and_its_sum_can_be_done_again() -> None:
    """Nobody holds the child, the assessment is nearly due and the child was not seen in six weeks.

    Seen on 4 June, so to be seen by 16 July, two working days ago; 20 May and 45 working days is 23 July. Two working
    days past at 1, and 5 for being due; two barriers at 5 and twelve days at a half; twelve days' wait at a tenth.
    """
    found = listed(world())
    [(line, ranked)] = found.items
    assert why(found, "P1") == [
        "no allocated worker for 12 days",
        "not seen since 4 June, overdue by 2 working days",
        "assessment due in 3 working days",
        "barriers down: seen for 1 day, worker for 12 days",
        "waited 12 days",
        "urgency 24.2: 7 for the due date, 16 for barriers down, 1.2 for the wait",
    ]
    assert (line.owed[0].task, line.teams, line.workers) == (Task.ALLOCATE, ("T1",), ())
    assert ranked.urgency == pytest.approx(24.2)


def test_a_child_to_whom_nothing_is_owed_is_not_on_the_list() -> None:
    """Held, assessed, seen, with weeks to go: no item."""
    found = listed(world(**settled("P2")))
    assert [line.child for line, _ in found.items] == ["P1"]


def test_a_child_never_seen_is_told_from_the_referral() -> None:
    """Ten working days after the referral of 1 July is 15 July."""
    rows = settled("P2") | {"visit": []}
    assert why(listed(world(**rows)), "P2")[0] == "not seen since the referral of 1 July, overdue by 3 working days"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2019, 7, 19), "CP visit due today"),
        (date(2019, 7, 20), "CP visit overdue since 19 July"),
        (date(2019, 7, 22), "CP visit overdue by 1 working day"),
        (date(2019, 7, 16), "CP visit due in 3 working days"),
    ],
)
def test_a_visit_is_told_by_its_clock(on: date, said: str) -> None:
    """Ten working days after Friday 5 July is Friday 19 July; the Saturday after is late by no working day."""
    visit = {"kind": "CP", "visit_id": "V2", "person_id": "P2", "visited": date(2019, 7, 5), "seen": True}
    rows = joined(settled("P2"), {"plan": [plan("P2", "CP", date(2019, 7, 2))], "visit": [visit]})
    assert said in why(listed(world(**rows), on=on), "P2")


def test_a_case_under_a_child_protection_plan_is_grave() -> None:
    """It says so, and is given what the policy gives."""
    rows = joined(settled("P2"), {"plan": [plan("P2", "CP", date(2019, 7, 2))]})
    found = listed(world(**rows))
    told = why(found, "P2")
    assert "child protection plan" in told
    assert "20 for the kind of case" in told[-1]


def test_an_open_enquiry_owes_a_conference() -> None:
    """Fifteen working days after 1 July is 22 July. Once it has ended, or led to one, nothing is owed."""
    enquiry = {"enquiry_id": "E2", "person_id": "P2", "started": date(2019, 7, 1)}
    open_still = why(listed(world(**joined(settled("P2"), {"enquiry": [enquiry]}))), "P2")
    assert open_still[:2] == ["enquiry of 1 July open, its conference due in 2 working days", "open enquiry"]
    ended = joined(settled("P2"), {"enquiry": [{**enquiry, "ended": date(2019, 7, 10)}]})
    assert [line.child for line, _ in listed(world(**ended)).items] == ["P1"]


def test_a_contact_about_a_child_who_is_not_open_is_an_item_by_itself() -> None:
    """Two contacts of one child are two items, side by side, with no team and nobody who holds the child."""
    contacts = [{"contact_id": f"C{n}", "person_id": "P9", "received": date(2019, 7, 14 + n)} for n in (1, 2)]
    found = listed(world(contact=contacts))
    items = [(line.child, line.owed[0].item, line.owed[0].to_go, line.teams) for line, _ in found.items]
    assert items == [("P1", "P1", None, ("T1",)), ("P9", "C1", -2, ()), ("P9", "C2", -1, ())]
    told = [reasons(line, ranked, found)[0] for line, ranked in found.items[1:]]
    assert told == [
        "contact of 15 July not decided, overdue by 2 working days",
        "contact of 16 July not decided, overdue by 1 working day",
    ]


def test_a_concern_about_an_open_child_is_to_be_heard() -> None:
    """It stands on the list from its first day until something follows it."""
    contact = {"contact_id": "C2", "person_id": "P2", "received": date(2019, 7, 9), "decided": True}
    rows = joined(settled("P2"), {"contact": [contact]})
    assert why(listed(world(**rows)), "P2")[0] == "concern of 9 July not heard, overdue by 2 working days"
    visit = {"kind": "CIN", "visit_id": "V3", "person_id": "P2", "visited": date(2019, 7, 10), "seen": False}
    followed = joined(rows, {"visit": [visit]})
    assert [line.child for line, _ in listed(world(**followed)).items] == ["P1"]


def test_brothers_and_sisters_stand_together() -> None:
    """P2, whose assessment is barely begun, stands beside P1; P3, who waits longer than P2, comes after both."""
    family = [{"family_id": "F1", "person_id": child} for child in ("P1", "P2")]
    late = {"referral": [{"referral_id": "R3", "person_id": "P3", "received": date(2019, 7, 12), "team_id": "T1"}]}
    new = {"referral": [{"referral_id": "R2", "person_id": "P2", "received": date(2019, 7, 17), "team_id": "T1"}]}
    found = listed(world(**joined(late, new, {"family": family})))
    assert [line.child for line, _ in found.items] == ["P1", "P2", "P3"]
    assert [line.family for line, _ in found.items] == ["family F1", "family F1", "child P3"]


def test_what_waits_past_the_ceiling_comes_first_and_says_so() -> None:
    """Nobody has held P2 for 71 days."""
    old = {"referral": [{"referral_id": "R2", "person_id": "P2", "received": ON - timedelta(days=71)}]}
    found = listed(world(**old))
    assert found.items[0][0].child == "P2"
    assert "waited 71 days: past the ceiling of 60" in why(found, "P2")


def test_a_tray_that_a_named_role_confirmed_is_nobody() -> None:
    """Said on 8 July of the worker who has held the child since the 1st: ten days ago."""
    said = replace(PROFILE.in_name_only, holders=(Holder("W2", True, "head of service", date(2019, 7, 8)),))
    found = listed(world(**settled("P2")), replace(PROFILE, in_name_only=said))
    assert why(found, "P2")[0] == "held in name only, as confirmed, for 10 days"
    denied = replace(PROFILE.in_name_only, holders=(Holder("W2", False, "head of service", date(2019, 7, 8)),))
    again = listed(world(**settled("P2")), replace(PROFILE, in_name_only=denied))
    assert [line.child for line, _ in again.items] == ["P1"]


def test_a_holder_who_may_not_hold_the_case_is_told_apart() -> None:
    """A plan that only a social worker may hold, held by somebody in another role since it began."""
    rows = joined(settled("P2"), {"plan": [plan("P2", "CIN", date(2019, 7, 3))]})
    profile = replace(PROFILE, may_hold={"CIN": frozenset({"SOCIAL WORKER"})})
    assert why(listed(world(**rows), profile), "P2")[0] == "held by nobody who may hold this kind of case for 15 days"


def test_what_cannot_be_told_is_not_told_as_owed() -> None:
    """Without any visit loaded nobody is called unseen, and the list says what it does not tell."""
    told: dict[str, list[Row]] = {name: rows for name, rows in world().items() if name not in {"visit", "review"}}
    found = listed(told)
    assert found.untold == (Work.VISIT, Work.SIGHTING, Work.REVIEW)
    assert [each.work for each in found.items[0][0].owed] == [Work.UNHELD, Work.ASSESSMENT]


def test_contacts_that_say_nothing_of_a_decision_are_not_called_undecided() -> None:
    """A list that only names contacts, such as an inspection's, tells of no decision."""
    silent = world() | {"contact": [row("contact", contact_id="C1", person_id="P9", received=date(2019, 7, 1))]}
    found = listed(silent)
    assert (Work.CONTACT in found.untold, [line.child for line, _ in found.items]) == (True, ["P1"])


def test_an_empty_service_has_an_empty_list() -> None:
    """A load that tells of one worker only: nothing is owed that anybody can tell of."""
    found = listed(world_of(worker=[{"worker_id": "W1"}]))
    assert (found.items, set(found.untold)) == ((), set(Work))


def test_a_teams_list_is_its_own() -> None:
    """Its own children only; a team with nothing waiting has an empty list."""
    assert [line.child for line, _ in listed(world(), team="T1").items] == ["P1"]
    assert listed(world(), team="T2").items == ()


def test_a_workers_list_is_the_children_the_worker_holds() -> None:
    """P2's overdue visit stands on W2's list, and P1, whom nobody holds, on nobody's."""
    rows = settled("P2", date(2019, 5, 1))
    assert [line.child for line, _ in listed(world(**rows), worker="W2").items] == ["P2"]
    assert listed(world(**rows), worker="W1").items == ()


def test_what_is_past_due_is_told_with_calendar_days_for_the_ladder() -> None:
    """P1 was to be seen by 16 July and has no worker, for which no clock runs; the assessment is still in time."""
    with asked_of(world()) as records:
        unheld, late = overdue(records, PROFILE, ON)
    assert (unheld.owed.work, unheld.owed.child, unheld.owed.due) == (Work.UNHELD, "P1", None)
    assert unheld.days == (ON - unheld.owed.since).days > late.days
    assert (late.owed.work, late.owed.child, late.owed.due) == (Work.SIGHTING, "P1", date(2019, 7, 16))
    assert (late.days, late.teams, late.workers) == (2, ("T1",), ())


def test_days_and_dates_are_said_as_people_say_them() -> None:
    """One day and two days; a day of another year with its year."""
    assert (days(1), days(1_204), days(1, "working day")) == ("1 day", "1,204 days", "1 working day")
    assert (in_words(date(2019, 6, 4), ON), in_words(date(2018, 6, 4), ON)) == ("4 June", "4 June 2018")
