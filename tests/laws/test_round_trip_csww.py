"""The law of the workforce census: who was in post, away, vacant and of an agency is read back as it was written."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rows import Row, World, as_arrow, world_of
from tests.samples import published

from plimsoll import sources
from plimsoll.sources import Stamp, csww
from plimsoll.sources.csww.mapping import LEAVING, ORIGINS, ROLES

REFERENCE = date(2022, 9, 30)
STAMP = Stamp(date(2022, 11, 2), "201")
YEAR_BEGAN = date(2021, 10, 1)
NEXT = date(2023, 9, 30)
FIRST = date(2018, 1, 1)
Tables = dict[str, pa.Table]

days = st.dates(FIRST, REFERENCE + timedelta(days=60))
shares = st.integers(1, 100).map(lambda hundredths: hundredths / 100)


@st.composite
def _posts(draw: st.DrawFn, number: int) -> Row:
    """A person's one post, begun and perhaps ended, on any side of the day of the census."""
    started = draw(days)
    ended = draw(st.none() | st.dates(started, started + timedelta(days=900)))
    return {
        "employment_id": f"E{number}",
        "staff_id": f"S{number}",
        "registration": f"SW{number:010d}",
        "role": draw(st.sampled_from(list(ROLES.values()))),
        "agency": draw(st.booleans()),
        "asye": draw(st.booleans()),
        "fte": draw(shares),
        "started": started,
        "ended": ended,
        "origin": draw(st.sampled_from(list(ORIGINS.values()))),
        "leave_reason": draw(st.sampled_from(list(LEAVING.values()))) if ended else None,
    }


@st.composite
def _workforces(draw: st.DrawFn) -> World:
    """A service's people, their sickness and other absences, and its vacancies."""
    count = draw(st.integers(1, 6))
    posts = [draw(_posts(number)) for number in range(count)]
    absences = [draw(_absences(number, count)) for number in range(draw(st.integers(0, 6)))]
    vacancies = [
        {"vacancy_id": f"V{number}", "fte": draw(shares), "started": draw(days), "ended": draw(st.none() | days)}
        for number in range(draw(st.integers(0, 3)))
    ]
    return world_of(employment=posts, absence=absences, vacancy=vacancies)


@st.composite
def _absences(draw: st.DrawFn, number: int, people: int) -> Row:
    started = draw(days)
    return {
        "absence_id": f"A{number}",
        "staff_id": f"S{draw(st.integers(0, people - 1))}",
        "kind": draw(st.sampled_from(["sickness", "family", "training", "other"])),
        "started": started,
        "ended": draw(st.none() | st.dates(started, started + timedelta(days=200))),
        "days_lost": draw(st.none() | st.integers(0, 80).map(float)),
    }


def _through_the_file(tables: Tables) -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        [path] = csww.write(tables, Path(folder), STAMP)
        source = sources.recognise(path)
        assert source is not None
        assert (source.source, source.service, source.as_of) == ("csww", STAMP.authority, STAMP.day)
        found: dict[str, list[pa.Table]] = {}
        for each in source.read():
            assert each.read == each.rows.num_rows, each.faults.to_pylist()
            assert each.faults.num_rows == 0
            found.setdefault(each.table, []).append(each.rows.drop_columns("row_no"))
    return {name: pa.concat_tables(parts) for name, parts in found.items()}


def _stands(row: Row) -> bool:
    return row["started"] <= REFERENCE and (row["ended"] is None or row["ended"] > REFERENCE)


def _of_the_year(post: Row) -> bool:
    return post["started"] <= REFERENCE and (post["ended"] is None or post["ended"] >= YEAR_BEGAN)


def _as_told(post: Row) -> dict[str, Any]:
    """What the census can know of a post: an end still to come is none, and an agency worker is known for a year."""
    gone = post["ended"] if post["ended"] and post["ended"] <= REFERENCE else None
    ended = NEXT if gone is None and post["agency"] else gone
    told = ("registration", "role", "agency", "asye", "fte", "started", "origin")
    return {name: post[name] for name in told} | {
        "ended": ended,
        "leave_reason": post["leave_reason"] if gone else None,
    }


@given(world=_workforces())
def test_who_was_in_post_or_left_in_the_year_is_read_back(world: World) -> None:
    """Everybody in post on 30 September and everybody gone since 1 October, word for word, and nobody else."""
    back = _through_the_file(as_arrow(world))["employment"].to_pylist()
    expected = {post["registration"]: _as_told(post) for post in world["employment"] if _of_the_year(post)}
    names = ("registration", "role", "agency", "asye", "fte", "started", "origin", "ended", "leave_reason")
    assert {row["registration"]: {name: row[name] for name in names} for row in back} == expected


@given(world=_workforces())
def test_vacancies_are_their_sum_on_the_day(world: World) -> None:
    """One row with the FTE of all that stood vacant, from this census to the next."""
    [row] = _through_the_file(as_arrow(world))["vacancy"].to_pylist()
    assert row["fte"] == pytest.approx(sum(each["fte"] for each in world["vacancy"] if _stands(each)), abs=0.005)
    assert (row["started"], row["ended"]) == (REFERENCE, NEXT)


@given(world=_workforces())
def test_who_was_away_on_the_day_is_read_back_with_the_kind(world: World) -> None:
    """Those in post with an absence standing on 30 September; each has a kind that one of theirs had."""
    back = _through_the_file(as_arrow(world))["absence"].to_pylist()
    in_post = {post["staff_id"]: post["registration"] for post in world["employment"] if _stands(post)}
    kinds: dict[str, set[str]] = {}
    for each in world["absence"]:
        if _stands(each) and each["staff_id"] in in_post:
            kinds.setdefault(in_post[each["staff_id"]], set()).add(each["kind"])
    found = {row["staff_id"]: row["kind"] for row in back if not row["total"]}
    assert set(found) == set(kinds)
    assert all(kind in kinds[person] for person, kind in found.items())


@given(world=_workforces())
def test_writing_what_was_read_loses_nobody(world: World) -> None:
    """A second round through the file has the same people, posts, vacancies and totals as the first."""
    once = _through_the_file(as_arrow(world))
    twice = _through_the_file(once)
    for table in ("employment", "vacancy"):
        assert sorted(map(repr, once[table].to_pylist())) == sorted(map(repr, twice[table].to_pylist()))
    totals = [
        sorted((row["staff_id"], row["days_lost"]) for row in each["absence"].to_pylist() if row["total"])
        for each in (once, twice)
    ]
    assert totals[0] == totals[1]


def test_days_lost_are_the_working_days_of_the_year_or_as_counted() -> None:
    """Sickness that nobody counted counts its working days of the year, once; what was counted counts as it was."""
    post = {"employment_id": "E", "staff_id": "S", "registration": "SW0000000001", "started": FIRST, "agency": False}
    away = {"staff_id": "S", "kind": "sickness", "started": date(2022, 9, 17), "ended": date(2022, 10, 6)}
    counted = {
        "staff_id": "S",
        "kind": "sickness",
        "started": date(2022, 1, 3),
        "ended": date(2022, 3, 3),
        "days_lost": 4.5,
    }
    before = {"staff_id": "S", "kind": "sickness", "started": date(2021, 9, 1), "ended": date(2021, 9, 8)}
    other = {"staff_id": "S", "kind": "training", "started": date(2022, 5, 3), "ended": date(2022, 5, 8)}
    absences = [each | {"absence_id": f"A{n}"} for n, each in enumerate((away, away, counted, before, other))]
    back = _through_the_file(as_arrow(world_of(employment=[post], absence=absences)))["absence"].to_pylist()
    # 20 to 23 and 26 to 30 September are nine working days; 19 September 2022 was a bank holiday.
    assert [row["days_lost"] for row in back if row["total"]] == [9 + 4.5]


def test_a_move_within_the_service_is_one_row_from_the_first_day() -> None:
    """Two posts without a day between are one person who began with the first and holds the second."""
    moved = [
        {
            "employment_id": f"E{n}",
            "staff_id": "S",
            "registration": "SW0000000001",
            "role": role,
            "started": start,
            "ended": end,
        }
        for n, (role, start, end) in enumerate(
            [("Case holder", FIRST, date(2022, 2, 1)), ("Senior practitioner", date(2022, 2, 1), None)]
        )
    ]
    [row] = _through_the_file(as_arrow(world_of(employment=moved)))["employment"].to_pylist()
    assert (row["role"], row["started"], row["ended"]) == ("Senior practitioner", FIRST, None)


def test_agency_workers_without_rows_of_their_own_come_back_as_their_total() -> None:
    """A row that stands for several people is in the total and is nobody's row."""
    together = {"employment_id": "E", "staff_id": "agency not named", "agency": True, "fte": 4.25, "started": REFERENCE}
    [row] = _through_the_file(as_arrow(world_of(employment=[together])))["employment"].to_pylist()
    assert (row["staff_id"], row["fte"], row["agency"]) == ("agency not named", 4.25, True)


def test_what_is_written_has_the_elements_of_the_schema_in_its_order(tmp_path: Path) -> None:
    """Every element stands where the published schema has it."""
    xsd = "{http://www.w3.org/2001/XMLSchema}"
    schema = ET.parse(published("formats", "csww", "social_work_workforce_2022.xsd")).getroot()  # noqa: S314 - published
    order = [str(each.get("name")) for each in schema.iter(f"{xsd}element")]
    post = {"employment_id": "E", "staff_id": "S", "registration": "SW0000000001", "role": "Case holder", "fte": 0.5}
    post |= {"started": date(2022, 1, 4), "ended": date(2022, 9, 1), "leave_reason": "Retired", "asye": True}
    away = {"absence_id": "A", "staff_id": "S", "kind": "sickness", "started": date(2022, 9, 30)}
    [path] = csww.write(
        as_arrow(world_of(employment=[post, post | {"staff_id": "T"}], absence=[away])), tmp_path, STAMP
    )
    assert path.name == "CSWW_2022.xml"
    for element in ET.parse(path).iter():  # noqa: S314 - written above
        places = [order.index(child.tag) for child in element]
        assert places == sorted(places), element.tag
