"""One replication: the world is set up as it is at the start, and its months pass event by event."""

from __future__ import annotations

from math import isnan

from plimsoll.simulation.chances import For, lasting
from plimsoll.simulation.compiled import compiled, entered
from plimsoll.simulation.kernel.acting import act, chain_posts
from plimsoll.simulation.kernel.agenda import (
    ACT,
    COMES_BACK,
    LIFE,
    MAY_COME,
    READ,
    STEP,
    TASK_DONE,
    done,
    kind_of,
    pull,
    put,
)
from plimsoll.simulation.kernel.allocating import allocate_all
from plimsoll.simulation.kernel.counting import comes, enters
from plimsoll.simulation.kernel.duties import begin_duties, owe
from plimsoll.simulation.kernel.fates import among, fate
from plimsoll.simulation.kernel.holding import hold, wait
from plimsoll.simulation.kernel.layout import DUTIES, NOBODY, REVIEW, VISIT, World
from plimsoll.simulation.kernel.reached import (
    action_at,
    case_at,
    contract_at,
    duty_at,
    event_at,
    open_at,
    owed_at,
    post_at,
    real_at,
    stage_at,
    team_at,
    whole_at,
    worker_at,
)
from plimsoll.simulation.kernel.reading import end, read
from plimsoll.simulation.kernel.staffing import OPENS, fill, free, go_away, live, settle, turn
from plimsoll.simulation.kernel.staging import (
    come_back,
    drawn_team,
    may_come,
    new_case,
    next_candidate,
    set_deadline,
    step,
    task_done,
    withdraw,
)

LASTS, LEFT_OVER, ENTRY = int(For.LASTS), int(For.LEFT_OVER), int(For.ENTRY)


@entered
def pass_months(w: World) -> None:
    """Live one replication through, from the start to the horizon."""
    begin(w)
    horizon = w.horizon
    while not w.full:
        place = pull(w)
        if place == NOBODY:
            break
        event = event_at(w.agenda, place)
        now, order, slot, stamp = event.time, event.order, event.slot, event.stamp
        done(w, place)
        kind = kind_of(order)
        if now > horizon or (now == horizon and kind != READ):
            break
        if _holds(w, kind, slot, stamp):
            w.events += 1
            _happen(w, (kind, slot), now)
    end(w, horizon)


@compiled
def _holds(w: World, kind: int, slot: int, stamp: int) -> bool:
    """Whether an event still holds, or what it was about has changed since."""
    if kind in (READ, ACT, MAY_COME):
        return True
    if kind == TASK_DONE:
        return bool(worker_at(w.workers, slot).task_stamp == stamp)
    if kind == LIFE:
        return bool(worker_at(w.workers, slot).life_stamp == stamp)
    return bool(case_at(w.cases, slot).stamp == stamp)


@compiled
def _happen(w: World, what: tuple[int, int], now: float) -> None:
    kind, slot = what
    if kind == STEP:
        step(w, slot, now)
    elif kind == TASK_DONE:
        task_done(w, slot, now)
        free(w, slot, now)
    elif kind == MAY_COME:
        may_come(w, now)
    elif kind == LIFE:
        live(w, slot, now)
    elif kind == READ:
        read(w, now)
    elif kind == COMES_BACK:
        come_back(w, slot, now)
    elif kind == ACT:
        act(w, slot, now)
    else:
        withdraw(w, slot, now)


# --- the start ----------------------------------------------------------------------------------------------------


@compiled
def begin(w: World) -> None:
    """The service as it is at the start, and the first events to come."""
    _clear_teams(w)
    for number in range(w.n_readings):
        put(w, whole_at(w.readings, number).value + 1.0, READ, number, (number, NOBODY))
    for number in range(w.n_actions):
        put(w, action_at(w.actions, number).time, ACT, number, (number, NOBODY))
    for post in range(w.n_posts):
        _begin_post(w, post)
    chain_posts(w)
    for post in range(w.n_posts):
        _begin_life(w, post)
    for number in range(w.n_open_cases):
        slot = new_case(w)
        if slot == NOBODY:
            return
        _begin_case(w, slot, number)
    allocate_all(w, 0.0)
    next_candidate(w, 0.0)


@compiled
def _clear_teams(w: World) -> None:
    for team in range(w.n_teams):
        team_at(w.teams, team).first_waiting = NOBODY


@compiled
def _begin_post(w: World, post: int) -> None:
    told, worker = post_at(w.posts, post), worker_at(w.workers, post)
    worker.team = told.team
    worker.role = told.role
    worker.contract = told.contract
    worker.fte = told.fte
    worker.open = told.opens <= 0.0
    worker.filled = told.filled and worker.open
    worker.new_until = told.new_until
    worker.first_case = NOBODY
    worker.first_task = NOBODY
    worker.serving = NOBODY


@compiled
def _begin_life(w: World, post: int) -> None:
    told, worker = post_at(w.posts, post), worker_at(w.workers, post)
    if worker.filled:
        comes(w, 0.0, post, contract_at(w.contracts, worker.contract).agency)
        settle(w, post, 0.0)
        if told.away and contract_at(w.contracts, worker.contract).away_count > 0:
            worker.away = True
            go_away(w, post, 0.0)
    elif worker.open:
        fill(w, post, 0.0)
    else:
        turn(w, post, OPENS, told.opens)


@compiled
def _begin_case(w: World, slot: int, number: int) -> None:
    told, case = open_at(w.open_cases, number), case_at(w.cases, slot)
    case.family = number
    case.children = told.children
    case.open = True
    case.arrived = told.arrived
    case.workers = told.workers if told.post == NOBODY else max(told.workers, 1)
    case.unheld = told.held_since
    case.stage = told.stage
    if told.stage == NOBODY:
        case.stage = among(w.entry, w.n_stages, fate(w, ENTRY, number, 0, 0))
    case.team = told.team
    if told.post != NOBODY:
        case.team = post_at(w.posts, told.post).team
    elif told.team == NOBODY:
        case.team = 0
        case.team = drawn_team(w, slot)
    _begin_time(w, slot)
    set_deadline(w, slot)
    begin_duties(w, slot, case.begun)
    case.post = told.post
    _begin_owed(w, slot, VISIT, (told.visits, told.visited))
    _begin_owed(w, slot, REVIEW, (told.reviews, told.reviewed))
    enters(w, 0.0, slot)
    case.last_post = told.post
    if told.post == NOBODY:
        wait(w, slot, 0.0)
    else:
        hold(w, slot, 0.0)


@compiled
def _begin_time(w: World, slot: int) -> None:
    """What is left of an open case's stage: among the times longer than its age, or a share of a whole one."""
    case = case_at(w.cases, slot)
    number = case.family
    told, stage = open_at(w.open_cases, number), stage_at(w.stages, case.stage)
    even = fate(w, LASTS, number, 0, 0)
    whole = lasting(stage.shape, stage.centre, stage.sigma, even * real_at(w.survived, number).value)
    if isnan(told.begun):
        case.begun = told.arrived
        case.left = whole * fate(w, LEFT_OVER, number, 0, 0)
    else:
        case.begun = told.begun
        case.left = max(0.0, whole + told.begun)


@compiled
def _begin_owed(w: World, slot: int, which: int, before: tuple[int, float]) -> None:
    """A duty that was done before the start: its clock runs from then, or from when its worker took the case."""
    count, last = before
    case = case_at(w.cases, slot)
    since = case.begun if isnan(last) else last
    if case.post != NOBODY and duty_at(w.duties, case.stage * DUTIES + which).restarts:
        since = max(since, open_at(w.open_cases, case.family).held_since)
    owed_at(w.owed, slot * DUTIES + which).count = count
    owe(w, slot, which, since)
