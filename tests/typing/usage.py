"""How the public API is typed, by using it: the type checker reads this file, and nothing runs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import assert_type

import plimsoll


def the_door_opens_by_text_and_by_path() -> None:
    """A store is named by text or by path, and a service by text."""
    assert_type(plimsoll.open("county"), plimsoll.Plimsoll)
    assert_type(plimsoll.open(Path("county"), service="north"), plimsoll.Plimsoll)
    assert_type(plimsoll.open(), plimsoll.Plimsoll)


def every_question_gives_an_answer() -> None:
    """A day is a date or a text, and every question returns the same kind of table."""
    county = plimsoll.open("county")
    assert_type(county.load("extracts", as_of="2026-03-31"), plimsoll.Answer)
    assert_type(county.conditions(on=date(2026, 3, 31), by="team", measures=["unallocated"]), plimsoll.Answer)
    assert_type(
        county.series("unallocated", "2025-04-01", date(2026, 3, 31), every="month", by="team"), plimsoll.Answer
    )
    assert_type(county.rows("unallocated", as_known_on="2026-03-31"), plimsoll.Answer)
    assert_type(county.defences(on="2026-03-31", case="P100"), plimsoll.Answer)
    assert_type(county.drain(), plimsoll.Answer)
    assert_type(county.explain("unallocated"), plimsoll.Answer)
    assert_type(county.loads(), plimsoll.Answer)
    assert_type(county.refused(load=1), plimsoll.Answer)
    assert_type(county.reconcile("report.csv", "unallocated", on="2026-03-31"), plimsoll.Answer)


def a_chart_needs_no_store() -> None:
    """Any file will do, and days are dates or texts."""
    assert_type(plimsoll.chart("waiting.csv", good="down", target=15, rebase=[date(2026, 4, 1)]), plimsoll.Answer)


def every_error_is_one_of_ours() -> None:
    """Whatever goes wrong is caught by the one base, and says what to do and with which code to end."""
    try:
        plimsoll.open("county").conditions()
    except plimsoll.PlimsollError as error:
        assert_type(error.exit_code, int)
        assert_type(error.next_step, str)
    for kind in (plimsoll.WrongUse, plimsoll.UnreadableInput, plimsoll.DamagedStore, plimsoll.NotPermitted):
        assert_type(issubclass(kind, plimsoll.PlimsollError), bool)
