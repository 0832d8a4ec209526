"""A workbook's sheets as cells: opened once, each row as it stands, merged cells filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from plimsoll.sources.annex_a import package
from plimsoll.sources.annex_a.wording import CellValue

Rows = list[list[CellValue]]

Range = tuple[tuple[int, int], tuple[int, int]]

# A title, a date, who made it, a blank row: real workbooks have fewer than ten rows above the headings.
HEADING_ROWS = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Args:
        name: its name.
        cells: its cells, still where the library keeps them.
    """

    name: str
    cells: CalamineSheet

    @property
    def first_row(self) -> int:
        """The number of the first row that holds anything, the sheet's first being 1."""
        start = self.cells.start
        return start[0] + 1 if start else 1

    def top(self) -> Rows:
        """The first rows, as far as headings may stand."""
        return self.cells.to_python(nrows=HEADING_ROWS)

    def rows(self) -> Rows:
        """Every row from the first that holds anything to the last, each cell of a merged range holding its value."""
        rows: Rows = self.cells.to_python()
        start = self.cells.start
        merged = self.cells.merged_cell_ranges
        if start and merged:
            _fill(rows, merged, start)
        return rows


def _fill(rows: Rows, merged: Sequence[Range], start: tuple[int, int]) -> None:
    """Down merged rows only: headings merged across stand over columns of which the first is meant."""
    for (top, left), (bottom, _) in merged:
        first, place = top - start[0], left - start[1]
        if not (0 <= first < len(rows) and 0 <= place < len(rows[first])):
            continue
        for row in rows[first + 1 : bottom - start[0] + 1]:
            row[place] = rows[first][place]


def sheets(path: Path, raw: bytes) -> list[Sheet] | None:
    """The worksheets of a workbook; `None` when the file is none.

    Args:
        path: where it stands: the library reads a file faster than bytes handed over.
        raw: its bytes.

    Raises:
        UnreadableInput: it is protected, damaged, or would unfold to more than any Annex A.
    """
    file = path.name
    compound = package.is_compound(raw)
    if compound:
        package.refuse_password(raw, file)
    elif not (package.is_package(raw) and package.look_into(raw, file)):
        return None
    try:
        return _opened(path)
    except PasswordError as error:
        raise package.protected(file) from error
    except (CalamineError, OSError, ValueError) as error:
        if compound:
            # Another program's file in the same container.
            return None
        raise package.damaged(file) from error


def _opened(path: Path) -> list[Sheet]:
    book = CalamineWorkbook.from_path(path)
    names = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    return [Sheet(name, book.get_sheet_by_name(name)) for name in names]
