"""What a reader of a chart should know, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.warning.lines import Part, Ruled

ENOUGH = 12
"""Values that limits should be made from; from fewer they are trial limits (Making Data Count)."""

FLAT = "What the limits are made from does not vary, so they stand at the mean and any change is beyond them."


def remarks(parts: Sequence[Part], ruled: Sequence[Ruled]) -> tuple[str, ...]:
    """What is to be known of the limits of each group, the first group first."""
    several = len(parts) > 1
    return tuple(
        f"{f'Limits {number}: ' if several else ''}{said}"
        for number, (part, lines) in enumerate(zip(parts, ruled, strict=True), 1)
        for said in _of_group(part, lines)
    )


def _of_group(part: Part, ruled: Ruled) -> list[str]:
    values = sum(value is not None for value in part.y)
    based = min(values, part.baseline)
    if not any(lines and lines.lower > -float("inf") for lines in ruled.lines):
        return ["No limits, for there are no two values next to each other to make them from."]
    told = {
        f"Trial limits, made from {based} points: {ENOUGH} or more are wanted.": based < ENOUGH,
        f"{ruled.screened} moving range{'s' if ruled.screened > 1 else ''} too large for a stable process "
        "left out of the limits.": bool(ruled.screened),
        FLAT: ruled.flat,
    }
    return [said for said, holds in told.items() if holds]
