"""The slow way through a faulty file: every row is looked at, and those that cannot be used are told one by one.

A file without faults never comes here. What passes the sieve is text that the quick way can read, with the
number each row has in the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from plimsoll.vocabulary.faults import Reason

# SSD's widest columns hold 4,000 characters and no row holds many of them.
LINE_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class Sieved:
    """What passed and what did not.

    Args:
        text: the rows that can be read, one after the other.
        row_no: the number of each in the file.
        refused: row number and reason of each that cannot.
    """

    text: bytes
    row_no: list[int]
    refused: list[tuple[int, Reason]]


@dataclass(slots=True)
class _Lines:
    """The physical lines of a file, read one at a time and from any place again."""

    lines: list[bytes]
    at: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1].decode("utf-8", errors="replace") + "\n"


@dataclass(slots=True)
class _Sieve:
    """The state of one pass: where it stands and what it has found."""

    lines: _Lines
    width: int
    delimiter: str
    ended: bool
    passed: list[bytes] = field(default_factory=list)
    row_no: list[int] = field(default_factory=list)
    refused: list[tuple[int, Reason]] = field(default_factory=list)

    def pass_all(self, row: int) -> None:
        rows = csv.reader(self.lines, delimiter=self.delimiter, strict=True)
        while self.lines.at < len(self.lines.lines):
            start = self.lines.at
            if not self._is_blank(start):
                self._judge(row, start, self._reason(start, rows))
            else:
                self.lines.at += 1
            row += 1

    def _is_blank(self, start: int) -> bool:
        return not self.lines.lines[start].strip()

    def _judge(self, row: int, start: int, reason: Reason | None) -> None:
        if reason is None:
            self.passed.extend(self.lines.lines[start : self.lines.at])
            self.row_no.append(row)
            return
        self.refused.append((row, reason))

    def _reason(self, start: int, rows: Iterator[list[str]]) -> Reason | None:
        """Why the record that begins at `start` cannot be used. Leaves the lines standing after it."""
        line = self.lines.lines[start]
        if len(line) > LINE_LIMIT or b"\0" in line:
            self.lines.at = start + 1
            return Reason.NUL_BYTE if b"\0" in line else Reason.TOO_LONG
        try:
            cells = len(next(rows))
        except csv.Error:
            # Where a quotation mark goes astray only its own line is given up, not those it would swallow.
            reach, self.lines.at = self.lines.at, start + 1
            return self._astray(start, reach)
        return self._by_width(cells, start)

    def _astray(self, start: int, reach: int) -> Reason:
        if self._is_cut(start + 1):
            return Reason.CUT_SHORT
        swallowed = sum(len(line) for line in self.lines.lines[start:reach])
        return Reason.TOO_LONG if swallowed > csv.field_size_limit() else Reason.STRAY_QUOTE

    def _by_width(self, cells: int, start: int) -> Reason | None:
        if b"\0" in b"".join(self.lines.lines[start : self.lines.at]):
            return Reason.NUL_BYTE
        if cells == self.width:
            return None
        if cells > self.width:
            return Reason.TOO_MANY_CELLS
        return Reason.CUT_SHORT if self._is_cut(self.lines.at) else Reason.TOO_FEW_CELLS

    def _is_cut(self, after: int) -> bool:
        return not self.ended and after == len(self.lines.lines)


def sieve(body: bytes, width: int, delimiter: str, first_row: int) -> Sieved:
    """Part the rows of `body` that have `width` cells from those that cannot be used.

    Args:
        body: UTF-8 text after the header.
        width: how many columns the header has.
        delimiter: between the cells.
        first_row: the number of the first line of `body` in the file.
    """
    ended = body.endswith(b"\n")
    lines = body.split(b"\n")
    if ended:
        lines.pop()
    work = _Sieve(_Lines(lines), width, delimiter, ended)
    work.pass_all(first_row)
    return Sieved(b"\n".join(work.passed) + b"\n" if work.passed else b"", work.row_no, work.refused)
