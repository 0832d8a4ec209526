"""What episodes make side by side: periods of being looked after, placements and legal statuses.

The slow twin goes through the rows one by one, as a person would.
"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.sources.sheets import csv_of, readings

FIRST = date(2023, 4, 1)
Episode = dict[str, Any]


def _episode(child: str, start: int, end: int | None, *said: str) -> Episode:
    """An episode by days from the first: RNE, legal status and placement code are said."""
    news, status, place = said
    ended = "" if end is None else f"{FIRST + timedelta(days=end):%d/%m/%Y}"
    cells = {"CHILD": child, "DECOM": f"{FIRST + timedelta(days=start):%d/%m/%Y}", "DEC": ended}
    return {**cells, "RNE": news, "LS": status, "PLACE": place}


def _read(episodes: list[Episode]) -> dict[str, list[Episode]]:
    with tempfile.TemporaryDirectory() as folder:
        found = readings(csv_of(Path(folder), "episodes.csv", episodes))
    return {table: read.rows.to_pylist() for table, read in found.items()}


def _name(child: str, start: int) -> str:
    return f"{child}@{FIRST + timedelta(days=start)}"


def _days(row: Episode) -> tuple[int, int | None]:
    return (row["started"] - FIRST).days, None if row["ended"] is None else (row["ended"] - FIRST).days


WHOLE = [
    _episode("A", 0, 10, "S", "C2", "U1"),
    _episode("A", 10, 20, "L", "E1", "U1"),
    _episode("A", 20, 30, "P", "E1", "K2"),
    _episode("A", 30, 40, "T", "E1", "K2"),
    _episode("A", 40, None, "B", "C2", "U4"),
]
"""One period: a legal status changes, then the placement, then the address of the same carers, then both."""


def test_episodes_that_follow_each_other_are_one_period() -> None:
    """Each is a part of the plan that the first one names."""
    plans = _read(WHOLE)["plan"]
    assert [row["part_id"] for row in plans] == [_name("A", start) for start in (0, 10, 20, 30, 40)]
    assert {row["plan_id"] for row in plans} == {_name("A", 0)}
    assert {row["kind"] for row in plans} == {"CLA"}
    assert [_days(row) for row in plans] == [(0, 10), (10, 20), (20, 30), (30, 40), (40, None)]


def test_a_placement_lasts_until_the_next_one() -> None:
    """A change of legal status alone does not end it; one with the same carers does."""
    found = _read(WHOLE)
    placements = found["placement"]
    assert [(row["placement_id"], row["type_code"]) for row in placements] == [
        (_name("A", 0), "U1"),
        (_name("A", 20), "K2"),
        (_name("A", 30), "K2"),
        (_name("A", 40), "U4"),
    ]
    assert [_days(row) for row in placements] == [(0, 20), (20, 30), (30, 40), (40, None)]
    assert [row["placement_id"] for row in found["plan"]] == [_name("A", start) for start in (0, 0, 20, 30, 40)]


def test_a_legal_status_lasts_until_another_one() -> None:
    """Whatever else changes meanwhile."""
    statuses = _read(WHOLE)["legal_status"]
    assert [(row["status_code"], *_days(row)) for row in statuses] == [("C2", 0, 10), ("E1", 10, 40), ("C2", 40, None)]
    assert [row["legal_status_id"] for row in statuses] == [_name("A", start) for start in (0, 10, 40)]


@pytest.mark.parametrize(
    ("news", "start", "is_another"),
    [("S", 10, True), ("L", 10, False), ("P", 11, True), ("S", 11, True), ("P", 9, False), ("", 10, False)],
)
def test_a_period_begins_with_its_code_or_after_a_gap(news: str, start: int, is_another: bool) -> None:
    """Days between two episodes are days at home; episodes that overlap are one period still."""
    plans = _read([_episode("A", 0, 10, "S", "C2", "U1"), _episode("A", start, None, news, "C2", "U1")])["plan"]
    assert (plans[1]["plan_id"] == _name("A", start)) == is_another


def test_a_first_episode_begins_a_period_whatever_its_code() -> None:
    """A return tells of one year, and the period may have begun before it."""
    found = _read([_episode("A", 0, None, "L", "C2", "U1")])
    assert found["plan"][0]["plan_id"] == _name("A", 0)
    assert (len(found["placement"]), len(found["legal_status"])) == (1, 1)


def test_rows_may_stand_in_any_order() -> None:
    """What follows what is told by the days, and each row keeps its own place in the file."""
    mixed = [WHOLE[3], _episode("B", 5, None, "S", "V3", "U1"), WHOLE[0], WHOLE[4], WHOLE[2], WHOLE[1]]
    found = _read(mixed)
    assert [row["row_no"] for row in found["plan"]] == [2, 3, 4, 5, 6, 7]
    assert {row["plan_id"] for row in found["plan"] if row["person_id"] == "A"} == {_name("A", 0)}
    assert sorted(row["placement_id"] for row in found["placement"]) == sorted(
        [_name("A", 0), _name("A", 20), _name("A", 30), _name("A", 40), _name("B", 5)]
    )


def test_an_episode_that_cannot_be_used_leaves_a_gap() -> None:
    """It is refused, and what comes after it begins a period: nobody knows what lay between."""
    broken = [WHOLE[0], WHOLE[1] | {"DEC": "soon"}, WHOLE[2]]
    assert [row["plan_id"] for row in _read(broken)["plan"]] == [_name("A", 0), _name("A", 20)]


def test_a_file_without_legal_statuses_tells_of_none() -> None:
    """A narrow extract has periods and moves all the same."""
    narrow = [{name: cell for name, cell in each.items() if name not in {"LS", "PLACE"}} for each in WHOLE]
    found = _read(narrow)
    assert (len(found["plan"]), len(found["placement"]), found["legal_status"]) == (5, 4, [])
    assert {row["type_code"] for row in found["placement"]} == {None}


def _twin(episodes: list[Episode]) -> dict[str, list[Episode]]:
    """The same, row by row."""
    told: dict[str, list[Episode]] = {"plan": [], "placement": [], "legal_status": []}
    for child in sorted({each["CHILD"] for each in episodes}):
        own = [each for each in episodes if each["CHILD"] == child]
        _of_child(told, child, sorted(own, key=lambda each: (_day(each["DECOM"]), _day(each["DEC"]))))
    return told


def _day(text: str) -> date:
    day, month, year = text.split("/") if text else ("31", "12", "2999")
    return date(int(year), int(month), int(day))


def _of_child(told: dict[str, list[Episode]], child: str, own: list[Episode]) -> None:
    before: Episode | None = None
    period, home, legal = "", {}, {}
    for each in own:
        name, ended = f"{child}@{_day(each['DECOM'])}", _day(each["DEC"]) if each["DEC"] else None
        anew = before is None or each["RNE"] == "S" or _day(each["DECOM"]) > _day(before["DEC"])
        if anew:
            period = name
        if anew or each["RNE"] in {"P", "T", "B", "U"}:
            home = {"placement_id": name, "plan_id": period, "type_code": each["PLACE"] or None}
            told["placement"].append(home)
        if before is None or anew or each["LS"] != before["LS"]:
            legal = {"legal_status_id": name, "status_code": each["LS"]}
            told["legal_status"].append(legal)
        home["ended"] = legal["ended"] = ended
        told["plan"].append({"part_id": name, "plan_id": period, "placement_id": home["placement_id"], "ended": ended})
        before = each
    told["legal_status"] = [each for each in told["legal_status"] if each["status_code"]]


def _columns(rows: list[Episode], like: list[Episode]) -> list[str]:
    names = like[0] if like else {}
    return sorted(repr({name: row[name] for name in names}) for row in rows)


@st.composite
def _histories(draw: st.DrawFn) -> list[Episode]:
    """Episodes of a few children: mostly one after the other, some with gaps, some over one another."""
    episodes = []
    for child in draw(st.lists(st.sampled_from("ABC"), min_size=1, max_size=3, unique=True)):
        day = draw(st.integers(0, 30))
        for _ in range(draw(st.integers(1, 6))):
            end = day + draw(st.integers(1, 30))
            news = draw(st.sampled_from(["S", "L", "P", "T", "B", "U", "l", ""]))
            said = (
                news.upper(),
                draw(st.sampled_from(["C2", "E1", "V3", ""])),
                draw(st.sampled_from(["U1", "K2", ""])),
            )
            episodes.append(_episode(child, day, draw(st.sampled_from([end, end, end, None])), *said))
            day = end + draw(st.sampled_from([0, 0, 0, 1, 40, -1]))
    return draw(st.permutations(episodes))


@given(episodes=_histories())
def test_the_fast_way_says_what_the_obvious_way_says(episodes: list[Episode]) -> None:
    """Every period, placement and legal status, of every child."""
    found, expected = _read(episodes), _twin(episodes)
    for table, rows in expected.items():
        assert _columns(found[table], rows) == _columns(rows, rows), table
