"""Short ways to draw a chart from bare numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Chart, Drawing, Series
from plimsoll.warning.drawing import draw


def chart(y: Sequence[float | None], kind: str = "xmr", n: Sequence[float | None] | None = None, **how: Any) -> Chart:
    """The chart of values that stand at 0, 1, 2 and so on."""
    series = Series(tuple(str(place) for place in range(len(y))), tuple(y), None if n is None else tuple(n))
    return draw(series, Drawing(ChartKind(kind), **how))


def lines(found: Chart, place: int = 0) -> tuple[float | None, float | None, float | None]:
    """The lower limit, the mean and the upper limit at one point."""
    point = found.points[place]
    return point.lower, point.mean, point.upper


def signals(found: Chart) -> list[str]:
    """What each point shows, the gravest first, with its direction."""
    return [" ".join([*point.signals, point.direction or ""]).strip() for point in found.points]
