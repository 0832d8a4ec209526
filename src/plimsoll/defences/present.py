"""Condition: whoever holds the child is really there, and not a tray, a manager's name, or somebody gone or away."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.spells import FAR, LONG_AGO, minus


def _nominal_spell(_: Terms) -> str:
    """When each worker held in name only: from a named role's word, or until one denied it.

    Suspected by name or title always; by having left or being long away, for as long as that was so.
    """
    said = f"SELECT worker, confirmed, start, lead(start, 1, {FAR}) OVER (PARTITION BY worker ORDER BY start) AS stop"
    suspected = f"""
SELECT worker, {LONG_AGO} AS start, {FAR} AS stop FROM nominal_worker WHERE by_name OR by_title
UNION ALL SELECT worker, start, stop FROM left_worker
UNION ALL SELECT worker, start, stop FROM long_absent"""
    return f"""
SELECT worker, start, stop FROM ({minus(suspected, f"{said} FROM verdict", "worker")})
UNION ALL
SELECT worker, start, stop FROM ({said} FROM verdict) WHERE confirmed"""


def _down(_: Terms) -> str:
    """The days on which somebody holds the child and nobody who does is there."""
    genuine = minus("SELECT worker, child, start, stop FROM held", "FROM nominal_spell", "worker")
    return minus("SELECT child, start, stop FROM held_spell", f"SELECT child, start, stop FROM ({genuine})")


RULE = Rule(
    name="present",
    title="A worker who is there",
    meaning=(
        "Somebody holds the child who is no duty tray or manager, has not left, is not long away and not said to hold "
        "in name only."
    ),
    sort=Sort.CONDITION,
    needs=("allocation", "worker"),
    brings="the case system's SSD extract (ssd_involvements and ssd_professionals), and an HR file for leavers",
    uses=("held", "held_spell", "nominal_spell"),
    down=_down,
)

FRAMES = (Frame("nominal_spell", ("nominal_worker", "left_worker", "long_absent", "verdict"), _nominal_spell),)
