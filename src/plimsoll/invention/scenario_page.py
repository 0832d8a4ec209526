"""The text of a scenario file, so that a fault can say on which line it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.vocabulary.errors import WrongUse

PHASE = "phase"
TITLE = "title"
ON = "on"
MONTHS = "months_before_end"
MONTHS_MOST = 600


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one file.

    Args:
        file: its name.
        lines: its lines.
    """

    file: str
    lines: tuple[str, ...]

    def fault(self, what: str, key: str, block: tuple[str, int] | None = None) -> WrongUse:
        """A fault of the field `key`, with its line; `block` is the heading it stands under and which of them."""
        line = self._line(key, block)
        at = f"{self.file}, line {line}, {key}" if line else f"{self.file}, {key}"
        return WrongUse(what, where=at)

    def _line(self, key: str, block: tuple[str, int] | None) -> int:
        start, stop = (0, len(self.lines)) if block is None else self._bounds(*block)
        named = (n + 1 for n in range(start, stop) if self.lines[n].split("=")[0].strip(" []\"'") == key)
        return next(named, start + 1)

    def _bounds(self, heading: str, place: int) -> tuple[int, int]:
        every = [n for n, line in enumerate(self.lines) if line.strip().startswith("[[")]
        begins = [n for n in every if self.lines[n].strip().startswith(f"[[{heading}]]")]
        return begins[place], next((n for n in every if n > begins[place]), len(self.lines))


@dataclass(frozen=True, slots=True)
class Block:
    """One of a file's headed parts: which heading, which of them, in which file."""

    heading: str
    place: int
    page: Page

    def fault(self, what: str, key: str) -> WrongUse:
        """A fault of one of its fields."""
        return self.page.fault(what, key, (self.heading, self.place))

    def when(self, line: dict[str, Any]) -> date | int:
        """The day it gives, or how many months before the end.

        Raises:
            WrongUse: it gives both or neither, or something else.
        """
        if (ON in line) == (MONTHS in line):
            raise self.fault(f"A {self.heading} says either '{ON}' or '{MONTHS}'.", self.heading)
        return self._on(line[ON]) if ON in line else self._months(line[MONTHS])

    def _on(self, value: object) -> date:
        if type(value) is not date:
            raise self.fault("It must be a day without quotes, such as 2018-01-31.", ON)
        return value

    def _months(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MONTHS_MOST:
            raise self.fault(f"It must be a whole number of months from 0 to {MONTHS_MOST}.", MONTHS)
        return value
