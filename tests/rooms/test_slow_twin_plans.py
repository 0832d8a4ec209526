"""The slow twin against answers worked out by hand from the specification: assessments, plans, visits, reviews."""

from __future__ import annotations

import pytest
from tests.twin.hand import ask, assessment, by_team, contact, d, held, loaded, numbers, plan, referral, review, visit

# --- assessments: 45 working days from Wednesday 1 March 2023 end on Tuesday 9 May --------------------------


@pytest.mark.parametrize(
    ("why", "rows", "day", "expected"),
    [
        ("the last day in time", [assessment(d(3, 6))], d(5, 9), (0, 1)),
        ("the next day", [assessment(d(3, 6))], d(5, 10), (1, 1)),
        ("authorised late, the day before", [assessment(d(3, 6), d(5, 12))], d(5, 11), (1, 1)),
        ("authorised on the day", [assessment(d(3, 6), d(5, 12))], d(5, 12), (0, 0)),
        ("a second from its own start", [assessment(d(3, 1), d(3, 2)), assessment(d(3, 6))], d(5, 10), (0, 1)),
        ("of two begun together the first by id", [assessment(d(3, 6), name=n) for n in "ba"], d(5, 10), (1, 2)),
        ("named no referral: from its own start", [assessment(d(3, 2), referral_id=None)], d(5, 10), (0, 1)),
        ("a referral we do not have: from its own start", [assessment(d(3, 2), referral_id="R0")], d(5, 11), (1, 1)),
        ("not begun yet", [assessment(d(5, 20))], d(5, 10), (0, 0)),
    ],
)
def test_assessments_overdue(why, rows, day, expected):
    """Open assessments past the clock, out of the open ones: the first on a referral runs from the referral."""
    assert numbers("assessments_overdue", day, referral=[referral()], assessment=rows) == expected, why


def test_an_assessment_ends_with_its_referral_and_with_the_child():
    """Not authorised on a closed referral, or of a child who has died, it is not open."""
    rows = [assessment(d(3, 6))]
    assert numbers("assessments_overdue", d(5, 10), referral=[referral(closed=d(5, 10))], assessment=rows) == (0, 0)
    assert numbers("assessments_overdue", d(5, 10), referral=[referral(closed=d(5, 11))], assessment=rows) == (1, 1)
    died = [{"person_id": "C1", "died": d(5, 10)}]
    assert numbers("assessments_overdue", d(5, 10), referral=[referral()], person=died, assessment=rows) == (0, 0)


def test_an_assessment_counts_in_its_own_team():
    """An open assessment counts in the team it names, else in the child's that day."""
    rows = [assessment(d(3, 6), team_id="T1"), assessment(d(3, 7))]
    tables = {"referral": [referral(team_id="T2")], "allocation": [held(d(4, 1), team_id="T3")], "assessment": rows}
    assert by_team("assessments_overdue", d(3, 8), **tables) == {"T1": (0, 1), "T2": (0, 1)}
    assert by_team("assessments_overdue", d(4, 1), **tables) == {"T1": (0, 1), "T3": (0, 1)}


@pytest.mark.parametrize(
    ("authorised", "in_time", "heaped"), [(d(5, 3), 1, 0), (d(5, 4), 1, 1), (d(5, 9), 1, 1), (d(5, 10), 0, 0)]
)
def test_assessments_in_time_and_heaping(authorised, in_time, heaped):
    """Due 9 May; the 42nd working day is 3 May, so the last three days of the clock are 4, 5 and 9 May."""
    tables = {"referral": [referral()], "assessment": [assessment(d(3, 6), authorised)]}
    assert numbers("assessments_in_time", d(5, 31), **tables) == (in_time, 1)
    assert numbers("heaping", d(5, 31), **tables) == (heaped, 1)


@pytest.mark.parametrize(("day", "expected"), [(d(5, 3), 0), (d(5, 4), 1), (d(5, 3, 2024), 1), (d(5, 4, 2024), 0)])
def test_the_window_of_assessments_in_time(day, expected):
    """Authorised on 4 May 2023 it is in the 12 months to a day from that day until 3 May 2024."""
    assert numbers("assessments_in_time", day, assessment=[assessment(d(3, 6), d(5, 4))])[1] == expected


@pytest.mark.parametrize(
    ("why", "given", "visits", "expected"),
    [
        ("nobody saw the child", {}, [], 1),
        ("the assessment says so", {"child_seen": True}, [], 0),
        ("seen on its first day", {}, [visit("CLA", d(3, 6), seen=True)], 0),
        ("seen on the day it was authorised", {"child_seen": False}, [visit("CIN", d(3, 20), seen=True)], 0),
        ("seen the day after", {}, [visit("CP", d(3, 21), seen=True)], 1),
        ("visited and not seen", {}, [visit("CP", d(3, 10), seen=False), visit("CP", d(3, 11))], 1),
    ],
)
def test_assessed_unseen(why, given, visits, expected):
    """Authorised in 3 months with the child seen neither in it nor at a visit between its start and authorisation."""
    rows = [assessment(d(3, 6), d(3, 20), **given), assessment(d(2, 1), d(2, 28), "old")]
    assert numbers("assessed_unseen", d(5, 28), assessment=rows, visit=visits) == (expected, 1), why


@pytest.mark.parametrize(("begun", "expected"), [(d(3, 1), 0), (d(3, 2), 1), (d(5, 31), 1), (d(6, 1), 0)])
def test_redone(begun, expected):
    """Begun 0 to 90 days after another was authorised: 2 March to 31 May; 1 June is 91 days after."""
    rows = [assessment(d(1, 2), d(3, 2)), assessment(begun, name="again")]
    assert numbers("redone", d(6, 1), assessment=rows)[0] == expected


def test_one_day_of_assessment_is_not_its_own_repeat():
    """Begun and authorised on one day, an assessment is not another one."""
    assert numbers("redone", d(3, 2), assessment=[assessment(d(3, 2), d(3, 2))]) == (0, 1)


# --- enquiries and conferences: 15 working days from 1 March end on 22 March --------------------------------

ENQUIRY = [{"enquiry_id": "E1", "person_id": "C1", "started": d(3, 1)}]


@pytest.mark.parametrize(
    ("given", "expected", "left_out"),
    [
        ({"held": d(3, 22)}, (1, 1), 0),
        ({"held": d(3, 23)}, (0, 1), 0),
        ({"held": d(3, 22), "transfer_in": True}, (0, 0), 1),
        ({"held": d(3, 22), "enquiry_id": None}, (0, 0), 1),
        ({"held": d(3, 22), "enquiry_id": "E0"}, (0, 0), 1),
    ],
)
def test_conferences_in_time(given, expected, left_out):
    """Held within 15 working days of the enquiry; transfers in and those without one are left out and numbered."""
    row = {"conference_id": "M1", "person_id": "C1", "enquiry_id": "E1"} | given
    (only,) = ask("conferences_in_time", d(4, 1), conference=[row], enquiry=ENQUIRY)
    assert (only.numerator, only.denominator) == expected
    assert only.noted == {"left_out": left_out}


@pytest.mark.parametrize(
    ("why", "tables", "expected"),
    [
        ("the next day", {"contact": [contact(d(2, 28), nfa=True)]}, (1, 1)),
        ("the same day is not after", {"contact": [contact(d(3, 1), nfa=True)]}, (0, 1)),
        ("182 days", {"contact": [contact(d(8, 31, 2022), nfa=True)]}, (1, 1)),
        ("183 days", {"contact": [contact(d(8, 30, 2022), nfa=True)]}, (0, 1)),
        ("a contact with action", {"contact": [contact(d(2, 28), nfa=False)]}, (0, 0)),
        ("a referral by its closure", {"referral": [referral(d(1, 1), nfa=True, closed=d(3, 1))]}, (0, 1)),
        ("a referral never closed", {"referral": [referral(d(1, 1), nfa=True)]}, (1, 1)),
        ("too recent to tell", {"contact": [contact(d(3, 2), nfa=True)]}, (0, 0)),
    ],
)
def test_late_escalation(why, tables, expected):
    """On 30 August 2023 the 182 days since 1 March have passed: what ended by then, followed by an enquiry or not."""
    assert numbers("late_escalation", d(8, 30), **loaded(enquiry=ENQUIRY, **tables)) == expected, why


# --- visits -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "start", "rows", "last_in_time"),
    [
        ("CP", d(3, 1), [], d(3, 15)),
        ("CP", d(3, 30), [], d(4, 17)),
        ("CP", d(3, 1), [visit("CP", d(3, 2))], d(3, 16)),
        ("CP", d(3, 1), [visit("CP", d(2, 28))], d(3, 15)),
        ("CP", d(3, 1), [visit("CIN", d(3, 2))], d(3, 15)),
        ("CP", d(3, 1), [visit("CP", d(3, 2), seen=False)], d(3, 16)),
        ("CP", d(3, 1), [visit("CP", d(3, 2), person_id="C2")], d(3, 15)),
        ("CIN", d(3, 1), [], d(3, 29)),
        ("CIN", d(3, 1), [visit("CIN", d(3, 2))], d(3, 30)),
        ("CIN", d(3, 1), [visit("CIN", d(3, 2)), visit("CP", d(3, 2))], d(3, 29)),
        ("CIN", d(3, 1), [visit("CIN", d(3, 2)), visit("CP", d(3, 2), "V2")], d(3, 30)),
        ("CIN", d(3, 1), [visit("CIN", d(3, 2)), visit("CLA", d(3, 2), "V2")], d(3, 29)),
        ("CLA", d(3, 1), [], d(3, 8)),
        ("CLA", d(3, 1), [visit("CLA", d(3, 1))], d(4, 12)),
    ],
)
def test_visits_overdue(kind, start, rows, last_in_time):
    """The last day in time is in time and the next is overdue; a copy among the CIN visits is the other visit."""
    measure, tables = f"visits_overdue_{kind.lower()}", {"plan": [plan(kind, start)]}
    assert numbers(measure, last_in_time, **loaded(visit=rows, **tables)) == (0, 1)
    following = last_in_time.replace(day=last_in_time.day + 1)
    assert numbers(measure, following, **loaded(visit=rows, **tables)) == (1, 1)


BACK = (d(3, 1), None, "H1")


def looked_after(*episodes):
    return [plan("CLA", start, end, placement_id=home) for start, end, home in episodes]


@pytest.mark.parametrize(
    ("why", "episodes", "visited", "day", "expected"),
    [
        ("a move starts the week again", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H2")], d(2, 20), d(3, 9), 1),
        ("to the last day of the week", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H2")], d(2, 20), d(3, 8), 0),
        ("visited on the day of the move", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H2")], d(3, 1), d(4, 12), 0),
        ("six weeks after that", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H2")], d(3, 1), d(4, 13), 1),
        ("a new status in the same home", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H1")], d(2, 20), d(3, 9), 0),
        ("no home named: the same", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, None)], d(2, 20), d(3, 9), 0),
        ("back to an earlier home", [(d(1, 1), d(2, 1), "H1"), (d(2, 1), d(3, 1), "H2"), BACK], d(2, 20), d(3, 9), 1),
        ("a move still to come", [(d(1, 1), d(3, 1), "H1"), (d(3, 1), None, "H2")], d(2, 20), d(2, 28), 0),
    ],
)
def test_visits_overdue_cla_by_placement(why, episodes, visited, day, expected):
    """All episodes of one period are one plan; each new placement starts the one-week clock again."""
    tables = {"plan": looked_after(*episodes), "visit": [visit("CLA", visited)]}
    assert numbers("visits_overdue_cla", day, **tables) == (expected, 1), why


@pytest.mark.parametrize(
    ("type_code", "visited", "day", "expected"),
    [
        ("U1", d(3, 1), d(6, 1), 0),
        ("U1", d(3, 1), d(6, 2), 1),
        ("U1", d(2, 28), d(4, 12), 1),
        ("U6", d(3, 1), d(4, 13), 1),
    ],
)
def test_visits_overdue_cla_in_a_long_term_placement(type_code, visited, day, expected):
    """Three-monthly only where the placement is meant to last to 18, and only from a visit after its first year."""
    home = {"placement_id": "H1", "person_id": "C1", "started": d(3, 1, 2022), "type_code": type_code}
    tables = {"plan": looked_after((d(3, 1, 2022), None, "H1")), "visit": [visit("CLA", visited)], "placement": [home]}
    assert numbers("visits_overdue_cla", day, **tables)[0] == expected


def test_short_breaks_have_no_visit_clock():
    """In V3 or V4 the plan is left out, from the day the status began to the day before it ended."""
    status = {"legal_status_id": "L1", "person_id": "C1", "status_code": "V4", "started": d(3, 5), "ended": d(3, 20)}
    tables = loaded(plan=looked_after((d(3, 1), None, "H1")), legal_status=[status])
    found = [numbers("visits_overdue_cla", day, **tables) for day in (d(3, 4), d(3, 19), d(3, 20))]
    assert found == [(0, 1), (0, 0), (1, 1)]


def test_plans_end_with_the_child_and_need_no_referral():
    """A plan counts with no referral at all, until the day it ends or the child dies; siblings count apart."""
    rows = [plan("CP", d(3, 1), d(4, 1)), plan("CP", d(3, 1), name="P2", person_id="C2")]
    tables = loaded(plan=rows, person=[{"person_id": "C2", "died": d(4, 2)}])
    found = [numbers("visits_overdue_cp", day, **tables) for day in (d(3, 31), d(4, 1), d(4, 2))]
    assert found == [(2, 2), (1, 1), (0, 0)]


def test_attention_gap():
    """Half the CIN visits overdue and no CP visit: a gap of a half. With no CP plan there is none to speak of."""
    rows = [plan("CIN", d(3, 1)), plan("CIN", d(3, 29), name="P2", person_id="C2"), plan("CP", d(3, 29), name="P3")]
    (gap,) = ask("attention_gap", d(3, 30), **loaded(plan=rows))
    assert (gap.value, gap.numerator, gap.denominator, gap.detail) == (0.5, None, None, {"cin": 0.5, "cp": 0})
    (none,) = ask("attention_gap", d(3, 30), **loaded(plan=rows[:2]))
    assert (none.value, none.numerator, none.denominator) == (None, 0, 0)


# --- seen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "rows", "days", "never"),
    [
        ("never seen: since the earliest open plan", [], 30, 1),
        ("a visit that did not see is none", [visit("CP", d(3, 20), seen=False), visit("CP", d(3, 21))], 30, 1),
        ("any kind of visit", [visit("CLA", d(3, 20), seen=True)], 11, 0),
        ("seen on the plan's first day", [visit("CIN", d(3, 1), seen=True)], 30, 0),
        ("seen before it", [visit("CP", d(2, 28), seen=True)], 30, 1),
        ("seen on the day", [visit("CP", d(3, 31), seen=True)], 0, 0),
        ("seen tomorrow", [visit("CP", d(4, 1), seen=True)], 30, 1),
    ],
)
def test_days_since_seen(why, rows, days, never):
    """Days since the child was seen at any visit since the earliest open plan; a closed plan is not open."""
    plans = [plan("CP", d(3, 15)), plan("CIN", d(3, 1), name="P2"), plan("CIN", d(1, 1), d(3, 1), "P3")]
    (only,) = ask("days_since_seen", d(3, 31), **loaded(plan=plans, visit=rows))
    assert (only.value, only.detail["never"], only.detail["n"]) == (days, never, 1), why


@pytest.mark.parametrize(
    ("birth", "expected", "n"),
    [(None, d(6, 1), 0), (d(4, 1), d(4, 1), 0), (d(3, 1), d(3, 1), 1), (None, None, 1), (d(4, 1), None, 1)],
)
def test_the_unborn_are_not_waiting_to_be_seen(birth, expected, n):
    """A child expected and not born, or born in a later month, is left out; a month of birth counts from its first."""
    person = {"person_id": "C1", "birth_month": birth, "expected_month": expected}
    (only,) = ask("days_since_seen", d(3, 31), **loaded(plan=[plan("CP", d(3, 15))], person=[person]))
    assert only.detail["n"] == n


def test_seen_alone():
    """CP and CLA visits with the child seen; empty is not alone, and is numbered; two CLA rows of a day are one."""
    rows = [
        visit("CP", d(3, 1), "V1", seen=True, seen_alone=True),
        visit("CP", d(3, 1), "V2", seen=True),
        visit("CP", d(3, 2), "V3", seen=None, seen_alone=True),
        visit("CLA", d(3, 3), "V4", seen=True, seen_alone=False),
        visit("CLA", d(3, 3), "V5", seen=True, seen_alone=True),
        visit("CIN", d(3, 4), "V6", seen=True, seen_alone=True),
        visit("CP", d(2, 28), "V7", seen=True, seen_alone=True),
    ]
    (only,) = ask("seen_alone", d(5, 28), visit=rows)
    assert (only.numerator, only.denominator, only.noted) == (2, 3, {"empty": 1})


# --- reviews ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "a_plan", "held_on", "day", "expected"),
    [
        ("3 months from the plan", plan("CP", d(3, 1)), [], d(6, 1), 0),
        ("and a day", plan("CP", d(3, 1)), [], d(6, 2), 1),
        ("from 30 November to the last of February", plan("CP", d(11, 30, 2022)), [], d(2, 28), 0),
        ("and a day, too", plan("CP", d(11, 30, 2022)), [], d(3, 1), 1),
        ("6 months from the last", plan("CP", d(3, 1)), [d(5, 31)], d(11, 30), 0),
        ("and a day, once more", plan("CP", d(3, 1)), [d(5, 31)], d(12, 1), 1),
        ("a review before the plan is none", plan("CP", d(3, 1)), [d(2, 28)], d(6, 2), 1),
        ("a review still to come is none", plan("CP", d(3, 1)), [d(6, 3)], d(6, 2), 1),
        ("20 working days for the first", plan("CLA", d(3, 1)), [], d(3, 29), 0),
        ("overdue on the next", plan("CLA", d(3, 1)), [], d(3, 30), 1),
        ("then 3 months", plan("CLA", d(3, 1)), [d(3, 20)], d(6, 21), 1),
        ("then 6", plan("CLA", d(3, 1)), [d(3, 20), d(6, 20)], d(12, 20), 0),
        ("and no more", plan("CLA", d(3, 1)), [d(3, 20), d(6, 20)], d(12, 21), 1),
    ],
)
def test_reviews_overdue(why, a_plan, held_on, day, expected):
    """Open CP and CLA plans past the clock that the reviews held so far have set."""
    tables = loaded(plan=[a_plan], review=[review(a_plan["kind"], held_day) for held_day in held_on])
    assert numbers("reviews_overdue", day, **tables) == (expected, 1), why


@pytest.mark.parametrize(
    ("given", "overdue"),
    [({}, 0), ({"cancelled": True}, 1), ({"plan_id": "P0"}, 1), ({"plan_id": None}, 0), ({"kind": "CLA"}, 1)],
)
def test_which_reviews_count(given, overdue):
    """Held, not cancelled, of the plan's kind and of the plan; one that names no plan is the child's."""
    tables = {"plan": [plan("CP", d(3, 1)), plan("CIN", d(1, 1), name="P2")], "review": [review("CP", d(5, 1)) | given]}
    assert numbers("reviews_overdue", d(6, 2), **tables) == (overdue, 1)
