"""A pack as a workbook: a sheet for each part, numbers as numbers, and the months as Excel's own charts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plimsoll.pages.report import paper
from plimsoll.pages.report.fan_graphs import HEADS, spread
from plimsoll.pages.report.graphs import graphs
from plimsoll.pages.report.paper import Styles
from plimsoll.pages.report.parts import (
    Bars,
    Block,
    Cell,
    Chapter,
    Column,
    Document,
    Fans,
    Glossary,
    Headlines,
    Lines,
    Listing,
    Section,
    Sheet,
    Tone,
    Words,
)
from plimsoll.pages.workbook import OPTIONS

HEAD_HEIGHT = 45.0
"""Points for the headings of the months: three lines, for titles are long and the columns beneath them narrow."""

TITLE_HEIGHT = 24.0

TOP_ROWS = 3
"""The title, the day and a warning or a gap: they stay in sight."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the workbook, and what stands on it.

    Args:
        title: the sheet's name.
        parts: the sections on it, each with the chapter it belongs to; empty where there is one only.
    """

    title: str
    parts: tuple[tuple[str, Section], ...]

    @property
    def widths(self) -> list[int]:
        """Its columns' widths: each as wide as its widest table needs, up to a measure; else a line's."""
        tables = [table for _, section in self.parts for block in section.blocks for table in _tables(block)]
        if not tables:
            return [paper.LINE_MOST]
        most = max(len(table) for table in tables)
        return [paper.width(table[place].width for table in tables if place < len(table)) for place in range(most)]


@dataclass(slots=True)
class Pen:
    """Where the next line of a sheet is written.

    Args:
        book: the workbook.
        sheet: the sheet.
        styles: how cells are set.
        widths: the sheet's columns.
        row: the next row.
    """

    book: Workbook
    sheet: Worksheet
    styles: Styles
    widths: list[int]
    row: int = TOP_ROWS

    def say(self, text: str, style: str) -> None:
        """A line of text over the columns, as high as it needs."""
        told = getattr(self.styles, style)
        across, most = paper.across(self.widths)
        self.sheet.set_row(self.row, paper.height(text, most, style))
        if across:
            self.sheet.merge_range(self.row, 0, self.row, across, "", told)
        self.sheet.write_string(self.row, 0, text, told)
        self.row += 1


def book(document: Document, made: datetime | None = None) -> bytes:
    """The bytes of the workbook.

    Args:
        document: what it shows.
        made: when it says that it was made; `None` is now, which no two workbooks share.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as workbook:
        said = {"title": document.title, "subject": document.subtitle, "comments": document.warning}
        workbook.set_properties({**said, **({"created": made} if made else {})})
        styles = paper.styles(workbook)
        for page in _pages(document):
            _page(workbook, styles, document, page)
    return content.getvalue()


def _pages(document: Document) -> Iterator[Page]:
    """The sheets in the order of their first sections."""
    parts: dict[str, list[tuple[str, Section]]] = {}
    for title, section in _told(document.chapters, document.closing):
        parts.setdefault(section.sheet, []).append((title, section))
    yield from (Page(title, tuple(told)) for title, told in parts.items())


def _told(chapters: Iterable[Chapter], closing: Iterable[Section]) -> Iterator[tuple[str, Section]]:
    yield from ((chapter.title, section) for chapter in chapters for section in chapter.sections)
    yield from (("", section) for section in closing)


def _page(workbook: Workbook, styles: Styles, document: Document, page: Page) -> None:
    sheet = workbook.add_worksheet(page.title)
    for place, width in enumerate(page.widths):
        sheet.set_column(place, place, width)
    paper.set_up(sheet, document.warning)
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, document.title, styles.title)
    sheet.write_string(1, 0, document.subtitle, styles.subtitle)
    sheet.write_string(2, 0, document.warning, styles.warning)
    sheet.freeze_panes(TOP_ROWS, 0)
    pen = Pen(workbook, sheet, styles, page.widths)
    for chapter, section in page.parts:
        _section(pen, chapter, section)


def _section(pen: Pen, chapter: str, section: Section) -> None:
    pen.say(f"{chapter}: {section.title}" if chapter else section.title, "heading")
    for block in section.blocks:
        _block(pen, block)
    pen.row += 1


def _block(pen: Pen, block: Block) -> None:
    match block:
        case Words():
            pen.say(block.text, paper.TONES[block.tone])
        case Listing():
            for number, item in enumerate(block.items, 1):
                pen.say(f"{number}. {item}" if block.ordered else f"• {item}", "running")
        case Lines():
            pen.row += 1
            pen.say(block.title, "caption")
            pen.sheet.set_row(pen.row, HEAD_HEIGHT)
            pen.row = graphs(pen.book, pen.sheet, pen.styles, block, pen.row)
        case Fans():
            pen.say(block.title, "caption")
            pen.row = spread(pen.book, pen.sheet, pen.styles, block, pen.row)
        case Headlines() | Glossary() | Bars():
            for table in _as_tables(block):
                _table(pen, table)
        case Sheet():
            _table(pen, block)


def _table(pen: Pen, table: Sheet) -> None:
    """A table under its caption; of one without rows, what is said in its place; then its notes."""
    pen.row += 1
    if table.caption:
        pen.say(table.caption, "caption")
    if table.rows:
        for place, column in enumerate(table.columns):
            style = pen.styles.number_head if column.numeric else pen.styles.head
            pen.sheet.write_string(pen.row, place, column.title, style)
        heads = (paper.lines(column.title, pen.widths[place]) for place, column in enumerate(table.columns))
        pen.sheet.set_row(pen.row, paper.LINE_HEIGHT * max(heads))
        pen.row += 1
        for row in table.rows:
            _row(pen, row, table.columns)
    else:
        pen.say(table.empty, "aside")
    for note in table.notes:
        pen.say(f"• {note}", "aside")


def _row(pen: Pen, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> None:
    """One row, as high as its longest text needs in its column."""
    high = max(paper.lines(cell.text, pen.widths[place]) for place, cell in enumerate(row))
    pen.sheet.set_row(pen.row, paper.LINE_HEIGHT * high)
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        paper.write(pen.sheet, (pen.row, place), cell, pen.styles, right=column.numeric)
    pen.row += 1


def _tables(block: Block) -> Iterator[tuple[Column, ...]]:
    """The columns of every table that a block becomes."""
    if isinstance(block, Sheet):
        yield block.columns
    elif isinstance(block, Lines):
        yield (Column("Day"), *(Column(line.title, 18) for line in block.lines), Column("Decisions"))
    elif isinstance(block, Fans):
        yield (Column("Day"), *(Column(head, 16) for head in HEADS))
    elif isinstance(block, Headlines | Glossary | Bars):
        yield from (table.columns for table in _as_tables(block))


def _as_tables(block: Headlines | Glossary | Bars) -> Iterator[Sheet]:
    match block:
        case Headlines():
            yield _in_short(block)
        case Bars():
            yield _ends(block)
        case Glossary():
            yield _meanings(block)


def _ends(block: Bars) -> Sheet:
    columns = (Column("Assumption", 44), *(Column(end, 20, numeric=True) for end in block.ends))
    rows = tuple((Cell(bar.label), *(Cell(text) for text in bar.texts)) for bar in block.bars)
    return Sheet(block.title, columns, rows, notes=(f"{block.text} over the whole range.",))


def _in_short(block: Headlines) -> Sheet:
    columns = (Column("In short", 44), Column("", 14, numeric=True), Column("", 30))
    rows = tuple((Cell(e.label), Cell(e.figure, tone=Tone.LEAD), Cell(e.beneath)) for e in block.items)
    return Sheet("", columns, rows)


def _meanings(block: Glossary) -> Sheet:
    columns = (Column("Word", 40), Column("What it means", 100))
    rows = tuple((Cell(e.word), Cell("; ".join(f"{p}: {s}" if p else s for p, s in e.says))) for e in block.entries)
    return Sheet("", columns, rows)
