"""A forecast on the terminal: words first, what changes most first, nothing wider than the page."""

from __future__ import annotations

import pytest
from tests.rooms.pages.forecast.forecasts import UNTIL, forecast, told

from plimsoll.pages.forecast.document import NO_CHANGE, UNPRICED
from plimsoll.pages.forecast.text import page
from plimsoll.pages.ink import GREY, Ink
from plimsoll.vocabulary.clocks import add_months

WIDE = 100


def test_it_is_read_in_the_order_of_a_decision() -> None:
    """What is decided, what would come of it, the figures, what they rest on, the cost, the assumptions."""
    text = page(forecast())
    heads = ("WHAT IS DECIDED", "WHAT WOULD COME OF IT", "ON 30 MARCH 2027", "TEAM BY TEAM", "WHICH ASSUMPTION")
    places = [text.index(head) for head in (*heads, "WHAT IT COSTS", "WHAT IS ASSUMED", "WHERE IT STARTS")]
    assert places == sorted(places)


def test_no_line_is_wider_than_a_terminal() -> None:
    """A hundred columns hold every line, however a team is called."""
    assert max(len(line) for line in page(forecast()).splitlines()) <= WIDE


def test_a_measure_is_told_without_with_and_by_how_much() -> None:
    """Each with the range that holds nine in ten; a difference by chance is marked as one."""
    lines = {line.split("  ")[1].strip(): line.split() for line in page(forecast()).splitlines() if "  " in line[:3]}
    found = lines["Children without an allocated worker"]
    assert found[-9:] == ["40", "to", "90", "210", "to", "340", "+150", "to", "+268"]
    assert "~" in lines["Changes of worker"]


def test_what_chance_explains_stands_back() -> None:
    """With colour, only the line of the measure that cannot be told from chance is grey."""
    lines = page(forecast(teams=()), Ink(colour=True)).splitlines()
    grey = [line for line in lines if GREY in line and "~ -" in line]
    assert [line.split()[0].removeprefix(GREY) for line in grey] == ["Changes"]
    assert not any(GREY in line for line in lines if "+150 to" in line)


def test_quarters_stand_beside_each_other() -> None:
    """The few that change most are followed through the quarter ends, without and with."""
    quarter = told(day=add_months(UNTIL, -3))
    text = page(forecast(rows=(quarter, told())))
    assert "THROUGH THE QUARTERS" in text
    assert "30 Dec 2026" in text
    assert "THROUGH THE QUARTERS" not in page(forecast())


@pytest.mark.parametrize(("empty", "said"), [("words", NO_CHANGE), ("cost", UNPRICED)])
def test_what_is_not_known_is_said(empty: str, said: str) -> None:
    """No difference and no price are sentences, and not gaps."""
    assert " ".join(said.split()) in " ".join(page(forecast(**{empty: ()})).split())


def test_nothing_uncertain_has_no_heading() -> None:
    """Without teams, assumptions, remarks and a tornado, none of their headings stands there."""
    text = page(forecast(teams=(), assumptions=(), remarks=(), tornado=None, decisions=()))
    assert [
        head for head in ("TEAM BY TEAM", "WHICH ASSUMPTION", "WHAT IS ASSUMED", "WHERE IT STARTS") if head in text
    ] == []
