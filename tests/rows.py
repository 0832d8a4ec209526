"""Rows of the canonical tables for the tests, from the columns that matter, and as Arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import LAID_OUT as TABLES

Row = dict[str, Any]
World = dict[str, list[Row]]
"""Rows by table name; an absent table was never loaded."""

ARROW = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
    Kind.NUMBER: pa.float64(),
}
"""The Arrow type of each kind of column."""


def row(table: str, **given: Any) -> Row:
    """A row of a canonical table: what is given, and nothing in every other column.

    `first_known` and `assumed` may be given too: the day the row became known, and whether that is only assumed.
    """
    names = [column.name for column in TABLES[table].columns]
    unknown = set(given) - {*names, "first_known", "assumed"}
    assert not unknown, f"{table} has no columns {sorted(unknown)}"
    return dict.fromkeys(names) | given


def world_of(**tables: Sequence[Mapping[str, Any]]) -> World:
    """A world from the columns that matter: `world_of(referral=[{"referral_id": "R1", ...}])`."""
    return {name: [row(name, **given) for given in rows] for name, rows in tables.items()}


def columns_of(table: str, **given: Sequence[Any] | pa.Array) -> pa.Table:
    """A canonical table from whole columns, for rows too many to write one by one; nothing in every other column."""
    number = len(next(iter(given.values())))
    types = {column.name: ARROW[column.kind] for column in TABLES[table].columns}
    assert set(given) <= set(types), f"{table} has no columns {sorted(set(given) - set(types))}"
    return pa.table({name: _column(given.get(name), kind, number) for name, kind in types.items()})


def _column(values: Sequence[Any] | pa.Array | None, kind: pa.DataType, number: int) -> pa.Array:
    if values is None:
        return pa.nulls(number, kind)
    return values if isinstance(values, pa.Array) else pa.array(values, kind)


def as_arrow(world: World) -> dict[str, pa.Table]:
    """The world's tables in canonical columns and types, ready to be kept in a store."""
    return {name: _arrow(name, rows) for name, rows in world.items()}


def _arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    schema = pa.schema([(column.name, ARROW[column.kind]) for column in TABLES[name].columns])
    return pa.Table.from_pylist([{key: each[key] for key in schema.names} for each in rows], schema=schema)
