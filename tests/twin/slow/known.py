"""What was known on a day: a naive replay of whole loads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plimsoll.vocabulary.table import Kind, Table
from plimsoll.vocabulary.tables import TABLES

from .records import Row, World

Load = tuple[date, World]
"""The day a load became known, and everything it says: a whole load replaces the one before."""


def as_known_on(loads: Sequence[Load], day: date) -> World:
    """The rows known on the day, each with the day its key first became known and whether that is assumed.

    The first load (by its as-of date) is taken as known when it happened, so it also answers for the days before
    it: its rows that had happened by then, with later ends taken away. Among loads of one as-of date the last one
    given speaks.
    """
    in_order = sorted(loads, key=lambda load: load[0])
    known = [load for load in in_order if load[0] <= day]
    if not known:
        as_of, world = in_order[0]
        return {name: _before(TABLES[name], rows, day, as_of) for name, rows in world.items() if rows}
    first_day = known[0][0]
    first_days: dict[tuple, date] = {}
    for as_of, world in known:
        for name, rows in world.items():
            for row in rows:
                first_days.setdefault((name, *_key(TABLES[name], row)), as_of)
    told = {name for _, world in known for name, rows in world.items() if rows}
    return {
        name: [_dated(TABLES[name], row, first_days[(name, *_key(TABLES[name], row))], first_day) for row in rows]
        for name, rows in known[-1][1].items()
        if name in told
    }


def _key(table: Table, row: Row) -> tuple:
    return tuple(row[name] for name in table.key)


def _dated(table: Table, row: Row, first_known: date, first_day: date) -> Row:
    assumed = first_known == first_day
    happened = row[table.happened] if table.happened else None
    if assumed and happened is not None:
        first_known = min(happened, first_day)
    return {**row, "first_known": first_known, "assumed": assumed}


def _before(table: Table, rows: Sequence[Row], day: date, as_of: date) -> list[Row]:
    """The rows as they stood on a day before the first load."""
    stood = []
    for row in rows:
        if table.happened and row[table.happened] is not None and row[table.happened] > day:
            continue
        stood.append(_dated(table, _undone(table, row, day), as_of, as_of))
    return stood


def _undone(table: Table, row: Row, day: date) -> Row:
    """The row without the days that came after the day, unless foreseen, and without the facts that hang on them."""
    ends = [column.name for column in table.columns if column.kind is Kind.DAY and not column.foreseen]
    undone = [name for name in ends if row[name] is not None and row[name] > day]
    hanging = [column.name for column in table.columns if column.after in undone]
    return {**row, **dict.fromkeys([*undone, *hanging])}
