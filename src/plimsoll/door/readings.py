"""From figures month by month to readings: each measure with its run, its movements and its counter-measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from plimsoll.conditions import INSTRUMENTS, Figure, Movement, movements
from plimsoll.door.definitions import definition
from plimsoll.door.pack import YEAR, Reading

UnitId = str | None

ByMeasure = dict[str, list[Figure]]


def by_unit(figures: Iterable[Figure]) -> dict[UnitId, ByMeasure]:
    """The figures by unit and measure, in the order of their days."""
    found: dict[UnitId, ByMeasure] = {}
    for figure in figures:
        found.setdefault(figure.unit, {}).setdefault(figure.measure, []).append(figure)
    return found


def names(figures: Iterable[Figure]) -> dict[UnitId, str | None]:
    """What each unit is called."""
    return {figure.unit: figure.name or figure.unit for figure in figures}


def readings(told: ByMeasure, days: Sequence[date]) -> dict[str, Reading]:
    """One unit's readings by measure.

    Args:
        told: its figures by measure.
        days: the days of the series, in order; the last is the day that is read.
    """
    year, whole = (_moved(told, start, days[-1]) for start in (_year_back(days), days[0]))
    return {name: _reading(told[name], days, (year.get(name), whole.get(name))) for name in INSTRUMENTS if name in told}


def _year_back(days: Sequence[date]) -> date:
    """The day a year back; of a shorter series, its first."""
    return days[max(len(days) - 1 - YEAR, 0)]


def _moved(told: ByMeasure, first: date, last: date) -> dict[str, Movement]:
    """How each measure went between two days beside its counters; those with a value on both."""
    ends = {name: [each for each in figures if each.day in {first, last}] for name, figures in told.items()}
    found = (movements(name, _beside(name, ends)) for name in ends)
    return {movement.measure: movement for each in found for movement in each}


def _beside(measure: str, ends: Mapping[str, list[Figure]]) -> list[Figure]:
    wanted = (measure, *definition(measure).counters)
    return [figure for name in wanted for figure in ends.get(name, ())]


def _reading(
    figures: Sequence[Figure], days: Sequence[date], moved: tuple[Movement | None, Movement | None]
) -> Reading:
    values = {figure.day: figure.value for figure in figures}
    last = figures[-1] if figures[-1].day == days[-1] else None
    told = last or _nothing_to_count(figures[-1])
    told_then = {figure.day: (figure.numerator, figure.denominator) for figure in figures}
    said = (told.measure, told.value, told.numerator, told.denominator, told.of, told.note, told.detail)
    run = tuple(values.get(day) for day in days)
    return Reading(*said, run, tuple(told_then.get(day, (0, 0)) for day in days), *moved)


def _nothing_to_count(figure: Figure) -> Figure:
    """What a measure says of a unit that had nothing to count on the day, as it once had."""
    return Figure(figure.day, figure.unit, figure.name, figure.measure, None, 0, 0, figure.of, "Nothing to count.")
