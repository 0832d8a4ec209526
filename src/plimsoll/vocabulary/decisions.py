"""The register of decisions: the kinds there are, and when each decision is looked back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plimsoll.vocabulary.clocks import add_months

REMEDIAL = "remedial"
KINDS = ("cut", "freeze", "reorganisation", "leader", REMEDIAL, "other")
"""The kinds of decision: a cut, a freeze on recruitment or agency staff, a reorganisation, a change of leader, a
remedial action, and any other."""

BETWEEN_MEASURES = ";"
"""What stands between the names of what a decision should move."""

LOOK_BACK_MONTHS = (3, 6, 12)
"""Months after a decision took effect at which it is looked back on (SPEC section 6, `decisions`)."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """One look back at a decision.

    Args:
        months: how many months after it took effect; `None` on the day by which it should have moved its measures.
        due: the day.
    """

    months: int | None
    due: date


def look_backs(decided: date, effective: date | None) -> tuple[LookBack, ...]:
    """When a decision is looked back on, counted from the day it takes effect, or was taken where no other is known."""
    start = effective or decided
    return tuple(LookBack(months, add_months(start, months)) for months in LOOK_BACK_MONTHS)


def come_backs(decided: date, effective: date | None, by_when: date | None) -> tuple[LookBack, ...]:
    """When a decision comes back, in order: at its look backs, and by when it should have moved its measures."""
    named = () if by_when is None else (LookBack(None, by_when),)
    return tuple(sorted((*look_backs(decided, effective), *named), key=lambda each: each.due))


def outstanding(planned: tuple[LookBack, ...], looked_back: date | None, on: date) -> LookBack | None:
    """The last look back that has come by `on` and since which nobody has looked back; `None` when there is none."""
    come = [each for each in planned if each.due <= on and (looked_back is None or looked_back < each.due)]
    return come[-1] if come else None
