"""The law of the formats: what is written is what is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from tests.laws.ssd_worlds import as_ssd_says
from tests.worlds import World, as_arrow, services

from plimsoll import sources
from plimsoll.sources import ssd
from plimsoll.sources.ssd import Dialect
from plimsoll.sources.ssda903 import files as ssda903_files
from plimsoll.sources.templates import TEMPLATES
from plimsoll.vocabulary.tables import LAID_OUT, TABLES

# What each system's script has no column for. A child that is left out is found by intake, not by the reader.
LACKS = {
    Dialect.SYSTEMC: {},
    Dialect.MOSAIC: {
        "contact": {"source_code"},
        "plan": {"other_authority"},
        "placement": {"person_id"},
        "visit": {"person_id"},
        "allocation": {"person_id"},
        "worker": {"name"},
    },
    Dialect.ECLIPSE: {"review": {"person_id"}},
}
ABSENT = {Dialect.SYSTEMC: set(), Dialect.MOSAIC: {"family"}, Dialect.ECLIPSE: set()}


def _read_back(files: Iterable[Path]) -> dict[str, pa.Table]:
    read: dict[str, list[pa.Table]] = {}
    for path in files:
        source = sources.recognise(path)
        assert source is not None
        [found] = source.read()
        assert found.read == found.rows.num_rows, found.faults.to_pylist()
        read.setdefault(found.table, []).append(found.rows.drop_columns("row_no"))
    return {name: pa.concat_tables(tables) for name, tables in read.items()}


def _as_rows(table: pa.Table, without: Iterable[str] = ()) -> list[dict[str, object]]:
    kept = [name for name in table.column_names if name not in set(without)]
    return sorted(table.select(kept).to_pylist(), key=repr)


def _written_and_read(world: World, dialect: Dialect) -> tuple[dict[str, pa.Table], dict[str, pa.Table]]:
    tables = as_arrow(as_ssd_says(world))
    with tempfile.TemporaryDirectory() as folder:
        return tables, _read_back(ssd.write(tables, Path(folder), dialect))


@given(world=services())
def test_what_systemc_is_written_as_is_read_back(world: World) -> None:
    """Every table of a generated service comes back with its types and its rows, none lost and none changed."""
    tables, back = _written_and_read(world, Dialect.SYSTEMC)
    for name, table in tables.items():
        assert back[name].schema.types == table.schema.types, name
        assert _as_rows(back[name]) == _as_rows(table), name


@pytest.mark.parametrize("dialect", [Dialect.MOSAIC, Dialect.ECLIPSE])
@given(world=services(max_children=3))
def test_another_system_is_read_back_but_for_what_it_lacks(dialect: Dialect, world: World) -> None:
    """Mosaic and Eclipse come back but for the columns that their scripts do not have."""
    tables, back = _written_and_read(world, dialect)
    assert set(tables) - set(back) == ABSENT[dialect] & set(tables)
    for name, table in back.items():
        lacks = LACKS[dialect].get(name, ())
        assert _as_rows(table, lacks) == _as_rows(tables[name], lacks), name


@given(world=services(max_children=3))
def test_writing_what_was_read_changes_nothing(world: World) -> None:
    """A second round through the files gives the first round's rows: there is nothing left to lose."""
    _, once = _written_and_read(world, Dialect.SYSTEMC)
    with tempfile.TemporaryDirectory() as folder:
        twice = _read_back(ssd.write(once, Path(folder), Dialect.SYSTEMC))
    assert {name: _as_rows(table) for name, table in twice.items()} == {
        name: _as_rows(table) for name, table in once.items()
    }


def test_every_canonical_column_can_be_filled() -> None:
    """No canonical column waits for a format that does not exist."""
    ours = [layout.mapping for layouts in TEMPLATES.values() for layout in layouts]
    returned = [mapping for file in ssda903_files.FILES for mapping in file.mappings]
    mappings = [*ssd.MAPPINGS.values(), *returned, *ours]
    filled = {(mapping.table, field.column) for mapping in mappings for field in mapping.fields}
    kinds = {(mapping.table, "kind") for mapping in mappings if mapping.kind}
    columns = {(table.name, column.name) for table in TABLES.values() for column in table.columns}
    assert columns - filled - kinds == set()


def test_no_format_fills_a_column_that_does_not_exist() -> None:
    """Each mapping's columns are its table's."""
    ours = [layout.mapping for layouts in TEMPLATES.values() for layout in layouts]
    returned = [mapping for file in ssda903_files.FILES for mapping in file.mappings]
    filled = {(each.table, field.column) for each in [*ours, *returned] for field in each.all_fields}
    assert filled - {(table.name, column.name) for table in LAID_OUT.values() for column in table.columns} == set()
