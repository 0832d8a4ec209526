"""A scenario: what is decided, over which time, and what is assumed and paid meanwhile. Frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plimsoll.simulation.assumption import Assumption
from plimsoll.simulation.decision import Decision


@dataclass(frozen=True, slots=True)
class Price:
    """What a full-time holder of a post costs in a year.

    Args:
        contract: the contract that the post has.
        a_year: pounds a year, with what the employer pays on top.
        source: where the price comes from.
    """

    contract: str
    a_year: float
    source: str


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What would have to be avoided, or not to happen, for a decision to pay.

    Args:
        episode: what is counted: "a child's year in residential care".
        cost: what one costs, in pounds.
        source: where that comes from.
    """

    episode: str
    cost: float
    source: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a forecast is asked.

    Args:
        name: a short name.
        title: what it is about, in a line.
        until: the last day watched.
        decisions: what is decided, in the order of the file.
        assumptions: the numbers whose ranges are the scenario's own, and the loops it switches on; each takes the place
            of the start's assumption of the same lever.
        prices: what posts cost; without one nothing is said of cost.
        break_even: what the saving is held against; `None` is nothing.
    """

    name: str
    title: str
    until: date
    decisions: tuple[Decision, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    prices: tuple[Price, ...] = ()
    break_even: BreakEven | None = None
