"""Many replications: the same numbers whoever lives through them, in whatever order and however often it is begun."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.rooms.simulation.trials import (
    DEMAND,
    FAILS,
    MEASURES,
    READINGS,
    UNITS,
    bits,
    failing,
    killed,
    service,
    standing_in,
    trial,
)

from plimsoll.simulation import gathering
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.running import one, run
from plimsoll.simulation.runs import Backend, Order
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import PlimsollError, WrongUse

MANY = 20


@pytest.fixture(scope="module")
def alone() -> tuple[bytes, bytes, bytes]:
    """The numbers of one worker that lives through all of them as one chunk."""
    return bits(run(trial(), Order(MANY, workers=1, chunk=MANY), lives=standing_in))


@pytest.mark.parametrize("backend", Backend)
@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("chunk", [1, 3, 7, None])
def test_the_numbers_are_the_same_however_they_are_run(
    alone: tuple[bytes, bytes, bytes], backend: Backend, workers: int, chunk: int | None
) -> None:
    """Chunks of any size, any number of workers, threads or processes: the same numbers to the bit."""
    order = Order(MANY, workers=workers, backend=backend, chunk=chunk)
    assert bits(run(trial(), order, lives=standing_in)) == alone


def test_runs_are_in_order_of_their_numbers_and_say_where_they_come_from() -> None:
    """Each replication stands at its number; the provenance is enough to make them again."""
    runs = run(trial(7), Order(MANY, workers=2, chunk=3), lives=standing_in)
    assert runs.baseline.shape == runs.plan.shape == (MANY, MEASURES, UNITS, READINGS)
    assert (runs.baseline.dtype, runs.inputs.shape, runs.levers) == (np.float32, (MANY, 1), (Lever.DEMAND,))
    assert runs.numbers.tolist() == list(range(MANY))
    told = runs.provenance
    assert (told.seed, told.replications, told.reused, len(told.trial)) == (7, MANY, 0, 16)


@pytest.mark.parametrize("number", [0, 7, MANY - 1])
def test_a_replication_run_again_alone_is_the_same(number: int) -> None:
    """Any one of them, lived through again alone, gives what it gave among all others."""
    runs, again = run(trial(), Order(MANY), lives=standing_in), one(trial(), number, standing_in)
    assert again.baseline.tobytes() == runs.baseline[number].tobytes()
    assert again.plan.tobytes() == runs.plan[number].tobytes()
    assert again.inputs.tobytes() == runs.inputs[number].tobytes()


def test_more_replications_leave_the_others_as_they_were() -> None:
    """The first of many are the same as those of few."""
    few, many = (run(trial(), Order(count), lives=standing_in) for count in (5, MANY))
    assert bits(few)[1] == many.plan[:5].tobytes()


def test_progress_is_told_after_each_chunk() -> None:
    """From none to all, never back, by chunks."""
    told: list[tuple[int, int]] = []
    run(trial(), Order(7, workers=1, chunk=3), lambda done, of: told.append((done, of)), standing_in)
    assert told == [(0, 7), (3, 7), (6, 7), (7, 7)]


@pytest.mark.parametrize("backend", Backend)
def test_a_replication_that_fails_is_named(backend: Backend) -> None:
    """The message has the seed and the number, so that it can be lived through alone, and no text of the error."""
    order = Order(MANY, workers=2, backend=backend, chunk=2)
    with pytest.raises(PlimsollError) as caught:
        run(trial(3), order, lives=failing)
    assert caught.value.sentence() == (
        f"seed 3, replication {FAILS}: A replication could not be lived through: ZeroDivisionError. "
        f"Tell the makers these two numbers; {FAILS} replications can be had meanwhile."
    )
    with pytest.raises(PlimsollError, match=f"replication {FAILS}"):
        one(trial(3), FAILS, failing)
    assert run(trial(3), Order(FAILS), lives=failing).provenance.replications == FAILS


def test_a_process_that_is_ended_is_told_of() -> None:
    """A system short of memory ends a worker: the message says what may help."""
    order = Order(MANY, workers=2, backend=Backend.PROCESSES, chunk=2)
    with pytest.raises(PlimsollError, match="A worker's process was ended from outside"):
        run(trial(), order, lives=killed)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"replications": 0}, "The number of replications must be from 1 to 4294967296, and is 0."),
        ({"replications": -3}, "The number of replications must be from 1 to 4294967296, and is -3."),
        ({"replications": 2**32 + 1}, "The number of replications must be from 1 to 4294967296, and is 4294967297."),
        ({"replications": 1, "workers": 0}, "The number of workers must be from 1 to 4294967296, and is 0."),
        (
            {"replications": 1, "chunk": 0},
            "The number of replications in a chunk must be from 1 to 4294967296, and is 0.",
        ),
    ],
)
def test_an_impossible_order_is_refused(wrong: dict[str, int], said: str) -> None:
    """No replication, fewer than none, more than there are numbers for, no worker, empty chunks."""
    with pytest.raises(WrongUse) as caught:
        Order(**wrong)
    assert caught.value.what == said


def test_more_than_fits_into_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said after the first chunk, with how many would fit."""
    monkeypatch.setattr(gathering, "BYTES", 10 * 2 * MEASURES * UNITS * READINGS * np.dtype(np.float32).itemsize)
    assert run(trial(), Order(10), lives=standing_in).provenance.replications == 10
    with pytest.raises(WrongUse, match=r"11 replications of this size do not fit into memory. Ask for 10 at most"):
        run(trial(), Order(11), lives=standing_in)


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_an_impossible_seed_is_refused(seed: int) -> None:
    """A seed is a word of 32 bits."""
    with pytest.raises(WrongUse, match="A seed must be from 0 to 4294967295"):
        run(trial(seed), Order(1), lives=standing_in)


def _known(given: Trial) -> str:
    return run(given, Order(1), lives=standing_in).provenance.trial


def test_a_trial_is_known_again_by_what_moves_its_numbers() -> None:
    """Another seed, service or range is another trial; other identifiers of the same cases are not."""
    same = trial()
    longer = replace(same.baseline, horizon=21)
    wider = replace(DEMAND, high=1.2)
    others = [trial(2), replace(same, plan=longer), replace(same, assumptions=(wider,)), replace(same, assumptions=())]
    assert _known(trial(1, service(("A", "B", "C")))) == _known(same)
    assert len({_known(each) for each in (same, *others)}) == 5
