"""What the last years say of who will come, and on which days a forecast reads the state."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.council import council
from tests.kept import SERVICE, a_store, draft_of
from tests.rooms.simulation.start.stores import ON, PROFILE, session, start

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.service import Shape, Spread
from plimsoll.simulation.start.dating import Dating
from plimsoll.simulation.start.demand import in_earnest, over, rates, rhythm
from plimsoll.simulation.start.limits import limit
from plimsoll.simulation.start.readings import horizon, readings
from plimsoll.simulation.start.started import Asked, started
from plimsoll.vocabulary.clocks import add_months, due
from plimsoll.vocabulary.days import days_between, is_working_day
from plimsoll.vocabulary.errors import WrongUse

NEVER_BACK = (0.0, Spread(Shape.LOGNORMAL, 100.0, 1.0))
THREE_YEARS = 36


def dating(days: int = 253) -> Dating:
    """The almanac of a forecast from the day."""
    return Dating(Almanac.around(ON, days), PROFILE, days)


def arrivals(a_day: int, last_year: int) -> dict[date, int]:
    """So many families on each working day of three years, and so many in the last; twice as many on Mondays."""
    first, turn = add_months(ON, -THREE_YEARS), ON - timedelta(days=365)
    working = [day for day in days_between(first, ON)[1:] if is_working_day(day)]
    return {day: (last_year if day > turn else a_day) * (2 if day.weekday() == 0 else 1) for day in working}


def test_mondays_and_a_steady_demand() -> None:
    """Twice as many come on Mondays; with no change over the years the rate is the last year's on every other day."""
    found = rhythm(arrivals(10, 10), add_months(ON, -THREE_YEARS), ON, dating())
    assert found.trend == pytest.approx(1, abs=0.03)
    assert found.weekdays[0] / found.weekdays[2] == pytest.approx(2)
    a_day = rates(found, dating(), NEVER_BACK)
    tuesdays = [rate for day, rate in enumerate(a_day) if dating().almanac.date_of(day).weekday() == 1]
    assert sum(tuesdays) / len(tuesdays) == pytest.approx(10, rel=0.05)


def test_a_change_is_carried_on_for_a_year() -> None:
    """Referrals up by a fifth on the year before go on rising for one more year, and then stay where they are."""
    found = rhythm(arrivals(10, 12), add_months(ON, -THREE_YEARS), ON, dating(506))
    assert found.trend == pytest.approx(1.2, rel=0.03)
    assert found.rate(date(2020, 3, 11), 1.0) == pytest.approx(found.rate(date(2020, 3, 11), 5.0))
    assert found.rate(date(2020, 3, 11), 1.0) / found.rate(date(2020, 3, 11), 0.0) == pytest.approx(found.trend)


def test_returns_take_the_place_of_newcomers() -> None:
    """What those who close will bring is taken off, by as much of it as will have come."""
    lag = Spread(Shape.LOGNORMAL, 100.0, 1.0)
    found = rhythm(arrivals(10, 10), add_months(ON, -THREE_YEARS), ON, dating())
    all_new, with_returns = rates(found, dating(), NEVER_BACK), rates(found, dating(), (0.25, lag))
    assert over(lag, 100.0) == pytest.approx(0.5)
    assert with_returns[100] / all_new[100] == pytest.approx(1 - 0.25 * over(lag, 100.5))


def test_a_limit_nine_in_ten_do_not_exceed() -> None:
    """Of ten workers with 1 to 10 children the ninth; of nobody, none."""
    assert limit([float(number) for number in range(10, 0, -1)]) == 9
    assert limit([3.5]) == 4
    assert limit([]) is None


def test_the_clocks_run_out_on_the_profiles_day() -> None:
    """From every working day each clock of the profile runs out on the last working day up to its last day in time."""
    own = dating(40)
    for name in ("assessment", "visit_cp", "visit_cla", "review_cp", "review_cla_second"):
        table = own.clock(name)
        for day in range(-800, 41, 7):
            last = due(PROFILE.clock(name), own.almanac.date_of(day))
            assert own.almanac.date_of(table.table[day + table.back]) == max(
                each for each in days_between(last - timedelta(days=10), last) if is_working_day(each)
            )


@pytest.mark.parametrize("every", ["day", "week", "month"])
def test_the_days_that_are_read(every: str) -> None:
    """Every day, the last of each week or of each month; always the last."""
    days = horizon(ON, 3)
    almanac = Almanac.around(ON, days)
    read = readings(almanac, days, every)
    assert almanac.date_of(read[-1]) == date(2020, 1, 31)
    expected = {
        "day": tuple(range(days)),
        "week": (date(2019, 11, 1), date(2019, 11, 8)),
        "month": (date(2019, 11, 29), date(2019, 12, 31), date(2020, 1, 31)),
    }[every]
    assert (read if every == "day" else tuple(map(almanac.date_of, read))[: len(expected)]) == expected


def test_a_small_council_is_told_what_is_assumed() -> None:
    """Three open children are three cases; all that so few cannot tell is an assumption, and said to be one."""
    with a_store() as store:
        store.keep(draft_of(council()))
        with store.session(SERVICE) as opened:
            found = started(opened, PROFILE, Asked(date(2018, 10, 17), 3, "week"))
    service = found.service
    assert {(case.reference, case.post) for case in service.open_cases} == {("P1", 0), ("P2", None), ("P5", None)}
    assert service.demand.children == (1.0,)
    assert all(assumption.source.startswith("assumption") for assumption in found.assumptions if assumption.value == 0)
    said = " ".join(found.remarks)
    assert "their length is an assumption" in said
    assert "demand to come is a guess" in said


def test_what_cannot_be_asked() -> None:
    """No months, too many, an unknown step, and a day before the records are refused with what to do."""
    with session("steady") as opened:
        for months, every in ((0, "week"), (121, "week"), (6, "year")):
            with pytest.raises(WrongUse):
                start(opened, ON, months, every)
        with pytest.raises(WrongUse, match="no open case"):
            start(opened, date(1995, 3, 1))
        with pytest.raises(WrongUse, match="end on 2019-10-31"):
            start(opened, date(2020, 1, 6))


def test_where_the_records_begin_in_earnest() -> None:
    """Of years before its first an extract tells of a few who stayed long: they are no trend."""
    first = add_months(ON, -THREE_YEARS)
    everyone = arrivals(10, 10)
    of_this_year = {day: families for day, families in everyone.items() if day > ON - timedelta(days=400)}
    strays = {first + timedelta(days=40 * number): 1 for number in range(1, 16)}
    assert abs(in_earnest(everyone, first, ON) - first) <= timedelta(days=5)
    assert abs(in_earnest(of_this_year | strays, first, ON) - (ON - timedelta(days=400))) <= timedelta(days=20)
    found = rhythm(of_this_year | strays, first, ON, dating())
    assert found.trend == 1
    assert len(found.years) == 1
