"""Series to be watched, and the alerts that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Watched
from plimsoll.warning.charted import Drawing, Series
from plimsoll.warning.drawing import draw

LEVEL = 800.0
BASELINE = 52
FIRST = date(2022, 1, 7)


def week(place: int) -> date:
    """The day of a point, the first being 0."""
    return FIRST + timedelta(weeks=place)


def usual(seed: int, weeks: int = BASELINE, mean: float = 20.0, spread: float = 4.0) -> list[float | None]:
    """Weeks of independent normal values."""
    chance = Random(seed)
    return [chance.gauss(mean, spread) for _ in range(weeks)]


def even(weeks: int = BASELINE) -> list[float | None]:
    """Weeks with a mean of 20, a spread of 4 and no likeness or lean to speak of, the same at every call."""
    pattern = [16, 24, 24, 16, 20, 26, 14, 20, 24, 16, 16, 24, 20]
    return [float(pattern[at % len(pattern)]) for at in range(weeks)]


def watch(
    values: Sequence[float | None],
    drawing: Drawing | None = None,
    among: Sequence[float | None] | None = None,
    **named: object,
) -> Watched:
    """A series as it is watched, with a chart whose limits are made from its first year."""
    made = drawing or Drawing(ChartKind.XMR, Concern.UP, baseline=BASELINE)
    series = Series(
        tuple(week(at) for at in range(len(values))), tuple(values), None if among is None else tuple(among)
    )
    return Watched(str(named.pop("name", "unallocated")), series, draw(series, made), made.baseline or 0, **named)
