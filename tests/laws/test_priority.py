"""Laws of the order of waiting work, under every policy that is shipped and any that a service may write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plimsoll.priority.item import Waiting
from plimsoll.priority.order import order
from plimsoll.vocabulary.policy import Policy
from plimsoll.vocabulary.profile import load_profile

SHIPPED = tuple(load_profile().policies.known.values())
WEIGHTS = st.floats(0, 1000, allow_nan=False)
DAYS = st.integers(0, 400).map(float)

POLICIES = st.one_of(
    st.sampled_from(SHIPPED),
    st.builds(
        Policy,
        name=st.just("own"),
        meaning=st.just("a service's own"),
        overdue=WEIGHTS,
        near=WEIGHTS,
        near_days=st.floats(0.5, 30),
        barrier=WEIGHTS,
        barrier_day=WEIGHTS,
        waiting=WEIGHTS,
        grave=WEIGHTS,
        ceiling_days=st.floats(1, 200),
    ),
)


def items(key: st.SearchStrategy[str]) -> st.SearchStrategy[Waiting]:
    """One item of any kind, in one of a few families."""
    return st.builds(
        Waiting,
        key=key,
        group=st.sampled_from("ABCDE"),
        days_to_due=st.one_of(st.none(), st.integers(-100, 20).map(float)),
        waited=DAYS,
        barriers_down=st.integers(0, 5),
        longest_down=DAYS,
        grave=st.booleans(),
    )


LISTS = st.lists(items(st.text("abcdefgh", min_size=1, max_size=3)), max_size=14, unique_by=lambda item: item.key)


def rank_of(key: str, waiting: list[Waiting], policy: Policy) -> int:
    """Where an item comes."""
    return next(each.rank for each in order(waiting, policy) if each.item.key == key)


@given(LISTS, POLICIES, st.integers(0, 2**32))
def test_the_order_does_not_depend_on_the_order_of_input(waiting: list[Waiting], policy: Policy, seed: int) -> None:
    """However they come in, they go out the same."""
    shuffled = Random(seed).sample(waiting, len(waiting))
    assert order(shuffled, policy) == order(waiting, policy)


@given(LISTS, POLICIES)
def test_every_item_has_one_rank_and_none_is_lost(waiting: list[Waiting], policy: Policy) -> None:
    """The ranks count from 1, and the items are those that were given."""
    ranked = order(waiting, policy)
    assert [each.rank for each in ranked] == list(range(1, len(waiting) + 1))
    assert sorted(each.item.key for each in ranked) == sorted(each.key for each in waiting)


def graver(item: Waiting, more: int) -> Iterator[Waiting]:
    """The same item with one thing about it more urgent, for each thing."""
    yield replace(item, days_to_due=-float(more) if item.days_to_due is None else item.days_to_due - more)
    yield replace(item, waited=item.waited + more)
    yield replace(item, barriers_down=item.barriers_down + more)
    yield replace(item, longest_down=item.longest_down + more)
    yield replace(item, grave=True)


@given(LISTS.filter(bool), POLICIES, st.integers(1, 100), st.integers(0, 13))
def test_raising_an_items_urgency_never_lowers_its_rank(
    waiting: list[Waiting], policy: Policy, more: int, which: int
) -> None:
    """Whatever about it becomes more urgent, whoever its brothers and sisters are, it comes no later than before."""
    chosen = waiting[which % len(waiting)]
    before = rank_of(chosen.key, waiting, policy)
    for raised in graver(chosen, more):
        instead = [raised if each is chosen else each for each in waiting]
        assert rank_of(chosen.key, instead, policy) <= before


def test_every_part_of_an_item_is_raised_in_the_law() -> None:
    """The law above leaves nothing out that urgency is made of."""
    item = Waiting("k", "g", 3.0, 1.0, 1, 1.0, grave=False)
    changed = {
        f.name for each in graver(item, 1) for f in fields(Waiting) if getattr(each, f.name) != getattr(item, f.name)
    }
    assert changed == {f.name for f in fields(Waiting)} - {"key", "group"}


@given(LISTS, POLICIES)
def test_brothers_and_sisters_stand_together(waiting: list[Waiting], policy: Policy) -> None:
    """Each family is one run of the list."""
    groups = [each.item.group for each in order(waiting, policy)]
    changes = sum(first != second for first, second in pairwise(groups))
    assert changes == max(0, len(set(groups)) - 1)


@given(LISTS, POLICIES)
def test_what_is_past_the_ceiling_comes_first_and_the_longest_wait_before_the_others(
    waiting: list[Waiting], policy: Policy
) -> None:
    """Of items with no brother or sister on the list: past the ceiling by wait, then the rest by urgency."""
    alone = [replace(each, group=each.key) for each in waiting]
    ranked = order(alone, policy)
    late = [each for each in ranked if each.past_ceiling]
    assert ranked[: len(late)] == late
    assert [each.item.waited for each in late] == sorted((each.item.waited for each in late), reverse=True)
    rest = [each.urgency for each in ranked[len(late) :]]
    assert rest == sorted(rest, reverse=True)


def served_on(item: Waiting, ahead: list[Waiting], policy: Policy, arrivals: int) -> int:
    """The day on which an item is served where one is served a day, and graver ones arrive every day for ever."""
    queue, day = [item, *ahead], 0
    while True:
        first = order(queue, policy)[0].item
        if first.key == item.key:
            return day
        queue = [_aged(each) for each in queue if each.key != first.key]
        queue += [_gravest(f"new {day} {number}") for number in range(arrivals)]
        day += 1


def _aged(item: Waiting) -> Waiting:
    return replace(item, waited=item.waited + 1)


def _gravest(key: str) -> Waiting:
    """Work as urgent as work can be, that has waited for no time at all; every other is of one family."""
    return Waiting(key, "family" if key.endswith("0") else key, -500.0, 0.0, 5, 400.0, grave=True)


@given(
    items(st.just("mine")).map(lambda item: replace(item, group="mine", waited=0.0)),
    st.lists(items(st.integers().map(str)), max_size=5, unique_by=lambda item: item.key),
    st.one_of(st.sampled_from(SHIPPED), POLICIES),
    st.integers(1, 2),
    st.integers(1, 12),
)
def test_nothing_waits_for_ever_while_graver_work_keeps_arriving(
    item: Waiting, ahead: list[Waiting], policy: Policy, arrivals: int, ceiling: int
) -> None:
    """More arrives each day than is done, all of it graver: what was there first is done by the ceiling and its turn.

    The ceiling is made short so that the days are few; the rule is the same for any.
    """
    short = replace(policy, ceiling_days=float(ceiling))
    assert served_on(item, ahead, short, arrivals) <= ceiling + 1 + len(ahead)
