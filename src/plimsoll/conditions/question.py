"""What is asked of a service's conditions, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plimsoll.measures.instrument import By
from plimsoll.vocabulary.errors import WrongUse

SERVICE_UNIT = "service"
"""The `unit` of a row that speaks of the whole service."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which measures, on which days, of whom.

    Args:
        days: the asked days; each is answered as at its end.
        by: the whole service, each team, or each worker (own caseload only).
        measures: their names; none asks for all that may be shown.
    """

    days: tuple[date, ...]
    by: By = By.SERVICE
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.days:
            raise WrongUse("No day was asked about.")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one unit on one day.

    Args:
        day: the day.
        unit: the service, or the team's or worker's id; `None` for children of no team.
        name: the team's or worker's name, where the records give one.
        measure: the instrument's name.
        value: the answer, or `None` when there was nothing to count or nothing to count it from.
        numerator: what was counted; `None` for a median.
        denominator: out of how many; 0 when there was nothing to count, `None` when the source is missing.
        detail: more numbers, by name.
        of: what is counted.
        note: what a reader should know, or empty.
    """

    day: date
    unit: str | None
    name: str | None
    measure: str
    value: float | None
    numerator: float | None
    denominator: float | None
    of: str
    note: str
    detail: dict[str, Any] = field(default_factory=dict)
