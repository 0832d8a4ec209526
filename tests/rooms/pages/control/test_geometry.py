"""Where a control chart's lines and points stand."""

from __future__ import annotations

import pytest
from tests.rooms.pages.control.charts import STEADY, drawn

from plimsoll.measures.instrument import Concern
from plimsoll.pages.control.geometry import DESK, PHONE, Frame, plot


@pytest.mark.parametrize("frame", [DESK, PHONE])
def test_everything_stands_inside_the_drawing(frame: Frame) -> None:
    """Points, ticks, target and the names of the lines, of values below nought too."""
    found = plot(drawn([*STEADY, -30, 45], target=60.0, baseline=12), frame)
    downs = [dot.down for dot in found.dots] + [tick.at for tick in found.values] + [found.target or 0.0]
    assert all(frame.top - 1 <= down <= frame.height - frame.bottom + 1 for down in downs)
    assert all(frame.left < dot.across < frame.width - frame.right for dot in found.dots)
    assert all(after.at - before.at >= 13 for before, after in zip(found.named, found.named[1:], strict=False))


def test_higher_values_stand_higher() -> None:
    """And later ones to the right."""
    first, second, *_ = plot(drawn(STEADY), DESK).dots
    assert (second.down < first.down, second.across > first.across) == (True, True)


@pytest.mark.parametrize(
    ("concern", "kinds"),
    [
        (Concern.UP, ["worse", "better"]),
        (Concern.DOWN, ["better", "worse"]),
        (Concern.NEITHER, ["changed", "changed"]),
    ],
)
def test_a_point_has_the_shape_of_what_it_says(concern: Concern, kinds: list[str]) -> None:
    """By its direction and which way is a matter of concern."""
    dots = plot(drawn([*STEADY, 30, 0], baseline=12, concern=concern), DESK).dots
    assert [dot.kind for dot in dots[-2:]] == kinds
    assert {dot.kind for dot in dots[:-2]} == {"usual"}


def test_a_gap_breaks_the_line_and_a_rebase_the_limits() -> None:
    """The line begins anew after a gap; the limits are never joined across new ones."""
    found = drawn([*STEADY[:6], None, *STEADY, *STEADY])
    whole = plot(found, DESK)
    assert (whole.run.count("M"), whole.means.count("M"), len(whole.dots)) == (2, 1, 30)
    parted = plot(drawn([*STEADY, *STEADY], rebases=(found.chart.points[12].x,)), DESK)
    assert (parted.means.count("M"), parted.run.count("M"), len(parted.rebases)) == (2, 1, 1)


def test_no_target_is_drawn_among_sums() -> None:
    """It is one of single values, and would stand nowhere on a CUSUM."""
    assert plot(drawn(STEADY, "cusum", target=300.0), DESK).target is None
    assert plot(drawn(STEADY, "ewma", target=12.0), DESK).target is not None


def test_values_that_do_not_vary_can_be_drawn() -> None:
    """There is room above and below them."""
    assert len(plot(drawn([0.0] * 12), DESK).values) > 1
