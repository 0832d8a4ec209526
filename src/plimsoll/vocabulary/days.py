"""Days, periods and England's working days.

A date-time is read as its local date. Periods are half-open: a period holds day *d* when
``start <= d`` and its end is empty or later than *d*. "On *d*" means the state at the end of *d*.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from plimsoll.vocabulary.errors import WrongUse

# The days a calendar covers. Anything a live service holds falls inside; a date outside is a typing error.
FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2060, 12, 31)

SATURDAY = 5
"""`date.weekday()` of the first day that is never a working day."""

# Not the machine's own names, which follow its language.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

BANK_HOLIDAYS = Path(__file__).with_name("bank_holidays.txt")
"""England's bank holidays, one a line, as the library `holidays` gives them (tools/bank_holidays.py writes them)."""


@cache
def _all_bank_holidays() -> frozenset[date]:
    lines = BANK_HOLIDAYS.read_text(encoding="ascii").splitlines()
    return frozenset(date.fromisoformat(line) for line in lines if not line.startswith("#"))


@cache
def bank_holidays(first_year: int = FIRST_DAY.year, last_year: int = LAST_DAY.year) -> frozenset[date]:
    """England's bank holidays of some years, both included, with their substitute days."""
    return frozenset(day for day in _all_bank_holidays() if first_year <= day.year <= last_year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, less England's bank holidays."""
    return day.weekday() < SATURDAY and day not in bank_holidays()


def long_date(day: date) -> str:
    """A day in words, the same in every language the machine is set to: ``17 October 2018``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_from_text(text: str) -> date:
    """The day a person typed as ``YYYY-MM-DD`` or ``DD/MM/YYYY``.

    Raises:
        WrongUse: it is neither, or lies outside the calendar.
    """
    day = _iso(text) or _british(text)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise WrongUse(f"'{text}' is not a date.", next_step="Write it as 2018-10-17 or 17/10/2018.")
    return day


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _british(text: str) -> date | None:
    parts = text.strip().split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def days_between(first: date, last: date, step: int = 1) -> list[date]:
    """Every `step`-th day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
