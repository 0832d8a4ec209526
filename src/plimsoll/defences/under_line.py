"""Condition: whoever holds the child is not over the load line."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import within

HELD = "SELECT child, worker, start, stop FROM real_holder"


def _down(_: Terms) -> str:
    """Any worker who holds the child is above the line."""
    return f"SELECT child, start, stop FROM ({within(HELD, 'SELECT worker, start, stop FROM over_line', 'worker')})"


def _unsure(_: Terms) -> str:
    """Nobody knows the hours of a worker who holds the child."""
    untold = "SELECT worker, start, stop FROM load_spell WHERE NOT known"
    return f"SELECT child, start, stop FROM ({within(HELD, untold, 'worker')})"


def _idle(_: Terms) -> str:
    """Nobody who is there holds the child: `worker` and `present` say so."""
    return "SELECT child, start, stop FROM left_over"


RULE = Rule(
    name="under_line",
    title="Worker under the line",
    meaning="Nobody who holds the child is over the load line.",
    sort=Sort.CONDITION,
    needs=("allocation",),
    brings="the worker table with FTE (ssd_professionals on SystemC), the workforce census or an HR file",
    uses=("real_holder", "over_line", "load_spell", "left_over"),
    down=_down,
    idle=_idle,
    unsure=_unsure,
)
