"""Numbers of a forecast in words: no more places than a forecast knows, and a range where it knows only that."""

from __future__ import annotations

from plimsoll.door.forecast import Band
from plimsoll.pages.amounts import LOAD, MISSING, SHARE
from plimsoll.pages.report.parts import Cell, Kind

POUNDS = "pounds"

THOUSAND, MILLION = 1_000.0, 1_000_000.0

WHOLE_FROM = 10
"""From which number on a figure is told in whole numbers: what comes after is chance."""

SAYS_SOMETHING = "123456789"
"""Figures of a number that is more than nought."""

KINDS = {SHARE: Kind.SHARE, LOAD: Kind.SHARE}


def kind(counts: str) -> Kind:
    """How a value of a unit is written."""
    return KINDS.get(counts, Kind.NUMBER)


def figure(value: float | None, counts: str) -> str:
    """A value as a reader sees it."""
    if value is None:
        return MISSING
    return f"-{_size(-value, counts)}" if value < 0 else _size(value, counts)


def signed(value: float | None, counts: str) -> str:
    """A difference, with its sign; of shares, in points of a percentage."""
    if value is None:
        return MISSING
    size = _size(abs(value), counts).replace("%", " pts")
    return f"{'-' if value < 0 else '+'}{size}" if any(letter in SAYS_SOMETHING for letter in size) else size


def _size(value: float, counts: str) -> str:
    if counts in {SHARE, LOAD}:
        return f"{value:.0%}" if abs(value) >= WHOLE_FROM / 100 else f"{value:.1%}"
    if counts == POUNDS:
        return _pounds(value)
    return f"{value:,.0f}" if abs(value) >= WHOLE_FROM or value == int(value) else f"{value:.1f}"


def _pounds(value: float) -> str:
    if abs(value) >= MILLION:
        return f"£{value / MILLION:,.2f}m"
    return f"£{value / THOUSAND:,.0f}k" if abs(value) >= THOUSAND else f"£{value:,.0f}"


def between(band: Band, counts: str) -> str:
    """The range that holds nine replications in ten: ``210 to 340``."""
    if band.low is None or band.high is None:
        return MISSING
    low, high = figure(band.low, counts), figure(band.high, counts)
    return low if low == high else f"{low} to {high}"


def apart(band: Band, counts: str) -> str:
    """The range of a difference: ``+120 to +290``."""
    if band.low is None or band.high is None:
        return MISSING
    low, high = signed(band.low, counts), signed(band.high, counts)
    return low if low == high else f"{low} to {high}"


def cell(value: float | None, counts: str) -> Cell:
    """A value as a cell, with the number behind it."""
    return Cell(MISSING) if value is None else Cell(figure(value, counts), value, kind(counts))


def difference(value: float | None, counts: str) -> Cell:
    """A difference as a cell, with the number behind it."""
    if value is None:
        return Cell(MISSING)
    return Cell(signed(value, counts), value, Kind.POINTS if counts in {SHARE, LOAD} else Kind.NUMBER)
