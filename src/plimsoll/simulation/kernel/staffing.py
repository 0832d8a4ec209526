"""The life of a post: somebody comes, falls away, is back, leaves; it stands empty and is filled again."""

from __future__ import annotations

from plimsoll.simulation.chances import EXPONENTIAL, For, lasting
from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.agenda import LIFE, put
from plimsoll.simulation.kernel.allocating import allocate
from plimsoll.simulation.kernel.counting import joins, leaves, note_post
from plimsoll.simulation.kernel.duties import over
from plimsoll.simulation.kernel.fates import fate
from plimsoll.simulation.kernel.holding import give_back
from plimsoll.simulation.kernel.layout import NOBODY, World
from plimsoll.simulation.kernel.reached import away_at, contract_at, worker_at
from plimsoll.simulation.kernel.working import drop_all, go_on
from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import NEVER

OPENS, FILLS, FALLS_ILL, LEAVES, BACK = range(5)
"""A post's next turn."""

IS_AWAY, IS_BACK = int(What.AWAY), int(What.BACK)
LEAVES_IN, LEAVES_NOW = int(For.LEAVES), int(For.LEAVES_NOW)
FILLED, NEW = int(For.FILLED), int(For.NEW)
ILL_IN, ILL_NOW, AWAY_KIND, AWAY_FOR = int(For.FALLS_ILL), int(For.FALLS_ILL_NOW), int(For.AWAY_KIND), int(For.AWAY_FOR)


@compiled
def turn(w: World, post: int, what: int, time: float) -> None:
    """Put a post's next turn on the agenda, in place of any other."""
    worker = worker_at(w.workers, post)
    worker.life_what = what
    worker.life_stamp += 1
    put(w, time, LIFE, post, (post, worker.life_stamp))


@compiled
def live(w: World, post: int, now: float) -> None:
    """A post comes to its next turn."""
    what = worker_at(w.workers, post).life_what
    if what == OPENS:
        opens(w, post, now)
    elif what == FILLS:
        _filled(w, post, now)
    elif what == FALLS_ILL:
        _may_fall_ill(w, post, now)
    elif what == LEAVES:
        if not _leaves_now(w, post, now):
            next_turn(w, post)
    else:
        _back(w, post, now)


# --- empty, and filled --------------------------------------------------------------------------------------------


@compiled
def opens(w: World, post: int, now: float) -> None:
    """A post is there from now on, and is to be filled."""
    worker_at(w.workers, post).open = True
    fill(w, post, now)


@compiled
def fill(w: World, post: int, now: float) -> None:
    """An empty post begins to be filled, unless that is frozen."""
    worker = worker_at(w.workers, post)
    if worker.frozen:
        turn(w, post, FILLS, NEVER)
        return
    contract = contract_at(w.contracts, worker.contract)
    even = fate(w, FILLED, post, worker.holder, worker.fills)
    worker.fills += 1
    turn(w, post, FILLS, now + lasting(contract.shape, contract.centre, contract.sigma, even))


@compiled
def _filled(w: World, post: int, now: float) -> None:
    worker = worker_at(w.workers, post)
    contract = contract_at(w.contracts, worker.contract)
    worker.new_until = 0.0
    if fate(w, NEW, post, worker.holder, 0) < contract.newly_qualified:
        worker.new_until = now + w.newly_qualified_days
    worker.filled = True
    joins(w, now, post, contract.agency)
    settle(w, post, now)
    allocate(w, worker.team, now)


@compiled
def settle(w: World, post: int, now: float) -> None:
    """Somebody is in a post: when to leave and when to fall away are drawn for the first time."""
    worker = worker_at(w.workers, post)
    worker.ills = 0
    worker.leavings = 0
    draw_leaving(w, post, now)
    draw_absence(w, post, now)
    next_turn(w, post)


@compiled
def next_turn(w: World, post: int) -> None:
    """A holder at work comes to a candidate absence or a candidate leaving, whichever is first."""
    worker = worker_at(w.workers, post)
    if worker.ill < worker.leaves:
        turn(w, post, FALLS_ILL, worker.ill)
    else:
        turn(w, post, LEAVES, worker.leaves)


# --- away, and back -----------------------------------------------------------------------------------------------


@compiled
def draw_absence(w: World, post: int, now: float) -> None:
    """Draw a holder's next candidate absence."""
    worker = worker_at(w.workers, post)
    rate = contract_at(w.contracts, worker.contract).away_rate * w.absence_ceiling * (1.0 + w.sickness)
    worker.ill = NEVER
    if rate > 0.0:
        worker.ill = now + lasting(EXPONENTIAL, 1.0 / rate, 0.0, fate(w, ILL_IN, post, worker.holder, worker.ills))


@compiled
def _may_fall_ill(w: World, post: int, now: float) -> None:
    worker = worker_at(w.workers, post)
    often = w.absence * (1.0 + w.sickness * over(w, worker, now))
    most = w.absence_ceiling * (1.0 + w.sickness)
    if fate(w, ILL_NOW, post, worker.holder, worker.ills) < often / most:
        worker.away = True
        if worker.serving == NOBODY:
            go_away(w, post, now)
    else:
        worker.ills += 1
        draw_absence(w, post, now)
        next_turn(w, post)


@compiled
def go_away(w: World, post: int, now: float) -> None:
    """A worker is away from now on."""
    worker = worker_at(w.workers, post)
    worker.gone = True
    note_post(w, now, IS_AWAY, post)
    kind = away_at(w.aways, _kind(w, worker.contract, fate(w, AWAY_KIND, post, worker.holder, worker.ills)))
    even = fate(w, AWAY_FOR, post, worker.holder, worker.ills)
    turn(w, post, BACK, now + lasting(kind.shape, kind.centre, kind.sigma, even))


@compiled
def _kind(w: World, contract: int, even: float) -> int:
    """The kind of an absence, by the kinds' shares."""
    kinds = contract_at(w.contracts, contract)
    last = kinds.away_first + kinds.away_count - 1
    reached = 0.0
    for place in range(kinds.away_first, last):
        reached += away_at(w.aways, place).share
        if even < reached:
            return int(place)
    return int(last)


@compiled
def _back(w: World, post: int, now: float) -> None:
    worker = worker_at(w.workers, post)
    worker.away = False
    worker.gone = False
    note_post(w, now, IS_BACK, post)
    if now >= worker.leaves and _leaves_now(w, post, now):
        return
    worker.ills += 1
    draw_absence(w, post, now)
    next_turn(w, post)
    go_on(w, post, now)
    allocate(w, worker.team, now)


@compiled
def free(w: World, post: int, now: float) -> None:
    """A worker has a task done: now to be away if that is due, or to the next task."""
    worker = worker_at(w.workers, post)
    worker.serving = NOBODY
    if worker.away:
        go_away(w, post, now)
    else:
        go_on(w, post, now)


# --- leaving ------------------------------------------------------------------------------------------------------


@compiled
def draw_leaving(w: World, post: int, now: float) -> None:
    """Draw a holder's next candidate leaving."""
    worker = worker_at(w.workers, post)
    stays = contract_at(w.contracts, worker.contract).stays / (1.0 + w.leaving)
    even = fate(w, LEAVES_IN, post, worker.holder, worker.leavings)
    worker.leaves = now + lasting(EXPONENTIAL, stays, 0.0, even)


@compiled
def _leaves_now(w: World, post: int, now: float) -> bool:
    """Whether a candidate leaving is one in fact; then the holder leaves, else the next candidate is drawn."""
    worker = worker_at(w.workers, post)
    often = (1.0 + w.leaving * over(w, worker, now)) / (1.0 + w.leaving)
    if fate(w, LEAVES_NOW, post, worker.holder, worker.leavings) >= often:
        worker.leavings += 1
        draw_leaving(w, post, now)
        return False
    leave(w, post, now)
    fill(w, post, now)
    allocate(w, worker.team, now)
    return True


@compiled
def leave(w: World, post: int, now: float) -> None:
    """A holder leaves: what was held goes back to wait, and the post stands empty."""
    worker = worker_at(w.workers, post)
    drop_all(w, post)
    leaves(w, now, post, contract_at(w.contracts, worker.contract).agency)
    give_back(w, post, now)
    worker.filled = False
    worker.away = False
    worker.gone = False
    worker.holder += 1
    worker.fills = 0
