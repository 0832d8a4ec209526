"""Allocation: the first waiting case to the worker with the least, until nobody can be given one."""

from __future__ import annotations

from plimsoll.priority import rules
from plimsoll.simulation.action import ANY
from plimsoll.simulation.compiled import Record, compiled
from plimsoll.simulation.kernel.duties import load
from plimsoll.simulation.kernel.holding import take
from plimsoll.simulation.kernel.layout import DUTIES, NOBODY, REVIEW, VISIT, World
from plimsoll.simulation.kernel.reached import case_at, flag_at, owed_at, policy_at, stage_at, team_at, worker_at
from plimsoll.simulation.service import NEVER, Kind, Rule

CAP, LINE = int(Rule.CAP), int(Rule.LINE)
ASSESSMENT = int(Kind.ASSESSMENT)

# The very functions that put a service's work list in order, compiled.
due_part = compiled(rules.due_part)
barrier_part = compiled(rules.barrier_part)
waiting_part = compiled(rules.waiting_part)
grave_part = compiled(rules.grave_part)
urgency = compiled(rules.urgency)
past_ceiling = compiled(rules.past_ceiling)


@compiled
def allocate(w: World, team: int, now: float) -> None:
    """Give out a team's waiting cases, as far as anybody can be given one."""
    tried = 0
    while team_at(w.teams, team).first_waiting != NOBODY:
        freest = _least(w, team, ANY, now)
        slot = NOBODY if freest == NOBODY else _first_waiting(w, team, tried, now)
        if slot == NOBODY:
            return
        stage = case_at(w.cases, slot).stage
        post = freest if _may(w, freest, stage) else _least(w, team, stage, now)
        if post == NOBODY:
            tried |= 1 << stage
        else:
            take(w, slot, post, now)


@compiled
def allocate_all(w: World, now: float) -> None:
    """Give out every team's waiting cases, team by team."""
    for team in range(w.n_teams):
        allocate(w, team, now)


# --- whose turn it is ---------------------------------------------------------------------------------------------


@compiled
def _first_waiting(w: World, team: int, tried: int, now: float) -> int:
    """The waiting case that comes first, of the stages that have not been tried."""
    best, best_late, best_urgency = NOBODY, 0.0, 0.0
    slot = team_at(w.teams, team).first_waiting
    while slot != NOBODY:
        case = case_at(w.cases, slot)
        if not (tried >> case.stage) & 1:
            late, urgent = _late(w, slot, now), _urgency(w, slot, now)
            sooner = late > best_late or (late == best_late and urgent > best_urgency)
            tied = late == best_late and urgent == best_urgency
            if best == NOBODY or sooner or (tied and case.family < case_at(w.cases, best).family):
                best, best_late, best_urgency = slot, late, urgent
        slot = case.after
    return best


@compiled
def _waited(w: World, slot: int, now: float) -> float:
    """Calendar days that a case has waited, as the order counts them."""
    case = case_at(w.cases, slot)
    return float((now - (case.arrived if w.keeps_place else case.unheld)) * w.calendar_days)


@compiled
def _late(w: World, slot: int, now: float) -> float:
    """The days waited of a case that is past the ceiling; 0 of one that is not."""
    waited = _waited(w, slot, now)
    return waited if past_ceiling(waited, policy_at(w.policies, w.policy).ceiling_days) else 0.0


@compiled
def _urgency(w: World, slot: int, now: float) -> float:
    case = case_at(w.cases, slot)
    policy, stage = policy_at(w.policies, w.policy), stage_at(w.stages, case.stage)
    unheld = (now - case.unheld) * w.calendar_days
    return float(
        urgency(
            due_part(case.nearest - now, policy.overdue, policy.near, policy.near_days),
            barrier_part(1.0 + barriers_late(w, slot, now), unheld, policy.barrier, policy.barrier_day),
            waiting_part(_waited(w, slot, now) + stage.head_start, policy.waiting),
            grave_part(stage.grave, policy.grave),
        )
    )


@compiled
def barriers_late(w: World, slot: int, now: float) -> int:
    """How many of a case's visit, review and assessment are past their clocks."""
    case = case_at(w.cases, slot)
    if not case.nearest < now:
        return 0
    late = int(owed_at(w.owed, slot * DUTIES + VISIT).due < now) + int(
        owed_at(w.owed, slot * DUTIES + REVIEW).due < now
    )
    return late + int(stage_at(w.stages, case.stage).kind == ASSESSMENT and case.deadline < now)


# --- who takes it -------------------------------------------------------------------------------------------------


@compiled
def _least(w: World, team: int, stage: int, now: float) -> int:
    """The worker of a team with the least who can be given a case of a stage, or of `ANY`; -1 where nobody can."""
    best, least = NOBODY, NEVER
    post = team_at(w.teams, team).first_post
    while post != NOBODY:
        worker = worker_at(w.workers, post)
        if _may(w, post, stage):
            held = _room(w, post, now)
            if held < least:
                best, least = post, held
        post = worker.next_post
    return best


@compiled
def _may(w: World, post: int, stage: int) -> bool:
    """Whether a worker's role may hold a stage; of `ANY`, whether it holds cases at all."""
    role = worker_at(w.workers, post).role
    if stage == ANY:
        return not flag_at(w.manages, role).value
    return bool(flag_at(w.may, role * w.n_stages + stage).value)


@compiled
def _room(w: World, post: int, now: float) -> float:
    """What a worker holds, as the team's rule measures it; without end for one who can be given nothing."""
    worker = worker_at(w.workers, post)
    if not worker.filled or worker.away:
        return NEVER
    team = team_at(w.teams, worker.team)
    if team.rule == LINE:
        held = load(w, worker, now)
        return held if held < team.limit else NEVER
    share = _share(w, worker, now)
    if team.rule == CAP and worker.children >= team.limit * share:
        return NEVER
    return float(worker.children / share)


@compiled
def _share(w: World, worker: Record, now: float) -> float:
    """How much of a full-time, experienced worker somebody counts as."""
    share: float = worker.fte
    if now < worker.new_until:
        share *= w.newly_qualified_share
    return share
