"""The twin's months, from the open work of the start to the horizon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plimsoll.simulation.chances import For, Key
from plimsoll.simulation.outcome import Flow, Wait, What
from plimsoll.simulation.service import Open, Service

from .actions import act
from .allocating import everybody_allocates
from .clocks import duty_of
from .draws import Draws
from .holding import begins_next, next_step, stops_waiting, waits
from .hours import takes
from .reading import read
from .records import Ask, Case, Entry, Owed, Seat, World
from .staff import begins_filling, contract_of, draws_falling_ill, draws_leaving, falls_away, next_turn, turns
from .stages import drawn_team, entry, is_done, is_referred, is_withdrawn, may_come, next_candidate, steps

Event = tuple[float, int, int, Callable[[], None]]
"""When, which of what happens at one instant, whose; and what happens."""


@dataclass
class Lived:
    """What the twin counted, in the shapes of `Outcome`."""

    trace: list[Entry] = field(default_factory=list)
    state: list[list[list[float]]] = field(default_factory=list)
    flow: list[list[list[float]]] = field(default_factory=list)
    waits: list[list[list[float]]] = field(default_factory=list)


def live(service: Service, key: Key) -> Lived:
    """Live one replication through."""
    world, lived = begun(service, key), Lived()
    while (event := next_event(world, lived)) is not None:
        when, _, _, happens = event
        passes(world, when)
        happens()
    passes(world, service.horizon)
    for _ in range(world.read, len(service.readings)):
        reads(world, lived)
    for case in [case for case in world.open() if case.post is None]:
        stops_waiting(world, case)
    lived.trace = world.trace
    lived.waits = [
        [[world.waits[team, stage, wait] for wait in Wait] for stage in range(len(service.stages))]
        for team in range(len(service.teams))
    ]
    return lived


# --- the start ----------------------------------------------------------------------------------------------


def begun(service: Service, key: Key) -> World:
    """The service as it stands at time 0."""
    teams = service.teams
    world = World(service, Draws(key))
    world.rules, world.limits = [team.rule for team in teams], [team.limit for team in teams]
    world.shares = [[stage.teams.get(team.name, 0.0) for team in teams] for stage in service.stages]
    world.takes = [takes(stage) for stage in service.stages]
    for place in range(len(service.posts)):
        stands(world, place)
    for family, found in enumerate(service.open_cases):
        is_open(world, family, found)
    everybody_allocates(world)
    next_candidate(world)
    return world


def stands(world: World, place: int) -> None:
    """A post, with whoever is in it."""
    service, plan = world.service, world.service.posts[place]
    names = ([each.name for each in kept] for kept in (service.teams, service.roles, service.contracts))
    team, role, contract = (
        found.index(name) for found, name in zip(names, (plan.team, plan.role, plan.contract), strict=True)
    )
    opened = plan.opens <= 0
    seat = Seat(place, plan, team, role, contract, opened=opened, filled=opened and plan.filled)
    world.seats.append(seat)
    if not seat.filled:
        if opened:
            begins_filling(world, seat)
        return
    seat.new_until = plan.new_until
    draws_leaving(world, seat)
    if plan.away and contract_of(world, seat).away:
        falls_away(world, seat)
    else:
        draws_falling_ill(world, seat)


def is_open(world: World, family: int, found: Open) -> None:
    """A case that is open at the start."""
    case = Case(family, 0, found.children, found.arrived, workers=found.workers)
    world.cases[family] = case
    names = [stage.name for stage in world.service.stages]
    case.stage = entry(world, case) if found.stage is None else names.index(found.stage)
    case.team = team_of(world, case, found)
    known = found.begun is not None and found.stage is not None
    case.begun = found.begun if known else found.arrived
    case.left = left_over(world, case, known=known)
    case.stages = 1
    case.visit = owed(case, found.visited, found.visits)
    case.review = owed(case, found.reviewed, found.reviews)
    if found.post is None:
        waits(world, case, since=found.held_since)
        world.tell(What.WAITS, case)
        return
    case.post, case.ends = found.post, case.left
    case.had, case.workers = (found.post, 0), max(1, found.workers)
    for each in (Ask.VISIT, Ask.REVIEW):
        duty, stands = duty_of(world, case, each), case.owed(each)
        if duty is not None and duty.restarts:
            stands.since = max(stands.since, found.held_since)


def owed(case: Case, last: float | None, times: int) -> Owed:
    """How a duty stands at the start: its clock runs from the last time, or from the stage's start."""
    return Owed(case.begun if last is None else last, times)


def team_of(world: World, case: Case, found: Open) -> int:
    """Its worker's team; else its own; else one that is drawn."""
    if found.post is not None:
        return world.seats[found.post].team
    if found.team is None:
        return drawn_team(world, case, otherwise=0)
    return [team.name for team in world.service.teams].index(found.team)


def left_over(world: World, case: Case, *, known: bool) -> float:
    """What is left of its stage's time: among the times longer than its age, or a share of a whole one."""
    lasts = world.service.stages[case.stage].lasts
    if known:
        return world.draws.rest(lasts, -case.begun, For.LASTS, case.family)
    return world.draws.time(lasts, For.LASTS, case.family) * world.draws.even(For.LEFT_OVER, case.family)


# --- what comes next ----------------------------------------------------------------------------------------


def next_event(world: World, lived: Lived) -> Event | None:
    """The first of everything that would happen; none at or after the horizon."""
    first = min(all_events(world, lived), key=lambda event: event[:3], default=None)
    return first if first is not None and first[0] < world.service.horizon else None


def all_events(world: World, lived: Lived) -> Iterator[Event]:
    """What everything would do next, by itself."""
    service = world.service
    if world.read < len(service.readings):
        yield service.readings[world.read] + 1.0, 0, 0, lambda: reads(world, lived)
    if world.acted < len(service.actions):
        yield service.actions[world.acted].time, 1, world.acted, lambda: acts(world)
    yield from of_seats(world)
    yield from of_cases(world)
    if world.next_candidate is not None:
        yield world.next_candidate, 5, 0, lambda: may_come(world)
    for family, (when, _, _) in world.returning.items():
        yield when, 6, family, lambda family=family: comes_back(world, family)


def of_seats(world: World) -> Iterator[Event]:
    """Tasks that end, and posts' turns."""
    for seat in world.seats:
        if seat.doing is not None:
            yield seat.done_at, 2, seat.place, lambda seat=seat: finishes(world, seat)
        when = next_turn(seat)
        if when is not None:
            yield when, 4, seat.place, lambda seat=seat: turns(world, seat)


def of_cases(world: World) -> Iterator[Event]:
    """Held cases' next steps, and withdrawals."""
    for case in world.open():
        step = next_step(world, case)
        if step is not None:
            yield step[0], 3, case.family, lambda case=case, what=step[1]: steps(world, case, what)
        if case.post is None and case.gives_up is not None:
            yield case.gives_up, 7, case.family, lambda case=case: is_withdrawn(world, case)


# --- what happens -------------------------------------------------------------------------------------------


def passes(world: World, until: float) -> None:
    """Time passes, and is added up."""
    days = until - world.now
    for case in world.open():
        world.count(case.team, Flow.CHILD_DAYS, days * case.children)
        if case.post is None:
            world.count(case.team, Flow.WAITING_DAYS, days * case.children)
            world.count_wait(case, Wait.AREA, days)
    for seat in world.seats:
        if seat.filled:
            agency = contract_of(world, seat).agency
            world.count(seat.team, Flow.AGENCY_DAYS if agency else Flow.EMPLOYED_DAYS, days * seat.plan.fte)
    world.now = until


def reads(world: World, lived: Lived) -> None:
    """The state is read."""
    world.read += 1
    lived.state.append(read(world))
    lived.flow.append([[world.flow[team, flow] for flow in Flow] for team in range(len(world.service.teams))])


def acts(world: World) -> None:
    """Something is done to the service."""
    world.acted += 1
    act(world, world.service.actions[world.acted - 1])


def finishes(world: World, seat: Seat) -> None:
    """A worker ends a task; then goes away, if that is due, or begins the next."""
    task, seat.doing = seat.doing, None
    is_done(world, world.cases[task.family], task.ask)
    if seat.falling:
        falls_away(world, seat)
    else:
        begins_next(world, seat)


def comes_back(world: World, family: int) -> None:
    """A family is referred again."""
    _, spell, children = world.returning.pop(family)
    is_referred(world, family, spell, children)
