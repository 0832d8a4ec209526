"""Where a fan's bands and a tornado's bars stand: in order, within the drawing, and never one number on another."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plimsoll.pages.report import bars as tornado
from plimsoll.pages.report import fans
from plimsoll.pages.report.parts import Bar, Bars, Fan, Kind, Reach

FIRST = date(2026, 4, 1)


def a_reach(*medians: float | None, wide: float = 1.0) -> Reach:
    low, lower, median, upper, high = (
        tuple(None if value is None else value + by * wide for value in medians) for by in (-2, -1, 0, 1, 2)
    )
    return Reach("a way", low, lower, median, upper, high)


def a_fan(without: Reach, planned: Reach, kind: Kind = Kind.NUMBER) -> Fan:
    days = tuple(FIRST + timedelta(days=30 * n) for n in range(len(without.median)))
    return Fan("Waiting", "children", kind, days, without, planned)


def test_a_share_is_ticked_in_per_cent() -> None:
    """Its axis and its last value are written as a reader says them."""
    drawn = fans.fan(a_fan(a_reach(0.2, 0.25, wide=0.01), a_reach(0.2, 0.5, wide=0.02), Kind.SHARE))
    assert (drawn.values[0].label, drawn.planned.last and drawn.planned.last.label) == ("0%", "50%")


def test_an_axis_begins_at_nought_unless_all_lies_far_above_it() -> None:
    """A caseload from 14 to 18 begins at nought; open cases from 5,380 to 5,420 do not, or nothing would be seen."""
    low = fans.fan(a_fan(a_reach(14, 15), a_reach(14, 18))).values[0].label
    high = fans.fan(a_fan(a_reach(5_400, 5_385), a_reach(5_400, 5_415))).values[0].label
    assert (low, high == "0") == ("0", False)


def test_a_gap_parts_the_bands() -> None:
    """Where nothing was counted, nothing is drawn: two pieces of band, and a line begun anew."""
    drawn = fans.fan(a_fan(a_reach(1, 2, None, 4, 5), a_reach(1, 2, 3, 4, 5)))
    assert (drawn.without.outer.count("Z"), drawn.without.line.count("M"), drawn.planned.outer.count("Z")) == (2, 2, 1)


def test_a_way_that_ends_in_nothing_has_no_last_value() -> None:
    """Nothing is written at its end."""
    drawn = fans.fan(a_fan(a_reach(1, None), a_reach(1, 2)))
    assert (drawn.without.last, drawn.planned.last is None) == (None, False)


@given(first=st.floats(0, 1e6), second=st.floats(0, 1e6))
def test_last_values_never_stand_on_each_other(first: float, second: float) -> None:
    """However alike two forecasts end, both numbers can be read."""
    drawn = fans.fan(a_fan(a_reach(10, first), a_reach(10, second)))
    assert drawn.without.last
    assert drawn.planned.last
    assert abs(drawn.without.last.at - drawn.planned.last.at) >= fans.APART - 0.1


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30), st.floats(0, 1e5))
def test_every_point_lies_within_the_drawing(medians: list[float], wide: float) -> None:
    """Whatever is forecast, no band leaves the frame."""
    drawn = fans.fan(a_fan(a_reach(*medians, wide=wide), a_reach(*reversed(medians), wide=wide)))
    pairs = drawn.planned.outer.replace("M", " ").replace("L", " ").replace("Z", " ").split()
    heights = [float(each) for each in pairs[1::2]]
    assert min(heights) >= fans.TOP - 1
    assert max(heights) <= fans.HEIGHT - fans.BOTTOM + 1


def test_at_most_four_months_are_named() -> None:
    """Three years have no more names beneath them than three months."""
    for months in (3, 12, 36):
        assert 1 <= len(fans.fan(a_fan(a_reach(*range(months)), a_reach(*range(months)))).months) <= 4


def test_a_bar_goes_from_the_middle_to_each_of_its_ends() -> None:
    """The low end left and the high end right; turned round where the low third gives the larger difference."""
    told = Bars(
        "By what is assumed",
        (Bar("Referrals", 120, 310, ("+120", "+310")), Bar("Filling", 260, 170, ("+260", "+170"))),
        209,
        "+209",
        ("low", "high"),
    )
    drawn = tornado.bars(told)
    first, second = drawn.rows
    assert (first.low.leftwards, first.high.leftwards) == (True, False)
    assert (second.low.leftwards, second.high.leftwards) == (False, True)
    assert first.low.across + first.low.wide == first.high.across == drawn.middle
    assert first.low.at < first.low.across
    assert first.high.at > first.high.across + first.high.wide


def test_bars_of_nothing_are_still_a_drawing() -> None:
    """Where every assumption leaves the difference as it is, the bars have no width and divide by nothing."""
    drawn = tornado.bars(Bars("", (Bar("Referrals", 5, 5, ("+5", "+5")),), 5, "+5", ("low", "high")))
    assert (drawn.rows[0].low.wide, drawn.rows[0].high.wide) == (0.0, 0.0)
