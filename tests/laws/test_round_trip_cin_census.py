"""The law of the census of children in need: what is written is what is read, and broken bytes break nothing else."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import published
from tests.worlds import World, as_arrow, services, world_of

from plimsoll import sources
from plimsoll.sources import Stamp, cin_census
from plimsoll.vocabulary.errors import UnreadableInput

DAY = date(2023, 9, 14)
"""A day in the middle of the generated services' time; its census year is 2023-24."""

BEGINS = date(2023, 4, 1)
STAMP = Stamp(DAY, "201")
Tables = dict[str, pa.Table]
Told = set[tuple[Any, ...]]


def _read_back(path: Path) -> Tables:
    source = sources.recognise(path)
    assert source is not None
    assert (source.source, source.service, source.as_of) == ("cin_census", STAMP.authority, STAMP.day)
    found: dict[str, list[pa.Table]] = {}
    for each in source.read():
        assert each.read == each.rows.num_rows, each.faults.to_pylist()
        found.setdefault(each.table, []).append(each.rows.drop_columns("row_no"))
    return {name: pa.concat_tables(parts) for name, parts in found.items()}


def _through_the_file(tables: Tables) -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        [path] = cin_census.write(tables, Path(folder), STAMP)
        return _read_back(path)


def _by_day(day: date | None) -> date | None:
    """What a census run on the day can know of an end."""
    return day if day is not None and day <= DAY else None


def _told(tables: Tables, table: str, *columns: str) -> Told:
    rows = tables[table].to_pylist() if table in tables else []
    return {tuple(row[column] for column in columns) for row in rows}


def _written(world: World) -> list[dict[str, Any]]:
    """The referrals of the census, by the slow and obvious rule."""
    return [
        row
        for row in world["referral"]
        if row["person_id"] is not None
        and row["received"] <= DAY
        and (row["received"] >= BEGINS or (not row["nfa"] and (row["closed"] is None or row["closed"] > BEGINS)))
    ]


def _name(row: dict[str, Any]) -> str:
    return f"{row['person_id']}@{row['received']}"


@given(world=services())
def test_the_referrals_of_the_year_are_read_back(world: World) -> None:
    """Those of the year, and those open on its first day, with their need, their end so far and whether they led on."""
    back = _through_the_file(as_arrow(world))
    expected = {
        (row["person_id"], row["received"], row["need_code"], bool(row["nfa"]), _by_day(row["closed"]))
        for row in _written(world)
    }
    assert _told(back, "referral", "person_id", "received", "need_code", "nfa", "closed") == expected
    assert {row[0] for row in _told(back, "person", "person_id")} == {row["person_id"] for row in _written(world)}


@given(world=services())
def test_what_names_its_referral_is_read_back_with_it(world: World) -> None:
    """Each assessment of a written referral that had begun, with the day it was authorised by then."""
    back = _through_the_file(as_arrow(world))
    written = {row["referral_id"]: row for row in _written(world)}
    alike = {_name(row) for row in written.values() if sum(_name(row) == _name(each) for each in written.values()) > 1}
    expected = {
        (row["person_id"], _name(written[row["referral_id"]]), row["started"], _by_day(row["authorised"]))
        for row in world["assessment"]
        if row["referral_id"] in written
        and row["started"] <= DAY
        and row["person_id"] == written[row["referral_id"]]["person_id"]
    }
    found = _told(back, "assessment", "person_id", "referral_id", "started", "authorised")
    # Two referrals of one child and day are told apart by a number, which the obvious rule here does not give.
    assert {row for row in expected if row[1] not in alike} <= found


@given(world=services())
def test_nothing_is_made_up(world: World) -> None:
    """Each plan, enquiry, conference and review that is read back is one of the child's, on its own days."""
    tables = as_arrow(world)
    back = _through_the_file(tables)
    for table, columns in (
        ("plan", ("kind", "person_id", "started")),
        ("enquiry", ("person_id", "started")),
        ("conference", ("person_id", "held")),
        ("review", ("kind", "person_id", "held")),
    ):
        assert _told(back, table, *columns) <= _told(tables, table, *columns), table


@given(world=services())
def test_writing_what_was_read_changes_nothing(world: World) -> None:
    """A second round through the file gives the first round's rows: there is nothing left to lose."""
    once = _through_the_file(as_arrow(world))
    twice = _through_the_file(once)
    assert {name: _rows(rows) for name, rows in twice.items()} == {name: _rows(rows) for name, rows in once.items()}


def _rows(rows: pa.Table) -> list[dict[str, Any]]:
    """The rows, each once: one and the same referral may have been told twice."""
    return [dict(each) for each in sorted({tuple(row.items()) for row in rows.to_pylist()}, key=repr)]


def _one_of_each(year: int) -> World:
    """A child with everything that a census of a year can hold."""
    of: dict[str, Any] = {"person_id": "C1", "referral_id": "R1"}
    return world_of(
        person=[{"person_id": "C1", "birth_month": date(2015, 3, 1)}],
        referral=[
            of
            | {"received": date(year - 1, 5, 2), "need_code": "N1", "closed": date(year, 2, 1), "close_reason": "RC9"}
        ],
        assessment=[of | {"assessment_id": "A1", "started": date(year - 1, 5, 3), "authorised": date(year - 1, 7, 1)}],
        enquiry=[of | {"enquiry_id": "E1", "started": date(year - 1, 5, 4)}],
        conference=[
            of
            | {
                "conference_id": "F1",
                "enquiry_id": "E1",
                "held": date(year - 1, 5, 20),
                "target": date(year - 1, 5, 25),
            },
            of | {"conference_id": "F2", "held": date(year - 1, 9, 9)},
        ],
        plan=[
            of
            | {
                "kind": kind,
                "part_id": kind,
                "plan_id": kind,
                "started": date(year - 1, month, 20),
                "ended": date(year, 1, 9),
            }
            for kind, month in (("CP", 5), ("CIN", 11))
        ],
        review=[{"kind": "CP", "review_id": "V1", "person_id": "C1", "plan_id": "CP", "held": date(year - 1, 8, 1)}],
    )


@cache
def _a_census() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        [path] = cin_census.write(as_arrow(_one_of_each(DAY.year)), Path(folder), Stamp(date(2023, 3, 31), "201"))
        return path.read_bytes()


def test_what_is_never_kept_is_written_as_unknown() -> None:
    """Pupil number, sex, ethnicity, source and abuse are the census's codes for not known; the birth is its month."""
    root = ET.fromstring(_a_census())  # noqa: S314 - written by us
    said = {element.tag: element.text for element in root.iter() if not len(element)}
    private = ("UPNunknown", "GenderCurrent", "Ethnicity", "ReferralSource", "InitialCategoryOfAbuse")
    assert [said[name] for name in private] == ["UN4", "0", "NOBT", "10", "MUL"]
    assert said["PersonBirthDate"] == "2015-03-01"
    assert "UPN" not in said


def test_an_end_that_has_not_come_is_not_written(tmp_path: Path) -> None:
    """A census run in the year knows of no closing, authorisation, conference or plan that came after its day."""
    [path] = cin_census.write(as_arrow(_one_of_each(2024)), tmp_path, Stamp(date(2023, 5, 10), "201"))
    back = {element.tag for element in ET.parse(path).iter()}  # noqa: S314 - written above
    assert "S47ActualStartDate" in back
    late = {"CINclosureDate", "AssessmentAuthorisationDate", "CPPstartDate", "CINPlanStartDate", "DateOfInitialCPC"}
    assert late & back == set()


JUNK = (b"<", b">", b"&", b"</", b"\0", b"\xff\xfe", b"<!DOCTYPE x>", b"<!--", b"]]>", b"<![CDATA[", b"&#0;", b'"')


@st.composite
def _broken(draw: st.DrawFn) -> bytes:
    """A census with bytes cut off, put in or put over others."""
    content = _a_census()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(content)))
        junk = draw(st.sampled_from(JUNK) | st.binary(min_size=1, max_size=6))
        content = draw(
            st.sampled_from(
                [content[:at], content[:at] + junk + content[at:], content[:at] + junk + content[at + len(junk) :]]
            )
        )
    return content


def _outcome(path: Path) -> tuple[sources.TableRead, ...] | UnreadableInput:
    """What it says, nothing where it is not recognised, or the one error it may raise."""
    try:
        source = sources.recognise(path)
        return source.read() if source is not None else ()
    except UnreadableInput as error:
        return error


@given(content=_broken())
def test_broken_bytes_raise_the_one_error_or_none(content: bytes) -> None:
    """Whatever became of the bytes: rows that add up, not recognised, or unreadable with a place, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "census.xml"
        path.write_bytes(content)
        found = _outcome(path)
    if isinstance(found, UnreadableInput):
        assert path.name in found.where
        return
    for each in found:
        refused = pc.count_distinct(each.faults["row"]).as_py()
        assert each.rows.num_rows <= each.read <= each.rows.num_rows + refused


XSD = "{http://www.w3.org/2001/XMLSchema}"


def _schema(year: int) -> dict[str, list[str]]:
    """By the name of an element, its children in the order the schema wants them."""
    tree = ET.parse(published("formats", "cin_census", f"CIN_schema_{year}.xsd")).getroot()  # noqa: S314 - published by the department
    types = {each.get("name"): each for each in tree.iter(f"{XSD}complexType") if each.get("name")}
    found: dict[str, list[str]] = {}
    for element in tree.iter(f"{XSD}element"):
        inside = types.get(element.get("type"), element.find(f"{XSD}complexType"))
        if inside is not None:
            found[str(element.get("name"))] = [
                str(each.get("name")) for each in inside.findall(f"{XSD}sequence/{XSD}element")
            ]
    return found


@pytest.mark.parametrize("year", [2017, 2021, 2022, 2023, 2024, 2025, 2026])
def test_what_is_written_has_the_elements_of_its_years_schema_in_its_order(year: int, tmp_path: Path) -> None:
    """Every element stands where the published schema of its year has it."""
    schema = _schema(year)
    stamp = Stamp(date(year, 3, 31), "201")
    [path] = cin_census.write(as_arrow(_one_of_each(year)), tmp_path, stamp)
    assert path.name == f"CIN_Census_{year}.xml"
    seen = set()
    for element in ET.parse(path).iter():  # noqa: S314 - written above
        names = [child.tag for child in element]
        if names:
            order = [schema[element.tag].index(name) for name in names]
            assert order == sorted(order), element.tag
            seen.add(element.tag)
    assert {"Child", "CINdetails", "Assessments", "Section47", "ChildProtectionPlans", "Reviews"} <= seen
    assert ("CINPlanDates" in seen) == (year >= 2022)
