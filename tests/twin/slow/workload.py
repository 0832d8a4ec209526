"""What every case and event takes in the week to a day, and who bears it: the hours that the load requires."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.workload import CASEWORK, Amount, Work, Workload

from . import plans, visits
from .caseload import family_of
from .cases import child_open, dead, has_word, holders, holding, teams_of, verdict
from .records import (
    SERVICE,
    TEAM,
    Row,
    Scene,
    World,
    last_days,
)
from .staff import worker_of
from .trace import review_held

WEEK = 7
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


def staff_of(scene: Scene, staff: str) -> str:
    """The worker whom a person of the employer's file is, or else that person."""
    return worker_of(scene, staff) or staff


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
        piece(bearer, line(scene, task, kind))
        for child, task, kind in sorted(met)
        for bearer in bearers(scene, child, by)
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
