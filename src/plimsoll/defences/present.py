"""Condition: whoever holds the child is really there, and not a tray, a list or a manager's name."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.spells import FAR, LONG_AGO, minus


def _nominal_spell(_: Terms) -> str:
    """When each worker held in name only: from a named role's word, or by name or title until one denied it."""
    said = f"SELECT worker, confirmed, start, lead(start, 1, {FAR}) OVER (PARTITION BY worker ORDER BY start) AS stop"
    suspected = f"SELECT worker, {LONG_AGO} AS start, {FAR} AS stop FROM nominal_worker WHERE by_name OR by_title"
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
    meaning="Somebody holds the child who is no duty tray, list or manager, nor confirmed to hold in name only.",
    sort=Sort.CONDITION,
    needs=("allocation", "worker"),
    brings="the case system's SSD extract (ssd_involvements and ssd_professionals)",
    uses=("held", "held_spell", "nominal_spell"),
    down=_down,
)

FRAMES = (Frame("nominal_spell", ("nominal_worker", "verdict"), _nominal_spell),)
