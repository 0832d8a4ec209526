"""From which weeks limits are made: whoever settled them, else the weeks to the first load, else a trial."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plimsoll.conditions.baselines import settled, usual
from plimsoll.conditions.weeks import week_ends
from plimsoll.vocabulary.charts import Rebase, Watching
from plimsoll.vocabulary.errors import WrongUse

WATCHING = Watching(baseline_weeks=52, trial_weeks=26, alert_run_length=800)
ON = date(2019, 10, 31)
SERVICE: frozenset[str] = frozenset()
NORTH = frozenset({"T1", "North"})


@pytest.mark.parametrize(
    ("first", "end", "trial"),
    [
        (date(2017, 10, 31), date(2017, 10, 31), False),
        (ON - timedelta(weeks=26), date(2019, 5, 2), False),
        (ON - timedelta(weeks=26) + timedelta(days=1), date(2019, 5, 2), True),
        (ON, date(2019, 5, 2), True),
        (None, date(2019, 5, 2), True),
    ],
)
def test_the_usual_baseline_ends_with_the_first_load_once_that_is_half_a_year_ago(
    first: date | None, end: date, trial: bool
) -> None:
    """Until then it is a trial that ends half a year before the day, and says so."""
    found = usual(first, ON, WATCHING)
    assert (found.end, found.trial) == (end, trial)
    assert found.start == end - timedelta(weeks=52) + timedelta(days=1)
    assert found.note.startswith("Trial limits" if trial else "Limits from the 52 weeks to")


def test_a_settled_baseline_does_not_move_with_the_day() -> None:
    """Asked half a year later, limits are made from the same weeks; of a trial they are not."""
    first = date(2017, 10, 31)
    assert usual(first, ON, WATCHING) == usual(first, ON + timedelta(weeks=30), WATCHING)
    assert usual(ON, ON, WATCHING) != usual(ON, ON + timedelta(weeks=4), WATCHING)


def test_a_year_holds_52_weeks_whatever_the_weekday() -> None:
    """The baseline takes 52 points, on whichever day of the week it is asked."""
    for shift in range(7):
        on = ON + timedelta(days=shift)
        found = usual(date(2017, 10, 31), on, WATCHING)
        assert found.points(week_ends(found.start, on)) == 52
        anew = settled([Rebase(found.start, "Director", "It moved", "load")], ("load", SERVICE), on, WATCHING)
        assert anew is not None
        assert anew.points(week_ends(found.start, on)) == 52


def test_limits_are_being_made_until_a_week_can_be_judged_by_them() -> None:
    """Only where somebody settled them: a rule's limits by which nothing can be judged say nothing of what stood."""
    settling = Rebase(date(2019, 9, 1), "Director", "It moved", "load", end=date(2019, 10, 24))
    anew = settled([settling], ("load", SERVICE), ON, WATCHING)
    assert anew is not None
    assert [anew.being_made([on]) for on in (date(2019, 10, 24), date(2019, 10, 25))] == [True, False]
    assert not usual(None, ON, WATCHING).being_made([])


REBASES = (
    Rebase(date(2018, 3, 1), "Director", "It moved.", "unallocated"),
    Rebase(date(2018, 9, 1), "Director", "A duty team began", "unallocated", end=date(2018, 12, 31)),
    Rebase(date(2018, 9, 1), "Head of service", "Its cases went to South", "unallocated", team="North"),
    Rebase(date(2019, 9, 1), "Director", "Counted anew", "caseload"),
    Rebase(date(2020, 1, 1), "Director", "Not yet", "unallocated"),
)


@pytest.mark.parametrize(
    ("measure", "called", "on", "start", "note"),
    [
        ("unallocated", SERVICE, date(2018, 2, 28), None, ""),
        (
            "unallocated",
            SERVICE,
            date(2018, 5, 1),
            date(2018, 3, 1),
            "Limits from 1 March 2018 on, settled by the Director: It moved. They are made until 27 February 2019.",
        ),
        (
            "unallocated",
            SERVICE,
            ON,
            date(2018, 9, 1),
            "Limits from 1 September 2018 to 31 December 2018, settled by the Director: A duty team began.",
        ),
        (
            "unallocated",
            NORTH,
            ON,
            date(2018, 9, 1),
            "Limits from 1 September 2018 to 30 August 2019, settled by the Head of service: Its cases went to South.",
        ),
        ("unallocated", frozenset({"T2", "South"}), ON, None, ""),
        ("unallocated", None, ON, None, ""),
        ("caseload", NORTH, ON, None, ""),
        ("turnover", SERVICE, ON, None, ""),
    ],
)
def test_the_last_baseline_that_somebody_settled_by_the_day_holds(
    measure: str, called: frozenset[str] | None, on: date, start: date | None, note: str
) -> None:
    """For its own measure and unit, and no other; no baseline is of no team. It says who settled it and why."""
    found = settled(REBASES, (measure, called), on, WATCHING)
    assert (found.start if found else None, found.note if found else "") == (start, note)


@pytest.mark.parametrize(("by", "why"), [("", "Because"), ("Director", " ")])
def test_a_baseline_of_nobody_or_for_no_reason_is_refused(by: str, why: str) -> None:
    """It must say who settled it and why."""
    with pytest.raises(WrongUse, match="who settled it, or why"):
        Rebase(date(2018, 3, 1), by, why, "unallocated")
