"""What a chart says as a whole: whether its last point is usual, and whether the target will be met."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.measures.instrument import Concern
from plimsoll.warning.charted import Assurance, Direction, Drawing, Point, Variation
from plimsoll.warning.lines import side
from plimsoll.warning.marking import SUMMED

RECENT = 3
"""The last points that the limits are held to before they may speak of the future."""

MOST_ASTRAY = 1
"""How many of those, the last one not among them, may signal: one wild point is not a change."""

STALE = (
    "No assurance: the latest points signal against these limits, so the limits do not describe what is happening now."
)
SUMS = "No assurance: the limits of this chart are limits of a sum, and say nothing of single values."
NO_SIDE = "No assurance: whether more or less is better was not said."
NO_LIMITS = "No assurance: there are no limits."


def variation(points: Sequence[Point], concern: Concern) -> Variation:
    """What the last point that has a value says."""
    last = next((point for point in reversed(points) if point.y is not None), None)
    if last is None or last.direction is None:
        return Variation.COMMON
    if concern is Concern.NEITHER:
        return Variation.NEUTRAL
    return Variation.CONCERN if (last.direction is Direction.UP) is (concern is Concern.UP) else Variation.IMPROVEMENT


def assurance(points: Sequence[Point], drawing: Drawing) -> tuple[Assurance | None, tuple[str, ...]]:
    """Whether the target will be met by a process that stays as it is; `None` with the reason where none can say.

    It comes from the limits at the last point, and from them only while they describe what is happening now.
    """
    if drawing.target is None:
        return None, ()
    known = [point for point in points if point.y is not None]
    refusal = _refusal(known, drawing)
    return (None, (refusal,)) if refusal else (_against(known[-1], drawing.target, drawing.concern), ())


def _refusal(known: Sequence[Point], drawing: Drawing) -> str:
    """Why there is no assurance; nothing where there is one."""
    if drawing.kind in SUMMED:
        return SUMS
    if not known or known[-1].lower is None or known[-1].upper is None:
        return NO_LIMITS
    if known[-1].signals or sum(bool(point.signals) for point in known[-RECENT:]) > MOST_ASTRAY:
        return STALE
    return NO_SIDE if drawing.concern is Concern.NEITHER else ""


def _against(last: Point, target: float, concern: Concern) -> Assurance:
    """The target against the limits: outside them on one side it is always met, on the other never."""
    if last.upper is not None and side(target, last.upper) > 0:
        return Assurance.PASS if concern is Concern.UP else Assurance.FAIL
    if last.lower is not None and side(target, last.lower) < 0:
        return Assurance.FAIL if concern is Concern.UP else Assurance.PASS
    return Assurance.HIT_OR_MISS
