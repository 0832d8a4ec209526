"""What is asked for: a seed, a size, a span of years and a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from plimsoll.invention.scenario import Scenario
from plimsoll.invention.scenario_file import STEADY, shipped
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import FIRST_DAY, LAST_DAY
from plimsoll.vocabulary.errors import WrongUse

COUNTY_CHILDREN = 5_400
"""Children with an open case at a time in the county all is scaled from (DfE: Northamptonshire, March 2018: 5,430)."""

COUNTY_REFERRALS = 11_000
"""Referrals in a year to that county (DfE: Northamptonshire, year to March 2018: 11,216)."""

ENDS = date(2019, 10, 31)
"""The last day unless told otherwise: the autumn when Northamptonshire's unallocated children rose a second time."""

YEARS_BEFORE = 12
"""Years lived before the first day, so that the service opens with children long looked after and families it knows."""

CHILDREN_MOST = 1_000_000
YEARS_MOST = 20
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Invention:
    """One service to invent.

    Args:
        seed: what makes it this one and no other; the same commission always gives the same county.
        children: children with an open case at a time in steady conditions; all else is scaled from it.
        years: how many years of records.
        ends: the last day on which anything happens.
        scenario: how its conditions move.
    """

    seed: int = 0
    children: int = COUNTY_CHILDREN
    years: int = 6
    ends: date = ENDS
    scenario: Scenario = field(default_factory=lambda: shipped(STEADY))

    def __post_init__(self) -> None:
        _within("seed", self.seed, 0, 2**63 - 1)
        _within("number of children", self.children, 1, CHILDREN_MOST)
        _within("number of years", self.years, 1, YEARS_MOST)
        if not self.dawn >= FIRST_DAY or self.ends > LAST_DAY:
            raise WrongUse(f"The invention cannot end on {self.ends}: it would leave the calendar.")
        self.scenario.dated(self.ends)

    @property
    def scale(self) -> float:
        """Its size beside the county's."""
        return self.children / COUNTY_CHILDREN

    @property
    def referrals_a_year(self) -> float:
        """Referrals in an ordinary year."""
        return COUNTY_REFERRALS * self.scale

    @property
    def begins(self) -> date:
        """The first day of its records."""
        return add_months(self.ends, -MONTHS_A_YEAR * self.years) + timedelta(days=1)

    @property
    def reaches_back(self) -> date:
        """The first day of the year before, of which the extracts of its early days still tell."""
        return add_months(self.begins, -MONTHS_A_YEAR)

    @property
    def dawn(self) -> date:
        """The first day anything happens at all; what ended before `begins` is not kept."""
        return add_months(self.ends, -MONTHS_A_YEAR * (self.years + YEARS_BEFORE))


def _within(what: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise WrongUse(f"The {what} must lie from {least:,} to {most:,}, not {value:,}.")
