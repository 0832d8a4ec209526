"""Change and return: workers changed, referrals and plans come again, and what was recorded late."""

from __future__ import annotations

from datetime import date

from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.tables import TABLES

from .cases import child_open, held_type, open_children, open_since, own_teams, teams_of
from .plans import CP, all_plans
from .records import (
    SERVICE,
    Answer,
    Item,
    Row,
    Scene,
    Teams,
    back,
    covers,
    distributions,
    in_window,
    last_days,
    shares,
    units,
)
from .trace import review_held

CHANGE_DAYS = 182
YEAR_DAYS = 365
RECORDING_DAYS = 28
DAYS_A_MONTH = 30.4375
CHILD_MONTHS = 100

LATE_TABLES = (
    "contact",
    "referral",
    "assessment",
    "enquiry",
    "conference",
    "plan",
    "visit",
    "review",
    "allocation",
)


def changes(scene: Scene, child: str) -> list[Row]:
    """The allocations that changed the child's worker, whenever they began."""
    rows = held_type(scene, child)
    return [row for number, row in enumerate(rows) if _is_change(scene, row, rows[:number])]


def _is_change(scene: Scene, row: Row, before: list[Row]) -> bool:
    """Begun while the child was open, by another worker than the last one of the same unbroken open spell."""
    then = scene.at(row["started"])
    if not child_open(then, row["person_id"]):
        return False
    since = open_since(then, row["person_id"])
    same_spell = [other for other in before if other["ended"] is None or other["ended"] > since]
    return bool(same_spell) and same_spell[-1]["worker_id"] != row["worker_id"]


def worker_changes(scene: Scene, by: str) -> list[Answer]:
    """Changes of worker in 182 days per 100 child-months open in them."""
    children = sorted({row["person_id"] for row in scene.rows("referral")})
    days = last_days(scene.day, CHANGE_DAYS)
    open_days = [
        Item(_open_team(scene.at(day), child, by)) for child in children for day in days if _open(scene, child, day)
    ]
    changed = [
        Item(own_teams(scene, row, row["started"]))
        for child in children
        for row in changes(scene, child)
        if row["started"] in days
    ]
    numbers = {unit: len(those) for unit, those in units(changed, by)}
    answers = []
    for unit, those in units(open_days, by):
        hundreds = len(those) / DAYS_A_MONTH / CHILD_MONTHS
        number = numbers.get(unit, 0)
        answers.append(Answer(unit, number / hundreds if hundreds else None, number, hundreds))
    return answers


def _open(scene: Scene, child: str, day: date) -> bool:
    return child_open(scene.at(day), child)


def _open_team(scene: Scene, child: str, by: str) -> Teams:
    return (SERVICE,) if by == SERVICE else teams_of(scene, child)


def many_workers(scene: Scene, by: str) -> list[Answer]:
    """The share of open children whom 3 or more workers held on some day of the last 365."""
    days = last_days(scene.day, YEAR_DAYS)
    items = []
    for child in open_children(scene):
        workers = {
            row["worker_id"]
            for row in held_type(scene, child)
            if any(covers(row["started"], row["ended"], day) for day in days)
        }
        items.append(Item(teams_of(scene, child), len(workers) >= scene.settings.many_workers_least))
    return shares(items, by)


def _last_year(scene: Scene, table: str) -> list[Row]:
    after = add_months(scene.day, -12)
    return [row for row in scene.rows(table) if in_window(row["received"], after, scene.day)]


def rereferrals(scene: Scene, by: str) -> list[Answer]:
    """Of the referrals of 12 months, the share that came 1 to 365 days after an earlier one of the child."""
    items = []
    for row in _last_year(scene, "referral"):
        gaps = [(row["received"] - other["received"]).days for other in scene.of("referral", row["person_id"])]
        items.append(Item(own_teams(scene, row, row["received"]), any(1 <= gap <= YEAR_DAYS for gap in gaps)))
    return shares(items, by)


def no_further_action(scene: Scene, by: str) -> list[Answer]:
    """Of the referrals of 12 months, the share with no further action."""
    rows = _last_year(scene, "referral")
    return shares([Item(own_teams(scene, row, row["received"]), row["nfa"] is True) for row in rows], by)


def repeat_plans(scene: Scene, by: str) -> list[Answer]:
    """Of our own CP plans begun in 12 months, the share of children who had an earlier one of ours."""
    after = add_months(scene.day, -12)
    ours = [p for p in all_plans(scene) if p.kind == CP and p.parts[0]["other_authority"] is not True]
    items = []
    for plan in ours:
        if in_window(plan.started, after, scene.day):
            again = any(other.child == plan.child and other.started < plan.started for other in ours)
            items.append(Item(own_teams(scene, plan.parts[0], plan.started), again))
    return shares(items, by)


def recording_delay(scene: Scene, by: str) -> list[Answer]:
    """Days from an event to its being known, over the events that became known in 28 days."""
    items = []
    for table in LATE_TABLES:
        for row in scene.rows(table):
            happened = row[TABLES[table].happened]
            if happened is None or (table == "review" and not review_held(row)) or row.get("assumed", True):
                continue
            if in_window(row["first_known"], back(scene.day, RECORDING_DAYS), scene.day):
                late = max(0, (row["first_known"] - happened).days)
                items.append(Item(own_teams(scene, row, happened), days=late))
    return distributions(items, by)
