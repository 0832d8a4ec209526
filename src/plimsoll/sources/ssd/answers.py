"""What a database answers, as the text that a saved file of the same rows would hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.delimited import Cells, Grid

YES, NO = "Y", "N"
FIRST_ROW = 1
"""A table of a database has no header row: its rows are numbered as they were read, from 1."""


class Answers:
    """The rows of one table as they come, batch by batch, as columns of text.

    Args:
        width: how many columns are asked for.
    """

    def __init__(self, width: int) -> None:
        self._columns: list[list[pa.Array]] = [[] for _ in range(width)]

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Take in a batch of rows."""
        for column, values in zip(self._columns, zip(*rows, strict=True), strict=True):
            column.append(as_text(values))

    def grid(self, coded: Iterable[bool]) -> Grid:
        """All of them, by place; a column whose words many rows share comes as distinct words and codes."""
        columns = [_joined(parts) for parts in self._columns]
        cells = {place: _cells(words, shared) for place, (words, shared) in enumerate(zip(columns, coded, strict=True))}
        rows = len(columns[0]) if columns else 0
        return Grid(cells, np.arange(FIRST_ROW, FIRST_ROW + rows, dtype=np.int32), [])

    def sha256(self) -> str:
        """A checksum of what was answered: the same rows in the same order have the same."""
        rows = pa.table([_joined(parts) for parts in self._columns], names=[*map(str, range(len(self._columns)))])
        page = pa.BufferOutputStream()
        with pa.ipc.new_stream(page, rows.schema) as stream:
            stream.write_table(rows)
        return hashlib.sha256(page.getvalue()).hexdigest()


def _joined(parts: list[pa.Array]) -> pa.Array:
    return pa.concat_arrays(parts) if parts else pa.array([], pa.string())


def _cells(words: pa.Array, shared: bool) -> Cells:
    filled = pc.fill_null(words, "")
    if not shared:
        return Cells(filled, None)
    coded = pc.dictionary_encode(filled)
    return Cells(coded.dictionary, coded.indices)


def as_text(values: Sequence[Any]) -> pa.Array:
    """Values of one column as text: a date-time as its local date, yes and no as Y and N, nothing as nothing."""
    said = next((value for value in values if value is not None), None)
    if said is None:
        return pa.nulls(len(values), pa.string())
    if isinstance(said, str):
        return pa.array(values, pa.string())
    return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
