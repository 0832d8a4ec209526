"""How the twin's workers come, fall away, are back and leave."""

from __future__ import annotations

from plimsoll.simulation.chances import For
from plimsoll.simulation.outcome import Flow, What
from plimsoll.simulation.service import NEVER, Contract

from .allocating import allocates
from .draws import one_of, total
from .holding import begins_next, drops_all
from .hours import over_line
from .records import Seat, World


def contract_of(world: World, seat: Seat) -> Contract:
    """The post's contract."""
    return world.service.contracts[seat.contract]


def next_turn(seat: Seat) -> float | None:
    """When something next happens in a post."""
    if seat.closed:
        return None
    if not seat.opened:
        return seat.plan.opens
    if not seat.filled:
        return seat.fills_at
    if seat.away:
        return seat.back_at
    return None if seat.falling else min(seat.leaves_at, seat.ill_at)


def turns(world: World, seat: Seat) -> None:
    """Whatever it is happens."""
    if not seat.opened:
        opens(world, seat)
    elif not seat.filled:
        joins(world, seat)
    elif seat.away:
        is_back(world, seat)
    elif seat.leaves_at <= seat.ill_at:
        may_leave(world, seat)
    else:
        may_fall_ill(world, seat)


# --- coming -------------------------------------------------------------------------------------------------


def opens(world: World, seat: Seat) -> None:
    """A post begins to be filled."""
    seat.opened = True
    begins_filling(world, seat)


def begins_filling(world: World, seat: Seat) -> None:
    """An empty post draws the time to be filled, unless frozen."""
    seat.fills_at = None
    if not seat.frozen:
        gap = world.draws.time(contract_of(world, seat).filled_in, For.FILLED, seat.place, seat.holders, seat.fills)
        seat.fills += 1
        seat.fills_at = world.now + gap


def joins(world: World, seat: Seat) -> None:
    """Somebody comes into a post."""
    seat.filled, seat.fills_at, seat.fills = True, None, 0
    seat.away = seat.falling = False
    seat.leaves = seat.ills = 0
    new = world.draws.even(For.NEW, seat.place, seat.holders) < contract_of(world, seat).newly_qualified
    seat.new_until = world.now + world.service.newly_qualified_days if new else world.now
    draws_leaving(world, seat)
    draws_falling_ill(world, seat)
    world.tell_of(What.JOINED, seat)
    world.count(seat.team, Flow.JOINED, seat.plan.fte)
    allocates(world, seat.team)


# --- leaving ------------------------------------------------------------------------------------------------


def draws_leaving(world: World, seat: Seat) -> None:
    """The time at which the holder may leave."""
    stays = contract_of(world, seat).stays
    mean = stays / (1 + world.service.feedback.leaving)
    gap = world.draws.gap(mean, For.LEAVES, seat.place, seat.holders, seat.leaves)
    seat.leaves_at = world.now + gap


def leaves_now(world: World, seat: Seat) -> bool:
    """Whether the holder leaves in fact, now that it is time; if not, another time is drawn."""
    feedback = world.service.feedback.leaving
    share = (1 + feedback * over_line(world, seat)) / (1 + feedback)
    if world.draws.even(For.LEAVES_NOW, seat.place, seat.holders, seat.leaves) < share:
        return True
    seat.leaves += 1
    draws_leaving(world, seat)
    return False


def may_leave(world: World, seat: Seat) -> None:
    """The holder leaves, or does not."""
    if leaves_now(world, seat):
        leaves(world, seat)
        begins_filling(world, seat)
        allocates(world, seat.team)


def leaves(world: World, seat: Seat) -> None:
    """The holder leaves: everything is dropped."""
    world.tell_of(What.LEFT, seat)
    world.count(seat.team, Flow.LEFT, seat.plan.fte)
    drops_all(world, seat)
    seat.filled = seat.away = seat.falling = False
    seat.holders += 1


# --- absence ------------------------------------------------------------------------------------------------


def rates(world: World, seat: Seat) -> list[float]:
    """How often each kind of absence comes, in a working day."""
    return [1 / away.every for away in contract_of(world, seat).away]


def draws_falling_ill(world: World, seat: Seat) -> None:
    """The time at which the holder may fall away."""
    service = world.service
    rate = total(rates(world, seat)) * service.absence_ceiling * (1 + service.feedback.sickness)
    gap = NEVER if rate == 0 else world.draws.gap(1 / rate, For.FALLS_ILL, seat.place, seat.holders, seat.ills)
    seat.ill_at = world.now + gap


def may_fall_ill(world: World, seat: Seat) -> None:
    """The holder falls away, or does not; a task in hand is finished first."""
    service, feedback = world.service, world.service.feedback.sickness
    in_force = world.absence * (1 + feedback * over_line(world, seat))
    share = in_force / (service.absence_ceiling * (1 + feedback))
    if world.draws.even(For.FALLS_ILL_NOW, seat.place, seat.holders, seat.ills) >= share:
        seat.ills += 1
        draws_falling_ill(world, seat)
        return
    seat.falling = True
    if seat.doing is None:
        falls_away(world, seat)


def falls_away(world: World, seat: Seat) -> None:
    """The holder is away from now on."""
    world.tell_of(What.AWAY, seat)
    is_away(world, seat)


def is_away(world: World, seat: Seat) -> None:
    """Draw of which kind the absence is, and how long it lasts."""
    kind = one_of(rates(world, seat), world.draws.even(For.AWAY_KIND, seat.place, seat.holders, seat.ills))
    spread = contract_of(world, seat).away[kind].lasts
    gap = world.draws.time(spread, For.AWAY_FOR, seat.place, seat.holders, seat.ills)
    seat.falling, seat.away, seat.back_at = False, True, world.now + gap
    seat.ills += 1


def is_back(world: World, seat: Seat) -> None:
    """The holder is back; who was to leave meanwhile does so now."""
    seat.away = False
    world.tell_of(What.BACK, seat)
    if seat.leaves_at <= world.now and leaves_now(world, seat):
        leaves(world, seat)
        begins_filling(world, seat)
    else:
        draws_falling_ill(world, seat)
        begins_next(world, seat)
    allocates(world, seat.team)
