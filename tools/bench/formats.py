"""What is measured of the other formats: reading each into the store, beside the barest reading that there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.timing import Promise, Run, plimsoll, python
from tools.bench.works import Bench, best

IN_NEED, LOOKED_AFTER, INSPECTED = 10_000, 26_750, 10_000
"""Children in the file of each format."""

CENSUS_TIMES, RETURN_TIMES, WORKBOOK_TIMES = 3.0, 4.0, 3.0
PADDED, FLAT_TIMES = 10, 1.1
"""A census ten times as large by what is not wanted of it takes the same memory, a tenth for noise."""

BARE_CENSUS = """
import sys
from xml.etree.ElementTree import iterparse
for _ in iterparse(sys.argv[1]): pass
"""

BARE_RETURN = """
import pathlib, sys, duckdb
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.csv")):
    to = pathlib.Path(sys.argv[2]) / (file.stem + ".parquet")
    duckdb.execute(f"COPY (FROM read_csv('{file}')) TO '{to}' (FORMAT parquet)")
"""

BARE_WORKBOOK = """
import pathlib, sys
from python_calamine import CalamineWorkbook
for file in pathlib.Path(sys.argv[1]).rglob("*.xlsx"):
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names: book.get_sheet_by_name(name).to_python()
"""

UNWANTED = b"<Disabilities><Disability>NONE</Disability></Disabilities>"
AFTER = b"</ChildIdentifiers>"


def formats(bench: Bench) -> Iterator[Promise]:
    """A census, a return and a workbook of the sizes promised of."""
    census = _made(bench, "cin_census", IN_NEED)
    [document] = census.glob("*.xml")
    once = best(lambda: python("-c", BARE_CENSUS, document))
    read = [_load(bench, census) for _ in range(3)]
    least = min(run.seconds for run in read)
    yield Promise("load a CIN census of 10,000 children, beside iterparse", least / once, "times", CENSUS_TIMES)
    padded = _load(bench, _padded(bench, document))
    flat = padded.gib / min(run.gib for run in read)
    yield Promise("memory for a census ten times as large by what is not wanted", flat, "times", FLAT_TIMES)
    returned = _made(bench, "ssda903", LOOKED_AFTER)
    copy = best(lambda: python("-c", BARE_RETURN, returned, bench.fresh("copied")))
    took = best(lambda: _load(bench, returned))
    yield Promise("load SSDA903 of 26,750 children, beside COPY", took / copy, "times", RETURN_TIMES)
    book = _made(bench, "annex_a", INSPECTED)
    bare = best(lambda: python("-c", BARE_WORKBOOK, book))
    took = best(lambda: _load(bench, book))
    yield Promise("load Annex A of 10,000 children, beside reading the workbook", took / bare, "times", WORKBOOK_TIMES)


def _made(bench: Bench, name: str, children: int) -> Path:
    folder = bench.fresh(name)
    python("-m", "tools.bench.sizes", name, folder, children, bench.children, bench.last)
    return folder


def _load(bench: Bench, given: Path) -> Run:
    return plimsoll("load", given, "--store", bench.fresh("format"), "--service", "county", "--as-of", bench.last)


def _padded(bench: Bench, document: Path) -> Path:
    """The same census with so much that is not wanted in each child that it is ten times as large."""
    folder = bench.fresh("padded")
    text = document.read_bytes()
    more = (PADDED - 1) * len(text) // (len(UNWANTED) * text.count(AFTER))
    (folder / document.name).write_bytes(text.replace(AFTER, AFTER + more * UNWANTED))
    return folder
