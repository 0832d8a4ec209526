"""Drawing a control chart: a series is parted into groups, each group gets its lines, and the rules mark its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.chart_run_lengths import chart_run_length
from plimsoll.warning.charted import Chart, Drawing, Point, Series, X
from plimsoll.warning.judging import assurance, variation
from plimsoll.warning.kinds import COUNTED, RULED, unsound
from plimsoll.warning.lines import Lines, Part, Ruled
from plimsoll.warning.marking import marked
from plimsoll.warning.remarks import remarks


def draw(series: Series, drawing: Drawing) -> Chart:
    """The control chart of a series.

    Args:
        series: its values in order; a gap is `None`.
        drawing: which chart, and how.

    Raises:
        WrongUse: the kind needs what the values were counted among and the series has none; a value cannot stand on
            such a chart; a rebase is no point.
    """
    _check(series, drawing)
    parts = [_part(series, drawing, first, after) for first, after in pairwise(_starts(series.x, drawing.rebases))]
    ruled = [RULED[drawing.kind](part) for part in parts]
    points = _points(series.x, ruled, drawing)
    judged, why = assurance(points, drawing)
    return Chart(
        kind=drawing.kind,
        concern=drawing.concern,
        points=points,
        variation=variation(points, drawing.concern),
        assurance=judged,
        notes=(*remarks(parts, ruled), *why),
        run_length=chart_run_length(drawing, _based(parts[-1])) if parts else None,
        target=drawing.target,
    )


def _based(part: Part) -> int:
    """How many values the limits of a group are made from."""
    return sum(value is not None for value in part.y[: part.based])


def _check(series: Series, drawing: Drawing) -> None:
    if drawing.kind in COUNTED and series.n is None:
        raise WrongUse(
            f"A {drawing.kind} chart needs what each count was counted among or over.",
            next_step="Give n, or choose the kind xmr.",
        )
    for place, (y, n) in enumerate(zip(series.y, series.n or (None,) * len(series.y), strict=True), 1):
        if said := unsound(drawing.kind, y, n):
            raise WrongUse(f"Point {place} {said}.")


def _starts(x: Sequence[X], rebases: Sequence[X]) -> list[int]:
    """The place of the first point of each group, and the place after the last point."""
    return sorted({0, len(x), *(_place(x, rebase) for rebase in rebases)})


def _place(x: Sequence[X], rebase: X) -> int:
    """The first point on or after a day; where points have no days, the very one."""
    if isinstance(rebase, date) and all(isinstance(each, date) for each in x):
        return sum(1 for each in x if isinstance(each, date) and each < rebase)
    if rebase not in x:
        raise WrongUse(f"No point stands at the rebase {rebase}.", next_step="Give the x of the first point after it.")
    return list(x).index(rebase)


def _part(series: Series, drawing: Drawing, first: int, after: int) -> Part:
    counted = drawing.kind in COUNTED
    y = series.y if counted else series.values
    return Part(
        y=_given(y, series.n, first, after) if counted else y[first:after],
        n=series.n[first:after] if counted and series.n is not None else None,
        kind=drawing.kind,
        baseline=after - first if drawing.baseline is None else drawing.baseline,
        screen=drawing.screen,
    )


def _given(
    y: Sequence[float | None], n: Sequence[float | None] | None, first: int, after: int
) -> tuple[float | None, ...]:
    """The counts; what was counted among none, or among nobody knows how many, is a gap."""
    among = n or ()
    return tuple(None if not among[place] else y[place] for place in range(first, after))


def _points(x: Sequence[X], ruled: Sequence[Ruled], drawing: Drawing) -> tuple[Point, ...]:
    found: list[Point] = []
    for group, each in enumerate(ruled):
        marks = marked(each, drawing)
        for place, (y, lines) in enumerate(zip(each.drawn, each.lines, strict=True)):
            bare = _bare(x[len(found)], y, lines, group)
            found.append(replace(bare, signals=marks[place].signals, direction=marks[place].direction))
    return tuple(found)


def _bare(x: X, y: float | None, lines: Lines | None, group: int) -> Point:
    """A point without its signals. A limit at infinity is none."""
    if lines is None:
        return Point(x, y, None, None, None, group=group)
    lower, upper = (None if abs(limit) == float("inf") else limit for limit in (lines.lower, lines.upper))
    return Point(x, y, lines.mean, lower, upper, group=group)
