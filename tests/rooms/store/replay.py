"""The slow, obvious twin of the store: every load is kept whole and replayed, row by row, for each day asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plimsoll.vocabulary.table import Kind, Table
from plimsoll.vocabulary.tables import TABLES

Row = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Told:
    """One load: when it speaks of, what it carried, and what it leaves alone."""

    number: int
    as_of: date
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    partial: bool = False
    window_start: date | None = None


@dataclass
class Memory:
    """What is known of one table while the loads are replayed."""

    rows: dict[Key, Row] = field(default_factory=dict)
    origin: dict[Key, int] = field(default_factory=dict)
    first: dict[Key, tuple[date, date]] = field(default_factory=dict)


def known(loads: Sequence[Told], name: str, known_on: date | None) -> dict[Key, Row]:
    """The rows of a table as known on a day, by key, each with `first_known`, `assumed` and `load_id`."""
    if not loads:
        return {}
    first_as_of = min(load.as_of for load in loads)
    end = None if known_on is None else max(known_on, first_as_of)
    memory = Memory()
    for load in sorted(loads, key=lambda load: (load.as_of, load.number)):
        if name in load.tables and (end is None or load.as_of <= end):
            _hear(memory, TABLES[name], load)
    assumed_on = known_on if known_on is not None and known_on < first_as_of else None
    told = {key: _told(memory, key, first_as_of) for key in memory.rows}
    return told if assumed_on is None else _as_assumed(TABLES[name], told, assumed_on, first_as_of)


def _hear(memory: Memory, table: Table, load: Told) -> None:
    said = {_key(table, row): _whole(table, row) for row in load.tables[table.name]}
    kept = {k: row for k, row in memory.rows.items() if k not in said and _is_left_alone(table, row, load)}
    for key, row in said.items():
        if memory.rows.get(key) != row:
            memory.origin[key] = load.number
        day = _day(table, row, load.as_of)
        seen, first_day = memory.first.get(key, (load.as_of, day))
        memory.first[key] = (seen, min(first_day, day)) if seen == load.as_of else (seen, first_day)
    memory.rows = kept | said


def _is_left_alone(table: Table, row: Row, load: Told) -> bool:
    if load.partial:
        return True
    days = [row[name] for name in table.days if row[name] is not None]
    return load.window_start is not None and bool(days) and max(days) < load.window_start


def _told(memory: Memory, key: Key, first_as_of: date) -> Row:
    seen, first_day = memory.first[key]
    assumed = seen == first_as_of
    book = {"first_known": first_day if assumed else seen, "assumed": assumed, "load_id": memory.origin[key]}
    return memory.rows[key] | book


def _as_assumed(table: Table, rows: dict[Key, Row], on: date, first_as_of: date) -> dict[Key, Row]:
    there = {k: row for k, row in rows.items() if table.happened is None or _day(table, row, first_as_of) <= on}
    return {key: _blanked(table, row, on) | {"first_known": min(row["first_known"], on)} for key, row in there.items()}


def _blanked(table: Table, row: Row, on: date) -> Row:
    ahead = {
        column.name
        for column in table.columns
        if column.kind is Kind.DAY and not column.foreseen and row[column.name] is not None and row[column.name] > on
    } - {table.happened}
    empty = {column.name for column in table.columns if column.name in ahead or column.after in ahead}
    return {name: None if name in empty else cell for name, cell in row.items()}


def _day(table: Table, row: Row, as_of: date) -> date:
    happened = row[table.happened] if table.happened else None
    return min(happened or as_of, as_of)


def _key(table: Table, row: Mapping[str, Any]) -> Key:
    return tuple(row[name] for name in table.key)


def _whole(table: Table, row: Mapping[str, Any]) -> Row:
    return {column.name: row.get(column.name) for column in table.columns}
