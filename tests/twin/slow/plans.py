"""Plans: one row is one child in need or child protection plan; a period of being looked after is many episodes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .records import Row, Scene, covers

CP, CLA, CIN = "CP", "CLA", "CIN"


@dataclass(frozen=True)
class Plan:
    """One plan: its kind, id, child, first day and the rows it is made of (episodes in order, for CLA)."""

    kind: str
    plan_id: str
    child: str
    started: date
    parts: tuple[Row, ...]


def all_plans(scene: Scene) -> list[Plan]:
    """Every plan, whenever it was."""
    found = [_plan([row]) for row in scene.rows("plan") if row["kind"] != CLA]
    episodes = [row for row in scene.rows("plan") if row["kind"] == CLA]
    keys = sorted({(row["plan_id"], row["person_id"]) for row in episodes})
    periods = [[row for row in episodes if (row["plan_id"], row["person_id"]) == key] for key in keys]
    return found + [_plan(period) for period in periods]


def _plan(rows: list[Row]) -> Plan:
    parts = sorted(rows, key=lambda row: (row["started"], row["part_id"]))
    first = parts[0]
    return Plan(first["kind"], first["plan_id"], first["person_id"], first["started"], tuple(parts))


def plans_of(scene: Scene, child: str) -> list[Plan]:
    """Every plan of one child."""
    return [plan for plan in all_plans(scene) if plan.child == child]


def is_open(scene: Scene, plan: Plan) -> bool:
    """Open while one of its rows is open and the child is alive; no open referral is asked for."""
    died = [row["died"] for row in scene.of("person", plan.child) if row["died"] is not None]
    alive = not any(day <= scene.day for day in died)
    return alive and any(covers(row["started"], row["ended"], scene.day) for row in plan.parts)


def open_plans(scene: Scene, child: str) -> list[Plan]:
    """The child's open plans."""
    return [plan for plan in plans_of(scene, child) if is_open(scene, plan)]


def open_of_kind(scene: Scene, *kinds: str) -> list[Plan]:
    """Everybody's open plans of these kinds."""
    return [plan for plan in all_plans(scene) if plan.kind in kinds and is_open(scene, plan)]


def gravest(scene: Scene, child: str) -> str | None:
    """The gravest kind of the child's open plans: CP, then CLA, then CIN; with none, nothing."""
    kinds = {plan.kind for plan in open_plans(scene, child)}
    return next((kind for kind in (CP, CLA, CIN) if kind in kinds), None)


def placement(scene: Scene, plan: Plan) -> tuple[date, str | None]:
    """The first day and the id of the placement on the day; an episode that names none stays in the one before."""
    began, current = plan.started, None
    for number, episode in enumerate(row for row in plan.parts if row["started"] <= scene.day):
        moved = episode["placement_id"] is not None and episode["placement_id"] != current
        if number == 0 or moved:
            began, current = episode["started"], episode["placement_id"]
    return began, current


def long_term(scene: Scene, placement_id: str | None) -> bool:
    """Whether the placement is of a kind meant to last to 18."""
    kinds = [row["type_code"] for row in scene.rows("placement") if row["placement_id"] == placement_id]
    return any(kind in scene.settings.long_term_placements for kind in kinds)


def short_break(scene: Scene, child: str) -> bool:
    """Whether the child is in a short-break legal status on the day."""
    return any(
        row["status_code"] in scene.settings.short_break_statuses and covers(row["started"], row["ended"], scene.day)
        for row in scene.of("legal_status", child)
    )
