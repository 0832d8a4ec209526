"""What a chart asks of each week adds up to what the measure says of all its weeks together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from tests.kept import asked_of
from tests.rows import World
from tests.twin.side_by_side import NEAR, PROFILE, fewer
from tests.worlds import services_and_days

from plimsoll.conditions import INSTRUMENTS, Figure, Question, ask
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.weeks import Week, Weeks, week_ends, weeks
from plimsoll.measures.instrument import By
from plimsoll.store import Session

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

WHOLE_WEEKS = {
    "worker_changes": 26,
    "contacts_per_day": 4,
    "recording_delay": 4,
    "recovery": 4,
    "management_absence": 13,
}
"""The measures whose window is so many whole weeks."""

A_YEAR = ("conferences_in_time", "turnover", "starters", "absence_rate")
"""The measures of twelve months: more than 52 weeks and fewer than 53."""


def both(records: Session, by: By, day: date) -> tuple[Weeks, list[Figure]]:
    """The last 53 weeks to a day, and the measures on it."""
    names = (*WHOLE_WEEKS, *A_YEAR)
    asked = [INSTRUMENTS[name] for name in names]
    told = weeks(records, PROFILE, by, week_ends(day - timedelta(weeks=52), day), asked)
    return told, ask(records, PROFILE, Question((day,), by, names))


def last(told: Weeks, figure: Figure, number: int) -> list[Week]:
    """The last weeks of the figure's unit; those in which nothing is told are not there."""
    found = told.found.get((figure.unit, figure.measure), {})
    return [found[day] for day in told.days[-number:] if day in found]


@fewer(8)
@given(services_and_days(5))
def test_weeks_add_up_to_a_window_of_whole_weeks(asked: tuple[World, date]) -> None:
    """What was counted and what it was counted over: of a median, how many there were."""
    world, day = asked
    with asked_of(world) as records:
        told, figures = both(records, By.SERVICE, day)
    for figure in figures:
        if figure.measure in WHOLE_WEEKS and figure.denominator is not None:
            found = last(told, figure, WHOLE_WEEKS[figure.measure])
            assert sum(week.denominator or 0 for week in found) == pytest.approx(figure.denominator, abs=NEAR)
            counted = sum(week.numerator or 0 for week in found)
            assert counted == pytest.approx(figure.numerator or 0, abs=NEAR), figure.measure


@pytest.mark.parametrize("by", [By.SERVICE, By.TEAM])
@fewer(12)
@given(asked=services_and_days(5))
def test_a_year_lies_between_its_52_and_53_weeks(by: By, asked: tuple[World, date]) -> None:
    """Leavers, starters, days lost and conferences in time: no week is left out, and none is counted twice."""
    world, day = asked
    with asked_of(world) as records:
        told, figures = both(records, by, day)
    for figure in figures:
        if figure.measure in A_YEAR and figure.numerator is not None:
            fewest, most = (sum(week.numerator or 0 for week in last(told, figure, n)) for n in (52, 53))
            assert fewest - NEAR <= figure.numerator <= most + NEAR, (figure.measure, figure.unit)


def test_the_unit_of_the_service_is_the_services() -> None:
    """A chart of the whole service stands under its own name, as its figures do."""
    with asked_of({"referral": []}) as records:
        told, figures = both(records, By.SERVICE, date(2018, 10, 17))
    assert {unit for unit, _ in told.found} <= {SERVICE_UNIT}
    assert {figure.unit for figure in figures} == {SERVICE_UNIT}
