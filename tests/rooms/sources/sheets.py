"""CSV files for the tests, written by hand, and what is read from them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from plimsoll import sources
from plimsoll.sources import SourceFile, TableRead, concerns


def csv_file(folder: Path, name: str, header: str, *rows: str) -> Path:
    """A file of these lines, as they stand."""
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def csv_of(folder: Path, name: str, cells: list[dict[str, str]]) -> Path:
    """A file of these cells, quoted where they must be; its columns are the first row's."""
    page = io.StringIO()
    writer = csv.DictWriter(page, list(cells[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    return csv_file(folder, name, page.getvalue().rstrip("\n"))


def recognised(path: Path) -> SourceFile:
    """The file, which must be one that is known; a file of concerns is, though no load keeps it."""
    source = sources.recognise(path) or concerns.recognise(path)
    assert source is not None, f"{path.name} was not recognised"
    return source


def readings(path: Path) -> dict[str, TableRead]:
    """What a file says of each canonical table. Its rows always add up."""
    found = {read.table: read for read in recognised(path).read()}
    assert all(read.read == read.rows.num_rows + read.refused for read in found.values())
    return found


def only(path: Path) -> TableRead:
    """What a file says of the one table it fills."""
    [found] = readings(path).values()
    return found


def faults(read: TableRead) -> list[tuple[int, str, str]]:
    """Its faults as row, column and reason."""
    return [(each["row"], each["column"], each["reason"]) for each in read.faults.to_pylist()]


def column(read: TableRead, name: str) -> list[object]:
    """One canonical column."""
    return list(read.rows[name].to_pylist())
