"""Counting: what flows, what waits, and the trace."""

from __future__ import annotations

from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.layout import NOBODY, World
from plimsoll.simulation.kernel.reached import case_at, entry_at, queue_at, real_at, team_at, worker_at
from plimsoll.simulation.outcome import Flow, Wait, What

FLOWS, WAITS = len(Flow), len(Wait)

STARTED, ENDED, TAKEN_BACK = int(Wait.STARTED), int(Wait.ENDED), int(Wait.WITHDRAWN)
DAYS, FIRST, FIRST_DAYS = int(Wait.DAYS), int(Wait.FIRST), int(Wait.FIRST_DAYS)
AREA, WAITED, NO_WAIT = int(Wait.AREA), int(Wait.WAITED), int(Wait.NO_WAIT)
ALLOCATIONS, CHANGES = int(Flow.ALLOCATIONS), int(Flow.CHANGES)
LEFT, JOINED = int(Flow.LEFT), int(Flow.JOINED)
HAS_LEFT, HAS_JOINED = int(What.LEFT), int(What.JOINED)


@compiled
def count(w: World, team: int, flow: int, amount: float) -> None:
    """Add to what has flowed in a team."""
    real_at(w.flowing, team * FLOWS + flow).value += amount


@compiled
def note_case(w: World, now: float, what: int, slot: int) -> None:
    """Write an entry of the trace about a case, as it is now."""
    if w.n_trace == 0:
        return
    case = case_at(w.cases, slot)
    holder = NOBODY
    if case.post != NOBODY:
        holder = worker_at(w.workers, case.post).holder
    _note(w, (now, what), (case.family, case.spell, case.stage, case.team), (case.post, holder, case.children))


@compiled
def note_post(w: World, now: float, what: int, post: int) -> None:
    """Write an entry of the trace about the holder of a post."""
    if w.n_trace == 0:
        return
    worker = worker_at(w.workers, post)
    _note(w, (now, what), (NOBODY, NOBODY, NOBODY, worker.team), (post, worker.holder, NOBODY))


@compiled
def _note(w: World, when: tuple[float, int], case: tuple[int, int, int, int], holder: tuple[int, int, int]) -> None:
    if w.traced == w.n_trace:
        w.full = True
        return
    entry = entry_at(w.trace, w.traced)
    w.traced += 1
    entry.time, entry.what = when
    entry.family, entry.spell, entry.stage, entry.team = case
    entry.post, entry.holder, entry.children = holder


# --- cases in a team, and cases that wait -------------------------------------------------------------------------


@compiled
def enters(w: World, now: float, slot: int) -> None:
    """A case comes to its stage in its team: it is counted there from now on."""
    case = case_at(w.cases, slot)
    team = team_at(w.teams, case.team)
    queue_at(w.queues, case.team * w.n_stages + case.stage).children += case.children
    team.children += case.children
    team.child_area -= now * case.children


@compiled
def goes(w: World, now: float, slot: int) -> None:
    """A case leaves its stage in its team."""
    case = case_at(w.cases, slot)
    team = team_at(w.teams, case.team)
    queue_at(w.queues, case.team * w.n_stages + case.stage).children -= case.children
    team.children -= case.children
    team.child_area += now * case.children


@compiled
def wait_begins(w: World, now: float, slot: int) -> None:
    """A case begins to wait in its team."""
    case = case_at(w.cases, slot)
    team = team_at(w.teams, case.team)
    team.waiting += case.children
    team.waiting_area -= now * case.children
    _queue_moves(w, now, slot, 1)
    _add_wait(w, slot, STARTED, 1.0)
    case.waits_since = now


@compiled
def wait_ends(w: World, now: float, slot: int, how: int) -> None:
    """A case waits no more: a worker takes it (`ENDED`), or it is withdrawn (`TAKEN_BACK`)."""
    case = case_at(w.cases, slot)
    team = team_at(w.teams, case.team)
    team.waiting -= case.children
    team.waiting_area += now * case.children
    _queue_moves(w, now, slot, -1)
    waited = now - case.waits_since
    _add_wait(w, slot, how, 1.0)
    _add_wait(w, slot, WAITED, waited)
    if how == ENDED:
        _add_wait(w, slot, DAYS, waited)


@compiled
def _add_wait(w: World, slot: int, wait: int, amount: float) -> None:
    case = case_at(w.cases, slot)
    real_at(w.waits, (case.team * w.n_stages + case.stage) * WAITS + wait).value += amount


@compiled
def _queue_moves(w: World, now: float, slot: int, by: int) -> None:
    case = case_at(w.cases, slot)
    queue = queue_at(w.queues, case.team * w.n_stages + case.stage)
    _add_wait(w, slot, AREA, queue.count * (now - queue.changed))
    queue.count += by
    queue.changed = now


@compiled
def allocated(w: World, now: float, slot: int) -> None:
    """A worker has taken a case: the first, another, or the same again."""
    case = case_at(w.cases, slot)
    holder = worker_at(w.workers, case.post).holder
    count(w, case.team, ALLOCATIONS, case.children)
    if case.workers == 0:
        waited = now - case.arrived
        _add_wait(w, slot, FIRST, 1.0)
        _add_wait(w, slot, FIRST_DAYS, waited)
        if waited <= 0.0:
            _add_wait(w, slot, NO_WAIT, 1.0)
    elif case.last_post != case.post or case.last_holder != holder:
        count(w, case.team, CHANGES, case.children)
    case.workers += 1
    case.last_post = case.post
    case.last_holder = holder


# --- people -------------------------------------------------------------------------------------------------------


@compiled
def comes(w: World, now: float, post: int, agency: bool) -> None:
    """Somebody is in a post from now on."""
    _staffed(w, now, post, agency, 1.0)


@compiled
def joins(w: World, now: float, post: int, agency: bool) -> None:
    """Somebody new comes into a post."""
    comes(w, now, post, agency)
    count(w, worker_at(w.workers, post).team, JOINED, worker_at(w.workers, post).fte)
    note_post(w, now, HAS_JOINED, post)


@compiled
def leaves(w: World, now: float, post: int, agency: bool) -> None:
    """Somebody leaves a post and the service."""
    departs(w, now, post, agency)
    count(w, worker_at(w.workers, post).team, LEFT, worker_at(w.workers, post).fte)
    note_post(w, now, HAS_LEFT, post)


@compiled
def departs(w: World, now: float, post: int, agency: bool) -> None:
    """Somebody is in a post of this team no more."""
    _staffed(w, now, post, agency, -1.0)


@compiled
def _staffed(w: World, now: float, post: int, agency: bool, sign: float) -> None:
    worker = worker_at(w.workers, post)
    team, fte = team_at(w.teams, worker.team), sign * worker.fte
    if agency:
        team.agency += fte
        team.agency_area -= now * fte
    else:
        team.employed += fte
        team.employed_area -= now * fte
