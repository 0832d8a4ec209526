"""Following decisions from the command line: what each should move, and what comes back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tests.council import extract, typed
from tests.remedial_worlds import EFFECTIVE, FALLEN, ON, STEADY, TRAY, WORKER, county

import plimsoll

DAY = EFFECTIVE.isoformat()
ADD = ("decisions", "add", "--on", DAY, "--kind", "remedial", "--owner", "Head of service", "--measure")
BY_WHEN = ("--by-when", (EFFECTIVE + timedelta(days=60)).isoformat(), "--origin", "Inspection")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county with three remedial actions: one that works, one that does not, one that moves only its counter."""
    folder = tmp_path_factory.mktemp("watched")
    world = county({"T1": (FALLEN, WORKER), "T2": (STEADY, WORKER), "T3": (FALLEN, TRAY)}, [])
    store = folder / "store"
    plimsoll.open(store).load(
        extract(folder / "extract", {name: rows for name, rows in world.items() if rows}), as_of=ON
    )
    for team, title in (("Team T1", "A drive"), ("Team T2", "A memorandum"), ("Team T3", "A tray")):
        words = (*ADD, "unallocated", "--title", title, "--team", team, "--reference", title, *BY_WHEN)
        said = typed(*words, "--forecast", "Nobody waits", "--known", "Twelve wait", "--store", store)
        assert said.code == 0, said.err
    return store


def test_those_that_moved_nothing_come_back_before_the_rest(place: Path) -> None:
    """Each with what it should move, by when, where that stood then and stands now, and what became of it."""
    said = typed("watch", "--store", place, "--format", "json")
    assert said.code == 0, said.err
    assert (said.json["on"], said.json["come_back"], said.json["later"]) == (ON.isoformat(), 2, 0)
    rows = said.json["rows"]
    assert [(row["decision"], row["comes_back"], row["verdict"]) for row in rows] == [
        ("A memorandum", True, "not moved"),
        ("A tray", True, "moved, not fixed"),
        ("A drive", False, "improved"),
    ]
    assert rows[1] == {
        "decision": "A tray",
        "kind": "remedial",
        "origin": "Inspection",
        "title": "A tray",
        "owner": "Head of service",
        "team": "Team T3",
        "decided": DAY,
        "effective": DAY,
        "measure": "unallocated",
        "by_when": BY_WHEN[1],
        "comes_back": True,
        "due_since": "2023-08-27",
        "verdict": "moved, not fixed",
        "then": 10.0,
        "now": 3.0,
        "mean": 12.0,
        "lower": rows[1]["lower"],
        "upper": rows[1]["upper"],
        "since": DAY,
        "points": len(FALLEN),
        "counters": {"in_name_only": "worsened"},
        "forecast": "Nobody waits",
        "known": "Twelve wait",
        "looked_back": None,
        "why": None,
        "note": "Limits from the 52 weeks before it took effect, settled by the Head of service: A tray.",
    }
    assert 0 < rows[1]["lower"] < 12 < rows[1]["upper"] < 24


def test_the_page_says_it_in_words(place: Path) -> None:
    """What comes back stands first, beside what was forecast and known then."""
    said = typed("watch", "--store", place)
    assert said.code == 0
    page = " ".join(said.out.split())
    assert "2 decisions come back: their days have come, and what should have moved has not." in page
    assert "Comes back: A tray (A tray) Remedial, Inspection. Head of service, for Team T3." in page
    assert "- unallocated: moved, not fixed, since 27 February 2023. 10 then, 3 now; usual before: 12 " in page
    assert "Beside it in_name_only: worsened." in page
    assert "Forecast then: Nobody waits Known then: Twelve wait" in page
    assert "nothing here says why" in page
    assert page.index("A memorandum") < page.index("A tray") < page.index("A drive")


def test_one_decision_may_be_asked_for(place: Path) -> None:
    """By its reference."""
    rows = typed("watch", "--decision", "A drive", "--store", place, "--format", "json").json["rows"]
    assert [row["verdict"] for row in rows] == ["improved"]


def test_on_an_earlier_day_nothing_has_come_back_yet(place: Path) -> None:
    """A fortnight after, it is too early to tell, and that is said with how long to wait."""
    said = typed("watch", "--on", (EFFECTIVE + timedelta(days=14)).isoformat(), "--store", place)
    assert "None comes back unmoved." in said.out
    assert "too early to tell" in said.out
    assert "3 of 7 points" in " ".join(said.out.split())


def test_before_any_decision_there_is_nothing_to_follow(place: Path) -> None:
    """And the page says how many came later, and how to enter one."""
    said = typed("watch", "--on", "2022-06-01", "--store", place)
    assert said.code == 0
    assert "3 decisions of the register came later." in said.out
    assert "plimsoll decisions add" in said.out


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_it_goes_into_any_file(place: Path, form: str, tmp_path: Path) -> None:
    """A row a measure, with its counter-measures in one cell."""
    path = tmp_path / f"watched.{form}"
    said = typed("watch", "--store", place, "--format", form, "--out", path)
    assert said.code == 0, said.err
    assert path.stat().st_size > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("watch", "--decision", "C9"), "no such decision"),
        (("watch", "--decision", "A tray", "--on", "2022-06-01"), "taken on 27 February 2023, after the day"),
        ((*ADD, "unalocated", "--title", "X"), "Did you mean 'unallocated'?"),
        ((*ADD, "recieved", "--title", "X"), "There is no measure or defence 'recieved'"),
        ((*ADD, "seen", "--title", "X", "--by-when", "2023-02-26"), "before the decision takes effect"),
        ((*ADD, "seen", "--title", "X", "--by-when", "soon"), "--by-when"),
        ((*ADD, "seen", "--title", "X", "--effective", "2023-06-01", "--by-when", "2023-05-01"), "takes effect"),
    ],
)
def test_what_cannot_be_followed_is_refused(place: Path, words: tuple[str, ...], said: str) -> None:
    """The command ends with 2 and a sentence; the register stays as it was."""
    answer = typed(*words, "--store", place)
    assert answer.code == 2
    assert said in answer.err
    assert len(plimsoll.open(place).decisions()) == 3


def test_strict_ends_with_one_where_something_cannot_be_told(place: Path, tmp_path: Path) -> None:
    """A store without records of visits cannot tell what became of them."""
    assert typed("watch", "--store", place, "--strict").code == 0
    store = tmp_path / "empty"
    typed(*ADD, "visits_overdue_cp", "--title", "Visits", "--store", store)
    said = typed("watch", "--store", store, "--strict")
    assert said.code == 1
    assert "visits_overdue_cp cannot be told" in said.err


def test_the_door_follows_as_the_command_line_does(place: Path) -> None:
    """The same rows, with days as days."""
    answer = plimsoll.open(place).watch(on=ON, decision="A memorandum")
    assert answer["verdict"] == ["not moved"]
    assert answer["effective"] == [EFFECTIVE]
    assert answer.about["come_back"] == 1


def test_what_was_looked_back_on_does_not_come_back(place: Path, tmp_path: Path) -> None:
    """Until its next day: here there is none before a year is over."""
    store = plimsoll.open(shutil.copytree(place, tmp_path / "store"))
    before = {row["decision"] for row in store.watch(on=ON) if row["comes_back"]}
    store.looked_back("A memorandum", ON)
    after = {row["decision"] for row in store.watch(on=ON) if row["comes_back"]}
    assert before - after == {"A memorandum"}
