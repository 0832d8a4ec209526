"""What a forecast assumes: every uncertain number with its range and source, and where it enters the service."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lever(StrEnum):
    """The numbers of a service that are uncertain, each as a factor on what the records or the profile say."""

    DEMAND = "demand"
    """Referrals a day."""
    CASEWORK_HOURS = "casework_hours"
    """Weekly casework of every stage."""
    TASK_HOURS = "task_hours"
    """Hours of visits, reviews and what ends a stage."""
    TIME_FOR_CASES = "time_for_cases"
    """Hours of casework a day."""
    STAYS = "stays"
    """How long holders stay in their posts."""
    FILLED_IN = "filled_in"
    """How long posts stand empty."""
    ABSENCE = "absence"
    """How often people are away."""
    STAGE_TIME = "stage_time"
    """How long stages last."""
    RETURNS = "returns"
    """How often families are referred again."""
    SICKNESS_LOOP = "sickness_loop"
    """`Feedback.sickness`, the number itself; likewise the next two."""
    LEAVING_LOOP = "leaving_loop"
    RETURNS_LOOP = "returns_loop"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One uncertain number.

    Args:
        lever: where it enters.
        value: what is most likely: a factor, 1 as the records have it; for a loop the number itself.
        low: the least it may be.
        high: the most.
        source: where the range comes from, or a text that begins with "assumption".
    """

    lever: Lever
    value: float
    low: float
    high: float
    source: str
