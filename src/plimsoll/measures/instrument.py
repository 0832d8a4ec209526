"""What an instrument is: one condition, said in words and worked out from frames."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from plimsoll.vocabulary.charts import ChartKind

SMALL_SHARE = 20
"""Below this denominator one case more or less moves a share by over 5 points in the hundred."""


class By(StrEnum):
    """Whose conditions are asked for."""

    SERVICE = "service"
    TEAM = "team"
    WORKER = "worker"


class Concern(StrEnum):
    """Which way of moving is a matter of concern."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Shape(Protocol):
    """How an instrument's figures are worked out. Two kinds of question, each answered with SQL."""

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames it is worked out from."""
        ...

    def figures(self, by: By) -> str:
        """A SELECT of ``d, unit, value, numerator, denominator, detail`` (a struct or NULL) for every asked day."""
        ...

    def rows(self) -> str:
        """A SELECT of ``d, item, child, team, since, counted``: the rows behind the figure on every asked day."""
        ...


@dataclass(frozen=True, slots=True)
class Instrument:
    """One condition.

    Args:
        name: its name in every verb and file.
        title: its name on a page.
        meaning: what it says, in a sentence.
        unit: what its value counts: children, days, a share.
        numerator: in words.
        denominator: in words.
        source: who defines it so.
        concern: which way of moving is a matter of concern.
        of: what is counted: children, workers, assessments.
        needs: the canonical tables without which it cannot be made.
        shape: how it is worked out; `None` when no source that can be loaded today holds it.
        brings: the extract that would bring what it needs.
        counters: the measures that worsen when this one is made to look better.
        least: below this denominator the value says little, and a note says so.
        by_worker: whether it may be shown for a worker (DESIGN: load, own caseload and absence only).
        note: a sentence shown with every answer; ``{name}`` takes a number from the detail.
        chart: the control chart that fits it (docs/explanation/charts-and-alerts.md).
        weekly: what its chart asks of each week by itself, where the measure looks back over months; `None` asks the
            measure itself, and of a share its own week (`plimsoll.measures.week`).
        uncharted: why no chart of it is watched; empty when one is.
        related: the measures that wear it down or that it wears down, and which no arithmetic ties to it: a signal of
            one beside a signal of this makes an alert.
    """

    name: str
    title: str
    meaning: str
    unit: str
    numerator: str
    denominator: str
    source: str
    concern: Concern
    of: str
    needs: tuple[str, ...]
    shape: Shape | None
    brings: str = ""
    counters: tuple[str, ...] = ()
    least: int = 0
    by_worker: bool = False
    note: str = ""
    chart: ChartKind = ChartKind.XMR
    related: tuple[str, ...] = ()
    weekly: Shape | None = None
    uncharted: str = ""
