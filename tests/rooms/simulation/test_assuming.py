"""What a forecast assumes: where each number enters a service, and how it is drawn from its range."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean, pstdev

import pytest
from tests.scenario_services import started

from plimsoll.simulation.assuming import CHANGES, drawn, likeliest, with_values
from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.chances import For, Key, chance
from plimsoll.simulation.service import Feedback, Service, Shape, Spread

SKEWED = Assumption(Lever.STAYS, 1.0, 0.8, 1.6, "assumption: invented")
DRAWS = 4_000


@pytest.fixture(scope="module")
def service() -> Service:
    """The service as it is."""
    return started().service


def test_every_lever_has_its_place() -> None:
    """No number can be assumed that moves nothing."""
    assert set(CHANGES) == set(Lever)


def test_nothing_assumed_changes_nothing(service: Service) -> None:
    """Without values the service is the same object."""
    assert with_values(service, {}) is service


@pytest.mark.parametrize("lever", Lever)
def test_open_work_and_posts_stay_the_same_objects(service: Service, lever: Lever) -> None:
    """Whatever is assumed, open cases and posts are the very objects, so that nothing of them is laid out again."""
    changed = with_values(service, {lever: 1.5})
    assert changed.open_cases is service.open_cases
    assert changed.posts is service.posts
    assert changed != service


@pytest.mark.parametrize("lever", [lever for lever in Lever if not lever.endswith("_loop")])
def test_a_factor_of_one_is_the_service_itself(service: Service, lever: Lever) -> None:
    """A factor of one leaves every number as the records have it."""
    assert with_values(service, {lever: 1.0}) == service


def test_demand_moves_rates_and_ceiling_alike(service: Service) -> None:
    """Half as many again come under a ceiling half as high again, so that the same families come on both sides."""
    demand = with_values(service, {Lever.DEMAND: 1.5}).demand
    assert (demand.rates[0], demand.ceiling) == (3.0, 3.75)
    assert replace(demand, rates=service.demand.rates, ceiling=2.5) == service.demand


def test_hours(service: Service) -> None:
    """Weekly casework and tasks are each multiplied in every stage, and a worker's day by itself."""
    changed = with_values(service, {Lever.CASEWORK_HOURS: 2.0, Lever.TASK_HOURS: 0.5, Lever.TIME_FOR_CASES: 0.9})
    assert [stage.hours_a_week for stage in changed.stages] == [0.0, 3.0, 4.0]
    assert [stage.closing_hours for stage in changed.stages] == [0.0, 2.0, 0.0]
    assert [stage.visit.hours if stage.visit else None for stage in changed.stages] == [None, None, 1.0]
    assert changed.hours_a_day == 4.5


def test_people(service: Service) -> None:
    """Stays and empty posts last longer by their factors, and more absence comes at shorter intervals."""
    changed = with_values(service, {Lever.STAYS: 0.5, Lever.FILLED_IN: 2.0, Lever.ABSENCE: 1.5})
    assert [contract.stays for contract in changed.contracts] == [500.0, 60.0]
    assert [contract.filled_in.centre for contract in changed.contracts] == [120.0, 20.0]
    assert [contract.away[0].every for contract in changed.contracts] == [40.0, 40.0]
    assert changed.contracts[0].away[0].lasts == service.contracts[0].away[0].lasts


def test_cases(service: Service) -> None:
    """Stages last longer in their own shape; a share that comes back never passes one."""
    changed = with_values(service, {Lever.STAGE_TIME: 1.1, Lever.RETURNS: 1.5})
    assert changed.stages[1].lasts == Spread(Shape.LOGNORMAL, 33.0, 0.5)
    assert [stage.returns for stage in changed.stages] == [0.0, 1.0, 0.0]


def test_loops_are_the_numbers_themselves(service: Service) -> None:
    """A loop's value is no factor; loops that are not named stay off."""
    changed = with_values(service, {Lever.SICKNESS_LOOP: 0.2, Lever.RETURNS_LOOP: 0.4})
    assert changed.feedback == Feedback(0.2, 0.0, 0.4)
    assert with_values(service, {Lever.LEAVING_LOOP: 0.3}).feedback == Feedback(0.0, 0.3, 0.0)


def test_values_are_drawn_from_their_range() -> None:
    """Four thousand draws lie in the range, and have the mean and spread of the triangular distribution."""
    values = [drawn([SKEWED], Key(3, replication))[Lever.STAYS] for replication in range(DRAWS)]
    assert all(0.8 <= value <= 1.6 for value in values)
    mean, variance = 3.4 / 3, (0.8**2 + 1.0**2 + 1.6**2 - 0.8 - 1.6 - 0.8 * 1.6) / 18
    assert fmean(values) == pytest.approx(mean, abs=4 * (variance / DRAWS) ** 0.5)
    assert pstdev(values) == pytest.approx(variance**0.5, rel=0.03)


def test_a_value_hangs_on_its_lever_and_its_replication_alone() -> None:
    """The same number is drawn whatever else is assumed, and another for another replication, seed or lever."""
    alone = drawn([SKEWED], Key(3, 9))
    beside = drawn([*started().assumptions, SKEWED], Key(3, 9))
    assert beside[Lever.STAYS] == alone[Lever.STAYS]
    others = [drawn([SKEWED], key)[Lever.STAYS] for key in (Key(3, 10), Key(4, 9))]
    others.append(drawn([replace(SKEWED, lever=Lever.ABSENCE)], Key(3, 9))[Lever.ABSENCE])
    assert len({alone[Lever.STAYS], *others}) == 4


def test_draws_are_chance_by_name() -> None:
    """What is drawn for a lever is chance of its own purpose, for the lever's place."""
    even = chance(Key(3, 9), int(For.ASSUMED), list(Lever).index(Lever.STAYS), 0, 0)
    flat = Assumption(Lever.STAYS, 0.0, 0.0, 1.0, "invented")
    assert drawn([flat], Key(3, 9))[Lever.STAYS] == pytest.approx(1 - (1 - even) ** 0.5, abs=1e-15)


def test_what_is_certain_is_not_drawn() -> None:
    """A range of nothing gives its value, and the likeliest values are the assumptions' own."""
    certain = Assumption(Lever.DEMAND, 1.2, 1.2, 1.2, "agreed")
    assert drawn([certain], Key(1, 1)) == {Lever.DEMAND: 1.2}
    assert likeliest([certain, SKEWED]) == {Lever.DEMAND: 1.2, Lever.STAYS: 1.0}


@pytest.mark.parametrize(("value", "low", "high"), [(0.0, 0.0, 1.0), (1.0, 0.0, 1.0)])
def test_a_range_may_lean_to_one_end(value: float, low: float, high: float) -> None:
    """A likeliest value at an end of its range is none the less drawn inside it."""
    values = [drawn([replace(SKEWED, value=value, low=low, high=high)], Key(1, n))[Lever.STAYS] for n in range(500)]
    assert all(low <= each <= high for each in values)
    assert fmean(values) == pytest.approx((value + low + high) / 3, abs=0.05)
