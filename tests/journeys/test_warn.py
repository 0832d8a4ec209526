"""Warnings and funnels from the command line, on a small county that worsens and on a council too small to chart."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.council import Said, typed

import plimsoll
from plimsoll.invention import Invention, invent, shipped
from plimsoll.sources import ssd
from plimsoll.sources.ssd import Dialect
from plimsoll.vocabulary.clocks import add_months

CHILDREN, YEARS, SEED = 260, 4, 7
FIRST_LOAD = 27
"""Months before the last day on which the county is first loaded: before the worst, which is 21 months before it."""

WORST = 20

ROW = {
    *("unit", "measure", "at", "value", "mean", "lower", "upper", "signals", "direction", "since"),
    *("alert", "evidence", "variation", "run_length", "note", "detail"),
}


@pytest.fixture(scope="module")
def worsened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a small county that worsens, loaded before and after."""
    folder = tmp_path_factory.mktemp("worsened")
    county = invent(Invention(seed=SEED, children=CHILDREN, years=YEARS, scenario=shipped("worsening")))
    store = plimsoll.open(folder / "store")
    for months in (FIRST_LOAD, 0):
        day = add_months(county.invention.ends, -months)
        ssd.write(county.as_at(day), folder / str(months), Dialect.SYSTEMC)
        store.load(folder / str(months), as_of=day)
    return folder / "store"


def the_worst() -> date:
    """A day on which the county is at its worst."""
    return add_months(Invention(seed=SEED, children=CHILDREN, years=YEARS).ends, -WORST)


def warned(place: Path, *words: object) -> Said:
    """What `warn` says of the worst day."""
    return typed("warn", "--on", the_worst(), *words, "--store", place)


@pytest.fixture(scope="module")
def told(worsened: Path) -> dict[str, Any]:
    """What it says as JSON, of the service and its teams."""
    found: dict[str, Any] = warned(worsened, "--format", "json").json
    return found


def test_the_page_tells_alerts_of_concern_first(worsened: Path) -> None:
    """In sentences with what is usual and since when, and at the end how often the charts err and how to set it."""
    said = warned(worsened, "--by", "service")
    assert said.code == 0, said.err
    text = " ".join(said.out.split())
    assert "Warnings · On" in said.lines[0]
    assert "Alerts of concern:" in text
    assert "Children without an allocated worker" in text
    assert ", usually" in text
    assert "; an alert: " in text
    assert "one false signal in" in text
    assert "While nothing changes," in text
    assert "[warning] alert_run_length. It is" in text


def test_json_has_a_row_a_chart_that_signals(told: dict[str, Any]) -> None:
    """With its limits, signals and evidence; the whole says how many charts, signals and false alerts to expect."""
    rows = told["rows"]
    assert {frozenset(row) for row in rows} == {frozenset(ROW)}
    assert {*told} >= {"on", "charts", "signals", "alerts", "false_alerts_a_month", "level", "rows"}
    assert told["on"] == the_worst().isoformat()
    assert told["signals"] == sum(bool(row["signals"]) for row in rows)
    assert told["alerts"] == sum(row["alert"] for row in rows)
    assert all(row["signals"] or row["alert"] for row in rows)
    assert {row["variation"] for row in rows} <= {"concern", "improvement", "neutral"}
    assert {*(row["unit"] for row in rows)} > {"service"}
    unallocated = next(row for row in rows if (row["unit"], row["measure"]) == ("service", "unallocated"))
    assert (unallocated["direction"], unallocated["variation"], unallocated["alert"]) == ("up", "concern", True)
    assert unallocated["upper"] > unallocated["mean"] > unallocated["lower"]
    assert unallocated["value"] > unallocated["mean"]
    assert {"began", "ended", "raised", "chart"} <= set(unallocated["detail"])


def test_alerts_stand_before_signals_and_concern_before_the_rest(told: dict[str, Any]) -> None:
    """The order of the rows is the order in which they are told."""
    rows = told["rows"]
    order = {"concern": 0, "neutral": 1, "improvement": 2}
    ranks = [(not row["alert"], order[row["variation"]]) for row in rows]
    assert ranks == sorted(ranks)


def test_all_lists_every_chart_and_why_the_rest_has_none(worsened: Path) -> None:
    """The charts that show nothing unusual too."""
    told = warned(worsened, "--by", "service", "--all", "--format", "json").json
    assert len(told["rows"]) == told["charts"]
    assert {row["variation"] for row in told["rows"]} >= {"common", "concern"}
    why = {each["measure"]: each["why"] for each in told["uncharted"]}
    assert why["turnover"].startswith("No employment records")
    page = warned(worsened, "--by", "service", "--measure", "turnover", "--all").out
    assert "Not charted: turnover. No employment records" in " ".join(page.split())


def test_one_measure_is_asked_by_name(worsened: Path) -> None:
    """Only its own charts are told, whatever bears them out."""
    told = warned(worsened, "--measure", "unallocated", "--by", "team", "--all", "--format", "json").json
    assert {row["measure"] for row in told["rows"]} == {"unallocated"}


def test_as_known_then(worsened: Path) -> None:
    """From what the first load knew, on its day, limits are for a trial, and it is said."""
    first = add_months(Invention(seed=SEED, children=CHILDREN, years=YEARS).ends, -FIRST_LOAD)
    asked = ("--on", first, "--as-known-on", first, "--by", "service", "--measure", "unallocated", "--all")
    said = typed("warn", *asked, "--store", worsened)
    assert said.code == 0, said.err
    assert "Trial limits" in said.out


SETTLED = """
[[baseline]]
measure = "unallocated"
from = {start}
to = {end}
by = "Director of children's services"
why = "A duty team began"
"""


def test_limits_that_the_services_file_settles_are_told_with_who_and_why(worsened: Path, tmp_path: Path) -> None:
    """The chart begins there, and the page says that they are not the ones that the rest are judged by."""
    place = shutil.copytree(worsened, tmp_path / "store")
    (service,) = set(plimsoll.open(place).loads()["service"])
    start, end = (add_months(the_worst(), -months) for months in (6, 3))
    (place / "profiles").mkdir(exist_ok=True)
    (place / "profiles" / f"{service}.toml").write_text(SETTLED.format(start=start, end=end), encoding="utf-8")
    asked = ("--by", "service", "--measure", "unallocated", "--measure", "unassessed")
    rows = warned(place, *asked, "--all", "--format", "json").json["rows"]
    said = {row["measure"]: row["detail"]["baseline"] for row in rows}
    assert said["unallocated"].endswith("settled by the Director of children's services: A duty team began.")
    assert said["unassessed"].startswith("Limits from the 52 weeks to")


def test_a_level_that_was_not_measured_is_refused(worsened: Path, tmp_path: Path) -> None:
    """Two false alerts cannot be kept a day apart: it ends with 2 and says between which numbers they can."""
    place = shutil.copytree(worsened, tmp_path / "store")
    (service,) = set(plimsoll.open(place).loads()["service"])
    (place / "profiles").mkdir(exist_ok=True)
    text = "[warning]\nalert_run_length = 0.1\n"
    (place / "profiles" / f"{service}.toml").write_text(text, encoding="utf-8")
    said = warned(place, "--by", "service", "--measure", "unallocated")
    assert said.code == 2
    assert "alert_run_length" in said.err


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_it_is_written_in_every_format(worsened: Path, tmp_path: Path, form: str) -> None:
    """As every verb's answer is."""
    out = tmp_path / f"warnings.{form}"
    words = ("--by", "service", "--measure", "unallocated", "--format", form, "--out", out)
    assert warned(worsened, *words).code == 0
    assert out.stat().st_size > 300


def test_by_worker_is_not_permitted(worsened: Path) -> None:
    """Plimsoll judges the service: it ends with 5 and says what to ask."""
    said = warned(worsened, "--by", "worker")
    assert said.code == 5
    assert "Ask by team." in said.err


def test_a_measure_that_is_none_is_refused_with_the_nearest(worsened: Path) -> None:
    """It ends with 2."""
    said = warned(worsened, "--measure", "unalocated")
    assert said.code == 2
    assert "unallocated" in said.err


def test_a_council_of_five_children_is_told_what_cannot_be_charted(place: Path) -> None:
    """A few rows of ten weeks give no chart, and no false comfort: it says that none could be drawn."""
    said = typed("warn", "--store", place)
    assert said.code == 0
    assert "No chart could be drawn, so nothing can warn." in said.out
    assert "could not be drawn" in said.out


def test_an_empty_store_says_what_to_load(tmp_path: Path) -> None:
    """It ends with 3."""
    assert typed("warn", "--store", tmp_path / "none").code == 3


def test_teams_stand_beside_each_other_in_the_order_of_their_names(worsened: Path) -> None:
    """Never of their values; each with limits for its size."""
    told = typed("funnel", "visits_overdue_cin", "--on", the_worst(), "--store", worsened, "--format", "json").json
    names = [row["detail"].get("name") for row in told["rows"]]
    named = [name for name in names if name]
    assert named == sorted(named)
    assert len(named) > 3
    assert "rank" not in " ".join(told["rows"][0])
    assert all(row["lower"] <= told["pooled"] <= row["upper"] for row in told["rows"] if row["lower"] is not None)
    page = typed("funnel", "visits_overdue_cin", "--on", the_worst(), "--store", worsened).out
    assert "All of them together:" in page
    assert "In the order of their names." in page


@pytest.mark.parametrize(
    ("measure", "why"), [("days_since_seen", "not a count among something"), ("turnover", "No employment records")]
)
def test_what_was_counted_among_nothing_has_no_funnel(worsened: Path, measure: str, why: str) -> None:
    """It is refused with the reason, and with measures that have one."""
    said = typed("funnel", measure, "--store", worsened)
    assert said.code == 2
    assert why in " ".join(said.err.split())


def test_explain_names_the_chart(place: Path) -> None:
    """Which chart fits the measure, and which measures bear it out."""
    text = typed("explain", "assessments_in_time", "--store", place).out
    assert "p', of each week's own share" in text
    assert "management_absence" in text
    assert "none. Those who joined" in " ".join(typed("explain", "starters_leaving", "--store", place).out.split())
