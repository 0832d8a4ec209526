"""A workbook's package looked at before it is opened: what it would unfold to, and whether it may be read at all.

A workbook is a zip of XML. A small one can unfold to more than a machine holds in three ways, and each is refused by
looking, not by trying: parts that shrink far more than a table of words does, one cell far out that makes the grid
between it and the first cell enormous, and a long text shared by a great many cells.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from plimsoll.vocabulary.errors import UnreadableInput

ZIP_START = b"PK\x03\x04"
# The container of Office files before 2007, and of every encrypted one since ([MS-OFFCRYPTO] 1.3).
COMPOUND_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream an encrypted workbook is kept in, as the container's directory writes its name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "xl/workbook.xml"

# An Annex A of the largest authority (some 100,000 rows over the lists) unfolds to about 150 MB.
UNFOLDED_LIMIT = 1 << 29
# Sheets of real records shrink 5 to 20 times, empty formatted ones up to about 100; a bomb a thousand times.
RATIO_LIMIT = 200
# Below it nothing can be harmed, and a small part of one repeated letter may shrink further.
SMALL = 1 << 20
# The cells between the first and the last: 40 million take a gigabyte, and 38 columns may go as far down as Excel does.
GRID_LIMIT = 40_000_000
# The letters of all cells together, each shared text counted as often as it could stand in a cell.
TEXT_LIMIT = 1 << 32

# Cells beyond the 26th column. Few sheets have many, and a pattern that begins with letters is looked through quickly;
# places written in any other way send the sheet the slow way.
FAR_COLUMNS = re.compile(rb'r="([A-Za-z]{2,3})[0-9]')
MOST_ROWS = 1 << 20
# Excel breaks the line once, after the declaration, which ends before here.
DECLARATION = 128
# A cell that holds something, with its place.
FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]+)["'](?:[^>/]|/(?!>))*>""")
# The first element of a part, whatever stands before it.
ROOT = re.compile(rb"(?s)(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!.*?>)*<(?:\w+:)?(\w+)")
END_OF_TEXT = b"si>"
# The fewest bytes that a cell takes in a sheet: <c t="s"><v>0</v></c>.
LEAST_CELL = 23
LETTERS = 26

AGAIN = "Open it in Excel, copy the lists' values into a new workbook and save that as .xlsx."


def is_package(start: bytes) -> bool:
    """Whether the first bytes are those of a zip, as a workbook is."""
    return start.startswith(ZIP_START)


def is_compound(start: bytes) -> bool:
    """Whether the first bytes are those of the older container."""
    return start.startswith(COMPOUND_START)


def refuse_password(raw: bytes, file: str) -> None:
    """Nothing, unless the container holds an encrypted workbook.

    Raises:
        UnreadableInput: it does.
    """
    if ENCRYPTED in raw:
        raise protected(file)


def protected(file: str) -> UnreadableInput:
    """What to say of a workbook with a password."""
    return UnreadableInput(
        "The workbook is protected with a password.",
        where=file,
        next_step="Open it in Excel, take the password off (File > Info > Protect Workbook) and save it again.",
    )


def look_into(raw: bytes, file: str) -> bool:
    """Whether the zip holds a workbook, which may then be opened without harm.

    Raises:
        UnreadableInput: the zip is damaged, or the workbook would unfold to more than any Annex A.
    """
    try:
        with ZipFile(BytesIO(raw)) as package:
            parts = package.infolist()
            if WORKBOOK not in {part.filename for part in parts}:
                return False
            _refuse_unfolding(parts, file)
            # Each part is read to its end, so that one longer than the directory says is found here.
            _refuse_spreading((package.read(part) for part in parts), file)
    except (BadZipFile, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
        raise damaged(file) from error
    return True


def damaged(file: str) -> UnreadableInput:
    """What to say of a workbook that does not hold together."""
    return UnreadableInput("The workbook is damaged.", where=file, next_step="Copy or save it again from its source.")


def _refuse_unfolding(parts: list[ZipInfo], file: str) -> None:
    whole = sum(part.file_size for part in parts)
    steep = any(part.file_size > SMALL and part.file_size > RATIO_LIMIT * part.compress_size for part in parts)
    if whole > UNFOLDED_LIMIT or steep:
        raise UnreadableInput(
            f"The workbook unfolds to {whole:,} bytes, far more than its lists can hold, so it was not opened.",
            where=file,
            next_step=AGAIN,
        )


def _refuse_spreading(parts: Iterable[bytes], file: str) -> None:
    cells = longest = 0
    for content in parts:
        root = _root(content)
        if root == b"sst":
            longest = max(map(len, content.split(END_OF_TEXT)))
        elif root == b"worksheet":
            _refuse_far_out(content, file)
            cells += len(content) // LEAST_CELL
    if cells * longest > TEXT_LIMIT:
        raise UnreadableInput(
            "The workbook shares a text far longer than any cell of its lists.", where=file, next_step=AGAIN
        )


def _root(content: bytes) -> bytes:
    found = ROOT.match(content)
    return found[1] if found else b""


def _refuse_far_out(content: bytes, file: str) -> None:
    if _table(content) > GRID_LIMIT:
        raise UnreadableInput(
            "A sheet has a cell so far from the others that the table between them would fill the memory.",
            where=file,
            next_step=AGAIN,
        )


def _table(content: bytes) -> int:
    """The most cells a sheet's table can have: as many columns as its furthest, as many rows."""
    if not _is_odd(content):
        columns = max(map(_column_number, set(FAR_COLUMNS.findall(content))), default=LETTERS)
        if columns * MOST_ROWS <= GRID_LIMIT:
            return columns * MOST_ROWS
    # Cells that are only formatted are not read: those that hold something decide.
    places = FILLED.findall(content)
    columns = max((_column_number(letters) for letters, _ in places), default=0)
    return columns * max((int(row) for _, row in places), default=0)


def _is_odd(content: bytes) -> bool:
    """Whether attributes may be written otherwise than Excel writes them. The rare characters are looked for first."""
    return (
        b"\t" in content
        or content.find(b"\n", DECLARATION) >= 0
        or (b"'" in content and b"='" in content)
        or b" =" in content
        or b"= " in content
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * LETTERS + letter - ord("A") + 1
    return number
