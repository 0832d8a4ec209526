"""The months in a workbook: the numbers as a table, and beneath it a chart of each that Excel draws from them."""

from __future__ import annotations

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plimsoll.pages.report.paper import BLUE, Styles
from plimsoll.pages.report.parts import Kind, Line, Lines, Mark

A_ROW = 3
"""Charts beside each other."""

WIDTH, HEIGHT, ROWS = 420, 250, 14
"""A chart's size in pixels, and the rows that it covers."""

ACROSS = 430
"""Pixels from one chart's left edge to the next one's."""

NUMBERS = {Kind.SHARE: "0%", Kind.POINTS: "0%", Kind.NUMBER: "#,##0"}

DECISIONS = "Decisions"


def graphs(book: Workbook, sheet: Worksheet, styles: Styles, told: Lines, row: int) -> int:
    """Write a group of measures through time, beginning at a row; the row after it."""
    top = row
    _table(sheet, styles, told, top)
    first, last = top + 1, top + len(told.lines[0].days)
    for place, line in enumerate(told.lines):
        chart = _chart(book, line, told.marks, (sheet.get_name(), first, last, place + 1))
        at = last + 2 + place // A_ROW * ROWS
        sheet.insert_chart(at, 0, chart, {"x_offset": place % A_ROW * ACROSS, "description": _described(line)})
    return last + 2 + -(-len(told.lines) // A_ROW) * ROWS


def _table(sheet: Worksheet, styles: Styles, told: Lines, top: int) -> None:
    """A row a day, a column a measure, and which decisions were taken in the month to that day."""
    for place, title in enumerate(("Day", *(line.title for line in told.lines), DECISIONS)):
        sheet.write_string(top, place, title, styles.number_head if place else styles.head)
    for index, day in enumerate(told.lines[0].days):
        sheet.write_datetime(top + 1 + index, 0, day, styles.day)
        for place, line in enumerate(told.lines, 1):
            _value(sheet, (top + 1 + index, place), line, index, styles)
        taken = ", ".join(str(mark.number) for mark in _taken(told.lines[0], told.marks, index))
        sheet.write_string(top + 1 + index, len(told.lines) + 1, taken, styles.right)


def _value(sheet: Worksheet, place: tuple[int, int], line: Line, index: int, styles: Styles) -> None:
    value = line.values[index]
    if value is None:
        sheet.write_blank(*place, None, styles.text)
        return
    kinds = {Kind.SHARE: styles.share, Kind.POINTS: styles.points}
    sheet.write_number(*place, value, kinds.get(line.kind, styles.whole if value == int(value) else styles.broken))


def _taken(line: Line, marks: tuple[Mark, ...], index: int) -> list[Mark]:
    """The decisions taken after the day before and up to this one."""
    start = line.days[index - 1] if index else None
    return [mark for mark in marks if mark.day <= line.days[index] and (start is None or mark.day > start)]


def _chart(book: Workbook, line: Line, marks: tuple[Mark, ...], cells: tuple[str, int, int, int]) -> Any:
    """A line chart of one column; a decision stands as its number above the month in which it was taken."""
    name, first, last, column = cells
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": [name, first - 1, column],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
            "line": {"color": BLUE, "width": 2},
            **_labels(line, marks),
        }
    )
    chart.set_title({"name": line.title, "name_font": {"size": 11}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_x_axis(
        {
            "date_axis": True,
            "num_format": "mmm yy",
            "major_unit": 6,
            "major_unit_type": "months",
            "label_position": "low",
        }
    )
    chart.set_y_axis({"min": 0 if _from_nought(line) else None, "num_format": NUMBERS[line.kind]} | GRID)
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.show_blanks_as("gap")
    return chart


GRID = {"major_gridlines": {"visible": True, "line": {"color": "#DFE4EA"}}, "line": {"none": True}}


def _from_nought(line: Line) -> bool:
    return all(value is None or value >= 0 for value in line.values)


def _labels(line: Line, marks: tuple[Mark, ...]) -> dict[str, Any]:
    taken = [", ".join(f"{mark.number}" for mark in _taken(line, marks, index)) for index in range(len(line.days))]
    if not any(taken):
        return {}
    custom = [{"value": f"▼{each}"} if each else {"delete": True} for each in taken]
    return {"data_labels": {"value": True, "position": "above", "custom": custom, "font": {"bold": True, "size": 8}}}


def _described(line: Line) -> str:
    """What the chart shows, for whoever cannot see it."""
    return f"{line.title}, from {line.texts[0]} to {line.texts[-1]}. The numbers stand in the table above."
