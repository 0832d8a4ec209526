"""Reading the state of the service at the end of a day, as the measures would."""

from __future__ import annotations

from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.allocating import ASSESSMENT, barriers_late
from plimsoll.simulation.kernel.duties import HOUR, WEEK, hours_a_day, load
from plimsoll.simulation.kernel.fates import row
from plimsoll.simulation.kernel.layout import DUTIES, NOBODY, REVIEW, VISIT, World
from plimsoll.simulation.kernel.reached import (
    case_at,
    contract_at,
    duty_at,
    flag_at,
    owed_at,
    queue_at,
    real_at,
    stage_at,
    team_at,
    work_at,
    worker_at,
)
from plimsoll.simulation.outcome import Flow, State, Wait
from plimsoll.simulation.service import NEVER, Kind

CIN_KIND = int(Kind.CIN)
STATES, FLOWS, WAITS = len(State), len(Flow), len(Wait)
OPEN, UNALLOCATED, SINCE = int(State.OPEN), int(State.UNALLOCATED), int(State.SINCE)
CIN, CIN_OVERDUE = int(State.CIN), int(State.CIN_OVERDUE)
ASSESSMENTS, ASSESSMENTS_OVERDUE = int(State.ASSESSMENTS), int(State.ASSESSMENTS_OVERDUE)
REVIEWS, REVIEWS_OVERDUE, ALIGNED = int(State.REVIEWS), int(State.REVIEWS_OVERDUE), int(State.ALIGNED)
EMPLOYED, AGENCY, VACANT = int(State.EMPLOYED), int(State.AGENCY), int(State.VACANT)
ABSENT, MANAGERS, HOLDERS, OVER = int(State.ABSENT), int(State.MANAGERS), int(State.HOLDERS), int(State.OVER)
CASES, MOST, REQUIRED = int(State.CASES), int(State.MOST), int(State.REQUIRED)
AVAILABLE, HOLDER_FTE = int(State.AVAILABLE), int(State.HOLDER_FTE)
EMPLOYED_DAYS, AGENCY_DAYS = int(Flow.EMPLOYED_DAYS), int(Flow.AGENCY_DAYS)
CHILD_DAYS, WAITING_DAYS = int(Flow.CHILD_DAYS), int(Flow.WAITING_DAYS)
AREA, WAITED = int(Wait.AREA), int(Wait.WAITED)

MANY_BARRIERS = 2
"""Barriers down from which a child counts as aligned (SPEC section 5)."""


@compiled
def read(w: World, now: float) -> None:
    """Write down the state at the end of the day that ends now, and what has flowed by then."""
    first = w.read * w.n_teams
    w.read += 1
    for team in range(w.n_teams):
        _read_team(w, team, row(w.state, first + team, STATES))
    for slot in range(w.high):
        # Most cases are held and late in nothing, and have been counted with their team.
        if real_at(w.watched, slot).value < now:
            _read_case(w, slot, now, row(w.state, first + case_at(w.cases, slot).team, STATES))
    for post in range(w.n_workers):
        if worker_at(w.workers, post).open:
            _read_post(w, post, now, row(w.state, first + worker_at(w.workers, post).team, STATES))
    _read_flows(w, first, now)


@compiled
def _read_team(w: World, team: int, state: int) -> None:
    """The children of a team, by what is owed to them."""
    each = team_at(w.teams, team)
    real_at(state, SINCE).value = NEVER
    real_at(state, OPEN).value = each.children
    real_at(state, UNALLOCATED).value = each.waiting
    for stage in range(w.n_stages):
        children = queue_at(w.queues, team * w.n_stages + stage).children
        kind = stage_at(w.stages, stage).kind
        if kind >= CIN_KIND:
            real_at(state, CIN + kind - CIN_KIND).value += children
        if kind == ASSESSMENT:
            real_at(state, ASSESSMENTS).value += children
        if duty_at(w.duties, stage * DUTIES + REVIEW).owed:
            real_at(state, REVIEWS).value += children


@compiled
def _read_case(w: World, slot: int, now: float, state: int) -> None:
    """A case that waits, or is late in something."""
    case = case_at(w.cases, slot)
    late = barriers_late(w, slot, now)
    if case.post == NOBODY:
        since = real_at(state, SINCE)
        since.value = min(since.value, case.unheld)
        work = work_at(w.works, case.stage)
        real_at(state, REQUIRED).value += (work.case_seconds * case.children + work.task_seconds) / HOUR
        late += 1
    if late >= MANY_BARRIERS:
        real_at(state, ALIGNED).value += case.children
    _read_clocks(w, slot, now, state)


@compiled
def _read_clocks(w: World, slot: int, now: float, state: int) -> None:
    """Which of a case's clocks have run out: its plan's visits, its assessment, its reviews."""
    case = case_at(w.cases, slot)
    kind = stage_at(w.stages, case.stage).kind
    if kind >= CIN_KIND and owed_at(w.owed, slot * DUTIES + VISIT).due < now:
        real_at(state, CIN_OVERDUE + kind - CIN_KIND).value += case.children
    if kind == ASSESSMENT and case.deadline < now:
        real_at(state, ASSESSMENTS_OVERDUE).value += case.children
    if owed_at(w.owed, slot * DUTIES + REVIEW).due < now:
        real_at(state, REVIEWS_OVERDUE).value += case.children


@compiled
def _read_post(w: World, post: int, now: float, state: int) -> None:
    worker = worker_at(w.workers, post)
    if flag_at(w.manages, worker.role).value:
        real_at(state, MANAGERS).value += int(worker.filled and not worker.gone)
        return
    agency = contract_at(w.contracts, worker.contract).agency
    if not worker.filled:
        real_at(state, VACANT).value += 0.0 if agency else worker.fte
        return
    real_at(state, AGENCY if agency else EMPLOYED).value += worker.fte
    if worker.gone:
        real_at(state, ABSENT).value += worker.fte
    real_at(state, AVAILABLE).value += WEEK * hours_a_day(w, worker, now)
    real_at(state, REQUIRED).value += (worker.case_seconds + worker.task_seconds) / HOUR
    real_at(state, OVER).value += int(load(w, worker, now) > w.line)
    if worker.cases > 0:
        real_at(state, HOLDERS).value += 1
        real_at(state, HOLDER_FTE).value += worker.fte
        real_at(state, CASES).value += worker.children
        real_at(state, MOST).value = max(real_at(state, MOST).value, worker.children)


@compiled
def _read_flows(w: World, first: int, now: float) -> None:
    for team in range(w.n_teams):
        each = team_at(w.teams, team)
        flowing = row(w.flowing, team, FLOWS)
        real_at(flowing, CHILD_DAYS).value = each.child_area + each.children * now
        real_at(flowing, WAITING_DAYS).value = each.waiting_area + each.waiting * now
        real_at(flowing, EMPLOYED_DAYS).value = each.employed_area + each.employed * now
        real_at(flowing, AGENCY_DAYS).value = each.agency_area + each.agency * now
        written = row(w.flow, first + team, FLOWS)
        for flow in range(FLOWS):
            real_at(written, flow).value = real_at(flowing, flow).value


@compiled
def end(w: World, now: float) -> None:
    """The horizon: what still waits has waited until now."""
    for team in range(w.n_teams):
        for stage in range(w.n_works):
            queue = queue_at(w.queues, team * w.n_stages + stage)
            waits = row(w.waits, team * w.n_stages + stage, WAITS)
            real_at(waits, AREA).value += queue.count * (now - queue.changed)
    for slot in range(w.high):
        case = case_at(w.cases, slot)
        if case.open and case.post == NOBODY:
            waits = row(w.waits, case.team * w.n_stages + case.stage, WAITS)
            real_at(waits, WAITED).value += now - case.waits_since
