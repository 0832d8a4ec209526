"""Laws of the load: what must be so of it, whatever the service and the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from tests.kept import asked_of
from tests.rows import World, row
from tests.twin.side_by_side import NEAR, PROFILE, fewer
from tests.worlds import services_and_days

from plimsoll.conditions import Figure, Question, ask
from plimsoll.measures.instrument import By
from plimsoll.vocabulary.profile import Profile

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

Asked = tuple[World, date]


def load(world: World, day: date, by: By = By.SERVICE, profile: Profile = PROFILE) -> dict[str | None, Figure]:
    """The load of each unit that has one."""
    with asked_of(world) as records:
        figures = ask(records, profile, Question((day,), by, ("load",)))
    return {each.unit: each for each in figures if each.numerator is not None}


def twice(profile: Profile) -> Profile:
    """The profile with every line of work twice as long."""
    works = []
    for work in profile.workload.works:
        long = replace(work.hours, value=2 * work.hours.value, high=2 * work.hours.high)
        works.append(replace(work, hours=long))
    return replace(profile, workload=replace(profile.workload, works=tuple(works)))


def untimed(world: World) -> World:
    """The world without a time study, whose hours would come before the profile's."""
    return {name: rows for name, rows in world.items() if name != "time_entry"}


@fewer(8)
@given(services_and_days())
def test_work_twice_as_long_is_twice_the_load(asked: Asked) -> None:
    """The hours required double in every unit, and the hours available stay."""
    world, day = untimed(asked[0]), asked[1]
    for by in (By.SERVICE, By.TEAM, By.WORKER):
        once, doubled = load(world, day, by), load(world, day, by, twice(PROFILE))
        assert set(once) == set(doubled)
        for unit, each in once.items():
            assert doubled[unit].numerator == pytest.approx(2 * each.numerator, abs=NEAR)
            assert doubled[unit].denominator == pytest.approx(each.denominator, abs=NEAR)


@fewer(8)
@given(services_and_days())
def test_one_more_worker_lowers_the_load(asked: Asked) -> None:
    """A caseworker who holds nobody yet brings hours, and takes away no work."""
    world, day = asked
    newcomer = row(
        "employment", employment_id="new", staff_id="newcomer", role="Case holder", fte=1.0, started=date(2020, 1, 1)
    )
    before = load(world, day).get("service")
    after = load(world | {"employment": [*world.get("employment", []), newcomer]}, day)["service"]
    known = bool(world.get("employment")) and before is not None
    assert after.denominator > (before.denominator if known else 0)
    if known:
        assert after.numerator == pytest.approx(before.numerator, abs=NEAR)
        assert before.value is None or after.value < before.value or before.value == 0


@fewer(8)
@given(services_and_days())
def test_siblings_may_change_places(asked: Asked) -> None:
    """The children's names, and so the order in which siblings stand, change no number."""
    world, day = asked
    children = sorted({each["person_id"] for each in world["person"]})
    other = dict(zip(children, reversed(children), strict=True))
    renamed = {
        table: [
            each | {"person_id": other.get(each["person_id"], each["person_id"])} if "person_id" in each else each
            for each in rows
        ]
        for table, rows in world.items()
    }
    for by in (By.SERVICE, By.WORKER):
        here, there = load(world, day, by), load(renamed, day, by)
        assert {unit: each.numerator for unit, each in here.items()} == pytest.approx(
            {unit: each.numerator for unit, each in there.items()}, abs=NEAR
        )


@fewer(8)
@given(services_and_days())
def test_the_teams_together_are_the_service(asked: Asked) -> None:
    """A worker is in one team only, so what the teams' workers have to do, and have, is what the service's do."""
    world, day = asked
    whole, teams = load(world, day).get("service"), load(world, day, By.TEAM)
    if whole is not None:
        assert sum(map(borne, teams.values())) == pytest.approx(borne(whole), abs=NEAR)
        assert sum(each.denominator for each in teams.values()) == pytest.approx(whole.denominator, abs=NEAR)


def borne(figure: Figure) -> float:
    """The hours that workers bear, without those that fall to a team: siblings of two teams are visited twice."""
    return figure.numerator - figure.detail.get("unallocated", 0) - figure.detail.get("nominal", 0)
