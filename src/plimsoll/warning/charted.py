"""What a control chart is given and what comes of it: a series in, points with limits and signals out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind

X = date | str
"""Where a point stands: a day, or whatever a file calls it."""


class Signal(StrEnum):
    """What a point may show that chance seldom does."""

    BEYOND_LIMIT = "beyond_limit"
    SHIFT = "shift"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"


class Direction(StrEnum):
    """Which way a signal points."""

    UP = "up"
    DOWN = "down"


class Variation(StrEnum):
    """What the last point says: a change for the better, for the worse, of neither kind, or only what is usual."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    COMMON = "common"
    NEUTRAL = "neutral"


class Assurance(StrEnum):
    """Whether a target will be met by a process that stays as it is."""

    PASS = "pass"  # noqa: S105 (an answer, and no password)
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"


@dataclass(frozen=True, slots=True)
class Series:
    """Values through time, in order.

    Args:
        x: where each stands.
        y: the values; for charts of shares and rates, the counts. A gap is `None`, never 0.
        n: what each was counted among or over; `None` where the values stand by themselves.
    """

    x: tuple[X, ...]
    y: tuple[float | None, ...]
    n: tuple[float | None, ...] | None = None

    @property
    def values(self) -> tuple[float | None, ...]:
        """What is drawn: the values, or the counts over what they were counted among; a gap where that is none."""
        if self.n is None:
            return self.y
        return tuple(None if y is None or not n else y / n for y, n in zip(self.y, self.n, strict=True))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a chart is drawn.

    Args:
        kind: which chart.
        concern: which way of moving is a matter of concern.
        target: the value that is aimed at.
        baseline: how many points, from the first of each group, the limits are made from; `None` takes all.
        rebases: the first points of new groups, where the limits are made anew.
        screen: whether moving ranges that no stable process gives are left out of the limits once (Nelson 1982).
        shift: points in a row on one side of the mean that make a shift.
        trend: points in a row that rise, or fall, that make a trend.
    """

    kind: ChartKind
    concern: Concern = Concern.NEITHER
    target: float | None = None
    baseline: int | None = None
    rebases: tuple[X, ...] = ()
    screen: bool = True
    shift: int = 7
    trend: int = 7


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a chart. A gap has no value, no limits' judgement and no signals.

    Args:
        x: where it stands.
        y: its value.
        mean: the centre line there.
        lower: the lower limit there.
        upper: the upper limit there.
        signals: what it shows, the gravest first; none for what is usual.
        direction: which way they point.
        group: which group of limits it belongs to, from 0.
    """

    x: X
    y: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    signals: tuple[Signal, ...] = ()
    direction: Direction | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart.

    Args:
        kind: which chart.
        concern: which way of moving is a matter of concern.
        points: its points, in order.
        variation: what the last point that has a value says.
        assurance: whether the target will be met; `None` without one, or where the limits cannot tell.
        notes: what a reader should know: trial limits, what was screened, why there is no assurance.
        run_length: points between two false signals while nothing changes, on average; `None` where it is not known.
        target: the value that is aimed at.
    """

    kind: ChartKind
    concern: Concern
    points: tuple[Point, ...]
    variation: Variation
    assurance: Assurance | None
    notes: tuple[str, ...]
    run_length: float | None = None
    target: float | None = None
