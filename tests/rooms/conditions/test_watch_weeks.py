"""The weeks that charts are drawn from, beside a slow look at the rows behind the measures, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from tests.kept import asked_of
from tests.rows import World, world_of
from tests.twin.side_by_side import PROFILE, fewer
from tests.worlds import services_and_days

from plimsoll.conditions import INSTRUMENTS, Question, ask, rows_behind
from plimsoll.conditions.charting import NOTHING_BEFORE
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.watching import watch
from plimsoll.conditions.weeks import Flow, Weeks, week_ends, weeks
from plimsoll.measures.instrument import By
from plimsoll.measures.shapes import Share, Stock
from plimsoll.store import Session

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

STOCKS = [each for each in INSTRUMENTS.values() if isinstance(each.shape, Stock) and each.weekly is None]
SHARES = [each for each in INSTRUMENTS.values() if isinstance(each.shape, Share)]
WEEK = timedelta(days=7)

LOOKED_AT = ("open_cases", "unallocated", "unassessed", "assessments_overdue")
"""Stocks whose spells abut, overlap and begin anew; a look at every day of each takes its time."""


def the_weeks(records: Session, by: By, day: date, names: Iterable[str], number: int = 4) -> Weeks:
    """The last weeks to a day."""
    asked = [INSTRUMENTS[name] for name in names]
    return weeks(records, PROFILE, by, week_ends(day - WEEK * (number - 1), day), asked)


def standing(records: Session, name: str, day: date) -> set[tuple[str, str]]:
    """What a stock counts on a day."""
    return {(row["item"], row["child"]) for row in rows_behind(records, PROFILE, name, day) if row["counted"]}


def slow_flow(records: Session, name: str, day: date) -> Flow:
    """What was there on a day of the week and not on the day before, and the other way about, day by day."""
    stood = [standing(records, name, day - timedelta(days=back)) for back in reversed(range(8))]
    began = sum(len(today - yesterday) for yesterday, today in pairwise(stood))
    ended = sum(len(yesterday - today) for yesterday, today in pairwise(stood))
    return Flow(float(began), float(ended))


@fewer(20)
@given(services_and_days(3))
def test_what_came_and_what_went_as_a_look_at_every_day_has_it(asked: tuple[World, date]) -> None:
    """Of each stock, counted over the days of the week: a child who goes from one spell to the next has not left."""
    world, day = asked
    with asked_of(world) as records:
        told = the_weeks(records, By.SERVICE, day, LOOKED_AT)
        for name in LOOKED_AT:
            found = told.flows.get((SERVICE_UNIT, name), {}).get(day, Flow(0.0, 0.0))
            assert found == slow_flow(records, name, day), name


@pytest.mark.parametrize("by", [By.SERVICE, By.TEAM])
@fewer(12)
@given(asked=services_and_days(6))
def test_what_stands_is_what_stood_and_came_less_what_went(by: By, asked: tuple[World, date]) -> None:
    """From week to week, of each unit that is there in both."""
    world, day = asked
    with asked_of(world) as records:
        told = the_weeks(records, by, day, [each.name for each in STOCKS], 12)
    for key, found in told.found.items():
        for end in told.days[1:]:
            now, before = found.get(end), found.get(end - WEEK)
            if now and before:
                flow = told.flows.get(key, {}).get(end, Flow(0.0, 0.0))
                assert (now.numerator or 0) == (before.numerator or 0) + flow.began - flow.ended, (key, end)


@fewer(12)
@given(services_and_days(6))
def test_a_weeks_own_share_counts_the_rows_of_that_week(asked: tuple[World, date]) -> None:
    """Of the rows behind the measure, those of the last seven days."""
    world, day = asked
    with asked_of(world) as records:
        told = the_weeks(records, By.SERVICE, day, [each.name for each in SHARES])
        for each in SHARES:
            assert isinstance(each.shape, Share)
            last = day - timedelta(days=each.shape.delay)
            rows = [row for row in rows_behind(records, PROFILE, each.name, day) if last - WEEK < row["since"] <= last]
            found = told.found.get((SERVICE_UNIT, each.name), {}).get(day)
            counted = sum(bool(row["counted"]) for row in rows)
            assert (found and found.denominator) == (float(len(rows)) if rows else None), each.name
            assert (found and found.numerator) == (float(counted) if rows else None), each.name


@fewer(12)
@given(services_and_days(6))
def test_a_snapshot_is_the_measure_itself(asked: tuple[World, date]) -> None:
    """A stock's week is what `conditions` says on its last day."""
    world, day = asked
    names = tuple(each.name for each in STOCKS)
    with asked_of(world) as records:
        told = the_weeks(records, By.SERVICE, day, names)
        figures = ask(records, PROFILE, Question((day,), measures=names))
    for figure in figures:
        week = told.found.get((SERVICE_UNIT, figure.measure), {}).get(day)
        assert (week.value if week else None) == figure.value, figure.measure


def test_the_weeks_end_on_the_asked_days_weekday() -> None:
    """Each a week after the one before, the last on the day, none before the first."""
    assert week_ends(date(2018, 10, 1), date(2018, 10, 17)) == (
        date(2018, 10, 3),
        date(2018, 10, 10),
        date(2018, 10, 17),
    )
    assert week_ends(date(2018, 10, 18), date(2018, 10, 17)) == ()


def test_a_source_that_is_missing_is_told_and_makes_no_weeks() -> None:
    """A measure whose tables were not loaded is lacking, with what would bring it; never a row of nought."""
    with asked_of({"person": [], "referral": []}) as records:
        told = the_weeks(records, By.SERVICE, date(2018, 10, 17), ["turnover"])
    assert told.found == {}
    assert told.lacking["turnover"].startswith("No employment records")


def test_before_any_data_every_measure_of_the_service_says_why_it_has_no_chart() -> None:
    """None is silently left out: neither one whose source is missing nor one of which no week is told yet."""
    world = world_of(referral=[{"referral_id": "R1", "person_id": "C1", "received": date(2024, 1, 8), "team_id": "T1"}])
    with asked_of(world) as records:
        seen = watch(records, PROFILE, date(2015, 1, 5))
    said = {each.measure: each.why for each in seen.uncharted if each.unit == SERVICE_UNIT}
    assert (seen.charts, set(said)) == ((), set(INSTRUMENTS))
    assert said["open_cases"] == NOTHING_BEFORE
    assert said["turnover"].startswith("No employment records")
