"""Days as people type them, and England's working days."""

from __future__ import annotations

from datetime import date

import pytest

from plimsoll.vocabulary.days import (
    FIRST_DAY,
    bank_holidays,
    day_from_text,
    days_between,
    is_working_day,
)
from plimsoll.vocabulary.errors import WrongUse


@pytest.mark.parametrize("text", ["2018-10-17", "17/10/2018", " 17/10/2018 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    """The international form and the British one, day first; spaces around it do not matter."""
    assert day_from_text(text) == date(2018, 10, 17)


@pytest.mark.parametrize("text", ["", "yesterday", "10/17/2018", "17/10/18", "2018-13-01", "1889-01-01", "2099-01-01"])
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    """A word, an American date, a two-digit year, and a day no live service knows are all a typing error."""
    with pytest.raises(WrongUse, match="is not a date"):
        day_from_text(text)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 3, 28), True),  # Maundy Thursday
        (date(2024, 3, 29), False),  # Good Friday
        (date(2024, 3, 30), False),  # Saturday
        (date(2024, 4, 1), False),  # Easter Monday
        (date(2024, 4, 2), True),
        (date(2022, 9, 19), False),  # the late Queen's funeral
    ],
)
def test_a_working_day_is_a_weekday_that_is_no_bank_holiday(day: date, *, works: bool) -> None:
    """Monday to Friday, less England's bank holidays, the one-off ones too."""
    assert is_working_day(day) is works


def test_some_years_of_bank_holidays_are_those_of_all_years() -> None:
    """Asking for fewer years leaves out years, not holidays."""
    some = bank_holidays(2020, 2021)
    assert some == frozenset(day for day in bank_holidays() if day.year in (2020, 2021))
    assert min(bank_holidays()).year == FIRST_DAY.year


def test_days_between_are_told_with_both_ends_and_by_steps() -> None:
    """Every day, or every seventh from the first."""
    assert len(days_between(date(2024, 2, 1), date(2024, 3, 1))) == 30
    assert days_between(date(2024, 2, 1), date(2024, 2, 20), 7) == [date(2024, 2, day) for day in (1, 8, 15)]
    assert days_between(date(2024, 2, 2), date(2024, 2, 1)) == []
