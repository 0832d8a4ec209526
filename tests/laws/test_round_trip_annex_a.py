"""The law of Annex A: what is written of a service on a day is what is read, and writing it again changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
from hypothesis import given
from tests.laws.annex_worlds import Annex, Facts
from tests.worlds import World, as_arrow, services_and_days

from plimsoll import sources
from plimsoll.sources import Stamp, TableRead, annex_a

AUTHORITY = "999"
TOLD = {
    "contact": ("person_id", "received"),
    "referral": ("person_id", "received", "closed"),
    "assessment": ("person_id", "started", "authorised", "child_seen", "nfa"),
    "enquiry": ("person_id", "started"),
    "conference": ("person_id", "held", "plan_made"),
    "plan": ("kind", "person_id", "started", "ended"),
}


def _read(paths: Sequence[Path]) -> tuple[TableRead, ...]:
    files = [source for path in paths if (source := sources.recognise(path)) is not None and source.tables]
    [whole] = sources.together(files)
    found = whole.read()
    assert all(each.read == each.rows.num_rows for each in found), [each.faults.to_pylist() for each in found]
    return found


def _tables(found: Sequence[TableRead]) -> dict[str, pa.Table]:
    names = {each.table for each in found}
    rows = {name: [each.rows.drop_columns("row_no") for each in found if each.table == name] for name in names}
    return {name: pa.concat_tables(each).combine_chunks() for name, each in rows.items()}


def _round(tables: dict[str, pa.Table], day: date) -> dict[str, pa.Table]:
    with tempfile.TemporaryDirectory() as folder:
        return _tables(_read(annex_a.write(tables, Path(folder), Stamp(day, AUTHORITY))))


def _facts(tables: dict[str, pa.Table]) -> dict[str, Facts]:
    facts = {name: {tuple(row[c] for c in told) for row in tables[name].to_pylist()} for name, told in TOLD.items()}
    visits, held = tables["visit"].to_pylist(), tables["allocation"].to_pylist()
    facts["visit"] = {(each["person_id"], each["visited"]) for each in visits if each["kind"] == "CIN"}
    facts["allocation"] = {(each["person_id"], each["worker_id"]) for each in held if each["ended"] is None}
    return facts


HOLDERS = ("team_id", "worker_id")
# Whose cases are closed the lists say by the last holder, which the cases of one child may share.
HELD = {"referral", "plan"}


def _sorted(tables: dict[str, pa.Table]) -> dict[str, list[str]]:
    rows = {name: table.to_pylist() for name, table in tables.items() if name not in {"worker", "team"}}
    rows["allocation"] = [each for each in rows["allocation"] if each["ended"] is None]
    return {name: sorted(repr(_told(name, each)) for each in found) for name, found in rows.items()}


def _told(table: str, row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if table not in HELD or name not in HOLDERS}


@given(world_and_day=services_and_days())
def test_what_annex_a_can_say_is_read_back(world_and_day: tuple[World, date]) -> None:
    """Cases, plans, assessments, enquiries, sightings and holders on any day, as found row by row."""
    world, day = world_and_day
    assert _facts(_round(as_arrow(world), day)) == Annex(world, day).facts()


@given(world_and_day=services_and_days(max_children=4))
def test_writing_what_was_read_changes_nothing(world_and_day: tuple[World, date]) -> None:
    """What was read, written again and read again, is the same: there is nothing left to lose.

    The first round may give a child of list 7 or 8 the case that list 6 lacked, so the second is where it settles.
    """
    world, day = world_and_day
    settled = _round(_round(as_arrow(world), day), day)
    assert _sorted(_round(settled, day)) == _sorted(settled)


@given(world_and_day=services_and_days(max_children=4))
def test_csv_files_say_what_the_workbook_says(world_and_day: tuple[World, date]) -> None:
    """The eleven files, read together, give the workbook's rows in the workbook's order."""
    world, day = world_and_day
    tables = as_arrow(world)
    with tempfile.TemporaryDirectory() as folder:
        text = _read(annex_a.write_csv(tables, Path(folder), Stamp(day, AUTHORITY)))
        book = _read(annex_a.write(tables, Path(folder), Stamp(day, AUTHORITY)))
    assert [(each.table, each.rows) for each in text] == [(each.table, each.rows) for each in book]
