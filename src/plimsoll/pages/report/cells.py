"""Numbers and days as cells: what a reader sees, and what a workbook holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plimsoll.door import definition
from plimsoll.door.grid import MONTHS, number
from plimsoll.door.pack import Move, Movement, Reading
from plimsoll.pages.amounts import DIFFERENCE, LOAD, MISSING, SHARE, among, amount
from plimsoll.pages.report.parts import Cell, Kind, Tone

SUPPRESSED = "c"
"""What stands for a number too small to leave the service: confidential, as DfE prints it."""

NOT_MADE = "not made"

SHORT = 3
"""Letters of a month's name where there is little room."""

UNIT_KINDS = {SHARE: Kind.SHARE, DIFFERENCE: Kind.POINTS, LOAD: Kind.SHARE}

WORSE = frozenset({Move.WORSENED, Move.MOVED})


def short_date(day: date) -> str:
    """A day where there is little room: ``17 Oct 2018``."""
    return f"{day.day} {MONTHS[day.month - 1][:SHORT]} {day.year}"


def month(day: date) -> str:
    """A month where there is less room still: ``Oct 18``."""
    return f"{MONTHS[day.month - 1][:SHORT]} {day.year % 100:02}"


AGO = {12: "a year ago", 24: "two years ago"}


def ago(months: int) -> str:
    """How long ago, in words where there are any."""
    return AGO.get(months, f"{months} months ago")


def kind(measure: str) -> Kind:
    """How a measure's values are written."""
    return UNIT_KINDS.get(definition(measure).unit, Kind.NUMBER)


def text(told: object, tone: Tone = Tone.PLAIN) -> Cell:
    """Text as a cell; nothing is said by a dash."""
    return Cell(MISSING if told in {None, ""} else str(told), tone=tone)


def count(told: float | None) -> Cell:
    """A number as a cell; one that was taken out is said to be confidential, and never a nought."""
    return Cell(SUPPRESSED) if told is None else Cell(number(told), told, Kind.NUMBER)


def rounded(told: float | None) -> Cell:
    """What would be expected or usual, to the nearest whole; nothing is said by a dash."""
    return Cell(MISSING) if told is None else Cell(f"{told:,.0f}", told, Kind.NUMBER)


def share(told: float | None) -> Cell:
    """A share as a percentage; nothing is said by a dash."""
    return Cell(MISSING) if told is None else Cell(f"{told:.1%}", told, Kind.SHARE)


def whole_share(told: float | None) -> Cell:
    """A share as a whole percentage, as the line is drawn."""
    return Cell(MISSING) if told is None else Cell(f"{told:.0%}", told, Kind.SHARE)


def day(told: date | None) -> Cell:
    """A day as a cell."""
    return Cell(MISSING) if told is None else Cell(short_date(told), told, Kind.DAY)


def value(told: Reading) -> Cell:
    """What a measure says on the day."""
    if told.suppressed:
        return Cell(SUPPRESSED)
    return then(told.value, told.measure) if told.made else Cell(NOT_MADE, tone=Tone.ASIDE)


def then(told: float | None, measure: str) -> Cell:
    """What a measure said on some day."""
    return Cell(MISSING) if told is None else Cell(amount(told, measure), told, kind(measure))


def way(told: Movement | None) -> Cell:
    """Which way a measure went."""
    if told is None:
        return Cell(MISSING)
    return Cell(told.move.value, tone=Tone.CONCERN if told.move in WORSE else Tone.PLAIN)


def counted(told: Reading) -> str:
    """What a reading was counted among: ``of 870 children``."""
    return "" if told.suppressed or not told.made else among(row(told))


def row(told: Reading) -> Mapping[str, Any]:
    """A reading as the row that every page of figures is made from."""
    return {
        "measure": told.measure,
        "value": told.value,
        "numerator": told.numerator,
        "denominator": told.denominator,
        "of": told.of,
        "detail": told.detail,
        "note": told.note,
    }
