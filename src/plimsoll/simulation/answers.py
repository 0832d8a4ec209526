"""The measures of a forecast: what each means, and how it is made of what a replication counted.

A measure that the records are asked for too has the same name here and means the same, as far as a forecast knows it:
`meaning` says where it knows less. A window looks back no further than the start of the forecast.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plimsoll.measures.absence import WORKING_DAYS
from plimsoll.measures.change import MONTH_DAYS, PER_CHILD_MONTHS, WINDOW_DAYS
from plimsoll.measures.instrument import Concern
from plimsoll.simulation.counted import Counted, Table, counted
from plimsoll.simulation.outcome import Flow, Outcome, State
from plimsoll.simulation.service import Kind, Service

WHOLE = "service"
"""The unit that is the whole service; the other units are its teams."""

Answers = NDArray[np.float32]
"""Numbers by measure, unit and reading, each in the order of `MEASURES`, `units` and `Service.readings`; not a number
where there was nothing to count."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a forecast.

    Args:
        name: its name, the one in every verb where the records have it too.
        title: its name on a page.
        meaning: what it says, in a sentence.
        unit: what its value counts: children, days, a share.
        concern: which way of moving is a matter of concern.
        made: how it is made of what was counted.
    """

    name: str
    title: str
    meaning: str
    unit: str
    concern: Concern
    made: Callable[[Counted], Table]


def _over(part: Table, whole: Table) -> Table:
    """One over the other; not a number where there is nothing to divide by."""
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def _where_any(part: Table, whole: Table) -> Table:
    return np.where(whole > 0, part, np.nan)


def _count(state: State) -> Callable[[Counted], Table]:
    """How many are in a state."""
    return lambda known: known.at(state)


def _of(part: State, whole: State) -> Callable[[Counted], Table]:
    """How many of those in one state are in another; not a number where none is in the first."""
    return lambda known: _where_any(known.at(part), known.at(whole))


def _rate(part: State, *whole: State) -> Callable[[Counted], Table]:
    """One state over the sum of others."""
    return lambda known: _over(known.at(part), np.sum([known.at(state) for state in whole], axis=0))


def _share_of_a_year(part: Flow, whole: Flow) -> Callable[[Counted], Table]:
    """One flow over another, both of the last twelve months."""
    return lambda known: _over(known.within(part, WORKING_DAYS), known.within(whole, WORKING_DAYS))


def _longest_wait(known: Counted) -> Table:
    waited = np.maximum(known.ends - known.at(State.SINCE), 0.0) * known.service.calendar_days
    return _where_any(waited, known.at(State.OPEN))


def _looked_after(known: Counted) -> Table:
    """Nothing to count in a service whose stages know nobody looked after."""
    some = any(stage.kind is Kind.CLA for stage in known.service.stages)
    return known.at(State.CLA) if some else np.full_like(known.at(State.CLA), np.nan)


def _worker_changes(known: Counted) -> Table:
    window = WINDOW_DAYS / known.service.calendar_days
    months = known.within(Flow.CHILD_DAYS, window) * (known.service.calendar_days / MONTH_DAYS)
    return _over(known.within(Flow.CHANGES, window) * PER_CHILD_MONTHS, months)


def _leaving_rate(known: Counted) -> Table:
    """Over the time in post and not over posts, so that a service with fewer posts does not seem to keep its people."""
    days = known.within(Flow.EMPLOYED_DAYS, WORKING_DAYS) + known.within(Flow.AGENCY_DAYS, WORKING_DAYS)
    return _over(known.within(Flow.LEFT, WORKING_DAYS) * WORKING_DAYS, days)


def _year_cost(service: Service, *, agency: bool) -> float:
    """What a full-time holder costs in a year: the mean over the posts' FTE; not a number where a price is unsaid."""
    costs = {contract.name: contract.year_cost for contract in service.contracts if contract.agency is agency}
    posts = [(costs[post.contract], post.fte) for post in service.posts if post.contract in costs]
    if not posts or any(cost <= 0 for cost, _ in posts):
        return np.nan
    return sum(cost * fte for cost, fte in posts) / sum(fte for _, fte in posts)


def _employed_cost(known: Counted) -> Table:
    return _paid(known.since_start(Flow.EMPLOYED_DAYS), _year_cost(known.service, agency=False))


def _agency_cost(known: Counted) -> Table:
    return _paid(known.since_start(Flow.AGENCY_DAYS), _year_cost(known.service, agency=True))


def _paid(days: Table, year_cost: float) -> Table:
    """What days cost at a price a year; days that nobody worked cost nothing, at whatever price."""
    return np.where(days > 0, days * (year_cost / WORKING_DAYS), 0.0)


_TABLE = (
    Measure(
        "open_cases",
        "Children with an open case",
        "Children with an open case.",
        "children",
        Concern.NEITHER,
        _count(State.OPEN),
    ),
    Measure(
        "unallocated",
        "Children without an allocated worker",
        "Children with an open case whom no worker holds.",
        "children",
        Concern.UP,
        _of(State.UNALLOCATED, State.OPEN),
    ),
    Measure(
        "longest_wait",
        "Longest time without a worker",
        "Calendar days for which the child longest without a worker has had none; 0 where every child has one.",
        "calendar days",
        Concern.UP,
        _longest_wait,
    ),
    Measure(
        "aligned",
        "Children with two or more barriers down",
        "Children with two or more of: no worker, a visit overdue, an assessment past its clock, a review overdue.",
        "children",
        Concern.UP,
        _of(State.ALIGNED, State.OPEN),
    ),
    Measure(
        "visits_overdue_cp",
        "Overdue visits: CP",
        "Children on a child protection plan whose next visit is overdue.",
        "children",
        Concern.UP,
        _of(State.CP_OVERDUE, State.CP),
    ),
    Measure(
        "visits_overdue_cin",
        "Overdue visits: CIN",
        "Children on a child in need plan whose next visit is overdue.",
        "children",
        Concern.UP,
        _of(State.CIN_OVERDUE, State.CIN),
    ),
    Measure(
        "visits_overdue_cla",
        "Overdue visits: CLA",
        "Looked-after children whose next visit is overdue.",
        "children",
        Concern.UP,
        _of(State.CLA_OVERDUE, State.CLA),
    ),
    Measure(
        "assessments_overdue",
        "Assessments past their clock",
        "Children whose open assessment is past its clock.",
        "children",
        Concern.UP,
        _of(State.ASSESSMENTS_OVERDUE, State.ASSESSMENTS),
    ),
    Measure(
        "assessments_in_time",
        "Assessments authorised in time",
        "Of the children assessed in the last 12 months, or since the start, the share assessed within the clock.",
        "share",
        Concern.DOWN,
        _share_of_a_year(Flow.ASSESSED_IN_TIME, Flow.ASSESSED),
    ),
    Measure(
        "conferences_in_time",
        "Conferences held in time",
        "Of the children whose enquiry ended in the last 12 months, or since the start, the share within the clock.",
        "share",
        Concern.DOWN,
        _share_of_a_year(Flow.CONFERRED_IN_TIME, Flow.CONFERRED),
    ),
    Measure(
        "reviews_overdue",
        "Plans past their review",
        "Children under a plan that is reviewed whose review is overdue.",
        "children",
        Concern.UP,
        _of(State.REVIEWS_OVERDUE, State.REVIEWS),
    ),
    Measure(
        "caseload_published",
        "Average caseload as published",
        "Children held over the FTE of the workers who hold them. Children whom nobody holds are not in it.",
        "children per FTE",
        Concern.UP,
        _rate(State.CASES, State.HOLDER_FTE),
    ),
    Measure(
        "load",
        "Load against the line",
        "Hours a week that the work requires, unallocated work included, over the hours of the workers in post.",
        "hours required per hour available",
        Concern.UP,
        _rate(State.REQUIRED, State.AVAILABLE),
    ),
    Measure(
        "over_line",
        "Workers above the load line",
        "Of the workers who hold a case, the share whose load is above the line.",
        "share",
        Concern.UP,
        _rate(State.OVER, State.HOLDERS),
    ),
    Measure(
        "worker_changes",
        "Changes of worker",
        "Changes of worker for every 100 child-months open, over the last 182 days, or since the start.",
        "changes per 100 child-months",
        Concern.UP,
        _worker_changes,
    ),
    Measure(
        "vacancy_rate",
        "Vacancies",
        "Vacant posts over vacant and filled posts in FTE, managers left out; an agency worker does not fill one.",
        "share",
        Concern.UP,
        _rate(State.VACANT, State.VACANT, State.EMPLOYED),
    ),
    Measure(
        "agency_rate",
        "Agency workers",
        "Agency workers over agency workers and those in post in FTE, managers left out.",
        "share",
        Concern.UP,
        _rate(State.AGENCY, State.AGENCY, State.EMPLOYED),
    ),
    Measure(
        "absent",
        "Workers away from work",
        "Workers away on the day, for whatever reason, over all workers in post in FTE, agency workers among them.",
        "share",
        Concern.UP,
        _rate(State.ABSENT, State.EMPLOYED, State.AGENCY),
    ),
    Measure(
        "leaving_rate",
        "Workers who leave in a year",
        "FTE of workers who left in the last 12 months, or since the start, over their FTE-years in post; agency too.",
        "share",
        Concern.UP,
        _leaving_rate,
    ),
    Measure(
        "looked_after",
        "Children looked after",
        "Children looked after.",
        "children",
        Concern.NEITHER,
        _looked_after,
    ),
    Measure(
        "rereferrals",
        "Re-referrals",
        "Of the children referred in the last 12 months, or since the start, the share whose case had closed since the"
        " start; at first few can have.",
        "share",
        Concern.UP,
        _share_of_a_year(Flow.REFERRED_AGAIN, Flow.REFERRED),
    ),
    Measure(
        "cost",
        "Cost of workers and managers",
        "Pounds since the start: days of employed and agency staff at what a full-time year costs. No price, no cost.",
        "pounds",
        Concern.NEITHER,
        lambda known: _employed_cost(known) + _agency_cost(known),
    ),
    Measure(
        "agency_cost",
        "Cost of agency workers",
        "Of that, pounds for agency workers.",
        "pounds",
        Concern.NEITHER,
        _agency_cost,
    ),
)

MEASURES = {measure.name: measure for measure in _TABLE}
"""Every measure of a forecast by name, in the order of the first axis of `Answers`."""

PLACES = {name: place for place, name in enumerate(MEASURES)}
"""The place of each measure on that axis."""

REACHES = frozenset(
    {
        "unallocated",
        "longest_wait",
        "aligned",
        "visits_overdue_cp",
        "visits_overdue_cin",
        "visits_overdue_cla",
        "assessments_overdue",
        "assessments_in_time",
        "conferences_in_time",
        "reviews_overdue",
    }
)
"""The measures that say whether the service reaches the children. What a decision does to these is told before what it
does to posts and loads."""


def units(service: Service) -> tuple[str, ...]:
    """The units of the answers in their order: the whole service, then each team by its name."""
    return (WHOLE, *(team.name for team in service.teams))


def answered(service: Service, outcome: Outcome) -> Answers:
    """Every measure of every unit at every reading of a replication."""
    known = counted(service, outcome)
    found = np.empty((len(_TABLE), len(service.teams) + 1, len(service.readings)), dtype=np.float32)
    for place, measure in enumerate(_TABLE):
        found[place] = measure.made(known)
    return found
