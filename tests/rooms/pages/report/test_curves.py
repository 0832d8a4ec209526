"""Where a chart's parts stand: from nought, in round steps, broken where nothing is known, decisions on their day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.pages.report.curves import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, curve
from plimsoll.pages.report.parts import Kind, Line, Mark
from plimsoll.vocabulary.clocks import add_months

FIRST = date(2017, 10, 31)


def a_line(*values: float | None, kind: Kind = Kind.NUMBER) -> Line:
    days = tuple(add_months(FIRST, n) for n in range(len(values)))
    return Line("Waiting", "children", kind, days, values, tuple(map(str, values)))


def a_mark(number: int, day: date) -> Mark:
    return Mark(number, day, "A cut", "then")


def test_the_upright_axis_begins_at_nought_and_ends_above_the_highest() -> None:
    """The ticks are round numbers from 0 to the first above the highest value."""
    ticks = curve(a_line(60, 83, 70), ()).values
    assert [tick.label for tick in ticks] == ["0", "25", "50", "75", "100"]
    assert (ticks[0].at, ticks[-1].at) == (HEIGHT - BOTTOM, TOP)


def test_shares_are_ticked_in_percent() -> None:
    """A share's axis is written as a reader says it."""
    assert [tick.label for tick in curve(a_line(0.1, 0.32, kind=Kind.SHARE), ()).values] == [
        "0%",
        "10%",
        "20%",
        "30%",
        "40%",
    ]


def test_a_difference_may_lie_below_nought() -> None:
    """The axis reaches below nought where a value does."""
    labels = [tick.label for tick in curve(a_line(-0.05, 0.1, kind=Kind.POINTS), ()).values]
    assert (labels[0], "+0" in labels) == ("-5", True)


def test_the_line_is_broken_where_nothing_is_known() -> None:
    """A gap begins the line anew, and a day between two gaps is a dot."""
    told = curve(a_line(1, 2, None, 4, None, 6, 7), ())
    assert told.path.count("M") == 3
    assert len(told.points) == 1


def test_the_last_value_is_written_beside_its_place() -> None:
    """It is the last that is known, in the reader's own writing."""
    assert curve(a_line(1, 2, 5, None), ()).last[2] == "5"


def test_a_level_run_of_nothing_can_be_drawn() -> None:
    """Twenty-five noughts are a line along the bottom."""
    told = curve(a_line(*[0.0] * 25), ())
    assert {place.split()[1] for place in told.path.replace("M", "L").split("L")[1:]} == {str(HEIGHT - BOTTOM)}


def test_a_decision_stands_on_its_day() -> None:
    """One half way through the months stands half way along."""
    told = curve(a_line(*range(25)), [a_mark(1, FIRST), a_mark(2, add_months(FIRST, 24))])
    assert [flag.at for flag in told.flags] == [LEFT, WIDTH - RIGHT]


def test_two_decisions_of_one_week_do_not_hide_each_other() -> None:
    """Their numbers stand at two heights."""
    told = curve(a_line(*range(25)), [a_mark(1, date(2018, 5, 1)), a_mark(2, date(2018, 5, 8))])
    assert len({flag.height for flag in told.flags}) == 2


@given(
    st.lists(st.floats(-1e6, 1e6) | st.none(), min_size=2, max_size=60).filter(
        lambda told: any(v is not None for v in told)
    )
)
def test_nothing_is_drawn_outside_the_frame(values: list[float | None]) -> None:
    """Whatever the values, every point of the line lies inside the chart."""
    told = curve(a_line(*values), ())
    for place in told.path.replace("M", "L").split("L")[1:]:
        x, y = map(float, place.split())
        assert LEFT <= x <= WIDTH - RIGHT
        assert TOP - 0.2 <= y <= HEIGHT - BOTTOM + 0.2


@pytest.mark.parametrize("length", [2, 3, 7, 25, 121])
def test_a_few_months_are_named(length: int) -> None:
    """The last month is always named, and never more than fit."""
    told = curve(a_line(*range(length)), ())
    assert told.months[-1].at == WIDTH - RIGHT
    assert 1 < len(told.months) <= 7
