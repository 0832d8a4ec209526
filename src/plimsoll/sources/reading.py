"""What a reader is given and what it hands back: a file recognised by its header, and a table read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from plimsoll.sources.headers import Header


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file whose header says what it holds.

    Args:
        path: where it stands.
        source: the family of formats, such as ``ssd``.
        source_table: the table as the source names it, such as ``ssd_cin_episodes``.
        table: the canonical table it fills, or `None` when nothing of it is kept.
        header: its columns, delimiter and encoding.
    """

    path: Path
    source: str
    source_table: str
    table: str | None
    header: Header

    @property
    def file(self) -> str:
        """The file's name without its folder."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class TableRead:
    """One file, read.

    ``read`` counts the record rows of the file (neither the header nor blank lines); each is either in ``rows``
    or has at least one refusing fault, so ``read == rows.num_rows + refused``.

    Args:
        file: the file's name without its folder.
        source_table: the table as the source names it.
        table: the canonical table.
        rows: the canonical columns in their order, and ``row_no`` (int32; the header is row 1).
        read: record rows in the file.
        faults: row (int32), column (as in the file), reason (the name of a `Reason`), detail (numbers only).
        sha256: of the file's bytes as they stand.
        columns: canonical column to the file's own column, for those it has.
        notices: what the reader of the report should be told about the file as a whole.
    """

    file: str
    source_table: str
    table: str
    rows: pa.Table
    read: int
    faults: pa.Table
    sha256: str
    columns: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        """Rows left out, each with a fault that says why."""
        kept: int = self.rows.num_rows
        return self.read - kept


class Format(Protocol):
    """One family of formats: how its files are known and read."""

    def recognise(self, path: Path) -> SourceFile | None:
        """The file by its content, or `None` when it is of another format."""

    def read(self, source: SourceFile) -> TableRead | None:
        """Its rows, or `None` when nothing of such a table is kept."""
