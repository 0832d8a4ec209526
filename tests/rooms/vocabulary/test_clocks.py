"""Clocks: the last day in time, counted as the law, guidance or the service counts."""

from __future__ import annotations

from datetime import date

import pytest

from plimsoll.vocabulary.clocks import Clock, Count, Status, Unit, add_months, due
from plimsoll.vocabulary.errors import WrongUse


def clock(limit: int, unit: Unit, count: Count = Count.DAY0) -> Clock:
    """A clock that only its counting matters of."""
    return Clock("any", "it starts", "it stops", limit, unit, Status.LOCAL, "a test", count)


@pytest.mark.parametrize(
    ("start", "limit", "last"),
    [
        (date(2018, 10, 17), 45, date(2018, 12, 19)),
        (date(2024, 3, 28), 1, date(2024, 4, 2)),  # over Easter
        (date(2024, 3, 30), 1, date(2024, 4, 2)),  # begun on a Saturday
        (date(2024, 3, 29), 0, date(2024, 3, 29)),  # no days at all: the day itself
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, limit: int, last: date) -> None:
    """Day 0 is the starting day, whatever day of the week it is."""
    assert due(clock(limit, Unit.WORKING), start) == last


def test_a_clock_that_counts_its_first_day_ends_a_day_sooner() -> None:
    """Day 1 is the starting day, as some census checks count."""
    start = date(2024, 5, 13)
    assert due(clock(10, Unit.WORKING, Count.DAY1), start) == due(clock(9, Unit.WORKING), start)


def test_calendar_days_and_months_do_not_ask_what_day_it_is() -> None:
    """Forty-two days, and three months that fall back to the end of a short one."""
    assert due(clock(42, Unit.CALENDAR), date(2024, 1, 1)) == date(2024, 2, 12)
    assert due(clock(3, Unit.MONTHS), date(2023, 11, 30)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
    ],
)
def test_months_keep_the_day_or_the_last_there_is(day: date, months: int, moved: date) -> None:
    """The 31st falls back to the month's last day."""
    assert add_months(day, months) == moved


def test_a_clock_says_who_made_it_and_is_never_negative() -> None:
    """A clock without a source, or with a negative limit, cannot be made."""
    with pytest.raises(WrongUse, match="negative"):
        clock(-1, Unit.WORKING)
    with pytest.raises(WrongUse, match="no source"):
        Clock("any", "it starts", "it stops", 1, Unit.WORKING, Status.LAW, "")
