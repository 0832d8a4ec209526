"""The one screen: the swamp first, in words, and nothing on it that was not given to it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from plimsoll.door import Provenance, definition
from plimsoll.door.answer import tabled
from plimsoll.pages.ink import Ink
from plimsoll.pages.picture import CHARTED, Picture
from plimsoll.pages.screen import screen
from plimsoll.vocabulary.clocks import add_months

ON = date(2018, 10, 17)
WIDTH = 100
HEADINGS = (
    "THE SWAMP",
    "CHILDREN WITHOUT A WORKER",
    "WHERE THE HOLES LINE UP",
    "24 MONTHS",
    "WHAT WAS REFUSED",
    "TYPE NEXT",
)


def figures(**changes: Any) -> dict[str, Any]:
    known = {
        "unallocated": {"value": 267, "denominator": 2_000, "detail": {"longest": 551, "median": 21.0}, "note": ""},
        "in_name_only": {"value": 12, "denominator": 1_733, "detail": {}, "note": ""},
        "caseload_published": {"value": 17.5, "denominator": 100, "detail": {}, "note": ""},
        "caseload_all": {"value": 20.2, "denominator": 100, "detail": {}, "note": ""},
    }
    return {**known, **changes}


def a_picture(**changes: Any) -> Picture:
    provenance = Provenance(ON)
    swamp = [
        {
            "condition": "stable",
            "excess": 90.0 - n,
            "sentence": f"Team {n}, with nothing recorded: {70 - n} children, {500 - n} barrier-days.",
        }
        for n in range(1, 9)
    ]
    lined_up = [{"child": f"P{n}", "days": n} for n in range(1, 43)]
    counts = {"0": 1_900, "1": 58, "2": 30, "3+": 12}
    expected = {"0": 1_895.2, "1": 70.1, "2": 30.0, "3+": 4.7}
    about = {"children": 2_000, "barriers_down": counts, "expected_if_independent": expected, "by_defence": {}}
    months = [add_months(ON, -back) for back in range(24, -1, -1)]
    run = [{"on": day, "measure": name, "value": _value(name, n)} for name in CHARTED for n, day in enumerate(months)]
    parts: dict[str, Any] = {
        "figures": figures(),
        "drain": tabled(
            ("condition", "sentence", "excess"), swamp, about={"note": "An association."}, provenance=provenance
        ),
        "defences": tabled(("child", "days"), lined_up, about=about, provenance=provenance, holds="aligned"),
        "history": tabled(("on", "measure", "value"), run, about={"to": ON}),
        "loads": tabled(("read", "refused"), [{"read": 1_000, "refused": 3}, {"read": 500, "refused": 0}]),
    }
    return Picture(**{**parts, **changes})


def _value(measure: str, month: int) -> float:
    """Rising from month to month: a share by hundredths, anything else by ones."""
    return (month + 10.0) / (100 if definition(measure).unit == "share" else 1)


def shown(**changes: Any) -> str:
    return screen(a_picture(**changes), Ink(), "county", "An invented county.")


def test_the_swamp_stands_before_any_child() -> None:
    """The headings stand in their order: conditions first, children after, commands last."""
    page = shown()
    places = [page.index(heading) for heading in HEADINGS]
    assert places == sorted(places)


def test_it_opens_with_the_day_and_what_is_known() -> None:
    """The day in words, as known when, and what must be read first."""
    assert shown().splitlines()[:2] == ["PLIMSOLL · On 17 October 2018, as known today", "An invented county."]


def test_the_swamp_is_in_words_and_short() -> None:
    """The five worst, as sentences, with the caution beneath."""
    page = shown()
    assert (" 5. Team 5" in page, " 6. Team 6" in page, "An association." in page) == (True, False, True)


def test_the_unallocated_stand_beside_both_averages() -> None:
    """How many wait and how long, then the published average and the one that leaves nobody out."""
    page = " ".join(shown().split())
    assert "267 of 2,000 children with an open case (13%) have no allocated worker." in page
    assert "The longest has waited 551 days; half of them 21 days or more." in page
    assert re.search(r"as published 17\.5 .* nobody left out 20\.2", page)


def test_those_held_in_name_only_are_told_apart() -> None:
    """They are suspected, and the screen says so."""
    assert "12 more children are held in name only, or so it seems" in shown()


@pytest.mark.parametrize("row", [{"value": 0, "denominator": 9, "detail": {}, "note": ""}, None])
def test_with_none_in_name_only_nothing_is_said(row: Any) -> None:
    """No sentence about nobody."""
    told = figures(in_name_only=row)
    assert "in name only, or so" not in shown(figures={k: v for k, v in told.items() if v is not None})


def test_a_source_that_is_missing_is_said() -> None:
    """Without allocations the screen says what would bring them, and shows no nought."""
    missing = {"value": None, "denominator": None, "detail": {}, "note": "No allocations: add ssd_involvements."}
    page = shown(figures=figures(unallocated=missing, caseload_published={**missing}))
    assert ("add ssd_involvements" in page, re.search(r"as published +- ", page) is not None) == (True, True)


def test_the_holes_that_line_up_are_counted_beside_chance() -> None:
    """How many, the longest, and what independence would give."""
    page = shown()
    assert "42 of 2,000 children with an open case (2%) have two or more barriers down, one of them for 42" in page
    assert re.search(r"If they failed independently +1,895 +70 +30 +5", page)


def test_a_service_with_nothing_down_has_a_screen_too() -> None:
    """No children, no swamp: sentences, and no division by nought."""
    empty = {"children": 0, "barriers_down": {}, "expected_if_independent": {}, "by_defence": {}}
    page = shown(
        drain=tabled(("condition", "sentence", "excess"), [], about={"note": ""}, provenance=Provenance(ON)),
        defences=tabled(("child", "days"), [], about=empty, provenance=Provenance(ON)),
        figures=figures(unallocated={"value": 0, "denominator": 0, "detail": {}, "note": ""}),
    )
    assert "No condition went with more barriers down" in page
    assert "0 of 0 children with an open case have two or more barriers down." in page


def test_every_measure_with_a_history_has_its_line() -> None:
    """A line each, with one sign a month and its first, last, lowest and highest."""
    lines = [line for line in shown().splitlines() if "▁" in line]
    assert len(lines) == len(CHARTED)
    assert all(re.search(r"[▁-█]{25} ", line) for line in lines)


def test_a_measure_without_a_history_has_none() -> None:
    """What could not be made in any month is left out."""
    nothing = [{"on": ON, "measure": name, "value": None} for name in CHARTED]
    assert "▁" not in shown(history=tabled(("on", "measure", "value"), nothing, about={"to": ON}))


def test_what_was_refused_is_counted() -> None:
    """Of all that was read."""
    assert "3 rows of 1,500 read in 2 loads." in shown()


def test_the_next_commands_can_be_typed() -> None:
    """Each begins with the command and names the store; a folder with a blank in its name is quoted."""
    page = screen(a_picture(), Ink(), "my county", "")
    commands = [line.strip() for line in page.split("TYPE NEXT")[1].splitlines() if line.strip()]
    assert all(command.startswith("plimsoll ") for command in commands)
    assert 'plimsoll drain --on 2018-10-17 --store "my county"' in commands


def test_it_fits_a_terminal() -> None:
    """No line is wider than a hundred signs, the commands with their folders aside."""
    body = shown().split("TYPE NEXT")[0]
    assert [line for line in body.splitlines() if len(line) > WIDTH] == []


def test_piped_it_has_no_colour() -> None:
    """Without ink there is no escape in it; with ink the same words stand."""
    plain = shown()
    inked = screen(a_picture(), Ink(colour=True), "county", "An invented county.")
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", inked) == plain


def test_what_has_worsened_is_set_apart() -> None:
    """A measure that rose by more than a fifth, where rising is of concern, is in orange; one that may rise is not."""
    inked = screen(a_picture(), Ink(colour=True), "county", "").splitlines()
    marked = [line for line in inked if "▁" in line and "38;5;208" in line]
    assert any("without an allocated worker" in line for line in marked)
    assert not any("Children with an open case" in line for line in marked)
