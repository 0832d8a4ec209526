"""The kinds of chart, each with the function that gives a group its lines."""

from __future__ import annotations

from collections.abc import Callable

from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.lines import Part, Ruled
from plimsoll.warning.ranges import single_values

COUNTED = frozenset({ChartKind.P, ChartKind.U, ChartKind.P_PRIME, ChartKind.U_PRIME})
"""Charts of counts among, or over, something that is given too."""

RULED: dict[ChartKind, Callable[[Part], Ruled]] = {ChartKind.XMR: single_values}
"""How each kind is given its lines."""
