"""How a measure moved between two days, beside its counter-measures: fixed, or only moved.

Any measure can be made to look better by making something else worse. An improvement whose counter worsened is
told as moved, not fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from plimsoll.conditions.question import Figure
from plimsoll.conditions.register import instrument
from plimsoll.measures.instrument import Concern

LEAST_MOVE = 0.05
"""A change of less than a twentieth of where it began is told as steady: two days alone cannot show more."""


class Move(StrEnum):
    """Which way a measure went."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    STEADY = "steady"
    MOVED = "moved, not fixed"


@dataclass(frozen=True, slots=True)
class Movement:
    """One measure of one unit between two days.

    Args:
        measure: its name.
        unit: the service, or the team's id.
        name: the team's name, where the records give one.
        first: its value on the first day.
        last: its value on the last day.
        move: which way it went; `MOVED` when it improved and a counter of it worsened.
        counters: how its counter-measures went between the same days.
    """

    measure: str
    unit: str | None
    name: str | None
    first: float
    last: float
    move: Move
    counters: tuple[Movement, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The movement as plain values, its counters beneath it."""
        told: dict[str, Any] = {
            "measure": self.measure,
            "first": self.first,
            "last": self.last,
            "move": self.move.value,
        }
        if self.counters:
            told |= {"unit": self.unit, "name": self.name, "counters": [counter.as_dict() for counter in self.counters]}
        return told


def movements(measure: str, figures: Iterable[Figure]) -> list[Movement]:
    """How a measure went in each unit, between the first and the last of the days told, beside its counters.

    Args:
        measure: the measure; it has counters.
        figures: its figures and its counters' on those days. Units without a value on both ends are left out.
    """
    told = [each for each in figures if each.value is not None]
    names = {each.unit: each.name for each in told}
    found = [_movement(name, (unit, names[unit]), ends) for (name, unit), ends in _ends(told).items()]
    counters = instrument(measure).counters
    return [
        _beside(each, [other for other in found if other.unit == each.unit and other.measure in counters])
        for each in found
        if each.measure == measure
    ]


def _ends(told: Sequence[Figure]) -> Mapping[tuple[str, str | None], tuple[float, float]]:
    """The first and last value of each measure and unit, where both are told."""
    days = {each.day for each in told}
    runs: dict[tuple[str, str | None], dict[Any, float]] = {}
    for each in told:
        runs.setdefault((each.measure, each.unit), {})[each.day] = each.value or 0.0
    if not days:
        return {}
    first, last = min(days), max(days)
    return {key: (run[first], run[last]) for key, run in runs.items() if first in run and last in run}


def _movement(measure: str, unit: tuple[str | None, str | None], ends: tuple[float, float]) -> Movement:
    return Movement(measure, *unit, *ends, _way(instrument(measure).concern, *ends))


def _way(concern: Concern, first: float, last: float) -> Move:
    if concern is Concern.NEITHER or abs(last - first) < LEAST_MOVE * abs(first) or last == first:
        return Move.STEADY
    return Move.WORSENED if (last > first) is (concern is Concern.UP) else Move.IMPROVED


def _beside(movement: Movement, counters: Sequence[Movement]) -> Movement:
    worse = any(counter.move is Move.WORSENED for counter in counters)
    move = Move.MOVED if movement.move is Move.IMPROVED and worse else movement.move
    return replace(movement, move=move, counters=tuple(counters))
