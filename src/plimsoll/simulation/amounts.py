"""Amounts as a person would say them: whole children, hundredths of a share, pounds in thousands and millions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plimsoll.simulation.bands import Band

MILLION, THOUSAND = 1_000_000, 1_000
WHOLE_FROM = 10
"""From here on a difference is told in whole numbers; below it with one decimal."""

LEAST_TOLD = 0.05
"""What rounds to no tenth at all."""


class Form(StrEnum):
    """How an amount is said."""

    COUNT = "count"
    DAYS = "days"
    SHARE = "share"
    NUMBER = "number"
    POUNDS = "pounds"


WAYS = {Form.COUNT: ("more", "fewer"), Form.POUNDS: ("more", "less"), Form.DAYS: ("longer", "shorter")}
"""Up and down, where they are not higher and lower."""


@dataclass(frozen=True, slots=True)
class Range:
    """An interval in words.

    Args:
        alone: as it stands after nothing: "between 210 and 340".
        beside: as it stands after "against": "40 to 90".
    """

    alone: str
    beside: str


def ranged(band: Band, form: Form) -> Range:
    """An interval in words; one number where both its ends are said alike."""
    low, high = (amount(end or 0.0, form) for end in (band.low, band.high))
    if low == high:
        return Range("no", "none") if form is Form.COUNT and low == "0" else Range(*(with_unit(low, form),) * 2)
    return Range(f"between {low} and {with_unit(high, form)}", f"{low} to {with_unit(high, form)}")


def amount(value: float, form: Form) -> str:
    """An amount that is no difference, without the days that it may be in."""
    match form:
        case Form.SHARE:
            return f"{100 * value:.0f}%"
        case Form.POUNDS:
            return pounds(value)
        case Form.NUMBER:
            return f"{value:.1f}"
        case Form.COUNT | Form.DAYS:
            return f"{value:,.0f}"


def with_unit(told: str, form: Form) -> str:
    """An amount with its unit, where that does not stand in the amount itself."""
    return f"{told} day{'' if told == '1' else 's'}" if form is Form.DAYS else told


def pounds(value: float) -> str:
    """Pounds: to the tenth of a million, to the thousand, or to the pound; with a minus before the sign."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    if size >= MILLION - THOUSAND / 2:
        return f"{sign}£{size / MILLION:,.1f} million"
    if size >= WHOLE_FROM * THOUSAND:
        return f"{sign}£{round(size / THOUSAND) * THOUSAND:,}"
    return f"{sign}£{size:,.0f}"


def apart(difference: float, form: Form) -> str:
    """A difference, with which way it goes: "8 more", "3 points lower"."""
    up, down = WAYS.get(form, ("higher", "lower"))
    return f"{sized(abs(difference), form)} {up if difference > 0 else down}"


def sized(size: float, form: Form) -> str:
    """How far apart two amounts are."""
    match form:
        case Form.SHARE:
            points = _fine(100 * size)
            return f"{points} point{'' if points == '1' else 's'}"
        case Form.POUNDS:
            return pounds(size)
        case Form.DAYS:
            return with_unit(_fine(size), form)
        case Form.COUNT | Form.NUMBER:
            return _fine(size)


def _fine(size: float) -> str:
    """Whole from ten on, with one decimal below."""
    if size >= WHOLE_FROM:
        return f"{size:,.0f}"
    return "less than 0.1" if 0 < size < LEAST_TOLD else f"{size:.1f}".removesuffix(".0")
