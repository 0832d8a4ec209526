"""Fans in a workbook: each measure's numbers as a table, and a chart of its medians and ranges that Excel draws."""

from __future__ import annotations

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plimsoll.pages.report.paper import BLUE, LINE_HEIGHT, QUIET, Styles
from plimsoll.pages.report.parts import Fan, Fans, Kind

RUNS = ("low", "median", "high")

HEADS = ("Without: low", "median", "high", "With: low", "median", "high")
"""The columns beside the day."""

BESIDE = len(HEADS) + 2
"""The column at which a chart stands: one is left free."""

WIDTH, HEIGHT = 560, 300
"""A chart's size in pixels."""

LEAST = 17
"""Rows that a chart covers: its table may be shorter."""

NUMBERS = {Kind.SHARE: "0%", Kind.POINTS: "0%", Kind.NUMBER: "#,##0"}


def spread(book: Workbook, sheet: Worksheet, styles: Styles, told: Fans, row: int) -> int:
    """Write fans one under the other, beginning at a row; the row after them."""
    for fan in told.fans:
        row = _fan(book, sheet, styles, fan, row + 1)
    return row


def _fan(book: Workbook, sheet: Worksheet, styles: Styles, fan: Fan, top: int) -> int:
    sheet.write_string(top, 0, f"{fan.title} ({fan.unit})", styles.caption)
    sheet.set_row(top + 1, LINE_HEIGHT)
    for place, head in enumerate(("Day", *HEADS)):
        sheet.write_string(top + 1, place, head, styles.number_head if place else styles.head)
    runs = [getattr(reach, run) for reach in (fan.without, fan.planned) for run in RUNS]
    for index, day in enumerate(fan.days):
        sheet.write_datetime(top + 2 + index, 0, day, styles.day)
        for place, run in enumerate(runs, 1):
            _value(sheet, (top + 2 + index, place), run[index], _style(fan.kind, styles))
    chart = _chart(book, fan, (sheet.get_name(), top + 2, top + 1 + len(fan.days)))
    sheet.insert_chart(top + 1, BESIDE, chart, {"description": _described(fan)})
    return top + 3 + max(len(fan.days), LEAST)


def _style(kind: Kind, styles: Styles) -> Any:
    return styles.share if kind is Kind.SHARE else styles.broken


def _value(sheet: Worksheet, place: tuple[int, int], value: float | None, style: Any) -> None:
    if value is None:
        sheet.write_blank(*place, None, style)
    else:
        sheet.write_number(*place, value, style)


def _chart(book: Workbook, fan: Fan, cells: tuple[str, int, int]) -> Any:
    """Six lines: the median of each way whole, its range thin and broken."""
    chart = book.add_chart({"type": "line"})
    ways = ((fan.without, QUIET), (fan.planned, BLUE))
    for place, (reach, colour, run) in enumerate(((reach, colour, run) for reach, colour in ways for run in RUNS), 1):
        chart.add_series(_line(cells, place, f"{reach.name}: {run}", colour))
    chart.set_title({"name": f"{fan.title} ({fan.unit})", "name_font": {"size": 11}, "overlay": False})
    chart.set_legend({"position": "bottom", "delete_series": [0, 2, 3, 5]})
    chart.set_x_axis({"date_axis": True, "num_format": "mmm yy", "label_position": "low"})
    grid = {"visible": True, "line": {"color": "#DFE4EA"}}
    chart.set_y_axis({"num_format": NUMBERS[fan.kind], "major_gridlines": grid, "line": {"none": True}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.show_blanks_as("gap")
    return chart


def _line(cells: tuple[str, int, int], place: int, name: str, colour: str) -> dict[str, Any]:
    sheet, first, last = cells
    median = name.endswith("median")
    return {
        "name": name.removesuffix(": median"),
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, place, last, place],
        "line": {"color": colour, "width": 2.25 if median else 1, "dash_type": "solid" if median else "dash"},
    }


def _described(fan: Fan) -> str:
    """What the chart shows, for whoever cannot see it."""
    return f"{fan.title}, with the decision and without it. The numbers stand in the table beside it."
