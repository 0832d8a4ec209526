"""What a defence is: a rule over an open child and a day, told as the spells on which it was down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from plimsoll.measures.frames import Frame, Terms


class State(StrEnum):
    """What a defence answers for a child on a day."""

    HOLDS = "holds"
    DOWN = "down"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Sort(StrEnum):
    """A barrier must reach the child; a condition makes barriers fail and is never added to the count.

    Freshness says whether the other answers can be relied on: when it is down they are stale. It is no condition,
    since where nothing is recorded the barriers look down whatever was done.
    """

    BARRIER = "barrier"
    CONDITION = "condition"
    FRESHNESS = "freshness"


@dataclass(frozen=True, slots=True)
class Rule:
    """One defence.

    Args:
        name: its name in every verb and file.
        title: its name on a page.
        meaning: when it holds, in a sentence.
        sort: a barrier or a condition.
        needs: the canonical tables without which it is unknown.
        brings: the extract that would bring them.
        uses: the frames its spells are made from.
        down: the spells (child, start, stop) on which it was down, which may overlap; `None` while no source that
            can be loaded holds what it needs, so that it is always unknown.
        idle: the spells on which it does not apply; it is never down on them.
        unsure: the spells on which nobody can tell for want of data, unless it was down for another reason.
    """

    name: str
    title: str
    meaning: str
    sort: Sort
    needs: tuple[str, ...]
    brings: str
    uses: tuple[str, ...] = ()
    down: Callable[[Terms], str] | None = None
    idle: Callable[[Terms], str] | None = None
    unsure: Callable[[Terms], str] | None = None

    def known(self, loaded: frozenset[str]) -> bool:
        """Whether it can be answered from the tables that were loaded."""
        return self.down is not None and loaded.issuperset(self.needs)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Its spells as frames: ``down_<name>``, ``idle_<name>`` and ``unsure_<name>``."""
        return (
            Frame(f"down_{self.name}", self.uses, self._told(self.down)),
            Frame(f"idle_{self.name}", self.uses, self._told(self.idle)),
            Frame(f"unsure_{self.name}", self.uses, self._told(self.unsure)),
        )

    def _told(self, spells: Callable[[Terms], str] | None) -> Callable[[Terms], str]:
        def sql(terms: Terms) -> str:
            return spells(terms) if spells is not None and self.known(terms.loaded) else NEVER

        return sql


NEVER = "SELECT NULL::VARCHAR AS child, NULL::DATE AS start, NULL::DATE AS stop WHERE false"
"""No spells at all."""
