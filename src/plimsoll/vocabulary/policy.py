"""How waiting work is put in order: weights, ageing and ceilings, as data. Nothing here says anything of a family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from plimsoll.vocabulary.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Policy:
    """One way of putting waiting work in order. An item's urgency is the sum of what it is given here.

    Args:
        name: what a service calls it.
        meaning: what it puts first, in a sentence.
        overdue: for each working day past its due date.
        near: for work that is due within `near_days`, falling evenly to nothing at their end.
        near_days: working days before the due date from which work is near.
        barrier: for each barrier that is down.
        barrier_day: for each day that the longest of them has been down.
        waiting: for each day that the item has waited: ageing. 0 lets nothing age.
        grave: for work on the gravest kinds of case (an enquiry, a child protection plan): imminent danger.
        ceiling_days: days of waiting past which an item goes before every other that is not, the longest wait first.
    """

    name: str
    meaning: str
    overdue: float
    near: float
    near_days: float
    barrier: float
    barrier_day: float
    waiting: float
    grave: float
    ceiling_days: float

    def __post_init__(self) -> None:
        weights = (self.overdue, self.near, self.barrier, self.barrier_day, self.waiting, self.grave)
        days = (self.near_days, self.ceiling_days)
        # A ceiling that is never reached is none: something could wait for ever.
        if not all(map(isfinite, (*weights, *days))) or min(weights) < 0 or min(days) <= 0:
            raise WrongUse(
                f"The policy '{self.name}' has a weight below 0, or a number of days that is not above 0.",
                next_step="Weights are 0 or more; near_days and ceiling_days above 0; none without end.",
            )


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies a service may order its work by, and the one it does.

    Args:
        chosen: the name of the one it does.
        known: every policy, by name.
    """

    chosen: str
    known: Mapping[str, Policy]

    def named(self, name: str | None = None) -> Policy:
        """The policy of that name; of none, the chosen one.

        Raises:
            WrongUse: there is no such policy.
        """
        asked = self.chosen if name is None else name
        if asked not in self.known:
            raise WrongUse(
                f"There is no policy '{asked}'.", next_step=f"Choose one of: {', '.join(sorted(self.known))}."
            )
        return self.known[asked]


def read_policies(queue: Mapping[str, Any], policies: Mapping[str, Mapping[str, Any]]) -> Policies:
    """The policies from a profile's tables ``[queue]`` and ``[policy.NAME]``.

    Raises:
        WrongUse: a policy means nothing, or the chosen one is none.
        KeyError, TypeError, ValueError: a field is missing or of the wrong type.
    """
    read = Policies(queue["policy"], {name: Policy(name=name, **fields) for name, fields in policies.items()})
    read.named()
    return read
