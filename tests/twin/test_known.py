"""What was known on a day: loads kept in a real store, against a naive replay of the same loads by the twin."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import SERVICE, a_store, draft_of
from tests.rows import World
from tests.twin import slow
from tests.twin.side_by_side import PROFILE, fewer, some_days, unlike
from tests.worlds import SEEDS, histories

from plimsoll.conditions import Question, ask, defences
from plimsoll.measures.instrument import By
from plimsoll.store import Store

# A world is long to print; what a test says of it is short.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

History = list[tuple[date, World]]


def keep(store: Store, history: History) -> History:
    """Keep the loads in the order given; each carries every table that it or a load before it ever filled."""
    filled: set[str] = set()
    for as_of, world in history:
        filled |= {name for name, rows in world.items() if rows}
        store.keep(draft_of({name: world[name] for name in sorted(world) if name in filled}, as_of))
    return history


def telling(history: History, seed: int) -> list[date]:
    """Days of knowledge: on and beside one of the loads."""
    as_of = Random(seed).choice(history)[0]
    return [as_of - timedelta(days=1), as_of]


@fewer(8)
@given(histories(), SEEDS)
def test_the_conditions_as_they_were_known(history: History, seed: int) -> None:
    """On the eve and the day of a load: every measure is as the twin makes it from the loads known by then."""
    asked = some_days(history[-1][1], seed, 3)
    with a_store() as store:
        keep(store, history)
        for known_on in telling(history, seed):
            world = slow.as_known_on(history, known_on)
            with store.session(SERVICE, known_on) as records:
                for by in (By.SERVICE, By.TEAM):
                    figures = ask(records, PROFILE, Question(asked, by))
                    assert unlike(world, figures, (asked, by), PROFILE) == [], (known_on, by)


@fewer(8)
@given(histories(), SEEDS)
def test_the_defences_as_they_were_known(history: History, seed: int) -> None:
    """On the same days, the barriers down are those that the twin sees in what was known."""
    (day,) = some_days(history[-1][1], seed, 1)
    with a_store() as store:
        keep(store, history)
        for known_on in telling(history, seed):
            world = slow.as_known_on(history, known_on)
            with store.session(SERVICE, known_on) as records:
                picture = defences(records, PROFILE, day)
            assert picture.barriers_down == slow.barriers_down(world, day, PROFILE), known_on


@fewer(8)
@given(histories(), SEEDS, st.randoms(use_true_random=False))
def test_loads_may_come_in_any_order(history: History, seed: int, chance: Random) -> None:
    """Kept out of the order of their as-of days, the loads give the same conditions."""
    asked = some_days(history[-1][1], seed, 2)
    every = {name for _, world in history for name, rows in world.items() if rows}
    whole = [(as_of, {name: world[name] for name in sorted(every)}) for as_of, world in history]
    known_on = telling(history, seed)[1]
    with a_store() as store, a_store() as other:
        for kept, loads in ((store, whole), (other, chance.sample(whole, len(whole)))):
            for as_of, world in loads:
                kept.keep(draft_of(world, as_of))
        with store.session(SERVICE, known_on) as one, other.session(SERVICE, known_on) as two:
            assert ask(one, PROFILE, Question(asked)) == ask(two, PROFILE, Question(asked))
