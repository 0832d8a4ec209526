"""Condition: whoever holds the child has lately been supervised."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import FAR, minus, within


def _down(_: Terms) -> str:
    """Any holder of the child is past the clock."""
    late = within(
        "SELECT child, worker, start, stop FROM held", "SELECT worker, start, stop FROM unsupervised", "worker"
    )
    return f"SELECT child, start, stop FROM ({late})"


def _unsure(_: Terms) -> str:
    """A holder is not in the employer's file, or not yet."""
    told = f"SELECT worker, min(day) AS start, {FAR} AS stop FROM supervision_start GROUP BY worker"
    untold = minus("SELECT child, worker, start, stop FROM held", told, "worker")
    return f"SELECT child, start, stop FROM ({untold})"


def _idle(_: Terms) -> str:
    """Nobody holds the child: `worker` says so."""
    return minus("SELECT child, start, stop FROM unbroken", "SELECT child, start, stop FROM held_spell")


RULE = Rule(
    name="supervised",
    title="Worker supervised",
    meaning="Everybody who holds the child has had supervision in the interval, or began in post within it.",
    sort=Sort.CONDITION,
    needs=("allocation", "employment", "supervision"),
    brings="an HR file: employment and supervision",
    uses=("held", "held_spell", "unbroken", "unsupervised", "supervision_start"),
    down=_down,
    idle=_idle,
    unsure=_unsure,
)
