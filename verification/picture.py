"""Small pictures as SVG: panels side by side, each with its axes, its lines, its dots and its band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

Point = tuple[float, float]

WIDTH, HEIGHT = 320, 240
LEFT, TOP, RIGHT, BOTTOM = 56, 34, 12, 34
INK, FAINT, BLUE, ORANGE = "#222222", "#999999", "#2f6fb0", "#c8641e"
"""Blue and orange are told apart by every reader."""
PAD = 0.05
"""Of a range, left free at each of its ends."""
HEADING = 28


@dataclass
class Panel:
    """One panel, drawn in order.

    Args:
        title: what it shows.
        across: the least and the most along the horizontal axis.
        up: likewise along the vertical one.
        along: what the horizontal axis counts.
    """

    title: str
    across: Point
    up: Point
    along: str
    drawn: list[str] = field(default_factory=list)

    def line(self, points: Iterable[Point], colour: str = BLUE) -> None:
        """A line through points."""
        self.drawn.append(f'<polyline points="{self._all(points)}" fill="none" stroke="{colour}" stroke-width="1.5"/>')

    def band(self, low: Sequence[Point], high: Sequence[Point], colour: str = BLUE) -> None:
        """What lies between two lines."""
        both = self._all([*low, *reversed(high)])
        self.drawn.append(f'<polygon points="{both}" fill="{colour}" fill-opacity="0.18" stroke="none"/>')

    def dots(self, points: Iterable[Point], colour: str = BLUE) -> None:
        """A dot for each point."""
        self.drawn += [
            f'<circle cx="{self._x(x):.1f}" cy="{self._y(y):.1f}" r="1.6" fill="{colour}" fill-opacity="0.5"/>'
            for x, y in points
        ]

    def level(self, value: float) -> None:
        """A line across at a value: what is expected."""
        self.line([(self.across[0], value), (self.across[1], value)], INK)

    def svg(self) -> str:
        """The panel with its frame and its ends in figures."""
        low, high = self.up
        frame = (
            f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH - LEFT - RIGHT}" height="{HEIGHT - TOP - BOTTOM}" '
            f'fill="none" stroke="{FAINT}"/>'
        )
        words = [
            _word(LEFT, TOP - 8, self.title, "start"),
            _word(LEFT - 4, HEIGHT - BOTTOM, f"{low:.4g}", "end"),
            _word(LEFT - 4, TOP + 9, f"{high:.4g}", "end"),
            _word(LEFT, HEIGHT - BOTTOM + 15, f"{self.across[0]:.4g}", "start"),
            _word(WIDTH - RIGHT, HEIGHT - BOTTOM + 15, f"{self.across[1]:.4g}", "end"),
            _word((LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 15, self.along, "middle"),
        ]
        return "\n".join([frame, *words, *self.drawn])

    def _all(self, points: Iterable[Point]) -> str:
        return " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)

    def _x(self, value: float) -> float:
        return LEFT + _part(value, self.across) * (WIDTH - LEFT - RIGHT)

    def _y(self, value: float) -> float:
        return HEIGHT - BOTTOM - _part(value, self.up) * (HEIGHT - TOP - BOTTOM)


def _part(value: float, ends: Point) -> float:
    """How far along a range a value lies; what lies beyond is drawn at the edge."""
    return min(1.0, max(0.0, (value - ends[0]) / (ends[1] - ends[0])))


def _word(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'


def reach(values: Iterable[float]) -> Point:
    """A range that holds all the values, with a little room."""
    held = list(values)
    room = (max(held) - min(held)) * PAD or 1.0
    return min(held) - room, max(held) + room


def picture(title: str, panels: Sequence[Panel]) -> str:
    """A picture of panels side by side."""
    placed = (
        f'<g transform="translate({place * WIDTH} {HEADING})">{panel.svg()}</g>' for place, panel in enumerate(panels)
    )
    size = f'width="{WIDTH * len(panels)}" height="{HEIGHT + HEADING}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="100%" height="100%" fill="white"/>\n'
        f'<text x="{LEFT}" y="18" font-size="14" fill="{INK}">{escape(title)}</text>\n'
        + "\n".join(placed)
        + "\n</svg>\n"
    )
