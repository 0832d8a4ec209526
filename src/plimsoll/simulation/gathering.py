"""Gathering chunks, in whatever order they come, into the arrays of all replications."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.chunk import Chunk
from plimsoll.simulation.runs import Lived, Provenance, Runs
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
        if not self._there.any():
            self._make_room(chunk.lived[0])
        for number, each in zip(chunk.numbers, chunk.lived, strict=True):
            if number < self.of:
                self._baseline[number], self._plan[number] = each.baseline, each.plan
                self._inputs[number] = each.inputs
                self._there[number] = True

    def _make_room(self, like: Lived) -> None:
        fit = BYTES // max(like.baseline.nbytes + like.plan.nbytes, 1)
        if self.of > fit:
            raise WrongUse(
                f"{self.of} replications of this size do not fit into memory.",
                next_step=f"Ask for {fit} at most, or for weeks or months in place of days.",
            )
        self._baseline = np.empty((self.of, *like.baseline.shape), np.float32)
        self._plan = np.empty((self.of, *like.plan.shape), np.float32)
        self._inputs = np.empty((self.of, *like.inputs.shape), np.float64)

    def missing(self) -> Iterator[range]:
        """The gaps, in order."""
        edges = np.flatnonzero(np.diff(np.concatenate(([True], self._there, [True])).astype(np.int8)))
        for first, after in zip(edges[::2], edges[1::2], strict=True):
            yield range(int(first), int(after))

    def runs(self, levers: tuple[Lever, ...], provenance: Provenance) -> Runs:
        """All of them."""
        return Runs(self._baseline, self._plan, self._inputs, levers, np.arange(self.of), provenance)
