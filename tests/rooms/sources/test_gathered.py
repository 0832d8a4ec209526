"""The faults of an input, gathered as columns."""

from __future__ import annotations

import numpy as np

from plimsoll.sources.gathered import SCHEMA, Gathered, in_rows
from plimsoll.vocabulary.faults import Reason


def test_faults_come_by_row() -> None:
    """In whatever order they were found."""
    faults = Gathered()
    faults.add([9, 4], "b", Reason.BAD_DATE)
    faults.add(np.array([5], np.int32), "a", Reason.NO_KEY)
    assert [(each["row"], each["column"], each["reason"]) for each in faults.table().to_pylist()] == [
        (4, "b", "BAD_DATE"),
        (5, "a", "NO_KEY"),
        (9, "b", "BAD_DATE"),
    ]


def test_no_faults_are_a_table_of_none() -> None:
    """With its columns, so that it can be joined to others."""
    faults = Gathered()
    faults.add([], "a", Reason.NO_KEY)
    assert faults.table().schema == SCHEMA
    assert faults.table().num_rows == 0


def test_a_fault_may_bring_numbers() -> None:
    """One detail for each of its rows, else none."""
    faults = Gathered()
    faults.add([2, 3], "a", Reason.SAME_KEY, ["row 7", "row 8"])
    assert faults.table()["detail"].to_pylist() == ["row 7", "row 8"]


def test_many_faults_take_no_longer_to_hold_than_rows() -> None:
    """A million faults are columns, not records."""
    faults = Gathered()
    faults.add(np.arange(1_000_000, dtype=np.int32), "a", Reason.NO_KEY)
    assert faults.table().num_rows == 1_000_000


def test_rows_are_told_by_reason() -> None:
    """As `Gathered.add` takes them."""
    found = in_rows([(2, Reason.NUL_BYTE), (3, Reason.TOO_LONG), (4, Reason.NUL_BYTE)])
    assert found == {Reason.NUL_BYTE: [2, 4], Reason.TOO_LONG: [3]}
