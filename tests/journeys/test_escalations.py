"""The ladder from the command line: what is put on it, what climbs, an answer, a concern, and the proof of the log."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.council import typed
from tests.journeys.ladders import LATER, THEN, matters, refused, said

import plimsoll

NEXT = ("--next", "2018-11-12")
NOTE = ("--note", "A duty worker is asked to see the child")

COLUMNS = {
    *("id", "sort", "words", "measure", "team", "child", "raised_by", "since", "state", "raised", "step", "role"),
    *("stepped", "answer_by", "unanswered_since", "days_unanswered", "answered_by", "note", "ended"),
}


def test_an_empty_ladder_says_how_to_begin(ladder: Path) -> None:
    """Nothing was ever put on it, and that is no error."""
    told = typed("escalations", "--store", ladder)
    assert (told.code, "plimsoll escalate" in told.out) == (0, True)
    assert matters(ladder) == []


def test_what_stands_is_put_before_the_lowest_role(ladder: Path) -> None:
    """Overdue work and children with two barriers down, each said once, with the day to answer by."""
    told = said(ladder, "escalate", "--on", THEN).json
    assert (told["raised"], told["climbed"], told["returned"], told["ended"]) == (7, 0, 0, 0)
    assert {entry["kind"] for entry in told["entries"]} == {"raised"}
    found = matters(ladder)
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


def test_a_day_looked_at_twice_writes_nothing_the_second_time(ladder: Path) -> None:
    """Neither after a crash nor by mistake."""
    said(ladder, "escalate", "--on", THEN)
    before = matters(ladder)
    again = said(ladder, "escalate", "--on", THEN).json
    assert (again["entries"], again["waiting"]) == ([], 7)
    assert matters(ladder) == before
    assert "nothing new to write" in typed("escalate", "--on", THEN, "--store", ladder).out


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
    assert page.index("Director: 7 to answer, 7 past their time") < page.index("Team manager: 3 to answer, 0 past")
    assert page.count("M1 ") == 1
    assert "14 days" in page
    written = typed("escalate", "--on", LATER, "--store", climbed).out
    assert "10 matters wait" in written


def test_only_what_one_role_or_team_must_answer(climbed: Path) -> None:
    """A team by its identifier or its name, a role in any letters."""
    assert {each["id"] for each in matters(climbed, "--role", "Team  Manager", on=LATER)} == {"M8", "M9", "M10"}
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


def test_an_earlier_day_than_the_last_is_refused(ladder: Path) -> None:
    """What stood then was looked at then; the ladder as it was can still be asked for."""
    said(ladder, "escalate", "--on", LATER)
    assert f"--on {THEN}" in refused(ladder, "escalate", "--on", THEN)
    assert matters(ladder) == []


def test_a_role_or_team_that_there_is_not_is_told(begun: Path) -> None:
    """With those there are."""
    assert "director, partnership" in refused(begun, "escalations", "--role", "cleaner")
    assert "no team of that name" in refused(begun, "escalations", "--team", "Nowhere")


# --- the log ------------------------------------------------------------------------------------------------


def test_a_log_that_is_whole_gives_its_head(begun: Path) -> None:
    """An earlier head is still in it, when it has grown."""
    first = said(begun, "escalations", "--verify").json
    assert (first["log"][0]["entries"], first["log"][0]["whole"]) == (7, True)
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


def test_a_head_alone_is_not_enough(ladder: Path) -> None:
    """It belongs to --verify."""
    assert "--verify" in refused(ladder, "escalations", "--head", "0" * 64)


# --- unanswered ---------------------------------------------------------------------------------------------


def test_what_nobody_answered_is_a_condition_of_its_own(begun: Path) -> None:
    """On any day, by team, through time and row by row; on days before the ladder was climbed there is nothing."""
    said(begun, "acknowledge", "M1", "--by", "director", *NOTE, *NEXT, "--on", "2018-10-24")
    [row] = said(begun, "conditions", "--on", "2018-10-23", "--measure", "unanswered").json["rows"]
    assert (row["value"], row["numerator"], row["denominator"], row["of"]) == (7, 7, 7, "matters")
    series = ("series", "unanswered", "--from", "2018-10-16", "--to", "2018-10-24", "--every", "day")
    told = {each["on"]: (each["value"], each["denominator"]) for each in said(begun, *series).json["rows"]}
    assert told["2018-10-16"] == (None, 0)
    assert told["2018-10-22"] == (0, 7)
    assert told["2018-10-24"] == (6, 6)
    by_team = said(begun, "conditions", "--on", "2018-10-24", "--by", "team", "--measure", "unanswered").json["rows"]
    assert {each["unit"]: each["value"] for each in by_team} == {"T1": 5, "T2": 1}
    rows = said(begun, "rows", "unanswered", "--on", "2018-10-24").json["rows"]
    assert {each["item"] for each in rows if each["counted"]} == {"M2", "M3", "M4", "M5", "M6", "M7"}


def test_as_known_on_a_day_an_answer_of_later_was_not_given(begun: Path) -> None:
    """The log is read as far as it told by then."""
    said(begun, "acknowledge", "M1", "--by", "director", *NOTE, *NEXT, "--on", "2018-10-24")
    asked = ("conditions", "--measure", "unanswered", "--on", "2018-10-25")
    assert said(begun, *asked).json["rows"][0]["value"] == 6
    assert said(begun, *asked, "--as-known-on", "2018-10-23").json["rows"][0]["value"] == 7


def test_before_anything_was_escalated_that_is_said(ladder: Path) -> None:
    """Nobody looked: that is not 0."""
    [row] = said(ladder, "conditions", "--measure", "unanswered").json["rows"]
    assert (row["value"], row["denominator"]) == (None, None)
    assert row["note"] == "Nothing was escalated yet: run plimsoll escalate."


# --- the door and what it costs -----------------------------------------------------------------------------


def test_the_door_answers_as_the_command_line_does(ladder: Path) -> None:
    """The same verbs, with the same answers."""
    store = plimsoll.open(ladder)
    assert store.escalate(THEN).about["raised"] == 7
    told = store.acknowledge("M1", "team manager", "A visit is booked", next="2018-10-24", on=THEN)
    assert told["answer_by"] == [date(2018, 10, 24)]
    assert store.concern("Calls are not returned", "family", on=THEN)["id"] == ["M8"]
    assert sorted(store.escalations(THEN)["id"]) == ["M2", "M3", "M4", "M5", "M6", "M7", "M8"]
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
