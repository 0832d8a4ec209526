"""All that one screen shows, asked of the door once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.door import Answer, Plimsoll
from plimsoll.vocabulary.clocks import add_months

MONTHS = 24

CHARTED = (
    "open_cases",
    "unallocated",
    "in_name_only",
    "unassessed",
    "assessments_overdue",
    "visits_overdue_cp",
    "visits_overdue_cin",
    "days_since_seen",
    "caseload",
    "caseload_published",
    "caseload_all",
    "worker_changes",
    "rereferrals",
)
"""The measures whose two years are drawn, in the order they are read."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What one screen shows of one service on one day.

    Args:
        figures: the measures on the day, each by its name.
        drain: which conditions wear down most barriers.
        defences: which barriers are down, and for whom.
        history: the charted measures at the end of each of the last months.
        loads: what was loaded.
    """

    figures: Mapping[str, Mapping[str, Any]]
    drain: Answer
    defences: Answer
    history: Answer
    loads: Answer

    @property
    def on(self) -> date:
        """The day."""
        day: date = self.defences.provenance.on or self.history.about["to"]
        return day


def picture(service: Plimsoll, on: date) -> Picture:
    """Ask the door for everything that the screen shows."""
    day = service.conditions(on)
    return Picture(
        figures={row["measure"]: row for row in day},
        drain=service.drain(on),
        defences=service.defences(on),
        history=service.series(CHARTED, add_months(on, -MONTHS), on, "month"),
        loads=service.loads(),
    )
