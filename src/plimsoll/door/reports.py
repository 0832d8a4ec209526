"""Another system's report, read for one thing only: which children it counts, or how many."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from pathlib import Path

from plimsoll.vocabulary.errors import NotPermitted, UnreadableInput, WrongUse

ID_HEADINGS = (
    *("personid", "perspersonid", "cinpersonid", "childid", "childuniqueid", "lachildid", "childsid", "child"),
    *("clientid", "caseid", "mosaicid", "systemid", "uniqueid", "id"),
)
"""What reports call the column with the child's identifier, in lower case and without spaces, the surest first."""

WORKBOOK_START = b"PK\x03\x04"

WIDE_STARTS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

NUMBER = re.compile(r"\d+|\d{1,3}(,\d{3})+")
"""A count, with or without a comma between its thousands."""

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Report:
    """What another report says.

    Args:
        count: how many it counts.
        children: the identifiers it lists, each with the row it first stands in; `None` when it gives only a number.
    """

    count: int
    children: dict[str, int] | None = None


def read_report(told: str | Path, column: str = "") -> Report:
    """What a report says: a number typed in its place, or a file with a number or a list of identifiers.

    Args:
        told: a file of text or CSV, or the number itself.
        column: the heading of the column with the identifiers, where it is not plain.

    Raises:
        UnreadableInput: there is no such file, or it is a workbook, or it is empty.
        WrongUse: it has several columns and none is known to hold identifiers.
    """
    path = Path(told)
    if not path.exists() and str(told).strip().isdigit():
        return Report(int(str(told)))
    lines = _text(path).splitlines()
    if not any(line.strip() for line in lines):
        raise UnreadableInput("The report is empty.", where=path.name)
    return _count(lines) or _list(_rows(lines), column, path.name)


def _rows(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number in the file."""
    separator = max(SEPARATORS, key=lines[0].count)
    cells = ([cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator))
    return [(number, row) for number, row in enumerate(cells, 1) if any(row)]


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise UnreadableInput("There is no such file.", where=path.name) from error
    except PermissionError as error:
        raise NotPermitted("The file may not be read.", where=path.name) from error
    if content.startswith(WORKBOOK_START):
        raise UnreadableInput("A workbook is not read here.", where=path.name, next_step="Save its sheet as CSV.")
    return _decoded(content)


def _decoded(content: bytes) -> str:
    if content.startswith(WIDE_STARTS):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _count(lines: list[str]) -> Report | None:
    """The single number of a report that gives no more, under a heading or alone; `None` where it lists children."""
    *heads, last = [line.strip().strip('"') for line in lines if line.strip()]
    listed = any(_plain(head) in ID_HEADINGS for head in heads)
    return Report(int(last.replace(",", ""))) if len(heads) <= 1 and not listed and NUMBER.fullmatch(last) else None


def _list(rows: list[tuple[int, list[str]]], column: str, file: str) -> Report:
    place, body = _place(rows, column, file)
    children: dict[str, int] = {}
    for number, row in body:
        if len(row) > place and row[place]:
            children.setdefault(row[place], number)
    return Report(len(children), children)


def _place(rows: list[tuple[int, list[str]]], column: str, file: str) -> tuple[int, list[tuple[int, list[str]]]]:
    """Where the identifiers stand, and the rows under the heading."""
    heads = [_plain(head) for head in rows[0][1]]
    wanted = (_plain(column),) if column else ID_HEADINGS
    known = next((name for name in wanted if name in heads), None)
    if known is not None:
        return heads.index(known), rows[1:]
    if column or len(heads) > 1:
        raise WrongUse(
            "No column of the report is known to hold the child's identifier.", where=file, next_step=NAME_IT
        )
    return 0, rows if _is_id(rows[0][1][0]) else rows[1:]


NAME_IT = "Say which with --column HEADING."


def _plain(heading: str) -> str:
    return "".join(letter for letter in heading.lower() if letter.isalnum())


def _is_id(text: str) -> bool:
    """Whether a text could be an identifier: every one we know of has a digit in it, and no heading does."""
    return any(letter.isdigit() for letter in text)


def shown(child: str, report: Report) -> str:
    """An identifier as it may be shown; what could be a name instead is told by its row in the report."""
    listed = report.children or {}
    return child if _is_id(child) or child not in listed else f"row {listed[child]} of the report"
