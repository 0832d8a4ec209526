"""A forecast that was kept is held against what happened: what fell inside its intervals, and how many of all did.

An interval should hold what happens nine times in ten (`EXPECTED`). The measures and days of one forecast move
together, so the score of a single forecast says little: a bad year moves them all. The scores of many say how far
forecasts of this service can be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from plimsoll.simulation.bands import Band
from plimsoll.simulation.summing import HIGH, LOW
from plimsoll.vocabulary.errors import UnreadableInput

EXPECTED = HIGH - LOW
"""The share of what happens that should fall inside the intervals."""

COMPARABLE = {
    "open_cases": 0,
    "unallocated": 0,
    "visits_overdue_cp": 0,
    "visits_overdue_cin": 0,
    "visits_overdue_cla": 0,
    "assessments_overdue": 0,
    "reviews_overdue": 0,
    "caseload_published": 0,
    "vacancy_rate": 0,
    "agency_rate": 0,
    "worker_changes": 182,
    "assessments_in_time": 366,
    "conferences_in_time": 366,
}
"""The measures that the records answer as a forecast does, with the days after its start from which they do: a window
that reaches back before the start counts what the forecast never saw. The others have one name and mean less here: a
forecast knows four of the barriers, cases that closed since its start, and the hours of cases by their stage alone."""

Observed = Mapping[tuple[str, str, date], float | None]
"""What happened, by measure, unit and day; `None` where the records have nothing to count."""


class Fell(StrEnum):
    """Where what happened fell."""

    INSIDE = "inside"
    """Inside the interval that was forecast with the decision."""
    BELOW = "below"
    ABOVE = "above"
    UNKNOWN = "unknown"
    """The records have nothing to count, or the forecast had not."""


@dataclass(frozen=True, slots=True)
class Held:
    """One measure of one unit on one day: what was forecast, and what happened.

    Args:
        measure: the measure's name.
        unit: the whole service, or a team's name.
        day: the day.
        forecast: with the decision.
        without: the same without it.
        value: what happened; `None` where the records have nothing to count.
        fell: where that fell.
        as_without: whether what happened lies outside the interval with the decision and inside that without it: as if
            the decision had not been carried out, or had done nothing.
    """

    measure: str
    unit: str
    day: date
    forecast: Band
    without: Band
    value: float | None
    fell: Fell
    as_without: bool

    def as_dict(self) -> dict[str, Any]:
        """It as JSON has it."""
        return {
            "measure": self.measure,
            "unit": self.unit,
            "day": self.day.isoformat(),
            "low": self.forecast.low,
            "high": self.forecast.high,
            "value": self.value,
            "fell": str(self.fell),
            "as_without": self.as_without,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """How a forecast fared over everything that can be told.

    Args:
        inside: how many fell inside their interval.
        of: how many could be told.
        unknown: how many could not.
    """

    inside: int
    of: int
    unknown: int

    @property
    def coverage(self) -> float | None:
        """The share that fell inside; `None` where nothing could be told."""
        return self.inside / self.of if self.of else None

    def sentence(self) -> str:
        """It in words."""
        if not self.of:
            return "Nothing of this forecast can be held against the records yet."
        return (
            f"{self.inside} of {self.of} fell inside what was forecast, where {EXPECTED:.0%} would be expected;"
            " they move together, so one forecast says little of the next."
        )


def looked_back(kept: Iterable[Mapping[str, Any]], observed: Observed) -> tuple[Held, ...]:
    """Each kept row for whose measure, unit and day something was looked up, beside what happened.

    Args:
        kept: rows as `Compared.as_dict` wrote them, or as JSON gave them back.
        observed: what happened. A row of which it says nothing is left out: its day has not come.

    Raises:
        UnreadableInput: a row is not one of a forecast.
    """
    rows = [(_named(row), row) for row in kept]
    return tuple(_held(named, row, observed[named]) for named, row in rows if named in observed)


def comparable(measure: str, start: date, day: date) -> bool:
    """Whether what the records say of a measure on a day may be held against a forecast that starts after another."""
    return measure in COMPARABLE and (day - start).days >= COMPARABLE[measure]


def score(held: Iterable[Held]) -> Score:
    """How a forecast fared over all that is held against it."""
    fell = [each.fell for each in held]
    unknown = fell.count(Fell.UNKNOWN)
    return Score(fell.count(Fell.INSIDE), len(fell) - unknown, unknown)


def _named(row: Mapping[str, Any]) -> tuple[str, str, date]:
    try:
        return str(row["measure"]), str(row["unit"]), date.fromisoformat(str(row["day"]))
    except (KeyError, ValueError) as error:
        raise _not_a_row() from error


def _held(named: tuple[str, str, date], row: Mapping[str, Any], value: float | None) -> Held:
    forecast, without = _band(row, "plan"), _band(row, "baseline")
    fell = _fell(value, forecast)
    as_without = fell in {Fell.BELOW, Fell.ABOVE} and _fell(value, without) is Fell.INSIDE
    return Held(*named, forecast, without, value, fell, as_without)


def _band(row: Mapping[str, Any], side: str) -> Band:
    try:
        return Band(*(None if row[side][end] is None else float(row[side][end]) for end in ("mean", "low", "high")))
    except (KeyError, TypeError, ValueError) as error:
        raise _not_a_row() from error


def _fell(value: float | None, band: Band) -> Fell:
    if value is None or band.low is None or band.high is None:
        return Fell.UNKNOWN
    if band.low <= value <= band.high:
        return Fell.INSIDE
    return Fell.BELOW if value < band.low else Fell.ABOVE


def _not_a_row() -> UnreadableInput:
    return UnreadableInput(
        "A row of a kept forecast is damaged: it has no measure, unit, day or interval.",
        next_step="Make the forecast again and keep it anew.",
    )
