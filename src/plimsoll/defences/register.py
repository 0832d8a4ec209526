"""Every defence by name, the frames they share, and the instruments they give: the one place they are listed."""

from __future__ import annotations

from plimsoll.defences import (
    assessed,
    heard,
    managed,
    present,
    recorded,
    reviewed,
    seen,
    stable,
    supervised,
    under_line,
    worker,
)
from plimsoll.defences.alignment import alignment_frames
from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Frame

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        worker.RULE,
        seen.RULE,
        assessed.RULE,
        reviewed.RULE,
        heard.RULE,
        stable.RULE,
        present.RULE,
        under_line.RULE,
        supervised.RULE,
        managed.RULE,
        recorded.RULE,
    )
}
"""Every defence by name, barriers first."""

BARRIERS = tuple(rule for rule in RULES.values() if rule.sort is Sort.BARRIER)
CONDITIONS = tuple(rule for rule in RULES.values() if rule.sort is Sort.CONDITION)
FRESHNESS = tuple(rule for rule in RULES.values() if rule.sort is Sort.FRESHNESS)

OVERLAPPING = (("heard", "seen"), ("heard", "assessed"))
"""Pairs that overlap by definition: one visit or assessment restores both, so their clustering says nothing."""


def frames() -> tuple[Frame, ...]:
    """The frames of every rule, and those in which they are laid side by side."""
    own = (frame for rule in RULES.values() for frame in rule.frames)
    return (*seen.FRAMES, *heard.FRAMES, *present.FRAMES, *own, *alignment_frames(BARRIERS, CONDITIONS, FRESHNESS))
