"""The defences on a day: which are down, for how many, together; and the children for whom they align."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from plimsoll.conditions.chance import Answers, expected, pairs
from plimsoll.conditions.register import all_frames
from plimsoll.defences.register import BARRIERS, RULES
from plimsoll.defences.rule import Rule, State
from plimsoll.measures.block import Block, Records
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

SORTS = ("barrier", "condition", "freshness")
IDLE = ("barrier_idle", "condition_idle")
UNSURE = ("condition_unsure",)
FRAMES = (
    "unbroken",
    *IDLE,
    *UNSURE,
    *(f"{sort}_down" for sort in SORTS),
    "aligned",
    "child_team",
    "held",
    "open_plan",
)
KIND_NONE = "none"


@dataclass(frozen=True, slots=True)
class AlignedChild:
    """A child whom two or more barriers do not reach.

    Args:
        child: the child's id.
        teams: the child's teams that day.
        workers: who holds the child that day.
        down: each barrier that is down, with the first day of its unbroken spell.
        since: the first day of the unbroken spell at two or more.
        days: whole days from then.
        stale: nothing has been recorded about the child lately, so the answers may be too.
    """

    child: str
    teams: tuple[str, ...]
    workers: tuple[str, ...]
    down: dict[str, date]
    since: date
    days: int
    stale: bool

    def as_dict(self) -> dict[str, Any]:
        """The shape of SPEC section 6, with every team and worker where there is more than one."""
        return {
            "child": self.child,
            "team": self.teams[0] if self.teams else None,
            "worker": self.workers[0] if self.workers else None,
            "down": list(self.down),
            "since": self.since.isoformat(),
            "days": self.days,
            "down_since": {name: start.isoformat() for name, start in self.down.items()},
            "teams": list(self.teams),
            "workers": list(self.workers),
            "stale": self.stale,
        }


@dataclass(frozen=True, slots=True)
class DefencePicture:
    """All defences of a service (or a team, or one child) on a day.

    Args:
        on: the day.
        children: how many open children it tells of.
        barriers_down: how many of them have 0, 1, 2, and 3 or more barriers down.
        expected_if_independent: the same four numbers if barriers failed independently of each other.
        by_defence: each defence's four answers, counted.
        aligned: the children with two or more barriers down.
        pairs: for each pair of barriers, how many children have both down, and how many would.
        units: the same for each team, where it was asked by team.
        case: for one child, what each defence answers and since when it has been down.
    """

    on: date
    children: int
    barriers_down: dict[str, int]
    expected_if_independent: dict[str, float]
    by_defence: dict[str, dict[str, int]]
    aligned: tuple[AlignedChild, ...]
    pairs: tuple[dict[str, Any], ...] = ()
    units: dict[str | None, DefencePicture] = field(default_factory=dict)
    case: dict[str, tuple[State, date | None]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The shape of SPEC section 6."""
        picture: dict[str, Any] = {
            "on": self.on.isoformat(),
            "children": self.children,
            "barriers_down": self.barriers_down,
            "expected_if_independent": self.expected_if_independent,
            "by_defence": self.by_defence,
            "aligned": [child.as_dict() for child in self.aligned],
            "pairs": list(self.pairs),
        }
        if self.case:
            picture["case"] = {
                name: {"state": state.value, "since": since.isoformat() if since else None}
                for name, (state, since) in self.case.items()
            }
        if self.units:
            picture["units"] = [{"unit": unit, **each.as_dict()} for unit, each in self.units.items()]
        return picture


def defences(
    records: Records, profile: Profile, day: date, *, case: str | None = None, by_team: bool = False
) -> DefencePicture:
    """The defences of every open child on a day, or of one child.

    Raises:
        WrongUse: the case named is not open on the day.
    """
    with Block(records, profile, all_frames(profile), (day,)) as block:
        block.prepare(FRAMES)
        loaded = block.terms.loaded
        scene = _look(records)
    if case is not None and case not in scene.kinds:
        raise WrongUse(f"'{case}' has no open case on {day}.", next_step="Check the identifier and the day.")
    children = [case] if case is not None else sorted(scene.kinds)
    picture = _picture(scene, children, day, loaded)
    if case is not None:
        return replace(picture, case=_one_by_one(scene, case, loaded))
    return _with_units(picture, scene, (day, loaded)) if by_team else picture


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands on the day, by child."""

    kinds: dict[str, str]
    down: dict[str, dict[str, date]]
    idle: dict[str, set[str]]
    unsure: dict[str, set[str]]
    aligned: dict[str, date]
    teams: dict[str, list[str]]
    workers: dict[str, list[str]]


def _look(records: Records) -> _Scene:
    on_day = "JOIN day ON start <= d AND d < stop"
    kinds: dict[str, str] = dict.fromkeys(_first(records.rows(f"SELECT child FROM unbroken {on_day}")), KIND_NONE)
    for child, kind in records.rows(_gravest(on_day)):
        if child in kinds:
            kinds[child] = kind
    down: dict[str, dict[str, date]] = {}
    for sort in SORTS:
        for child, name, start in records.rows(f"SELECT child, name, start FROM {sort}_down {on_day} ORDER BY name"):
            down.setdefault(child, {})[name] = start
    return _Scene(
        kinds,
        down,
        _named(records, IDLE, on_day),
        _named(records, UNSURE, on_day),
        dict(records.rows(f"SELECT child, start FROM aligned {on_day}")),
        _lists(
            records.rows(f"SELECT DISTINCT child, team FROM child_team {on_day} WHERE team IS NOT NULL ORDER BY ALL")
        ),
        _lists(records.rows(f"SELECT DISTINCT child, worker FROM held {on_day} ORDER BY ALL")),
    )


def _named(records: Records, frames: tuple[str, ...], on_day: str) -> dict[str, set[str]]:
    """The defences that the frames name for each child."""
    named: dict[str, set[str]] = {}
    every = " UNION ALL ".join(f"SELECT child, name, start, stop FROM {frame}" for frame in frames)
    for child, name in records.rows(f"SELECT child, name FROM ({every}) {on_day}"):
        named.setdefault(child, set()).add(name)
    return named


def _gravest(on_day: str) -> str:
    """The gravest kind of plan open for each child."""
    order = "CASE kind WHEN 'CP' THEN 0 WHEN 'CLA' THEN 1 ELSE 2 END"
    return f"SELECT child, arg_min(kind, {order}) FROM open_plan {on_day} GROUP BY child"


def _first(rows: list[tuple[Any, ...]]) -> list[Any]:
    return [row[0] for row in rows]


def _lists(rows: list[tuple[Any, ...]]) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for key, value in rows:
        lists.setdefault(key, []).append(value)
    return lists


def _picture(scene: _Scene, children: list[str], day: date, loaded: frozenset[str]) -> DefencePicture:
    known = [rule.name for rule in BARRIERS if rule.known(loaded)]
    answers = [_answers(scene, child, known) for child in children]
    numbers = Counter(len(each.down) for each in answers)
    return DefencePicture(
        on=day,
        children=len(children),
        barriers_down={"0": numbers[0], "1": numbers[1], "2": numbers[2], "3+": _at_least(numbers, 3)},
        expected_if_independent=expected(answers),
        by_defence={name: _states(scene, rule, children, loaded) for name, rule in RULES.items()},
        aligned=tuple(_aligned(scene, child, day) for child in children if child in scene.aligned),
        pairs=tuple(pairs(answers)),
    )


def _at_least(numbers: Mapping[int, int], least: int) -> int:
    return sum(count for number, count in numbers.items() if number >= least)


def _answers(scene: _Scene, child: str, known: list[str]) -> Answers:
    """Which barriers are down for a child, among those that could be answered for it and apply to it."""
    down = frozenset(name for name in known if name in scene.down.get(child, {}))
    idle = scene.idle.get(child, set()) - down
    return Answers(scene.kinds[child], frozenset(known) - idle, down)


def _states(scene: _Scene, rule: Rule, children: list[str], loaded: frozenset[str]) -> dict[str, int]:
    states = dict.fromkeys(State, 0)
    if not rule.known(loaded):
        states[State.UNKNOWN] = len(children)
        return {state.value: count for state, count in states.items()}
    for child in children:
        states[_state(scene, rule.name, child)] += 1
    return {state.value: count for state, count in states.items()}


def _state(scene: _Scene, name: str, child: str) -> State:
    if name in scene.down.get(child, {}):
        return State.DOWN
    if name in scene.unsure.get(child, set()):
        return State.UNKNOWN
    return State.NOT_APPLICABLE if name in scene.idle.get(child, set()) else State.HOLDS


def _one_by_one(scene: _Scene, child: str, loaded: frozenset[str]) -> dict[str, tuple[State, date | None]]:
    """What each defence answers for one child and, where it is down, since when."""
    return {
        name: (_state(scene, name, child), scene.down.get(child, {}).get(name))
        if rule.known(loaded)
        else (State.UNKNOWN, None)
        for name, rule in RULES.items()
    }


def _aligned(scene: _Scene, child: str, day: date) -> AlignedChild:
    down = {rule.name: scene.down[child][rule.name] for rule in BARRIERS if rule.name in scene.down[child]}
    since = scene.aligned[child]
    return AlignedChild(
        child,
        tuple(scene.teams.get(child, ())),
        tuple(scene.workers.get(child, ())),
        down,
        since,
        (day - since).days,
        "recorded" in scene.down[child],
    )


def _with_units(picture: DefencePicture, scene: _Scene, when: tuple[date, frozenset[str]]) -> DefencePicture:
    members: dict[str | None, list[str]] = {}
    for child in sorted(scene.kinds):
        teams: list[str | None] = [*scene.teams.get(child, ())] or [None]
        for team in teams:
            members.setdefault(team, []).append(child)
    ordered = sorted(members, key=lambda team: (team is None, team or ""))
    units = {team: _picture(scene, members[team], *when) for team in ordered}
    return replace(picture, units=units)
