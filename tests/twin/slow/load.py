"""Load against the line: what every case and event takes, day by day, over what every worker has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.workload import CASEWORK, Amount, Work, Workload

from . import plans, visits
from .caseload import family_of
from .cases import child_open, dead, has_word, held_in_team, holders, holding, teams_of, verdict
from .records import SERVICE, TEAM, WORKER, Answer, Row, Scene, State, World, back, covers, last_days, percentile, teams_first
from .staff import away, team_of, worker_of
from .trace import review_held

WEEK = 7
FOLLOWED = 91
WEEKDAYS = 5
MINUTES = 60
PARTS = 10_000


@dataclass(frozen=True)
class Bearer:
    """Who bears a child's work: a worker, or with none the child's team, held in name by somebody or by nobody."""

    worker: str | None
    team: str | None = None
    nominal: bool = False


@dataclass(frozen=True)
class Piece:
    """Some hours that a bearer's week takes, and how many of them nobody has measured."""

    bearer: Bearer
    hours: float
    assumed: float


def workload(scene: Scene) -> Workload:
    """The service's workload profile."""
    return scene.profile.workload


# --- a time study -------------------------------------------------------------------------------------------


def entries(scene: Scene, task: str) -> list[Row]:
    """The entries of a time study for a task."""
    return [
        row for row in scene.rows("time_entry") if row["task"].strip().lower() == task and row["minutes"] is not None
    ]


def spent_on(scene: Scene, work: Work) -> list[Row]:
    """The entries that speak for a line: of its kind of case or, but for casework, of none."""
    kinds = (work.kind,) if work.task == CASEWORK else (work.kind, "")
    return [row for row in entries(scene, work.task) if (row["case_kind"] or "").strip().upper() in kinds]


def case_weeks(scene: Scene, kind: str) -> float:
    """The weeks for which the study's workers held cases of a kind, between its first and its last day."""
    rows = entries(scene, CASEWORK)
    workers = {staff_of(scene, row["staff_id"]) for row in rows}
    days = [row["worked"] for row in rows if row["worked"] is not None]
    held = 0
    for number in range((max(days) - min(days)).days + 1) if days else ():
        then = scene.at(min(days) + timedelta(days=number))
        pairs = {(row["worker_id"], row["person_id"]) for row in holding(then) if row["worker_id"] in workers}
        held += sum(kind in dict(open_kinds(then, child)) and not dead(then, child) for _, child in pairs)
    return held / WEEK


def studied(scene: Scene, work: Work) -> Work:
    """A line with the service's own hours, where a study gives them."""
    rows = spent_on(scene, work)
    over = case_weeks(scene, work.kind) if rows and work.task == CASEWORK else len(rows)
    if not work.general or not rows or not over:
        return work
    took = round(sum(row["minutes"] for row in rows) / MINUTES / over * PARTS) / PARTS
    return replace(work, hours=Amount(took, took, took, "a time study"))


_last: list[tuple[World, Profile, Profile]] = []


def measured(scene: Scene) -> Scene:
    """The scene with the hours of the service's own study in its profile. The last one is kept: it takes long."""
    if not _last or _last[0][0] is not scene.world or _last[0][1] is not scene.profile:
        works = tuple(studied(scene, work) for work in workload(scene).works)
        whole = replace(scene.profile, workload=replace(workload(scene), works=works))
        _last[:] = [(scene.world, scene.profile, whole)]
    return Scene(scene.world, scene.day, _last[0][2])


# --- who bears it -------------------------------------------------------------------------------------------


def in_a_tray(scene: Scene, worker: str) -> bool:
    """Whether the worker holds in name only, by a named role's word or else by name or job title."""
    said, rules = verdict(scene, worker), scene.profile.in_name_only
    if said is not None:
        return said
    return any(
        has_word(row["name"], rules.name_words) or has_word(row["job_title"], rules.manager_words)
        for row in scene.rows("worker")
        if row["worker_id"] == worker
    )


def bearers(scene: Scene, child: str, by: str = SERVICE) -> list[Bearer]:
    """Each worker who holds the child and is there; else its team (of a service: no team), if held or open at all."""
    held_by = sorted({row["worker_id"] for row in holders(scene, child)})
    there = [Bearer(worker) for worker in held_by if not in_a_tray(scene, worker)]
    if there:
        return there
    if not held_by and not child_open(scene, child):
        return []
    return [Bearer(None, team, bool(held_by)) for team in (teams_of(scene, child) if by == TEAM else (None,))]


def children_of(scene: Scene) -> list[str]:
    """Every child there is."""
    return sorted({row["person_id"] for table in ("referral", "allocation") for row in scene.rows(table)})


# --- what a case takes --------------------------------------------------------------------------------------


def line(scene: Scene, task: str, kind: str) -> Work:
    """The general line of work of a task and kind of case."""
    return next(work for work in workload(scene).works if (work.task, work.kind) == (task, kind) and work.general)


def referral_of(scene: Scene, row: Row) -> Row | None:
    """The referral a row names, if it is there."""
    return next((r for r in scene.rows("referral") if r["referral_id"] == row["referral_id"]), None)


def open_until(scene: Scene, row: Row, *ends: date | None) -> bool:
    """Whether a piece of work that began on its day has come to none of its ends, nor its referral to its own."""
    referral = referral_of(scene, row)
    every = [*ends, referral["closed"] if referral else None]
    return row["started"] <= scene.day and all(end is None or end > scene.day for end in every)


def enquiries(scene: Scene, child: str) -> list[date]:
    """The first days of the child's open enquiries: neither ended nor come to a conference."""
    found = []
    for row in scene.of("enquiry", child):
        held = [c["held"] for c in scene.rows("conference") if c["enquiry_id"] == row["enquiry_id"]]
        if open_until(scene, row, row["ended"], min(held, default=None)):
            found.append(row["started"])
    return found


def open_kinds(scene: Scene, child: str) -> list[tuple[str, list[date]]]:
    """What a child's case is on the day, with the first days of what makes it so: of the plans the gravest only."""
    found: list[tuple[str, list[date]]] = []
    gravest = plans.gravest(scene, child)
    if gravest:
        found.append((gravest, [p.started for p in plans.open_plans(scene, child) if p.kind == gravest]))
    assessments = [r["started"] for r in scene.of("assessment", child) if open_until(scene, r, r["authorised"])]
    found += [("ENQUIRY", enquiries(scene, child)), ("ASSESSMENT", assessments)]
    return [(kind, starts) for kind, starts in found if starts] or [("OTHER", [])]


def need_at(scene: Scene, child: str, day: date) -> str:
    """The primary need of the child's last referral by the day."""
    before = [(r["received"], r["need_code"] or "") for r in scene.of("referral", child) if r["received"] <= day]
    return max(before)[1] if before else ""


def fitting(scene: Scene, child: str, kind: str, start: date) -> Work:
    """The most particular line of casework for a case of that kind that began on a day."""
    need, weeks = need_at(scene, child, start), (scene.day - start).days // WEEK
    fit = [
        work
        for work in workload(scene).works
        if (work.task, work.kind) == (CASEWORK, kind)
        and work.need in (need, "")
        and (work.first_weeks is None or weeks < work.first_weeks)
    ]
    return max(fit, key=particular)


def particular(work: Work) -> tuple[bool, float]:
    """One need before any, and the fewest first weeks before more."""
    return (bool(work.need), -(work.first_weeks or float("inf")))


def casework(scene: Scene, child: str) -> list[Work]:
    """The lines that speak of a child's case on the day; a child who has died takes none."""
    if dead(scene, child):
        return []
    spoken = []
    for kind, starts in open_kinds(scene, child):
        lines = [fitting(scene, child, kind, start) for start in starts] or [line(scene, CASEWORK, kind)]
        spoken.append(max(lines, key=particular))
    return spoken


# --- what an event takes ------------------------------------------------------------------------------------


def assumed(work: Work) -> float:
    """The hours of a line that nobody has measured: all or none."""
    return work.hours.value if work.hours.assumed else 0.0


def longest(lines: Iterable[Work]) -> Work:
    """The line of most hours."""
    return max(lines, key=lambda work: (work.hours.value, work.hours.assumed))


def piece(bearer: Bearer, work: Work) -> Piece:
    """A line's hours, borne by somebody."""
    return Piece(bearer, work.hours.value, assumed(work))


def by_family(scene: Scene, found: list[tuple[str, str]], by: str) -> list[Piece]:
    """One visit to each family for each who bears one of the children, as long as the longest: (child, kind)."""
    placed = [
        (repr((bearer, family_of(scene, child))), bearer, line(scene, "visit", kind))
        for child, kind in found
        for bearer in bearers(scene, child, by)
    ]
    groups = [list(group) for _, group in groupby(sorted(placed, key=lambda each: each[0]), key=lambda each: each[0])]
    return [piece(group[0][1], longest(work for *_, work in group)) for group in groups]


def done(scene: Scene, by: str) -> list[Piece]:
    """What was done on the day: visits by family, and for each child a review of each kind and a conference."""
    visited = [(row["person_id"], row["kind"]) for row in scene.rows("visit") if row["visited"] == scene.day]
    met = {
        (row["person_id"], "review", row["kind"])
        for row in scene.rows("review")
        if review_held(row) and row["held"] == scene.day
    }
    met |= {(row["person_id"], "conference", "") for row in scene.rows("conference") if row["held"] == scene.day}
    meetings = [
        piece(bearer, line(scene, task, kind)) for child, task, kind in sorted(met) for bearer in bearers(scene, child, by)
    ]
    return by_family(scene, visited, by) + meetings


def overdue(scene: Scene, by: str) -> list[Piece]:
    """What is overdue on the day: one visit to each family, and each review."""
    due, reviews = [], []
    for plan in plans.open_of_kind(scene, "CP", "CLA", "CIN"):
        clocked = plan.kind != "CLA" or not plans.short_break(scene, plan.child)
        if clocked and scene.day > visits.visit_due(scene, plan, visits.serving_days(scene, plan)):
            due.append((plan.child, plan.kind))
        if plan.kind != "CIN" and scene.day > visits.review_due(scene, plan):
            work = line(scene, "review", plan.kind)
            reviews += [piece(bearer, work) for bearer in bearers(scene, plan.child, by)]
    return by_family(scene, due, by) + reviews


def required(scene: Scene, by: str = SERVICE) -> list[Piece]:
    """All that the week to the day requires: cases as they stand, what was done in it, and what is overdue."""
    cases = [
        piece(bearer, work)
        for child in children_of(scene)
        for bearer in bearers(scene, child, by)
        for work in casework(scene, child)
    ]
    week = [each for day in last_days(scene.day, WEEK) for each in done(scene.at(day), by)]
    return cases + week + overdue(scene, by)


# --- what a worker has --------------------------------------------------------------------------------------


def staff_of(scene: Scene, staff: str) -> str:
    """The worker whom a person of the employer's file is, or else that person."""
    return worker_of(scene, staff) or staff


def posts(scene: Scene) -> dict[str, list[Row]]:
    """All rows of each worker's posts; of one whom the employer does not know, the case system's FTE."""
    found: dict[str, list[Row]] = {}
    for row in scene.rows("employment"):
        found.setdefault(staff_of(scene, row["staff_id"]), []).append(row)
    for row in scene.rows("worker"):
        if row["worker_id"] not in found and (row["fte"] or 0) > 0:
            own = {"fte": row["fte"], "asye": None, "role": None, "team_id": None}
            found[row["worker_id"]] = [own | {"started": date.min, "ended": None, "by_fte": True}]
    return found


def contract(scene: Scene, row: Row) -> float | None:
    """A post's contracted hours of casework: a manager's are none; nothing where the employer gives none."""
    if (row["role"] or "").strip().upper() in scene.profile.managing_roles:
        return 0.0
    if row["fte"] is None:
        return None
    share = workload(scene).asye_share.value if row["asye"] else 1.0
    return row["fte"] * share * workload(scene).full_time_hours.value


def weekdays_away(scene: Scene, worker: str) -> int:
    """The weekdays of the week to the day on which the worker was away; leave is in the profile's share."""
    people = {row["staff_id"] for row in scene.rows("absence") if staff_of(scene, row["staff_id"]) == worker}
    kept = [row for row in scene.rows("absence") if (row["kind"] or "").strip().lower() != "leave"]
    without_leave = Scene(scene.world | {"absence": kept}, scene.day, scene.profile)
    week = [day for day in last_days(scene.day, WEEK) if day.weekday() < WEEKDAYS]
    return sum(away(without_leave, people, day) for day in week)


@dataclass(frozen=True)
class Hours:
    """What a worker has on a day: hours available (nothing: not known), whether in a casework post, by whose word."""

    available: float | None
    caseworker: bool = False
    by_fte: bool = False


def hours(scene: Scene, worker: str) -> Hours:
    """The hours of a worker in the week to the day."""
    every = posts(scene).get(worker)
    if every is None:
        return Hours(None)
    rows = [row for row in every if covers(row["started"], row["ended"], scene.day)]
    caseworker = any((row["role"] or "").strip().upper() in workload(scene).roles for row in rows)
    by_fte = any(row.get("by_fte", False) for row in rows)
    contracts = [contract(scene, row) for row in rows]
    if None in contracts:
        return Hours(None, caseworker, by_fte)
    free = 1 - workload(scene).leave_share.value - weekdays_away(scene, worker) / WEEKDAYS
    return Hours(sum(contracts) * max(free, 0) * workload(scene).casework_share.value, caseworker, by_fte)


# --- the line -----------------------------------------------------------------------------------------------


def worker_hours(scene: Scene, worker: str) -> float:
    """The hours that a worker's week requires."""
    return sum(each.hours for each in required(scene) if each.bearer.worker == worker)


def above(scene: Scene, worker: str, drawn: float) -> bool:
    """Whether a worker's load is known and above a share of the hours there are."""
    available = hours(scene, worker).available
    return available is not None and worker_hours(scene, worker) > drawn * available


def over_line(scene: Scene, worker: str) -> bool:
    """Whether a worker is above the line that stood on the day."""
    return above(scene, worker, workload(scene).line_on(scene.day).at)


def days_over(scene: Scene, worker: str) -> int | None:
    """For how many days before this one the worker has been above the line without a break, a quarter at most."""
    if not over_line(scene, worker):
        return None
    days = 0
    while days < FOLLOWED and over_line(scene.at(back(scene.day, days + 1)), worker):
        days += 1
    return days


def excessive(scene: Scene, worker: str) -> bool:
    """Whether the load has been excessive for as many days in a row as the rule says."""
    rule = workload(scene).excess
    return all(above(scene.at(day), worker, rule.above) for day in reversed(last_days(scene.day, rule.days)))


# --- the answer ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """One bearer on the day."""

    bearer: Bearer
    unit: str | None
    required: float
    assumed: float
    cases: int
    hours: Hours
    counted: bool


def team_on(scene: Scene, worker: str) -> str | None:
    """The one team of a worker: of the post of most hours, else the one whose children the worker mostly holds."""
    rows = [row for row in posts(scene).get(worker, []) if covers(row["started"], row["ended"], scene.day)]
    named = [(-(contract(scene, row) if contract(scene, row) is not None else -1), team_of(scene, row["team_id"])) for row in rows]
    own = [each for each in named if each[1] is not None]
    if own:
        return min(own)[1]
    teams = sorted({row["team_id"] for row in holding(scene) if row["worker_id"] == worker} - {None})
    return max(teams, key=lambda team: held_in_team(scene, team)[worker], default=None)


def standings(scene: Scene, by: str) -> list[Standing]:
    """Everybody who bears a case or work on the day, or has hours to give."""
    pieces = required(scene, by)
    cases = [bearer for child in children_of(scene) for bearer in bearers(scene, child, by)]
    found = {*cases, *(each.bearer for each in pieces), *map(Bearer, posts(scene))}
    return [_standing(scene, by, bearer, ([p for p in pieces if p.bearer == bearer], cases.count(bearer))) for bearer in found]


def _standing(scene: Scene, by: str, bearer: Bearer, work: tuple[list[Piece], int]) -> Standing:
    pieces, cases = work
    takes, guessed = sum(p.hours for p in pieces), sum(p.assumed for p in pieces)
    if bearer.worker is None:
        return Standing(bearer, SERVICE if by == SERVICE else bearer.team, takes, guessed, cases, Hours(None), True)
    has = hours(scene, bearer.worker)
    units = {SERVICE: SERVICE, WORKER: bearer.worker}
    unit = units[by] if by in units else team_on(scene, bearer.worker)
    to_give = has.caseworker and (has.available or 0) > 0
    counted = has.available is not None and (cases > 0 or takes > 0 or to_give)
    return Standing(bearer, unit, takes, guessed, cases, has, counted)


def load(scene: Scene, by: str) -> list[Answer]:
    """Hours required over hours available, of those whose hours are known, and the work that nobody holds."""
    if not scene.loaded("employment") and not any(row["fte"] for row in scene.rows("worker")):
        return [Answer(SERVICE, None, None, None)]
    scene = measured(scene)
    found = [each for each in standings(scene, by) if each.counted or (each.hours.available is None and each.cases > 0)]
    if by == WORKER:
        return [_own(scene, each) for each in sorted(_workers(found), key=lambda each: each.bearer.worker or "")]
    units = (SERVICE,) if by == SERVICE else teams_first(each.unit for each in found) if found else ()
    return [_together(scene, unit, [each for each in found if each.unit == unit]) for unit in units]


def _workers(found: Iterable[Standing]) -> list[Standing]:
    return [each for each in found if each.bearer.worker is not None]


def _own(scene: Scene, each: Standing) -> Answer:
    worker, available = each.bearer.worker or "", each.hours.available
    detail = {
        "over": days_over(scene, worker),
        "excessive": excessive(scene, worker),
        "line": workload(scene).line_on(scene.day).at,
        "no_hours": available is None,
        "by_fte": each.hours.by_fte,
        "assumed": each.assumed / each.required if each.required else 0,
    }
    return Answer(worker, each.required / available if available else None, each.required, available, detail)


def _together(scene: Scene, unit: str | None, found: list[Standing]) -> Answer:
    if not found:
        return Answer(unit, None, 0, 0)
    counted = [each for each in found if each.counted]
    workers, unknown = _workers(counted), [each for each in found if not each.counted]
    ratios = [each.required / each.hours.available for each in workers if each.hours.available]
    over = [days for each in workers if (days := days_over(scene, each.bearer.worker or "")) is not None]
    takes, has = sum(each.required for each in counted), sum(each.hours.available or 0 for each in workers)
    left = {nominal: [e.required for e in counted if e.bearer.worker is None and e.bearer.nominal is nominal] for nominal in (True, False)}
    detail = {
        "over": len(over) / len(workers) if workers else None,
        "workers": len(workers),
        "over_workers": len(over),
        "excessive": sum(excessive(scene, each.bearer.worker or "") for each in workers),
        "longest": max(over, default=None),
        "line": workload(scene).line_on(scene.day).at if counted else None,
        "unallocated": sum(left[False]),
        "nominal": sum(left[True]),
        "p50": percentile(ratios, 0.5),
        "p90": percentile(ratios, 0.9),
        "no_hours": len(unknown),
        "left_out": sum(each.required for each in unknown),
        "by_fte": sum(each.hours.by_fte for each in workers),
        "assumed": sum(each.assumed for each in counted) / takes if takes else 0,
    }
    return Answer(unit, takes / has if has else None, takes, has, detail)


def under_line(scene: Scene, child: str) -> State:
    """Nobody who holds the child is over the line; unknown where the hours of one of them are."""
    scene = measured(scene)
    workers = [bearer.worker for bearer in bearers(scene, child, by) if bearer.worker is not None]
    if not workers:
        return State.NOT_APPLICABLE
    if any(over_line(scene, worker) for worker in workers):
        return State.DOWN
    return State.UNKNOWN if any(hours(scene, worker).available is None for worker in workers) else State.HOLDS
