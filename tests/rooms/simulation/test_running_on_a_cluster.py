"""The same forecast on a Dask cluster that is named by the URL of its scheduler."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.processes import ROOT
from tests.rooms.simulation.trials import FAILS, bits, failing, killed, standing_in, trial

from plimsoll.simulation import cluster
from plimsoll.simulation.running import run
from plimsoll.simulation.runs import Order
from plimsoll.vocabulary.errors import PlimsollError, UnreadableInput, WrongUse

MANY = 20


@pytest.fixture(autouse=True)
def no_global_chance() -> Iterator[None]:
    """Dask draws from everybody's numbers how long it waits before it asks a host again; they are put back."""
    before = random.getstate()
    yield
    random.setstate(before)


@contextmanager
def _cluster(*words: object) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.rooms.simulation.clustered", *(str(word) for word in words)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        yield child.stdout.readline().strip()
        child.stdin.close()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The URL of a scheduler with two workers."""
    with _cluster(2) as url:
        yield url


@pytest.mark.parametrize("chunk", [1, 3, 7, None])
def test_the_numbers_are_those_of_this_machine(scheduler: str, chunk: int | None) -> None:
    """Chunks of any size, lived through by workers elsewhere: the same to the bit."""
    assert scheduler.startswith("tcp://")
    runs = run(trial(), Order(MANY, scheduler=scheduler, chunk=chunk), lives=standing_in)
    assert bits(runs) == bits(run(trial(), Order(MANY), lives=standing_in))


def test_the_kernel_gives_the_same_bits_there(scheduler: str) -> None:
    """What is compiled there gives what is compiled here."""
    there, here = (run(trial(), Order(4, scheduler=url, chunk=2)) for url in (scheduler, None))
    assert bits(there) == bits(here)


def test_what_the_cluster_finished_is_kept_and_told_of(scheduler: str, tmp_path: Path) -> None:
    """A forecast begun here goes on there, and the other way round."""
    told: list[tuple[int, int]] = []
    run(trial(), Order(5, folder=tmp_path, chunk=5), lives=standing_in)
    there = Order(MANY, scheduler=scheduler, folder=tmp_path, chunk=5)
    runs = run(trial(), there, lambda done, of: told.append((done, of)), standing_in)
    assert (runs.provenance.reused, told) == (5, [(5, MANY), (10, MANY), (15, MANY), (MANY, MANY)])
    assert run(trial(), Order(MANY, folder=tmp_path), lives=standing_in).provenance.reused == MANY


def test_a_replication_that_fails_there_is_named(scheduler: str) -> None:
    """Seed and number come back from the worker that failed."""
    with pytest.raises(PlimsollError, match=f"seed 1, replication {FAILS}: .*ZeroDivisionError"):
        run(trial(), Order(MANY, scheduler=scheduler), lives=failing)


@pytest.mark.parametrize(
    ("url", "error", "said"),
    [
        ("tcp://127.0.0.1:9", UnreadableInput, "tcp://127.0.0.1:9: No Dask scheduler answers. Look whether it runs"),
        ("ftp://somewhere", WrongUse, "ftp://somewhere: This is not the URL of a Dask scheduler."),
        ("not a url", WrongUse, "not a url: This is not the URL of a Dask scheduler."),
        ("tcp://no.such.host.invalid:8786", UnreadableInput, "No Dask scheduler answers"),
    ],
)
def test_a_scheduler_that_is_not_there_is_told_of(
    monkeypatch: pytest.MonkeyPatch, url: str, error: type[PlimsollError], said: str
) -> None:
    """A port where nobody listens, a protocol that is none, a host that is not: what to do stands beside it."""
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with pytest.raises(error) as caught:
        run(trial(), Order(MANY, scheduler=url), lives=standing_in)
    assert said in caught.value.sentence()


def test_workers_that_are_ended_are_told_of() -> None:
    """A cluster that loses its workers again and again is not waited for."""
    with _cluster(1) as url, pytest.raises(PlimsollError, match="The cluster stopped before all was done"):
        run(trial(), Order(MANY, scheduler=url), lives=killed)


def test_workers_of_another_version_are_refused() -> None:
    """A worker that compiles with another version might differ in a last bit, so it is not asked."""
    with _cluster(1, "0.1") as url, pytest.raises(WrongUse, match="another version of it, of Python or of numba"):
        run(trial(), Order(MANY, scheduler=url), lives=standing_in)


def test_a_cluster_without_workers_is_told_of() -> None:
    """Nobody would ever do it."""
    with _cluster(0) as url, pytest.raises(UnreadableInput, match="The cluster has no workers"):
        run(trial(), Order(MANY, scheduler=url), lives=standing_in)
