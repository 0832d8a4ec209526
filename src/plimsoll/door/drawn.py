"""A chart that was drawn, as the door hands it out: a table for programs, the whole for pages."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.door.answer import Answer, tabled
from plimsoll.warning.charted import Chart

POINT = ("x", "y", "mean", "lower", "upper", "signals", "direction")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that was drawn from a file.

    Args:
        chart: the chart.
        file: the file's name.
        x: the heading of where its values stand.
        y: the heading of its values.
        n: the heading of what they were counted among; empty without one.
        shares: whether its values are parts of a whole, to be told as percentages.
    """

    chart: Chart
    file: str
    x: str
    y: str
    n: str
    shares: bool

    @property
    def answer(self) -> Answer:
        """The chart as a table of its points, with what it says as a whole."""
        points = [{name: getattr(point, name) for name in POINT} for point in self.chart.points]
        rows = [row | {"signals": [signal.value for signal in row["signals"]]} for row in points]
        about = {
            "kind": self.chart.kind.value,
            "variation": self.chart.variation.value,
            "assurance": self.chart.assurance and self.chart.assurance.value,
            "notes": list(self.chart.notes),
        }
        return tabled(POINT, rows, about=about, holds="points")
