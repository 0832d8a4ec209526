"""What is asked of many replications, what one of them gives, and what all of them give together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import WrongUse

WORD = 2**32
"""A seed and the number of a replication are words of so many values: `chances.Key`."""

Answers = NDArray[np.float32]


class Backend(StrEnum):
    """What lives replications through beside each other on one machine."""

    THREADS = "threads"
    PROCESSES = "processes"


@dataclass(frozen=True, slots=True)
class Order:
    """How many replications, and how they are to be lived through. Only `replications` moves the numbers.

    Args:
        replications: how many: those numbered from 0.
        workers: how many are lived through beside each other; `None` is as many as the machine has cores.
        backend: by threads or by processes.
        scheduler: the URL of a Dask scheduler whose workers do it instead: `tcp://host:8786`.
        folder: where finished replications are kept, so that a forecast that was stopped goes on where it was, and a
            longer one begins with those of a shorter one; `None` keeps nothing.
        chunk: how many are lived through, told of and kept at once; `None` chooses.

    Raises:
        WrongUse: a number that is impossible.
    """

    replications: int
    workers: int | None = None
    backend: Backend = Backend.THREADS
    scheduler: str | None = None
    folder: Path | None = None
    chunk: int | None = None

    def __post_init__(self) -> None:
        _within("replications", self.replications, WORD)
        for what, given in (("workers", self.workers), ("replications in a chunk", self.chunk)):
            if given is not None:
                _within(what, given, WORD)


def _within(what: str, given: int, most: int) -> None:
    if not 0 < given <= most:
        raise WrongUse(f"The number of {what} must be from 1 to {most}, and is {given}.", next_step="Give another.")


@dataclass(frozen=True, slots=True)
class Lived:
    """What one replication gives.

    Args:
        baseline: the service without the decision, by measure, unit and reading; NaN is nothing to count.
        plan: the service with it, likewise.
        inputs: the value drawn for each of the trial's assumptions, in their order.
    """

    baseline: Answers
    plan: Answers
    inputs: NDArray[np.float64]


Life = Callable[[int], Lived]
"""Lives through the replication of a number."""

Lives = Callable[[Trial], Life]
"""Makes of a trial what lives through its replications. Threads share what it makes."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers of a forecast come from: enough to make them again.

    Args:
        version: of Plimsoll.
        kernel: stands for the text of all that moves a number, the compiler, Python, numpy and the sort of processor.
        trial: stands for the pair of services, the assumptions and the seed.
        seed: the seed.
        replications: how many were asked for.
        reused: how many of them had been kept from before.
        seconds: how long it took.
    """

    version: str
    kernel: str
    trial: str
    seed: int
    replications: int
    reused: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Runs:
    """Many replications of a trial, in order of their numbers.

    Args:
        baseline: the service without the decision, by replication, measure, unit and reading; NaN is nothing to count.
        plan: the service with it, likewise: the same place is the same chance.
        inputs: the values drawn, by replication and assumption.
        levers: the assumption of each column of `inputs`.
        numbers: the numbers of the replications.
        provenance: where they come from.
    """

    baseline: Answers
    plan: Answers
    inputs: NDArray[np.float64]
    levers: tuple[Lever, ...]
    numbers: NDArray[np.int64]
    provenance: Provenance
