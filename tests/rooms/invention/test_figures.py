"""The figures of a whole county: near those published, and worse where they should be worse."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.rooms.invention.looking import (
    caseload_published,
    held,
    in_year,
    on_plan,
    open_children,
    rereferral_share,
    unallocated,
    visits_overdue,
    whole,
)

from plimsoll.vocabulary.days import bank_holidays

Tables = dict[str, Any]

MIDSUMMER = [date(year, 6, 30) for year in range(2014, 2020)]
YEAR_ENDS = [date(year, 3, 31) for year in range(2015, 2020)]
CALM, PEAK, CLEARED, AGAIN = date(2014, 10, 31), date(2018, 1, 31), date(2019, 2, 15), date(2019, 10, 31)


@pytest.mark.parametrize("day", MIDSUMMER)
def test_a_steady_county_has_its_size(whole_steady: Tables, day: date) -> None:
    """About 5,400 children with an open case, 700 on child protection plans, 1,100 looked after."""
    assert 4_900 <= len(open_children(whole_steady, day)) <= 5_900
    assert 560 <= len(on_plan(whole_steady, "CP", day)) <= 850
    assert 930 <= len(on_plan(whole_steady, "CLA", day)) <= 1_250


@pytest.mark.parametrize("day", YEAR_ENDS)
def test_a_steady_county_has_its_flow(whole_steady: Tables, day: date) -> None:
    """About 11,000 referrals a year, three contacts for each, one in ten without further action (England 9.4%)."""
    referrals, contacts = (in_year(whole_steady[name], "received", day) for name in ("referral", "contact"))
    assert 10_200 <= referrals.num_rows <= 11_800
    assert 2.5 <= contacts.num_rows / referrals.num_rows <= 3.5
    assert 0.08 <= np.asarray(referrals["nfa"]).mean() <= 0.12


@pytest.mark.parametrize("day", YEAR_ENDS[1:])
def test_a_steady_county_sees_families_again(whole_steady: Tables, day: date) -> None:
    """Some 22% of referrals are re-referrals, as in England."""
    assert 0.19 <= rereferral_share(whole_steady, day) <= 0.25


@pytest.mark.parametrize("day", MIDSUMMER)
def test_a_steady_county_has_a_bearable_caseload(whole_steady: Tables, day: date) -> None:
    """A mean of 17 to 20 children for each full-time worker, and hardly a child without one."""
    assert 17 <= caseload_published(whole_steady, day) <= 20
    assert len(unallocated(whole_steady, day)) < 0.012 * len(open_children(whole_steady, day))


@pytest.mark.parametrize("day", MIDSUMMER)
def test_a_steady_county_visits_in_time(whole_steady: Tables, day: date) -> None:
    """Few child protection and child in need visits are overdue."""
    assert visits_overdue(whole_steady, "CP", 14, day) < 0.12
    assert visits_overdue(whole_steady, "CIN", 28, day) < 0.12


def test_unallocated_children_climb_fall_and_climb_again(whole_worsening: Tables) -> None:
    """One child in ten has no worker at the worst (551 of 5,430), few when the backlog is cleared, more at the end."""
    shares = [len(unallocated(whole_worsening, d)) / len(open_children(whole_worsening, d)) for d in (CALM, PEAK)]
    after = [len(unallocated(whole_worsening, d)) / len(open_children(whole_worsening, d)) for d in (CLEARED, AGAIN)]
    assert shares[0] < 0.015
    assert 0.08 < shares[1] < 0.13
    assert after[0] < 0.02
    assert 0.02 < after[1] < 0.08


def test_the_published_caseload_hides_the_backlog(whole_worsening: Tables) -> None:
    """While one child in ten has no worker, the published mean hardly moves."""
    assert abs(caseload_published(whole_worsening, PEAK) - caseload_published(whole_worsening, CALM)) < 2


@pytest.mark.parametrize(("kind", "limit", "least"), [("CP", 14, 1.3), ("CIN", 28, 2.0), ("CLA", 42, 1.5)])
def test_visits_slip(whole_worsening: Tables, kind: str, limit: int, least: float) -> None:
    """Overdue visits are several times as common at the worst as in calm."""
    calm, worst = (visits_overdue(whole_worsening, kind, limit, day) for day in (CALM, PEAK))
    assert worst > least * calm


def test_imminent_danger_draws_attention(whole_worsening: Tables) -> None:
    """Under pressure visits to children in need slip further than those to protected children."""
    assert visits_overdue(whole_worsening, "CIN", 28, PEAK) > visits_overdue(whole_worsening, "CP", 14, PEAK)


def test_more_is_turned_away_and_more_comes_back(whole_worsening: Tables) -> None:
    """No further action rises to half of referrals, and re-referrals from a fifth to a third."""
    early, late = (in_year(whole_worsening["referral"], "received", day) for day in (date(2014, 10, 31), PEAK))
    shares = [float(np.asarray(rows["nfa"]).mean()) for rows in (early, late)]
    assert shares[0] < 0.18
    assert 0.42 < shares[1] < 0.55
    assert rereferral_share(whole_worsening, CLEARED) > rereferral_share(whole_worsening, date(2015, 6, 30)) + 0.05


def test_referrals_surge(whole_worsening: Tables) -> None:
    """The worst year brings at least an eighth more referrals than the first."""
    first, worst = (in_year(whole_worsening["referral"], "received", day).num_rows for day in (CALM, PEAK))
    assert worst > 1.125 * first


def test_assessments_slip(whole_worsening: Tables) -> None:
    """At the worst assessments take longer, and more children wait for one to begin."""
    rows = whole_worsening["assessment"]
    done = rows.filter(pc.is_valid(rows["authorised"]))
    taken = [
        float(np.median(whole(part["authorised"]) - whole(part["started"])))
        for part in (in_year(done, "authorised", day) for day in (CALM, PEAK))
    ]
    assert taken[1] >= taken[0]
    assert _wait_to_begin(whole_worsening, PEAK) > 2 * _wait_to_begin(whole_worsening, CALM)


def _wait_to_begin(tables: Tables, day: date) -> float:
    """Mean days from referral to the first assessment on it, over a year's referrals."""
    first = tables["assessment"].group_by("referral_id").aggregate([("started", "min")])
    rows = in_year(tables["referral"], "received", day).join(first, "referral_id", join_type="inner")
    return float((whole(rows["started_min"]) - whole(rows["received"])).mean())


def test_agency_workers_take_the_place_of_permanent_ones(whole_worsening: Tables) -> None:
    """Of the workers who hold children, the share from agencies about doubles."""
    worker = whole_worsening["worker"]
    agency = dict(zip(worker["worker_id"].to_pylist(), worker["agency"].to_pylist(), strict=True))
    shares = []
    for day in (CALM, PEAK):
        workers = set(held(whole_worsening, day)["worker_id"].to_pylist())
        shares.append(sum(agency[who] is True for who in workers) / len(workers))
    assert shares[1] > 1.6 * shares[0]


def test_some_hold_in_name_only(whole_worsening: Tables) -> None:
    """At the worst duty trays and managers hold children who wait."""
    rows = held(whole_worsening, PEAK)
    worker = whole_worsening["worker"]
    titles = dict(zip(worker["worker_id"].to_pylist(), worker["job_title"].to_pylist(), strict=True))
    found = {titles[who] for who in rows["worker_id"].to_pylist()}
    assert {"Duty", "Team Manager"} <= found


@pytest.mark.parametrize("name", ["contact", "referral"])
def test_the_week_has_its_rhythm(whole_steady: Tables, name: str) -> None:
    """Hardly anything comes at a weekend or on a bank holiday; Mondays are busier than Fridays."""
    days = whole(whole_steady[name]["received"])
    weekday = np.bincount((days + 3) % 7, minlength=7) / len(days)
    assert weekday[5:].sum() < 0.03
    assert weekday[0] > weekday[4]
    shut = np.isin(days, [(day - date(1970, 1, 1)).days for day in bank_holidays()])
    assert shut.mean() < 0.005


def test_the_year_has_its_rhythm(whole_steady: Tables) -> None:
    """August and the days around Christmas are quieter than November."""
    months = np.array(
        [day.month for day in whole_steady["contact"]["received"].to_pylist() if day.year in range(2014, 2019)]
    )
    count = np.bincount(months, minlength=13)
    assert count[8] < 0.8 * count[11]
    assert count[12] < 0.9 * count[11]


def test_contacts_repeat(whole_steady: Tables) -> None:
    """Many children are told of more than once, and contacts come about children whose case is open."""
    counts = np.unique(np.asarray(whole_steady["contact"]["person_id"]), return_counts=True)[1]
    assert 0.3 < (counts > 1).mean() < 0.7


def test_the_rarer_things_are_there(whole_steady: Tables) -> None:
    """Short breaks, deaths, unborn children, two teams, moves of placement, transfers in, cancelled reviews."""
    person, legal = whole_steady["person"], whole_steady["legal_status"]
    assert {"V3", "V4"} <= set(legal["status_code"].to_pylist())
    assert 10 <= len(person) - person["died"].null_count <= 110
    assert person["expected_month"].null_count < len(person)
    assert pc.any(whole_steady["conference"]["transfer_in"]).as_py()
    assert pc.any(whole_steady["review"]["cancelled"]).as_py()
    assert _of_two_teams(whole_steady, date(2018, 1, 31)) > 10
    assert len(whole_steady["placement"]) > 1.5 * len(set(whole_steady["placement"]["plan_id"].to_pylist()))


def _of_two_teams(tables: Tables, day: date) -> int:
    rows = held(tables, day)
    pairs = set(zip(rows["person_id"].to_pylist(), rows["team_id"].to_pylist(), strict=True))
    return len(pairs) - len({person for person, _ in pairs})


def test_the_county_has_its_staff(whole_steady: Tables) -> None:
    """About 240 full-time equivalents of social workers hold cases, in a dozen and a few teams."""
    worker = whole_steady["worker"]
    fte = dict(zip(worker["worker_id"].to_pylist(), worker["fte"].to_pylist(), strict=True))
    holders = set(held(whole_steady, PEAK)["worker_id"].to_pylist())
    assert 225 <= sum(fte[who] or 0 for who in holders) <= 262
    assert 12 <= len(whole_steady["team"]) <= 15


def test_what_the_case_system_does_not_know_is_empty(whole_steady: Tables) -> None:
    """Some workers' agency flag and FTE are empty, and so are those of every duty tray."""
    worker = whole_steady["worker"]
    tray = worker.filter(pc.equal(worker["job_title"], "Duty"))
    assert tray["fte"].null_count == tray["agency"].null_count == len(tray) > 0
    assert 0.03 < worker["agency"].null_count / len(worker) < 0.12
    assert 0.03 < worker["fte"].null_count / len(worker) < 0.25


def test_the_need_table_holds_the_other_visits_too(whole_steady: Tables) -> None:
    """A CP visit stands in the CIN table with the same identifier and day; a CLA visit by its child and day."""
    visit = whole_steady["visit"]
    by_kind = {kind: visit.filter(pc.equal(visit["kind"], kind)) for kind in ("CIN", "CP", "CLA")}
    rows = {
        kind: set(zip(part["visit_id"].to_pylist(), part["person_id"].to_pylist(), whole(part["visited"]), strict=True))
        for kind, part in by_kind.items()
    }
    assert rows["CP"] <= rows["CIN"]
    assert {row[1:] for row in rows["CLA"]} <= {row[1:] for row in rows["CIN"]}
    assert {row[0] for row in rows["CLA"]} & {row[0] for row in rows["CIN"]} == set()


def test_the_tables_are_arrow(whole_steady: Tables) -> None:
    """A whole county is between one and two million rows, handed over as Arrow."""
    assert all(isinstance(rows, pa.Table) for rows in whole_steady.values())
    assert 1_000_000 <= sum(rows.num_rows for rows in whole_steady.values()) <= 2_000_000
