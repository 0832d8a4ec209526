"""The SSDA903 return written: the files of a year, for the children who were looked after in it.

Each period of being looked after that reaches into the year is written whole, so that whoever reads the files knows
when it began. Cells of which we hold nothing, such as the postcodes, are there and empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import csv_text
from plimsoll.sources.reading import Stamp
from plimsoll.sources.ssda903.changes import changes
from plimsoll.sources.ssda903.files import FILES
from plimsoll.vocabulary.case_tables import LEGAL_STATUS, PLACEMENT, REVIEW
from plimsoll.vocabulary.profile import load_profile
from plimsoll.vocabulary.table import Table

DAY = "%d/%m/%Y"
CLA = "CLA"
YEAR_BEGINS = (4, 1)
"""The return's year is 1 April to 31 March."""
UNREGISTERED = "XX"
"""Before the identifier of a worker who has no registration (rule SW02STG1)."""
HELD = "PN1"
"""A review that was held. PN0 to PN7 say how the child took part, which we do not hold."""

Tables = Mapping[str, pa.Table]


def write(tables: Tables, folder: Path, stamp: Stamp) -> list[Path]:
    """Write the return's files for the year that the day lies in, up to that day, and say which were written.

    Args:
        tables: by canonical name, with the canonical columns; a file whose table is left out is not written.
        folder: where to; made when it is not there.
        stamp: the day the files speak of.
    """
    if "plan" not in tables:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    year = _Year(tables, stamp.day)
    return [_write(name, rows, folder) for name, rows in year.files()]


def year_of(day: date) -> date:
    """The first day of the return's year in which a day lies."""
    begins = date(day.year, *YEAR_BEGINS)
    return begins if begins <= day else date(day.year - 1, *YEAR_BEGINS)


class _Year:
    """A year's return, up to a day."""

    def __init__(self, tables: Tables, day: date) -> None:
        self._tables = tables
        self._began, self._day = pa.scalar(year_of(day)), pa.scalar(day)
        self._plans = self._reaching(tables["plan"].filter(pc.equal(tables["plan"]["kind"], CLA)))
        self._children = pc.unique(self._plans["person_id"].combine_chunks())

    def files(self) -> Iterator[tuple[str, pa.Table]]:
        """The name and the rows of each file, its columns as the return names them, in small letters."""
        if "person" in self._tables:
            yield "header", self._of("person").select(["person_id", "birth_month"]).rename_columns(["child", "dob"])
        yield "episodes", changes(self._plans, self._of(PLACEMENT.name), self._of(LEGAL_STATUS.name))
        if "review" in self._tables:
            yield "reviews", self._reviews()
        if "missing" in self._tables:
            yield "missing", self._missing()
        if "allocation" in self._tables:
            yield "social_worker", self._workers()

    def _reaching(self, plans: pa.Table) -> pa.Table:
        """Every episode begun by the day, of the periods that reach into the year."""
        begun = plans.filter(pc.less_equal(plans["started"], self._day))
        periods = pc.unique(begun.filter(self._lasts(begun["ended"]))["plan_id"].combine_chunks())
        return begun.filter(pc.is_in(begun["plan_id"], value_set=periods))

    def _lasts(self, ended: pa.ChunkedArray) -> pa.ChunkedArray:
        """Which of these ends leave something of the year."""
        return pc.fill_null(pc.greater_equal(ended, self._began), True)

    def _in_year(self, rows: pa.Table) -> pa.Table:
        return rows.filter(pc.and_(pc.less_equal(rows["started"], self._day), self._lasts(rows["ended"])))

    def _of(self, table: str) -> pa.Table:
        """The rows of the year's children."""
        rows = self._tables.get(table)
        if rows is None:
            return _nothing({PLACEMENT.name: PLACEMENT, LEGAL_STATUS.name: LEGAL_STATUS}[table])
        return rows.filter(pc.is_in(rows["person_id"], value_set=self._children))

    def _born(self, children: pa.ChunkedArray) -> pa.ChunkedArray:
        people = self._tables.get("person")
        if people is None:
            return pa.chunked_array([pa.nulls(len(children), pa.date32())])
        place = pc.index_in(children, value_set=people["person_id"].combine_chunks())
        return people["birth_month"].take(place)

    def _reviews(self) -> pa.Table:
        rows = self._of(REVIEW.name)
        held = pc.and_(pc.greater_equal(rows["held"], self._began), pc.less_equal(rows["held"], self._day))
        kept = pc.and_not(pc.and_(held, pc.equal(rows["kind"], CLA)), pc.fill_null(rows["cancelled"], False))
        rows = rows.filter(pc.fill_null(kept, False))
        code = pa.repeat(HELD, rows.num_rows)
        return pa.table({**self._child(rows), "review": rows["held"], "review_code": code})

    def _missing(self) -> pa.Table:
        rows = self._in_year(self._of("missing"))
        return pa.table(
            {**self._child(rows), "missing": rows["kind"], "mis_start": rows["started"], "mis_end": rows["ended"]}
        )

    def _workers(self) -> pa.Table:
        """Who held the children: the return asks for nobody else."""
        rows = self._in_year(self._of("allocation"))
        roles = pa.array(sorted(load_profile().allocated_roles))
        held = pc.is_in(pc.utf8_upper(pc.utf8_trim_whitespace(rows["role"])), value_set=roles)
        rows = rows.filter(pc.and_(held, pc.is_valid(rows["worker_id"])))
        return pa.table(
            {
                **self._child(rows),
                "sw_id": self._registered(rows["worker_id"].combine_chunks()),
                "sw_decom": rows["started"],
                "sw_dec": rows["ended"],
                "sw_reason": rows["change_reason"],
            }
        )

    def _registered(self, workers: pa.Array) -> pa.Array:
        """Each worker's registration; of one without, the identifier after `UNREGISTERED`."""
        unregistered = pc.binary_join_element_wise(UNREGISTERED, workers, "")
        known = self._tables.get("worker")
        if known is None:
            return unregistered
        place = pc.index_in(workers, value_set=known["worker_id"].combine_chunks())
        return pc.coalesce(known["registration"].combine_chunks().take(place), unregistered)

    def _child(self, rows: pa.Table) -> dict[str, pa.ChunkedArray]:
        return {"child": rows["person_id"], "dob": self._born(rows["person_id"])}


def _nothing(table: Table) -> pa.Table:
    """A table of no rows, for one that was not given."""
    days = {"started", "ended"}
    return pa.table({c.name: pa.array([], pa.date32() if c.name in days else pa.string()) for c in table.columns})


def _write(name: str, rows: pa.Table, folder: Path) -> Path:
    columns = next(file.columns for file in FILES if file.name == name)
    sheet = csv_text.Sheet(folder / f"{name}.csv", [column.upper() for column in columns], marked=False)
    return csv_text.write(sheet, rows, lambda some: [_text(some, column) for column in columns])


def _text(rows: pa.Table, column: str) -> pa.Array:
    if column not in rows.column_names:
        return pa.nulls(rows.num_rows, pa.string())
    values = rows[column].combine_chunks()
    return csv_text.days(values, DAY) if pa.types.is_date(values.type) else csv_text.quoted(values.cast(pa.string()))
