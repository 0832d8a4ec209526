"""How far back each source tells, and what becomes of a row before that."""

from __future__ import annotations

from datetime import date

import pytest

from plimsoll.intake.windows import window_start


@pytest.mark.parametrize(
    ("source", "last", "first"),
    [
        ("ssd", date(2024, 6, 30), date(2018, 6, 30)),
        ("ssd", date(2024, 2, 29), date(2018, 2, 28)),
        ("annex_a", date(2024, 8, 31), date(2024, 2, 29)),
        ("annex_a", date(2024, 3, 15), date(2023, 9, 15)),
        ("cin_census", date(2024, 3, 31), date(2023, 4, 1)),
        ("ssda903", date(2025, 3, 31), date(2024, 4, 1)),
        ("csww", date(2024, 9, 30), date(2023, 10, 1)),
    ],
)
def test_a_source_covers_so_far_back(source: str, last: date, first: date) -> None:
    """The dataset six years, Annex A six months, a return the year that ends on its reference date."""
    assert window_start(source, last) == first


@pytest.mark.parametrize("source", ["hr", "time_study", "register", "zoo"])
def test_others_say_all_there_is(source: str) -> None:
    """What they no longer carry is no longer so, however old it is."""
    assert window_start(source, date(2024, 6, 30)) is None
