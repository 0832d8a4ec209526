"""The law of the SSDA903 return: what it can say of the children looked after in a year is read back as it was."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.sources.sheets import readings
from tests.rows import World, as_arrow, world_of
from tests.worlds import services

from plimsoll.invention import Invention, invent
from plimsoll.sources import Stamp, ssda903
from plimsoll.sources.ssda903.files import WORKER_REASONS
from plimsoll.vocabulary.tables import TABLES

ON = date(2024, 3, 31)
BEGAN = date(2023, 4, 1)
STAMP = Stamp(ON, "999")
ROLE = "Allocated Worker"
PLACES = st.sampled_from(["U1", "K2", "H5"])
STATUSES = st.sampled_from(["C2", "E1", "V3"])
LENGTHS = st.integers(1, 60)
KINDS = {"CLA", None}
"""Of the tables with a kind, the rows of children looked after; of those without one, all."""


@st.composite
def _looked_after(draw: st.DrawFn) -> World:
    """Children looked after in the year, with all that the return can say of them, under the names it gives."""
    world: dict[str, list[dict[str, Any]]] = {name: [] for name in ("person", "plan", "placement", "legal_status")}
    world |= {"review": [], "missing": [], "allocation": [], "worker": []}
    for child in draw(st.lists(st.sampled_from(["1", "22", "C3"]), min_size=1, max_size=3, unique=True)):
        world["person"].append({"person_id": child, "birth_month": draw(st.sampled_from([date(2015, 6, 1), None]))})
        day = BEGAN - timedelta(days=draw(st.integers(0, 90)))
        for _ in range(draw(st.integers(1, 2))):
            day = _period(draw, world, child, day) + timedelta(days=draw(st.integers(1, 20)))
        _beside(draw, world, child)
    return world_of(**world)


def _period(draw: st.DrawFn, world: dict[str, list[dict[str, Any]]], child: str, day: date) -> date:
    """One period of being looked after that reaches into the year; the day it ended."""
    period, home, status = f"{child}@{day}", "", ""
    count = draw(st.integers(1, 4))
    for number in range(count):
        name, end = f"{child}@{day}", max(day + timedelta(days=draw(LENGTHS)), BEGAN if number == count - 1 else day)
        ended = None if number == count - 1 and draw(st.booleans()) and end > ON - timedelta(days=60) else end
        said = {"person_id": child, "started": day, "ended": ended}
        if not home or draw(st.booleans()):
            home = name
            world["placement"].append({**said, "placement_id": name, "plan_id": period, "type_code": draw(PLACES)})
        told = draw(STATUSES)
        if told != status:
            status = told
            world["legal_status"].append({**said, "legal_status_id": name, "status_code": status})
        world["placement"][-1]["ended"] = world["legal_status"][-1]["ended"] = ended
        world["plan"].append({**said, "kind": "CLA", "part_id": name, "plan_id": period, "placement_id": home})
        day = end
    return day


def _beside(draw: st.DrawFn, world: dict[str, list[dict[str, Any]]], child: str) -> None:
    days = st.dates(BEGAN, ON)
    for held in draw(st.sets(days, max_size=3)):
        world["review"].append({"kind": "CLA", "review_id": f"{child}@{held}", "person_id": child, "held": held})
    for day in draw(st.sets(days, max_size=2)):
        said = {"missing_id": f"{child}@{day}", "person_id": child, "kind": draw(st.sampled_from("MA"))}
        world["missing"].append({**said, "started": day, "ended": draw(st.sampled_from([None, ON]))})
    for day in draw(st.sets(days, max_size=3)):
        worker = draw(st.sampled_from(["SW1", "SW2", "XX9"]))
        said = {"allocation_id": f"{child}@{day}@{worker}", "worker_id": worker, "role": ROLE, "person_id": child}
        reason = draw(st.sampled_from([None, *WORKER_REASONS]))
        world["allocation"].append(
            {**said, "started": day, "ended": draw(st.sampled_from([None, ON])), "change_reason": reason}
        )
        if worker not in [each["worker_id"] for each in world["worker"]]:
            world["worker"].append({"worker_id": worker, "registration": worker})


def _written_and_read(world: World) -> dict[str, list[dict[str, Any]]]:
    back: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in ssda903.write(as_arrow(world), Path(folder), STAMP):
            for name, read in readings(path).items():
                assert read.refused == 0, read.faults.to_pylist()
                back[name] = read.rows.drop_columns("row_no").to_pylist()
    return back


def _sorted(rows: list[dict[str, Any]]) -> list[str]:
    """The rows, each once: the return names a worker in every row of theirs."""
    return sorted({repr(row) for row in rows})


@given(world=_looked_after())
def test_what_is_written_is_read_back(world: World) -> None:
    """Every child, period, placement, legal status, review, time away, allocation and worker."""
    back = _written_and_read(world)
    assert set(back) == set(world)
    for name, rows in world.items():
        assert _sorted(back[name]) == _sorted(rows), name


@given(world=_looked_after())
def test_writing_what_was_read_changes_nothing(world: World) -> None:
    """A second round through the files gives the first round's rows."""
    once = _written_and_read(world)
    twice = _written_and_read(once)
    assert {name: _sorted(rows) for name, rows in twice.items()} == {name: _sorted(rows) for name, rows in once.items()}


@given(world=services(max_children=3))
def test_any_service_can_be_written_and_its_return_is_read_without_a_refusal(world: World) -> None:
    """However unkind the service: what the return cannot say is left out, and what it says can be read."""
    back = _written_and_read({name: world[name] for name in TABLES if world.get(name)})
    looked_after = {row["person_id"] for row in world["plan"] if row["kind"] == "CLA"}
    assert {row["person_id"] for row in back["plan"]} <= looked_after
    assert {row["person_id"] for rows in back.values() for row in rows if "person_id" in row} <= looked_after
    assert {row["part_id"] for row in back["plan"]} >= {
        f"{row['person_id']}@{row['started']}" for row in world["plan"] if _of_the_year(row)
    }


def _of_the_year(row: dict[str, Any]) -> bool:
    return row["kind"] == "CLA" and row["started"] <= ON and (row["ended"] is None or row["ended"] >= BEGAN)


def _standing(tables: dict[str, Any], table: str, said: str) -> dict[str, Any]:
    """What a table says of each child on the last day."""
    return {row["person_id"]: row[said] for row in tables[table] if row["ended"] is None and row.get("kind") in KINDS}


def test_an_invented_countys_return_says_what_its_case_system_says() -> None:
    """Of every child looked after on the last day: the placement, the legal status, and who holds the case."""
    invention = Invention(seed=7, children=200, years=2)
    day = invention.ends
    # As things truly were: a system may have a placement still open whose period is closed already.
    tables = invent(invention).tables()
    with tempfile.TemporaryDirectory() as folder:
        files = ssda903.write(tables, Path(folder), Stamp(day, "999"))
        back = {name: read.rows.to_pylist() for path in files for name, read in readings(path).items()}
    told = {name: rows.to_pylist() for name, rows in tables.items()}
    children = _standing(told, "plan", "kind")
    assert len(children) > 20
    assert set(_standing(back, "plan", "kind")) == set(children)
    for table, said in (("placement", "type_code"), ("legal_status", "status_code")):
        assert _standing(back, table, said) == _standing(told, table, said)
