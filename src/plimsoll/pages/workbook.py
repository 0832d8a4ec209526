"""An answer as a workbook: the rows, what their columns and measures mean, and where they came from."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plimsoll.door import Answer, definition, known_measures
from plimsoll.pages.documents import listed
from plimsoll.pages.headings import heading

OPTIONS = {
    # Nothing of an answer may be left in a folder for temporary files.
    "in_memory": True,
    # A cell that begins with an equals sign is text from a case system: never a formula, never a link.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

SHEET_NAME_MOST = 31
"""Excel's own limit."""

MEANING_WIDTH = 90

MEASURE_COLUMNS = ("measure", "title", "meaning", "unit", "numerator", "denominator", "source")
MEASURE_WIDTHS = (24, 34, 70, 18, 44, 34, 44)


@dataclass(frozen=True, slots=True)
class _Styles:
    """The few ways a cell is set."""

    head: Any
    day: Any
    share: Any
    whole: Any
    number: Any
    text: Any


def book(answer: Answer) -> bytes:
    """The bytes of a workbook with the sheets of the rows, their definitions and their origin."""
    page = io.BytesIO()
    with xlsxwriter.Workbook(page, OPTIONS) as workbook:
        styles = _styles(workbook)
        _rows(workbook.add_worksheet(answer.holds.capitalize()[:SHEET_NAME_MOST]), answer, styles)
        _definitions(workbook.add_worksheet("Definitions"), answer, styles)
        _origin(workbook.add_worksheet("About"), answer, styles)
    return page.getvalue()


def _styles(workbook: Workbook) -> _Styles:
    return _Styles(
        head=workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"}),
        day=workbook.add_format({"num_format": "d mmm yyyy", "align": "left"}),
        share=workbook.add_format({"num_format": "0.0%"}),
        whole=workbook.add_format({"num_format": "#,##0"}),
        number=workbook.add_format({"num_format": "#,##0.0##"}),
        text=workbook.add_format({"text_wrap": True, "valign": "top"}),
    )


def _rows(sheet: Worksheet, answer: Answer, styles: _Styles) -> None:
    columns = answer.flat()
    shares = {name for name in known_measures() if definition(name).unit == "share"}
    measures = columns.get("measure") or [answer.about.get("measure")] * len(answer)
    for place, (name, cells) in enumerate(columns.items()):
        sheet.write_string(0, place, heading(name).title, styles.head)
        sheet.set_column(place, place, heading(name).width)
        for row, cell in enumerate(cells):
            is_share = name == "value" and measures[row] in shares
            _write(sheet, (row + 1, place), cell, styles.share if is_share else _style(cell, styles))
    sheet.freeze_panes(1, 0)
    if columns and len(answer):
        sheet.autofilter(0, 0, len(answer), len(columns) - 1)


def _style(cell: Any, styles: _Styles) -> Any:
    if isinstance(cell, date):
        return styles.day
    if isinstance(cell, float) and cell != int(cell):
        return styles.number
    return styles.whole if isinstance(cell, int | float) else None


def _write(sheet: Worksheet, place: tuple[int, int], cell: Any, style: Any) -> None:
    """One cell in its own kind: a day as a day, a number as a number, and text as text whatever it begins with."""
    flat = listed(cell)
    if isinstance(flat, bool):
        sheet.write_boolean(*place, flat)
    elif isinstance(flat, int | float):
        sheet.write_number(*place, flat, style)
    elif isinstance(flat, date):
        sheet.write_datetime(*place, flat, style)
    elif flat is not None:
        sheet.write_string(*place, str(flat))


def _definitions(sheet: Worksheet, answer: Answer, styles: _Styles) -> None:
    """What each column says; then, of each measure in the rows, what it counts, among what, and who says so."""
    _heads(sheet, 0, ("Column", "Meaning"), styles)
    columns = list(answer.flat())
    for row, name in enumerate(columns, 1):
        sheet.write_string(row, 0, heading(name).title)
        sheet.write_string(row, 1, heading(name).meaning)
    measures = [name for name in known_measures() if name in _measures_of(answer)]
    if measures:
        _measures(sheet, len(columns) + 2, measures, styles)
    for place, width in enumerate(MEASURE_WIDTHS):
        sheet.set_column(place, place, width)


def _measures_of(answer: Answer) -> set[str]:
    return {*answer.columns.get("measure", ()), answer.about.get("measure")}


def _measures(sheet: Worksheet, top: int, measures: list[str], styles: _Styles) -> None:
    _heads(sheet, top, [name.capitalize() for name in MEASURE_COLUMNS], styles)
    for row, name in enumerate(measures, top + 1):
        said = definition(name)
        told = (name, said.title, said.meaning, said.unit, said.numerator, said.denominator, said.source)
        for place, text in enumerate(told):
            sheet.write_string(row, place, text, styles.text)


def _origin(sheet: Worksheet, answer: Answer, styles: _Styles) -> None:
    """Which day, as known when, from which loads, by which version; and whatever else is said of the whole."""
    source = answer.provenance
    told = {"plimsoll": source.version, "loads": ", ".join(map(str, source.loads)), "says": source.sentence()}
    plain = {name: said for name, said in answer.about.items() if not isinstance(said, dict | list)}
    _heads(sheet, 0, ("What", "Says"), styles)
    for row, (name, said) in enumerate({**told, **plain}.items(), 1):
        sheet.write_string(row, 0, name.replace("_", " ").capitalize())
        _write(sheet, (row, 1), said, styles.day if isinstance(said, date) else None)
    sheet.set_column(0, 0, heading("what").width)
    sheet.set_column(1, 1, MEANING_WIDTH)


def _heads(sheet: Worksheet, row: int, names: Any, styles: _Styles) -> None:
    for place, name in enumerate(names):
        sheet.write_string(row, place, name, styles.head)
