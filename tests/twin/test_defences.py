"""Every barrier and condition against its slow twin: child by child, side by side, and what wears them down."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from tests.kept import as_kept, asked_of
from tests.rows import World
from tests.twin import slow
from tests.twin.side_by_side import ALIGNED, NEAR, PROFILE, Asked, fewer, numbers, services_and_many_days
from tests.twin.slow.cases import open_children
from tests.twin.slow.records import SERVICE, TEAM, Scene, percentile
from tests.worlds import services_and_days

from plimsoll.conditions import DrainRow, Figure, Question, ask, defences, drain
from plimsoll.conditions.register import all_frames
from plimsoll.defences.register import RULES
from plimsoll.defences.rule import Sort, State
from plimsoll.measures.block import Block, Records
from plimsoll.measures.instrument import By

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

ANSWERED = [name for name, rule in RULES.items() if rule.down is not None]

States = dict[tuple[date, str, str], str]


def states(records: Records, world: World, days: tuple[date, ...]) -> States:
    """What each rule says of each open child on each day, from its spells."""
    asked = ((State.DOWN, DOWN_FRAMES), (State.UNKNOWN, UNSURE_FRAMES), (State.NOT_APPLICABLE, IDLE_FRAMES))
    with Block(records, PROFILE, all_frames(PROFILE), days) as block:
        found = {state: set(block.ask(names, _standing(names))) for state, names in asked}
    said = {}
    for day in days:
        for child in open_children(Scene(world, day, PROFILE)):
            for name in ANSWERED:
                key = (day, child, name)
                said[key] = next((state for state, keys in found.items() if key in keys), State.HOLDS)
    return said


DOWN_FRAMES = tuple(sort.value + "_down" for sort in Sort)
IDLE_FRAMES = ("barrier_idle", "condition_idle")
UNSURE_FRAMES = ("condition_unsure",)


def _standing(frames: tuple[str, ...]) -> str:
    every = " UNION ALL ".join(f"SELECT * FROM {frame}" for frame in frames)
    return f"SELECT d, child, name FROM day JOIN ({every}) s ON s.start <= d AND d < s.stop"


@fewer(3)
@given(services_and_many_days())
def test_each_child_as_the_twin_has_it(given_: Asked) -> None:
    """What each rule says of each open child on each day: it holds, is down or does not apply."""
    world, days = given_
    with asked_of(world) as records:
        said = states(records, world, days)
    twin = {key: slow.defence(world, key[2], key[1], key[0], PROFILE).value for key in said}
    assert {key: each for key, each in said.items() if each != twin[key]} == {}


@fewer(6)
@given(services_and_days())
def test_the_picture_as_the_twin_has_it(given_: tuple[World, date]) -> None:
    """How many have 0, 1, 2, 3 and more barriers down, how many would if they failed alone, and each rule's states."""
    world, day = given_
    with asked_of(world) as records:
        picture = defences(records, PROFILE, day)
    assert picture.barriers_down == slow.barriers_down(world, day, PROFILE)
    assert picture.by_defence == slow.by_defence(world, day, PROFILE)
    expected = slow.expected_if_independent(world, day, PROFILE)
    assert picture.expected_if_independent == pytest.approx(expected, abs=NEAR)
    assert picture.children == sum(picture.barriers_down.values())


@fewer(6)
@given(services_and_days())
def test_the_aligned_as_the_twin_has_them(given_: tuple[World, date]) -> None:
    """The same children with the same barriers down, each since the same day, in the same hands."""
    world, day = given_
    with asked_of(world) as records:
        picture = defences(records, PROFILE, day)
    ours = [(each.child, each.teams, each.workers, dict(each.down), each.since, each.days) for each in picture.aligned]
    twin = [
        (
            each["child"],
            tuple(team for team in each["teams"] if team is not None),
            each["workers"],
            each["each_since"],
            each["since"],
            each["days"],
        )
        for each in slow.aligned(world, day, PROFILE)
    ]
    assert ours == twin


def twin_of_aligned(world: World, day: date, by: str) -> dict[str | None, tuple[Any, ...]]:
    """The instrument's numbers by unit, counted over the twin's list of aligned children."""
    found = slow.aligned(world, day, PROFILE)
    told = {}
    for each in slow.answer(world, "open_cases", day, PROFILE, by):
        days = [child["days"] for child in found if by == SERVICE or each.unit in child["teams"]]
        counted = len(days) if each.denominator else None
        told[each.unit] = (counted, len(days), each.denominator, max(days, default=None), percentile(days, 0.5))
    return told


def _told(figure: Figure) -> tuple[Any, ...]:
    return (*numbers(figure), figure.detail.get("longest"), figure.detail.get("median"))


@fewer(6)
@given(services_and_days())
def test_how_many_are_aligned_as_the_twin_counts_them(given_: tuple[World, date]) -> None:
    """The instrument `aligned`, of the service and of each team, counts the children the twin lists."""
    world, day = given_
    with asked_of(world) as records:
        for by in (By.SERVICE, By.TEAM):
            figures = ask(records, PROFILE, Question((day,), by, (ALIGNED,)))
            assert {each.unit: _told(each) for each in figures} == twin_of_aligned(world, day, by.value)


@fewer(6)
@given(services_and_days())
def test_the_drain_as_the_twin_has_it(given_: tuple[World, date]) -> None:
    """For each condition and team: children, child-days, barrier-days, and what is usual for the same children."""
    world, day = given_
    with asked_of(world) as records:
        rows = {(row.condition, row.team): row for row in drain(records, PROFILE, day, ordinary_days=28)}
    twin = {(row["condition"], row["team"]): row for row in slow.drain(world, day, PROFILE)}
    assert set(rows) == set(twin)
    for key, row in rows.items():
        assert _drained(row) == pytest.approx(_usual(twin[key]), abs=NEAR), key


def _drained(row: DrainRow) -> tuple[float | None, ...]:
    return row.children, row.child_days, row.barrier_days, row.usual


def _usual(row: dict[str, Any]) -> tuple[float | None, ...]:
    days = row["ordinary_child_days"]
    usual = row["ordinary_barrier_days"] / days * row["child_days"] if days else None
    return row["children"], row["child_days"], row["barrier_days"], usual


@fewer(6)
@given(services_and_days())
def test_how_fast_barriers_are_restored_as_the_twin_has_it(given_: tuple[World, date]) -> None:
    """`recovery` of the service and of each team: barriers that stood again while the child was still open."""
    world, day = given_
    with asked_of(world) as records:
        for by in (By.SERVICE, By.TEAM):
            figures = ask(records, PROFILE, Question((day,), by, ("recovery",)))
            twin = {each.unit: each for each in slow.answer(as_kept(world), "recovery", day, PROFILE, by.value)}
            assert {each.unit for each in figures} == set(twin)
            for each in figures:
                assert numbers(each) == pytest.approx(
                    (twin[each.unit].value, twin[each.unit].numerator, twin[each.unit].denominator), abs=NEAR
                )
                shared = {key: part for key, part in twin[each.unit].detail.items() if each.denominator}
                assert each.detail == pytest.approx(shared, abs=NEAR)


def test_teams_and_services_are_named_alike() -> None:
    """The twin and the measures mean the same by a service and by a team."""
    assert (By.SERVICE.value, By.TEAM.value) == (SERVICE, TEAM)
