"""What passes in and out of the store: a draft to keep, the load it became, and the files that hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol


class ArrowTable(Protocol):
    """Columns in memory (`pyarrow.Table`), named so that a reader of the store need not load pyarrow."""

    @property
    def num_rows(self) -> int:
        """How many rows it has."""

    @property
    def column_names(self) -> list[str]:
        """Its columns in order."""

    def select(self, columns: Any) -> ArrowTable:
        """The same rows with these columns only."""


@dataclass(frozen=True, slots=True)
class FileCount:
    """What became of one file's rows: ``read = kept + duplicates + refused``.

    Args:
        file: its name, without its folder.
        sha256: the checksum of its bytes, in hexadecimal.
        source_table: the table as the source names it.
        table: the canonical table it was read into.
        read: record rows in the file.
        kept: rows kept.
        duplicates: rows that say what another row says.
        refused: rows that could not be used.
    """

    file: str
    sha256: str
    source_table: str
    table: str
    read: int
    kept: int
    duplicates: int
    refused: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A load that has been read and judged, and is not kept yet.

    Args:
        service: the service it speaks of.
        source: the kind of source that speaks (`ssd`).
        as_of: the day from which its rows are known.
        partial: rows that it does not carry stay as they are.
        window_start: the first day the format covers; a row wholly before it stays as it is. None: it covers all.
        files: what became of each file's rows; `file_no` in the tables counts them from 0.
        tables: the canonical tables it carries, each with its canonical columns, `file_no` and `row_no`; keys unique.
        faults: file, row, column, reason (a name of `Reason`) and detail of every fault.
    """

    service: str
    source: str
    as_of: date
    partial: bool
    window_start: date | None
    files: tuple[FileCount, ...]
    tables: Mapping[str, ArrowTable]
    faults: ArrowTable


@dataclass(frozen=True, slots=True)
class Load:
    """One load that was kept. Loads stand in the order of (`as_of`, `id`), not of the days they were made.

    Args:
        id: its number, from 1.
        service: the service it speaks of.
        source: the kind of source that spoke.
        as_of: the day from which its rows are known.
        partial: rows it did not carry stayed as they were.
        window_start: the first day its format covered, or None when it covered all.
        made_at: when it was kept, in UTC.
        made_with: the version of Plimsoll that kept it.
        files: what became of each file's rows.
        tables: the canonical tables it carried, empty ones too.
    """

    id: int
    service: str
    source: str
    as_of: date
    partial: bool
    window_start: date | None
    made_at: datetime
    made_with: str
    files: tuple[FileCount, ...] = ()
    tables: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands among the loads of its service."""
        return self.as_of, self.id

    @property
    def replaces(self) -> bool:
        """Whether it says all there is: a row it does not carry is no longer known."""
        return not self.partial and self.window_start is None


class FragmentKind(StrEnum):
    """What a Parquet file of the store holds."""

    FULL = "full"
    """The first rows ever kept of a table, all of one load: canonical columns and their place in the source."""
    DELTA = "delta"
    """What a later load changed: new versions and tombstones."""
    CURRENT = "current"
    """The version of each key that stands last, tombstones too, gathered from older fragments."""
    HISTORY = "history"
    """The versions that no longer stand, gathered from older fragments."""
    CARRIED = "carried"
    """The keys that a partial or windowed load carried: what a load that comes late must know of it."""
    FAULTS = "faults"
    """The faults of a load."""


VERSIONS = frozenset({FragmentKind.FULL, FragmentKind.DELTA, FragmentKind.CURRENT, FragmentKind.HISTORY})
"""The kinds that hold versions of rows."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One immutable Parquet file.

    Args:
        id: its number.
        source: the kind of source whose rows it holds.
        table: the canonical table, or `faults`.
        kind: what it holds.
        path: from the store's folder, with forward slashes.
        load_id: the load that wrote it; for a gathered one, the last load gathered.
        as_of: the as-of day of that load.
        rows: how many rows.
        sha256: the checksum of its bytes, in hexadecimal.
        bytes: its size.
    """

    id: int
    source: str
    table: str
    kind: FragmentKind
    path: str
    load_id: int
    as_of: date
    rows: int
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the store that is missing or is not what was written.

    Args:
        path: from the store's folder, with forward slashes.
        what: what is wrong with it.
    """

    path: str
    what: str
