"""What a reader hands back: a file recognised by its content, and what it says of each canonical table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, or a table of a database, recognised by its content.

    Args:
        file: its name without its folder, for messages.
        source: the family of formats, such as ``ssd``: who speaks.
        source_table: the table as the source names it, such as ``ssd_cin_episodes``; a whole workbook or document is
            one.
        tables: the canonical tables it can fill; empty when nothing of it is kept.
        reading: reads it; whatever it raises is an `UnreadableInput`.
        service: the code of the authority that it names, or `None`.
        as_of: the day that it says it was made, or the last day it speaks of; `None` when it names none.
        covers_from: the first day it covers: what an earlier load said and lies wholly before that stays known;
            `None` where it does not say, and what is usual of its source is meant.
    """

    file: str
    source: str
    source_table: str
    tables: tuple[str, ...]
    reading: Callable[[], tuple[TableRead, ...]]
    service: str | None = None
    as_of: date | None = None
    covers_from: date | None = None

    def read(self) -> tuple[TableRead, ...]:
        """Its rows, one reading for each canonical table that it tells of.

        Raises:
            UnreadableInput: it cannot be opened, or lacks a column no row can do without.
        """
        return self.reading()


@dataclass(frozen=True, slots=True)
class TableRead:
    """What one table of one file says of one canonical table.

    ``read`` counts the record rows that speak of the canonical table (neither the header nor blank lines); each is
    either in ``rows`` or has at least one refusing fault, so ``read == rows.num_rows + refused``. A row that speaks of
    several canonical tables, as one of Annex A's lists does, counts once in the reading of each.

    Args:
        file: the file's name without its folder.
        source_table: the table as the source names it.
        table: the canonical table.
        rows: the canonical columns in their order, and ``row_no`` (int32; the header is row 1; for a document
            without rows, the number of the element).
        read: record rows that speak of the table.
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


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an extract says of itself, for writers whose format has a place for it.

    Args:
        day: the day it speaks of.
        authority: the authority's three-digit code.
    """

    day: date
    authority: str


class Format(Protocol):
    """One family of formats: how its files are known."""

    def recognise(self, path: Path) -> SourceFile | None:
        """The file by its content, or `None` when it is of another format.

        Raises:
            UnreadableInput: the file is missing, empty or not permitted; or it is of this format beyond doubt and may
                not be read, such as a workbook with a password or a document with entities.
        """
