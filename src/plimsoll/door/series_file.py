"""Any CSV as a series: which columns, what each cell says, and what cannot be read, by row and never by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from plimsoll.sources import dates, words
from plimsoll.sources.contents import contents
from plimsoll.sources.delimited import Cells, grid
from plimsoll.sources.headers import Header, headers
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.warning.charted import X

THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
SHARE_SIGN = "%"
HUNDRED = 100

ROWS_TOLD = 5
"""How many rows a message names; of more it says how many there are."""

WORKBOOK_START = b"PK\x03\x04"
"""Every file of a modern spreadsheet program is a zip archive."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a file a chart is made from, by their headings.

    Args:
        x: where each value stands; by default the first column.
        y: the values; by default the first column that is not x.
        n: what each was counted among or over; by default none.
    """

    x: str | None = None
    y: str | None = None
    n: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file that say anything, in its order.

    Args:
        file: its name, for messages.
        heads: the headings of x, y and n; that of n is empty where there is none.
        numbers: each row's number in the file; the header is row 1.
        x: where each stands: days if every one is a day, else the words as they are.
        y: the values; an empty cell is `None`.
        n: what each was counted among; `None` where that was not asked for.
        shares: whether the values were written with a per cent sign, and read as parts of one.
    """

    file: str
    heads: tuple[str, str, str]
    numbers: tuple[int, ...]
    x: tuple[X, ...]
    y: tuple[float | None, ...]
    n: tuple[float | None, ...] | None
    shares: bool = False

    def at(self, order: Sequence[int]) -> Rows:
        """The same rows in another order, or some of them."""
        n = None if self.n is None else tuple(self.n[place] for place in order)
        numbers, x = (tuple(column[place] for place in order) for column in (self.numbers, self.x))
        return replace(self, numbers=numbers, x=x, y=tuple(self.y[place] for place in order), n=n)  # type: ignore[arg-type]


def read_rows(path: Path, columns: Columns) -> Rows:
    """The rows of a delimited file.

    Raises:
        WrongUse: it has no such column.
        UnreadableInput: it is no text, has no headings, or a cell is neither a number nor empty.
    """
    header = _header(path)
    places = _places(header, columns, path.name)
    cells = grid(contents(path, header.mark).text, header, dict.fromkeys(places, False), path.name)
    if cells.refused:
        rows = [row for row, _ in cells.refused]
        advice = "Save it again with quotes around cells that hold the separator."
        raise unreadable(path.name, rows, "cannot be parted into the columns of the header", advice)
    said = [_words(cells.cells[place]) for place in places]
    at = [place for place in range(len(said[0])) if any(column[place] is not None for column in said[:2])]
    kept = [[column[place] for place in at] for column in said]
    numbers = [int(cells.row_no[place]) for place in at]
    return _rows(path.name, tuple(header.names[place] for place in places), numbers, kept)


def unreadable(
    file: str, rows: Sequence[int], what: str, advice: str = "Correct them and try again."
) -> UnreadableInput:
    """An error that names rows by number."""
    few = ", ".join(f"{row:,}" for row in sorted(rows)[:ROWS_TOLD])
    more = f" and {len(rows) - ROWS_TOLD:,} more" if len(rows) > ROWS_TOLD else ""
    which = f"Row {few} {what}." if len(rows) == 1 else f"Rows {few}{more}: each {what}."
    return UnreadableInput(which, where=file, next_step=advice)


def _header(path: Path) -> Header:
    """The header by the separator that gives it most columns."""
    read = headers(path)
    if path.read_bytes()[: len(WORKBOOK_START)] == WORKBOOK_START or not read:
        raise UnreadableInput("It is not text.", where=path.name, next_step="Save its sheet as CSV.")
    header = max(read, key=lambda each: len(each.columns))
    if len(header.columns) == 1:
        raise UnreadableInput(
            "It has one column.", where=path.name, next_step="Give one for where each value stands, and one of values."
        )
    return header


def _places(header: Header, columns: Columns, file: str) -> list[int]:
    """The places of x and y, and of n if it was asked for."""
    x = _place(header, columns.x, file) if columns.x is not None else None
    y = _place(header, columns.y, file) if columns.y is not None else None
    n = _place(header, columns.n, file) if columns.n is not None else None
    free = [place for place in range(len(header.columns)) if place not in {x, y, n}]
    x = free.pop(0) if x is None else x
    y = free.pop(0) if y is None and free else y
    if y is None:
        raise WrongUse("No column is left for the values.", where=file, next_step="Say which with --y COLUMN.")
    if columns.y is None and _is_value(header.names[y]):
        advice = "Put headings above them; or say with --y that the column is called so."
        raise UnreadableInput("Its first row holds values and no headings.", where=file, next_step=advice)
    return [x, y] if n is None else [x, y, n]


def _is_value(name: str) -> bool:
    """Whether what should be a heading is a number or a day: the first row would be lost, unseen."""
    return _number(name) is not None or any(_days([name]))


def _place(header: Header, asked: str, file: str) -> int:
    if asked.strip().lower() not in header.columns:
        there = ", ".join(name for name in header.names if name)
        raise WrongUse(f"There is no column '{asked}'.", where=file, next_step=f"There are: {there}.")
    return header.place(asked.strip().lower())


def _words(cells: Cells) -> list[str | None]:
    said: list[str | None] = cells.spread(words.text(cells.words)).to_pylist()
    return said


def _rows(file: str, heads: tuple[str, ...], numbers: list[int], kept: list[list[str | None]]) -> Rows:
    shares = _shares(file, heads[1], numbers, kept[1])
    x = _where(file, heads[0], numbers, kept[0])
    values = [_numbers(file, head, numbers, column) for head, column in zip(heads[1:], kept[1:], strict=True)]
    n = values[1] if len(values) > 1 else None
    named = (heads[0], heads[1], heads[2] if n is not None else "")
    return Rows(file, named, tuple(numbers), x, values[0], n, shares)


def _where(file: str, head: str, numbers: list[int], column: list[str | None]) -> tuple[X, ...]:
    """Days, if all are; words, if none is; anything between is a mistake."""
    empty = [row for row, word in zip(numbers, column, strict=True) if word is None]
    if empty:
        raise unreadable(file, empty, f"has a value but nothing in '{head}'")
    told = [word for word in column if word is not None]
    days = _days(told)
    if not any(days):
        return tuple(told)
    wrong = [row for row, day in zip(numbers, days, strict=True) if day is None]
    if wrong:
        raise unreadable(
            file, wrong, f"has no date in '{head}' that can be read", "Write each as 2018-10-17 or 17/10/2018."
        )
    return tuple(day for day in days if day is not None)


def _days(said: list[str]) -> list[date | None]:
    """The day each word says, by the readers' own rule: day first, four figures to a year."""
    found: list[date | None] = dates.days(pa.array(said, pa.string())).values.to_pylist()
    return found


def _shares(file: str, head: str, numbers: list[int], column: list[str | None]) -> bool:
    """Whether the values are written with a per cent sign. With some so and some not, no two can be compared."""
    signed = [word.endswith(SHARE_SIGN) for word in column if word is not None]
    if not any(signed) or all(signed):
        return any(signed)
    bare = [
        row for row, word in zip(numbers, column, strict=True) if word is not None and not word.endswith(SHARE_SIGN)
    ]
    raise unreadable(
        file, bare, f"has no % in '{head}', where other rows have one", "Write all of them with it or none."
    )


def _numbers(file: str, head: str, numbers: list[int], column: list[str | None]) -> tuple[float | None, ...]:
    read = [None if word is None else _number(word) for word in column]
    wrong = [row for row, word, value in zip(numbers, column, read, strict=True) if word is not None and value is None]
    if wrong:
        raise unreadable(file, wrong, f"has no number in '{head}'", "Write numbers only; leave a cell empty for a gap.")
    return tuple(read)


def _number(word: str) -> float | None:
    """The number a word says, with thousands separated by commas, or a per cent sign after it; `None` if it is none."""
    body = word.removesuffix(SHARE_SIGN).strip()
    if THOUSANDS.fullmatch(body):
        body = body.replace(",", "")
    if not PLAIN.fullmatch(body):
        return None
    return float(body) / HUNDRED if word.endswith(SHARE_SIGN) else float(body)
