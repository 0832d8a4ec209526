"""The pack as sections: words first, a measure beside its counter, and nobody named who may not be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.rooms.pages.report.packs import (
    CHILD,
    HOSTILE,
    LACKING,
    MONTHS,
    ON,
    WORKER,
    barriers,
    pack,
    reading,
    readings,
    team,
)

from plimsoll.conditions import INSTRUMENTS
from plimsoll.door.pack import Audience, Move, Movement, Pack, Reading
from plimsoll.pages.report import html, plan, writer
from plimsoll.pages.report.document import document
from plimsoll.pages.report.parts import Document, Lines, Listing, Section, Sheet, Words
from plimsoll.pages.report.words import changes, moved_not_fixed
from plimsoll.vocabulary.errors import WrongUse

ORDER = [
    *("words", "swamp", "without-worker", "conditions", "over-time", "decisions", "barriers", "load", "workforce"),
    *("moved", "refused", "definitions", "provenance"),
]


def section(told: Document, key: str) -> Section:
    return next(each for each in told.sections if each.key == key)


def sheet(told: Document, key: str, caption: str) -> Sheet:
    return next(each for each in section(told, key).blocks if isinstance(each, Sheet) and caption in each.caption)


def said(told: Document) -> str:
    return html.page(told)


def test_words_come_first_and_the_swamp_before_the_children() -> None:
    """The sections stand in their order: words, swamp, children; what was refused and definitions at the end."""
    assert [each.key for each in document(pack()).sections] == ORDER


def test_the_words_say_whom_the_service_carried_and_among_how_many() -> None:
    """The first paragraph has the open cases, the unallocated with their share and waits, and both averages."""
    first = section(document(pack()), "words").blocks[0]
    assert isinstance(first, Words)
    assert "carried 2,000 children with an open case" in first.text
    assert "267 of them (13.4%) had no allocated worker; the longest had waited 551 days" in first.text


def test_the_words_never_say_what_brought_something_about() -> None:
    """A pack speaks of conditions and associations."""
    assert "caused" not in said(document(pack()))
    assert "because of" not in said(document(pack()))


def test_what_changed_is_told_against_both_ends() -> None:
    """A measure worse than a year ago is told apart by whether it is worse than two years ago."""
    better = Movement("unallocated", "service", None, 400, 267, Move.IMPROVED)
    told = readings(unallocated=replace(reading("unallocated", 267), whole=better))
    found = changes(pack(), replace(pack().whole, readings=told))
    ways = {change.way: change.told for change in found}
    assert "Worse than a year ago, and than two years ago" in ways
    (line,) = ways["Worse than a year ago, though not than two years ago"]
    assert line == "Children without an allocated worker: 267 of 2,000 children; 255 a year ago, 400 two years ago."


def test_an_improvement_that_was_paid_for_elsewhere_is_told_so() -> None:
    """Unallocated fell while those held in name only rose: moved, not fixed, with both numbers."""
    counter = Movement("in_name_only", "service", None, 2, 8, Move.WORSENED)
    year = Movement("unallocated", "service", None, 300, 267, Move.MOVED, (counter,))
    unit = replace(pack().whole, readings=readings(unallocated=replace(reading("unallocated", 267), year=year)))
    (line,) = moved_not_fixed(unit)
    assert "went from 300 to 267, which looks better" in line
    assert "children with a worker in name only went from 2 to 8" in line


def test_nothing_moved_is_said_too() -> None:
    """Where no improvement was paid for, the section says that."""
    (told,) = section(document(pack()), "moved").blocks
    assert isinstance(told, Words)
    assert told.text.startswith("No improvement")


@pytest.mark.parametrize("theme", [*plan.THEMES, plan.Theme("", plan.WITHOUT_WORKER), plan.Theme("", plan.LOAD)])
def test_a_measure_stands_with_its_counter_measures(theme: plan.Theme) -> None:
    """Each row names every counter-measure of its measure, with what that says."""
    told = document(pack())
    rows = {
        row[0].text: row[-1].text
        for each in told.sections
        for table in each.blocks
        if isinstance(table, Sheet)
        for row in table.rows
        if table.columns[-1].title == "Read it beside"
    }
    for measure in theme.measures:
        for counter in INSTRUMENTS[measure].counters:
            if INSTRUMENTS[measure].title in rows:
                assert INSTRUMENTS[counter].title in rows[INSTRUMENTS[measure].title]


def test_every_measure_has_a_place() -> None:
    """No measure that there is is left out of the pack."""
    placed = {name for theme in plan.THEMES for name in theme.measures} | {*plan.LOAD, *plan.WORKFORCE}
    assert set(INSTRUMENTS) - placed == set()


def test_a_measure_without_data_says_what_would_bring_it() -> None:
    """What could not be made has no row and a note with the reason, never a nought."""
    table = sheet(document(pack()), "workforce", "The workforce")
    assert "Turnover" not in {row[0].text for row in table.rows}
    assert any(note.startswith("Not made: Turnover, Vacancies.") and LACKING in note for note in table.notes)


def test_a_board_is_shown_no_child_and_no_worker() -> None:
    """Nothing of a board's pack names either, though its teams are told apart."""
    text = said(document(pack()))
    assert (CHILD in text, WORKER in text, "North" in text) == (False, False, True)


def test_a_team_is_shown_its_children_and_its_workers() -> None:
    """A team's own pack lists who is lined up, with what is down since when, and own caseloads by name."""
    told = document(pack(Audience.TEAM))
    assert [chapter.title for chapter in told.chapters] == ["North", HOSTILE]
    row = sheet(told, "barriers", "Children with two or more").rows[0]
    assert [cell.text for cell in row] == [
        CHILD,
        "1 Sep 2018",
        "46",
        "A worker (1 Aug 2018); Seen (1 Sep 2018)",
        "stale",
    ]
    assert [cell.text for cell in sheet(told, "load", "Own caseload").rows[0]] == [WORKER, "19", "112%"]


def test_one_team_alone_is_named_in_the_title() -> None:
    """A pack for one team is one chapter, without a heading of its own."""
    told = document(replace(pack(Audience.TEAM), units=(team("North", 1),)))
    assert (told.title, told.chapters[0].title) == ("The conditions of the work: North", "")


def test_a_team_of_nobody_has_no_chapter() -> None:
    """A team without an open case and without a worker is left out where every team is asked for."""
    empty = replace(team("Empty", 3), barriers=None, workers=())
    told = document(replace(pack(Audience.TEAM), units=(team("North", 1), team("South", 2), empty)))
    assert [chapter.title for chapter in told.chapters] == ["North", "South"]


def test_decisions_stand_on_the_charts_that_they_fall_in() -> None:
    """Those within the months are marked with their number; the older one stands in the register only."""
    told = document(pack())
    drawn = next(each for each in section(told, "over-time").blocks if isinstance(each, Lines))
    assert [mark.number for mark in drawn.marks] == [2, 3]
    assert len(sheet(told, "decisions", "register").rows) == 3


def test_a_team_sees_its_own_decisions_and_the_services() -> None:
    """A decision about another team is not drawn on this one's charts."""
    told = document(pack(Audience.TEAM))
    first, second = (sheet(replace(told, chapters=(each,)), "decisions", "register") for each in told.chapters)
    assert (len(first.rows), len(second.rows)) == (2, 3)


def test_an_empty_register_says_how_to_begin_one() -> None:
    """Without decisions the section says what would keep one."""
    text = said(document(pack(decisions=())))
    assert "plimsoll decisions add keeps one" in text


def test_where_load_is_high_and_barriers_hold_is_something_to_learn_from() -> None:
    """It names the team, both shares, and that it is no ground for cuts."""
    blocks = section(document(pack()), "load").blocks
    (told,) = [each for each in blocks if isinstance(each, Listing)]
    assert told.items == (
        "North: 121% of the hours there are, and 96% of its children with no barrier down, where the service has 95%.",
    )
    assert any("never a ground for cuts" in each.text for each in blocks if isinstance(each, Words))


def test_a_number_that_was_taken_out_is_a_c_and_never_a_nought() -> None:
    """A suppressed reading is written c wherever it stands, with no number beside it."""
    gone = Reading("unallocated", None, None, None, "children", suppressed=True)
    told = document(replace(pack(), whole=replace(pack().whole, readings=readings(unallocated=gone))))
    row = next(
        row for row in sheet(told, "conditions", "Held and waiting").rows if row[0].text.endswith("allocated worker")
    )
    assert [cell.text for cell in row[:3]] == ["Children without an allocated worker", "c", ""]


def test_nobody_open_is_an_answer() -> None:
    """A unit without an open child says so, and stays whole."""
    whole = replace(pack().whole, readings={"open_cases": reading("open_cases", 0)}, barriers=None, swamp=())
    text = said(document(pack(whole=whole, units=(), decisions=(), faults=())))
    assert "had no children with an open case" in text
    assert "No child had an open case on this day." in text


def test_invented_data_is_said_loudly() -> None:
    """An invented service's pack says before all else that nobody in it exists; a real one's does not."""
    assert document(pack(invented=True)).warning.startswith("INVENTED DATA")
    assert document(pack()).warning == ""


def test_the_loads_are_told_by_their_ends() -> None:
    """Loads 1, 2, 3 and 5 are 1 to 3, 5."""
    rows = {row[0].text: row[1].text for row in sheet(document(pack()), "provenance", "came from").rows}
    assert (rows["Loads"], rows["Day"]) == ("1 to 3, 5", "17 October 2018, at its end")


def test_a_shorter_look_back_says_its_own_months() -> None:
    """Six months are six months, told once."""
    short = _short(pack(), 6)
    columns = [column.title for column in sheet(document(short), "conditions", "Held and waiting").columns]
    assert (columns[3:5], MONTHS, short.on == ON) == (["6 months ago", "Over 6 months"], 24, True)


def _short(told: Pack, months: int) -> Pack:
    cut = {name: replace(each, run=each.run[-months - 1 :]) for name, each in told.whole.readings.items()}
    whole = replace(told.whole, readings=cut, barriers=barriers())
    return replace(told, days=told.days[-months - 1 :], whole=whole, units=())


def test_only_two_kinds_of_file_are_written() -> None:
    """Another ending is refused with what to type instead."""
    with pytest.raises(WrongUse, match=r"cannot be written as '\.docx'"):
        writer(Path("pack.docx"))
