"""Any CSV as a control chart, from the command line and by the door."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.council import typed

import plimsoll

STEP = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12, 20, 21, 19, 22]
WEEKS = [f"2024-{month:02}-{day:02}" for month, day in ((1, 1), (1, 8), (1, 15), (1, 22), (1, 29), (2, 5), (2, 12))]
WEEKS += ["2024-02-19", "2024-02-26", "2024-03-04", "2024-03-11", "2024-03-18", "2024-03-25", "2024-04-01"]
WEEKS += ["2024-04-08", "2024-04-15"]

KEYS = {"kind", "points", "variation", "assurance", "notes"}
POINT = ["x", "y", "mean", "lower", "upper", "signals", "direction"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place for files."""
    return tmp_path


def _file(folder: Path, rows: Sequence[object], head: str = "Week,Waiting", encoding: str = "utf-8") -> Path:
    path = folder / "series.csv"
    path.write_text("\n".join([head, *map(str, rows)]) + "\n", encoding=encoding)
    return path


def _step(folder: Path) -> Path:
    return _file(folder, [f"{week},{value}" for week, value in zip(WEEKS, STEP, strict=True)])


def _json(path: Path, *words: object) -> dict[str, Any]:
    said = typed("chart", path, *words, "--format", "json")
    assert said.code == 0, said.err
    found: dict[str, Any] = said.json
    return found


def test_the_json_has_the_shape_that_was_promised(folder: Path) -> None:
    """Every key and no other, the points in order."""
    told = _json(_step(folder), "--kind", "xmr", "--good", "down", "--target", "15", "--baseline", "12")
    assert set(told) == KEYS
    assert list(told["points"][0]) == POINT
    assert told["points"][-1] == {
        "x": "2024-04-15",
        "y": 22.0,
        "mean": pytest.approx(10.583333),
        "lower": pytest.approx(6.714242),
        "upper": pytest.approx(14.452424),
        "signals": ["beyond_limit"],
        "direction": "up",
    }
    assert (told["kind"], told["variation"], told["assurance"]) == ("xmr", "concern", None)


def test_the_page_says_it_in_words(folder: Path) -> None:
    """What the last point says, since when, the limits, why nothing is said of the target, and how often it errs."""
    said = typed("chart", _step(folder), "--good", "down", "--target", "15", "--baseline", "12")
    assert said.code == 0, said.err
    assert said.lines[0] == "Waiting"
    assert "Concern: 4 points above the upper limit since 25 March 2024." in said.out
    assert "Limits 6.7 to 14.5 about 10.6." in said.out
    assert "Note: No assurance: the latest points signal against these limits" in said.out
    assert "about once in 54 points." in said.out
    assert [line.split()[0] for line in said.lines if "|" in line and line.startswith("2024")] == WEEKS


def test_a_chart_whose_false_signals_nobody_counted_says_so(folder: Path) -> None:
    """Of few points, and of a g chart: no chart is silent on how often it errs."""
    few = "Note: With limits from so few points nobody can say how often such a chart signals"
    assert few in typed("chart", _step(folder), "--baseline", "8").out
    assert "Note: How often a g chart signals" in typed("chart", _step(folder), "--kind", "g").out


def test_a_rebase_makes_the_same_series_usual(folder: Path) -> None:
    """From the day on which somebody decided so; the target of 15 is then never met."""
    told = _json(_step(folder), "--good", "down", "--target", "15", "--rebase", "25/03/2024")
    assert (told["variation"], told["assurance"]) == ("common", "fail")
    assert [point["mean"] for point in told["points"]][-1] == 20.5


def test_the_door_draws_the_same(folder: Path) -> None:
    """`plimsoll.chart` gives the answer that is printed."""
    answer = plimsoll.chart(_step(folder), good="down", baseline=12)
    assert answer["signals"] == [point["signals"] for point in _json(_step(folder), "--baseline", "12")["points"]]
    assert plimsoll.chart(str(_step(folder)), rebase=["2024-03-25"])["mean"][-1] == 20.5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_file_that_people_save_is_read(folder: Path, encoding: str, separator: str) -> None:
    """Semicolons and tabs, old alphabets, days as Britain writes them, thousands with commas, an empty cell."""
    rows = [("01/01/2024", '"1,234"'), ("08/01/2024", ""), ("15/01/2024", '"1,300.5"'), ("22/01/2024", '"1,250"')]
    path = _file(folder, [separator.join(row) for row in rows], separator.join(("Café week", "£ owed")), encoding)
    points = _json(path)["points"]
    assert [point["x"] for point in points] == ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"]
    assert [point["y"] for point in points] == [1234.0, None, 1300.5, 1250.0]


def test_per_cent_signs_are_parts_of_one(folder: Path) -> None:
    """And the page tells them as percentages again."""
    path = _file(folder, [f"{week},{share}%" for week, share in zip(WEEKS, range(40, 56), strict=True)])
    told = _json(path)
    assert told["points"][0]["y"] == pytest.approx(0.4)
    assert "40.0%" in typed("chart", path).out


def test_columns_are_chosen_by_their_headings(folder: Path) -> None:
    """Whatever their case; a share needs what it was counted among."""
    rows = [f"{week},{value},100,{value * 2}" for week, value in zip(WEEKS, STEP, strict=True)]
    path = _file(folder, rows, "Week,Late,All,Twice")
    told = _json(path, "--x", "week", "--y", "LATE", "--n", "all", "--kind", "p")
    assert [point["y"] for point in told["points"]][:2] == [0.1, 0.12]
    assert _json(path, "--y", "Twice")["points"][0]["y"] == 20.0


def test_a_column_may_be_called_by_a_year(folder: Path) -> None:
    """Where it is asked for by that name."""
    path = _file(folder, ["1,5,6", "2,7,8"], "Month,2023,2024")
    assert [point["y"] for point in _json(path, "--y", "2024")["points"]] == [6.0, 8.0]


def test_a_missing_week_is_a_gap_and_is_told(folder: Path) -> None:
    """It is drawn without a value, never as a nought."""
    rows = [f"{week},{value}" for week, value in zip(WEEKS, STEP, strict=True) if week != "2024-02-05"]
    told = _json(_file(folder, rows))
    assert [point["y"] for point in told["points"] if point["x"] == "2024-02-05"] == [None]
    assert "Missing, and drawn as gaps and not as zeros: 2024-02-05." in told["notes"]


def test_days_out_of_order_are_sorted_and_told(folder: Path) -> None:
    """As published files often are, the newest first."""
    told = _json(_file(folder, reversed([f"{w},{v}" for w, v in zip(WEEKS, STEP, strict=True)])))
    assert [point["x"] for point in told["points"]] == WEEKS
    assert "The rows were not in the order of their days, and were put so." in told["notes"]


def test_points_may_have_names_and_no_days(folder: Path) -> None:
    """They stay in the order of the file, and a rebase names one."""
    path = _file(folder, [f"Case {n},{value}" for n, value in enumerate(STEP)], "Which,Days")
    told = _json(path, "--rebase", "Case 12")
    assert (told["points"][0]["x"], told["points"][12]["mean"]) == ("Case 0", 20.5)


BAD: dict[str, tuple[list[str], str, list[str], int, str]] = {
    "no such column": (["2024-01-01,1"], "Week,Late", ["--y", "Early"], 2, "There are: Week, Late."),
    "text": (["2024-01-01,1", "2024-01-08,Smith"], "Week,Late", [], 3, "Row 3 has no number in 'Late'."),
    "no day": (["2024-01-01,1", "soon,2"], "Week,Late", [], 3, "Row 3 has no date in 'Week'"),
    "no such day": (["2024-01-01,1", "31/02/2024,2"], "Week,Late", [], 3, "Row 3 has no date"),
    "a day twice": (
        ["2024-01-01,1", "2024-01-01,2"],
        "Week,Late",
        [],
        3,
        "Row 3 has a day in 'Week' that stands there",
    ),
    "nowhere": (["2024-01-01,1", ",2"], "Week,Late", [], 3, "Row 3 has a value but nothing in 'Week'"),
    "one value": (["2024-01-01,1"], "Week,Late", [], 3, "fewer than 2 values"),
    "no rows": ([], "Week,Late", [], 3, "fewer than 2 values"),
    "one column": (["1", "2"], "Late", [], 3, "It has one column."),
    "no headings": (["2024-01-08,2", "2024-01-15,3"], "2024-01-01,1", [], 3, "no headings"),
    "no headings above names": (["b,2", "c,3"], "Smith,1", [], 3, "no headings"),
    "unquoted": (["2024-01-01,1,234", "2024-01-08,2"], "Week,Late", [], 3, "Row 2 cannot be parted"),
    "some per cent": (["2024-01-01,1%", "2024-01-08,2"], "Week,Late", [], 3, "Row 3 has no % in 'Late'"),
    "no n": (["2024-01-01,1", "2024-01-08,2"], "Week,Late", ["--kind", "p"], 2, "--n"),
    "n in vain": (["2024-01-01,1,5", "2024-01-08,2,5"], "W,L,A", ["--kind", "c", "--n", "A"], 2, "no use for --n"),
    "n empty": (["2024-01-01,1,", "2024-01-08,2,5"], "W,L,A", ["--kind", "p", "--n", "A"], 3, "nothing in 'A'"),
    "n none": (["2024-01-01,1,0", "2024-01-08,2,5"], "W,L,A", ["--kind", "u", "--n", "A"], 3, "counted among none"),
    "more than all": (
        ["2024-01-01,6,5", "2024-01-08,2,5"],
        "W,L,A",
        ["--kind", "p", "--n", "A"],
        3,
        "Row 2 has a value",
    ),
    "shares as counts": (["1,0.5,5", "2,0.25,5"], "W,L,A", ["--kind", "p", "--n", "A"], 3, "'L' holds shares"),
    "less than none": (["2024-01-01,-1", "2024-01-08,2"], "Week,Late", ["--kind", "c"], 3, "less than none"),
    "no such rebase": (["a,1", "b,2"], "Week,Late", ["--rebase", "c"], 2, "No point stands at the rebase c."),
    "no such kind": (["a,1", "b,2"], "Week,Late", ["--kind", "pie"], 2, "pie"),
    "a short baseline": (["a,1", "b,2"], "Week,Late", ["--baseline", "1"], 2, "baseline"),
    "a target of shares": (
        ["1,1,5", "2,2,5"],
        "W,L,A",
        ["--kind", "p", "--n", "A", "--target", "80"],
        2,
        "0.8 and not 80",
    ),
    "a target of per cent": (["1,40%", "2,45%"], "W,L", ["--target", "80"], 2, "0.8 and not 80"),
    "no target": (["a,1", "b,2"], "W,L", ["--target", "nan"], 2, "The target nan"),
    "no such picture": (["a,1", "b,2"], "Week,Late", ["--picture", "chart.png"], 2, "something.svg"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_says_what_where_and_what_to_do(folder: Path, case: str) -> None:
    """By row and heading, with the code that says whose mistake it is; never the cell."""
    rows, head, words, code, said = BAD[case]
    told = typed("chart", _file(folder, rows, head), *words)
    assert (told.code, said in told.err, "Smith" in told.err) == (code, True, False), told.err


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    """With the code for what could not be read; and so is one that is no text."""
    assert typed("chart", folder / "none.csv").code == 3
    (folder / "book.csv").write_bytes(b"PK\x03\x04" + bytes(range(200)))
    told = typed("chart", folder / "book.csv")
    assert (told.code, "Save its sheet as CSV." in told.err) == (3, True)


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_the_picture_needs_nothing_else(folder: Path, ending: str) -> None:
    """One file with its title, lines, target and marks; no script and no other address."""
    out = folder / f"chart.{ending}"
    words = ("--good", "down", "--target", "15", "--rebase", "2024-03-25", "--picture", out)
    assert typed("chart", _step(folder), *words).code == 0
    text = out.read_text(encoding="utf-8")
    assert [part in text for part in ("Waiting", 'class="limit"', 'class="target"', "New limits")] == [True] * 4
    assert text.count('class="usual"') >= len(STEP)
    assert [part in text for part in ("<script", "url(", "href=")] == [False] * 3


def test_a_heading_is_never_taken_for_markup(folder: Path) -> None:
    """What a file calls its columns stands in the picture as text."""
    path = _file(folder, ["a,1", "b,2"], "Week,<script>alert(1)</script>")
    typed("chart", path, "--picture", folder / "chart.html")
    assert "<script" not in (folder / "chart.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_every_format_can_be_written(folder: Path, form: str) -> None:
    """A row a point."""
    out = folder / f"chart.{form}"
    assert typed("chart", _step(folder), "--format", form, "--out", out).code == 0
    assert out.stat().st_size > 0
    if form == "csv":
        assert len(out.read_text(encoding="utf-8-sig").splitlines()) == len(STEP) + 1
