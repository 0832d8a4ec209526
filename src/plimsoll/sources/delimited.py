"""Delimited text as columns: quickly when it is as it should be, row by row when it is not.

Cells come as distinct words and a code per row, so that whatever is done to a word is done once however many rows
hold it. A column whose words are all different anyway, such as a key, comes as one word per row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pc_csv

from plimsoll.sources.headers import Header
from plimsoll.sources.sieve import LINE_LIMIT, sieve
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.faults import Reason

WORDS = pa.dictionary(pa.int32(), pa.string())
# Large enough that few dictionaries have to be joined, small enough that both cores have work.
BLOCK = 4 * LINE_LIMIT
LINE_FEED = b"\n"
QUOTE = b'"'
LINE_ENDS = b"\r\n"


@dataclass(frozen=True, slots=True)
class Cells:
    """One column.

    Args:
        words: its distinct words, or one word per row when there are no codes.
        codes: per row, which word (int32); `None` when the words stand row by row.
    """

    words: pa.Array
    codes: pa.Array | None

    def spread(self, values: pa.Array) -> pa.Array:
        """One value per row, from one value per word."""
        return values if self.codes is None else values.take(self.codes)

    def rows_where(self, held: pa.Array) -> npt.NDArray[np.int64]:
        """The places of the rows whose word is marked."""
        marked = held.to_numpy(zero_copy_only=False)
        if not marked.any():
            return np.empty(0, np.int64)
        return np.flatnonzero(marked if self.codes is None else marked[self.codes.to_numpy()])


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a delimited file that have a cell for each column of its header.

    Args:
        cells: the wanted columns, by place in the header.
        row_no: the number of each row in the file.
        refused: row number and reason of each row that cannot be used.
    """

    cells: Mapping[int, Cells]
    row_no: npt.NDArray[np.int32]
    refused: list[tuple[int, Reason]]

    @property
    def read(self) -> int:
        """The record rows of the file."""
        return len(self.row_no) + len(self.refused)


def grid(text: bytes, header: Header, coded: Mapping[int, bool], file: str) -> Grid:
    """Read the columns named by their places.

    Args:
        text: the whole file as UTF-8.
        header: its header.
        coded: the places of the wanted columns, and whether many rows share a word.
        file: its name, for messages.

    Raises:
        UnreadableInput: it cannot be parted into rows at all.
    """
    start, first = _after_lines(text, header.lines), header.lines + 1
    table = _quickly(text, start, header, coded)
    if table is not None and table.num_rows == _line_count(text, header.lines):
        return Grid(_cells(table), np.arange(first, first + table.num_rows, dtype=np.int32), [])
    return _slowly(text[start:], header, coded, file)


def _slowly(body: bytes, header: Header, coded: Mapping[int, bool], file: str) -> Grid:
    sieved = sieve(body, len(header.columns), header.delimiter, header.lines + 1)
    table = _quickly(sieved.text, 0, header, coded)
    if table is None or table.num_rows != len(sieved.row_no):
        raise UnreadableInput(
            "Its rows cannot be told apart.", where=file, next_step="Save it again as CSV with quoted cells."
        )
    return Grid(_cells(table), np.array(sieved.row_no, dtype=np.int32), sieved.refused)


def _quickly(text: bytes, start: int, header: Header, coded: Mapping[int, bool]) -> pa.Table | None:
    """All rows from `start` on at once; `None` when one has not as many cells as the header, or is too long."""
    names = [str(place) for place in range(len(header.columns))]
    types = {str(place): WORDS if shared else pa.string() for place, shared in coded.items()}
    if not text[start : start + BLOCK].strip(LINE_ENDS):
        return pa.table({name: pa.array([], kind) for name, kind in types.items()})
    # Without a quotation mark no cell holds a line break, and blocks can be parted without reading them first.
    breaks = QUOTE in text
    try:
        return pc_csv.read_csv(
            pa.py_buffer(memoryview(text)[start:]),
            read_options=pc_csv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=pc_csv.ParseOptions(delimiter=header.delimiter, newlines_in_values=breaks),
            convert_options=pc_csv.ConvertOptions(
                column_types=types, include_columns=list(types), strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        return None


def _cells(table: pa.Table) -> dict[int, Cells]:
    return {int(name): _column(table.column(name)) for name in table.column_names}


def _column(column: pa.ChunkedArray) -> Cells:
    if not pa.types.is_dictionary(column.type):
        return Cells(column.combine_chunks(), None)
    whole = column.unify_dictionaries().combine_chunks()
    return Cells(whole.dictionary, whole.indices)


def _after_lines(text: bytes, lines: int) -> int:
    """Where the text goes on after its first `lines` lines."""
    at = 0
    for _ in range(lines):
        found = text.find(LINE_FEED, at)
        if found < 0:
            return len(text)
        at = found + 1
    return at


def _line_count(text: bytes, lines: int) -> int:
    """How many lines stand after the first `lines` lines, blank ones at the end left out; -1 for a NUL byte.

    As many rows as lines means that no cell held a line break and no line was blank, so rows can be numbered
    by counting. A NUL byte is a fault that only the slow way tells.
    """
    if b"\0" in text:
        return -1
    start, end = _after_lines(text, lines), len(text)
    while end > start and text[end - 1] in LINE_ENDS:
        end -= 1
    return text.count(LINE_FEED, start, end) + 1 if end > start else 0
