"""What is done to the twin's service."""

from __future__ import annotations

from plimsoll.simulation.action import ANY, Act, Action
from plimsoll.simulation.chances import For
from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import Rule

from .allocating import children, everybody_allocates
from .holding import drops_all
from .hours import whole
from .records import Seat, World
from .staff import begins_filling, falls_away, leaves


def act(world: World, action: Action) -> None:
    """Something is done to the service; then every team allocates."""
    DOES[action.act](world, action)
    everybody_allocates(world)


def meant(world: World, action: Action) -> list[Seat]:
    """The posts that an action is about."""
    return [
        seat
        for seat in world.seats
        if not seat.closed
        and action.team in {ANY, seat.team}
        and action.role in {ANY, seat.role}
        and action.contract in {ANY, seat.contract}
    ]


def meant_places(asked: int, number: int) -> list[int]:
    """The teams or stages that an action is about."""
    return list(range(number)) if asked == ANY else [asked]


def close_posts(world: World, action: Action) -> None:
    """Posts are closed, empty ones first, then those with fewest children, then by place."""
    seats = [seat for seat in meant(world, action) if seat.opened]
    seats.sort(key=lambda seat: (seat.filled, children(world, seat), seat.place))
    for seat in seats[: int(action.amount)]:
        if seat.filled:
            leaves(world, seat)
        seat.closed, seat.fills_at = True, None
        world.tell_of(What.POST_CLOSED, seat)


def freeze(world: World, action: Action) -> None:
    """Empty posts are filled no more; or filling begins anew."""
    for seat in meant(world, action):
        thaws = seat.frozen and not action.amount
        seat.frozen = bool(action.amount)
        if seat.frozen:
            seat.fills_at = None
        elif thaws and seat.opened and not seat.filled:
            begins_filling(world, seat)


def leave(world: World, action: Action) -> None:
    """A share of the holders leave, person by person."""
    for seat in meant(world, action):
        if not seat.filled:
            continue
        even = world.draws.even(For.LEAVES_ON_DAY, seat.place, seat.holders, world.service.actions.index(action))
        if even < action.amount:
            leaves(world, seat)
            begins_filling(world, seat)


def limit(world: World, action: Action) -> None:
    """The team's rule and limit change."""
    for team in meant_places(action.team, len(world.limits)):
        world.rules[team], world.limits[team] = Rule(action.stage), action.amount


def policy(world: World, action: Action) -> None:
    """Waiting work is put in another order."""
    world.policy = int(action.amount)


def case_hours(world: World, action: Action) -> None:
    """Weekly casework takes so many times as long."""
    for stage in meant_places(action.stage, len(world.takes)):
        takes = world.takes[stage]
        takes.casework = whole(takes.casework * action.amount)


def task_hours(world: World, action: Action) -> None:
    """Visits, reviews and endings take so many times as long."""
    for stage in meant_places(action.stage, len(world.takes)):
        takes = world.takes[stage]
        takes.duties, takes.factor = whole(takes.duties * action.amount), takes.factor * action.amount


def absence(world: World, action: Action) -> None:
    """Absences come so many times as often as at the start."""
    world.absence = action.amount


def share(world: World, action: Action) -> None:
    """The team's share of the stage changes."""
    for stage in meant_places(action.stage, len(world.shares)):
        for team in meant_places(action.team, len(world.limits)):
            world.shares[stage][team] = action.amount


def shuffle(world: World, action: Action) -> None:
    """Everybody changes team; whoever was to finish a task before an absence is away now."""
    seats = [seat for seat in world.seats if seat.filled]
    for seat in seats:
        drops_all(world, seat)
    for seat in seats:
        team = next_team(world, seat.team)
        if team != seat.team:
            seat.team = team
            world.tell_of(What.MOVED, seat)
    for seat in seats:
        if seat.falling:
            falls_away(world, seat)


def next_team(world: World, team: int) -> int:
    """The next team, in order, of those that do the same stages."""
    alike = [other for other in range(len(world.limits)) if does(world, other) == does(world, team)]
    return alike[(alike.index(team) + 1) % len(alike)]


def does(world: World, team: int) -> set[int]:
    """The stages that a team does."""
    return {stage for stage, shares in enumerate(world.shares) if shares[team] > 0}


DOES = {
    Act.CLOSE_POSTS: close_posts,
    Act.FREEZE: freeze,
    Act.LEAVE: leave,
    Act.LIMIT: limit,
    Act.POLICY: policy,
    Act.CASE_HOURS: case_hours,
    Act.TASK_HOURS: task_hours,
    Act.ABSENCE: absence,
    Act.SHARE: share,
    Act.SHUFFLE: shuffle,
}
