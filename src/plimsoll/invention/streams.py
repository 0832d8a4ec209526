"""Chance, by name: every part of the invention draws from a stream of its own, so a change in one moves no other."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Chance = np.random.Generator

NEVER = 1_000_000
"""The day, counted from 1970, of what never happens: later than any calendar."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The named streams of one seed. Ask for a name once: asking again begins the same numbers again."""

    seed: int

    def of(self, name: str) -> Chance:
        """The stream of that name: the seed's child, keyed by the name and not by the order of asking."""
        key = zlib.crc32(name.encode())
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(key,))))


def picks(chance: Chance, weights: Sequence[float], count: int) -> Days:
    """`count` positions in `weights`, each as likely as its weight says."""
    reach = np.cumsum(weights)
    place: Days = np.searchsorted(reach, chance.random(count) * reach[-1], side="right").astype(np.int64)
    return place


def lags(chance: Chance, mean: Reals | float, count: int) -> Days:
    """`count` whole numbers of days, 0 or more, falling off with that mean."""
    drawn: Days = np.floor(chance.exponential(1.0, count) * (np.asarray(mean) + HALF_A_DAY)).astype(np.int64)
    return drawn


HALF_A_DAY = 0.5
"""Cutting a lag down to whole days takes half a day from its mean; this gives it back."""


def between(chance: Chance, least: int, most: int, count: int) -> Days:
    """`count` whole numbers from `least` to `most`, both included."""
    return chance.integers(least, most + 1, count, dtype=np.int64)


def repeated(counts: Days) -> tuple[Days, Days]:
    """Each position as often as `counts` says, and beside it 0, 1, 2 within its own run."""
    index = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    begins = np.cumsum(counts) - counts
    return index, np.arange(len(index), dtype=np.int64) - begins[index]
