"""Where bars about a middle stand on the page: geometry only, in the units of its own drawing."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.pages.report.parts import Bar, Bars

WIDTH = 720
LEFT, RIGHT = 250, 16
"""Room for what each bar is of, and at the right edge."""

ROW, THICK, TOP, BOTTOM = 34, 16, 26, 8
"""A bar's row and the bar itself, and the room above and beneath them all."""

TEXT = 64.0
"""Room for a number outside a bar's end."""

GAP = 6
"""Between a bar's end and its number."""

FLAT = 1.0
"""What lies between the ends where nothing does."""


@dataclass(frozen=True, slots=True)
class Half:
    """From the middle to one end.

    Args:
        across: its left edge.
        wide: how wide it is.
        at: where the number of its end stands.
        text: that number, as a reader sees it.
        leftwards: whether it ends at the left.
    """

    across: float
    wide: float
    at: float
    text: str
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: what it is of, how far down it stands, and its two halves, the low end first."""

    label: str
    down: float
    low: Half
    high: Half


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars ready to be drawn.

    Args:
        height: of the whole.
        middle: where the middle stands.
        rows: the bars.
    """

    height: int
    middle: float
    rows: tuple[Row, ...]


def bars(told: Bars) -> Drawing:
    """Where everything stands."""
    ends = [told.middle, *(end for bar in told.bars for end in (bar.low, bar.high))]
    scale = _Scale(min(ends), (max(ends) - min(ends)) or FLAT)
    middle = scale.across(told.middle)
    rows = tuple(_row(bar, TOP + ROW * number, scale, middle) for number, bar in enumerate(told.bars))
    return Drawing(TOP + ROW * len(rows) + BOTTOM, middle, rows)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value stands: so many units of drawing for what lies between the lowest and the highest."""

    low: float
    span: float

    def across(self, value: float) -> float:
        return round(LEFT + TEXT + (WIDTH - LEFT - RIGHT - 2 * TEXT) * (value - self.low) / self.span, 1)


def _row(bar: Bar, down: float, scale: _Scale, middle: float) -> Row:
    low, high = scale.across(bar.low), scale.across(bar.high)
    leftwards = low <= high
    return Row(
        bar.label,
        down,
        _half(low, middle, bar.texts[0], leftwards=leftwards),
        _half(high, middle, bar.texts[1], leftwards=not leftwards),
    )


def _half(end: float, middle: float, text: str, *, leftwards: bool) -> Half:
    """A half from the middle; its number stands beyond the end that is its own."""
    at = end - GAP if leftwards else end + GAP
    return Half(min(end, middle), round(abs(end - middle), 1), round(at, 1), text, leftwards)
