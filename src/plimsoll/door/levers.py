"""What a forecast assumes, in words."""

from __future__ import annotations

from types import MappingProxyType

from plimsoll.door.forecast import Assumed
from plimsoll.simulation.assumption import Assumption, Lever

TITLES = MappingProxyType(
    {
        Lever.DEMAND: "Referrals a day",
        Lever.CASEWORK_HOURS: "Weekly hours that a case takes",
        Lever.TASK_HOURS: "Hours of visits, reviews and reports",
        Lever.TIME_FOR_CASES: "Hours a day that are left for casework",
        Lever.STAYS: "How long workers stay in their posts",
        Lever.FILLED_IN: "How long posts stand empty",
        Lever.ABSENCE: "How often workers are away",
        Lever.STAGE_TIME: "How long each stage of a case lasts",
        Lever.RETURNS: "How often families are referred again",
        Lever.SICKNESS_LOOP: "How much more often the overloaded fall ill",
        Lever.LEAVING_LOOP: "How much more often the overloaded leave",
        Lever.RETURNS_LOOP: "How much more often cases of the overloaded return",
    }
)
"""Each thing that is uncertain, as a page calls it."""

LOOPS = frozenset({Lever.SICKNESS_LOOP, Lever.LEAVING_LOOP, Lever.RETURNS_LOOP})
"""Those that are numbers of their own, and no factors on what the records say."""


def assumed(told: Assumption) -> Assumed:
    """An assumption as a page shows it."""
    return Assumed(TITLES[told.lever], told.value, told.low, told.high, told.source, told.lever not in LOOPS)
