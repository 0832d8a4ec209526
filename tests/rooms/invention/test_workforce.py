"""The invented county's workforce: employment, vacancies, absence and supervision, and the figures they give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.rooms.invention.looking import FAR, on, open_on, whole

from plimsoll.invention import County, Level, shipped
from plimsoll.invention.course import course
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import is_working_day

Tables = dict[str, Any]

CENSUS = [date(year, 9, 30) for year in range(2014, 2020)]
"""The days of the workforce census in the county's six years."""

CENSUS_ROLES = pa.array(["Case holder", "Senior practitioner", "First line manager"])
WORKING_DAYS_A_YEAR = 253
"""DfE's year of working days (children's social work workforce: sickness absence)."""

SIX_WEEKS = 42


@dataclass(frozen=True, slots=True)
class Rates:
    """DfE's rates on a day, and over the year to it."""

    vacancy: float
    agency: float
    turnover: float
    absence: float


@pytest.fixture(scope="session")
def steady_rates(whole_steady: Tables) -> list[Rates]:
    """The rates of the whole county in good order on each census day."""
    return [_rates(whole_steady, day) for day in CENSUS]


@pytest.fixture(scope="session")
def worsening_rates(whole_worsening: Tables) -> list[Rates]:
    """The rates of the whole county as it worsens on each census day."""
    return [_rates(whole_worsening, day) for day in CENSUS]


def _rates(tables: Tables, day: date) -> Rates:
    rows, vacancy = (_of_the_census(tables[name]) for name in ("employment", "vacancy"))
    fte, agency, here = np.asarray(rows["fte"]), np.asarray(rows["agency"]), open_on(rows, day)
    in_post, supplied = fte[here & ~agency].sum(), fte[here & agency].sum()
    vacant = np.asarray(vacancy["fte"])[open_on(vacancy, day)].sum()
    ended = whole(rows["ended"])
    left = (ended <= on(day)) & (ended > on(day) - 365) & np.asarray(pc.is_valid(rows["leave_reason"]))
    lost = _days_lost(tables["absence"], rows, day)
    return Rates(
        vacancy=vacant / (vacant + in_post),
        agency=supplied / (supplied + in_post),
        turnover=fte[left].sum() / in_post,
        absence=lost / (in_post * WORKING_DAYS_A_YEAR),
    )


def _of_the_census(rows: pa.Table) -> pa.Table:
    return rows.filter(pc.is_in(rows["role"], CENSUS_ROLES))


def _days_lost(absence: pa.Table, employment: pa.Table, day: date) -> float:
    """Days lost to sickness of which the worker is back, begun in the year to the day."""
    began = whole(absence["started"])
    sick = np.asarray(pc.equal(absence["kind"], "sickness")) & np.asarray(
        pc.is_in(absence["staff_id"], pa.array(employment["staff_id"].to_pylist()))
    )
    in_year = sick & (began > on(day) - 365) & (began <= on(day))
    return float(np.nansum(np.asarray(absence["days_lost"], dtype=float)[in_year]))


def test_a_steady_county_has_englands_rates(steady_rates: list[Rates]) -> None:
    """Vacancy 15%, agency 13 to 16%, turnover 15% and absence 3.2%, about as in England in 2018 (DfE)."""
    assert all(rates.vacancy == pytest.approx(0.15, abs=0.015) for rates in steady_rates)
    assert all(0.11 <= rates.agency <= 0.17 for rates in steady_rates)
    assert np.mean([rates.turnover for rates in steady_rates]) == pytest.approx(0.16, abs=0.03)
    assert np.mean([rates.absence for rates in steady_rates]) == pytest.approx(0.032, abs=0.004)


def test_the_rates_of_a_county_that_worsens_follow_its_scenario(worsening_rates: list[Rates]) -> None:
    """Vacancies climb to half of all posts and fall to two fifths; agency workers come with them, as published."""
    levels = course(shipped("worsening"), date(2019, 10, 31))
    wanted = levels.at(Level.VACANCIES, np.array([on(day) for day in CENSUS]))
    assert [rates.vacancy for rates in worsening_rates] == pytest.approx(list(wanted), abs=0.03)
    assert worsening_rates[0].agency < 0.2
    assert 0.36 <= worsening_rates[3].agency <= 0.45
    assert 0.25 <= worsening_rates[4].agency <= 0.35
    assert max(rates.turnover for rates in worsening_rates) > 1.5 * worsening_rates[0].turnover


def test_absence_falls_while_agency_work_rises(worsening_rates: list[Rates]) -> None:
    """Sickness absence falls below 2.5% (Northamptonshire, 2017 to 2019: 1.7 to 1.9%): a fall that is no comfort."""
    shares = [rates.absence for rates in worsening_rates]
    assert np.mean(shares[:3]) > 0.027
    assert np.mean(shares[4:]) < 0.025


@pytest.mark.parametrize("day", CENSUS)
def test_every_post_is_filled_or_vacant(whole_worsening: Tables, day: date) -> None:
    """Permanent workers' FTE and vacant FTE add up to the same posts on any day, agency workers or not."""
    totals = []
    for moment in (day, CENSUS[0]):
        rows, vacancy = whole_worsening["employment"], whole_worsening["vacancy"]
        permanent = open_on(rows, moment) & ~np.asarray(rows["agency"])
        vacant = np.asarray(vacancy["fte"])[open_on(vacancy, moment)].sum()
        totals.append(np.asarray(rows["fte"])[permanent].sum() + vacant)
    assert totals[0] == pytest.approx(totals[1])


def test_everybody_who_works_here_is_employed(county: County) -> None:
    """Each worker who holds a child on the last day is in post; a duty tray is nobody's employment."""
    tables = county.as_at(county.invention.ends)
    day = county.invention.ends
    register = {row["worker_id"]: row for row in tables["worker"].to_pylist()}
    rows = tables["employment"].filter(pa.array(open_on(tables["employment"], day)))
    in_post = set(rows["staff_id"].to_pylist())
    open_rows = tables["allocation"].filter(pa.array(open_on(tables["allocation"], day)))
    holders = {register[worker]["staff_id"] for worker in open_rows["worker_id"].to_pylist()}
    trays = {row["name"] for row in register.values() if row["staff_id"] is None}
    late = {staff for staff in holders - in_post if staff is not None}
    assert len(late) <= 0.05 * len(holders)
    assert trays & set(tables["employment"]["name"].to_pylist()) == set()


def test_the_employer_and_the_case_system_agree(county: County) -> None:
    """Registration, name and, where the case system knows it, agency and FTE are the same in both."""
    register = {row["staff_id"]: row for row in county.tables()["worker"].to_pylist()}
    for row in county.tables()["employment"].to_pylist():
        worker = register[row["staff_id"]]
        assert (row["registration"], row["name"]) == (worker["registration"], worker["name"])
        assert worker["agency"] in {None, row["agency"]}
        assert worker["fte"] in {None, row["fte"]}


def test_a_first_year_is_a_row_of_its_own(whole_steady: Tables) -> None:
    """A newly qualified worker's first year ends on its 365th day; what follows begins that day, with no leaving."""
    rows = whole_steady["employment"].to_pylist()
    first = [row for row in rows if row["asye"]]
    after = {(row["staff_id"], row["started"]): row for row in rows if not row["asye"]}
    moved = [row for row in first if (row["staff_id"], row["ended"]) in after]
    assert len(first) > 20
    assert moved
    assert {(row["ended"] - row["started"]).days for row in moved} == {365}
    assert {row["leave_reason"] for row in moved} == {None}
    assert {row["agency"] for row in first} == {False}
    assert max((row["ended"] - row["started"]).days for row in first if row["ended"]) == 365


def test_only_permanent_workers_give_a_reason(county: County) -> None:
    """Every permanent worker whose time here ended has a reason, and nobody else has one."""
    rows = county.tables()["employment"].to_pylist()
    begins = {(row["staff_id"], row["started"]) for row in rows}
    for row in rows:
        left = row["ended"] is not None and (row["staff_id"], row["ended"]) not in begins
        assert (row["leave_reason"] is not None) == (left and not row["agency"])


def test_teams_are_called_by_name(county: County) -> None:
    """An employer's file calls a team by its name, which is some team's in the case system."""
    tables = county.tables()
    names = set(tables["team"]["name"].to_pylist())
    for table in ("employment", "vacancy"):
        assert set(tables[table]["team_id"].to_pylist()) <= names


def test_nobody_is_away_twice_at_once(county: County) -> None:
    """The absences of one worker follow one another."""
    rows = county.tables()["absence"].sort_by([("staff_id", "ascending"), ("started", "ascending")])
    staff, start, end = rows["staff_id"].to_pylist(), whole(rows["started"]), whole(rows["ended"])
    same = np.array(staff[1:]) == np.array(staff[:-1])
    assert (start[1:][same] >= end[:-1][same]).all()


def test_absence_is_the_employed_staffs(county: County) -> None:
    """Only permanent workers' absences are on file, within their time in post, and no reason for sickness is."""
    tables = county.tables()
    spans: dict[str, list[tuple[date, date]]] = {}
    for row in tables["employment"].filter(pc.invert(tables["employment"]["agency"])).to_pylist():
        spans.setdefault(row["staff_id"], []).append((row["started"], row["ended"] or FAR))
    for row in tables["absence"].to_pylist():
        mine = spans[row["staff_id"]]
        assert min(start for start, _ in mine) <= row["started"]
        assert (row["ended"] or row["started"]) <= max(end for _, end in mine)
    assert set(tables["absence"]["kind"].to_pylist()) == {"sickness", "training"}


def test_days_lost_are_working_days(steady: County) -> None:
    """A full-time worker loses the working days of the absence; one still away has no count yet."""
    tables = steady.tables()
    fte = dict(zip(tables["employment"]["staff_id"].to_pylist(), tables["employment"]["fte"].to_pylist(), strict=True))
    rows = tables["absence"].to_pylist()
    full = [row for row in rows if row["ended"] and fte[row["staff_id"]] == 1]
    assert full
    for row in full:
        days = (row["ended"] - row["started"]).days
        span = [date.fromordinal(row["started"].toordinal() + n) for n in range(days)]
        assert row["days_lost"] == sum(is_working_day(day) for day in span)
    assert {row["days_lost"] for row in rows if row["ended"] is None} <= {None}


def test_some_sickness_is_long(whole_steady: Tables) -> None:
    """A few absences last more than four weeks and make a third of the days lost; most last a few days."""
    rows = whole_steady["absence"]
    rows = rows.filter(pc.and_(pc.equal(rows["kind"], "sickness"), pc.is_valid(rows["ended"])))
    lasted = whole(rows["ended"]) - whole(rows["started"])
    lost = np.asarray(rows["days_lost"])
    assert (lasted >= 28).mean() < 0.06
    assert 0.2 < lost[lasted >= 28].sum() / lost.sum() < 0.5
    assert np.median(lasted) <= 4


def test_supervision_slips_where_there_is_no_manager(whole_worsening: Tables) -> None:
    """Gaps without the team's own manager are longer, and at the worst more workers wait over six weeks."""
    calm, worst = (_waiting(whole_worsening, day) for day in (CENSUS[0], CENSUS[3]))
    assert calm < 0.1
    assert worst > 0.2
    rows = whole_worsening["supervision"]
    share = [
        np.asarray(pc.is_null(rows.filter(pa.array(_in_year(rows, day)))["supervisor_id"])).mean()
        for day in (CENSUS[0], CENSUS[3])
    ]
    assert share[1] > share[0] + 0.05


def _in_year(rows: pa.Table, day: date) -> np.ndarray:
    held = whole(rows["held"])
    return (held > on(day) - 365) & (held <= on(day))


def _waiting(tables: Tables, day: date) -> float:
    """Of those in post who hold cases, the share not supervised in six weeks, nor begun."""
    rows = tables["employment"]
    reviewers = pa.array(["First line manager", "Independent reviewing officer"])
    holders = rows.filter(pa.array(open_on(rows, day) & ~np.asarray(pc.is_in(rows["role"], reviewers))))
    held = tables["supervision"].filter(pc.less_equal(tables["supervision"]["held"], day))
    latest = held.group_by("staff_id").aggregate([("held", "max")])
    last = dict(zip(latest["staff_id"].to_pylist(), latest["held_max"].to_pylist(), strict=True))
    pairs = zip(holders["staff_id"].to_pylist(), holders["started"].to_pylist(), strict=True)
    return float(np.mean([(day - max(last.get(who, start), start)).days > SIX_WEEKS for who, start in pairs]))


def test_nobody_is_supervised_while_away(county: County) -> None:
    """No supervision falls on a day on which the worker is away, and each is on a working day."""
    tables = county.tables()
    away: dict[str, list[tuple[date, date]]] = {}
    for row in tables["absence"].to_pylist():
        away.setdefault(row["staff_id"], []).append((row["started"], row["ended"] or FAR))
    for row in tables["supervision"].to_pylist():
        assert is_working_day(row["held"])
        assert not any(start <= row["held"] < end for start, end in away.get(row["staff_id"], []))


def test_the_supervisor_manages_the_team_then(steady: County) -> None:
    """A supervisor is a first line manager in post that day."""
    tables = steady.tables()
    rows = tables["employment"].filter(pc.equal(tables["employment"]["role"], "First line manager")).to_pylist()
    managers = [(row["staff_id"], row["started"], row["ended"] or FAR) for row in rows]
    supervision = tables["supervision"].filter(pc.is_valid(tables["supervision"]["supervisor_id"])).to_pylist()
    assert supervision
    for row in supervision:
        assert any(who == row["supervisor_id"] and start <= row["held"] < end for who, start, end in managers)


def test_absences_come_to_be_known_within_weeks(county: County) -> None:
    """At each month's end some absences are not yet on file; a month later nearly all of them are."""
    truth = county.tables()["absence"].to_pylist()
    unknown, late, count = 0, 0, 0
    for last in [date(2018, month, 28) for month in range(1, 12)]:
        begun = {row["absence_id"] for row in truth if row["started"] <= last}
        then, month_later = (
            set(county.as_at(day)["absence"]["absence_id"].to_pylist()) for day in (last, add_months(last, 1))
        )
        unknown, late, count = unknown + len(begun - then), late + len(begun - month_later), count + len(begun)
    assert 0 <= late < unknown < 0.05 * count
    assert late < 0.25 * unknown


def test_children_go_missing_while_looked_after(county: County) -> None:
    """A child is missing only while looked after and in its teens, and back before going again."""
    tables = county.tables()
    plans = tables["plan"].filter(pc.equal(tables["plan"]["kind"], "CLA")).to_pylist()
    periods: dict[str, list[tuple[date, date]]] = {}
    for plan in plans:
        periods.setdefault(plan["person_id"], []).append((plan["started"], plan["ended"] or FAR))
    born = dict(
        zip(tables["person"]["person_id"].to_pylist(), tables["person"]["birth_month"].to_pylist(), strict=True)
    )
    rows = tables["missing"].sort_by([("person_id", "ascending"), ("started", "ascending")]).to_pylist()
    assert rows
    for row in rows:
        assert any(start <= row["started"] < end for start, end in periods[row["person_id"]])
        assert (row["started"] - born[row["person_id"]]).days > 365 * 11
    assert all(one["ended"] <= two["started"] for one, two in pairwise(rows) if one["person_id"] == two["person_id"])


def test_about_one_looked_after_child_in_nine_goes_missing_in_a_year(whole_steady: Tables) -> None:
    """Some 8 to 15% of the children looked after in a year are missing once or more (DfE, England 2018: 11%)."""
    last = date(2018, 3, 31)
    plan, rows = whole_steady["plan"], whole_steady["missing"]
    looked_after = plan.filter(
        pa.array(
            np.asarray(pc.equal(plan["kind"], "CLA"))
            & (whole(plan["started"]) <= on(last))
            & (whole(plan["ended"]) > on(last) - 365)
        )
    )
    start = whole(rows["started"])
    away = rows.filter(pa.array((start > on(last) - 365) & (start <= on(last))))
    share = len(set(away["person_id"].to_pylist())) / len(set(looked_after["person_id"].to_pylist()))
    assert 0.08 <= share <= 0.15


def test_the_register_of_decisions_is_the_scenarios(worsening: County) -> None:
    """Each decision of the scenario stands on its day with its owner; a look back is known when it was made."""
    rows = worsening.tables()["decision"].to_pylist()
    wanted = sorted(each.day(worsening.invention.ends) for each in shipped("worsening").decisions)
    assert [row["decided"] for row in rows] == [day for day in wanted if day >= worsening.invention.reaches_back]
    assert {"cut", "freeze", "leader", "remedial"} <= {row["kind"] for row in rows}
    looked_back = [row for row in rows if row["looked_back"]]
    assert looked_back
    before = worsening.as_at(min(row["looked_back"] for row in looked_back))["decision"].to_pylist()
    assert sum(row["looked_back"] is not None for row in before) == 1


def test_a_decision_names_nobody(county: County) -> None:
    """The owner of a decision is a role, and every measure it names is written as measures are."""
    for row in county.tables()["decision"].to_pylist():
        assert row["owner"].split()[0] in {"Chief", "Director", "Head", "Principal"}
        assert all(name.replace("_", "").isalpha() and name.islower() for name in row["measures"].split(";"))
