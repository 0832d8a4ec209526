"""The kernel as plain Python, with every address looked up: nothing is read or written outside an array.

Compiled, the kernel reaches its records by address and checks nothing, so that one place too far would write into
another array. Run by itself, with NUMBA_DISABLE_JIT set, so that no compiled function is about:

    python -m tests.twin.forecast.checked SEED HOW_MANY
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import numpy as np

from plimsoll.simulation import compiled
from plimsoll.simulation.chances import Key

from .worlds import service

Array = np.ndarray[Any, Any]

SINGLE = "value"
"""What the kernel calls the one number of a record that has no other."""


class Rows:
    """An array whose records are read and written by name, one by one, until they are put back."""

    def __init__(self, array: Array) -> None:
        self.array, self.names = array, array.dtype.names or (SINGLE,)
        cells = (row if isinstance(row, tuple) else (row,) for row in array.reshape(-1).tolist())
        self.rows = [SimpleNamespace(**dict(zip(self.names, row, strict=True))) for row in cells]

    def put_back(self) -> None:
        """Write the records back into the array."""
        flat, single = self.array.reshape(-1), self.array.dtype.names is None
        for place, row in enumerate(self.rows):
            values = tuple(getattr(row, name) for name in self.names)
            flat[place] = values[0] if single else values


class Memory:
    """The arrays of one replication, by where they lie."""

    def __init__(self) -> None:
        self.arrays: dict[int, Rows] = {}
        self.starts: list[int] = []

    def hold(self, arrays: Iterable[Array]) -> None:
        """Hold these arrays and no other."""
        self.arrays = {array.ctypes.data: Rows(array) for array in arrays if array.size}
        self.starts = sorted(self.arrays)

    def record_at(self, dtype: np.dtype[Any]) -> Callable[[int, int], SimpleNamespace]:
        """As `compiled.record_at`, but that it fails where the place is not in the array."""

        def at(address: int, place: int) -> SimpleNamespace:
            start = self.starts[bisect_right(self.starts, address) - 1]
            found = self.arrays[start]
            inside = place + (address - start) // dtype.itemsize
            if place < 0 or inside >= len(found.rows) or found.names != (dtype.names or (SINGLE,)):
                raise IndexError(f"place {place} of {len(found.rows)} records of {dtype.names}")
            return found.rows[inside]

        return at


def plain_kernel() -> None:
    """Let the kernel run as plain Python over a memory that is checked."""
    memory = Memory()
    compiled.record_at = memory.record_at
    replication = import_module("plimsoll.simulation.replication")
    lay_out, pass_months = replication._world, replication.pass_months

    def laid_out(laid: Any, written: Any, key: Key) -> Array:
        world: Array = lay_out(laid, written, key)
        memory.hold([*laid.given.values(), *written.values(), world])
        return world

    def passed(world: np.void) -> None:
        address = world.__array_interface__["data"][0]
        pass_months(memory.arrays[address].rows[0])
        for rows in memory.arrays.values():
            rows.put_back()

    replication._world, replication.pass_months = laid_out, passed


def main(seed: int, how_many: int) -> None:
    """Print where kernel and twin are apart, for so many services from a seed on; fail outside an array."""
    plain_kernel()
    beside = import_module("tests.twin.forecast.beside")
    for number in range(seed, seed + how_many):
        for line in beside.apart(service(number), Key(seed, number)):
            print(number, line)  # noqa: T201 - what the test that starts it reads


if __name__ == "__main__":
    np.seterr(over="ignore")
    main(*map(int, sys.argv[1:]))
