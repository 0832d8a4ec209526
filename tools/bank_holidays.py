"""Write England's bank holidays as the table that `vocabulary` reads: ``python -m tools.bank_holidays``.

The library that knows them loads the calendars of the whole world, which takes longer than a command may; so it is
asked here, when its version is raised, and a test holds the table to it.
"""

from __future__ import annotations

import holidays

from plimsoll.vocabulary import days

HEAD = f"# England's bank holidays, {days.FIRST_DAY.year} to {days.LAST_DAY.year}: written by tools/bank_holidays.py."


def table() -> str:
    """The table as the installed version of the library gives it."""
    years = range(days.FIRST_DAY.year, days.LAST_DAY.year + 1)
    known = sorted(holidays.country_holidays("GB", subdiv="ENG", years=years))
    return "\n".join([HEAD, *(day.isoformat() for day in known)]) + "\n"


if __name__ == "__main__":
    days.BANK_HOLIDAYS.write_text(table(), encoding="ascii")
