"""How far back a source tells: what a load does not carry and lies wholly before that stays known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from plimsoll.vocabulary.clocks import add_months

MONTHS_IN_A_YEAR = 12

# SSD's scripts take six years back from the day they run (`@ssd_timeframe_years`).
SSD_YEARS = 6
# A return tells of the year up to its reference date: the children in need census and SSDA903 of April to March, the
# workforce census of October to September (Department for Education, the guides to the three returns).
RETURN_YEARS = 1
# Annex A's shortest lists go back six months; of those that go back twelve the older half simply stays (Ofsted,
# inspecting local authority children's services, annex A).
ANNEX_A_MONTHS = 6


def years_after(day: date, years: int) -> date:
    """The same day of another year; 28 February for a leap day in a year without one. Years may be negative."""
    return add_months(day, years * MONTHS_IN_A_YEAR)


def _the_year_to(day: date) -> date:
    return years_after(day, -RETURN_YEARS) + timedelta(days=1)


ONLY_ADD = frozenset({"register"})
"""Sources whose loads only ever add or put right. A decision that was taken stays in the register, whichever file of
it is loaded next and whoever kept one from the command line since (docs/decisions/0025)."""

WINDOWS: dict[str, Callable[[date], date]] = {
    "ssd": lambda day: years_after(day, -SSD_YEARS),
    "annex_a": lambda day: add_months(day, -ANNEX_A_MONTHS),
    "cin_census": _the_year_to,
    "ssda903": _the_year_to,
    "csww": _the_year_to,
}
"""The first day a source covers, from the last it speaks of. One that is not here says all there is each time."""


def window_start(source: str, last: date) -> date | None:
    """The first day that a source covers when it speaks up to `last`; `None` when it says all there is."""
    return WINDOWS[source](last) if source in WINDOWS else None
