"""Fragments on their way to the disk. The only file of the room that needs pyarrow, so readers need not load it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow.parquet as pq

from plimsoll.store.complaints import working_in
from plimsoll.store.folders import PRIVATE_FILE, fragment_path, make_private, sync_folders
from plimsoll.store.records import Fragment, FragmentKind, Load

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 1
"""Measured on 1.3 million rows: as fast as snappy and a third smaller; higher levels cost more than the disk does."""

GROUP_ROWS = 122_880
"""Rows in a row group: the engine reads groups in parallel, and this is the size it writes itself."""

WRITERS = 4
"""Files written at once. Compression runs outside Python's lock; more writers than this only wait for the disk."""

UNNUMBERED = 0
"""The number of a fragment that the catalogue has not entered yet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that are to become a fragment.

    Args:
        table: the canonical table, or `faults`.
        kind: what they are.
        rows: the columns, a `pyarrow.Table`.
    """

    table: str
    kind: FragmentKind
    rows: Any


class _Hashed:
    """A file that knows the checksum of what was written to it, so that it need not be read again."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._sum = hashlib.sha256()
        self.size = 0

    @property
    def closed(self) -> bool:
        return self._file.closed

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()

    def write(self, data: bytes) -> int:
        self._sum.update(data)
        written = self._file.write(data)
        self.size += written
        return written

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        # The bytes are on the disk before the catalogue names the file.
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False


def write(root: Path, load: Load, sheets: Iterable[Sheet]) -> list[Fragment]:
    """Write sheets as fragments, each whole and on the disk, though no reader knows of them before the commit.

    Raises:
        PlimsollError: the disk is full.
        NotPermitted: the folder may not be written to.
    """
    largest_first = sorted((s for s in sheets if s.rows.num_rows), key=lambda sheet: -sheet.rows.num_rows)
    with working_in(root.name), ThreadPoolExecutor(WRITERS) as writers:
        written = list(writers.map(lambda sheet: _write(root, load, sheet), largest_first))
        sync_folders({(root / fragment.path).parent for fragment in written})
    return written


def _write(root: Path, load: Load, sheet: Sheet) -> Fragment:
    path = fragment_path(load.service, sheet.table, sheet.kind, load.id)
    made = _write_file(root / path, sheet.rows)
    return Fragment(
        id=UNNUMBERED,
        source=load.source,
        table=sheet.table,
        kind=sheet.kind,
        path=path,
        load_id=load.id,
        as_of=load.as_of,
        rows=sheet.rows.num_rows,
        sha256=made.sha256,
        bytes=made.size,
    )


def _write_file(final: Path, rows: Any) -> _Hashed:
    make_private(final.parent)
    temporary = final.with_suffix(".part")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with closing(_Hashed(os.fdopen(descriptor, "wb"))) as file:
        pq.write_table(
            rows, file, compression=COMPRESSION, compression_level=COMPRESSION_LEVEL, row_group_size=GROUP_ROWS
        )
    temporary.replace(final)
    return file
