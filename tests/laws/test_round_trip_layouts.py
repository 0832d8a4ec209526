"""The law of our own layouts: what is written is what is read, and a filled template is read as it was meant."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.sources.sheets import csv_of, only, recognised
from tests.rows import as_arrow, row

from plimsoll.sources.layout import Entry, Layout
from plimsoll.sources.layout_files import LaidOut
from plimsoll.sources.templates import TEMPLATES, write
from plimsoll.vocabulary.table import Column, Kind
from plimsoll.vocabulary.tables import LAID_OUT as TABLES

LAYOUTS = [layout for layouts in TEMPLATES.values() for layout in layouts]
WORDS = st.text("abzÉ '\"-,;=@019", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
# What stands for nothing in a cell, or for nobody.
SAID = WORDS.filter(lambda word: word not in {"", "-1", "0"})
DAYS = st.dates(date(2020, 1, 2), date(2026, 12, 30))
TENTHS = 10


def _cells(layout: Layout, entry: Entry) -> st.SearchStrategy[Any]:
    """What a column of a layout may hold."""
    column = _column(layout, entry)
    some = _filled(entry, column)
    return some if column.required or column.name == "staff_id" else st.none() | some


def _filled(entry: Entry, column: Column) -> st.SearchStrategy[Any]:
    if column.kind is Kind.DAY:
        return DAYS
    if column.kind is Kind.FLAG:
        return st.booleans()
    if column.kind is Kind.NUMBER:
        least, most = entry.field.least or 0, entry.field.most or 40
        return st.integers(int(least * TENTHS), int(most * TENTHS)).map(lambda tenths: tenths / TENTHS)
    if entry.field.codes:
        return st.sampled_from(sorted(set(entry.field.codes.values())))
    return SAID.map(str.upper) if entry.field.upper else SAID


def _column(layout: Layout, entry: Entry) -> Column:
    return next(column for column in TABLES[layout.table].columns if column.name == entry.field.column)


def _rows(layout: Layout) -> st.SearchStrategy[list[dict[str, Any]]]:
    cells = {entry.field.column: _cells(layout, entry) for entry in layout.entries}
    return st.lists(st.fixed_dictionaries(cells).map(_forwards), max_size=8)


def _forwards(cells: dict[str, Any]) -> dict[str, Any]:
    """The row with its end on or after its start."""
    if cells.get("ended") and cells["ended"] < cells["started"]:
        return cells | {"started": cells["ended"], "ended": cells["started"]}
    return cells


def _written_and_read(layout: Layout, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tables = as_arrow({layout.table: [row(layout.table, **cells) for cells in rows]})
    with tempfile.TemporaryDirectory() as folder:
        [path] = LaidOut((layout,)).write(tables, Path(folder))
        assert recognised(path).source_table == layout.name
        read = only(path)
    assert (read.read, read.refused) == (len(rows), 0), read.faults.to_pylist()
    return read.rows.drop_columns("row_no").to_pylist()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@given(data=st.data())
def test_what_is_written_is_read_back(layout: Layout, data: st.DataObject) -> None:
    """Every column that the layout has comes back as it was, and every row has an identifier."""
    rows = data.draw(_rows(layout))
    back = _written_and_read(layout, rows)
    joined = {field.column for field in layout.keys}
    own = [name for name in TABLES[layout.table].key if name not in joined]
    expected = [{name: cell for name, cell in cells.items() if name not in own or cell} for cells in rows]
    assert [{name: told[name] for name in cells} for told, cells in zip(back, expected, strict=True)] == expected
    assert all(told[TABLES[layout.table].key[0]] for told in back)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@given(data=st.data())
def test_writing_what_was_read_changes_nothing(layout: Layout, data: st.DataObject) -> None:
    """A second round through the file gives the first round's rows, identifiers too."""
    once = _written_and_read(layout, data.draw(_rows(layout)))
    assert _written_and_read(layout, once) == once


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_that_is_filled_in_is_read_as_it_was_meant(name: str, tmp_path: Path) -> None:
    """Each file with the dictionary's own examples is recognised, kept whole, and without a fault."""
    write(name, tmp_path)
    for layout in TEMPLATES[name]:
        path = tmp_path / f"{layout.name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            [headings] = csv.reader(file)
        cells = {heading: entry.example for heading, entry in zip(headings, layout.entries, strict=True)}
        read = only(csv_of(tmp_path, f"{layout.name}.csv", [cells]))
        assert (read.rows.num_rows, read.faults.num_rows, read.notices) == (1, 0, ())
        [told] = read.rows.to_pylist()
        assert all(told[entry.field.column] is not None for entry in layout.entries if entry.example)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_each_heading_of_the_dictionary_is_read_as_its_column(name: str, tmp_path: Path) -> None:
    """Every heading that the dictionary says is also read, in place of the one we write."""
    write(name, tmp_path)
    layouts = {f"{layout.name}.csv": layout for layout in TEMPLATES[name]}
    with (tmp_path / "data-dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        layout = layouts[line["file"]]
        cells = {entry.heading: entry.example for entry in layout.entries}
        for also in filter(None, line["also_read_as"].split("; ")):
            renamed = {also if heading == line["column"] else heading: cell for heading, cell in cells.items()}
            assert only(csv_of(tmp_path, "other.csv", [renamed])).rows.num_rows == 1, also


def test_the_data_dictionary_is_known_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    """Loading the folder of a template does not stumble over it."""
    write("hr", tmp_path)
    assert recognised(tmp_path / "data-dictionary.csv").tables == ()
