"""Rows that say what another row says, and rows that share an identifier but not their content."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.intake.children import CHILD
from plimsoll.intake.extract import Extract, Places, array_of
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.table import Kind, Table
from plimsoll.vocabulary.tables import TABLES

# Above this a product of two counts of words might not fit a 64-bit number, and the codes are numbered anew.
CODES_AT_MOST = 1 << 31


def leave_out_duplicates(extract: Extract) -> None:
    """Keep of each key the row read last. An earlier row that says otherwise is a fault that names both."""
    for name, rows in list(extract.tables.items()):
        table = TABLES[name]
        if not rows.num_rows or _surely_unique(table, rows):
            continue
        last = _last_of_key(table, rows)
        earlier = np.flatnonzero(last != np.arange(rows.num_rows))
        if len(earlier):
            _tell(extract, table, earlier, last[earlier])
            extract.leave_out_duplicates(name, earlier)


def _surely_unique(table: Table, rows: pa.Table) -> bool:
    """Whether the row's own identifier alone tells all rows apart, as it nearly always does."""
    kinds = {column.name: column.kind for column in table.columns}
    own = [name for name in table.key if kinds[name] is Kind.ID and (name != CHILD or len(table.key) == 1)]
    return any(len(pc.unique(rows[name])) == rows.num_rows for name in own)


def _last_of_key(table: Table, rows: pa.Table) -> Places:
    """For each row, the place of the last row with its key."""
    codes = reduce(_combined, (_codes(array_of(rows, name)) for name in table.key))
    _, group = np.unique(codes, return_inverse=True)
    last = np.empty(group.max() + 1, np.int64)
    # Of several rows with one key the last assignment stands, and that is the last row.
    last[group] = np.arange(rows.num_rows)
    return last[group]


def _codes(values: pa.Array) -> npt.NDArray[np.int64]:
    return np.asarray(pc.dictionary_encode(values, null_encoding="encode").indices.to_numpy(), np.int64)


def _combined(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    if one.max() >= CODES_AT_MOST:
        _, one = np.unique(one, return_inverse=True)
    return np.asarray(one * (other.max() + 1) + other, np.int64)


def _tell(extract: Extract, table: Table, earlier: Places, kept: Places) -> None:
    rows = extract.tables[table.name]
    differs = np.zeros(len(earlier), bool)
    for column in table.columns:
        values = array_of(rows, column.name)
        differs |= _unlike(values.take(pa.array(earlier)), values.take(pa.array(kept)))
    told, by = earlier[differs], kept[differs]
    extract.report_with(table.name, told, table.key[-1], Reason.SAME_KEY, _details(extract, table.name, told, by))


def _unlike(one: pa.Array, other: pa.Array) -> npt.NDArray[np.bool_]:
    unequal = pc.fill_null(pc.not_equal(one, other), False)
    one_empty = pc.xor(pc.is_null(one), pc.is_null(other))
    return np.asarray(pc.or_(unequal, one_empty).to_numpy(zero_copy_only=False), bool)


def _details(extract: Extract, table: str, told: Places, kept: Places) -> list[str]:
    """The row that was kept, and its file when it is another one."""
    files, _ = extract.where(table, told)
    kept_files, kept_rows = extract.where(table, kept)
    return [
        f"row {row}" if file == other else f"row {row} of {extract.reads[other].file}"
        for file, other, row in zip(files, kept_files, kept_rows, strict=True)
    ]
