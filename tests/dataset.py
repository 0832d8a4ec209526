"""The dataset in a database, as a system's script leaves it there, filled from the files that a person would save."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Column, DateTime, Engine, MetaData, String, Table
from sqlalchemy.schema import CreateSchema

from plimsoll.invention import Invention, invent
from plimsoll.sources import ssd
from plimsoll.store import Store
from plimsoll.vocabulary.tables import TABLES

NOTHING = "NULL"
ENDS = date(2019, 10, 31)
DAYS = ("date", "dob", "due")
"""What the names of the dataset's columns of days hold."""


def saved(folder: Path, children: int = 60) -> Path:
    """A small invented county's extract as Eclipse's script makes it, saved as files."""
    county = invent(Invention(seed=3, children=children, years=1, ends=ENDS))
    ssd.write(county.as_at(ENDS), folder, ssd.Dialect.ECLIPSE)
    return folder


def fill(engine: Engine, folder: Path, schema: str | None = None) -> list[str]:
    """Make a table of each file and fill it; the names of the tables."""
    catalogue = MetaData(schema=schema)
    rows = {path.stem: list(_rows(path)) for path in sorted(folder.glob("*.csv"))}
    tables = {name: _table(name, rows[name][0], catalogue) for name in rows}
    with engine.begin() as connection:
        if schema is not None:
            connection.execute(CreateSchema(schema))
        catalogue.create_all(connection)
        for name, table in tables.items():
            header, *records = rows[name]
            if records:
                connection.execute(table.insert(), [_typed(header, record) for record in records])
    return list(tables)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def _table(name: str, header: list[str], catalogue: MetaData) -> Table:
    return Table(name, catalogue, *(Column(each, DateTime() if _is_day(each) else String(4000)) for each in header))


def _is_day(column: str) -> bool:
    return any(word in column for word in DAYS) and "json" not in column


def _typed(header: list[str], record: list[str]) -> dict[str, object]:
    return {name: _value(name, cell) for name, cell in zip(header, record, strict=True)}


def _value(name: str, cell: str) -> object:
    if cell == NOTHING:
        return None
    return datetime.fromisoformat(cell) if _is_day(name) else cell


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything a store knows, in an order of its own, without where it stood in the source."""
    with store.session("county") as session:
        return {
            name: session.rows(f"SELECT {', '.join(c.name for c in table.columns)} FROM known_{name} ORDER BY ALL")
            for name, table in TABLES.items()
        }
