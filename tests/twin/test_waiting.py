"""The waiting work against its slow twin, and against the measures: what it says late is what they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import asked_of, told
from tests.rows import World
from tests.twin.side_by_side import PROFILE, fewer, readings
from tests.twin.slow import waiting as slow
from tests.twin.slow.records import Scene
from tests.worlds import FIRST_DAY, services_and_days

from plimsoll.conditions import rows_behind
from plimsoll.conditions.owed import KINDS
from plimsoll.conditions.waiting import Asked, Line, overdue, waiting, work_list
from plimsoll.measures.block import Records
from plimsoll.vocabulary.profile import Holder, Profile

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

NEAR_DAYS = 5
DAY = timedelta(days=1)

SPOKEN_OF = replace(
    PROFILE,
    may_hold={"CP": frozenset({"SOCIAL WORKER"}), "CIN": frozenset({"CW", "SOCIAL WORKER"})},
    in_name_only=replace(
        PROFILE.in_name_only,
        holders=tuple(Holder(f"W{n}", n != 3, "head of service", FIRST_DAY + 30 * n * DAY) for n in range(5)),
    ),
)
"""A service that has said who may hold what, and who holds in name only."""

PROFILES = st.one_of(st.sampled_from((PROFILE, SPOKEN_OF)), readings())


def of_twin(found: list[slow.Item]) -> dict[str, slow.Item]:
    """The twin's items by key."""
    return {each.key: each for each in found}


def as_twin(line: Line, on: date) -> slow.Item:
    """A line of the fast list as the twin has its items."""
    numbers = line.waiting(on)
    pieces = [slow.Piece(o.work.value, o.item, o.child, o.since, o.due, o.plan, o.never) for o in line.owed]
    return slow.Item(
        line.key,
        line.family,
        line.teams,
        line.workers,
        line.down,
        line.grave,
        frozenset(pieces),
        numbers.days_to_due,
        int(numbers.waited),
    )


@fewer(3)
@given(services_and_days(), PROFILES, st.sampled_from((0, 2.5, NEAR_DAYS, 60)))
def test_the_waiting_work_as_the_twin_has_it(given_: tuple[World, date], profile: Profile, near_days: float) -> None:
    """The same children and contacts, with the same work owed, barriers down, hands and numbers."""
    world, day = given_
    with asked_of(world) as records:
        ours = {line.key: as_twin(line, day) for line in waiting(records, profile, day, near_days)}
    assert ours == of_twin(slow.items(Scene(told(world), day, profile), near_days))


@fewer(6)
@given(services_and_days(), st.sampled_from(sorted(PROFILE.policies.known)))
def test_the_order_as_the_twin_has_it(given_: tuple[World, date], name: str) -> None:
    """Chosen one by one, the first of those that are left each time, a family at a time."""
    world, day = given_
    policy = PROFILE.policies.named(name)
    with asked_of(world) as records:
        found = work_list(records, PROFILE, Asked(day, policy))
    ours = [line.key for line, _ in found.items]
    items = slow.items(Scene(told(world), day, PROFILE), policy.near_days)
    assert ours == slow.ordered(items, day, policy)
    by_key = of_twin(items)
    for line, ranked in found.items:
        assert ranked.urgency == pytest.approx(slow.urgency(by_key[line.key], day, policy))


COUNTED = sorted({measure for kind in KINDS.values() for measure in kind.measures.values()})
"""Every measure that counts what the list lists."""

WHOLE = ("unallocated", "unassessed")
"""Measures that count what is undone, whether its clock has run out or not."""


def listed(records: Records, profile: Profile, day: date, measure: str) -> list[tuple[str, str]]:
    """What the list has of what a measure counts."""
    return sorted(
        (each.item, each.child)
        for line in waiting(records, profile, day, NEAR_DAYS)
        for each in line.owed
        if each.measure == measure and (measure in WHOLE or each.late(day))
    )


@fewer(6)
@given(services_and_days(), PROFILES)
def test_what_the_list_says_late_is_what_the_measures_count(given_: tuple[World, date], profile: Profile) -> None:
    """Row for row, of every measure that counts work owed."""
    world, day = given_
    with asked_of(world) as records:
        for measure in COUNTED:
            rows = rows_behind(records, profile, measure, day)
            counted = sorted((row["item"], row["child"]) for row in rows if row["counted"])
            assert listed(records, profile, day, measure) == counted, measure


def test_the_measures_held_to_the_list_are_all_that_count_work_owed() -> None:
    """Children without a worker or an assessment, contacts, assessments, visits of each kind and reviews."""
    assert COUNTED == [
        "assessments_overdue",
        "contacts_undecided",
        "reviews_overdue",
        "unallocated",
        "unassessed",
        "visits_overdue_cin",
        "visits_overdue_cla",
        "visits_overdue_cp",
    ]


@fewer(6)
@given(services_and_days())
def test_whoever_has_a_barrier_down_is_on_the_list(given_: tuple[World, date]) -> None:
    """No child with a barrier down is missing, and each barrier stands with its first day."""
    world, day = given_
    with asked_of(world) as records:
        down = {line.key: set(line.down) for line in waiting(records, PROFILE, day, NEAR_DAYS) if line.down}
    scene = Scene(told(world), day, PROFILE)
    twin = {child: set(slow.defences.down(scene, child)) for child in slow.open_children(scene)}
    assert down == {child: names for child, names in twin.items() if names}


@fewer(6)
@given(services_and_days())
def test_what_is_past_due_is_told_for_the_ladder(given_: tuple[World, date]) -> None:
    """Every piece past its due date and every child whom nobody holds, with calendar days since, the longest first."""
    world, day = given_
    with asked_of(world) as records:
        found = overdue(records, PROFILE, day)
    owed = slow.owed(Scene(told(world), day, PROFILE), 0)
    late = [(piece, piece.due) for piece in owed if piece.due and piece.due < day]
    late += [(piece, piece.since) for piece in owed if piece.work == "unheld"]
    ours = sorted((each.owed.work.value, each.owed.item, each.owed.child, each.days) for each in found)
    assert ours == sorted((piece.work, piece.item, piece.child, (day - since).days) for piece, since in late)
    assert [each.days for each in found] == sorted((each.days for each in found), reverse=True)
