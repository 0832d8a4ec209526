"""How a workbook's cells are set and its sheets printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plimsoll.pages.report.parts import Cell, Kind, Tone

A4 = 9
"""Excel's number for the paper."""

WIDEST = 60
NARROWEST = 11
"""How wide a column may be, in characters: a longer text is wrapped."""

LINE_MOST = 110
"""How wide running text is set, in characters."""

LINE_HEIGHT = 15.0
"""Points a line of text, Calibri 11 (Excel's default)."""

LETTERS = 1.1
"""How many letters of a text stand in the room of one figure, by which Excel counts a column's width."""

HIGHER = {"heading": 1.5, "caption": 1.2}
"""Headings stand higher, by this much."""

NUMBERS = {Kind.SHARE: "0.0%", Kind.POINTS: "+0.0%;-0.0%;0.0%", Kind.DAY: "d mmm yyyy"}
WHOLE, BROKEN = "#,##0", "#,##0.0"

TONES = {Tone.PLAIN: "running", Tone.ASIDE: "aside", Tone.CONCERN: "concern", Tone.LEAD: "caption"}
"""The style that each tone has."""

INK, QUIET, BLUE, CONCERN = "#16202C", "#475463", "#12436D", "#A02C0D"
"""The page's own colours; each has at least 7 to 1 against white (WCAG 2.2, contrast)."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The ways a cell is set; `numbers` by kind and whether it is a matter of concern."""

    title: Any
    heading: Any
    caption: Any
    head: Any
    number_head: Any
    running: Any
    subtitle: Any
    warning: Any
    text: Any
    right: Any
    aside: Any
    concern: Any
    lead: Any
    share: Any
    points: Any
    day: Any
    whole: Any
    broken: Any


def styles(workbook: Workbook) -> Styles:
    """Every style, made once."""

    def made(**said: Any) -> Any:
        return workbook.add_format({"valign": "top", "font_color": INK, **said})

    head = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "bg_color": "#F1F4F8"}
    line = {"bottom": 1, "bottom_color": "#C9D1DA"}
    return Styles(
        title=made(bold=True, font_size=16, font_color=BLUE),
        heading=made(bold=True, font_size=14, font_color=BLUE, bottom=1),
        caption=made(bold=True, text_wrap=True),
        head=made(**head, indent=1, align="left"),
        number_head=made(**head, align="right"),
        running=made(text_wrap=True),
        subtitle=made(font_color=QUIET),
        warning=made(font_color=CONCERN, bold=True),
        text=made(text_wrap=True, indent=1, align="left", **line),
        right=made(align="right", **line),
        aside=made(font_color=QUIET, text_wrap=True, indent=1, align="left"),
        concern=made(font_color=CONCERN, bold=True, text_wrap=True, indent=1, align="left", **line),
        lead=made(bold=True, align="right", **line),
        share=made(num_format=NUMBERS[Kind.SHARE], **line),
        points=made(num_format=NUMBERS[Kind.POINTS], **line),
        day=made(num_format=NUMBERS[Kind.DAY], align="left", **line),
        whole=made(num_format=WHOLE, **line),
        broken=made(num_format=BROKEN, **line),
    )


def set_up(sheet: Worksheet, warning: str) -> None:
    """How a sheet is printed: across the paper, as wide as it, with its pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.repeat_rows(0, 1)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{'INVENTED DATA' if warning else 'Plimsoll'}&C&A&RPage &P of &N")


def write(sheet: Worksheet, place: tuple[int, int], cell: Cell, styles: Styles, *, right: bool = False) -> None:
    """One cell in its own kind; text is text whatever it begins with."""
    if isinstance(cell.value, date):
        sheet.write_datetime(*place, cell.value, styles.day)
    elif cell.value is not None:
        sheet.write_number(*place, cell.value, _number(cell, styles))
    elif cell.tone in {Tone.CONCERN, Tone.ASIDE}:
        sheet.write_string(*place, cell.text, getattr(styles, cell.tone.value))
    else:
        style = styles.lead if cell.tone is Tone.LEAD else styles.right if right else styles.text
        sheet.write_string(*place, cell.text, style)


def _number(cell: Cell, styles: Styles) -> Any:
    if cell.kind in {Kind.SHARE, Kind.POINTS}:
        return getattr(styles, cell.kind.value)
    return styles.whole if isinstance(cell.value, int | float) and cell.value == int(cell.value) else styles.broken


def width(asked: Iterable[int]) -> int:
    """How wide a column is that several tables share."""
    return min(max((*asked, NARROWEST)), WIDEST)


def across(widths: Sequence[int]) -> tuple[int, int]:
    """How many columns beyond the first running text goes over, and how many characters that holds."""
    over, held = 0, widths[0] if widths else LINE_MOST
    while over + 1 < len(widths) and held + widths[over + 1] <= LINE_MOST:
        over += 1
        held += widths[over]
    return over, held


def height(text: str, most: int, style: str) -> float:
    """How high a line of text is over so many characters: merged cells do not find their own height."""
    return LINE_HEIGHT * lines(text, most) * HIGHER.get(style, 1.0)


def lines(text: str, most: int) -> int:
    """How many lines a text takes in so many characters' room; letters are narrower than figures."""
    return max(math.ceil(len(text) / (most * LETTERS)), 1)
