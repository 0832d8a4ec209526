"""What an alert is: a signal that something else bears out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plimsoll.warning.charted import Chart, Direction, Series, X


class Evidence(StrEnum):
    """What bears a signal out."""

    PERSISTS = "persists"
    RELATED = "related"
    CUSUM = "cusum"


@dataclass(frozen=True, slots=True)
class Watched:
    """One measure of one unit, as it is watched.

    Args:
        name: the measure.
        series: its values.
        chart: its chart, its limits made from a baseline.
        baseline: how many of the points, from the first of the last group, the limits were made from.
        related: the measures whose signals bear one of this out.
    """

    name: str
    series: Series
    chart: Chart
    baseline: int
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """A signal that something bears out, standing at the last point.

    Args:
        name: the measure.
        direction: which way it moved.
        since: the first point of the signal.
        raised: the point at which it became an alert.
        evidence: what bears it out.
        beside: the related measures that signal too.
    """

    name: str
    direction: Direction
    since: X
    raised: X
    evidence: tuple[Evidence, ...]
    beside: tuple[str, ...] = ()
