"""The column map: every name in it stands in the dataset, and every canonical column it fills exists."""

from __future__ import annotations

import pytest

from plimsoll.sources.ssd.catalogue import Dialect, tables
from plimsoll.sources.ssd.mapping import MAPPINGS
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES


@pytest.mark.parametrize("table", sorted(MAPPINGS))
def test_every_name_is_a_column_of_the_dataset(table: str) -> None:
    """No field looks for a column that no version of the table has."""
    names = {name for field in MAPPINGS[table].all_fields for name in field.names}
    assert names <= tables()[table].names


@pytest.mark.parametrize("table", sorted(MAPPINGS))
def test_every_field_fills_a_canonical_column_once(table: str) -> None:
    """No field fills a column that is not there, and no column is filled twice."""
    mapping = MAPPINGS[table]
    columns = {column.name for column in TABLES[mapping.table].columns}
    filled = [field.column for field in mapping.fields]
    assert set(filled) <= columns
    assert len(set(filled)) == len(filled)


@pytest.mark.parametrize("table", sorted(MAPPINGS))
def test_every_required_column_is_filled(table: str) -> None:
    """A canonical row can be made whole from the dataset's table alone, but for the child in Mosaic's."""
    mapping = MAPPINGS[table]
    required = {column.name for column in TABLES[mapping.table].columns if column.required}
    assert required <= {field.column for field in mapping.fields} | ({"kind"} if mapping.kind else set())


@pytest.mark.parametrize("table", sorted(MAPPINGS))
@pytest.mark.parametrize("dialect", list(Dialect))
def test_each_system_has_the_columns_a_row_needs(table: str, dialect: Dialect) -> None:
    """The key and the start stand in every system's table; the child may be reached another way."""
    columns = tables()[table].in_dialect(dialect)
    mapping = MAPPINGS[table]
    for column in TABLES[mapping.table].columns:
        field = mapping.field(column.name)
        if columns and column.required and field and column.name != "person_id":
            assert any(name in columns for name in field.names), column.name


def test_the_kinds_of_plan_visit_and_review_are_told_by_the_table() -> None:
    """CIN, CP and CLA come from which table a row stands in."""
    kinds = {(mapping.table, mapping.kind) for mapping in MAPPINGS.values() if mapping.kind}
    plans_and_visits = {(table, kind) for table in ("plan", "visit") for kind in ("CIN", "CP", "CLA")}
    assert kinds == plans_and_visits | {("review", "CP"), ("review", "CLA")}
    assert all(("kind" in {c.name for c in TABLES[m.table].columns}) == bool(m.kind) for m in MAPPINGS.values())


def test_only_flags_have_outcomes_and_only_days_have_months() -> None:
    """A field's rule fits the column it fills."""
    for mapping in MAPPINGS.values():
        kinds = {column.name: column.kind for column in TABLES[mapping.table].columns}
        for field in mapping.all_fields:
            assert not field.outcome or kinds[field.column] is Kind.FLAG
            assert not field.month_only or kinds[field.column] is Kind.DAY
            assert not field.own or kinds[field.column] is Kind.ID


def test_no_column_of_a_name_address_or_free_text_is_read() -> None:
    """Nothing in the map could carry a child's name, address, full date of birth or what was written about them."""
    read = {name for mapping in MAPPINGS.values() for field in mapping.all_fields for name in field.names}
    forbidden = (
        "forename",
        "surname",
        "postcode",
        "address",
        "_upn",
        "unique_id",
        "common_child",
        "comment",
        "reason_",
    )
    assert [name for name in read if any(word in name for word in forbidden)] == []
    born = [field for mapping in MAPPINGS.values() for field in mapping.fields if "dob" in field.names[0]]
    assert [field.month_only for field in born] == [True, True]
