"""Whose answers a forecast gives and on which days: what the axes of `Runs` stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.answers import MEASURES, WHOLE, units
from plimsoll.simulation.service import Service
from plimsoll.vocabulary.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Axes:
    """What the axes of the answers stand for, beside the measures, which are those of `MEASURES`.

    Args:
        units: the whole service, then each team by its name.
        days: the day of each reading, at whose end the state was read.
    """

    units: tuple[str, ...]
    days: tuple[date, ...]

    def unit(self, name: str) -> int:
        """The place of a unit.

        Raises:
            WrongUse: the forecast knows no such team.
        """
        if name not in self.units:
            told = ", ".join(self.units[1:])
            raise WrongUse("The forecast has no such team.", where=name, next_step=f"It has: {told}.")
        return self.units.index(name)


def axes(service: Service, almanac: Almanac) -> Axes:
    """The axes of a forecast of a service."""
    return Axes(units(service), tuple(almanac.date_of(day) for day in service.readings))


def measure_place(name: str) -> int:
    """The place of a measure on the first axis of the answers.

    Raises:
        WrongUse: a forecast does not answer it.
    """
    if name not in MEASURES:
        raise WrongUse(f"A forecast does not answer '{name}'.", next_step=f"It answers: {', '.join(MEASURES)}.")
    return list(MEASURES).index(name)


__all__ = ["WHOLE", "Axes", "axes", "measure_place"]
