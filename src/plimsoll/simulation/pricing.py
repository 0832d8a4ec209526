"""What a decision costs or saves, and what would have to come of it for the saving to be eaten up.

Every price is the user's own or has a source. Where one is wanting nothing is said of cost, and which one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

from plimsoll.measures.absence import WORKING_DAYS
from plimsoll.simulation.amounts import Form, apart, pounds, ranged
from plimsoll.simulation.answers import WHOLE
from plimsoll.simulation.bands import Band
from plimsoll.simulation.scenario import BreakEven
from plimsoll.simulation.service import Service
from plimsoll.simulation.summing import Compared, headlines
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.days import long_date

SOURCED = (
    BreakEven(
        "a child's episode in residential care",
        46_000,
        "2017-18; House of Commons Public Accounts Committee, HC 1741",
    ),
    BreakEven(
        "a child's episode in foster care",
        27_000,
        "2017-18; House of Commons Public Accounts Committee, HC 1741",
    ),
    BreakEven("a year's place in a children's home", 318_400, "2023-24; National Audit Office"),
)
"""What a scenario is held against that names nothing of its own, each at the prices of its year."""

LEAST_PART = 0.01
"""A part of a difference below this is not told of: answers of single precision leave a pound or two in millions."""

NO_LINK = (
    "How often a case leads to being looked after does not hang on the load in this model, so it cannot say whether"
    " the decision would lead to more of it."
)
NOBODY_LOOKED_AFTER = (
    "This forecast counts nobody looked after, so it cannot say whether the decision would lead to more."
)


@dataclass(frozen=True, slots=True)
class Bill:
    """What the staff of a service cost over a forecast, in pounds since its start.

    Args:
        until: its last day.
        baseline: without the decision.
        plan: with it.
        difference: with it less without it, pair by pair.
        sure: whether the difference can be told from chance.
        agency: of the difference, agency workers; `None` where that cannot be told from chance or is next to nothing.
        years: how long the forecast is, in working years.
    """

    until: date
    baseline: Band
    plan: Band
    difference: Band
    sure: bool
    agency: Band | None
    years: float

    @property
    def a_year(self) -> float:
        """What the decision adds to the cost in a year, on average; below 0 is a saving."""
        return (self.difference.mean or 0.0) / self.years


def unpriced(service: Service) -> tuple[str, ...]:
    """The contracts under which the service has posts and whose price nobody has said."""
    held = {post.contract for post in service.posts}
    return tuple(each.name for each in service.contracts if each.name in held and each.year_cost <= 0)


def bill(trial: Trial, rows: Iterable[Compared]) -> Bill | None:
    """The bill of a forecast; `None` where a price is wanting."""
    last = {row.measure: row for row in headlines(rows, WHOLE)}
    if "cost" not in last:
        return None
    row, agency = last["cost"], last.get("agency_cost")
    years = (trial.plan.readings[-1] + 1) / WORKING_DAYS
    of_that = agency.difference if agency and _matters(agency, row) else None
    return Bill(row.day, row.baseline, row.plan, row.difference, row.sure, of_that, years)


def priced(trial: Trial, rows: Iterable[Compared], against: Iterable[BreakEven] = SOURCED) -> tuple[str, ...]:
    """What a decision costs or saves, a sentence each, and what would have to come of it to eat up the saving.

    Args:
        trial: the pair of services.
        rows: the rows of the forecast.
        against: what the saving is held against.
    """
    kept = tuple(rows)
    wanting = dict.fromkeys((*unpriced(trial.baseline), *unpriced(trial.plan)))
    found = None if wanting else bill(trial, kept)
    if found is None:
        return (_no_price(wanting),)
    held = tuple(break_even(found, each) for each in against) if found.sure else ()
    return (_total(found), *((_a_year(found), *held, _looked_after(kept)) if held else ()))


def break_even(found: Bill, against: BreakEven) -> str:
    """The sentence that says how many of something would eat up a saving, or pay for a cost."""
    number = ceil(abs(found.a_year) / against.cost)
    each = f"{against.episode}, at £{against.cost:,.0f} ({against.source})"
    if found.a_year < 0:
        return f"It breaks even if it leads to fewer than {number:,} extra a year of this: {each}."
    return f"It pays for itself if it spares {number:,} or more a year of this: {each}."


def _matters(part: Compared, whole: Compared) -> bool:
    return part.sure and abs(part.difference.mean or 0.0) >= abs(whole.difference.mean or 0.0) * LEAST_PART


def _no_price(wanting: Mapping[str, None]) -> str:
    named = ", ".join(wanting) or "its staff"
    return f"Nothing is said of cost: no price was given for {named}. A scenario takes one under [[price]]."


def _total(found: Bill) -> str:
    plan, baseline = ranged(found.plan, Form.POUNDS), ranged(found.baseline, Form.POUNDS)
    agency = found.agency.mean if found.agency else None
    of_that = f"; of that, agency workers {apart(agency, Form.POUNDS)}" if agency else ""
    head = f"By {long_date(found.until)} workers and managers cost {plan.alone}"
    if not found.sure:
        return f"{head}, with the decision and without it: no difference that can be told from chance."
    return (
        f"{head}, against {baseline.beside} without the decision:"
        f" {apart(found.difference.mean or 0.0, Form.POUNDS)} on average{of_that}."
    )


def _a_year(found: Bill) -> str:
    size = pounds(abs(found.a_year))
    told = f"saves {size} a year" if found.a_year < 0 else f"costs {size} a year more"
    return f"It {told}, on average over the forecast."


def _looked_after(rows: Iterable[Compared]) -> str:
    row = next((row for row in headlines(rows, WHOLE) if row.measure == "looked_after"), None)
    if row is None:
        return NOBODY_LOOKED_AFTER
    if not row.sure:
        return f"The forecast itself shows no difference in children looked after. {NO_LINK}"
    return (
        f"The forecast itself has {apart(row.difference.mean or 0.0, Form.COUNT)} children looked after on"
        f" {long_date(row.day)}, on average, because cases move at another pace. {NO_LINK}"
    )
