"""What is done to a running service: posts closed, frozen and left, limits and hours changed, everybody moved."""

from __future__ import annotations

from plimsoll.simulation.action import ANY, Act
from plimsoll.simulation.chances import For
from plimsoll.simulation.compiled import Record, compiled
from plimsoll.simulation.kernel.allocating import allocate_all
from plimsoll.simulation.kernel.counting import comes, departs, note_post
from plimsoll.simulation.kernel.fates import fate, row
from plimsoll.simulation.kernel.holding import give_back, weigh
from plimsoll.simulation.kernel.layout import NOBODY, World
from plimsoll.simulation.kernel.reached import action_at, case_at, contract_at, real_at, team_at, work_at, worker_at
from plimsoll.simulation.kernel.staffing import FILLS, fill, go_away, leave, turn
from plimsoll.simulation.kernel.working import drop_all
from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import NEVER

CLOSE_POSTS, FREEZE, LEAVE = int(Act.CLOSE_POSTS), int(Act.FREEZE), int(Act.LEAVE)
LIMIT, POLICY, ABSENCE, SHARE = int(Act.LIMIT), int(Act.POLICY), int(Act.ABSENCE), int(Act.SHARE)
CASE_HOURS, TASK_HOURS, SHUFFLE = int(Act.CASE_HOURS), int(Act.TASK_HOURS), int(Act.SHUFFLE)
LEAVES_ON_DAY = int(For.LEAVES_ON_DAY)
POST_CLOSED, MOVED = int(What.POST_CLOSED), int(What.MOVED)


@compiled
def act(w: World, number: int, now: float) -> None:
    """Do one thing to the service; then every team allocates."""
    action = action_at(w.actions, number)
    if action.act == CLOSE_POSTS:
        _close_posts(w, number, now)
    elif action.act == FREEZE:
        _freeze(w, number, now)
    elif action.act == LEAVE:
        _some_leave(w, number, now)
    elif action.act == SHUFFLE:
        _shuffle(w, now)
    elif action.act in (CASE_HOURS, TASK_HOURS):
        _change_hours(w, action)
    else:
        _set(w, action)
    allocate_all(w, now)


@compiled
def _set(w: World, action: Record) -> None:
    """A number of the service changes."""
    if action.act == LIMIT:
        for team in range(w.n_teams):
            if _matches(action.team, team):
                team_at(w.teams, team).rule = action.stage
                team_at(w.teams, team).limit = action.amount
    elif action.act == POLICY:
        w.policy = int(action.amount)
    elif action.act == ABSENCE:
        w.absence = action.amount
    elif action.act == SHARE:
        _share_out(w, action)


@compiled
def _share_out(w: World, action: Record) -> None:
    for stage in range(w.n_stages):
        for team in range(w.n_teams):
            if _matches(action.stage, stage) and _matches(action.team, team):
                real_at(w.shares, stage * w.n_teams + team).value = action.amount


@compiled
def _meant(w: World, action: Record, post: int) -> bool:
    """Whether an action is about a post."""
    worker = worker_at(w.workers, post)
    whose = _matches(action.team, worker.team) and _matches(action.role, worker.role)
    return whose and _matches(action.contract, worker.contract)


@compiled
def _matches(meant: int, place: int) -> bool:
    return meant == ANY or meant == place  # noqa: PLR1714 (the compiler knows no tuple of two kinds of number)


# --- posts --------------------------------------------------------------------------------------------------------


@compiled
def _close_posts(w: World, number: int, now: float) -> None:
    action = action_at(w.actions, number)
    for _ in range(int(action.amount)):
        post = _first_to_close(w, action)
        if post == NOBODY:
            return
        if worker_at(w.workers, post).filled:
            leave(w, post, now)
        worker_at(w.workers, post).open = False
        turn(w, post, FILLS, NEVER)
        note_post(w, now, POST_CLOSED, post)


@compiled
def _first_to_close(w: World, action: Record) -> int:
    """The open post that goes first: an empty one, else the one whose holder has fewest children."""
    best, least = NOBODY, 0
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        if worker.open and _meant(w, action, post):
            held = worker.children if worker.filled else NOBODY
            if best == NOBODY or held < least:
                best, least = post, held
    return best


@compiled
def _freeze(w: World, number: int, now: float) -> None:
    action = action_at(w.actions, number)
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        if _meant(w, action, post) and worker.frozen != (action.amount > 0.0):
            worker.frozen = action.amount > 0.0
            if worker.open and not worker.filled:
                fill(w, post, now)


@compiled
def _some_leave(w: World, number: int, now: float) -> None:
    action = action_at(w.actions, number)
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        if worker.filled and _meant(w, action, post):
            even = fate(w, LEAVES_ON_DAY, post, worker.holder, number)
            if even < action.amount:
                leave(w, post, now)
                fill(w, post, now)


# --- hours --------------------------------------------------------------------------------------------------------


@compiled
def _change_hours(w: World, action: Record) -> None:
    """What stages take changes, and with it what every worker's cases require."""
    for stage in range(w.n_works):
        if _matches(action.stage, stage):
            work = work_at(w.works, stage)
            if action.act == CASE_HOURS:
                work.case_seconds = int(work.case_seconds * action.amount + 0.5)
            else:
                work.task_seconds = int(work.task_seconds * action.amount + 0.5)
                work.task_factor *= action.amount
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        worker.case_seconds = 0
        worker.task_seconds = 0
        slot = worker.first_case
        while slot != NOBODY:
            weigh(w, slot, 1)
            slot = case_at(w.cases, slot).after


# --- everybody moves ----------------------------------------------------------------------------------------------


@compiled
def _shuffle(w: World, now: float) -> None:
    """Everybody changes team: cases go back, each worker moves on to the next team that does the same work."""
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        if worker.filled:
            drop_all(w, post)
            give_back(w, post, now)
    for post in range(w.n_workers):
        worker = worker_at(w.workers, post)
        to = _next_team(w, worker.team)
        if worker.filled and to != worker.team:
            agency = contract_at(w.contracts, worker.contract).agency
            departs(w, now, post, agency)
            worker.team = to
            comes(w, now, post, agency)
            note_post(w, now, MOVED, post)
    chain_posts(w)
    for post in range(w.n_workers):
        if (
            worker_at(w.workers, post).filled
            and worker_at(w.workers, post).away
            and not worker_at(w.workers, post).gone
        ):
            go_away(w, post, now)


@compiled
def _next_team(w: World, team: int) -> int:
    """The next team, in order and round again, that does the same stages."""
    teams = w.n_teams
    for on in range(1, teams):
        other = (team + on) % teams
        same = True
        for stage in range(w.n_works):
            shares = row(w.shares, stage, w.n_teams)
            if (real_at(shares, other).value > 0.0) != (real_at(shares, team).value > 0.0):
                same = False
        if same:
            return int(other)
    return team


@compiled
def chain_posts(w: World) -> None:
    """Chain the posts of each team, in order."""
    for team in range(w.n_teams):
        team_at(w.teams, team).first_post = NOBODY
    for back in range(w.n_workers):
        post = w.n_workers - 1 - back
        worker = worker_at(w.workers, post)
        worker.next_post = team_at(w.teams, worker.team).first_post
        team_at(w.teams, worker.team).first_post = post
