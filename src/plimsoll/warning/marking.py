"""What each point of a group shows: the rules that hold for the kind of chart, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning import rules
from plimsoll.warning.charted import Direction, Drawing, Signal
from plimsoll.warning.lines import Ruled

GRAVEST = (Signal.BEYOND_LIMIT, Signal.TREND, Signal.TWO_OF_THREE, Signal.SHIFT)
"""Which of several signals a point is told by (NHSRplotthedots)."""

SUMMED = frozenset({ChartKind.CUSUM, ChartKind.EWMA})
"""Charts whose points lean on the points before them: a run of them says nothing more."""

LIMITS_ALONE = (Signal.BEYOND_LIMIT,)

SKEWED = (Signal.BEYOND_LIMIT, Signal.TREND, Signal.SHIFT)
"""For cases between events, which are so far from normal that two sigma below the mean is less than none."""

DIRECTIONS = {1: Direction.UP, -1: Direction.DOWN}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one point shows.

    Args:
        signals: the signals, the gravest first.
        direction: the direction of the gravest; `None` without any.
    """

    signals: tuple[Signal, ...] = ()
    direction: Direction | None = None


NOTHING = Mark()


def marked(ruled: Ruled, drawing: Drawing) -> tuple[Mark, ...]:
    """What each point of a group shows. A gap shows nothing, and ends no run: no news is not good news."""
    at = [
        place for place, (y, lines) in enumerate(zip(ruled.drawn, ruled.lines, strict=True)) if lines and y is not None
    ]
    found = _signals(ruled, at, drawing)
    marks = [NOTHING] * len(ruled.drawn)
    for order, place in enumerate(at):
        shown = {signal: signs[order] for signal, signs in found.items() if signs[order]}
        if shown:
            marks[place] = Mark(tuple(shown), DIRECTIONS[next(iter(shown.values()))])
    return tuple(marks)


def _signals(ruled: Ruled, at: list[int], drawing: Drawing) -> dict[Signal, tuple[int, ...]]:
    """Per rule that holds for the kind, the sign of each point that has a value; the gravest rule first."""
    values = [value for place in at if (value := ruled.drawn[place]) is not None]
    lines = [each for place in at if (each := ruled.lines[place]) is not None]
    every = {
        Signal.BEYOND_LIMIT: rules.beyond_limit(values, lines),
        Signal.TREND: rules.trend(values, drawing.trend),
        Signal.TWO_OF_THREE: rules.two_of_three(values, lines),
        Signal.SHIFT: rules.shift(values, lines, drawing.shift),
    }
    return {signal: every[signal] for signal in GRAVEST if signal in held(drawing.kind)}


def held(kind: ChartKind) -> tuple[Signal, ...]:
    """The rules that hold for a kind of chart, the gravest first."""
    if kind in SUMMED:
        return LIMITS_ALONE
    return SKEWED if kind is ChartKind.G else GRAVEST
