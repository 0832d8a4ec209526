"""Days as SSMS, Excel and PostgreSQL write them."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.sources.dates import days, first_of_month

DAY = date(2018, 10, 17)

READABLE = [
    "2018-10-17",
    "2018-10-17 00:00:00.000",
    "2018-10-17 00:00:00",
    "2018-10-17 14:35",
    "2018-10-17 23:59:59.997",
    "2018-10-17 00:00:00.0000000",
    "2018-10-17T09:30:00",
    "2018-10-17T09:30:00Z",
    "2018-10-17 09:30:00+01",
    "2018-10-17 09:30:00+01:00",
    "2018-10-17 09:30:00.123456 +0100",
    "17/10/2018",
    "17/10/2018 00:00",
    "17/10/2018 14:35:12",
    " 17/10/2018 ",
]

UNREADABLE = [
    "17-10-2018",
    "17.10.2018",
    "2018/10/17",
    "20181017",
    "43390",
    "17 Oct 2018",
    "Oct 17 2018 12:00AM",
    "10/17/2018",
    "2018-13-01",
    "2018-02-30",
    "31/04/2018",
    "0018-10-17",
    "1899-12-31",
    "2018-10-17 noon",
    "2018-10-17 25",
    "not known",
    "-1",
    "0",
    "2018-10",
    "17/10/2018/1",
]


def _read(*cells: str | None) -> tuple[list[date | None], list[bool], list[bool]]:
    found = days(pa.array(cells, pa.string()))
    return found.values.to_pylist(), found.unreadable.to_pylist(), found.two_digits.to_pylist()


@pytest.mark.parametrize("cell", READABLE)
def test_each_form_is_read_as_its_local_date(cell: str) -> None:
    """Date-times are read as the date that stands there, whatever the time of day or the zone."""
    assert _read(cell) == ([DAY], [False], [False])


@pytest.mark.parametrize("cell", UNREADABLE)
def test_what_is_no_date_is_told_and_left_empty(cell: str) -> None:
    """No other form is guessed at."""
    assert _read(cell) == ([None], [True], [False])


def test_the_day_always_comes_first() -> None:
    """3/4/2018 is the third of April; single digits are read."""
    assert _read("3/4/2018", "03/04/2018")[0] == [date(2018, 4, 3)] * 2


@pytest.mark.parametrize("cell", ["17/10/18", "1/2/03", "17/10/18 14:35"])
def test_a_year_of_two_digits_is_refused_by_its_own_reason(cell: str) -> None:
    """The century would be a guess."""
    assert _read(cell) == ([None], [False], [True])


@pytest.mark.parametrize(
    "cell",
    ["", "NULL", "(null)", "1900-01-01", "1900-01-01 00:00:00.000", "01/01/1900", "9999-12-31", "31/12/9999"],
)
def test_dates_that_stand_for_nothing_are_nothing(cell: str) -> None:
    """How systems fill a column that must hold a date."""
    assert _read(cell) == ([None], [False], [False])


def test_the_last_moment_of_time_is_nothing_too() -> None:
    """A sentinel with a time of day is still the sentinel."""
    assert _read("9999-12-31 23:59:59.997") == ([None], [False], [False])


def test_the_days_beside_the_sentinels_are_days() -> None:
    """1900-01-02 and 9999-12-30 are unlikely, but dates."""
    assert _read("1900-01-02", "9999-12-30")[0] == [date(1900, 1, 2), date(9999, 12, 30)]


def test_leap_days_are_days_in_leap_years_only() -> None:
    """29 February 2024 is a day, of 2023 it is not."""
    assert _read("2024-02-29", "2023-02-29", "29/02/2024") == (
        [date(2024, 2, 29), None, date(2024, 2, 29)],
        [False, True, False],
        [False, False, False],
    )


def test_a_column_of_nothing_is_read() -> None:
    """No words, no days."""
    assert _read() == ([], [], [])
    assert _read(None, "") == ([None, None], [False, False], [False, False])


@given(st.dates(date(1900, 1, 2), date(9999, 12, 30)), st.times())
def test_every_day_is_read_however_it_is_written(day: date, time: object) -> None:
    """SSMS's form, Excel's and the bare date all say the day."""
    british = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    iso = day.isoformat()
    assert _read(iso, f"{iso} {time}", british, f"{british} 10:20")[0] == [day] * 4


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_fault_or_nothing(text: str) -> None:
    """No text makes it stumble, and no text is two of these."""
    values, unreadable, two_digits = _read(text)
    assert (values[0] is not None) + unreadable[0] + two_digits[0] <= 1


def test_the_month_of_a_day_is_its_first_day() -> None:
    """All that is kept of a date of birth; nothing stays nothing."""
    born = pa.array([date(2009, 11, 23), date(2009, 12, 1), None, date(2008, 2, 29)], pa.date32())
    assert first_of_month(born).to_pylist() == [date(2009, 11, 1), date(2009, 12, 1), None, date(2008, 2, 1)]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_month_never_tells_the_day(day: date) -> None:
    """Two days of one month give one value."""
    other = day.replace(day=1) + timedelta(days=27)
    months = first_of_month(pa.array([day, other], pa.date32())).to_pylist()
    assert months == [day.replace(day=1)] * 2
