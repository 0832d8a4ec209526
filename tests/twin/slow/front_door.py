"""The front door: contacts decided, repeated, counted and turned into referrals."""

from __future__ import annotations

from plimsoll.vocabulary.clocks import add_months, due
from plimsoll.vocabulary.days import is_working_day

from .cases import own_teams, teams_of
from .records import SERVICE, Answer, Item, Row, Scene, back, counts, in_window, last_days, shares, units

FRONT_DOOR_DAYS = 28


def _recent(scene: Scene, days: int) -> list[Row]:
    return [row for row in scene.rows("contact") if in_window(row["received"], back(scene.day, days), scene.day)]


def _silent(scene: Scene, column: str) -> bool:
    """Whether no contact at all says anything there, as in a list that only names them."""
    return all(row[column] is None for row in scene.rows("contact"))


def contacts_undecided(scene: Scene, by: str) -> list[Answer]:
    """Contacts of 12 months whose decision is a working day overdue or more; out of all whose decision was due."""
    if _silent(scene, "decided"):
        return [Answer(SERVICE, None, None, None)]
    after, clock = add_months(scene.day, -12), scene.clock("contact_decision")
    rows = [
        row
        for row in scene.rows("contact")
        if in_window(row["received"], after, scene.day) and due(clock, row["received"]) < scene.day
    ]
    return counts([Item(own_teams(scene, row, row["received"]), row["decided"] is not True) for row in rows], by)


def repeat_contacts(scene: Scene, by: str) -> list[Answer]:
    """Children with 3 or more contacts in 182 days and no assessment begun in them."""
    days = scene.settings.repeat_contacts_days
    contacted = [row["person_id"] for row in _recent(scene, days)]
    items = []
    for child in sorted(set(contacted)):
        begun = [row["started"] for row in scene.of("assessment", child)]
        assessed = any(in_window(day, back(scene.day, days), scene.day) for day in begun)
        often = contacted.count(child) >= scene.settings.repeat_contacts_least
        items.append(Item(teams_of(scene, child), often and not assessed))
    return counts(items, by)


def contacts_per_day(scene: Scene, by: str) -> list[Answer]:
    """Contacts of 28 days over the working days in them."""
    items = [Item(own_teams(scene, row, row["received"])) for row in _recent(scene, FRONT_DOOR_DAYS)]
    working = sum(is_working_day(day) for day in last_days(scene.day, FRONT_DOOR_DAYS))
    return [Answer(unit, len(those) / working, len(those), working) for unit, those in units(items, by)]


def contacts_to_referrals(scene: Scene, by: str) -> list[Answer]:
    """Of the contacts of 28 days, the share that became a referral."""
    if _silent(scene, "referred"):
        return [Answer(SERVICE, None, None, None)]
    rows = _recent(scene, FRONT_DOOR_DAYS)
    return shares([Item(own_teams(scene, row, row["received"]), row["referred"] is True) for row in rows], by)
