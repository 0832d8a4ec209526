"""What the headed parts of an invention's scenario have in common: their title and their day."""

from __future__ import annotations

from datetime import date
from typing import Any

from plimsoll.vocabulary.toml_page import Block

PHASE = "phase"
TITLE = "title"
ON = "on"
MONTHS = "months_before_end"
MONTHS_MOST = 600


def when(line: dict[str, Any], block: Block) -> date | int:
    """The day that a part gives, or how many months before the end.

    Raises:
        WrongUse: it gives both or neither, or something else.
    """
    if (ON in line) == (MONTHS in line):
        raise block.fault(f"A {block.heading} says either '{ON}' or '{MONTHS}'.", block.heading)
    return _on(line[ON], block) if ON in line else _months(line[MONTHS], block)


def _on(value: object, block: Block) -> date:
    if type(value) is not date:
        raise block.fault("It must be a day without quotes, such as 2018-01-31.", ON)
    return value


def _months(value: object, block: Block) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MONTHS_MOST:
        raise block.fault(f"It must be a whole number of months from 0 to {MONTHS_MOST}.", MONTHS)
    return value
