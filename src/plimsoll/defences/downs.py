"""Each defence as an instrument of its own: how many open children it does not reach, on any day."""

from __future__ import annotations

from plimsoll.defences.alignment import KNOWN_TABLES
from plimsoll.defences.register import RULES
from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Frame
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Stock

COUNTERS = {
    "worker": ("in_name_only",),
    "seen": ("seen_alone",),
    "assessed": ("assessed_unseen", "redone", "heaping"),
}
"""What worsens when a defence is made to look as if it held: those of the measures that tell of the same (SPEC 3)."""

LAID = {Sort.BARRIER: "barrier_down", Sort.CONDITION: "condition_down", Sort.FRESHNESS: "freshness_down"}
"""The frame in which the spells of each sort of rule are laid side by side, cut to the days a child was open."""


def _instrument(rule: Rule) -> Instrument:
    return Instrument(
        name=rule.name,
        title=f"{rule.title}: down",
        meaning=f"Open children for whom this defence is down. It holds when: {rule.meaning}",
        unit="children",
        numerator="open children for whom it is down",
        denominator="children with an open case",
        source="Plimsoll",
        concern=Concern.UP,
        of="children",
        needs=(*KNOWN_TABLES, *(need for need in rule.needs if need not in KNOWN_TABLES)),
        brings=rule.brings,
        shape=None if rule.down is None else Stock(f"{rule.name}_down", "open_child"),
        counters=COUNTERS.get(rule.name, ()),
    )


DOWNS = {name: _instrument(rule) for name, rule in RULES.items()}
"""Every defence as an instrument, by its name."""


def frames() -> tuple[Frame, ...]:
    """The frame ``<name>_down`` of every rule: the spells it was down on, in the columns of a frame of spells."""
    return tuple(_frame(rule) for rule in RULES.values())


def _frame(rule: Rule) -> Frame:
    laid = LAID[rule.sort]
    sql = f"""
SELECT child AS item, child, NULL::VARCHAR AS team, start, stop, start AS since
FROM {laid} WHERE name = '{rule.name}'"""
    return Frame(f"{rule.name}_down", (laid,), lambda _: sql)
