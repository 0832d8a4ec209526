"""The measures of a forecast, worked out by hand from what a replication counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.rooms.simulation.counts import Teams, answers, outcome, service

from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.simulation.answers import MEASURES, answered, units
from plimsoll.simulation.counted import counted
from plimsoll.simulation.outcome import Flow, State
from plimsoll.simulation.service import NEVER, Kind

OPEN = {State.OPEN: [[30, 30], [10, 10]]}
OPEN_LONG = {State.OPEN: [[30] * 4, [10] * 4]}
YEAR_AND_MORE = (99, 199, 252, 302)


def test_the_service_comes_before_its_teams() -> None:
    """The first unit is the whole service; the others are its teams in their order."""
    assert units(service()) == ("service", "east", "west")


def test_every_measure_has_its_place() -> None:
    """Answers are by measure, unit and reading, of single precision."""
    found = answered(service(), outcome(2, OPEN))
    assert found.shape == (len(MEASURES), 3, 2)
    assert found.dtype == np.float32


def test_counts_of_the_service_are_sums_of_its_teams() -> None:
    """40 open, 6 then 9 of them without a worker."""
    kept = outcome(2, OPEN | {State.UNALLOCATED: [[4, 9], [2, 0]]})
    assert answers(service(), kept, "unallocated") == [[6, 9], [4, 9], [2, 0]]
    assert answers(service(), kept, "open_cases") == [[40, 40], [30, 30], [10, 10]]


def test_a_rate_of_the_service_is_no_mean_of_rates() -> None:
    """East has 100 hours for 100, west 40 for 20: the service has 140 for 120, and not the mean of 1 and 2."""
    kept = outcome(2, {State.REQUIRED: [[100, 100], [40, 40]], State.AVAILABLE: [[100, 100], [20, 0]]})
    assert answers(service(), kept, "load") == [[1.1667, 1.4], [1.0, 1.0], [2.0, None]]


def test_nothing_to_count_is_no_number() -> None:
    """Visits of a plan that nobody has, a share of nobody, a count of a team without cases: none of them is 0."""
    kept = outcome(2, {State.CP: [[5, 5], [0, 0]], State.CP_OVERDUE: [[0, 2], [0, 0]]})
    assert answers(service(), kept, "visits_overdue_cp") == [[0, 2], [0, 2], [None, None]]
    assert answers(service(), kept, "visits_overdue_cin") == [[None, None]] * 3
    assert answers(service(), kept, "unallocated") == [[None, None]] * 3
    assert answers(service(), kept, "over_line") == [[None, None]] * 3


def test_the_longest_wait_is_in_calendar_days() -> None:
    """At the end of day 9, a child without a worker since 15 working days before the start: 25, and so 35 days.

    Where every child has a worker nobody has waited: 0.
    """
    kept = outcome(2, OPEN | {State.SINCE: [[-15, 3], [NEVER, NEVER]]})
    assert answers(service(), kept, "longest_wait") == [[35.0, 23.8], [35.0, 23.8], [0.0, 0.0]]


def test_a_share_of_twelve_months_forgets_what_lies_before() -> None:
    """253 working days back from the end of day 302 lie at 50: half of the first 100 days' flow is forgotten."""
    flows: dict[Flow, Teams] = {
        Flow.ASSESSED: [[100, 200, 253, 303], [0, 0, 0, 0]],
        Flow.ASSESSED_IN_TIME: [[100, 150, 176.5, 201.5], [0, 0, 0, 0]],
    }
    found = answers(service(YEAR_AND_MORE), outcome(4, OPEN_LONG, flows), "assessments_in_time")
    since_start, forgotten = round(176.5 / 253, 4), round((201.5 - 50) / (303 - 50), 4)
    assert found[1] == [1.0, 0.75, since_start, forgotten]
    assert found[2] == [None] * 4


def test_changes_of_worker_are_for_every_hundred_child_months() -> None:
    """12 changes while 1,000 children's working days passed: 1,400 days are 45.996 months."""
    flows = {Flow.CHANGES: [[12, 12], [0, 0]], Flow.CHILD_DAYS: [[1000, 2000], [0, 0]]}
    found = answers(service(), outcome(2, OPEN, flows), "worker_changes")
    assert found[1] == [round(1200 / (1400 / 30.4375), 4), round(1200 / (2800 / 30.4375), 4)]
    assert found[2] == [None, None]


def test_changes_of_worker_look_back_over_half_a_year() -> None:
    """182 days are 130 working days: at the end of day 199 only what came after day 70 counts."""
    flows = {Flow.CHANGES: [[10, 40], [0, 0]], Flow.CHILD_DAYS: [[1000, 2000], [0, 0]]}
    found = answers(service((69, 199)), outcome(2, OPEN, flows), "worker_changes")
    assert found[1][1] == round(30 * 100 / (1000 * 1.4 / 30.4375), 4)


def test_rates_of_the_workforce_are_those_that_dfe_publishes() -> None:
    """2 vacant beside 8 employed, 2 agency workers: a fifth vacant, a fifth agency; one of the ten away."""
    full = {State.VACANT: 2, State.EMPLOYED: 8, State.AGENCY: 2, State.ABSENT: 1}
    kept = outcome(2, {kind: [[n, n], [0, 0]] for kind, n in full.items()})
    assert answers(service(), kept, "vacancy_rate")[0] == [0.2, 0.2]
    assert answers(service(), kept, "agency_rate")[0] == [0.2, 0.2]
    assert answers(service(), kept, "absent")[0] == [0.1, 0.1]


def test_who_leaves_is_told_over_the_time_in_post() -> None:
    """2 leave in 126.5 FTE-days of employed staff and as many of agency workers, a year of 253 in all: 2 a year."""
    flows: dict[Flow, Teams] = {
        Flow.LEFT: [[2, 2], [0, 0]],
        Flow.EMPLOYED_DAYS: [[126.5, 253], [0, 0]],
        Flow.AGENCY_DAYS: [[126.5, 253], [0, 0]],
    }
    assert answers(service(), outcome(2, OPEN, flows), "leaving_rate") == [[2.0, 1.0], [2.0, 1.0], [None, None]]


def test_days_cost_what_a_year_of_253_days_costs() -> None:
    """253 employed days at 50,600 pounds a year, and half as many of an agency worker's at 75,900."""
    flows: dict[Flow, Teams] = {Flow.EMPLOYED_DAYS: [[253, 506], [0, 0]], Flow.AGENCY_DAYS: [[126.5, 126.5], [0, 0]]}
    kept = outcome(2, OPEN, flows)
    assert answers(service(), kept, "cost")[0] == [88_550.0, 139_150.0]
    assert answers(service(), kept, "agency_cost")[0] == [37_950.0, 37_950.0]


def test_without_a_price_there_is_no_cost() -> None:
    """An agency worker of whom nobody has said what a year costs: no cost where one works, and else it needs none."""
    flows = {Flow.EMPLOYED_DAYS: [[253, 253], [253, 253]], Flow.AGENCY_DAYS: [[5, 5], [0, 0]]}
    found = answers(service(agency_price=0.0), outcome(2, OPEN, flows), "cost")
    assert found == [[None, None], [None, None], [50_600.0, 50_600.0]]


def test_nobody_is_looked_after_where_no_stage_says_so() -> None:
    """A service whose stages know nobody looked after has nothing to count; one that has none today has 0."""
    known = service()
    unknown = replace(known, stages=tuple(replace(stage, kind=Kind.CIN) for stage in known.stages))
    assert answers(known, outcome(2, OPEN), "looked_after")[0] == [0.0, 0.0]
    assert answers(unknown, outcome(2, OPEN), "looked_after")[0] == [None, None]


@pytest.mark.parametrize("seed", range(20))
def test_a_window_is_what_plain_interpolation_says(seed: int) -> None:
    """Whatever the readings and the window, what happened in it is the flow now less the flow when it began."""
    chance = np.random.default_rng(seed)
    readings = np.sort(chance.choice(400, size=chance.integers(1, 30), replace=False)).tolist()
    days = float(chance.uniform(1, 300))
    flowed = chance.exponential(size=(2, len(readings))).cumsum(axis=1)
    known = counted(service(readings), outcome(len(readings), flows={Flow.CLOSED: flowed.tolist()}))
    times, whole = [0.0, *(day + 1.0 for day in readings)], [0.0, *flowed.sum(axis=0)]
    began = np.interp(np.array(times[1:]) - days, times, whole)
    assert known.within(Flow.CLOSED, days)[0] == pytest.approx(whole[1:] - began)


@pytest.mark.parametrize("name", sorted(set(MEASURES) & set(INSTRUMENTS)))
def test_a_measure_that_the_records_have_too_is_called_the_same(name: str) -> None:
    """It has one title, and one way of moving that is a matter of concern."""
    ours, theirs = MEASURES[name], INSTRUMENTS[name]
    assert (ours.title, ours.concern) == (theirs.title, theirs.concern)


def test_most_measures_are_the_records_own() -> None:
    """All but seven have a name that the records are asked for; those are the forecast's own."""
    assert set(MEASURES) - set(INSTRUMENTS) == {
        *("longest_wait", "over_line", "absent", "leaving_rate", "looked_after", "cost", "agency_cost"),
    }
