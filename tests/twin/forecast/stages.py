"""How the twin's cases come, go from stage to stage, and close."""

from __future__ import annotations

from plimsoll.simulation.chances import For
from plimsoll.simulation.outcome import Flow, Wait, What
from plimsoll.simulation.service import Kind

from .allocating import allocates, may_hold
from .clocks import deadline, due, late
from .draws import falls_on, one_of
from .holding import ask, begins_to_wait, stops_waiting
from .hours import over_line, task_hours
from .records import Ask, Case, Owed, Seat, World

# --- coming -------------------------------------------------------------------------------------------------


def is_referred(world: World, family: int, spell: int, children: int) -> None:
    """A family's children are referred."""
    case = Case(family, spell, children, arrived=world.now)
    world.cases[family] = case
    case.stage = entry(world, case)
    case.team = drawn_team(world, case, otherwise=0)
    world.tell(What.REFERRED, case)
    world.count(case.team, Flow.REFERRED, children)
    if spell > 0:
        world.count(case.team, Flow.REFERRED_AGAIN, children)
    begins_stage(world, case)
    begins_to_wait(world, case)
    allocates(world, case.team)


def entry(world: World, case: Case) -> int:
    """The stage a referral begins in."""
    weights = [world.service.demand.entry.get(stage.name, 0.0) for stage in world.service.stages]
    return one_of(weights, world.draws.even(For.ENTRY, case.family, case.spell))


def drawn_team(world: World, case: Case, otherwise: int) -> int:
    """A team for the case's stage."""
    even = world.draws.even(For.TEAM, case.family, case.spell, case.stages)
    place = one_of(world.shares[case.stage], even)
    return otherwise if place is None else place


def begins_stage(world: World, case: Case) -> None:
    """The case's stage begins: its time is drawn, and its clocks start."""
    spread = world.service.stages[case.stage].lasts
    case.left = world.draws.time(spread, For.LASTS, case.family, case.spell, case.stages)
    case.begun = world.now
    case.ends = world.now + case.left
    case.visit, case.review = Owed(world.now), Owed(world.now)
    case.stages += 1
    world.tell(What.STAGE, case)


# --- steps --------------------------------------------------------------------------------------------------


def steps(world: World, case: Case, step: Ask) -> None:
    """A held case comes to its next step: the worker is asked for time, but for an ending that takes none."""
    if step is Ask.ENDING and task_hours(world, case, step) == 0:
        ends_stage(world, case)
    else:
        ask(world, case, step)


def is_done(world: World, case: Case, what: Ask) -> None:
    """A task of the case is done."""
    if what is Ask.ENDING:
        ends_stage(world, case)
        return
    told, made, made_late = {
        Ask.VISIT: (What.VISITED, Flow.VISITS, Flow.VISITS_LATE),
        Ask.REVIEW: (What.REVIEWED, Flow.REVIEWED, Flow.REVIEWED_LATE),
    }[what]
    world.tell(told, case)
    world.count(case.team, made, 1)
    world.count(case.team, made_late, late(world, due(world, case, what)))
    owed = case.owed(what)
    owed.since, owed.done = world.now, owed.done + 1


# --- the end of a stage -------------------------------------------------------------------------------------

ENDINGS = {
    Kind.ASSESSMENT: (Flow.ASSESSED, Flow.ASSESSED_IN_TIME),
    Kind.ENQUIRY: (Flow.CONFERRED, Flow.CONFERRED_IN_TIME),
}


def ends_stage(world: World, case: Case) -> None:
    """The stage is over: another follows, or the case closes; then the old team allocates, and the new one."""
    seat, old = world.seats[case.post], case.team
    world.tell(What.STAGE_ENDED, case)
    _count_ending(world, case)
    follows = _next_stage(world, case)
    if follows is None:
        closes(world, case, seat)
    else:
        goes_on(world, case, seat, follows)
    allocates(world, old)
    if case.team != old:
        allocates(world, case.team)


def _count_ending(world: World, case: Case) -> None:
    for flow in ENDINGS.get(world.service.stages[case.stage].kind, ()):
        if flow in {Flow.ASSESSED, Flow.CONFERRED} or not late(world, deadline(world, case)):
            world.count(case.team, flow, case.children)


def _next_stage(world: World, case: Case) -> int | None:
    leads_to = world.service.stages[case.stage].leads_to
    shares = [leads_to.get(stage.name, 0.0) for stage in world.service.stages]
    return falls_on(shares, world.draws.even(For.NEXT, case.family, case.spell, case.stages - 1))


def goes_on(world: World, case: Case, seat: Seat, stage: int) -> None:
    """Another stage begins: with the same worker, in the same team, or wherever it is done."""
    case.stage = stage
    stays = world.shares[stage][case.team] > 0
    if stays and may_hold(world, seat, stage):
        begins_stage(world, case)
        return
    case.post = None
    if not stays:
        case.team = drawn_team(world, case, otherwise=case.team)
    begins_stage(world, case)
    begins_to_wait(world, case)


# --- closing ------------------------------------------------------------------------------------------------


def closes(world: World, case: Case, seat: Seat) -> None:
    """The case closes; the family may be referred again."""
    world.tell(What.CLOSED, case)
    world.count(case.team, Flow.CLOSED, case.children)
    more = 1 + world.service.feedback.returns * over_line(world, seat)
    returns = world.service.stages[case.stage].returns * more
    del world.cases[case.family]
    if world.draws.even(For.RETURNS, case.family, case.spell) < returns:
        spread = world.service.demand.comes_back
        gap = world.draws.time(spread, For.RETURNS_IN, case.family, case.spell)
        world.returning[case.family] = (world.now + gap, case.spell + 1, case.children)


def is_withdrawn(world: World, case: Case) -> None:
    """A case that still waits is closed, and does not come back."""
    stops_waiting(world, case)
    world.tell(What.WITHDRAWN, case)
    world.count_wait(case, Wait.WITHDRAWN)
    world.count(case.team, Flow.CLOSED, case.children)
    world.count(case.team, Flow.WITHDRAWN, case.children)
    del world.cases[case.family]


# --- families that may come ---------------------------------------------------------------------------------


def next_candidate(world: World) -> None:
    """Draw when the next family may come."""
    demand, service = world.service.demand, world.service
    if demand.ceiling <= 0:
        return
    family = len(service.open_cases) + world.candidates
    gap = world.draws.gap(1 / demand.ceiling, For.ARRIVES, family)
    world.next_candidate = (world.next_candidate or 0.0) + gap


def may_come(world: World) -> None:
    """A family comes, or does not, by the day's rate."""
    demand, family = world.service.demand, len(world.service.open_cases) + world.candidates
    world.candidates += 1
    if world.draws.even(For.COMES, family) < demand.rates[int(world.now)] / demand.ceiling:
        number = one_of(demand.children, world.draws.even(For.CHILDREN, family))
        is_referred(world, family, 0, number + 1)
    next_candidate(world)
