"""The tables of one load while they are judged: which rows stand, and what was found about the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from plimsoll.intake.report import FAULTS
from plimsoll.sources import TableRead
from plimsoll.store import FileCount
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.tables import TABLES

Places = npt.NDArray[np.int64]

FILE_NO = "file_no"
ROW_NO = "row_no"


class Extract:
    """What the readers brought, joined by canonical table.

    Args:
        reads: what was read, one a file, in the order of reading; a row's `file_no` counts them from 0.
    """

    def __init__(self, reads: Sequence[TableRead]) -> None:
        self.reads = reads
        self.tables: dict[str, pa.Table] = _joined(reads)
        self.refused = np.array([read.refused for read in reads], np.int64)
        self.duplicates = np.zeros(len(reads), np.int64)
        self._faults = [_with_file(read.file, read.faults) for read in reads]

    def holds(self, table: str) -> bool:
        """Whether any file brought that table, with rows or without."""
        return table in self.tables

    def report(self, table: str, places: Places, column: str, reason: Reason) -> None:
        """Tell a fault of the rows of a table at these places."""
        self.report_with(table, places, column, reason, [""] * len(places))

    def report_with(self, table: str, places: Places, column: str, reason: Reason, details: Sequence[str]) -> None:
        """Tell a fault of these rows, with numbers that help for each."""
        if not len(places):
            return
        file_no, row_no = self.where(table, places)
        names = np.array([self._faulty_column(read, column) for read in self.reads], object)
        files = np.array([read.file for read in self.reads], object)
        told = [files[file_no], row_no, names[file_no], [reason.name] * len(places), details]
        self._faults.append(pa.table([pa.array(each) for each in told], names=FAULTS.names).cast(FAULTS))

    def where(self, table: str, places: Places) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int32]]:
        """The file and the row number of the rows at these places."""
        rows = self.tables[table].select([FILE_NO, ROW_NO]).take(pa.array(places))
        return rows[FILE_NO].to_numpy(), rows[ROW_NO].to_numpy()

    def refuse(self, table: str, places: Places, column: str, reason: Reason) -> None:
        """Leave these rows out, each with its fault."""
        self.report(table, places, column, reason)
        self.refused += self._leave_out(table, places)

    def leave_out_duplicates(self, table: str, places: Places) -> None:
        """Leave these rows out, because another row speaks for them."""
        self.duplicates += self._leave_out(table, places)

    def _leave_out(self, table: str, places: Places) -> npt.NDArray[np.int64]:
        """Take the rows out and say how many each file lost."""
        lost = np.bincount(self.where(table, places)[0], minlength=len(self.reads))
        stays = np.ones(self.tables[table].num_rows, bool)
        stays[places] = False
        self.tables[table] = self.tables[table].filter(pa.array(stays))
        return lost

    def replace(self, table: str, column: str, values: pa.ChunkedArray | pa.Array) -> None:
        """Put other values into a column."""
        rows = self.tables[table]
        self.tables[table] = rows.set_column(rows.column_names.index(column), column, values)

    def counts(self) -> tuple[FileCount, ...]:
        """What became of each file's rows so far."""
        return tuple(
            FileCount(
                file=read.file,
                sha256=read.sha256,
                source_table=read.source_table,
                table=read.table,
                read=read.read,
                kept=read.read - int(refused) - int(duplicates),
                duplicates=int(duplicates),
                refused=int(refused),
            )
            for read, refused, duplicates in zip(self.reads, self.refused, self.duplicates, strict=True)
        )

    def faults(self) -> pa.Table:
        """Every fault found so far, by file and row."""
        told = pa.concat_tables([FAULTS.empty_table(), *self._faults])
        return told.sort_by([("file", "ascending"), ("row", "ascending")]).combine_chunks()

    @staticmethod
    def _faulty_column(read: TableRead, column: str) -> str:
        return read.columns.get(column, column)


def _joined(reads: Sequence[TableRead]) -> dict[str, pa.Table]:
    """Several files of one table add up, in the order they were read."""
    brought: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for file_no, read in enumerate(reads):
        numbered = pa.repeat(pa.scalar(file_no, pa.int16()), read.rows.num_rows)
        brought[read.table].append(read.rows.append_column(FILE_NO, numbered))
    return {name: pa.concat_tables(tables).combine_chunks() for name, tables in brought.items() if tables}


def _with_file(file: str, faults: pa.Table) -> pa.Table:
    named = faults.add_column(0, "file", pa.repeat(pa.scalar(file, pa.string()), faults.num_rows))
    return named.cast(FAULTS)


def array_of(rows: pa.Table, name: str) -> pa.Array:
    """A column as one array."""
    column = rows[name].combine_chunks()
    return pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column
