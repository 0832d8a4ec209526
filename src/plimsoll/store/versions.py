"""SQL over versions of rows. Each function returns SQL text and does nothing else.

A load writes versions and tombstones and never edits, so what was known on a day is a question: of each key, the last
version whose load is not after that day. A version carries, beside the table's columns and its place in the source:

========== ===============================================================================================
load_id    the load that its content came from
as_of      the day from which it is so
at_load    the load at which it is so: with `as_of`, its place in the order of loads
by_load    the load that wrote it; of two versions at one place the later written one stands
gone       whether it is a tombstone
first_seen the first day on which its key was known, as far as this version knows; empty for a tombstone
first_day  the day the row happened, if that was before `first_seen`; else `first_seen`
========== ===============================================================================================

Several rows of one load, and several loads of one day, keep one order: (`as_of`, `at_load`, `by_load`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plimsoll.store.records import Fragment, FragmentKind
from plimsoll.vocabulary.table import Kind, Table

TYPES = {Kind.ID: "VARCHAR", Kind.TEXT: "VARCHAR", Kind.DAY: "DATE", Kind.FLAG: "BOOLEAN", Kind.NUMBER: "DOUBLE"}
PLACE_TYPES = {"file_no": "SMALLINT", "row_no": "INTEGER"}
BOOK_TYPES = {
    "load_id": "INTEGER",
    "as_of": "DATE",
    "at_load": "INTEGER",
    "by_load": "INTEGER",
    "gone": "BOOLEAN",
    "first_seen": "DATE",
    "first_day": "DATE",
}

EPOCH = "DATE '1900-01-01'"
LOAD_BITS = 20
"""Room for a million loads; beside it a day since 1900 needs 17 bits, so that a place fits in 63."""
DAY_BITS = 20

PLACE_NUMBER = f"((as_of - {EPOCH})::BIGINT << {2 * LOAD_BITS}) + (at_load::BIGINT << {LOAD_BITS}) + by_load"
FIRST_NUMBER = f"((first_seen - {EPOCH})::BIGINT << {DAY_BITS}) + (first_day - {EPOCH})"
FIRST_SEEN = f"{EPOCH} + (latest.first >> {DAY_BITS})::INTEGER"
FIRST_DAY = f"{EPOCH} + (latest.first & {(1 << DAY_BITS) - 1})::INTEGER"

PLACE = tuple(PLACE_TYPES)
BOOK = tuple(BOOK_TYPES)


@dataclass(frozen=True, slots=True)
class Bound:
    """How far into the order of loads to look: to the end of a day, or to one load of that day.

    Args:
        as_of: the day, included.
        load_id: the load, included; None for every load of the day.
    """

    as_of: date
    load_id: int | None = None


def name(column: str) -> str:
    """A column's name as SQL reads it whatever the word."""
    return f'"{column}"'


def names(columns: Iterable[str], of: str = "") -> str:
    """Column names in a row, each of the relation `of` if one is given."""
    return ", ".join(f"{of}.{name(column)}" if of else name(column) for column in columns)


def day(value: date) -> str:
    """A day as SQL writes it."""
    return f"DATE '{value.isoformat()}'"


def canonical(table: Table) -> tuple[str, ...]:
    """The names of a table's own columns."""
    return tuple(column.name for column in table.columns)


def every(table: Table) -> tuple[str, ...]:
    """The names of all columns of a version, in the order every statement here keeps."""
    return (*canonical(table), *PLACE, *BOOK)


def parquet(paths: Sequence[Path]) -> str:
    """A scan of files that all have the same columns."""
    quoted = ", ".join("'" + path.as_posix().replace("'", "''") + "'" for path in paths)
    # A folder called `a=b` above the store is not a column.
    return f"read_parquet([{quoted}], hive_partitioning = false)"


def scan(table: Table, paths: Sequence[Path]) -> str:
    """A scan of a table's files, of which some may be older than a column: it is empty there."""
    added = [f"NULL::{TYPES[column.kind]} AS {name(column.name)}" for column in table.columns if column.added]
    if not added:
        return parquet(paths)
    each = "\nUNION ALL BY NAME ".join(f"SELECT * FROM {parquet([path])}" for path in paths)
    return f"(SELECT {', '.join(added)} WHERE false UNION ALL BY NAME {each})"


def happened(table: Table, as_of: str, of: str = "") -> str:
    """The day a row happened, but no later than it was told; the day it was told if it names none."""
    if table.happened is None:
        return as_of
    return f"least(coalesce({names([table.happened], of)}, {as_of}), {as_of})"


def versions(table: Table, fragments: Sequence[Fragment], root: Path) -> str:
    """Every version that some fragments of a table hold; typed columns with no rows when there is none."""
    full = [_full(table, fragment, root) for fragment in fragments if fragment.kind is FragmentKind.FULL]
    booked = [root / fragment.path for fragment in fragments if fragment.kind is not FragmentKind.FULL]
    others = [f"SELECT {names(every(table))} FROM {scan(table, booked)}"] if booked else []
    return "\nUNION ALL\n".join([*full, *others]) or _none(table)


def _none(table: Table) -> str:
    types = {column.name: TYPES[column.kind] for column in table.columns} | PLACE_TYPES | BOOK_TYPES
    return f"SELECT {', '.join(f'NULL::{types[column]} AS {name(column)}' for column in every(table))} WHERE false"


def _full(table: Table, fragment: Fragment, root: Path) -> str:
    told = day(fragment.as_of)
    load = f"{fragment.load_id}::INTEGER"
    return (
        f"SELECT {names((*canonical(table), *PLACE))}, {load} AS load_id, {told} AS as_of, {load} AS at_load, "
        f"{load} AS by_load, false AS gone, {told} AS first_seen, {happened(table, told)} AS first_day "
        f"FROM {scan(table, [root / fragment.path])}"
    )


def within(bound: Bound | None) -> str:
    """The condition that a version's place is not after `bound`."""
    if bound is None:
        return "true"
    if bound.load_id is None:
        return f"as_of <= {day(bound.as_of)}"
    told = day(bound.as_of)
    return f"(as_of < {told} OR (as_of = {told} AND at_load <= {bound.load_id}))"


def standing(table: Table, gathered: str, newer: str | None, bound: Bound | None) -> str:
    """Of each key the version that stands at `bound`, tombstones too.

    Args:
        table: the table.
        gathered: versions with one row a key, such as those of a first load. Most of a table is here.
        newer: all other versions, None if there are none. Only the keys they touch are compared.
        bound: how far to look; None to the end.
    """
    if newer is None:
        return f"SELECT * FROM ({gathered}) AS versions WHERE {within(bound)}"
    key = names(table.key)
    return (
        f"WITH gathered AS (SELECT * FROM ({gathered}) AS versions WHERE {within(bound)}),\n"
        f"newer AS MATERIALIZED (SELECT * FROM ({newer}) AS versions WHERE {within(bound)}),\n"
        f"touched AS (SELECT DISTINCT {key} FROM newer),\n"
        f"contested AS (SELECT {names(every(table))} FROM newer UNION ALL "
        f"SELECT {names(every(table))} FROM gathered SEMI JOIN touched USING ({key}))\n"
        f"SELECT {names(every(table))} FROM gathered ANTI JOIN touched USING ({key})\n"
        f"UNION ALL\n"
        f"SELECT {names(every(table))} FROM ({judged(table, 'contested')}) AS judged WHERE stands"
    )


def judged(table: Table, relation: str) -> str:
    """Every version and whether it `stands`: is the last of its key. That one knows when its key was first known.

    Each place in the order of loads is made one number, because grouping by numbers is several times quicker than
    sorting whole rows.
    """
    key = names(table.key)
    kept = [column for column in every(table) if column not in {"first_seen", "first_day"}]
    return (
        f"WITH placed AS MATERIALIZED (SELECT *, {PLACE_NUMBER} AS place, {FIRST_NUMBER} AS first FROM {relation}),\n"
        f"latest AS (SELECT {key}, max(place) AS place, min(first) AS first FROM placed GROUP BY {key})\n"
        f"SELECT {names(kept, 'placed')}, placed.place = latest.place AS stands,\n"
        f"CASE WHEN stands THEN {FIRST_SEEN} ELSE first_seen END AS first_seen,\n"
        f"CASE WHEN stands THEN {FIRST_DAY} ELSE first_day END AS first_day\n"
        f"FROM placed JOIN latest USING ({key})"
    )


def differs(columns: Iterable[str], one: str, other: str) -> str:
    """The condition that two rows do not say the same; two empty cells do."""
    pairs = (f"{one}.{name(column)} IS DISTINCT FROM {other}.{name(column)}" for column in columns)
    return " OR ".join(pairs) or "false"


def same_key(table: Table, one: str, other: str) -> str:
    """The condition that two rows are of one key."""
    return " AND ".join(f"{one}.{name(column)} = {other}.{name(column)}" for column in table.key)


def content(table: Table) -> tuple[str, ...]:
    """The names of a table's columns beside its key."""
    return tuple(column for column in canonical(table) if column not in table.key)
