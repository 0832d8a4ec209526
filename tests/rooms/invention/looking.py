"""A slow and plain look at an invented county's rows, for its tests: counts on a day, shares of a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.vocabulary.tables import TABLES

FAR = date(2200, 1, 1)

REGISTERS = ("person", "family", "worker", "team")
"""Tables without a day."""

UNFILLED = ("time_entry",)
"""Tables of which a county has no row: nobody has made a time study."""

FORESEEN = frozenset({"due", "target", "effective"})
"""Days that may lie ahead."""


def whole(days: pa.ChunkedArray, nothing: date = FAR) -> np.ndarray:
    """A column of days as numbers, with a far day for none."""
    return np.asarray(pc.fill_null(days, nothing).cast(pa.int32()))


def on(day: date) -> int:
    """A day as a number."""
    return (day - date(1970, 1, 1)).days


def open_on(rows: pa.Table, day: date, start: str = "started", end: str = "ended") -> np.ndarray:
    """Which rows are open on the day."""
    return (whole(rows[start]) <= on(day)) & (whole(rows[end]) > on(day))


def open_children(tables: dict[str, Any], day: date) -> set[str]:
    """The children with an open case on the day."""
    referral = tables["referral"]
    real = ~np.asarray(referral["nfa"])
    died = dict(zip(tables["person"]["person_id"].to_pylist(), tables["person"]["died"].to_pylist(), strict=True))
    people = chosen(referral["person_id"], open_on(referral, day, "received", "closed") & real)
    return {person for person in people if died[person] is None or died[person] > day}


def held(tables: dict[str, Any], day: date) -> pa.Table:
    """The allocations in which a worker holds a child on the day."""
    rows = tables["allocation"]
    return rows.filter(pa.array(open_on(rows, day) & np.asarray(pc.equal(rows["role"], "CW"))))


def unallocated(tables: dict[str, Any], day: date) -> set[str]:
    """The open children whom nobody holds on the day."""
    return open_children(tables, day) - set(held(tables, day)["person_id"].to_pylist())


def caseload_published(tables: dict[str, Any], day: date) -> float:
    """Children held by the workers whose FTE is known, for each of their FTE."""
    known = tables["worker"].filter(pc.greater(tables["worker"]["fte"], 0))
    fte = dict(zip(known["worker_id"].to_pylist(), known["fte"].to_pylist(), strict=True))
    rows = held(tables, day)
    pairs = set(zip(rows["worker_id"].to_pylist(), rows["person_id"].to_pylist(), strict=True))
    counted = [pair for pair in pairs if pair[0] in fte]
    return len(counted) / sum(fte[worker] for worker in {worker for worker, _ in counted})


def on_plan(tables: dict[str, Any], kind: str, day: date) -> set[str]:
    """The children with an open plan of that kind on the day."""
    rows = tables["plan"]
    return set(chosen(rows["person_id"], open_on(rows, day) & np.asarray(pc.equal(rows["kind"], kind))))


def in_year(rows: pa.Table, column: str, last: date) -> pa.Table:
    """The rows whose day lies in the 365 days to `last`."""
    days = whole(rows[column])
    return rows.filter(pa.array((days > on(last) - 365) & (days <= on(last))))


def rereferral_share(tables: dict[str, Any], last: date) -> float:
    """Of referrals in the year to `last`, the share within 365 days after an earlier one of the same child."""
    rows = tables["referral"].sort_by([("person_id", "ascending"), ("received", "ascending")])
    person, day = np.asarray(rows["person_id"]), whole(rows["received"])
    again = np.append(False, (person[1:] == person[:-1]) & (np.diff(day) >= 1) & (np.diff(day) <= 365))
    counted = (day > on(last) - 365) & (day <= on(last))
    return float(again[counted].mean())


def visits_overdue(tables: dict[str, Any], kind: str, limit: int, day: date) -> float:
    """The share of open plans whose last visit of that kind, or start, is more than `limit` days back."""
    plans = tables["plan"]
    plans = plans.filter(pa.array(open_on(plans, day) & np.asarray(pc.equal(plans["kind"], kind))))
    visits = tables["visit"]
    visits = visits.filter(pc.and_(pc.equal(visits["kind"], kind), pc.less_equal(visits["visited"], day)))
    latest = visits.group_by("person_id").aggregate([("visited", "max")])
    last = dict(zip(latest["person_id"].to_pylist(), latest["visited_max"].to_pylist(), strict=True))
    pairs = zip(plans["person_id"].to_pylist(), plans["started"].to_pylist(), strict=True)
    back = [max(last.get(person, start), start) for person, start in pairs]
    return sum(day - seen > timedelta(limit) for seen in back) / len(back)


def chosen(column: pa.ChunkedArray, which: np.ndarray) -> list[Any]:
    """Some cells of a column."""
    return column.filter(pa.array(which)).to_pylist()


def key_of(rows: pa.Table, table: str) -> list[tuple[Any, ...]]:
    """The key of every row."""
    return list(zip(*(rows[column].to_pylist() for column in TABLES[table].key), strict=True))


def by_key(rows: pa.Table, table: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Every row by its key."""
    return dict(zip(key_of(rows, table), rows.to_pylist(), strict=True))


def tables_of_bytes(tables: dict[str, pa.Table]) -> dict[str, bytes]:
    """Each table as the bytes Arrow writes."""
    return {name: _written(rows) for name, rows in tables.items()}


def _written(rows: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    return sink.getvalue().to_pybytes()
