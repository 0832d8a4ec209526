"""Load against the line: what a worker's week requires over the hours the worker has, and how long it was too much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .cases import held_in_team, holding
from .records import SERVICE, WORKER, Answer, Row, Scene, State, back, covers, last_days, percentile, teams_first
from .staff import away, team_of
from .workload import WEEK, Bearer, Piece, bearers, children_of, measured, required, staff_of, workload

FOLLOWED = 91
WEEKDAYS = 5


# --- what a worker has --------------------------------------------------------------------------------------


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
    named = [
        (-(contract(scene, row) if contract(scene, row) is not None else -1), team_of(scene, row["team_id"]))
        for row in rows
    ]
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
    return [
        _standing(scene, by, bearer, ([p for p in pieces if p.bearer == bearer], cases.count(bearer)))
        for bearer in found
    ]


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
    left = {
        nominal: [e.required for e in counted if e.bearer.worker is None and e.bearer.nominal is nominal]
        for nominal in (True, False)
    }
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
    workers = [bearer.worker for bearer in bearers(scene, child) if bearer.worker is not None]
    if not workers:
        return State.NOT_APPLICABLE
    if any(over_line(scene, worker) for worker in workers):
        return State.DOWN
    return State.UNKNOWN if any(hours(scene, worker).available is None for worker in workers) else State.HOLDS
