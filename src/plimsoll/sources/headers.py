"""The first row of a delimited file: its encoding, its delimiter and its columns."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from pathlib import Path

from plimsoll.vocabulary.errors import UnreadableInput

# No table's header is nearly as long; a longer first line is no header.
HEADER_LIMIT = 1 << 16
# Of the bytes read a character takes four at most, so a line of a quarter as many may have been cut.
LONGEST_CHARACTER = 4
DELIMITERS = (",", ";", "\t")
# Excel writes this line first when the delimiter is not the machine's own.
SEPARATOR_LINE = "sep="

LINE_END = re.compile(r"\r\n|\n|\r")

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first row of a delimited file says.

    Args:
        columns: the names, lower case, trimmed and without quotes, in the file's order.
        delimiter: comma, semicolon or tab.
        mark: the encoding a byte-order mark names, or empty.
        lines: how many lines stand before the first record.
        names: the columns as the file writes them, trimmed.
    """

    columns: tuple[str, ...]
    delimiter: str
    mark: str
    lines: int
    names: tuple[str, ...]

    def place(self, column: str) -> int:
        """Where the column stands, counted from 0. Of two with one name, the first."""
        return self.columns.index(column)


def headers(path: Path) -> list[Header]:
    """How the first row reads by each delimiter; none when the file does not begin with a line of text.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    start = first_bytes(path)
    mark = mark_of(start)
    lines, line = _first_line(_as_text(start, mark))
    if line is None:
        return []
    return [_header(line, delimiter, mark, lines) for delimiter in DELIMITERS]


def first_bytes(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    try:
        with path.open("rb") as file:
            start = file.read(HEADER_LIMIT)
    except OSError as error:
        raise cannot_open(path, error) from error
    if not start:
        raise UnreadableInput("The file is empty.", where=path.name, next_step="Save it again from its source.")
    return start


def cannot_open(path: Path, error: OSError) -> UnreadableInput:
    """What to say of a file or folder the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput("There is no such file or folder.", where=str(path), next_step="Check the path.")
    if isinstance(error, PermissionError):
        return UnreadableInput(
            "You are not permitted to read it.", where=str(path), next_step="Ask whoever owns it for read access."
        )
    reason = error.strerror or type(error).__name__
    return UnreadableInput(f"It cannot be read ({reason}).", where=str(path), next_step="Copy it again and retry.")


def mark_of(start: bytes) -> str:
    """The encoding that a byte-order mark names, or empty."""
    return next((encoding for mark, encoding in MARKS if start.startswith(mark)), "")


def mark_length(encoding: str) -> int:
    """How many bytes the byte-order mark of that encoding takes."""
    return next(len(mark) for mark, name in MARKS if name == encoding)


def _as_text(start: bytes, mark: str) -> str:
    if mark:
        return start[mark_length(mark) :].decode(mark, errors="replace")
    # Only the names matter here, and an SSD name is ASCII: either encoding reads it alike.
    return start.decode("utf-8", errors="replace")


def _first_line(text: str) -> tuple[int, str | None]:
    """How many lines go before the first record, and the header's line; none where the text has no such line."""
    for number, line in enumerate(LINE_END.split(text), start=1):
        if line.strip() and not line.lower().startswith(SEPARATOR_LINE):
            return (number, line) if len(line) < HEADER_LIMIT // LONGEST_CHARACTER else (0, None)
    return 0, None


def _header(line: str, delimiter: str, mark: str, lines: int) -> Header:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    names = tuple(cell.strip().strip('"').strip() for cell in cells)
    return Header(tuple(name.lower() for name in names), delimiter, mark, lines, names)
