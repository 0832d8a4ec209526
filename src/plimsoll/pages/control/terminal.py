"""A control chart on the terminal: what it says, then a line a point with its place between the limits."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.door import Drawn
from plimsoll.door.grid import aligned
from plimsoll.pages.control import words
from plimsoll.pages.ink import Ink
from plimsoll.pages.plain import paragraph
from plimsoll.warning.charted import Point, Variation

WIDTH = 33
"""How many characters wide the drawing is."""

SHOWN = 60
"""How many points are listed; of a longer chart, the last ones."""

USUAL, UNUSUAL, MEAN, LIMIT, GAP = "o", "X", ":", "|", "gap"
"""Signs that every alphabet has."""

KEY = f"{USUAL} usual   {UNUSUAL} signal   {MEAN} mean   {LIMIT} limit"


def page(drawn: Drawn, ink: Ink | None = None) -> str:
    """The whole of it."""
    pen = ink or Ink()
    chart = drawn.chart
    verdict = words.verdict(chart)
    head = [pen.title(words.title(drawn)), words.subtitle(drawn), ""]
    told = [line for text in (words.limits(drawn), words.target(drawn)) if text for line in paragraph(text)]
    said = [pen.concern(line) if chart.variation is Variation.CONCERN else line for line in paragraph(verdict)]
    notes = [line for note in chart.notes for line in paragraph(f"Note: {note}")]
    return "\n".join([*head, *said, *told, "", *_drawing(drawn), *_left_out(drawn), "", KEY, *notes]) + "\n"


def _left_out(drawn: Drawn) -> list[str]:
    more = len(drawn.chart.points) - SHOWN
    return [f"{more} earlier points are not listed: --format csv gives all of them."] if more > 0 else []


def _drawing(drawn: Drawn) -> list[str]:
    points = drawn.chart.points[-SHOWN:]
    low, high = _bounds(points)
    rows = [
        [
            str(point.x),
            GAP if point.y is None else words.amount(point.y, drawn.shares),
            *(words.amount(line, drawn.shares) for line in (point.lower, point.mean, point.upper)),
            _strip(point, low, high),
            words.signalled(point),
        ]
        for point in points
    ]
    return aligned(
        [drawn.x, words.drawn_value(drawn), "Lower", "Mean", "Upper", "", "Signals"], rows, right=range(1, 5)
    )


def _bounds(points: Sequence[Point]) -> tuple[float, float]:
    known = [
        value for point in points for value in (point.y, point.lower, point.mean, point.upper) if value is not None
    ]
    return min(known, default=0.0), max(known, default=1.0)


def _strip(point: Point, low: float, high: float) -> str:
    """One point between its limits, the lowest of the chart at the left and the highest at the right."""
    signs = [" "] * WIDTH
    for value, sign in ((point.mean, MEAN), (point.lower, LIMIT), (point.upper, LIMIT)):
        if value is not None:
            signs[_column(value, low, high)] = sign
    if point.y is not None:
        signs[_column(point.y, low, high)] = UNUSUAL if point.signals else USUAL
    return "".join(signs)


def _column(value: float, low: float, high: float) -> int:
    return round((value - low) / ((high - low) or 1.0) * (WIDTH - 1))
