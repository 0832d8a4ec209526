"""The register of decisions, from the command line and by the door."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.council import LATER, ON, extract, typed
from tests.rooms.sources.sheets import csv_file

import plimsoll
from plimsoll.door.plimsoll import Plimsoll

CUT = ("--on", "2018-02-24", "--kind", "cut", "--title", "31 of 120 posts cut", "--owner", "Director")
ORIGIN = ("--origin", "Inspection of May", "--by-when", "2018-12-01")
REGISTER = "decided,kind,title,owner,reference"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store with the council as it was on its day, and no decision."""
    plimsoll.open(tmp_path / "store").load(extract(tmp_path / "council"), as_of=ON)
    return tmp_path / "store"


def _rows(place: Path, *words: object) -> list[dict[str, object]]:
    said = typed("decisions", *words, "--store", place, "--format", "json")
    assert said.code == 0, said.err
    return list(said.json["decisions"])


def test_an_empty_register_says_how_to_begin(place: Path) -> None:
    """It holds nothing, and that is no error."""
    said = typed("decisions", "--store", place)
    assert said.code == 0
    assert said.lines[0] == "The register holds no decision."
    assert "plimsoll decisions add" in said.out


def test_a_decision_that_is_added_stands_in_the_register(place: Path) -> None:
    """With its owner, what was forecast and known, and the days on which it is looked back on."""
    more = ("--effective", "2018-04-01", "--team", "North", "--forecast", "17 to 23", "--known", "9 vacant")
    [row] = _rows(place, "add", *CUT, *more, "--measure", "unallocated", "--measure", "caseload", *ORIGIN)
    assert row == {
        "decision": "2018-02-24@cut@31 of 120 posts cut",
        "decided": "2018-02-24",
        "effective": "2018-04-01",
        "kind": "cut",
        "origin": "Inspection of May",
        "title": "31 of 120 posts cut",
        "owner": "Director",
        "team": "North",
        "forecast": "17 to 23",
        "known": "9 vacant",
        "measures": "unallocated; caseload",
        "by_when": "2018-12-01",
        "looked_back": None,
        "look_back_3": "2018-07-01",
        "look_back_6": "2018-10-01",
        "look_back_12": "2019-04-01",
        "due_months": row["due_months"],
        "due_since": row["due_since"],
    }
    assert _rows(place) == [row]


def test_decisions_are_listed_in_the_order_they_were_taken(place: Path) -> None:
    """Whenever they were written down."""
    _rows(place, "add", *CUT)
    _rows(place, "add", "--on", "2017-06-01", "--kind", "leader", "--title", "A new director", "--owner", "Chief")
    assert [row["kind"] for row in _rows(place)] == ["leader", "cut"]


@pytest.mark.parametrize(
    ("on", "due"),
    [("2018-05-23", None), ("2018-05-24", "2018-05-24"), ("2018-12-31", "2018-08-24"), ("2020-01-01", "2019-02-24")],
)
def test_a_look_back_is_due_from_its_day_on(place: Path, on: str, due: str | None) -> None:
    """The last of those that have come."""
    _rows(place, "add", *CUT)
    [row] = _rows(place, "--on", on)
    assert row["due_since"] == due
    page = typed("decisions", "--on", on, "--store", place).out
    assert ("Due at" in page) == (due is not None)


def test_what_it_should_move_is_listed_as_a_reader_writes_it(place: Path) -> None:
    """However the register parts the names."""
    _rows(place, "add", *CUT, "--measure", "unallocated", "--measure", "caseload")
    page = typed("decisions", "--on", "2018-12-31", "--store", place).out
    assert "It should move: unallocated, caseload" in page


def test_looking_back_is_written_down(place: Path) -> None:
    """Until the next one comes; the earlier wording of the decision stays."""
    [row] = _rows(place, "add", *CUT, "--measure", "unallocated")
    _rows(place, "looked-back", "--reference", row["decision"], "--on", "2018-09-01")
    [after] = _rows(place, "--on", "2018-12-31")
    assert (after["looked_back"], after["due_since"], after["measures"]) == ("2018-09-01", None, "unallocated")
    assert [row["due_since"] for row in _rows(place, "--on", "2019-02-24")] == ["2019-02-24"]


def test_a_decision_is_not_looked_back_on_before_it_was_taken(place: Path) -> None:
    """A day typed wrongly would have it come back never again."""
    [row] = _rows(place, "add", *CUT)
    said = typed("decisions", "looked-back", "--reference", row["decision"], "--on", "2018-02-23", "--store", place)
    assert (said.code, "before it was taken" in said.err) == (2, True)


def test_looking_back_keeps_by_when_and_origin(place: Path) -> None:
    """What was written down of a decision stays when it is looked back on."""
    [row] = _rows(place, "add", *CUT, *ORIGIN)
    [after] = _rows(place, "looked-back", "--reference", row["decision"], "--on", "2018-09-01")
    assert (after["origin"], after["by_when"], after["looked_back"]) == (
        "Inspection of May",
        "2018-12-01",
        "2018-09-01",
    )


def test_a_decision_is_due_by_when_it_should_have_moved_its_measures(place: Path) -> None:
    """Between the look backs at six months and at twelve, on its own day; the page says which."""
    _rows(place, "add", *CUT, *ORIGIN)
    assert [_rows(place, "--on", on)[0]["due_since"] for on in ("2018-11-30", "2018-12-01")] == [
        "2018-08-24",
        "2018-12-01",
    ]
    assert "Due by 2018-12-01: 31 of 120 posts cut" in typed("decisions", "--on", "2018-12-01", "--store", place).out


def test_a_decision_of_a_reference_is_put_right(place: Path) -> None:
    """One row, with what was said last; what was said before stays in the store."""
    _rows(place, "add", *CUT, "--reference", "CAB/1")
    wrong = [word if word != "31 of 120 posts cut" else "21 of 120 posts cut" for word in CUT]
    assert [row["title"] for row in _rows(place, "add", *wrong, "--reference", "CAB/1")] == ["21 of 120 posts cut"]


def test_a_register_that_is_loaded_leaves_what_was_added(place: Path, tmp_path: Path) -> None:
    """And the other way about: a decision that was taken stays."""
    _rows(place, "add", *CUT)
    first = csv_file(tmp_path, "one.csv", REGISTER, "2017-01-01,freeze,No agency staff,Director,C1")
    second = csv_file(tmp_path, "two.csv", REGISTER, "2017-03-01,remedial,An improvement board,Chief,C2")
    for path in (first, second):
        assert typed("load", path, "--store", place).code == 0
    assert [row["kind"] for row in _rows(place)] == ["freeze", "remedial", "cut"]


def test_a_decision_written_down_today_moves_no_other_answer(place: Path) -> None:
    """The day that is meant where none is said stays the day of the last extract."""
    before = typed("conditions", "--store", place, "--format", "json").json
    _rows(place, "add", *CUT)
    after = typed("conditions", "--store", place, "--format", "json").json
    assert (after["on"], before["on"]) == (ON.isoformat(), ON.isoformat())
    assert [row["value"] for row in after["rows"]] == [row["value"] for row in before["rows"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "--on", "2018-02-24", "--kind", "cut", "--title", "X"), "--owner is needed"),
        (("add", "--kind", "cut", "--title", "X", "--owner", "Y"), "--on is needed"),
        (("add", *CUT[:2], "--kind", "war", *CUT[4:]), "cut, freeze, reorganisation, leader, remedial, other"),
        (("add", *CUT, "--measure", "unalocated"), "unallocated"),
        (("add", *CUT[:4], "--title", " ", *CUT[6:]), "must say something"),
        (("looked-back", "--on", "2018-02-24"), "--reference is needed"),
        (("looked-back", "--on", "2018-02-24", "--reference", "C9"), "no such decision"),
        (("remove",), "remove"),
        (("add", *CUT[:4], "--title", "NULL", *CUT[6:]), "reads as no value"),
        (("add", *CUT[:4], "--title", "x" * 201, *CUT[6:]), "201 characters, and a line has 200 at most"),
        (("add", *CUT, "--measure", "unallocated; seen"), "There is no measure or defence"),
        (("add", *CUT, "--measure", ""), "There is no measure or defence"),
        (("add", *CUT[:1], "31/02/2018", *CUT[2:]), "31/02/2018"),
        (("add", *CUT, "--by-when", "2018-02-23"), "before the decision takes effect"),
        (("add", *CUT, "--by-when", "2018-03-31", "--effective", "2018-04-01"), "before the decision takes effect"),
    ],
)
def test_a_decision_that_says_too_little_is_not_kept(place: Path, words: tuple[str, ...], said: str) -> None:
    """The command ends with 2, says what is missing, and the register stays as it was."""
    answer = typed("decisions", *words, "--store", place)
    assert answer.code == 2
    assert said in answer.err
    assert _rows(place) == []


def test_the_help_says_never_to_name_a_person() -> None:
    """A register is disclosable, and a decision is about the service."""
    told = " ".join(typed("decisions", "--help").out.split())
    assert "never name a person" in told
    assert "Never a name" in told


def test_a_first_decision_makes_the_store(tmp_path: Path) -> None:
    """Nobody need have loaded anything."""
    assert len(_rows(tmp_path / "new", "add", *CUT)) == 1


def test_of_several_services_one_must_be_named(place: Path, tmp_path: Path) -> None:
    """A decision is one service's."""
    plimsoll.open(place, "other").load(extract(tmp_path / "other"), as_of=LATER)
    answer = typed("decisions", "add", *CUT, "--store", place)
    assert (answer.code, "--service" in answer.err) == (2, True)
    assert len(_rows(place, "add", *CUT, "--service", "other")) == 1


def test_the_door_keeps_and_lists_decisions(place: Path) -> None:
    """As the command line does."""
    store: Plimsoll = plimsoll.open(place)
    told = store.decide("24/02/2018", "cut", "Posts", "Director", effective=date(2018, 4, 1), measures=["unallocated"])
    assert told["title"] == ["Posts"]
    assert store.decisions(on="2018-07-01")["due_months"] == [3]
    assert store.looked_back(told["decision"][0], "2018-07-02")["looked_back"] == [date(2018, 7, 2)]
    assert store.decisions(on="2018-09-01").about["due"] == 0
