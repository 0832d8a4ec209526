"""Numbers in words: a share as a percentage, a count among its population, a wait in days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plimsoll.door.definitions import definition
from plimsoll.door.grid import number, word

SHARE = "share"
DIFFERENCE = "difference of shares"

LOAD = "hours required per hour available"
"""The unit of load, which is told as a part of the line: 128% is over it."""

RATE_MARKS = (" per ", " a ")
"""What the unit of a rate has in it: children per FTE, contacts a working day."""

MISSING = "-"
"""What stands where there is nothing to say: never a nought."""


NAME = "name"
"""Where the detail holds the unit's name, as text; some measures count by name, and there it is a number."""

NO_TEAM = "(no team)"
"""What children of no team are listed under; they are never left out."""


def amount(value: float | None, measure: str) -> str:
    """A measure's value as a person would write it."""
    return in_unit(value, definition(measure).unit)


def in_unit(value: float | None, unit: str) -> str:
    """A value of a unit as a person would write it."""
    if value is None:
        return MISSING
    if unit == SHARE:
        return f"{value:.1%}"
    if unit == LOAD:
        return f"{value:.0%}"
    return f"{value * 100:+.1f} pts" if unit == DIFFERENCE else number(value)


def among(row: Mapping[str, Any]) -> str:
    """What a value was counted among: ``of 2,345 children``, ``123 of 456 referrals``, ``over 130 workers``."""
    counted, whole = row["numerator"], row["denominator"]
    if whole is None:
        return ""
    among = f"{number(whole)} {row['of'] if whole != 1 else singular(row['of'])}"
    if counted is None:
        return f"over {among}"
    unit = definition(row["measure"]).unit
    if any(mark in unit for mark in RATE_MARKS):
        return f"{number(counted)} / {number(whole)}"
    return f"{number(counted)} of {among}" if unit == SHARE else f"of {among}"


def singular(things: str) -> str:
    """One of several: ``child`` of children, ``worker`` of workers."""
    return "child" if things == "children" else things.removesuffix("s")


def details(row: Mapping[str, Any]) -> str:
    """The rest of what a measure tells, without the unit's name, which has a column of its own."""
    told = (row["detail"] or {}).items()
    said = {key.replace("_", " "): value for key, value in told if not (key == NAME and isinstance(value, str))}
    return word(said)


def unit_name(row: Mapping[str, Any]) -> str:
    """What a unit is called: its name, else its identifier; children of no team are said to be of none."""
    name = (row["detail"] or {}).get(NAME)
    unit = name if isinstance(name, str) else row["unit"]
    return NO_TEAM if unit is None else str(unit)


def plural(count: float, one: str, many: str = "") -> str:
    """A count with its noun: ``1 child``, ``41 children``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
