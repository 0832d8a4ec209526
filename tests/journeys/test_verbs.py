"""Every verb, typed as a person types it, in every format."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.council import FORMULA, LATER, ON, council_later, extract, typed

from plimsoll.cli.verbs import VERBS

ASKED = {
    "conditions": ("conditions", "--on", "2018-10-17"),
    "conditions by team": ("conditions", "--on", "17/10/2018", "--by", "team"),
    "conditions by worker": ("conditions", "--on", "2018-10-17", "--by", "worker"),
    "series": ("series", "unallocated", "--from", "2018-09-01", "--to", "2018-10-17"),
    "defences": ("defences", "--on", "2018-10-17"),
    "defences by team": ("defences", "--on", "2018-10-17", "--by", "team"),
    "one case": ("defences", "--on", "2018-10-17", "--case", "P2"),
    "drain": ("drain", "--on", "2018-11-30"),
    "queue": ("queue", "--on", "2018-10-17"),
    "warn": ("warn", "--on", "2018-10-17", "--all"),
    "funnel": ("funnel", "assessments_in_time", "--on", "2018-10-17"),
    "escalations": ("escalations", "--on", "2018-10-17"),
    "rows": ("rows", "unallocated", "--on", "2018-10-17"),
    "explain": ("explain", "unallocated"),
    "explain all": ("explain",),
    "decisions": ("decisions",),
    "decisions held": ("decisions", "held"),
    "forecast": ("forecast", "cap-at-the-line", "--on", "2018-10-17", "--every", "month", "--replications", "12"),
    "scenarios": ("scenario", "list"),
    "watch": ("watch", "--on", "2018-10-17"),
    "loads": ("loads",),
    "refused": ("refused", "--load", "1"),
    "reconcile": ("reconcile", "4", "--measure", "open_cases", "--on", "2018-10-17"),
}
"""Every question, by what it is."""


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_prints_a_table(place: Path, asked: str) -> None:
    """It ends with 0, prints something to the output and nothing to the error."""
    said = typed(*ASKED[asked], "--store", place)
    assert (said.code, said.err, len(said.lines) > 2) == (0, "", True)


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_prints_json(place: Path, asked: str) -> None:
    """It is one document with a list of rows in it."""
    document = typed(*ASKED[asked], "--store", place, "--format", "json").json
    assert any(isinstance(part, list) for part in document.values())


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_prints_csv(place: Path, asked: str) -> None:
    """It has a heading, and every row as many cells as the heading."""
    rows = list(csv.reader(io.StringIO(typed(*ASKED[asked], "--store", place, "--format", "csv").out)))
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_writes_a_workbook(place: Path, tmp_path: Path, asked: str) -> None:
    """The file opens, and defines its columns."""
    said = typed(*ASKED[asked], "--store", place, "--format", "xlsx", "--out", tmp_path / "a.xlsx")
    assert (said.code, said.out) == (0, "")
    assert "Definitions" in openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames


@pytest.mark.parametrize("asked", ASKED)
def test_every_question_writes_parquet(place: Path, tmp_path: Path, asked: str) -> None:
    """The file has as many rows as the CSV."""
    typed(*ASKED[asked], "--store", place, "--format", "parquet", "--out", tmp_path / "a.parquet")
    rows = list(csv.reader(io.StringIO(typed(*ASKED[asked], "--store", place, "--format", "csv").out)))
    assert pq.read_table(tmp_path / "a.parquet").num_rows == len(rows) - 1


def test_conditions_have_the_shape_that_is_promised(place: Path) -> None:
    """The day, the knowledge, whose, and one row a measure with exactly these parts."""
    document = typed("conditions", "--on", "2018-10-17", "--as-known-on", ON, "--store", place, "--format", "json").json
    assert (document["on"], document["as_known_on"], document["by"]) == ("2018-10-17", "2018-10-17", "service")
    parts = {"unit", "measure", "value", "numerator", "denominator", "detail", "of", "note"}
    assert all(set(row) == parts and row["unit"] == "service" for row in document["rows"])


def test_as_known_today_is_no_day(place: Path) -> None:
    """Where no knowledge was asked for, none is made up."""
    assert typed("conditions", "--store", place, "--format", "json").json["as_known_on"] is None


def test_several_measures_can_be_asked_for(place: Path) -> None:
    """The option may be said again; only these are answered."""
    said = typed(
        "conditions", "--measure", "unallocated", "--measure", "open_cases", "--store", place, "--format", "csv"
    )
    assert [row["measure"] for row in csv.DictReader(io.StringIO(said.out))] == ["unallocated", "open_cases"]


def test_a_series_has_the_shape_that_is_promised(place: Path) -> None:
    """What was asked, and the same rows as the conditions with the day beside them."""
    words = ("series", "unallocated", "--from", "2018-10-01", "--to", "2018-10-17", "--every", "day")
    document = typed(*words, "--store", place, "--format", "json").json
    assert [document[part] for part in ("measure", "from", "to", "every", "by")] == [
        "unallocated",
        "2018-10-01",
        "2018-10-17",
        "day",
        "service",
    ]
    assert [row["on"] for row in document["rows"]][-1] == "2018-10-17"
    assert len(document["rows"]) == 17


def test_defences_have_the_shape_that_is_promised(place: Path) -> None:
    """The counts, the expectation, each defence's answers, and the aligned children."""
    document = typed("defences", "--on", "2018-10-17", "--store", place, "--format", "json").json
    promised = {"on", "children", "barriers_down", "expected_if_independent", "by_defence", "aligned"}
    assert promised <= set(document)
    assert list(document["barriers_down"]) == ["0", "1", "2", "3+"]
    assert set(document["by_defence"]["worker"]) == {"holds", "down", "unknown", "not_applicable"}
    assert {"child", "team", "worker", "down", "since", "days"} <= set(document["aligned"][0])


def test_a_load_has_the_shape_that_is_promised(tmp_path: Path) -> None:
    """The load, its day, every file, the faults and the totals; read is kept, duplicates and refused."""
    words = ("load", extract(tmp_path / "in"), "--as-of", "2018-10-17", "--store", tmp_path / "store")
    document = typed(*words, "--format", "json").json
    assert (document["load"], document["as_of"]) == (1, "2018-10-17")
    for part in [*document["files"], document["totals"]]:
        assert part["read"] == part["kept"] + part["duplicates"] + part["refused"]
    assert {"file", "row", "column", "reason"} <= set(document["faults"][0])


def test_a_load_tells_what_became_of_it(tmp_path: Path) -> None:
    """The page has every file, the whole, and the faults."""
    said = typed("load", extract(tmp_path / "in"), "--as-of", "17/10/2018", "--store", tmp_path / "store")
    assert said.out.startswith("Load 1 of service, known from 17 October 2018.")
    assert ("ssd_cin_episodes.csv" in said.out, "In all" in said.out, said.err) == (True, True, "")


def test_loading_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """It says that it was loaded before, and there is still one load."""
    words = ("load", extract(tmp_path / "in"), "--as-of", "2018-10-17", "--store", tmp_path / "store")
    typed(*words)
    assert typed(*words).out.startswith("These files were loaded before")
    assert len(typed("loads", "--store", tmp_path / "store", "--format", "json").json["loads"]) == 1


def test_the_service_can_be_named(tmp_path: Path) -> None:
    """Two services in one store are asked about apart or together."""
    for name in ("north", "south"):
        typed("load", extract(tmp_path / name), "--service", name, "--as-of", ON, "--store", tmp_path / "store")
    asked = ("conditions", "--measure", "open_cases", "--store", tmp_path / "store", "--format", "json")
    assert [row["unit"] for row in typed(*asked).json["rows"]] == ["north", "south"]
    assert [row["unit"] for row in typed(*asked, "--service", "south").json["rows"]] == ["service"]


def test_a_partial_load_takes_nothing_away(tmp_path: Path) -> None:
    """What a partial load does not carry stays known."""
    store = tmp_path / "store"
    typed("load", extract(tmp_path / "all", council_later()), "--as-of", ON, "--store", store)
    some = {"allocation": council_later()["allocation"][:1]}
    typed("load", extract(tmp_path / "some", some), "--as-of", LATER, "--partial", "--store", store)
    said = typed("conditions", "--on", ON, "--measure", "unallocated", "--store", store, "--format", "json")
    assert said.json["rows"][0]["value"] == 1


def test_reconcile_names_the_child_and_the_rule(place: Path, tmp_path: Path) -> None:
    """Their report counts the child whose case closed that day: it says which, and why."""
    (tmp_path / "theirs.csv").write_text("Child ID,Team\nP1,a\nP2,a\nP3,a\nP5,b\n", encoding="utf-8")
    said = typed("reconcile", tmp_path / "theirs.csv", "--measure", "open_cases", "--on", ON, "--store", place)
    assert said.lines[0] == "open_cases on 17 October 2018: their report says 4, ours 3."
    assert re.search(r"^P3 +theirs ", said.out, re.MULTILINE)


def test_a_column_of_the_report_can_be_named(place: Path, tmp_path: Path) -> None:
    """Where the heading is unusual, it is said."""
    (tmp_path / "theirs.csv").write_text("Who,Team\nP1,a\nP2,a\nP5,b\n", encoding="utf-8")
    words = ("reconcile", tmp_path / "theirs.csv", "--measure", "open_cases", "--on", ON, "--store", place)
    assert typed(*words).code == 2
    assert typed(*words, "--column", "who").lines[-1] == "The two agree."


def test_explain_says_what_it_needs_and_what_it_moves_with(place: Path) -> None:
    """The definition, both sides of the fraction, the counters and the source."""
    said = typed("explain", "unallocated", "--store", place).out
    for part in ("Meaning", "Numerator", "Denominator", "Counter-measures", "in_name_only", "Needs", "Source"):
        assert part in said


def test_explain_needs_no_store(tmp_path: Path) -> None:
    """A definition can be read before anything is loaded."""
    assert typed("explain", "unallocated", "--store", tmp_path / "none").code == 0


def test_invent_and_load_are_a_whole_path(tmp_path: Path) -> None:
    """What is invented can be loaded, and asked about."""
    words = ("invent", tmp_path / "in", "--seed", 3, "--children", 40, "--years", 1, "--ends", "2019-03-31")
    said = typed(*words)
    assert ("Nobody in it exists." in said.out, said.code) == (True, 0)
    typed("load", tmp_path / "in", "--store", tmp_path / "store", "--as-of", "2019-03-31")
    asked = typed("conditions", "--measure", "open_cases", "--store", tmp_path / "store", "--format", "json")
    assert asked.json["rows"][0]["value"] > 0


def test_the_demo_is_the_whole_path(tmp_path: Path) -> None:
    """It invents, loads month by month, shows the screen and says where the store is."""
    said = typed("demo", "--children", 60, "--months", 2, "--keep", tmp_path / "demo")
    assert (said.code, said.err) == (0, "")
    assert said.out.index("THE SWAMP") < said.out.index("CHILDREN WITHOUT A WORKER") < said.out.index("TYPE NEXT")
    assert str(tmp_path / "demo" / "store") in said.lines[-1]
    assert len(list((tmp_path / "demo" / "extracts").iterdir())) == 2
    loads = typed("loads", "--store", tmp_path / "demo" / "store", "--format", "json").json["loads"]
    assert sorted({load["source"] for load in loads}) == ["hr", "register", "ssd"]
    assert len(loads) == 2 * 3


def test_the_demo_never_mixes_with_what_is_there(tmp_path: Path) -> None:
    """An invented county is not loaded into a store that is there already."""
    (tmp_path / "demo" / "store").mkdir(parents=True)
    said = typed("demo", "--children", 60, "--months", 1, "--keep", tmp_path / "demo")
    assert (said.code, "Choose another --keep" in said.err) == (2, True)


def test_a_teams_name_is_never_a_formula(place: Path) -> None:
    """A team whose name begins with an equals sign is marked in the CSV."""
    said = typed(
        "conditions", "--on", ON, "--by", "team", "--measure", "open_cases", "--store", place, "--format", "csv"
    )
    names = [row["name"] for row in csv.DictReader(io.StringIO(said.out))]
    assert f"'{FORMULA}" in names
    assert FORMULA not in names


# These write, or read a file of their own, and have journeys of their own.
ELSEWHERE = {
    *("load", "invent", "demo", "report", "template", "chart"),
    *("escalate", "acknowledge", "concern", "digest"),
}


def test_every_verb_is_asked_here() -> None:
    """No verb is without a journey."""
    asked = {words[0] for words in ASKED.values()} | ELSEWHERE
    assert {verb.name for verb in VERBS} == asked
