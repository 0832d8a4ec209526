"""The ladder from the command line: what is put on it, what climbs, an answer, a concern, and the proof of the log."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.council import ON, Said, extract, typed

import plimsoll

THEN = "2018-10-17"
LATER = "2018-11-05"
"""Thirteen working days later: past the team manager's three, the service manager's three and the head's five."""

NEXT = ("--next", "2018-11-12")
NOTE = ("--note", "A duty worker is asked to see the child")

COLUMNS = {
    *("id", "sort", "words", "measure", "team", "child", "raised_by", "since", "state", "raised", "step", "role"),
    *("stepped", "answer_by", "unanswered_since", "days_unanswered", "answered_by", "note", "ended"),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the council as it was on its day, and an empty ladder."""
    folder = tmp_path_factory.mktemp("bare")
    plimsoll.open(folder / "store").load(extract(folder / "council"), as_of=ON)
    return folder / "store"


@pytest.fixture(scope="module")
def looked_at(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, once somebody has looked at its day."""
    return _looked(bare, tmp_path_factory.mktemp("looked_at"), THEN)


@pytest.fixture(scope="module")
def left(looked_at: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, left alone for thirteen working days and looked at again."""
    return _looked(looked_at, tmp_path_factory.mktemp("left"), LATER)


def _looked(store: Path, folder: Path, on: str) -> Path:
    copied = Path(shutil.copytree(store, folder / "store"))
    plimsoll.open(copied).escalate(on)
    return copied


@pytest.fixture
def place(bare: Path, tmp_path: Path) -> Path:
    """A copy with an empty ladder, to write on."""
    return Path(shutil.copytree(bare, tmp_path / "store"))


@pytest.fixture
def begun(looked_at: Path, tmp_path: Path) -> Path:
    """A copy with what stood on the day, to write on."""
    return Path(shutil.copytree(looked_at, tmp_path / "store"))


@pytest.fixture
def climbed(left: Path, tmp_path: Path) -> Path:
    """A copy with what has climbed since, to write on."""
    return Path(shutil.copytree(left, tmp_path / "store"))


def said(place: Path, *words: object) -> Said:
    """What a verb says of the store; it must end well."""
    told = typed(*words, "--store", place, "--format", "json")
    assert told.code == 0, told.err
    return told


def matters(place: Path, *words: object, on: str = THEN) -> list[dict[str, Any]]:
    """What is on the ladder."""
    return list(said(place, "escalations", "--on", on, *words).json["matters"])


def refused(place: Path, *words: object) -> str:
    """Why a command was used wrongly."""
    told = typed(*words, "--store", place)
    assert (told.code, told.out) == (2, "")
    return told.err


def test_an_empty_ladder_says_how_to_begin(place: Path) -> None:
    """Nothing was ever put on it, and that is no error."""
    told = typed("escalations", "--store", place)
    assert (told.code, "plimsoll escalate" in told.out) == (0, True)
    assert matters(place) == []


def test_what_stands_is_put_before_the_lowest_role(place: Path) -> None:
    """Overdue work and children with two barriers down, each said once, with the day to answer by."""
    told = said(place, "escalate", "--on", THEN).json
    assert (told["raised"], told["climbed"], told["returned"], told["ended"]) == (6, 0, 0, 0)
    assert {entry["kind"] for entry in told["entries"]} == {"raised"}
    found = matters(place)
    assert all(set(matter) == COLUMNS for matter in found)
    assert {(matter["sort"], matter["child"]) for matter in found} == {
        ("aligned", "P2"),
        ("aligned", "P5"),
        ("overdue", "P1"),
        ("overdue", "P2"),
    }
    assert {(matter["role"], matter["step"], matter["answer_by"]) for matter in found} == {
        ("team manager", 1, "2018-10-22")
    }
    assert all(matter["state"] == "waiting" and matter["unanswered_since"] is None for matter in found)


def test_a_day_looked_at_twice_writes_nothing_the_second_time(place: Path) -> None:
    """Neither after a crash nor by mistake."""
    said(place, "escalate", "--on", THEN)
    before = matters(place)
    again = said(place, "escalate", "--on", THEN).json
    assert (again["entries"], again["waiting"]) == ([], 6)
    assert matters(place) == before
    assert "nothing new to write" in typed("escalate", "--on", THEN, "--store", place).out


def test_what_nobody_answers_climbs_step_by_step(begun: Path) -> None:
    """However long ago anybody last looked, each step stands there with the day it fell due."""
    told = said(begun, "escalate", "--on", LATER).json
    first = [(entry["role"], entry["day"]) for entry in told["entries"] if entry["id"] == "M1"]
    assert first == [
        ("service manager", "2018-10-23"),
        ("head of service", "2018-10-27"),
        ("director", "2018-11-03"),
    ]
    (matter,) = (each for each in matters(begun, on=LATER) if each["id"] == "M1")
    assert (matter["role"], matter["unanswered_since"], matter["days_unanswered"]) == ("director", "2018-10-23", 14)


def test_the_page_tells_each_role_the_longest_unanswered_first(climbed: Path) -> None:
    """The highest role first; each matter once, with its days."""
    page = typed("escalations", "--on", LATER, "--store", climbed).out
    assert page.index("Director: 6 to answer, 6 past their time") < page.index("Team manager: 2 to answer, 0 past")
    assert page.count("M1 ") == 1
    assert "14 days" in page
    written = typed("escalate", "--on", LATER, "--store", climbed).out
    assert "8 matters wait" in written


def test_only_what_one_role_or_team_must_answer(climbed: Path) -> None:
    """A team by its identifier or its name, a role in any letters."""
    assert {each["id"] for each in matters(climbed, "--role", "Team  Manager", on=LATER)} == {"M7", "M8"}
    assert {each["child"] for each in matters(climbed, "--team", "T1", on=LATER)} == {"P1", "P2"}
    assert matters(climbed, "--team", "North", on=LATER) == matters(climbed, "--team", "T1", on=LATER)


def test_an_answer_takes_a_matter_off_the_list_until_its_next_date(begun: Path) -> None:
    """It comes back by itself, one step higher, when that date has passed and nothing has changed."""
    [told] = said(begun, "acknowledge", "m1", "--by", "Team Manager", *NOTE, *NEXT, "--on", THEN).json["matters"]
    assert (told["state"], told["answered_by"], told["answer_by"]) == ("answered", "team manager", "2018-11-12")
    assert "M1" not in {each["id"] for each in matters(begun, on="2018-11-12")}
    assert "M1" in {each["id"] for each in matters(begun, "--all", on="2018-11-12")}
    said(begun, "escalate", "--on", "2018-11-13")
    (back,) = (each for each in matters(begun, on="2018-11-13") if each["id"] == "M1")
    assert (back["role"], back["state"], back["note"]) == ("service manager", "waiting", NOTE[1])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("M99", "--by", "director", *NOTE, *NEXT), "no matter 'M99'"),
        (("M2", *NOTE, *NEXT), "needs --by"),
        (("M2", "--by", " ", *NOTE, *NEXT), "needs a role"),
        (("M2", "--by", "cleaner", *NOTE, *NEXT), "not on the ladder"),
        (("M2", "--by", "team manager", *NOTE, *NEXT), "climbed above the team manager"),
        (("M2", "--by", "director", *NEXT), "needs --note"),
        (("M2", "--by", "director", "--note", "  ", *NEXT), "The note says nothing"),
        (("M2", "--by", "director", *NOTE), "needs a next date"),
        (("M2", "--by", "director", *NOTE, "--next", "2018-11-05"), "not after the answer"),
        (("M2", "--by", "director", *NOTE, "--next", "2020-01-01"), "too far away"),
        (("M2", "--by", "director", *NOTE, "--next", "soon"), "not a date"),
        (("M2", "--by", "director", *NOTE, "--settled"), "no concern"),
        (("M1", "--by", "director", *NOTE, *NEXT), "already answered"),
        (("M2", "--by", "director", "--note", "Write to a@b.example", *NEXT), "an e-mail address"),
    ],
)
def test_an_answer_that_lacks_something_is_refused(climbed: Path, words: tuple[str, ...], why: str) -> None:
    """With what is missing, and nothing is written."""
    said(climbed, "acknowledge", "M1", "--by", "director", *NOTE, *NEXT, "--on", LATER)
    before = matters(climbed, "--all", on=LATER)
    assert why in refused(climbed, "acknowledge", *words, "--on", LATER)
    assert matters(climbed, "--all", on=LATER) == before


def test_an_earlier_day_than_the_last_is_refused(place: Path) -> None:
    """What stood then was looked at then; the ladder as it was can still be asked for."""
    said(place, "escalate", "--on", LATER)
    assert f"--on {THEN}" in refused(place, "escalate", "--on", THEN)
    assert matters(place) == []


def test_a_role_or_team_that_there_is_not_is_told(begun: Path) -> None:
    """With those there are."""
    assert "director, partnership" in refused(begun, "escalations", "--role", "cleaner")
    assert "no team of that name" in refused(begun, "escalations", "--team", "Nowhere")


# --- concerns -----------------------------------------------------------------------------------------------


def test_a_concern_climbs_until_it_is_settled(place: Path) -> None:
    """Nothing measures it: only an answer that settles it ends it."""
    text = "Calls to the duty team are not returned"
    words = ("--by", "agency", "--team", "North", "--case", "P2", "--about", "contacts_undecided")
    [told] = said(place, "concern", text, *words, "--on", THEN).json["matters"]
    assert (told["id"], told["words"], told["raised_by"], told["team"]) == ("M1", text, "agency", "T1")
    assert (told["child"], told["measure"], told["role"]) == ("P2", "contacts_undecided", "team manager")
    said(place, "escalate", "--on", LATER)
    (now,) = (each for each in matters(place, on=LATER) if each["id"] == "M1")
    assert now["role"] == "director"
    answer = ("--by", "director", "--note", "The duty line is answered again", "--settled")
    [done] = said(place, "acknowledge", "M1", *answer, "--on", LATER).json["matters"]
    assert (done["state"], done["ended"]) == ("ended", LATER)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--by", "agency"), "Nothing was said"),
        (("Calls",), "needs --by"),
        (("Calls", "--by", "neighbour"), "worker, agency, family"),
        (("Calls", "--by", "agency", "--team", "Nowhere"), "no team of that name"),
        (("Calls", "--by", "agency", "--case", "P99"), "knows no such case"),
        (("Calls", "--by", "agency", "--about", "happiness"), "no measure or defence of that name"),
        (("Ring 07700 900 123", "--by", "family"), "a telephone or NHS number"),
        (("Living at SW1A 1AA", "--by", "family"), "a postcode"),
        (("x" * 301, "--by", "family"), "300 is the most"),
        (("Calls", "--by", "agency", "--file", "concerns.csv"), "Give --file alone"),
    ],
)
def test_a_concern_that_cannot_be_kept_is_refused(place: Path, words: tuple[str, ...], why: str) -> None:
    """The message says why and never repeats what was typed; nothing is written."""
    told = refused(place, "concern", *words)
    assert why in told
    assert not {"P99", "happiness", "Nowhere", "SW1A", "07700"} & set(told.replace(".", " ").split())
    assert matters(place, "--all") == []


def test_a_file_of_concerns_is_read_once(place: Path, tmp_path: Path) -> None:
    """The rows that cannot be kept are told with their reason, and with --strict it ends with 1."""
    lines = (
        "raised,raised by,concern,team,case,about,reference",
        "09/10/2018,school,Calls are not returned,North,,,PH/1",
        "2018-10-10,parent,Nobody comes to agreed visits,,P1,days_since_seen,",
        "2018-10-10,parent,Write to a@b.example,,,,",
        "2018-10-10,neighbour,Noise,,,,",
        "2018-10-10,worker,Too many cases,,P99,,",
        "2018-10-10,worker,,,,,",
        "2018-12-10,worker,Too many cases,,,,",
    )
    path = tmp_path / "heard.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = said(place, "concern", "--file", path, "--on", THEN).json
    assert (told["read"], told["kept"], told["duplicates"], told["refused"]) == (7, 2, 0, 5)
    kept = [(each["id"], each["raised_by"], each["since"], each["raised"]) for each in told["matters"]]
    assert kept == [("M1", "agency", "2018-10-09", THEN), ("M2", "family", "2018-10-10", THEN)]
    assert {fault["row"] for fault in told["faults"]} == {4, 5, 6, 7, 8}
    assert not any("b.example" in fault["reason"] or "P99" in fault["reason"] for fault in told["faults"])
    again = said(place, "concern", "--file", path, "--on", LATER).json
    assert (again["kept"], again["duplicates"], again["matters"]) == (0, 2, [])
    strict = typed("concern", "--file", path, "--on", LATER, "--strict", "--store", place)
    assert (strict.code, "5 rows refused" in strict.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("raised,raised by,concrn\n2018-10-10,worker,Too many cases\n", "'concern' is missing"),
        ("a,b\n1,2\n", "no file of concerns"),
        ("", "empty"),
    ],
)
def test_a_file_of_another_kind_is_not_read(place: Path, tmp_path: Path, text: str, why: str) -> None:
    """It ends with 3 and says which column is missing, or how to get an empty file."""
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    told = typed("concern", "--file", path, "--store", place)
    assert (told.code, why in told.err) == (3, True)


def test_the_help_says_never_to_name_a_person() -> None:
    """Neither with an answer nor with a concern: the log is kept for good."""
    for verb in ("acknowledge", "concern"):
        told = " ".join(typed(verb, "--help").out.split())
        assert "kept for good" in told
        assert "never name a person" in told


# --- the log ------------------------------------------------------------------------------------------------


def test_a_log_that_is_whole_gives_its_head(begun: Path) -> None:
    """An earlier head is still in it, when it has grown."""
    first = said(begun, "escalations", "--verify").json
    assert (first["log"][0]["entries"], first["log"][0]["whole"]) == (6, True)
    said(begun, "escalate", "--on", LATER)
    told = said(begun, "escalations", "--verify", "--head", first["head"]).json
    assert (told["log"][0]["held"], told["head"] != first["head"]) == (True, True)
    assert "Head: " in typed("escalations", "--verify", "--store", begun).out


def test_a_log_that_was_changed_is_told_with_the_place(begun: Path) -> None:
    """It ends with 4 and names the entry; so does a head that the log does not hold."""
    unknown = typed("escalations", "--verify", "--head", "0" * 64, "--store", begun)
    assert (unknown.code, "does not hold the head" in unknown.err) == (4, True)
    with closing(sqlite3.connect(begun / "log.sqlite")) as log, log:
        for (name,) in log.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            log.execute(f"DROP TRIGGER {name}")
        [table] = [
            name
            for (name,) in log.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "day" in {row[1] for row in log.execute(f"PRAGMA table_info({name})")}
        ]
        log.execute(f"UPDATE {table} SET day = '2018-10-01' WHERE number = 3")
    told = typed("escalations", "--verify", "--store", begun)
    assert (told.code, "Entry 3" in told.err) == (4, True)


def test_a_head_alone_is_not_enough(place: Path) -> None:
    """It belongs to --verify."""
    assert "--verify" in refused(place, "escalations", "--head", "0" * 64)


# --- unanswered ---------------------------------------------------------------------------------------------


def test_what_nobody_answered_is_a_condition_of_its_own(begun: Path) -> None:
    """On any day, by team, through time and row by row; on days before the ladder was climbed there is nothing."""
    said(begun, "acknowledge", "M1", "--by", "director", *NOTE, *NEXT, "--on", "2018-10-24")
    [row] = said(begun, "conditions", "--on", "2018-10-23", "--measure", "unanswered").json["rows"]
    assert (row["value"], row["numerator"], row["denominator"], row["of"]) == (6, 6, 6, "matters")
    series = ("series", "unanswered", "--from", "2018-10-16", "--to", "2018-10-24", "--every", "day")
    told = {each["on"]: (each["value"], each["denominator"]) for each in said(begun, *series).json["rows"]}
    assert told["2018-10-16"] == (None, 0)
    assert told["2018-10-22"] == (0, 6)
    assert told["2018-10-24"] == (5, 5)
    by_team = said(begun, "conditions", "--on", "2018-10-24", "--by", "team", "--measure", "unanswered").json["rows"]
    assert {each["unit"]: each["value"] for each in by_team} == {"T1": 4, "T2": 1}
    rows = said(begun, "rows", "unanswered", "--on", "2018-10-24").json["rows"]
    assert {each["item"] for each in rows if each["counted"]} == {"M2", "M3", "M4", "M5", "M6"}


def test_as_known_on_a_day_an_answer_of_later_was_not_given(begun: Path) -> None:
    """The log is read as far as it told by then."""
    said(begun, "acknowledge", "M1", "--by", "director", *NOTE, *NEXT, "--on", "2018-10-24")
    asked = ("conditions", "--measure", "unanswered", "--on", "2018-10-25")
    assert said(begun, *asked).json["rows"][0]["value"] == 5
    assert said(begun, *asked, "--as-known-on", "2018-10-23").json["rows"][0]["value"] == 6


def test_before_anything_was_escalated_that_is_said(place: Path) -> None:
    """Nobody looked: that is not 0."""
    [row] = said(place, "conditions", "--measure", "unanswered").json["rows"]
    assert (row["value"], row["denominator"]) == (None, None)
    assert row["note"] == "Nothing was escalated yet: run plimsoll escalate."


# --- the door and what it costs -----------------------------------------------------------------------------


def test_the_door_answers_as_the_command_line_does(place: Path) -> None:
    """The same verbs, with the same answers."""
    store = plimsoll.open(place)
    assert store.escalate(THEN).about["raised"] == 6
    told = store.acknowledge("M1", "team manager", "A visit is booked", next="2018-10-24", on=THEN)
    assert told["answer_by"] == [date(2018, 10, 24)]
    assert store.concern("Calls are not returned", "family", on=THEN)["id"] == ["M7"]
    assert sorted(store.escalations(THEN)["id"]) == ["M2", "M3", "M4", "M5", "M6", "M7"]
    assert store.escalations(THEN, every=True).about["answered"] == 1
    assert store.verify().about["head"] == store.escalations(THEN).about["head"]


LOADED = """
import contextlib, importlib.util, io, sys
from plimsoll.cli.main import main
sys.argv = {argv!r}
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
names = {{"duckdb", "pyarrow", "numpy", "pandas", "plimsoll.intake", "plimsoll.sources"}}
print(sorted(n for n in names & set(sys.modules) if type(sys.modules[n]) is not importlib.util._LazyModule))
"""


@pytest.mark.parametrize(
    "words",
    [("escalations",), ("acknowledge", "M1", "--by", "director", "--note", "Seen to", "--next", "2018-10-24")],
    ids=lambda words: words[0],
)
def test_to_look_and_to_answer_bring_neither_the_engine_nor_the_readers(begun: Path, words: tuple[str, ...]) -> None:
    """Whoever looks what waits for them should not wait."""
    code = LOADED.format(argv=["plimsoll", *words, "--on", THEN, "--store", str(begun)])
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
