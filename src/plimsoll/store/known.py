"""SQL for the views that the measures read: a table as it was known on a day. Each function returns SQL text only.

A source's first load tells of years at once, so for the days before it we must assume: each fact is taken as known
when it happened. A row that happened later is not there, a day that had not come yet is empty, and so is what hangs on
it (the reason a case closed). A day that was foreseen (a due date, an expected birth) could be known before it came,
so it stays. A register, whose rows have no day, is taken as always known: without it no child would have a family.
"""

from __future__ import annotations

from datetime import date

from plimsoll.store.versions import PLACE, PLACE_TYPES, TYPES, canonical, day, happened, name, names
from plimsoll.vocabulary.table import Column, Kind, Table

PREFIX = "known_"


def known(table: Table, standing: str, first_as_of: date, known_on: date | None) -> str:
    """The rows of a table that a source's `standing` versions say were known on `known_on`; None for today.

    Its first load, on `first_as_of`, told of years at once.
    """
    if known_on is None or known_on >= first_as_of:
        return _told(table, standing, first_as_of)
    return _assumed(table, standing, first_as_of, known_on)


def nothing(table: Table) -> str:
    """The same columns with no rows: nothing was loaded."""
    own = ", ".join(f"NULL::{TYPES[column.kind]} AS {name(column.name)}" for column in table.columns)
    place = ", ".join(f"NULL::{kind} AS {name(column)}" for column, kind in PLACE_TYPES.items())
    known_by = "NULL::DATE AS first_known, NULL::BOOLEAN AS assumed, NULL::INTEGER AS load_id"
    return f"SELECT {own}, {known_by}, {place} WHERE false"


def together(table: Table, believed: str, other: str) -> str:
    """The rows of two sources that tell a table together: of one key those of the source that is believed."""
    key = names(table.key)
    return (
        f"WITH believed AS MATERIALIZED ({believed}),\nother AS ({other})\n"
        f"SELECT * FROM believed UNION ALL SELECT * FROM other ANTI JOIN believed USING ({key})"
    )


def _told(table: Table, standing: str, first_as_of: date) -> str:
    first = day(first_as_of)
    return (
        f"SELECT {names(canonical(table))}, "
        f"CASE WHEN first_seen = {first} THEN first_day ELSE first_seen END AS first_known, "
        f"first_seen = {first} AS assumed, load_id, {names(PLACE)}\n"
        f"FROM ({standing}) AS standing WHERE NOT gone"
    )


def _assumed(table: Table, standing: str, first_as_of: date, known_on: date) -> str:
    on = day(known_on)
    own = ", ".join(f"{_as_known(table, column, on)} AS {name(column.name)}" for column in table.columns)
    # A register has no day on which it happened: it is taken as known all along.
    there = "true" if table.happened is None else f"{happened(table, day(first_as_of))} <= {on}"
    return (
        f"SELECT {own}, least(first_day, {on}) AS first_known, true AS assumed, load_id, {names(PLACE)}\n"
        f"FROM ({standing}) AS standing WHERE NOT gone AND {there}"
    )


def _as_known(table: Table, column: Column, on: str) -> str:
    hangs_on = column.name if _blanks(column) else column.after
    if hangs_on is None or hangs_on == table.happened:
        return name(column.name)
    return f"CASE WHEN {name(hangs_on)} > {on} THEN NULL ELSE {name(column.name)} END"


def _blanks(column: Column) -> bool:
    return column.kind is Kind.DAY and not column.foreseen
