"""Working days against what is published: England's bank holidays, DfE's working year, another library's calendar."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.bank_holidays import table

from plimsoll.vocabulary.clocks import Clock, Count, Status, Unit, due
from plimsoll.vocabulary.days import BANK_HOLIDAYS, SATURDAY, bank_holidays, days_between, is_working_day

# As GOV.UK publishes them for England and Wales; substitute days as they were kept.
PUBLISHED = {
    2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
    2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
    2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
    2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
}

CONVENTION = {2018: 253, 2019: 253, 2020: 254, 2021: 253, 2024: 254, 2025: 253}
"""DfE's working year, 253 days and 254 in leap years, in the years whose calendar has that many (DfE's methodology)."""

WEEKS = "1111100"


def working_days(year: int) -> list[date]:
    """The working days of a calendar year."""
    return [day for day in days_between(date(year, 1, 1), date(year, 12, 31)) if is_working_day(day)]


def a_clock(limit: int, count: Count) -> Clock:
    """A clock of so many working days."""
    return Clock("local", "a start", "a stop", limit, Unit.WORKING, Status.LOCAL, "this test", count)


@pytest.mark.parametrize("year", sorted(PUBLISHED))
def test_bank_holidays_are_those_published(year: int) -> None:
    """The days off in the week are England's: the jubilee, the funeral, the coronation, and every substitute day."""
    off = [day for day in sorted(bank_holidays()) if day.year == year and day.weekday() < SATURDAY]
    assert [day.strftime("%m-%d") for day in off] == PUBLISHED[year]


def test_the_table_of_bank_holidays_is_the_librarys() -> None:
    """The table that is shipped says what the installed version of the library says."""
    assert BANK_HOLIDAYS.read_text(encoding="ascii") == table()


@pytest.mark.parametrize(("year", "number"), CONVENTION.items())
def test_the_working_year_is_dfes(year: int, number: int) -> None:
    """A year has the 253 working days of DfE's formulas, a leap year 254, where no holiday was added or lost."""
    assert len(working_days(year)) == number


def test_added_holidays_shorten_the_year() -> None:
    """2022 lost two days to the jubilee and the funeral, 2023 one to the coronation: DfE's convention knows neither."""
    assert (len(working_days(2022)), len(working_days(2023))) == (250, 251)


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.integers(1, 60), st.sampled_from(Count))
def test_a_clock_of_working_days_is_numpys(start: date, limit: int, count: Count) -> None:
    """The last day in time is the one another library's calendar gives, counted from day 0 or from day 1."""
    holidays = sorted(bank_holidays())
    steps = limit if count is Count.DAY0 else limit - 1
    theirs = np.busday_offset(start, steps, roll="backward", weekmask=WEEKS, holidays=holidays).astype(date)
    assert due(a_clock(limit, count), start) == (theirs if steps else start)
