"""Gathering chunks, in whatever order they come, into the arrays of all replications."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.chunk import Chunk
from plimsoll.simulation.runs import PAIR, Provenance, Runs
from plimsoll.vocabulary.errors import WrongUse

BYTES = 4 * 1024**3
"""The most that the answers of all replications may take in memory: a laptop has that, with something to spare."""


class Gathered:
    """The replications there are by now.

    Args:
        of: how many were asked for.
    """

    def __init__(self, of: int) -> None:
        self.of = of
        self._there = np.zeros(of, np.bool_)
        # Their shapes are known once the first chunk is there.
        self._baseline = self._plan = np.zeros((of, 0, 0, 0), np.float32)
        self._inputs = np.zeros((of, 0), np.float64)

    @property
    def done(self) -> int:
        """How many there are."""
        return int(self._there.sum())

    def add(self, chunk: Chunk) -> None:
        """Put a chunk in its place; replications that nobody asked for are left out.

        Raises:
            WrongUse: all of them would not fit into memory.
        """
        place = slice(chunk.first, min(chunk.first + len(chunk.answers), self.of))
        count = place.stop - place.start
        if count <= 0:
            return
        if not self._there.any():
            self._make_room(chunk)
        self._baseline[place], self._plan[place] = chunk.answers[:count, 0], chunk.answers[:count, 1]
        self._inputs[place] = chunk.inputs[:count]
        self._there[place] = True

    def _make_room(self, like: Chunk) -> None:
        fit = BYTES // max(like.answers[0].nbytes, 1)
        if self.of > fit:
            raise WrongUse(
                f"{self.of} replications of this size do not fit into memory.",
                next_step=f"Ask for {fit} at most, or for weeks or months in place of days.",
            )
        self._baseline, self._plan = (np.empty((self.of, *like.answers.shape[2:]), np.float32) for _ in range(PAIR))
        self._inputs = np.empty((self.of, *like.inputs.shape[1:]), np.float64)

    def missing(self) -> Iterator[range]:
        """The gaps, in order."""
        edges = np.flatnonzero(np.diff(np.concatenate(([True], self._there, [True])).astype(np.int8)))
        for first, after in zip(edges[::2], edges[1::2], strict=True):
            yield range(int(first), int(after))

    def runs(self, levers: tuple[Lever, ...], provenance: Provenance) -> Runs:
        """All of them."""
        return Runs(self._baseline, self._plan, self._inputs, levers, np.arange(self.of), provenance)
