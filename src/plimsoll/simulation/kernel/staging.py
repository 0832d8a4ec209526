"""The course of a case: referred, from stage to stage, closed, perhaps referred again."""

from __future__ import annotations

from plimsoll.simulation.chances import EXPONENTIAL, For, lasting
from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.agenda import COMES_BACK, MAY_COME, put
from plimsoll.simulation.kernel.allocating import allocate
from plimsoll.simulation.kernel.counting import TAKEN_BACK, count, enters, goes, note_case
from plimsoll.simulation.kernel.duties import begin_duties, due, find_nearest, over, owe, watch
from plimsoll.simulation.kernel.fates import among, chosen, fate, row
from plimsoll.simulation.kernel.holding import let_go, next_step, stop_waiting, wait, weigh
from plimsoll.simulation.kernel.layout import DUTIES, ENDING, NOBODY, VISIT, World
from plimsoll.simulation.kernel.reached import case_at, flag_at, owed_at, real_at, stage_at, task_at, work_at, worker_at
from plimsoll.simulation.kernel.working import ask
from plimsoll.simulation.outcome import Flow, What
from plimsoll.simulation.service import NEVER, Kind

ASSESSMENT, ENQUIRY = int(Kind.ASSESSMENT), int(Kind.ENQUIRY)
ARRIVES, COMES, ENTRY, CHILDREN = int(For.ARRIVES), int(For.COMES), int(For.ENTRY), int(For.CHILDREN)
TEAM, LASTS, NEXT = int(For.TEAM), int(For.LASTS), int(For.NEXT)
RETURNS, RETURNS_IN = int(For.RETURNS), int(For.RETURNS_IN)
REFERRED, REFERRED_AGAIN = int(Flow.REFERRED), int(Flow.REFERRED_AGAIN)
CLOSED, WITHDRAWN = int(Flow.CLOSED), int(Flow.WITHDRAWN)
VISITS, VISITS_LATE = int(Flow.VISITS), int(Flow.VISITS_LATE)
REVIEWED, REVIEWED_LATE = int(Flow.REVIEWED), int(Flow.REVIEWED_LATE)
ASSESSED, ASSESSED_IN_TIME = int(Flow.ASSESSED), int(Flow.ASSESSED_IN_TIME)
CONFERRED, CONFERRED_IN_TIME = int(Flow.CONFERRED), int(Flow.CONFERRED_IN_TIME)
IS_REFERRED, STAGE, STAGE_ENDED = int(What.REFERRED), int(What.STAGE), int(What.STAGE_ENDED)
IS_CLOSED, IS_WITHDRAWN = int(What.CLOSED), int(What.WITHDRAWN)
VISITED, HAS_REVIEW = int(What.VISITED), int(What.REVIEWED)


# --- referred -----------------------------------------------------------------------------------------------------


@compiled
def next_candidate(w: World, now: float) -> None:
    """Put the next family that may come on the agenda."""
    ceiling, family = w.demand_ceiling, w.n_open_cases + w.candidates
    if ceiling > 0.0:
        gap = lasting(EXPONENTIAL, 1.0 / ceiling, 0.0, fate(w, ARRIVES, family, 0, 0))
        put(w, now + gap, MAY_COME, family, (NOBODY, NOBODY))


@compiled
def may_come(w: World, now: float) -> None:
    """A family comes, if its number is below the day's rate."""
    family = w.n_open_cases + w.candidates
    w.candidates += 1
    if fate(w, COMES, family, 0, 0) < real_at(w.rates, int(now)).value / w.demand_ceiling:
        slot = new_case(w)
        if slot != NOBODY:
            case = case_at(w.cases, slot)
            case.family = family
            case.spell = 0
            case.children = 1 + among(w.children, w.n_children, fate(w, CHILDREN, family, 0, 0))
            refer(w, slot, now)
    next_candidate(w, now)


@compiled
def new_case(w: World) -> int:
    """A free place for a case; -1 when there is none left."""
    slot = w.free_case
    if slot != NOBODY:
        w.free_case = case_at(w.cases, slot).after
        return int(slot)
    if w.high == w.n_cases:
        w.full = True
        return NOBODY
    w.high += 1
    return int(w.high - 1)


@compiled
def free_case(w: World, slot: int) -> None:
    """Give a case's place back."""
    case_at(w.cases, slot).after = w.free_case
    w.free_case = slot


@compiled
def refer(w: World, slot: int, now: float) -> None:
    """A family is referred: its first stage begins, and it waits."""
    case = case_at(w.cases, slot)
    case.open = True
    case.stages = 0
    case.waits = 0
    case.workers = 0
    case.last_post = NOBODY
    case.arrived = now
    case.unheld = now
    case.stage = among(w.entry, w.n_stages, fate(w, ENTRY, case.family, case.spell, 0))
    case.team = 0
    case.team = drawn_team(w, slot)
    case.post = NOBODY
    count(w, case.team, REFERRED, case.children)
    if case.spell > 0:
        count(w, case.team, REFERRED_AGAIN, case.children)
    note_case(w, now, IS_REFERRED, slot)
    enters(w, now, slot)
    begin_stage(w, slot, now)
    wait(w, slot, now)
    allocate(w, case.team, now)


@compiled
def drawn_team(w: World, slot: int) -> int:
    """The team that is given a case of its stage; the case's own where no team does the stage."""
    case = case_at(w.cases, slot)
    shares = row(w.shares, case.stage, w.n_teams)
    team = among(shares, w.n_teams, fate(w, TEAM, case.family, case.spell, case.stages))
    return case.team if team == NOBODY else team


# --- stages -------------------------------------------------------------------------------------------------------


@compiled
def begin_stage(w: World, slot: int, now: float) -> None:
    """A stage begins: its time is drawn and its clocks start."""
    case = case_at(w.cases, slot)
    stage = stage_at(w.stages, case.stage)
    even = fate(w, LASTS, case.family, case.spell, case.stages)
    case.begun = now
    case.left = lasting(stage.shape, stage.centre, stage.sigma, even)
    set_deadline(w, slot)
    begin_duties(w, slot, now)
    note_case(w, now, STAGE, slot)


@compiled
def set_deadline(w: World, slot: int) -> None:
    """By when a case's stage should be over."""
    case = case_at(w.cases, slot)
    stage = stage_at(w.stages, case.stage)
    if stage.deadline == NOBODY:
        case.deadline = NEVER
    else:
        case.deadline = due(w, stage.deadline, case.arrived if stage.from_arrival else case.begun)
    find_nearest(w, slot)


@compiled
def step(w: World, slot: int, now: float) -> None:
    """A held case comes to its next visit or review, or to the end of its stage's time."""
    what = case_at(w.cases, slot).next_what
    if what == ENDING and not _ending_takes(w, slot):
        _stage_over(w, slot, now)
    else:
        ask(w, slot, what, now)


@compiled
def _ending_takes(w: World, slot: int) -> bool:
    """Whether ending a case's stage takes time."""
    stage = case_at(w.cases, slot).stage
    return bool(stage_at(w.stages, stage).closing_hours * work_at(w.works, stage).task_factor > 0.0)


@compiled
def task_done(w: World, post: int, now: float) -> None:
    """A worker has ended a task, and what follows from it happens."""
    slot = worker_at(w.workers, post).serving
    what = task_at(w.tasks, slot).what
    if what == ENDING:
        _stage_over(w, slot, now)
    else:
        _duty_done(w, slot, what, now)
        next_step(w, slot, now)


@compiled
def _duty_done(w: World, slot: int, what: int, now: float) -> None:
    case = case_at(w.cases, slot)
    owed = owed_at(w.owed, slot * DUTIES + what)
    late = 1.0 if now >= owed.due else 0.0
    if what == VISIT:
        count(w, case.team, VISITS, 1.0)
        count(w, case.team, VISITS_LATE, late)
        note_case(w, now, VISITED, slot)
    else:
        count(w, case.team, REVIEWED, 1.0)
        count(w, case.team, REVIEWED_LATE, late)
        note_case(w, now, HAS_REVIEW, slot)
    owed.count += 1
    owe(w, slot, what, now)


@compiled
def _stage_over(w: World, slot: int, now: float) -> None:
    case = case_at(w.cases, slot)
    team = case.team
    _count_stage(w, slot, now)
    note_case(w, now, STAGE_ENDED, slot)
    leads = row(w.leads, case.stage, w.n_stages)
    following = chosen(leads, w.n_stages, fate(w, NEXT, case.family, case.spell, case.stages))
    if following == NOBODY:
        _close(w, slot, now)
    else:
        _move_on(w, slot, (following, now))
    allocate(w, team, now)
    if following != NOBODY and case.team != team:
        allocate(w, case.team, now)


@compiled
def _count_stage(w: World, slot: int, now: float) -> None:
    case = case_at(w.cases, slot)
    kind = stage_at(w.stages, case.stage).kind
    in_time = case.children if now < case.deadline else 0
    if kind == ASSESSMENT:
        count(w, case.team, ASSESSED, case.children)
        count(w, case.team, ASSESSED_IN_TIME, in_time)
    elif kind == ENQUIRY:
        count(w, case.team, CONFERRED, case.children)
        count(w, case.team, CONFERRED_IN_TIME, in_time)


@compiled
def _move_on(w: World, slot: int, turn: tuple[int, float]) -> None:
    """A case goes on to another stage: with its worker, in its team, or in another."""
    following, now = turn
    case = case_at(w.cases, slot)
    stays = real_at(w.shares, following * w.n_teams + case.team).value > 0.0
    role = worker_at(w.workers, case.post).role
    if stays and flag_at(w.may, role * w.n_stages + following).value:
        _go_on_held(w, slot, turn)
        return
    let_go(w, slot, now)
    goes(w, now, slot)
    case.stages += 1
    case.stage = following
    if not stays:
        case.team = drawn_team(w, slot)
    enters(w, now, slot)
    case.post = NOBODY
    begin_stage(w, slot, now)
    wait(w, slot, now)


@compiled
def _go_on_held(w: World, slot: int, turn: tuple[int, float]) -> None:
    following, now = turn
    case = case_at(w.cases, slot)
    weigh(w, slot, -1)
    goes(w, now, slot)
    case.stages += 1
    case.stage = following
    enters(w, now, slot)
    weigh(w, slot, 1)
    begin_stage(w, slot, now)
    case.ends = now + case.left
    next_step(w, slot, now)


# --- closed -------------------------------------------------------------------------------------------------------


@compiled
def _close(w: World, slot: int, now: float) -> None:
    """A held case closes, and may be referred again."""
    case = case_at(w.cases, slot)
    above = over(w, worker_at(w.workers, case.post), now)
    often = stage_at(w.stages, case.stage).returns * (1.0 + w.returns * above)
    count(w, case.team, CLOSED, case.children)
    note_case(w, now, IS_CLOSED, slot)
    let_go(w, slot, now)
    goes(w, now, slot)
    case.open = False
    watch(w, slot)
    if fate(w, RETURNS, case.family, case.spell, 0) < often:
        even = fate(w, RETURNS_IN, case.family, case.spell, 0)
        after = lasting(w.back_shape, w.back_centre, w.back_sigma, even)
        put(w, now + after, COMES_BACK, case.family, (slot, case.stamp))
    else:
        free_case(w, slot)


@compiled
def come_back(w: World, slot: int, now: float) -> None:
    """A family is referred again."""
    case_at(w.cases, slot).spell += 1
    refer(w, slot, now)


@compiled
def withdraw(w: World, slot: int, now: float) -> None:
    """A case that waits is closed without a worker."""
    case = case_at(w.cases, slot)
    stop_waiting(w, slot, TAKEN_BACK, now)
    count(w, case.team, CLOSED, case.children)
    count(w, case.team, WITHDRAWN, case.children)
    note_case(w, now, IS_WITHDRAWN, slot)
    goes(w, now, slot)
    case.open = False
    watch(w, slot)
    case.stamp += 1
    free_case(w, slot)
