"""The swamp before the mosquitoes: which conditions go with which barriers down, and where."""

from __future__ import annotations

from datetime import date
from typing import Any

from plimsoll.vocabulary.profile import Profile

from .cases import open_children, teams_of
from .defences import CONDITIONS, down, state
from .records import Scene, State, World, last_days

DRAIN_DAYS = 28


def drain(world: World, day: date, profile: Profile) -> list[dict[str, Any]]:
    """For each condition and team: barrier-days down while the condition touched the team's children, and while not.

    A child-day is a day on which a child is open in the team; a barrier-day is one barrier down on a child-day.
    `ordinary` is the same children's child-days of the same 28 days on which the condition was not down.
    """
    lines = _child_days(Scene(world, day, profile))
    keys = sorted({(line["condition"], line["team"] or "", line["team"]) for line in lines if line["touched"]})
    return [
        _row(condition, team, [line for line in lines if (line["condition"], line["team"]) == (condition, team)])
        for condition, _, team in keys
    ]


def _child_days(scene: Scene) -> list[dict[str, Any]]:
    lines = []
    for day in last_days(scene.day, DRAIN_DAYS):
        now = scene.at(day)
        for child in open_children(now):
            holes = len(down(now, child))
            for condition in CONDITIONS:
                touched = state(now, condition, child) is State.DOWN
                line = {"condition": condition, "child": child, "touched": touched, "holes": holes}
                lines += [line | {"team": team} for team in teams_of(now, child)]
    return lines


def _row(condition: str, team: str | None, lines: list[dict[str, Any]]) -> dict[str, Any]:
    touched = [line for line in lines if line["touched"]]
    children = {line["child"] for line in touched}
    ordinary = [line for line in lines if not line["touched"] and line["child"] in children]
    return {
        "condition": condition,
        "team": team,
        "children": len(children),
        "child_days": len(touched),
        "barrier_days": sum(line["holes"] for line in touched),
        "ordinary_child_days": len(ordinary),
        "ordinary_barrier_days": sum(line["holes"] for line in ordinary),
    }
