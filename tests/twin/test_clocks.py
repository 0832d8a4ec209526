"""Due dates: the table a whole column of dates is joined to, against the slow rule asked day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.kept import asked_of
from tests.twin.side_by_side import PROFILE

from plimsoll.conditions.register import all_frames
from plimsoll.measures.block import Block
from plimsoll.vocabulary.clocks import Count, due
from plimsoll.vocabulary.days import days_between, is_working_day
from plimsoll.vocabulary.profile import Profile

ASKED = date(2024, 3, 1)
# Leap years, moved holidays and the long weekends of 2022 and 2023 are in them.
STARTS = days_between(date(2019, 12, 20), ASKED)


def day1() -> Profile:
    """The profile with every clock counting its starting day as day 1."""
    return replace(PROFILE, clocks={name: replace(each, count=Count.DAY1) for name, each in PROFILE.clocks.items()})


@pytest.mark.parametrize("profile", [PROFILE, day1()], ids=["day0", "day1"])
def test_every_clock_is_due_as_the_slow_rule_says(profile: Profile) -> None:
    """For every clock and every day of four years the last day in time is the same."""
    with asked_of({}) as records, Block(records, profile, all_frames(profile), (ASKED,)) as block:
        for name, clock in profile.clocks.items():
            told = dict(block.ask((f"due_{name}",), f"SELECT start, due FROM due_{name}"))
            assert {day: told[day] for day in STARTS} == {day: due(clock, day) for day in STARTS}, name


def test_the_calendar_knows_the_working_days() -> None:
    """The engine's calendar and the slow rule name the same working days, and count them alike."""
    with asked_of({}) as records, Block(records, PROFILE, all_frames(PROFILE), (ASKED,)) as block:
        told = {day: (works, n) for day, works, n in block.ask(("calendar",), "SELECT day, works, n FROM calendar")}
    assert all(told[day][0] == is_working_day(day) for day in STARTS)
    counted = told[STARTS[-1]][1] - told[STARTS[0]][1]
    assert counted == sum(is_working_day(day) for day in STARTS[1:])
