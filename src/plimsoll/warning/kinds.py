"""The kinds of chart: how each gives a group its lines, and what its values must be."""

from __future__ import annotations

import math
from collections.abc import Callable

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning import counted, rare, sums
from plimsoll.warning.lines import Part, Ruled
from plimsoll.warning.ranges import single_values

SHARES = frozenset({ChartKind.P, ChartKind.P_PRIME})
"""Charts of some among all: the count is never more than what it is counted among."""

COUNTED = SHARES | {ChartKind.U, ChartKind.U_PRIME}
"""Charts of counts among, or over, something that is given too."""

FROM_NOUGHT = COUNTED | {ChartKind.C, ChartKind.G, ChartKind.T}
"""Charts whose values are counts or times, which are never less than none."""

RULED: dict[ChartKind, Callable[[Part], Ruled]] = {
    ChartKind.XMR: single_values,
    ChartKind.P: counted.P,
    ChartKind.U: counted.U,
    ChartKind.C: counted.counts,
    ChartKind.G: rare.cases_between,
    ChartKind.T: rare.time_between,
    ChartKind.P_PRIME: counted.P_PRIME,
    ChartKind.U_PRIME: counted.U_PRIME,
    ChartKind.CUSUM: sums.cusum,
    ChartKind.EWMA: sums.ewma,
}
"""How each kind is given its lines."""


def unsound(kind: ChartKind, y: float | None, n: float | None) -> str:
    """Why a point cannot stand on a chart of a kind, in words; nothing where it can.

    Args:
        kind: which chart.
        y: its value or count; `None` is a gap, and always can.
        n: what it was counted among or over; asked for only where the kind needs it.
    """
    among = n if kind in COUNTED and n is not None else 0.0
    if y is None:
        return ""
    if not math.isfinite(y) or not math.isfinite(among):
        return "is no number"
    if among < 0:
        return "is counted among less than none"
    if y < 0 and kind in FROM_NOUGHT:
        return f"is less than none, which a {kind} chart cannot hold"
    return _more_than_all(kind, y, n)


def _more_than_all(kind: ChartKind, y: float, n: float | None) -> str:
    if kind in SHARES and n is not None and y > n:
        return "is more than it is counted among"
    if kind in COUNTED and n == 0 and y > 0:
        return "is counted among none"
    return ""
