"""Charts to print, made from bare numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from plimsoll.door import Drawn
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Drawing, Series
from plimsoll.warning.drawing import draw

FIRST = date(2024, 1, 1)
STEADY = [10.0, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12]


def drawn(y: Sequence[float | None], kind: str = "xmr", *, shares: bool = False, **how: Any) -> Drawn:
    """The chart of weekly values from 1 January 2024 on."""
    days = tuple(FIRST + timedelta(weeks=week) for week in range(len(y)))
    return Drawn(draw(Series(days, tuple(y)), Drawing(ChartKind(kind), **how)), "a.csv", "Week", "Waiting", "", shares)
