"""The text of a TOML file that a person wrote, so that a fault can say on which line it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.vocabulary.errors import WrongUse

HEADING = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]\]?\s*(?:#.*)?$")
"""A line that begins a headed part: `[name]`, or `[[name]]` where there may be several."""


@dataclass(frozen=True, slots=True, order=True)
class PageFault:
    """One thing that is wrong in a file.

    Args:
        line: its line, counted from 1; of what is missing, the line of the heading it should stand under.
        key: the field.
        what: a sentence: what is wrong.
        next_step: what to do about it, or empty.
    """

    line: int
    key: str
    what: str
    next_step: str = ""

    def sentence(self) -> str:
        """The fault in one line, without the name of the file."""
        advice = f" {self.next_step}" if self.next_step else ""
        return f"line {self.line}, {self.key}: {self.what}{advice}"


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
        return self.refusal([PageFault(self.line(key, block), key, what)])

    def refusal(self, faults: Sequence[PageFault]) -> WrongUse:
        """All that is wrong in the file as one refusal, in the order of its lines, each told once."""
        each = sorted(set(faults))
        if len(each) == 1:
            (fault,) = each
            return WrongUse(fault.what, where=f"{self.file}, line {fault.line}, {fault.key}", next_step=fault.next_step)
        told = "".join(f"\n  {fault.sentence()}" for fault in each)
        return WrongUse(f"{len(each)} things are wrong in it.{told}", where=self.file)

    def line(self, key: str, block: tuple[str, int] | None = None) -> int:
        """The line, counted from 1, on which a field stands, or the heading that should have it."""
        start, stop = self._top() if block is None else self._bounds(*block)
        named = (n + 1 for n in range(start, stop) if _key(self.lines[n]) == key)
        headed = (n + 1 for n, line in enumerate(self.lines) if block is None and _heading(line) == key)
        return next(named, next(headed, start + 1))

    def _top(self) -> tuple[int, int]:
        return 0, next((n for n, line in enumerate(self.lines) if _heading(line)), len(self.lines))

    def _bounds(self, heading: str, place: int) -> tuple[int, int]:
        every = [n for n, line in enumerate(self.lines) if _heading(line)]
        begins = [n for n in every if _heading(self.lines[n]) == heading]
        if place >= len(begins):  # Written in one line: `decision = [{…}]`.
            return self.line(heading) - 1, len(self.lines)
        return begins[place], next((n for n in every if n > begins[place]), len(self.lines))


def _heading(line: str) -> str:
    found = HEADING.match(line)
    return found[1].strip("\"'") if found else ""


def _key(line: str) -> str:
    return line.partition("=")[0].strip(" \t\"'") if "=" in line else ""


@dataclass(frozen=True, slots=True)
class Block:
    """One of a file's headed parts: which heading, which of them, in which file. The head of a file has no heading."""

    heading: str
    place: int
    page: Page

    def fault(self, what: str, key: str) -> WrongUse:
        """A fault of one of its fields."""
        return self.page.fault(what, key, self._at())

    def noted(self, what: str, key: str, next_step: str = "") -> PageFault:
        """A fault of one of its fields, to be told with the others."""
        return PageFault(self.page.line(key, self._at()), key, what, next_step)

    def _at(self) -> tuple[str, int] | None:
        return (self.heading, self.place) if self.heading else None
