"""Answers laid out as pages of text, from answers made up for the purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plimsoll.door import Provenance
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.grid import aligned, long_date, number, shortened, word
from plimsoll.pages import barriers, comparison, definitions, figures, invented, plain
from plimsoll.pages.amounts import among, amount, details, plural, singular, unit_name

ON = date(2018, 10, 17)
FIGURE = ("on", "unit", "measure", "value", "numerator", "denominator", "detail", "of", "note")


def figure(measure: str, value: float | None, numerator: float | None, denominator: float | None, **rest: Any) -> Any:
    row = {"on": ON, "unit": "service", "detail": {}, "of": "children", "note": ""}
    return {**row, "measure": measure, "value": value, "numerator": numerator, "denominator": denominator, **rest}


def figures_of(*rows: Any, by: str = "service", **about: Any) -> Answer:
    asked = {"on": ON, "as_known_on": None, "by": by, **about}
    return tabled(FIGURE, rows, about=asked, provenance=Provenance(ON))


# --- words and numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "told"),
    [(41, "41"), (1204, "1,204"), (17.43, "17.4"), (0.2134, "0.213"), (-3.25, "-3.2"), (2.0, "2"), (0, "0")],
)
def test_a_number_has_no_more_places_than_it_needs(value: float, told: str) -> None:
    """Whole numbers are whole, thousands are parted, and the rest is short."""
    assert number(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        ("text", "text"),
        (ON, "2018-10-17"),
        (["worker", "seen"], "worker, seen"),
        ({"longest": 44, "median": None}, "longest 44"),
        ((1, 2.5), "1, 2.5"),
    ],
)
def test_a_cell_is_written_as_a_person_would(value: object, told: str) -> None:
    """Nothing is nothing, a truth is yes or no, lists are listed."""
    assert word(value) == told


@pytest.mark.parametrize(
    ("value", "measure", "told"),
    [
        (0.2345, "rereferrals", "23.4%"),
        (41, "unallocated", "41"),
        (0.0321, "attention_gap", "+3.2 pts"),
        (-0.01, "attention_gap", "-1.0 pts"),
        (None, "unallocated", "-"),
        (17.43, "caseload_published", "17.4"),
    ],
)
def test_a_value_is_written_in_its_unit(value: float | None, measure: str, told: str) -> None:
    """Shares are percentages, differences are points, counts are counts, and nothing is never a nought."""
    assert amount(value, measure) == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (figure("unallocated", 2, 2, 1204), "of 1,204 children"),
        (figure("unallocated", 1, 1, 1), "of 1 child"),
        (figure("unallocated", 0, 0, 3), "of 3 children"),
        (figure("rereferrals", 0.25, 1, 4, of="referrals"), "1 of 4 referrals"),
        (figure("caseload", 14.5, None, 130, of="workers"), "over 130 workers"),
        (figure("caseload_published", 17.4, 348, 20), "348 / 20"),
        (figure("contacts_per_day", 0, 0, 20, of="contacts"), "0 / 20"),
        (figure("attention_gap", 0.1, None, None), ""),
    ],
)
def test_what_a_value_was_counted_among(row: Any, told: str) -> None:
    """Counts are of a population, shares are so many of so many, medians are over, rates are one over the other."""
    assert among(row) == told


def test_the_detail_leaves_out_the_name() -> None:
    """The name of the unit has its own column; the rest is told in words."""
    row = figure("caseload", 1, None, 1, detail={"name": "North", "p50": 1.0, "no_fte_workers": 3})
    assert details(row) == "p50 1, no fte workers 3"
    assert details(figure("in_name_only", 9, 9, 20, detail={"named": 9, "quiet": 0})) == "named 9, quiet 0"


@pytest.mark.parametrize(
    ("unit", "detail", "told"),
    [
        ("T1", {"name": 9}, "T1"),
        ("T1", {"name": "North"}, "North"),
        ("T1", {}, "T1"),
        (None, {}, "(no team)"),
        (None, None, "(no team)"),
    ],
)
def test_a_unit_goes_by_its_name(unit: str | None, detail: Any, told: str) -> None:
    """Else by its identifier; children of no team are listed under that."""
    assert unit_name({"unit": unit, "detail": detail}) == told


def test_nouns_follow_their_number() -> None:
    """One child, two children."""
    told = [plural(1, "child", "children"), plural(2, "child", "children"), plural(1_000, "row"), singular("workers")]
    assert told == ["1 child", "2 children", "1,000 rows", "worker"]


def test_a_day_in_words_is_the_same_on_every_machine() -> None:
    """The month is English whatever the machine speaks."""
    assert long_date(ON) == "17 October 2018"


def test_columns_stand_under_each_other() -> None:
    """Text to the left, numbers to the right, no blanks at the end of a line."""
    lines = aligned(["Name", "n"], [["North", "5"], ["Q", "1,000"]], right=[1])
    assert lines == ["Name       n", "North      5", "Q      1,000"]


def test_a_long_cell_is_cut_with_a_mark() -> None:
    """What is cut says so."""
    assert (shortened("abcdef", 4), shortened("abcd", 4)) == ("abc…", "abcd")


# --- the conditions ------------------------------------------------------------------------------------------


def test_a_measure_is_one_line() -> None:
    """Its name, its value, what of, its detail."""
    page = figures.page(figures_of(figure("unallocated", 2, 2, 3, detail={"longest": 44, "median": 26.5})))
    assert page.splitlines()[0] == "Conditions · On 17 October 2018, as known today"
    assert "unallocated      2  of 3 children  longest 44, median 26.5" in page


def test_a_note_is_told_once() -> None:
    """Two rows with one note lead to the same line beneath."""
    page = figures.page(
        figures_of(*(figure(m, 1, 1, 2, note="Read with care.") for m in ("unallocated", "unassessed")))
    )
    assert (page.count("[1]"), page.count("Read with care.")) == (3, 1)


def test_what_could_not_be_made_is_gathered_by_its_reason() -> None:
    """Measures that want the same extract are told together, with what would bring it."""
    page = figures.page(
        figures_of(
            *(figure(m, None, None, None, note="No workforce data: add an HR file.") for m in ("load", "turnover"))
        )
    )
    assert "Not made: load, turnover." in page
    assert page.count("HR file") == 1


def test_nothing_to_count_is_not_a_missing_source() -> None:
    """A measure over nobody keeps its line."""
    page = figures.page(figures_of(figure("unallocated", None, 0, 0, note="Nothing to count.")))
    assert ("Not made" in page, "unallocated      -" in page) == (False, True)


def test_by_team_each_line_has_its_unit() -> None:
    """The team's name stands in the line, and children of no team are there."""
    rows = [
        figure("unallocated", 1, 1, 2, unit="T1", detail={"name": "North"}),
        figure("unallocated", 0, 0, 1, unit=None),
    ]
    page = figures.page(figures_of(*rows, by="team"))
    assert ("North" in page, "(no team)" in page) == (True, True)


def test_several_services_are_told_apart() -> None:
    """Where the rows are of several services, each line has its own."""
    page = figures.page(figures_of(*(figure("unallocated", 1, 1, 2, unit=name) for name in ("north", "south"))))
    assert ("north" in page, "south" in page) == (True, True)


def test_a_series_begins_with_its_chart() -> None:
    """One line shows how it moved and between what; then come the days."""
    days = [{**figure("unallocated", n, n, 9), "on": date(2018, 10, n)} for n in (1, 2, 3)]
    page = figures.series_page(figures_of(*days, measure="unallocated", every="day"))
    assert "▁▅█" in page
    assert [line.split()[0] for line in page.splitlines() if line.startswith("2018")] == [
        "2018-10-01",
        "2018-10-02",
        "2018-10-03",
    ]


def test_a_series_that_cannot_be_made_says_why() -> None:
    """Without a source there is no chart, and the reason is told."""
    rows = figure("turnover", None, None, None, note="No employment records.")
    page = figures.series_page(figures_of(rows, measure="turnover", every="week"))
    assert ("Not made: turnover." in page, "Nothing to list." in page) == (True, True)


def test_rows_end_with_how_many_are_counted() -> None:
    """The listing says how many of it are in the numerator."""
    rows = [{"item": n, "child": f"P{n}", "counted": n > 1} for n in (1, 2, 3)]
    page = figures.rows_page(tabled(("item", "child", "counted"), rows, about={"measure": "unallocated"}))
    assert page.endswith("2 counted of 3 listed.\n")


def test_an_empty_table_says_so() -> None:
    """Nothing to list is told in words."""
    assert plain.page(tabled(("child",), []), "Rows").endswith("Nothing to list.\n")


# --- defences and the swamp ----------------------------------------------------------------------------------


def defences_of(**about: Any) -> Answer:
    rows = [{"child": "P2", "team": "T1", "worker": None, "down": ["worker", "seen"], "since": ON, "days": 1}]
    asked = {
        "children": 3,
        "barriers_down": {"0": 1, "1": 1, "2": 1, "3+": 0},
        "expected_if_independent": {"0": 1.4, "1": 0.9, "2": 0.5, "3+": 0.2},
        "by_defence": {"worker": {"holds": 2, "down": 1, "unknown": 0, "not_applicable": 0}},
        **about,
    }
    return tabled(("child", "team", "worker", "down", "since", "days", "stale"), rows, about=asked, holds="aligned")


def test_defences_compare_with_chance_and_say_what_that_is_not() -> None:
    """Observed and expected stand under each other, with the sentence that it is no proof."""
    page = barriers.defences_page(defences_of())
    assert ("If they failed independently" in page, "no proof" in page) == (True, True)
    assert "P2     T1            worker, seen  2018-10-17     1" in page


def test_without_an_expectation_none_is_made_up() -> None:
    """Where independence could not be worked out a dash stands."""
    page = barriers.defences_page(defences_of(expected_if_independent={}))
    assert "If they failed independently  -  -  -   -" in page


def test_by_team_each_team_has_its_counts() -> None:
    """A line a team, children of no team too."""
    unit = {"unit": None, "children": 2, "barriers_down": {"0": 2, "1": 0, "2": 0, "3+": 0}}
    page = barriers.defences_page(defences_of(units=[{**unit, "unit": "T1"}, unit]))
    assert ("(no team)         2  2  0  0   0" in page) is True


def test_the_swamp_is_told_in_sentences_first() -> None:
    """The worst stands first as a sentence; the numbers and the caution follow."""
    row = {
        "condition": "recorded",
        "team": "T1",
        "children": 60,
        "barrier_days": 140,
        "sentence": "North: 60 children.",
    }
    page = barriers.drain_page(tabled(tuple(row), [row], about={"note": "An association."}, provenance=Provenance(ON)))
    assert page.index(" 1. North: 60 children.") < page.index("Barrier-days") < page.index("An association.")


def test_a_dry_swamp_is_said() -> None:
    """With no condition down there is a sentence and no table."""
    assert "No condition was down" in barriers.drain_page(tabled(("condition",), [], about={"note": ""}))


# --- loads, definitions, comparisons -------------------------------------------------------------------------


def test_a_definition_is_told_part_by_part() -> None:
    """Each part has its heading and its sentence."""
    page = definitions.page(tabled(("what", "says"), [{"what": "meaning", "says": "Children."}]))
    assert page == "Meaning\n  Children.\n"


def test_all_measures_are_listed_with_their_words() -> None:
    """Without a measure the page is the list, with what to type next."""
    page = definitions.page(tabled(("measure", "title"), [{"measure": "load", "title": "Load"}], holds="measures"))
    assert page.splitlines()[-1] == "More: plimsoll explain MEASURE"


def compared(theirs: int, ours: int, rows: Any = (), readings: Any = ()) -> str:
    about = {"measure": "unallocated", "on": ON, "theirs": theirs, "ours": ours, "readings": list(readings)}
    return comparison.page(tabled(("child", "side", "rule", "sentence"), rows, about=about))


def test_two_numbers_are_told_side_by_side() -> None:
    """Their number and ours open the page."""
    assert compared(41, 53).startswith("unallocated on 17 October 2018: their report says 41, ours 53.")


def test_two_numbers_that_agree_are_said_to() -> None:
    """Nothing more is told."""
    assert compared(3, 3).endswith("The two agree.\n")


def test_each_child_has_its_rule() -> None:
    """The rules are counted first, then each child is listed with its own."""
    row = {"child": "P3", "side": "theirs", "rule": "closed that day", "sentence": "It closed on the day."}
    page = compared(4, 3, [row, {**row, "child": "P4"}])
    assert "2 counted by them only: closed that day" in page
    assert "P3     theirs      closed that day  It closed on the day." in page


def test_the_reading_that_gives_their_number_is_marked() -> None:
    """Of a number without a list the readings are tried, and the one that fits is shown."""
    readings = [{"rule": "a", "count": 3, "sentence": "One."}, {"rule": "b", "count": 4, "sentence": "Other."}]
    page = compared(4, 3, readings=readings)
    assert "4  <- their number  Other." in page
    assert page.count("<-") == 1


def test_the_invented_say_that_they_are() -> None:
    """Nobody in it exists, and the page says so first."""
    page = invented.page(tabled(("file", "rows"), [{"file": "a.csv", "rows": 3}], about={"as_of": ON}))
    assert "Nobody in it exists." in page.splitlines()[0]
