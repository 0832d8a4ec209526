"""The SSDA903 return written for a year: who is in it, and what stands in each file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rows import as_arrow, world_of

from plimsoll.sources import Stamp, ssda903
from plimsoll.sources.ssda903.writer import year_of

ON = date(2024, 3, 31)


def _written(folder: Path, on: date = ON, **tables: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The record lines of each file."""
    files = ssda903.write(as_arrow(world_of(**tables)), folder, Stamp(on, "999"))
    return {path.stem: path.read_bytes().decode("utf-8").split("\r\n")[1:-1] for path in files}


def _plan(child: str, started: date, ended: date | None, **given: Any) -> dict[str, Any]:
    name = f"{child}@{started}"
    return {"kind": "CLA", "part_id": name, "plan_id": name, "person_id": child, "started": started, **given} | {
        "ended": ended
    }


@pytest.mark.parametrize(
    ("day", "began"),
    [
        (date(2024, 3, 31), date(2023, 4, 1)),
        (date(2024, 4, 1), date(2024, 4, 1)),
        (date(2024, 12, 31), date(2024, 4, 1)),
    ],
)
def test_a_year_begins_on_the_first_of_april(day: date, began: date) -> None:
    """And ends on 31 March."""
    assert year_of(day) == began


@pytest.mark.parametrize(
    ("started", "ended", "is_in_it"),
    [
        (date(2020, 1, 1), None, True),
        (date(2020, 1, 1), date(2023, 4, 1), True),
        (date(2020, 1, 1), date(2023, 3, 31), False),
        (date(2024, 3, 31), None, True),
        (date(2024, 4, 1), None, False),
    ],
)
def test_the_year_has_the_children_looked_after_in_it(
    started: date, ended: date | None, is_in_it: bool, tmp_path: Path
) -> None:
    """From those who ceased on its first day to those who came on its last."""
    written = _written(tmp_path, plan=[_plan("1", started, ended)], person=[{"person_id": "1"}, {"person_id": "2"}])
    assert bool(written["episodes"]) == is_in_it
    assert written["header"] == (["1,,,,,,"] if is_in_it else [])


def test_a_period_that_reaches_into_the_year_is_written_whole(tmp_path: Path) -> None:
    """Its first episode too, long over: whoever reads the file knows when the period began."""
    first, second = date(2020, 1, 1), date(2023, 1, 1)
    parts = [_plan("1", first, second), _plan("1", second, None, plan_id=f"1@{first}")]
    other = _plan("1", date(2018, 1, 1), date(2018, 6, 1))
    assert _written(tmp_path, plan=[*parts, other])["episodes"] == [
        "1,01/01/2020,S,,,,,01/01/2023,X1,,,,",
        "1,01/01/2023,L,,,,,,,,,,",
    ]


def test_plans_of_other_kinds_are_no_episodes(tmp_path: Path) -> None:
    """The return is of children looked after."""
    plan = _plan("1", date(2023, 5, 1), None) | {"kind": "CP"}
    assert _written(tmp_path, plan=[plan])["episodes"] == []


def test_an_episode_says_what_changed(tmp_path: Path) -> None:
    """The legal status, the placement, or both; and that the period ceased."""
    days = [date(2023, 5, day) for day in (1, 2, 3, 4)] + [date(2023, 5, 5)]
    homes = ["H1", "H1", "H2", "H3"]
    parts = [
        _plan("1", start, end, plan_id="P", placement_id=home)
        for start, end, home in zip(days[:-1], days[1:], homes, strict=True)
    ]
    placements = [
        {"placement_id": name, "person_id": "1", "type_code": code, "started": days[0]}
        for name, code in (("H1", "U1"), ("H2", "K2"), ("H3", "H5"))
    ]
    statuses = [
        {"legal_status_id": str(place), "person_id": "1", "status_code": code, "started": start, "ended": end}
        for place, (code, start, end) in enumerate(
            [("C2", days[0], days[1]), ("E1", days[1], days[3]), ("V3", days[3], None)]
        )
    ]
    written = _written(tmp_path, plan=parts, placement=placements, legal_status=statuses)["episodes"]
    assert [line.split(",")[2:6:1] + line.split(",")[8:9] for line in written] == [
        ["S", "C2", "", "U1", "X1"],
        ["L", "E1", "", "U1", "X1"],
        ["P", "E1", "", "K2", "X1"],
        ["B", "V3", "", "H5", "E8"],
    ]


def test_a_legal_status_that_begins_within_an_episode_parts_it(tmp_path: Path) -> None:
    """The return has an episode for every change."""
    status = {"legal_status_id": "1", "person_id": "1", "status_code": "E1", "started": date(2023, 6, 1)}
    plan = _plan("1", date(2023, 5, 1), date(2023, 7, 1))
    assert _written(tmp_path, plan=[plan], legal_status=[status])["episodes"] == [
        "1,01/05/2023,S,,,,,01/06/2023,X1,,,,",
        "1,01/06/2023,L,E1,,,,01/07/2023,E8,,,,",
    ]


def test_workers_are_those_who_held_the_children(tmp_path: Path) -> None:
    """By their registration, or their identifier after XX; in the year; in a role that holds a case."""
    held = {"person_id": "1", "role": " cw ", "started": date(2023, 5, 1), "change_reason": "LEFTRL"}
    allocations = [
        {**held, "allocation_id": "1", "worker_id": "W1", "ended": date(2023, 6, 1)},
        {**held, "allocation_id": "2", "worker_id": "W2", "change_reason": None},
        {**held, "allocation_id": "3", "worker_id": "W1", "role": "Co-worker"},
        {**held, "allocation_id": "4", "worker_id": None},
        {**held, "allocation_id": "5", "worker_id": "W1", "started": date(2020, 1, 1), "ended": date(2021, 1, 1)},
        {**held, "allocation_id": "6", "worker_id": "W1", "person_id": "2"},
    ]
    workers = [{"worker_id": "W1", "registration": "SW7"}, {"worker_id": "W2"}]
    person = [{"person_id": "1", "birth_month": date(2015, 6, 1)}]
    plan = [_plan("1", date(2023, 5, 1), None)]
    written = _written(tmp_path, plan=plan, allocation=allocations, worker=workers, person=person)
    assert written["social_worker"] == [
        "1,01/06/2015,SW7,01/05/2023,01/06/2023,LEFTRL",
        "1,01/06/2015,XXW2,01/05/2023,,",
    ]


def test_reviews_and_times_away_are_those_of_the_year(tmp_path: Path) -> None:
    """Reviews that were held, of this kind; times away that reach into it."""
    review = {"kind": "CLA", "person_id": "1", "held": date(2023, 5, 1)}
    reviews = [
        review | {"review_id": "1"},
        review | {"review_id": "2", "held": date(2023, 3, 31)},
        review | {"review_id": "3", "cancelled": True},
        review | {"review_id": "4", "kind": "CP"},
        review | {"review_id": "5", "held": None},
    ]
    away = {"person_id": "1", "kind": "M"}
    missing = [
        away | {"missing_id": "1", "started": date(2023, 3, 30), "ended": date(2023, 4, 2)},
        away | {"missing_id": "2", "started": date(2023, 3, 30), "ended": date(2023, 3, 31)},
        away | {"missing_id": "3", "started": date(2024, 3, 31)},
    ]
    written = _written(tmp_path, plan=[_plan("1", date(2023, 1, 1), None)], review=reviews, missing=missing)
    assert written["reviews"] == ["1,,01/05/2023,PN1"]
    assert written["missing"] == ["1,,M,30/03/2023,02/04/2023", "1,,M,31/03/2024,"]


def test_without_plans_there_is_no_return(tmp_path: Path) -> None:
    """Nobody knows who was looked after."""
    assert _written(tmp_path, person=[{"person_id": "1"}]) == {}


def test_files_begin_with_the_returns_own_columns(tmp_path: Path) -> None:
    """Upper case, without a byte-order mark, those we hold nothing of included."""
    ssda903.write(as_arrow(world_of(plan=[], person=[])), tmp_path, Stamp(ON, "999"))
    assert (tmp_path / "header.csv").read_bytes() == b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
    assert (tmp_path / "episodes.csv").read_bytes().startswith(b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC")
