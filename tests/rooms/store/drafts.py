"""Drafts for the store's tests: a few rows of a few tables, as a reader would hand them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from plimsoll.store import Draft, FileCount
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES

SERVICE = "Westmoor & Holme"
ARROW = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
    Kind.NUMBER: pa.float64(),
}
FAULTS = pa.schema(
    [("file", pa.string()), ("row", pa.int32())] + [(name, pa.string()) for name in ("column", "reason", "detail")]
)

Row = Mapping[str, Any]


def columns(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of a canonical table as a reader gives them; a column that a row leaves out is empty."""
    schema = [(column.name, ARROW[column.kind]) for column in TABLES[table].columns]
    placed = [{"file_no": 0, "row_no": number} | dict(row) for number, row in enumerate(rows, 2)]
    return pa.Table.from_pylist(placed, schema=pa.schema([*schema, ("file_no", pa.int16()), ("row_no", pa.int32())]))


def file_count(table: str, rows: int, sha256: str = "0" * 64) -> FileCount:
    """What became of a file whose rows were all kept."""
    return FileCount(f"ssd_{table}.csv", sha256, f"ssd_{table}", table, rows, rows, 0, 0)


def faults(*rows: Row) -> pa.Table:
    """Faults as a reader gives them."""
    return pa.Table.from_pylist(list(rows), schema=FAULTS)


def draft(as_of: date, tables: Mapping[str, Sequence[Row]], **changes: Any) -> Draft:
    """A draft of the service's SSD extract with these rows, unless `changes` say otherwise."""
    given: dict[str, Any] = {
        "service": SERVICE,
        "source": "ssd",
        "as_of": as_of,
        "partial": False,
        "window_start": None,
        "files": tuple(file_count(table, len(rows)) for table, rows in tables.items()),
        "tables": {table: columns(table, rows) for table, rows in tables.items()},
        "faults": faults(),
    }
    return Draft(**(given | changes))


def referral(number: str, received: date, closed: date | None = None, **others: Any) -> Row:
    """A referral of one child."""
    return {"referral_id": number, "person_id": f"child {number}", "received": received, "closed": closed} | others
