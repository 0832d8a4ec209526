"""Replications lived through with the compiled kernel, in pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.simulation.trials import DEMAND, bits, service, trial

from plimsoll.simulation.answers import MEASURES
from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.running import one, run
from plimsoll.simulation.runs import Backend, Order
from plimsoll.simulation.service import Post, Service
from plimsoll.simulation.trial import Trial

MANY = 6
STAYS = Assumption(Lever.STAYS, 1.0, 0.5, 2.0, "assumption of a test")


def _with_a_post_more(of: Service) -> Service:
    return replace(of, posts=(*of.posts, Post("one", "worker", "employed")))


def _decided() -> Trial:
    without = service()
    return Trial(without, _with_a_post_more(without), (DEMAND, STAYS), seed=5)


@pytest.mark.parametrize(
    "order",
    [
        Order(MANY, workers=2, chunk=1),
        Order(MANY, workers=3, chunk=4),
        Order(MANY, workers=2, chunk=2, backend=Backend.PROCESSES),
    ],
)
def test_the_kernel_gives_the_same_bits_however_it_is_run(order: Order) -> None:
    """Threads that share one laid-out service, and processes that each have their own, agree with one worker."""
    assert bits(run(_decided(), order)) == bits(run(_decided(), Order(MANY, workers=1, chunk=MANY)))


@pytest.mark.parametrize("number", [0, MANY - 1])
def test_a_replication_of_the_kernel_run_again_alone_is_the_same(number: int) -> None:
    """A replication hangs on its number alone."""
    runs, again = run(_decided(), Order(MANY)), one(_decided(), number)
    assert again.baseline.tobytes() == runs.baseline[number].tobytes()
    assert again.plan.tobytes() == runs.plan[number].tobytes()


def test_a_decision_for_nothing_changes_nothing() -> None:
    """A plan that is the baseline has its numbers, to the bit; replications differ from each other."""
    runs = run(trial(), Order(MANY))
    assert runs.baseline.tobytes() == runs.plan.tobytes()
    assert len({each.tobytes() for each in runs.baseline}) == MANY


def test_a_decision_leaves_the_service_without_it_as_it_was() -> None:
    """What is planned moves the plan's numbers and never the baseline's."""
    decided = _decided()
    runs, nothing = (run(each, Order(MANY)) for each in (decided, replace(decided, plan=decided.baseline)))
    assert runs.baseline.tobytes() == nothing.baseline.tobytes()
    assert runs.plan.tobytes() != nothing.plan.tobytes()


def test_the_answers_are_of_every_measure_unit_and_reading() -> None:
    """The service and its one team, on four days."""
    runs = run(_decided(), Order(2))
    assert runs.plan.shape == (2, len(MEASURES), 2, 4)


def test_what_is_uncertain_is_drawn_anew_for_each_replication_and_within_its_range() -> None:
    """Both levers have a value for each replication, none twice, none outside; the number of levers moves no other."""
    runs = run(_decided(), Order(MANY))
    assert runs.levers == (Lever.DEMAND, Lever.STAYS)
    for column, each in enumerate((DEMAND, STAYS)):
        drawn = runs.inputs[:, column]
        assert (len(set(drawn)), drawn.min() >= each.low, drawn.max() <= each.high) == (MANY, True, True)
    fewer = run(replace(_decided(), assumptions=(STAYS,)), Order(MANY))
    assert fewer.inputs[:, 0].tobytes() == runs.inputs[:, 1].tobytes()
