"""When a decision is looked back on, and which look back is due."""

from __future__ import annotations

from datetime import date

import pytest

from plimsoll.vocabulary.decisions import LookBack, come_backs, look_backs, outstanding

DECIDED = date(2025, 8, 31)


def test_a_decision_is_looked_back_on_after_three_six_and_twelve_months() -> None:
    """Counted in calendar months; the 31st falls back to the month's last day."""
    assert [(each.months, each.due) for each in look_backs(DECIDED, None)] == [
        (3, date(2025, 11, 30)),
        (6, date(2026, 2, 28)),
        (12, date(2026, 8, 31)),
    ]


def test_the_months_count_from_the_day_it_takes_effect() -> None:
    """What was decided in February and begins in April has moved nothing in May."""
    assert [each.due for each in look_backs(DECIDED, date(2026, 4, 1))] == [
        date(2026, 7, 1),
        date(2026, 10, 1),
        date(2027, 4, 1),
    ]


@pytest.mark.parametrize(
    ("on", "looked_back", "months"),
    [
        (date(2025, 11, 29), None, None),
        (date(2025, 11, 30), None, 3),
        (date(2025, 11, 30), date(2025, 11, 30), None),
        (date(2025, 12, 31), date(2025, 11, 29), 3),
        (date(2026, 2, 28), date(2025, 12, 1), 6),
        (date(2026, 7, 1), date(2026, 3, 1), None),
        (date(2027, 1, 1), None, 12),
        (date(2030, 1, 1), date(2026, 8, 31), None),
    ],
)
def test_the_last_look_back_that_has_come_is_due_until_somebody_looks(
    on: date, looked_back: date | None, months: int | None
) -> None:
    """On its own day already; one look is enough for those that came before it."""
    due = outstanding(look_backs(DECIDED, None), looked_back, on)
    assert (due and due.months) == months


def test_of_no_look_backs_none_is_due() -> None:
    """There is nothing to wait for."""
    assert outstanding((), None, DECIDED) is None
    assert outstanding((LookBack(3, DECIDED),), None, DECIDED) == LookBack(3, DECIDED)


def test_a_decision_comes_back_by_when_it_should_have_moved_something_too() -> None:
    """In the order of the days, without a number of months; without such a day, at the look backs only."""
    assert [(each.months, each.due) for each in come_backs(DECIDED, None, date(2026, 1, 31))] == [
        (3, date(2025, 11, 30)),
        (None, date(2026, 1, 31)),
        (6, date(2026, 2, 28)),
        (12, date(2026, 8, 31)),
    ]
    assert come_backs(DECIDED, None, None) == look_backs(DECIDED, None)
