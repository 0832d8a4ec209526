"""Small charts of one line, in characters: how something moved, with its first, last, lowest and highest value."""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
"""From lowest to highest."""

GAP = " "
"""A day with nothing to show."""


def line(values: Sequence[float | None]) -> str:
    """One character a value, the lowest at the bottom and the highest at the top; a level run lies low."""
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    low, span = min(known), max(known) - min(known)
    return "".join(GAP if value is None else BLOCKS[_level(value - low, span)] for value in values)


def _level(above: float, span: float) -> int:
    return 0 if span == 0 else min(int(above / span * len(BLOCKS)), len(BLOCKS) - 1)


def ends(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The first, last, lowest and highest value there is; nothing where there is none."""
    known = [value for value in values if value is not None]
    return (known[0], known[-1], min(known), max(known)) if known else (None, None, None, None)
