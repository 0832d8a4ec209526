"""Annex A workbooks for the tests, made by hand: sheets of rows under Ofsted's headings."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from plimsoll import sources
from plimsoll.sources import SourceFile, TableRead
from plimsoll.sources.annex_a.lists import lists

Cell = str | float | bool | date | None
Row = Mapping[str, Cell]

CHILD = "Child Unique ID"
BORN = "Date of Birth"
TEAM, WORKER = "Allocated Team", "Allocated Worker"

ROWS: dict[int, dict[str, Cell]] = {
    1: {CHILD: 1001, BORN: date(2015, 3, 14), "Date of Contact": date(2024, 1, 2), "Contact Source": "q) 6: Police"},
    3: {
        CHILD: 1001,
        BORN: date(2015, 3, 14),
        "Date of referral": date(2024, 1, 3),
        "Referral NFA?": "b) No",
        TEAM: "East",
        WORKER: "Ann Poole",
    },
    4: {
        CHILD: 1001,
        BORN: date(2015, 3, 14),
        "Continuous Assessment Start Date": date(2024, 1, 4),
        "Child Seen During Continuous Assessment": "a) Yes",
        "Continuous Assessment Date of Authorisation": date(2024, 2, 20),
        "Was the child assessed as requiring LA children's social care support?": "a) Yes",
        TEAM: "East",
        WORKER: "Ann Poole",
    },
    5: {
        CHILD: 1001,
        BORN: date(2015, 3, 14),
        "Strategy discussion initiating Section 47 Enquiry Start Date": date(2024, 1, 5),
        "Date of Initial Child Protection Conference": date(2024, 1, 24),
        "Did the Initial Child Protection Conference Result in a Child Protection Plan": "a) Yes",
        TEAM: "East",
        WORKER: "Ann Poole",
    },
    6: {
        CHILD: 1001,
        BORN: date(2015, 3, 14),
        "CIN Start Date": date(2024, 1, 3),
        "Primary Need Code": "N1 - Abuse or neglect",
        "Date Child Was Last Seen": date(2024, 5, 1),
        "Case Status": "b) Child Protection plan",
        TEAM: "East",
        WORKER: "Ann Poole",
    },
    7: {
        CHILD: 1001,
        BORN: date(2015, 3, 14),
        "Child Protection Plan Start Date": date(2024, 1, 24),
        "Date of the Last Statutory Visit": date(2024, 4, 28),
        "Was the Child Seen Alone?": "b) No",
        "Date of latest review conference": date(2024, 4, 20),
        TEAM: "East",
        WORKER: "Ann Poole",
    },
    8: {
        CHILD: 1002,
        BORN: date(2010, 6, 1),
        "Date Started to be Looked After": date(2022, 5, 1),
        "Start date of current legal status": date(2023, 1, 10),
        "Child's Legal Status": "C2: FCO",
        "Date of Latest Statutory Review": date(2024, 3, 1),
        "Date of Last Social Work Visit": date(2024, 5, 2),
        "Start Date of Most Recent Placement": date(2022, 5, 1),
        "Placement Type": "d) U4: Foster placement - long term",
        TEAM: "Care",
        WORKER: "Ben Reed",
    },
    9: {
        CHILD: 1003,
        BORN: date(2004, 2, 2),
        "Allocated Personal Advisor": "Cal Dean",
        "Latest Date of Contact": date(2024, 5, 10),
        TEAM: "Leaving Care",
        WORKER: "Ben Reed",
    },
}
"""For each list that is kept, a row that can be kept."""


def row(number: int, **given: Cell) -> dict[str, Cell]:
    """A row that can be kept, with some cells otherwise; underscores stand for spaces."""
    return {**ROWS[number], **{name.replace("_", " "): cell for name, cell in given.items()}}


def headings(number: int) -> list[str]:
    """Ofsted's headings of a list."""
    return [column.header for column in lists()[number].columns]


def table(number: int, *rows: Row) -> list[list[Cell]]:
    """The rows as a sheet has them, headings first."""
    names = headings(number)
    return [list(names), *([each.get(name) for name in names] for each in rows)]


def saved(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]], name: str = "annex.xlsx") -> Path:
    """A workbook of these sheets; texts stay texts, days are Excel's."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    _write(sheet, at, place, cell)
    return path


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: int, place: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(at, place, cell)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(at, place, cell)
    elif cell is not None:
        sheet.write(at, place, cell)


def whole(folder: Path, **otherwise: Sequence[Row]) -> Path:
    """A workbook of all the kept lists with one row each, but for those given, such as ``list_6=[...]``."""
    given = {number: otherwise.get(f"list_{number}", [ROWS[number]]) for number in ROWS}
    return saved(folder, {f"List {number}": table(number, *rows) for number, rows in given.items()})


def as_csv(folder: Path, number: int, *rows: Row) -> Path:
    """One list as a CSV file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"list{number}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table(number, *rows))
    return path


def recognised(path: Path) -> SourceFile:
    """A file that must be known as an Annex A."""
    source = sources.recognise(path)
    assert source is not None, f"{path.name} was not recognised"
    assert source.source == "annex_a"
    return source


def read(path: Path) -> tuple[TableRead, ...]:
    """A file that must be known, read. Its rows always add up."""
    return checked(recognised(path).read())


def checked(found: Sequence[TableRead]) -> tuple[TableRead, ...]:
    """The readings; each adds up."""
    assert all(each.read == each.rows.num_rows + each.refused for each in found)
    return tuple(found)


def rows_of(found: Sequence[TableRead], name: str) -> list[dict[str, object]]:
    """The rows of one canonical table over all readings, without those columns that say nothing."""
    told = [each for one in found if one.table == name for each in one.rows.to_pylist()]
    return [{key: value for key, value in each.items() if value is not None} for each in told]


def notices(found: Sequence[TableRead]) -> str:
    """Every notice."""
    return " ".join(notice for each in found for notice in each.notices)


def reasons(found: Sequence[TableRead]) -> list[tuple[str, int, str, str]]:
    """The faults as file, row, column and reason."""
    return [(one.file, each["row"], each["column"], each["reason"]) for one in found for each in one.faults.to_pylist()]
