"""A decision tried before it is taken, as a person types it: in words, as a page, stopped, kept and looked back on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from tests.council import LATER, ON, typed

import plimsoll
from plimsoll.simulation.ready_made import READY_MADE

FEW = 12
HOW = ("--on", ON, "--every", "month", "--replications", FEW)

CUT = """
name = "one-less"
title = "The only post is cut"
months = 12

[[decision]]
kind = "cut_posts"
on = 2018-11-01
posts = 1
"""
DECISION = ("--on", "2018-10-20", "--kind", "cut", "--title", "A post is cut", "--owner", "Director")


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    """What is typed: a forecast of the council's only post being cut."""
    file = tmp_path_factory.mktemp("scenario") / "cut.toml"
    file.write_text(CUT, encoding="utf-8")
    return ("forecast", file, *HOW)


@pytest.fixture
def store(place: Path, tmp_path: Path) -> Path:
    """A copy of the council's store, to write on."""
    return Path(shutil.copytree(place, tmp_path / "store"))


def test_it_is_told_in_words_first(place: Path, asked: tuple[object, ...]) -> None:
    """The decision, what would come of it, the last day, the cost: each under its heading, and nothing in the error."""
    said = typed(*asked, "--store", place)
    assert (said.code, said.err) == (0, "")
    heads = ("The only post is cut", "WHAT IS DECIDED", "WHAT WOULD COME OF IT", "ON 17 OCTOBER 2019", "WHAT IT COSTS")
    places = [said.out.index(head) for head in heads]
    assert places == sorted(places)
    assert max(len(line) for line in said.lines) <= 100


def test_it_has_the_shape_that_is_promised(place: Path, asked: tuple[object, ...]) -> None:
    """The scenario, the seed, the replications, and rows of three numbers each with its range."""
    document = typed(*asked, "--seed", 5, "--store", place, "--format", "json").json
    assert (document["scenario"], document["seed"], document["replications"]) == ("one-less", 5, FEW)
    row = document["measures"][0]
    assert {"measure", "unit", "day", "baseline", "plan", "difference"} <= set(row)
    assert all(set(row[side]) == {"mean", "low", "high"} for side in ("baseline", "plan", "difference"))
    assert {"service", "T1"} <= {each["unit"] for each in document["measures"]}
    assert document["as_known_on"] is None


def test_the_same_seed_gives_the_same_numbers_and_another_gives_others(place: Path, asked: tuple[object, ...]) -> None:
    """To the last digit, whatever was kept in between; a seed is all there is to chance."""
    said = {seed: typed(*asked, "--seed", seed, "--store", place, "--format", "csv").out for seed in (1, 2)}
    assert typed(*asked, "--seed", 1, "--store", place, "--format", "csv").out == said[1]
    assert said[1] != said[2]


def test_what_differs_is_the_difference(place: Path, asked: tuple[object, ...]) -> None:
    """The mean difference is the mean with the decision less the mean without it."""
    for row in typed(*asked, "--store", place, "--format", "json").json["measures"]:
        means = [row[side]["mean"] for side in ("plan", "baseline", "difference")]
        if None not in means and row["measure"] in {"open_cases", "unallocated"}:
            assert means[2] == pytest.approx(means[0] - means[1], abs=1e-3)


def test_one_measure_and_one_team_can_be_asked_for(place: Path, asked: tuple[object, ...]) -> None:
    """Only that measure is answered, and the pages tell of that team, by its name."""
    words = (*asked, "--measure", "unallocated", "--team", "North", "--store", place)
    assert {row["measure"] for row in typed(*words, "--format", "json").json["measures"]} == {"unallocated"}
    assert "team North" in typed(*words).lines[1]


def test_as_known_on_an_earlier_day(place: Path, asked: tuple[object, ...]) -> None:
    """In October nobody knew that P2 had been allocated: one child more was without a worker."""
    words = (*asked, "--measure", "unallocated", "--store", place, "--format", "json")
    then = typed(*words, "--as-known-on", ON).json
    assert (then["as_known_on"], typed(*words).json["as_known_on"]) == ("2018-10-17", None)
    assert then["trial"] != typed(*words).json["trial"]


def test_the_page_stands_by_itself(place: Path, tmp_path: Path, asked: tuple[object, ...]) -> None:
    """One file with the words, the fans and what the model leaves out; it asks for no other address."""
    said = typed(*asked, "--store", place, "--out", tmp_path / "f.html")
    page = (tmp_path / "f.html").read_text(encoding="utf-8")
    assert (said.code, said.out, "://" in page) == (0, "", False)
    assert "What the model leaves out" in page
    assert "planned-line" in page


def test_the_workbook_has_a_sheet_for_each_part(place: Path, tmp_path: Path, asked: tuple[object, ...]) -> None:
    """For a reader by the file's name; the bare rows with --format."""
    typed(*asked, "--store", place, "--out", tmp_path / "f.xlsx")
    assert openpyxl.load_workbook(tmp_path / "f.xlsx").sheetnames[:3] == ["Summary", "Days", "Figures"]
    typed(*asked, "--store", place, "--format", "xlsx", "--out", tmp_path / "rows.xlsx")
    assert openpyxl.load_workbook(tmp_path / "rows.xlsx").sheetnames == ["Measures", "Definitions", "About"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--replications", 0), "The number of replications must be from 1"),
        (("--replications", 10**9), "more than say anything new"),
        (("--seed", -1), "A seed must be from 0"),
        (("--seed", 2**32), "A seed must be from 0"),
        (("--workers", 0), "The number of workers must be from 1"),
        (("--measure", "happiness"), "does not answer 'happiness'"),
        (("--team", "Nowhere"), "no team of that name"),
        (("--decision", "never taken"), "holds no such decision"),
        (("--service", "nowhere"), "no service 'nowhere'"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(
    place: Path, words: tuple[object, ...], told: str, asked: tuple[object, ...]
) -> None:
    """It ends with 2 and a sentence, and has lived through nothing."""
    said = typed(*asked, *words, "--store", place)
    assert (said.code, told in said.err, said.out) == (2, True, "")


def test_a_name_that_is_none_names_the_nearest(place: Path) -> None:
    """A slip of the pen is told what was meant; a file that is not there is not read."""
    assert "cut-posts" in typed("forecast", "cut-post", "--store", place).err
    assert typed("forecast", "none.toml", "--store", place).code == 3


def test_a_scenario_that_cannot_be_is_told_by_its_lines(place: Path, tmp_path: Path) -> None:
    """Every fault at once, each with its line; nothing is made."""
    file = tmp_path / "bad.toml"
    file.write_text(
        'name = "bad"\nmonths = 12\n\n[[decision]]\nkind = "cut_posts"\non = 2018-11-01\nposts = -3\n\n'
        '[[decision]]\nkind = "end_agency"\non = 2018-11-01\nteam = "T99"\n',
        encoding="utf-8",
    )
    said = typed("forecast", file, "--on", ON, "--store", place)
    assert (said.code, said.out) == (2, "")
    assert ("line 7" in said.err, "line 12" in said.err) == (True, True)


def test_a_new_scenario_can_be_tried_as_it_stands(place: Path, tmp_path: Path) -> None:
    """It names the store's teams, decides nothing, and so changes nothing."""
    file = tmp_path / "mine.toml"
    assert typed("scenario", "new", "--on", ON, "--out", file, "--store", place).code == 0
    assert '"T1"' in file.read_text(encoding="utf-8")
    document = typed("forecast", file, *HOW, "--store", place, "--format", "json").json
    assert {row["difference"]["mean"] for row in document["measures"]} <= {0, None}


def test_the_schema_that_a_new_scenario_names_is_beside_it(place: Path, tmp_path: Path) -> None:
    """The first line of a new scenario names a file that is there, for editors to explain its fields by."""
    file = tmp_path / "transfer.toml"
    assert typed("scenario", "new", "transfer", "--out", file, "--store", place / "none").code == 0
    named = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
    assert json.loads((tmp_path / named).read_text(encoding="utf-8"))["title"] == "Plimsoll scenario"


def test_a_scenario_that_was_edited_is_never_written_over(place: Path, tmp_path: Path) -> None:
    """Somebody's file stays as it is."""
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    said = typed("scenario", "new", "--out", tmp_path / "mine.toml", "--store", place)
    assert (said.code, (tmp_path / "mine.toml").read_text(encoding="utf-8")) == (2, "mine")


def test_every_ready_made_scenario_is_listed_and_can_be_had(place: Path) -> None:
    """By name, with what it decides; without a store too."""
    assert typed("scenario", "list", "--store", place, "--format", "csv").out.count("\n") == len(READY_MADE) + 1
    for name in READY_MADE:
        assert f'name = "{name}"' in typed("scenario", "new", name, "--store", place / "none").out


def test_whoever_stops_a_forecast_is_told_that_it_goes_on(
    place: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[object, ...]
) -> None:
    """It ends as a shell expects of a stopped command, with a sentence and no traceback."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plimsoll.Plimsoll, "forecasted", stopped)
    said = typed(*asked, "--store", place)
    assert (said.code, said.out, "it goes on from there" in said.err) == (130, "", True)


def test_a_forecast_is_kept_with_its_decision_and_held_against_what_happened(
    store: Path, asked: tuple[object, ...]
) -> None:
    """What was forecast stands in the register in words; at a look back each measure stands beside what it was."""
    typed("decisions", "add", *DECISION, "--store", store)
    reference = typed("decisions", "--store", store, "--format", "json").json["decisions"][0]["decision"]
    assert typed(*asked, "--decision", reference, "--store", store).code == 0
    kept = typed("decisions", "--store", store, "--format", "json").json["decisions"]
    assert [(row["decision"], bool(row["forecast"])) for row in kept] == [(reference, True)]
    words = ("decisions", "held", "--store", store)
    assert "No look back" in typed(*words, "--on", LATER).out
    held = typed(*words, "--on", "2019-02-01", "--format", "json").json
    assert {row["due_months"] for row in held["held"]} == {3}
    assert {row["fell"] for row in held["held"]} <= {"inside", "below", "above", "unknown"}
    assert held["of"] >= held["inside"]
    assert "A post is cut: after 3 months" in typed(*words, "--on", "2019-02-01").out


def test_nothing_kept_is_said(place: Path) -> None:
    """And how to keep one."""
    assert "--decision REFERENCE" in typed("decisions", "held", "--store", place).out


def test_a_damaged_kept_forecast_is_named(store: Path, asked: tuple[object, ...]) -> None:
    """It says which file, and what to do."""
    typed("decisions", "add", *DECISION, "--reference", "D1", "--store", store)
    typed(*asked, "--decision", "D1", "--store", store)
    (file,) = (store / "forecasts" / "kept").iterdir()
    told = json.loads(file.read_text(encoding="utf-8"))
    assert set(told) == {"decision", "on", "unit", "seed", "replications", "measures"}
    file.write_text("{", encoding="utf-8")
    said = typed("decisions", "held", "--on", "2019-02-01", "--store", store)
    assert (said.code, file.name in said.err) == (3, True)
