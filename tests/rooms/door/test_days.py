"""Days as they are asked for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll import WrongUse
from plimsoll.door.days import as_day, run_of_days

DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize("asked", [date(2018, 10, 17), "2018-10-17", "17/10/2018", " 17/10/2018 "])
def test_a_day_may_be_a_date_or_either_text(asked: date | str) -> None:
    """A date, the international form and the British form are the same day."""
    assert as_day(asked) == date(2018, 10, 17)


@pytest.mark.parametrize("asked", ["10/17/2018", "2018-02-30", "yesterday", "17/10/18", ""])
def test_what_is_no_day_is_refused(asked: str) -> None:
    """A month first, a day that is not there, a word and a short year are refused, with what to write instead."""
    with pytest.raises(WrongUse, match="2018-10-17 or 17/10/2018"):
        as_day(asked)


def test_weeks_begin_with_the_first_day_and_stay_inside() -> None:
    """Every seventh day from the first; the last day is in when it is one of them."""
    days = run_of_days("2018-10-01", "2018-10-15", "week")
    assert days == (date(2018, 10, 1), date(2018, 10, 8), date(2018, 10, 15))


def test_months_from_a_31st_do_not_slide() -> None:
    """Each month is counted from the first day, so that February does not shorten the rest."""
    days = run_of_days("2018-12-31", "2019-03-31", "month")
    assert days == (date(2018, 12, 31), date(2019, 1, 31), date(2019, 2, 28), date(2019, 3, 31))


def test_one_day_is_a_run() -> None:
    """A series may begin and end on the same day."""
    assert [run_of_days("2018-10-01", "2018-10-01", every) for every in ("day", "week", "month")] == [
        (date(2018, 10, 1),)
    ] * 3


def test_a_run_backwards_is_refused() -> None:
    """It cannot end before it starts."""
    with pytest.raises(WrongUse, match="cannot end"):
        run_of_days("2018-10-02", "2018-10-01", "day")


def test_an_unknown_step_is_refused() -> None:
    """The message names the steps there are."""
    with pytest.raises(WrongUse, match="day, week or month"):
        run_of_days("2018-10-01", "2018-10-02", "fortnight")


@given(start=DAYS, end=DAYS, every=st.sampled_from(["day", "week", "month"]))
def test_a_run_stays_between_its_ends(start: date, end: date, every: str) -> None:
    """A run begins with its first day, is in order, repeats nothing and never passes its last."""
    first, last = min(start, end), max(start, end)
    days = run_of_days(first, last, every)
    assert days[0] == first
    assert days[-1] <= last
    assert list(days) == sorted(set(days))


def test_months_from_a_month_end_are_month_ends() -> None:
    """A series from 30 November goes on with 31 December, as a monthly report does."""
    days = run_of_days("2018-11-30", "2019-03-31", "month")
    assert [day.isoformat()[5:] for day in days] == ["11-30", "12-31", "01-31", "02-28", "03-31"]
