"""The slow twin against answers worked out by hand from the specification: cases, holders, the front door, change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.twin.hand import ask, assessment, by_team, contact, d, held, judged, loaded, numbers, plan, referral, review
from tests.twin.hand import visit as a_visit

from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.profile import Holder

DIED = [{"person_id": "C1", "died": d(3, 10)}]


@pytest.mark.parametrize(
    ("why", "tables", "day", "expected"),
    [
        ("the day before", {"referral": [referral()]}, d(2, 28), 0),
        ("open from the day it came", {"referral": [referral()]}, d(3, 1), 1),
        ("open the day before it closes", {"referral": [referral(closed=d(3, 9))]}, d(3, 8), 1),
        ("not open on the day it closes", {"referral": [referral(closed=d(3, 9))]}, d(3, 9), 0),
        ("closed the day it came", {"referral": [referral(closed=d(3, 1))]}, d(3, 1), 0),
        ("no further action, never closed", {"referral": [referral(nfa=True)]}, d(3, 5), 0),
        ("an empty flag is not no further action", {"referral": [referral(nfa=None)]}, d(3, 5), 1),
        ("the day before death", {"referral": [referral()], "person": DIED}, d(3, 9), 1),
        ("the day of death", {"referral": [referral()], "person": DIED}, d(3, 10), 0),
        ("two referrals are one child", {"referral": [referral(), referral(name="R2")]}, d(3, 5), 1),
        ("the other still open", {"referral": [referral(closed=d(3, 4)), referral(name="R2")]}, d(3, 5), 1),
        ("siblings are two children", {"referral": [referral(), referral(name="R2", child="C2")]}, d(3, 5), 2),
    ],
)
def test_open_cases(why, tables, day, expected):
    """A child is open from the day a referral came until, but not on, the day it closes or the child dies."""
    assert numbers("open_cases", day, **tables)[0] == expected, why


@pytest.mark.parametrize(
    ("why", "rows", "day", "expected", "longest"),
    [
        ("since the referral", [held(d(2, 1), d(2, 20))], d(3, 11), 1, 10),
        ("held to the day before", [held(d(3, 1), d(3, 11))], d(3, 10), 0, None),
        ("nobody on the day it ends, for 0 days", [held(d(3, 1), d(3, 11))], d(3, 11), 1, 0),
        ("since the last end", [held(d(3, 1), d(3, 4)), held(d(3, 2), d(3, 6), "W2")], d(3, 11), 1, 5),
        ("a co-worker holds nobody", [held(d(3, 1), role="Co-worker")], d(3, 11), 1, 10),
        ("nor does nobody", [held(d(3, 1), worker=None)], d(3, 11), 1, 10),
        ("nor an allocation of no days", [held(d(3, 8), d(3, 8))], d(3, 11), 1, 10),
        ("a role is read trimmed, in any case", [held(d(3, 1), role=" social worker ")], d(3, 11), 0, None),
        ("not begun yet", [held(d(3, 12))], d(3, 11), 1, 10),
    ],
)
def test_unallocated(why, rows, day, expected, longest):
    """An open child nobody holds waits from the later of the last holder's end and its earliest open referral."""
    (only,) = ask("unallocated", day, referral=[referral()], allocation=rows)
    assert (only.value, only.denominator, only.detail["longest"]) == (expected, 1, longest), why


def test_unallocated_counts_from_the_earliest_of_two_open_referrals():
    """With a referral closed and two open, the days run from the earlier open one; the median is between ranks."""
    rows = [referral(d(2, 1), closed=d(3, 2)), referral(name="R2"), referral(name="R3")]
    rows += [referral(d(3, 4), "R4", "C2")]
    (only,) = ask("unallocated", d(3, 11), referral=rows, allocation=[held(d(1, 1), d(1, 2))])
    assert only.detail == {"longest": 10, "median": 8.5}


@pytest.mark.parametrize(
    ("why", "rows", "expected"),
    [
        ("two holders' teams both", [held(d(3, 1), team_id="T1"), held(d(3, 2), team_id="T2")], {"T1", "T2"}),
        ("the last that began", [held(d(3, 1), d(3, 9), team_id="T1"), held(d(3, 2), d(3, 3), team_id="T2")], {"T2"}),
        ("begun before the referral", [held(d(2, 1), d(2, 9), team_id="T1")], {"T9"}),
        ("a holder of no team leaves the last known", [held(d(3, 1), d(3, 2), team_id="T1"), held(d(3, 3))], {"T1"}),
        ("nobody yet", [held(d(4, 1), team_id="T1")], {"T9"}),
    ],
)
def test_a_childs_team(why, rows, expected):
    """The holders' teams, else the last holder's since the referral, else the referral's."""
    found = by_team("open_cases", d(3, 10), referral=[referral(team_id="T9")], allocation=rows)
    assert set(found) == expected, why


def test_a_child_of_no_team_is_never_dropped():
    """With no team anywhere the child counts under no team."""
    assert by_team("open_cases", d(3, 10), referral=[referral()]) == {None: (1, 1)}


@pytest.mark.parametrize(
    ("why", "tables", "expected"),
    [
        ("nothing begun", {}, 1),
        ("begun on the day", {"assessment": [assessment(d(3, 10))]}, 0),
        ("begun tomorrow", {"assessment": [assessment(d(3, 11))]}, 1),
        ("begun on another referral", {"assessment": [assessment(d(3, 2), referral_id="R0")]}, 1),
        ("named no referral", {"assessment": [assessment(d(3, 2), referral_id=None)]}, 1),
        ("a plan of any kind is open", {"plan": [plan("CIN", d(1, 1))]}, 0),
        ("the plan ends on the day", {"plan": [plan("CP", d(1, 1), d(3, 10))]}, 1),
    ],
)
def test_unassessed(why, tables, expected):
    """An open child with no plan and a referral on which no assessment has begun by the day."""
    assert numbers("unassessed", d(3, 10), **loaded(referral=[referral()], **tables)) == (expected, 1), why


def test_unassessed_looks_at_each_open_referral():
    """With one referral assessed and a later one not, the child waits from the later."""
    rows = [referral(), referral(d(3, 4), "R2")]
    (only,) = ask("unassessed", d(3, 10), referral=rows, assessment=[assessment(d(3, 2))])
    assert (only.value, only.detail["longest"]) == (1, 6)


# --- in name only -------------------------------------------------------------------------------------------

STAFF = [
    {"worker_id": "W1", "name": "A Worker", "job_title": "Social Worker", "fte": 1.0},
    {"worker_id": "TRAY", "name": "North DUTY (tray)", "fte": None},
    {"worker_id": "BOSS", "name": "B Boss", "job_title": "Assistant Team Manager", "fte": 0.5},
    {"worker_id": "POOLE", "name": "C Poole", "fte": 0.0},
]
SAYS_TRAY = Holder("W1", confirmed=True, by="head of service", start=d(3, 10))
SAYS_REAL = Holder("TRAY", confirmed=False, by="head of service", start=d(3, 10))


@pytest.mark.parametrize(
    ("why", "rows", "day", "expected"),
    [
        ("a worker", [held(d(3, 1))], d(3, 9), (0, 0)),
        ("a tray by its name", [held(d(3, 1), worker="TRAY")], d(3, 9), (0, 1)),
        ("denied from a day", [held(d(3, 1), worker="TRAY")], d(3, 10), (0, 0)),
        ("a pool is a whole word", [held(d(3, 1), worker="POOLE")], d(3, 9), (0, 0)),
        ("a manager", [held(d(3, 1), worker="BOSS")], d(3, 9), (0, 1)),
        ("a worker beside the tray", [held(d(3, 1), worker="TRAY"), held(d(3, 1))], d(3, 9), (0, 0)),
        ("confirmed from a day", [held(d(3, 1))], d(3, 10), (1, 0)),
        ("all suspected", [held(d(3, 1), worker="TRAY"), held(d(3, 1), worker="BOSS")], d(3, 9), (0, 1)),
        ("confirmed beside suspected", [held(d(3, 1)), held(d(3, 1), worker="BOSS")], d(3, 10), (0, 1)),
    ],
)
def test_in_name_only(why, rows, day, expected):
    """A child is held in name only when all its holders are confirmed, or suspected and not denied."""
    profile = judged(SAYS_TRAY, SAYS_REAL)
    tables = {"referral": [referral()], "allocation": rows, "worker": STAFF}
    (only,) = ask("in_name_only", day, profile=profile, **tables)
    assert (only.detail["confirmed"], only.detail["suspected"]) == expected, why
    assert (only.value, only.denominator) == (sum(expected), 1), why
    (without,) = ask("without_worker", day, profile=profile, **tables)
    assert without.value == expected[0], why


def test_in_name_only_leaves_out_children_nobody_holds():
    """The denominator is open children somebody holds; those nobody holds are in `without_worker` instead."""
    tables = {"referral": [referral(), referral(name="R2", child="C2")], "worker": STAFF}
    rows = [held(d(3, 1), worker="TRAY")]
    (only,) = ask("in_name_only", d(3, 9), allocation=rows, **tables)
    (without,) = ask("without_worker", d(3, 9), allocation=rows, **tables)
    assert (only.numerator, only.denominator, only.detail["named"], only.detail["manager"]) == (1, 1, 1, 0)
    assert (without.numerator, without.denominator) == (1, 2)
    assert without.detail == {"unallocated": 1, "confirmed": 0, "suspected": 1}


@pytest.mark.parametrize(("cases", "day", "quiet"), [(4, d(3, 28), 0), (4, d(3, 29), 4), (3, d(3, 29), 0)])
def test_a_quiet_holder_of_over_three_times_the_p90(cases, day, quiet):
    """Ten workers with 1 child and one with 4: p90 is 1, so 4 is over 3 times it, from the 29th quiet day."""
    many = [f"Q{n}" for n in range(cases)]
    rows = [held(d(3, 1), worker="MANY", child=child, team_id="T") for child in many]
    rows += [held(d(3, 1), worker=f"S{n}", team_id="T") for n in range(10)]
    cases_open = [referral(name=f"R{child}", child=child) for child in many]
    (only,) = ask("in_name_only", day, referral=cases_open, allocation=rows, worker=STAFF)
    assert (only.value, only.detail["quiet"]) == (quiet, quiet)


# --- caseload -----------------------------------------------------------------------------------------------

LOADS = [
    held(d(3, 1), worker="W1", child="C1", team_id="T1"),
    held(d(3, 1), worker="W1", child="C1", team_id="T2"),
    held(d(3, 1), worker="W1", child="C2", team_id="T1"),
    held(d(3, 1), worker="W1", child="C3", team_id="T1"),
    held(d(3, 1), worker="BOSS", child="C1", team_id="T1"),
    held(d(3, 1), worker="TRAY", child="C4"),
    held(d(3, 1), d(3, 10), worker="POOLE", child="C4"),
]
FAMILIES = [{"family_id": f, "person_id": c} for f, c in (("F1", "C1"), ("F1", "C2"), ("F0", "C2"), ("F0", "C1"))]


def test_caseload():
    """Distinct children a worker holds, whether or not a referral is open; within a team, by the team's allocations."""
    (only,) = ask("caseload", d(3, 10), allocation=LOADS)
    assert (only.value, only.detail) == (1, {"p50": 1, "p90": 1 + 0.8 * 2, "max": 3, "n": 3})
    teams = {row.unit: row.detail["max"] for row in ask("caseload", d(3, 10), "team", allocation=LOADS)}
    assert teams == {"T1": 3, "T2": 1, None: 1}
    workers = {row.unit: row.value for row in ask("caseload", d(3, 9), "worker", allocation=LOADS)}
    assert workers == {"W1": 3, "BOSS": 1, "TRAY": 1, "POOLE": 1}


def test_caseload_families():
    """Siblings are one; a child in two families is in the first by id; a child of no family is one by itself."""
    rows = ask("caseload_families", d(3, 10), "worker", allocation=LOADS, family=FAMILIES)
    assert {row.unit: row.value for row in rows} == {"W1": 2, "BOSS": 1, "TRAY": 1}


def test_caseload_published_and_all():
    """Cases of holders with FTE over their FTE; the backlog is added above the line in `caseload_all` only."""
    tables = {"allocation": LOADS, "worker": STAFF, "referral": [referral(child="C7", team_id="T3")]}
    (published,) = ask("caseload_published", d(3, 9), **tables)
    assert (published.numerator, published.denominator, published.value) == (4, 1.5, 4 / 1.5)
    assert published.noted == {"workers": 2, "cases": 2}
    (everything,) = ask("caseload_all", d(3, 9), **tables)
    assert (everything.numerator, everything.denominator) == (5, 1.5)
    assert by_team("caseload_all", d(3, 9), **tables) == {"T1": (4, 1.5), "T2": (1, 1.0), "T3": (1, 0)}


def test_only_a_worker_sees_the_worker():
    """By worker, nothing is shown but load: any other measure is not permitted."""
    with pytest.raises(NotPermitted):
        ask("unallocated", d(3, 9), "worker", referral=[referral()], allocation=LOADS)


# --- the front door -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "row", "day", "expected"),
    [
        ("due on Friday, on Friday", contact(d(3, 2), decided=False), d(3, 3), (0, 0)),
        ("due on Friday, on Saturday", contact(d(3, 2), decided=False), d(3, 4), (1, 1)),
        ("decided", contact(d(3, 2), decided=True), d(3, 4), (0, 1)),
        ("no contact says whether it was decided", contact(d(3, 2)), d(3, 4), (None, None)),
        ("from a Friday, due on Monday", contact(d(3, 3), decided=False), d(3, 6), (0, 0)),
        ("12 months ago is outside", contact(d(3, 2, 2022), decided=False), d(3, 2), (0, 0)),
        ("12 months less a day ago is inside", contact(d(3, 3, 2022), decided=False), d(3, 2), (1, 1)),
    ],
)
def test_contacts_undecided(why, row, day, expected):
    """Contacts of 12 months with no decision 1 working day later, out of those whose decision is overdue or made."""
    assert numbers("contacts_undecided", day, contact=[row]) == expected, why


@pytest.mark.parametrize(
    ("days_back", "assessed_back", "expected"),
    [((0, 5, 181), None, 1), ((0, 5, 182), None, 0), ((0, 5, 6), 181, 0), ((0, 5, 6), 182, 1), ((0, 5), None, 0)],
)
def test_repeat_contacts(days_back, assessed_back, expected):
    """3 contacts in the 182 days to the day, that day included, and no assessment begun in them."""
    day = d(9, 20)
    rows = [contact(day - timedelta(days=n)) for n in days_back]
    done = [] if assessed_back is None else [assessment(day - timedelta(days=assessed_back), referral_id=None)]
    assert numbers("repeat_contacts", day, **loaded(contact=rows, assessment=done)) == (expected, 1)


def test_contacts_per_day_and_to_referrals():
    """28 days to 28 March hold 20 working days; the 28th of February is outside them."""
    rows = [contact(d(2, 28), referred=True), contact(d(3, 1), referred=True), contact(d(3, 28)), contact(d(3, 29))]
    (rate,) = ask("contacts_per_day", d(3, 28), contact=rows)
    assert (rate.value, rate.numerator, rate.denominator) == (0.1, 2, 20)
    assert numbers("contacts_to_referrals", d(3, 28), contact=rows) == (1, 2)


# --- change and return --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "rows", "changes"),
    [
        ("the first is no change", [held(d(3, 1))], 0),
        ("another worker", [held(d(3, 1), d(3, 9)), held(d(3, 9), worker="W2")], 1),
        ("a gap between counts once", [held(d(3, 1), d(3, 5)), held(d(3, 20), worker="W2")], 1),
        ("the same worker after a gap", [held(d(3, 1), d(3, 5)), held(d(3, 20))], 0),
        ("an allocation of no days", [held(d(3, 1)), held(d(3, 5), d(3, 5), "W2")], 0),
        ("two at once", [held(d(3, 1)), held(d(3, 5), worker="W2")], 1),
        ("begun before the child was open", [held(d(2, 1), d(3, 4)), held(d(3, 4), worker="W2")], 1),
        ("the last one of an earlier spell", [held(d(2, 1), d(2, 20)), held(d(3, 4), worker="W2")], 0),
        ("not the allocated worker's role", [held(d(3, 1)), held(d(3, 5), worker="W2", role="IRO")], 0),
        ("begun after the case closed", [held(d(3, 1)), held(d(5, 1), worker="W2")], 0),
    ],
)
def test_worker_changes(why, rows, changes):
    """Changes per 100 child-months open: the child is open 61 days, from 1 March until the case closes on 1 May."""
    (only,) = ask("worker_changes", d(6, 1), referral=[referral(closed=d(5, 1))], allocation=rows)
    assert only.numerator == changes, why
    assert only.denominator == pytest.approx(61 / 30.4375 / 100), why


def test_a_closed_case_that_comes_again_the_same_day_is_one_spell():
    """Closed and referred again on one day, the child was open without a break, so a new worker is a change."""
    rows = [held(d(3, 1), d(3, 20)), held(d(3, 20), worker="W2")]
    for again, expected in ((d(3, 15), 1), (d(3, 16), 1), (d(3, 21), 0)):
        cases = [referral(closed=d(3, 15)), referral(again, "R2")]
        (only,) = ask("worker_changes", d(3, 31), referral=cases, allocation=rows)
        assert only.numerator == expected


@pytest.mark.parametrize(("ended", "expected"), [(d(3, 1, 2023), 1), (d(3, 2, 2022), 0), (d(3, 3, 2022), 1)])
def test_many_workers(ended, expected):
    """3 workers in the 365 days to 1 March: the first must have held on 2 March 2022, so ended on the 3rd or later."""
    rows = [held(d(1, 1, 2022), ended, "W1"), held(d(5, 1, 2022), d(5, 2, 2022), "W2"), held(d(6, 1, 2022), None, "W3")]
    assert numbers("many_workers", d(3, 1), referral=[referral(d(1, 1, 2022))], allocation=rows) == (expected, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [((0, 0), (0, 2)), ((0, 1), (1, 2)), ((0, 364), (1, 2)), ((0, 365), (1, 2)), ((0, 366), (0, 1))],
)
def test_rereferrals(days, expected):
    """1 to 365 days after an earlier referral of the child: 29 February 2024 is 365 days after 1 March 2023."""
    rows = [referral(d(3, 1) + timedelta(days=n), f"R{n}{i}", nfa=True) for i, n in enumerate(days)]
    assert numbers("rereferrals", rows[-1]["received"], referral=rows) == expected


def test_a_siblings_referral_is_not_a_rereferral():
    """Only an earlier referral of the same child counts."""
    assert numbers("rereferrals", d(3, 2), referral=[referral(), referral(d(3, 2), "R2", "C2")]) == (0, 2)


def test_no_further_action():
    """Of the referrals of 12 months; an empty flag is none, and 12 months ago to the day is outside."""
    rows = [referral(nfa=True), referral(name="R2"), referral(d(3, 2, 2022), "R3", nfa=True)]
    assert numbers("no_further_action", d(3, 2), referral=rows) == (1, 2)


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ({"kind": "CP"}, (1, 1)),
        ({"kind": "CP", "other_authority": True}, (0, 1)),
        ({"kind": "CIN"}, (0, 1)),
        ({"kind": "CP", "person_id": "C2"}, (0, 1)),
    ],
)
def test_repeat_plans(earlier, expected):
    """Of our own CP plans of 12 months, those of a child with an earlier one of ours, however long ago."""
    rows = [plan("CP", d(1, 5)), plan("CP", d(1, 6), name="P2", other_authority=True)]
    rows.append(plan("CP", d(1, 1, 2015), d(6, 1, 2015), "P0") | earlier)
    assert numbers("repeat_plans", d(3, 1), plan=rows) == expected


def test_recording_delay():
    """Over events that became known in the 28 days to the day: the assumed are left out and none is below 0."""
    known = {"assumed": False}
    tables = {
        "referral": [referral(d(3, 1), first_known=d(3, 11), **known), referral(d(3, 1), "R2")],
        "visit": [a_visit("CP", d(3, 6), first_known=d(3, 1), **known)],
        "contact": [contact(d(2, 1), first_known=d(2, 28), **known)],
        "review": [review("CP", d(3, 1), first_known=d(3, 28), cancelled=True, **known)],
        "allocation": [held(d(2, 26), first_known=d(3, 28), **known), held(d(2, 26), None, "W2", assumed=True)],
    }
    (only,) = ask("recording_delay", d(3, 28), **tables)
    assert (only.value, only.detail) == (10, {"p50": 10, "p90": 26, "max": 30, "n": 3})


def test_nothing_to_count_and_no_source():
    """Nothing to count is no value out of 0; a table never loaded gives nothing at all."""
    (none,) = ask("no_further_action", d(3, 1, 2030), referral=[referral()])
    assert (none.value, none.numerator, none.denominator) == (None, 0, 0)
    (missing,) = ask("seen_alone", d(3, 1), referral=[referral()])
    assert (missing.value, missing.numerator, missing.denominator) == (None, None, None)
