"""Which days a regular run leaves out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plimsoll.door.regular import missing
from plimsoll.vocabulary.days import is_working_day

MONDAY = date(2024, 1, 1)


def _weeks(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(weeks=n) for n in numbers]


def _months(*numbers: int) -> list[date]:
    return [date(2024, n, 1) for n in numbers]


@pytest.mark.parametrize(
    ("days", "left_out"),
    [
        (_weeks(0, 1, 2, 3), []),
        (_weeks(0, 1, 2, 4, 5), _weeks(3)),
        (_months(1, 2, 3, 5, 6), _months(4)),
        ([date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 5, 31)], [date(2024, 4, 30)]),
        (_months(1, 4, 7, 10), []),
        (_weeks(0, 1), []),
        ([MONDAY, date(2024, 1, 9), date(2024, 2, 20), date(2024, 3, 2)], []),
        (_weeks(0, 1, 2, 60, 61), []),
    ],
)
def test_the_days_that_are_missing(days: list[date], left_out: list[date]) -> None:
    """By the week, the month and the end of the month; nothing where there is no rhythm, or more holes than days."""
    assert missing(days) == left_out


def test_a_run_of_working_days_has_no_gap_at_weekends() -> None:
    """Nor on a bank holiday; only the working day that is not there is missing."""
    days = [day for n in range(60) if is_working_day(day := MONDAY + timedelta(days=n))]
    assert missing(days) == []
    assert missing([day for day in days if day != days[7]]) == [days[7]]
