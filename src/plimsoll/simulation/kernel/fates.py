"""What is drawn in a world: even numbers of its replication, and what they fall on."""

from __future__ import annotations

from plimsoll.simulation.chances import Key, chance
from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.layout import NOBODY, World
from plimsoll.simulation.kernel.reached import real_at


@compiled
def fate(w: World, purpose: int, who: int, life: int, nth: int) -> float:
    """A number evenly between 0 and 1, by name (`chances.chance`)."""
    return chance(Key(w.seed, w.replication), purpose, who, life, nth)


@compiled
def chosen(shares: int, count: int, number: float) -> int:
    """The place that a number falls on among shares; -1 where they sum to less and it falls beyond.

    Args:
        shares: where the first of them lies.
        count: how many.
        number: from 0 to 1.
    """
    reached = 0.0
    for place in range(count):
        reached += real_at(shares, place).value
        if number < reached:
            return place
    return NOBODY


@compiled
def among(shares: int, count: int, number: float) -> int:
    """The place that a number falls on among shares of whatever sum; -1 where none is above 0."""
    total, last = 0.0, NOBODY
    for place in range(count):
        share = real_at(shares, place).value
        total += share
        if share > 0.0:
            last = place
    place = chosen(shares, count, number * total)
    return place if 0 <= place <= last else last


@compiled
def row(address: int, number: int, count: int) -> int:
    """Where a row of real numbers lies, in a table of rows of so many."""
    return address + number * count * REAL_BYTES


REAL_BYTES = 8
"""Bytes of a real number."""
