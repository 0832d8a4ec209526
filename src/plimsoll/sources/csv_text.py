"""Columns written as the text of a CSV file: many rows at a time, a cell quoted only where it must be."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

LINE_END = "\r\n"
DELIMITER = ","
MUST_BE_QUOTED = r'[",\r\n]'
# So many rows are made into text at a time.
BATCH = 1 << 17

Cells = Callable[[pa.Table], Sequence[pa.Array | pa.Scalar]]
"""What stands in each column, as text, of some rows; a scalar says the same of every row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file to be written.

    Args:
        path: where it stands.
        header: its columns.
        nothing: what an empty cell holds.
        marked: whether it begins with the byte-order mark of UTF-8, by which Excel knows it.
    """

    path: Path
    header: Sequence[str]
    nothing: str = ""
    marked: bool = True


def write(sheet: Sheet, rows: pa.Table, cells: Cells) -> Path:
    """Write the rows under the header, and say where they stand.

    Args:
        sheet: the file.
        rows: what its rows are made from.
        cells: makes the columns of some of the rows.
    """
    with sheet.path.open("wb") as file:
        file.write((codecs.BOM_UTF8 if sheet.marked else b"") + (DELIMITER.join(sheet.header) + LINE_END).encode())
        for start in range(0, rows.num_rows, BATCH):
            some = rows.slice(start, BATCH)
            file.write(_lines(cells(some), some.num_rows, sheet.nothing))
    return sheet.path


def quoted(values: pa.Array) -> pa.Array:
    """The words, each in quotation marks that cannot do without."""
    needs = pc.fill_null(pc.match_substring_regex(values, MUST_BE_QUOTED), False)
    if not pc.any(needs).as_py():
        return values
    doubled = pc.replace_substring(values, '"', '""')
    return pc.if_else(needs, pc.binary_join_element_wise('"', doubled, '"', ""), values)


def days(values: pa.Array, form: str) -> pa.Array:
    """Days as text; each day is written once however many rows hold it."""
    coded = pc.dictionary_encode(values)
    return pc.strftime(coded.dictionary, format=form).take(coded.indices)


def _lines(cells: Sequence[pa.Array | pa.Scalar], count: int, nothing: str) -> memoryview:
    """The rows as text. The lines lie one after another in Arrow's own buffer, which is what is written."""
    # One column at least is as long as the rows, or all of them would be joined into a single line.
    whole = [pa.repeat(cells[0], count) if isinstance(cells[0], pa.Scalar) else cells[0], *cells[1:]]
    joined = pc.binary_join_element_wise(*whole, DELIMITER, null_handling="replace", null_replacement=nothing)
    ended = pc.binary_join_element_wise(joined, "", LINE_END).cast(pa.large_binary())
    return _buffer(ended)


def _buffer(chunk: pa.Array) -> memoryview:
    offsets = memoryview(chunk.buffers()[1]).cast("q")
    first, last = offsets[chunk.offset], offsets[chunk.offset + len(chunk)]
    return memoryview(chunk.buffers()[2])[first:last]
