"""What must reach each open child, judged child by child and day by day; and where the holes line up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from plimsoll.vocabulary.clocks import due
from plimsoll.vocabulary.profile import Profile

from . import assessments, load, visits, workforce
from .cases import (
    QUIET,
    assessment_begun,
    child_open,
    holders,
    open_children,
    open_referrals,
    open_since,
    reasons,
    teams_of,
    verdict,
)
from .change import changes
from .plans import CLA, CP, gravest, open_plans, short_break
from .records import Answer, Item, Scene, State, World, back, distributions, in_window, last_days
from .trace import recorded_since

RECOVERY_DAYS = 28
NONE = "none"


def _down(down: bool) -> State:
    return State.DOWN if down else State.HOLDS


# --- barriers -----------------------------------------------------------------------------------------------


def worker(scene: Scene, child: str) -> State:
    """Held by somebody who may hold a child of that kind."""
    roles = scene.profile.may_hold.get(gravest(scene, child) or "")
    able = [row for row in holders(scene, child) if roles is None or row["role"].strip().upper() in roles]
    return _down(not able)


def seen(scene: Scene, child: str) -> State:
    """Seen inside the interval of every open plan; with no plan, soon after the referral and then regularly."""
    if visits.unborn(scene, child):
        return State.NOT_APPLICABLE
    plans = open_plans(scene, child)
    if not plans:
        return _down(scene.day > _sighting_due(scene, child))
    clocked = [plan for plan in plans if plan.kind != CLA or not short_break(scene, child)]
    if not clocked:
        return State.NOT_APPLICABLE
    return _down(
        any(scene.day > visits.visit_due(scene, plan, visits.seen_days(scene, child, plan.started)) for plan in clocked)
    )


def _sighting_due(scene: Scene, child: str) -> date:
    since = open_since(scene, child)
    sightings = visits.seen_days(scene, child, since)
    return due(scene.clock("sighting"), max(sightings)) if sightings else due(scene.clock("sighting_first"), since)


def assessed(scene: Scene, child: str) -> State:
    """Begun within a working day of each referral unless a plan is open, and none past its clock."""
    planned = bool(open_plans(scene, child))
    still_open = [row for row in scene.of("assessment", child) if assessments.is_open(scene, row)]
    if planned and not still_open:
        return State.NOT_APPLICABLE
    late = any(scene.day > assessments.assessment_due(scene, row) for row in still_open)
    bare = [row for row in open_referrals(scene, child) if not assessment_begun(scene, row)]
    clock = scene.clock("assessment_begun")
    not_begun = not planned and any(scene.day > due(clock, row["received"]) for row in bare)
    return _down(late or not_begun)


def reviewed(scene: Scene, child: str) -> State:
    """No CP or CLA plan is past its review clock."""
    plans = [plan for plan in open_plans(scene, child) if plan.kind in (CP, CLA)]
    if not plans:
        return State.NOT_APPLICABLE
    return _down(any(scene.day > visits.review_due(scene, plan) for plan in plans))


def heard(scene: Scene, child: str) -> State:
    """Every contact about the child while already open was followed in time."""
    since = open_since(scene, child)
    raised = [row["received"] for row in scene.of("contact", child) if since <= row["received"] <= scene.day]
    raised = [day for day in raised if _already_open(scene.at(day), child)]
    if not raised:
        return State.NOT_APPLICABLE
    clock = scene.clock("heard")
    return _down(any(scene.day > due(clock, day) and not _followed(scene, child, day) for day in raised))


def _already_open(scene: Scene, child: str) -> bool:
    return any(row["received"] < scene.day for row in open_referrals(scene, child))


def _followed(scene: Scene, child: str, day: date) -> bool:
    """Whether a visit, an assessment or an enquiry came on or after the day."""
    events = [row["visited"] for row in scene.of("visit", child)]
    events += [row["started"] for table in ("assessment", "enquiry") for row in scene.of(table, child)]
    return any(day <= event <= scene.day for event in events)


# --- conditions ---------------------------------------------------------------------------------------------


def stable(scene: Scene, child: str) -> State:
    """No change of worker in the last 28 days."""
    since = back(scene.day, scene.settings.stable_days)
    return _down(any(in_window(row["started"], since, scene.day) for row in changes(scene, child)))


def present(scene: Scene, child: str) -> State:
    """Somebody who holds the child is really there; a child whom nobody holds is left to `worker`."""
    rows = holders(scene, child)
    return _down(bool(rows) and all(_nominal(scene, row) for row in rows))


def _nominal(scene: Scene, holder: dict) -> bool:
    """Held in name only by a named role's word, or else by name or title."""
    said = verdict(scene, holder["worker_id"])
    return bool(reasons(scene, holder) - {QUIET}) if said is None else said


def recorded(scene: Scene, child: str) -> State:
    """Something recorded in the last 28 days."""
    return _down(not recorded_since(scene, child, back(scene.day, scene.settings.recorded_days)))


Rule = Callable[[Scene, str], State]
BARRIERS: dict[str, tuple[str, Rule]] = {
    "worker": ("allocation", worker),
    "seen": ("visit", seen),
    "assessed": ("assessment", assessed),
    "reviewed": ("review", reviewed),
    "heard": ("contact", heard),
}
"""Each barrier with the table without which it is unknown."""
CONDITIONS: dict[str, tuple[str, Rule]] = {
    "stable": ("allocation", stable),
    "present": ("allocation worker", present),
    "under_line": ("allocation", load.under_line),
    "supervised": ("allocation employment supervision", workforce.supervised),
    "manager": ("employment absence", workforce.manager),
}
FRESHNESS: dict[str, tuple[str, Rule]] = {"recorded": ("referral", recorded)}
"""Whether the other answers can be relied on; no condition, and not in `drain`."""


def state(scene: Scene, name: str, child: str) -> State:
    """What the defence or condition says of the child; a child who is not open has none to say."""
    if not child_open(scene, child):
        return State.NOT_APPLICABLE
    tables, rule = (BARRIERS | CONDITIONS | FRESHNESS)[name]
    return rule(scene, child) if scene.loaded(*tables.split()) else State.UNKNOWN


def down(scene: Scene, child: str) -> list[str]:
    """The barriers that are down for the child."""
    return [name for name in BARRIERS if state(scene, name, child) is State.DOWN]


# --- where the holes line up --------------------------------------------------------------------------------


def defence(world: World, name: str, child: str, day: date, profile: Profile) -> State:
    """What one defence or condition says of one child on one day."""
    return state(Scene(world, day, profile), name, child)


def down_since(scene: Scene, name: str, child: str) -> date:
    """The first day of the unbroken spell in which the barrier has been down (it is down on the day)."""
    return _since(scene, lambda then: state(then, name, child) is State.DOWN)


def _since(scene: Scene, true: Callable[[Scene], bool]) -> date:
    day = scene.day
    while true(scene.at(day - timedelta(days=1))):
        day -= timedelta(days=1)
    return day


def aligned(world: World, day: date, profile: Profile) -> list[dict[str, Any]]:
    """Open children with two or more barriers down, and since when that has been so without a break."""
    scene, found = Scene(world, day, profile), []
    for child in open_children(scene):
        holes = down(scene, child)
        if len(holes) >= 2:
            since = _since(scene, lambda then, child=child: len(down(then, child)) >= 2)
            held_by = sorted({row["worker_id"] for row in holders(scene, child)})
            item = {"child": child, "teams": teams_of(scene, child), "workers": tuple(held_by), "down": holes}
            since_when = {name: down_since(scene, name, child) for name in holes}
            found.append(item | {"since": since, "days": (day - since).days, "each_since": since_when})
    return found


def by_defence(world: World, day: date, profile: Profile) -> dict[str, dict[str, int]]:
    """For each barrier and condition, how many open children are in each state."""
    scene = Scene(world, day, profile)
    children = open_children(scene)
    table = {}
    for name in [*BARRIERS, *CONDITIONS, *FRESHNESS]:
        states = [state(scene, name, child) for child in children]
        table[name] = {each.value: states.count(each) for each in State}
    return table


def barriers_down(world: World, day: date, profile: Profile) -> dict[str, int]:
    """How many open children have 0, 1, 2, and 3 or more barriers down."""
    scene = Scene(world, day, profile)
    numbers = [len(down(scene, child)) for child in open_children(scene)]
    return {"0": numbers.count(0), "1": numbers.count(1), "2": numbers.count(2), "3+": sum(n >= 3 for n in numbers)}


def expected_if_independent(world: World, day: date, profile: Profile) -> dict[str, float]:
    """The same four numbers, had each barrier failed by itself at its rate within the child's kind of case."""
    scene = Scene(world, day, profile)
    expected = {"0": 0.0, "1": 0.0, "2": 0.0, "3+": 0.0}
    groups: dict[str, list[str]] = {}
    for child in open_children(scene):
        groups.setdefault(gravest(scene, child) or NONE, []).append(child)
    for children in groups.values():
        for chances in _chances(scene, children):
            shape = poisson_binomial(chances)
            for number, chance in enumerate(shape):
                expected[str(number) if number < 3 else "3+"] += chance
    return expected


def _chances(scene: Scene, children: Sequence[str]) -> list[list[float]]:
    """For each child, the rate at which each barrier that answered for it is down among its like."""
    states = {child: {name: state(scene, name, child) for name in BARRIERS} for child in children}
    rates = {}
    for name in BARRIERS:
        answers = [states[child][name] for child in children if states[child][name] in (State.DOWN, State.HOLDS)]
        rates[name] = answers.count(State.DOWN) / len(answers) if answers else 0.0
    return [
        [rates[name] for name in BARRIERS if states[child][name] in (State.DOWN, State.HOLDS)] for child in children
    ]


def poisson_binomial(chances: Sequence[float]) -> list[float]:
    """The chance of 0, 1, 2… of several independent events, each with its own chance."""
    shape = [1.0]
    for chance in chances:
        stay = [p * (1 - chance) for p in [*shape, 0.0]]
        go = [0.0, *(p * chance for p in shape)]
        shape = [a + b for a, b in zip(stay, go, strict=True)]
    return shape


# --- recovery -----------------------------------------------------------------------------------------------


def recovery(scene: Scene, by: str) -> list[Answer]:
    """Days down of the barriers restored in 28 days, the child being open still."""
    items = []
    children = sorted({row["person_id"] for row in scene.rows("referral")})
    for day in last_days(scene.day, RECOVERY_DAYS):
        now, before = scene.at(day), scene.at(back(day, 1))
        for child in (child for child in children if child_open(now, child)):
            for name in BARRIERS:
                if state(before, name, child) is State.DOWN and state(now, name, child) is not State.DOWN:
                    length = (day - down_since(before, name, child)).days
                    items.append(Item(teams_of(now, child), days=length))
    return distributions(items, by)
