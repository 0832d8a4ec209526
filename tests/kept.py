"""Worlds of the tests kept in a real store, so that what is asked of them passes through the real engine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyarrow as pa
from tests.rows import World, as_arrow
from tests.twin.slow import as_known_on

from plimsoll.store import Draft, Session, Store

SERVICE = "service"
AS_OF = date(2024, 12, 31)
"""The day of a load that tells of a whole world: after everything the worlds of the tests hold."""

FAULTS = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int32()),
        ("column", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
    ]
)


def draft_of(world: World, as_of: date = AS_OF, service: str = SERVICE) -> Draft:
    """A whole load of the world; a table that the world does not name, or names with no rows at all, is not in it."""
    return draft_of_arrow(as_arrow(world), as_of, service)


def draft_of_arrow(tables: Mapping[str, pa.Table], as_of: date = AS_OF, service: str = SERVICE) -> Draft:
    """A whole load of tables in canonical columns."""
    return Draft(
        service=service,
        source="ssd",
        as_of=as_of,
        partial=False,
        window_start=None,
        files=(),
        tables={name: _placed(rows) for name, rows in tables.items()},
        faults=FAULTS.empty_table(),
    )


def _placed(rows: pa.Table) -> pa.Table:
    """The rows with their place in a file that never was."""
    number = rows.num_rows
    numbered = rows.append_column("file_no", pa.array([0] * number, pa.int16()))
    return numbered.append_column("row_no", pa.array(range(2, number + 2), pa.int32()))


def told(world: World) -> World:
    """The world without its empty tables: an extract that lacks a table says nothing about it."""
    return {name: rows for name, rows in world.items() if rows}


@contextmanager
def a_store() -> Iterator[Store]:
    """A store in a folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Store.create(Path(folder) / "store")


def as_kept(world: World) -> World:
    """The world as a store knows it that was told of it in one load: the day each row became known is assumed."""
    return as_known_on([(AS_OF, told(world))], AS_OF)


@contextmanager
def asked_of(world: World) -> Iterator[Session]:
    """A session on a store that was told of the world in one load."""
    with a_store() as store:
        store.keep(draft_of(told(world)))
        with store.session(SERVICE) as session:
            yield session


def keep_all(store: Store, loads: Mapping[date, World] | list[tuple[date, World]]) -> None:
    """Keep each load in turn."""
    for as_of, world in loads.items() if isinstance(loads, Mapping) else loads:
        store.keep(draft_of(world, as_of))
