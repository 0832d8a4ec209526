"""Extracts of the sizes promised of, made from an invented county: its children copied, or cut to a number."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention import Invention, invent
from plimsoll.sources import Stamp, annex_a, cin_census, ssda903
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES

AUTHORITY = "999"
"""A code that no authority has."""

CHILD = "person_id"
SHARED = frozenset({"worker_id", "team_id", "staff_id", "supervisor_id", "registration"})
"""Identifiers of those who do the work: a county ten times as large has the same ones, so that no name is made up."""

YEAR_BEGINS = (4, 1)
"""The first day of the year of both children's censuses: 1 April."""

HALF_A_YEAR = 6
"""Months that most of Annex A's lists reach back."""

Tables = Mapping[str, pa.Table]


def main() -> int:
    """Write one format: ``FORMAT FOLDER CHILDREN OPEN ENDS``; the county has so many open cases and ends on a day."""
    name, folder, children, county, ends = sys.argv[1:]
    day = date.fromisoformat(ends)
    tables = invent(Invention(children=int(county), ends=day)).as_at(day)
    wanted, write = FORMATS[name]
    exactly = of_size(tables, wanted(tables, day), int(children))
    paths = write(exactly, Path(folder), Stamp(day, AUTHORITY))
    sys.stdout.write(f"{len(paths)}\n")
    return 0


def of_size(tables: Tables, concerned: pa.Array, children: int) -> dict[str, pa.Table]:
    """The tables with just so many of the children concerned, copied as often as that needs."""
    times = -(-children // len(concerned))
    copied = {name: _copied(name, rows, times) for name, rows in tables.items()}
    kept = pa.concat_arrays([_renamed(concerned, number) for number in range(times)])[:children]
    return {name: _of(rows, kept) for name, rows in copied.items()}


def _of(rows: pa.Table, children: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows[CHILD], value_set=children)) if CHILD in rows.column_names else rows


def _copied(name: str, rows: pa.Table, times: int) -> pa.Table:
    if CHILD not in rows.column_names:
        return rows
    own = [c.name for c in TABLES[name].columns if c.kind is Kind.ID and c.name not in SHARED]
    return pa.concat_tables([_copy(rows, own, number) for number in range(times)])


def _copy(rows: pa.Table, own: list[str], number: int) -> pa.Table:
    for column in own:
        place = rows.column_names.index(column)
        rows = rows.set_column(place, column, _renamed(rows[column].combine_chunks(), number))
    return rows


def _renamed(ids: pa.Array, number: int) -> pa.Array:
    return ids if number == 0 else pc.binary_join_element_wise(ids, f"x{number}", "")


def _in_need(tables: Tables, day: date) -> pa.Array:
    """The children with a referral that was open in the census year to a day, or came in it."""
    since = _year_of(day)
    rows = tables["referral"]
    return _concerned(rows, pc.or_(pc.is_null(rows["closed"]), pc.greater_equal(rows["closed"], since)))


def _inspected(tables: Tables, day: date) -> pa.Array:
    """The children with an open case in the six months to a day."""
    rows = tables["referral"]
    since = add_months(day, -HALF_A_YEAR)
    return _concerned(rows, pc.or_(pc.is_null(rows["closed"]), pc.greater_equal(rows["closed"], since)))


def _looked_after(tables: Tables, day: date) -> pa.Array:
    """The children looked after at some time of the year to a day."""
    rows = tables["plan"].filter(pc.equal(tables["plan"]["kind"], "CLA"))
    return _concerned(rows, pc.or_(pc.is_null(rows["ended"]), pc.greater_equal(rows["ended"], _year_of(day))))


def _concerned(rows: pa.Table, held: pa.ChunkedArray) -> pa.Array:
    return pc.unique(rows.filter(held)[CHILD])


def _year_of(day: date) -> date:
    begins = date(day.year, *YEAR_BEGINS)
    return begins if begins <= day else date(day.year - 1, *YEAR_BEGINS)


FORMATS = {
    "cin_census": (_in_need, cin_census.write),
    "annex_a": (_inspected, annex_a.write),
    "ssda903": (_looked_after, ssda903.write),
}
"""Which children a format tells of, and what writes it."""


if __name__ == "__main__":
    sys.exit(main())
