"""Some replications of a trial, lived through one after the other by one worker, wherever that worker is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from plimsoll.simulation.identity import mark
from plimsoll.simulation.runs import Life, Lived, Lives
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import PlimsollError

PREPARED = 2
"""Trials that a worker keeps ready: the present one, and one more where a cluster serves two people."""


@dataclass(frozen=True)
class Parcel:
    """What a worker is sent. Two are the same if their trials are.

    Args:
        identity: stands for the trial and for how it is lived through.
        trial: the trial.
        lives: makes of it what lives through a replication.
    """

    identity: str
    trial: Trial = field(compare=False)
    lives: Lives = field(compare=False)


@dataclass(frozen=True, slots=True)
class Chunk:
    """What some replications gave.

    Args:
        first: the number of the first; the others follow it without a gap.
        lived: what each of them gave.
        mark: stands for what lived through it: `identity.mark`.
    """

    first: int
    lived: tuple[Lived, ...]
    mark: str

    @property
    def numbers(self) -> range:
        """The numbers of its replications."""
        return range(self.first, self.first + len(self.lived))


@lru_cache(PREPARED)
def prepared(parcel: Parcel) -> Life:
    """What lives through the parcel's replications, made once in each process."""
    return parcel.lives(parcel.trial)


def lived(parcel: Parcel, numbers: range) -> Chunk:
    """Live through some replications.

    Raises:
        PlimsollError: one of them failed; says which.
    """
    life = prepared(parcel)
    return Chunk(numbers[0], tuple(_one(life, parcel.trial.seed, number) for number in numbers), mark())


def _one(life: Life, seed: int, number: int) -> Lived:
    try:
        return life(number)
    except Exception as error:
        # What an error of another's making says may hold a cell of the input; its kind does not.
        reason = error.what if isinstance(error, PlimsollError) else f"{type(error).__name__}."
        raise PlimsollError(
            f"A replication could not be lived through: {reason}",
            where=f"seed {seed}, replication {number}",
            next_step=f"Tell the makers these two numbers; {number} replications can be had meanwhile.",
        ) from error
