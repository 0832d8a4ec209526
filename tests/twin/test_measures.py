"""Every measure against its slow twin, through a real store: any small service, on days near its rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import as_kept, asked_of
from tests.rows import World
from tests.twin import slow
from tests.twin.side_by_side import (
    ALIGNED,
    NEAR,
    PROFILE,
    Asked,
    fewer,
    numbers,
    readings,
    services_and_many_days,
    unlike,
)
from tests.worlds import services_and_days

from plimsoll.conditions import INSTRUMENTS, Figure, Question, ask
from plimsoll.defences.register import RULES
from plimsoll.measures.instrument import By
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.profile import Profile

# A world is long to print; what a test says of it is short.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def asked(world: World, question: Question, profile: Profile = PROFILE) -> list[Figure]:
    """The answer of the measures, of a store that was told of the world."""
    with asked_of(world) as records:
        return ask(records, profile, question)


def differences(given_: Asked, by: By, profile: Profile = PROFILE) -> list[str]:
    """Every figure by that unit on which measures and twin differ."""
    world, days = given_
    return unlike(as_kept(world), asked(world, Question(days, by), profile), (days, by), profile)


def test_every_measure_has_a_twin() -> None:
    """A measure that can be worked out is worked out a second time; and no twin is left of one that is gone."""
    made = {name for name, each in INSTRUMENTS.items() if each.shape is not None}
    assert made - {ALIGNED} == set(slow.MEASURES)


def test_every_rule_has_a_twin() -> None:
    """So is every barrier and condition."""
    twins = {*slow.defences.BARRIERS, *slow.defences.CONDITIONS, *slow.defences.FRESHNESS}
    assert {name for name, rule in RULES.items() if rule.down is not None} == twins


def test_the_same_measures_are_shown_by_worker() -> None:
    """Only a worker's own number of children and families, and own load, in the measures as in the twin."""
    assert {name for name, each in INSTRUMENTS.items() if each.by_worker} == set(slow.BY_WORKER)


@fewer(5)
@given(services_and_many_days())
def test_the_service_as_the_twin_has_it(given_: Asked) -> None:
    """Value, numerator, denominator and every part of the detail, of the whole service."""
    assert differences(given_, By.SERVICE) == []


@fewer(5)
@given(services_and_many_days())
def test_the_teams_as_the_twin_has_them(given_: Asked) -> None:
    """The same of every team and of no team; a team with nothing to count has no row in either."""
    assert differences(given_, By.TEAM) == []


@fewer(5)
@given(services_and_many_days())
def test_the_workers_as_the_twin_has_them(given_: Asked) -> None:
    """Each worker's own children, families and load."""
    assert differences(given_, By.WORKER) == []


@fewer(8)
@given(services_and_many_days(), readings())
def test_every_switch_moves_both_alike(given_: Asked, profile: Profile) -> None:
    """A service that reads a rule otherwise gets what the twin reads so."""
    assert differences(given_, By.SERVICE, profile) == []


@fewer(12)
@given(services_and_many_days())
def test_several_days_at_once_are_each_day_alone(given_: Asked) -> None:
    """A block of days gives each day what the day would be given by itself."""
    world, days = given_
    with asked_of(world) as records:
        together = ask(records, PROFILE, Question(days, By.TEAM))
        alone = [each for day in days[:3] for each in ask(records, PROFILE, Question((day,), By.TEAM))]
    found = {(each.day, each.measure, each.unit): each for each in together if each.day in days[:3]}
    assert {(each.day, each.measure, each.unit) for each in alone} == set(found)
    for each in alone:
        beside = found[each.day, each.measure, each.unit]
        assert numbers(beside) == pytest.approx(numbers(each), abs=NEAR)
        assert beside.detail == pytest.approx(each.detail, abs=NEAR)
        assert beside.note == each.note


@fewer(8)
@given(services_and_days(2), st.sampled_from(sorted(INSTRUMENTS.keys() - set(slow.BY_WORKER))))
def test_no_other_measure_is_shown_by_worker(given_: tuple[World, object], name: str) -> None:
    """Asked of a worker by name, any other measure is not permitted, in the measures as in the twin."""
    world, day = given_
    question = Question((day,), By.WORKER, (name,))
    with asked_of(world) as records, pytest.raises(NotPermitted):
        ask(records, PROFILE, question)
