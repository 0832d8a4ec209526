"""What an alert is: a signal that something else bears out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plimsoll.warning.charted import Chart, Direction, Series, X


class Evidence(StrEnum):
    """What bears a signal out.

    PERSISTS: it has stood through weeks of new values, each on its side. RELATED: a measure that no arithmetic ties
    to this one moves the same way. CUSUM: what the values add up to is more than chance gives in that many weeks.
    """

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
        baseline: how many values, from the first of the last group, the limits were made from. They are not judged.
        related: the measures whose signals bear one of this out.
        settling: the last points that records still to come may move, and which are not judged until they are settled.
    """

    name: str
    series: Series
    chart: Chart
    baseline: int
    related: tuple[str, ...] = ()
    settling: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """A signal that something bears out.

    Args:
        name: the measure.
        direction: which way it moved.
        since: the first point of the signal, as the chart shows it now.
        raised: the point at which it became an alert, by what was known then.
        evidence: what has borne it out since it was raised.
        beside: the related measures that moved with it.
        ended: the point at which it was over; `None` while it stands at the last point.
    """

    name: str
    direction: Direction
    since: X
    raised: X
    evidence: tuple[Evidence, ...]
    beside: tuple[str, ...] = ()
    ended: X | None = None
