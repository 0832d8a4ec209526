"""A pack for scrutiny: small numbers are gone, and so is whatever would give them away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.pages.report.packs import CHILD, WORKER, barriers, pack, reading, readings

from plimsoll.door.counting import SAME_CHILDREN, Line, stated
from plimsoll.door.pack import Audience, Loaded, Pack
from plimsoll.door.releasing import for_scrutiny
from plimsoll.pages.report import html
from plimsoll.pages.report.document import document


def released(**changes: object) -> Pack:
    told = pack(Audience.SCRUTINY)
    return for_scrutiny(replace(told, whole=replace(told.whole, readings=readings(**changes))))


def small(measure: str, count: float, among: float = 2_000) -> object:
    return reading(measure, count, denominator=among, parts=((count, among),) * 25, run=(count,) * 25)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_small_count_is_taken_out(count: int) -> None:
    """From 1 to 5 there is no value, no numerator and no movement, on the day and on every month."""
    told = released(contacts_undecided=small("contacts_undecided", count)).whole.reading("contacts_undecided")
    assert (told.suppressed, told.value, told.numerator, told.year, set(told.run)) == (True, None, None, None, {None})
    assert told.hidden == frozenset(range(25))


@pytest.mark.parametrize("count", [0, 6])
def test_nought_and_six_are_shown(count: int) -> None:
    """Nought tells of nobody, and six is no small number."""
    told = released(contacts_undecided=small("contacts_undecided", count)).whole.reading("contacts_undecided")
    assert (told.suppressed, told.value) == (False, count)


def test_a_count_that_leaves_few_is_taken_out() -> None:
    """Of 2,000 all but three: the three could be read off."""
    assert released(unassessed=small("unassessed", 1_997)).whole.reading("unassessed").suppressed


def test_an_average_that_holds_the_unallocated_goes_with_them() -> None:
    """The average with nobody left out less the published one is the children nobody holds."""
    told = released(unallocated=small("unallocated", 3), in_name_only=reading("in_name_only", 40, denominator=1_997.0))
    assert [told.whole.reading(name).suppressed for name in ("unallocated", "caseload_all")] == [True, True]


def test_the_difference_of_two_shares_goes_with_either() -> None:
    """The attention gap and one share give the other."""
    assert released(visits_overdue_cp=small("visits_overdue_cp", 2, 90)).whole.reading("attention_gap").suppressed


def test_barriers_that_sum_to_a_known_count_are_taken_out_together() -> None:
    """Three children with 3 or more down cannot be read off the rest."""
    told = pack(Audience.SCRUTINY)
    few = barriers(down={"0": 1_900, "1": 67, "2": 30, "3+": 3})
    whole = replace(told.whole, barriers=few, readings=readings(aligned=reading("aligned", 33)))
    shown = for_scrutiny(replace(told, whole=whole)).whole.barriers
    assert shown is not None
    assert shown.down["3+"] is None
    assert list(shown.down.values()).count(None) > 1
    assert shown.expected == {}


def test_nothing_of_one_child_or_one_team_leaves() -> None:
    """No detail, no note with numbers, no team, no worker, no fault and no free text of the register."""
    told = for_scrutiny(pack(Audience.SCRUTINY))
    assert (told.units, told.faults, told.carrying) == ((), (), ())
    assert all(each.detail == {} and not (each.made and each.note) for each in told.whole.readings.values())
    assert {(each.forecast, each.known) for each in told.decisions} == {(None, None)}
    assert {(row.children, row.barrier_days, row.usual) for row in told.whole.swamp} == {(None, None, None)}
    assert told.whole.swamp[0].sentence == "North, after a change of worker."


def test_the_page_for_scrutiny_prints_no_small_number_that_was_taken_out() -> None:
    """The longest wait, a child and a worker are nowhere on it, and c is explained."""
    text = html.page(document(for_scrutiny(pack(Audience.SCRUTINY))))
    assert not any(each in text for each in ("551", CHILD, WORKER, "No effect was forecast", "a.csv"))
    assert "c stands for a number from 1 to 5" in text


def test_few_refused_rows_are_not_told() -> None:
    """Where few were refused, only how many were read is."""
    told = pack(Audience.SCRUTINY, loaded=(Loaded("ssd", 1, pack().on, 4_000, 3_997, 0, 3, ()),))
    (line,) = for_scrutiny(told).loaded
    assert (line.read, line.kept, line.duplicates, line.refused) == (4_000, None, None, None)


def test_words_that_name_two_counts_are_made_the_measures_own() -> None:
    """Three kinds of plan are counted in the same words; the children with an open case are one count."""
    lines = [Line("visits_overdue_cp", "service", 7, 7, 90), Line("visits_overdue_cin", "service", 9, 9, 300)]
    plain = [Line("open_cases", "service", 870, 870, 870), Line("unallocated", "service", 53, 53, 870)]
    cp, cin, opened, unheld = stated([*lines, *plain])
    assert (cp.among.startswith("visits_overdue_cp: "), cin.among.startswith("visits_overdue_cin: ")) == (True, True)
    assert opened.counted == unheld.among == SAME_CHILDREN
