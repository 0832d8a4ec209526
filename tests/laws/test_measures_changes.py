"""Laws of change: what may be done to a service's records without any other answer moving."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import AS_OF, SERVICE, a_store, asked_of, draft_of, told
from tests.rows import Row, World, row
from tests.twin.side_by_side import PROFILE, alike, fewer, numbers
from tests.worlds import histories, services_and_days

from plimsoll.conditions import INSTRUMENTS, Figure, Question, ask
from plimsoll.conditions.register import all_frames
from plimsoll.measures.block import Block
from plimsoll.measures.instrument import By
from plimsoll.measures.unanswered import ESCALATION
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES

# A world is long to print; what a test says of it is short.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

IDS = {name: [column.name for column in table.columns if column.kind is Kind.ID] for name, table in TABLES.items()}
"""The columns of each table that hold identifiers."""

Asked = tuple[World, date]


def every(world: World, day: date, by: By = By.TEAM) -> dict[tuple[str, str | None], Figure]:
    """Every figure of a service on a day, by measure and unit."""
    with asked_of(world) as records:
        return {(each.measure, each.unit): each for each in ask(records, PROFILE, Question((day,), by))}


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same numbers."""
    details = one.detail.keys() == other.detail.keys()
    return (
        alike(numbers(one), numbers(other))
        and details
        and all(alike(one.detail[key], other.detail[key]) for key in one.detail)
    )


def renamed(world: World, prefix: str) -> World:
    """The same service with every identifier another; their order stays, for it breaks ties.

    A workforce file names teams by their names too, and people are matched by theirs: those are others likewise, and a
    person's keeps the words that say who is there.
    """

    def other(name: str, row: Row) -> Row:
        told = {column: f"{prefix}{row[column].strip()}" for column in IDS[name] if row[column] is not None}
        if name == "team":
            told["name"] = f"{prefix}{row['name']}"
        elif row.get("name") is not None:
            told["name"] = f"{row['name']} {prefix}"
        return row | told

    return {name: [other(name, row) for row in rows] for name, rows in world.items()}


def teamed(world: World) -> World:
    """The same service with a team on every allocation: those that name none would be one team with another's."""
    named = [row | {"team_id": row["team_id"] or "T0"} for row in world["allocation"]]
    return world | {"allocation": named}


def managed(world: World) -> World:
    """The same service with a manager somewhere: a file that names none at all says nothing of any team."""
    given = {"employment_id": "J", "staff_id": "boss", "team_id": "T0", "role": "Team manager", "started": AS_OF}
    return world | {"employment": [*world["employment"], row("employment", **given)]}


def rows_of(world: World, day: date) -> dict[str, list[tuple[Any, ...]]]:
    """The rows behind every measure on a day, of one block: (item, child, team, since, counted).

    A world has no log, which is laid before a session by whoever holds it.
    """
    loaded = {name: each for name, each in INSTRUMENTS.items() if ESCALATION not in each.needs}
    shapes = {name: each.shape for name, each in loaded.items() if each.shape is not None}
    with asked_of(world) as records, Block(records, PROFILE, all_frames(PROFILE), (day,)) as block:
        columns = "SELECT item, child, team, since, counted"
        return {
            name: block.ask(shape.frames, f"{columns} FROM ({shape.rows()}) ORDER BY ALL")
            for name, shape in shapes.items()
        }


@fewer(8)
@given(services_and_days(), st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(asked: Asked, chance: Random) -> None:
    """Shuffled, the same rows give the same figures."""
    world, day = asked
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in world.items()}
    one, other = every(world, day), every(shuffled, day)
    assert one.keys() == other.keys()
    assert [key for key in one if not same(one[key], other[key])] == []


@fewer(8)
@given(services_and_days())
def test_names_say_nothing(asked: Asked) -> None:
    """With every identifier another, each unit has the figures it had under its old name."""
    world, day = asked
    one, other = every(world, day), every(renamed(world, "Z"), day)
    assert {(measure, unit if unit in (None, "service") else f"Z{unit}") for measure, unit in one} == other.keys()
    for (measure, unit), each in one.items():
        assert same(each, other[measure, unit if unit in (None, "service") else f"Z{unit}"]), measure


@fewer(8)
@given(services_and_days(3), services_and_days(3))
def test_one_more_child_changes_only_its_own_rows(asked: Asked, more: Asked) -> None:
    """Other children in other hands, laid beside a service's own: behind each measure are the rows of both."""
    (world, day), added = asked, renamed(managed(teamed(more[0])), "Z")
    world = managed(teamed(world))
    both = {name: [*world.get(name, []), *added.get(name, [])] for name in {*world, *added}}
    alone, beside, together = rows_of(world, day), rows_of(added, day), rows_of(both, day)
    assert {name for name in together if set(together[name]) != {*alone[name], *beside[name]}} == set()


@fewer(8)
@given(histories(3))
def test_what_came_later_was_not_known(history: list[tuple[date, World]]) -> None:
    """On the day of the first load every figure is what it would be had no other load ever come."""
    (as_of, first), *later = history
    named = {name for _, world in history for name, rows in world.items() if rows}
    question = Question((as_of,), By.TEAM)
    with a_store() as alone, a_store() as all_of_them:
        for store, loads in ((alone, [(as_of, first)]), (all_of_them, [(as_of, first), *later])):
            for on, world in loads:
                store.keep(draft_of({name: world[name] for name in sorted(named)}, on))
        with alone.session(SERVICE) as then, all_of_them.session(SERVICE, as_of) as since:
            assert ask(then, PROFILE, question) == ask(since, PROFILE, question)


@fewer(8)
@given(services_and_days())
def test_a_load_said_twice_says_nothing_new(asked: Asked) -> None:
    """The same rows told again on a later day change no figure of that day or of any before."""
    world, day = asked
    question = Question((day,), By.TEAM)
    with a_store() as store:
        store.keep(draft_of(told(world), AS_OF.replace(year=AS_OF.year - 1)))
        with store.session(SERVICE) as records:
            before = ask(records, PROFILE, question)
        store.keep(draft_of(told(world)))
        with store.session(SERVICE) as records:
            assert ask(records, PROFILE, question) == before
