"""Visits made and missed, children seen and not seen, reviews held and overdue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plimsoll.vocabulary.clocks import add_months, due

from .cases import teams_of
from .plans import CIN, CLA, CP, Plan, long_term, open_of_kind, open_plans, placement, short_break
from .records import Answer, Item, Row, Scene, counts, distributions, in_window, shares, units
from .trace import review_held

# --- the visit clock ----------------------------------------------------------------------------------------


def is_copy(scene: Scene, visit: Row) -> bool:
    """Whether a row among the CIN visits is a CP visit (same id, child, day) or a CLA visit (same child, day)."""
    if visit["kind"] != CIN:
        return False
    others = [row for row in scene.of("visit", visit["person_id"]) if row["visited"] == visit["visited"]]
    return any(row["kind"] == CLA or (row["kind"] == CP and row["visit_id"] == visit["visit_id"]) for row in others)


def serving_days(scene: Scene, plan: Plan) -> list[date]:
    """The days of the visits of the plan's kind to its child since it began."""
    only_seen = not scene.settings.unseen_visits_reset_clock
    return [
        row["visited"]
        for row in scene.of("visit", plan.child)
        if row["kind"] == plan.kind
        and plan.started <= row["visited"] <= scene.day
        and not is_copy(scene, row)
        and (row["seen"] is True or not only_seen)
    ]


def seen_days(scene: Scene, child: str, since: date) -> list[date]:
    """The days in [since, the day] on which any visit saw the child."""
    return [
        row["visited"]
        for row in scene.of("visit", child)
        if row["seen"] is True and since <= row["visited"] <= scene.day
    ]


def visit_due(scene: Scene, plan: Plan, visits: Sequence[date]) -> date:
    """The last day in time for the next visit under the plan, given the days of the visits that count."""
    last = max(visits, default=None)
    if plan.kind == CP:
        return due(scene.clock("visit_cp"), last or plan.started)
    if plan.kind == CIN:
        return due(scene.clock("visit_cin"), last or plan.started)
    placed, placement_id = placement(scene, plan)
    if last is None or last < placed:
        return due(scene.clock("visit_cla_first"), placed)
    settled = long_term(scene, placement_id) and last >= add_months(placed, 12)
    return due(scene.clock("visit_cla_long_term" if settled else "visit_cla"), last)


def visits_overdue(scene: Scene, kind: str) -> list[Item]:
    """Open plans of the kind, counted when the next visit is overdue; short breaks are outside the CLA clock."""
    plans = [p for p in open_of_kind(scene, kind) if kind != CLA or not short_break(scene, p.child)]
    return [
        Item(teams_of(scene, plan.child), scene.day > visit_due(scene, plan, serving_days(scene, plan)))
        for plan in plans
    ]


def visits_overdue_cp(scene: Scene, by: str) -> list[Answer]:
    """Child protection plans whose visit is overdue."""
    return counts(visits_overdue(scene, CP), by)


def visits_overdue_cin(scene: Scene, by: str) -> list[Answer]:
    """Child in need plans whose visit is overdue."""
    return counts(visits_overdue(scene, CIN), by)


def visits_overdue_cla(scene: Scene, by: str) -> list[Answer]:
    """Looked-after children whose visit is overdue."""
    return counts(visits_overdue(scene, CLA), by)


def attention_gap(scene: Scene, by: str) -> list[Answer]:
    """The share of CIN visits overdue less the share of CP visits overdue; with no plan of one kind, nothing."""
    cin, cp = ({a.unit: a.value for a in shares(visits_overdue(scene, kind), by)} for kind in (CIN, CP))
    answers = []
    for unit in [*cin, *(unit for unit in cp if unit not in cin)]:
        detail = {"cin": cin.get(unit), "cp": cp.get(unit)}
        if None in detail.values():
            answers.append(Answer(unit, None, 0, 0))
        else:
            answers.append(Answer(unit, detail["cin"] - detail["cp"], None, None, detail))
    return answers


# --- seen ---------------------------------------------------------------------------------------------------


def unborn(scene: Scene, child: str) -> bool:
    """Expected, and not born on the day (a month of birth counts from its first day)."""
    return any(
        row["expected_month"] is not None and (row["birth_month"] is None or row["birth_month"] > scene.day)
        for row in scene.of("person", child)
    )


def days_since_seen(scene: Scene, by: str) -> list[Answer]:
    """Over born children with an open plan: days since seen, or since the earliest open plan if never."""
    children = sorted({plan.child for plan in open_of_kind(scene, CP, CLA, CIN)})
    items = [_unseen(scene, child) for child in children if not unborn(scene, child)]
    answers = distributions(items, by)
    never = {unit: sum(item.counted for item in those) for unit, those in units(items, by)}
    return [replace(a, detail=a.detail | {"never": never[a.unit]}) for a in answers]


def _unseen(scene: Scene, child: str) -> Item:
    start = min(plan.started for plan in open_plans(scene, child))
    seen = seen_days(scene, child, start)
    return Item(teams_of(scene, child), counted=not seen, days=(scene.day - max(seen, default=start)).days)


def seen_alone(scene: Scene, by: str) -> list[Answer]:
    """Of CP and CLA visits in 3 months with the child seen, the share seen alone; empty is not alone."""
    items, empty = [], []
    for rows in _distinct_visits(scene):
        seen = [row for row in rows if row["seen"] is True]
        if seen:
            alone = any(row["seen_alone"] is True for row in seen)
            teams = teams_of(scene.at(seen[0]["visited"]), seen[0]["person_id"])
            items.append(Item(teams, alone))
            empty.append(Item(teams, not alone and any(row["seen_alone"] is None for row in seen)))
    unknown = {unit: sum(item.counted for item in those) for unit, those in units(empty, by)}
    return [replace(a, noted={"empty": unknown[a.unit]}) for a in shares(items, by)]


def _distinct_visits(scene: Scene) -> list[list[Row]]:
    """CP and CLA visits of the 3 months; rows of one looked-after child on one day are one visit."""
    after = add_months(scene.day, -3)
    visits: dict[tuple, list[Row]] = {}
    for row in scene.rows("visit"):
        if row["kind"] in (CP, CLA) and in_window(row["visited"], after, scene.day):
            name = row["visit_id"] if row["kind"] == CP else None
            visits.setdefault((row["kind"], name, row["person_id"], row["visited"]), []).append(row)
    return list(visits.values())


# --- reviews ------------------------------------------------------------------------------------------------


def reviews_of(scene: Scene, plan: Plan) -> list[date]:
    """The days of the reviews held under the plan, in order; one that names no plan is the child's."""
    return sorted(
        row["held"]
        for row in scene.rows("review")
        if row["kind"] == plan.kind
        and review_held(row)
        and (row["plan_id"] == plan.plan_id or (row["plan_id"] is None and row["person_id"] == plan.child))
        and plan.started <= row["held"] <= scene.day
    )


def review_due(scene: Scene, plan: Plan) -> date:
    """The last day in time for the plan's next review."""
    held = reviews_of(scene, plan)
    if plan.kind == CP:
        return due(scene.clock("review_cp"), held[-1]) if held else due(scene.clock("review_cp_first"), plan.started)
    if not held:
        return due(scene.clock("review_cla_first"), plan.started)
    return due(scene.clock("review_cla_second" if len(held) == 1 else "review_cla"), held[-1])


def reviews_overdue(scene: Scene, by: str) -> list[Answer]:
    """Open CP and CLA plans past their review clock."""
    plans = open_of_kind(scene, CP, CLA)
    return counts([Item(teams_of(scene, plan.child), scene.day > review_due(scene, plan)) for plan in plans], by)
