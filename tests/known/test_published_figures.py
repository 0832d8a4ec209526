"""Published figures of a county: from rows that add up to its counts, the measures give the numbers in print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.kept import asked_of
from tests.rows import Row, World, world_of
from tests.twin.side_by_side import PROFILE

from plimsoll.conditions import Figure, Question, ask

SEPTEMBER = date(2018, 9, 30)
MARCH = date(2018, 3, 31)

# DfE, children's social work workforce, Northamptonshire at 30 September: cases, FTE of those who hold them (agency
# included), and the average caseload as published.
CASELOADS = {2017: (4261, 241.4, 17.7), 2018: (3703, 198.0, 18.7), 2019: (4153, 220.6, 18.8), 2020: (4373, 246.6, 17.7)}
UNALLOCATED = 267
"""Children without a worker found by Ofsted in Northamptonshire on 17 and 18 October 2018."""

# DfE, characteristics of children in need, Northamptonshire, year to 31 March 2018.
REFERRALS, REREFERRALS, REREFERRED = 11_216, 3_382, 0.302
NFA_SHARE = 0.512
PLANS, REPEATED = 981, 0.192

# The county's contacts of March 2019, as its newspaper had them: 2,804 contacts, 526 referrals.
CONTACTS, REFERRED, BECAME = 2_804, 526, 0.188


def a_figure(world: World, measure: str, day: date) -> Figure:
    """The service's figure."""
    with asked_of(world) as records:
        (figure,) = ask(records, PROFILE, Question((day,), measures=(measure,)))
    return figure


def staff(fte: float) -> list[Row]:
    """Full-time workers and one part-timer, who together make up the full-time equivalent."""
    whole = int(fte)
    shares = [1.0] * whole + ([round(fte - whole, 1)] if fte > whole else [])
    return [{"worker_id": f"W{number}", "fte": share} for number, share in enumerate(shares)]


def shared_out(cases: int, workers: list[Row]) -> list[Row]:
    """So many children, dealt out to the workers in turn."""
    return [
        {
            "allocation_id": f"I{number}",
            "person_id": f"C{number}",
            "worker_id": workers[number % len(workers)]["worker_id"],
            "role": "CW",
            "started": SEPTEMBER,
        }
        for number in range(cases)
    ]


def county(year: int, **others: Any) -> World:
    """The county's workers with its cases, in a year."""
    cases, fte, _ = CASELOADS[year]
    workers = staff(fte)
    return world_of(worker=workers, allocation=shared_out(cases, workers), **others)


@pytest.mark.parametrize("year", sorted(CASELOADS))
def test_the_average_caseload_is_the_published_one(year: int) -> None:
    """Cases over the full-time equivalents of their holders is DfE's average caseload, to its one decimal."""
    cases, fte, published = CASELOADS[year]
    figure = a_figure(county(year), "caseload_published", SEPTEMBER)
    assert (figure.numerator, figure.denominator) == (cases, pytest.approx(fte))
    assert round(figure.value, 1) == published


def test_a_backlog_stands_in_no_published_average() -> None:
    """With 267 more children whom nobody holds the published average is the same; the whole one is 1.3 higher."""
    waiting = [{"referral_id": f"R{n}", "person_id": f"U{n}", "received": SEPTEMBER} for n in range(UNALLOCATED)]
    world = county(2018, referral=waiting)
    assert round(a_figure(world, "caseload_published", SEPTEMBER).value, 1) == 18.7
    whole = a_figure(world, "caseload_all", SEPTEMBER)
    assert (whole.numerator, round(whole.value, 2)) == (3703 + UNALLOCATED, 20.05)


def a_year_of_referrals() -> list[Row]:
    """The county's referrals of the year, some after one on the last day of the year before; half ended in nothing."""
    first = MARCH.replace(year=MARCH.year - 1) + timedelta(days=1)
    rows = [
        {
            "referral_id": f"R{number}",
            "person_id": f"C{number}",
            "received": first + timedelta(days=number % 365),
            "nfa": number < round(REFERRALS * NFA_SHARE),
        }
        for number in range(REFERRALS)
    ]
    earlier = first - timedelta(days=1)
    before = [{"referral_id": f"E{n}", "person_id": f"C{n}", "received": earlier} for n in range(REREFERRALS)]
    return rows + before


def test_rereferrals_and_no_further_action_are_the_published_shares() -> None:
    """Of 11,216 referrals 3,382 re-referrals are 30.2%; 51.2% ended in no further action."""
    world = world_of(referral=a_year_of_referrals())
    again = a_figure(world, "rereferrals", MARCH)
    assert (again.numerator, again.denominator, round(again.value, 3)) == (REREFERRALS, REFERRALS, REREFERRED)
    dropped = a_figure(world, "no_further_action", MARCH)
    assert (dropped.denominator, round(dropped.value, 3)) == (REFERRALS, NFA_SHARE)


def test_repeat_plans_are_the_published_share() -> None:
    """Of 981 child protection plans begun in the year 19.2% were a second or later one."""
    again = round(PLANS * REPEATED)
    begun = [("N", number, MARCH) for number in range(PLANS)]
    begun += [("E", number, date(2012, 1, 10)) for number in range(again)]
    rows = [
        {"kind": "CP", "part_id": f"{name}{n}", "plan_id": f"{name}{n}", "person_id": f"C{n}", "started": day}
        for name, n, day in begun
    ]
    figure = a_figure(world_of(plan=rows), "repeat_plans", MARCH)
    assert (figure.denominator, round(figure.value, 3)) == (PLANS, REPEATED)


def test_contacts_become_referrals_as_told() -> None:
    """Of 2,804 contacts 526 became referrals: 18.8%."""
    rows = [
        {"contact_id": f"K{n}", "person_id": f"C{n}", "received": date(2019, 3, 20), "referred": n < REFERRED}
        for n in range(CONTACTS)
    ]
    figure = a_figure(world_of(contact=rows), "contacts_to_referrals", date(2019, 3, 31))
    assert (figure.numerator, figure.denominator, round(figure.value, 3)) == (REFERRED, CONTACTS, BECAME)
