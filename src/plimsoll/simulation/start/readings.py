"""How far a forecast watches, and on which days it reads the state."""

from __future__ import annotations

from datetime import date

from plimsoll.simulation.almanac import Almanac
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import LAST_DAY, days_between, is_working_day
from plimsoll.vocabulary.errors import WrongUse

MONTHS_MOST = 120
"""Ten years: the furthest that anybody plans a workforce, and further than any forecast holds."""

STEPS = ("day", "week", "month")
"""How far apart the days may be on which the state is read."""


def horizon(on: date, months: int) -> int:
    """The working days from the day after `on` to so many calendar months after it.

    Raises:
        WrongUse: there are none or too many months, or they lead out of the calendar.
    """
    if not 1 <= months <= MONTHS_MOST:
        raise WrongUse(f"A forecast watches 1 to {MONTHS_MOST} months, not {months}.")
    last = add_months(on, months)
    if last > LAST_DAY:
        raise WrongUse(f"A forecast of {months} months from {on} would leave the calendar.")
    return sum(map(is_working_day, days_between(on, last)[1:]))


def readings(almanac: Almanac, days: int, every: str) -> tuple[int, ...]:
    """The working days at whose end the state is read, and always the last.

    Every working day; or the last one of each week from Monday to Sunday; or the last one of each calendar month.

    Raises:
        WrongUse: `every` is none of day, week and month.
    """
    if every not in STEPS:
        raise WrongUse(f"'{every}' is not a step of time.", next_step=f"Choose one of: {', '.join(STEPS)}.")
    if every == "day":
        return tuple(range(days))
    turns = [day for day in range(days - 1) if _run(almanac, day, every) != _run(almanac, day + 1, every)]
    return (*turns, days - 1)


def _run(almanac: Almanac, day: int, every: str) -> tuple[int, int]:
    """The week or the month that a working day is in."""
    when = almanac.date_of(day)
    return when.isocalendar()[:2] if every == "week" else (when.year, when.month)
