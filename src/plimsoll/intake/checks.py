"""What is kept and should be looked at: rows that point nowhere, and rows that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.intake.children import CHILD
from plimsoll.intake.extract import Extract, Places, array_of
from plimsoll.vocabulary.case_tables import PERSON
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column that names a row of another table.

    Args:
        column: the column.
        table: the table it points to.
        key: the column of that table it names.
        apart: tables in which a column of that name points nowhere.
    """

    column: str
    table: str
    key: str
    apart: tuple[str, ...] = ()


# Teams are left out: the column is meant to hold a team's identifier and often holds its name.
POINTERS = (
    Pointer("referral_id", "referral", "referral_id"),
    Pointer("enquiry_id", "enquiry", "enquiry_id"),
    Pointer("plan_id", "plan", "plan_id"),
    Pointer("placement_id", "placement", "placement_id"),
    Pointer("worker_id", "worker", "worker_id"),
    # The case system's register of workers is matched to the employer's people, and does not point to them.
    Pointer("staff_id", "employment", "staff_id", apart=("worker",)),
)


def report_what_to_look_at(extract: Extract, far: date, allocated_roles: frozenset[str]) -> None:
    """Tell what is odd about rows that are kept.

    Args:
        extract: the load's tables.
        far: days after this one are too far ahead to be meant.
        allocated_roles: the roles in which a worker holds a case, upper case.
    """
    for name in extract.tables:
        _future(extract, TABLES[name], far)
    _nfa_not_closed(extract)
    _allocated_to_nobody(extract, allocated_roles)
    _open_on_closed_referral(extract)


def report_orphans(extract: Extract) -> None:
    """Tell which rows point to a child or a record that none of these files holds, where its table was read."""
    for name in extract.tables:
        columns = {column.name for column in TABLES[name].columns}
        if name != PERSON.name and CHILD in columns and extract.holds(PERSON.name):
            _unmatched(extract, name, Pointer(CHILD, PERSON.name, CHILD), Reason.UNKNOWN_CHILD)
        for pointer in POINTERS:
            points = pointer.column in columns and name not in {pointer.table, *pointer.apart}
            if points and extract.holds(pointer.table):
                _unmatched(extract, name, pointer, Reason.ORPHAN)


def _unmatched(extract: Extract, table: str, pointer: Pointer, reason: Reason) -> None:
    named = array_of(extract.tables[table], pointer.column)
    there = array_of(extract.tables[pointer.table], pointer.key)
    lost = pc.and_(pc.is_valid(named), pc.invert(pc.is_in(named, value_set=there)))
    extract.report(table, _places(lost), pointer.column, reason)


def _future(extract: Extract, table: Table, far: date) -> None:
    rows = extract.tables[table.name]
    for column in table.days:
        latest = pc.max(rows[column]).as_py()
        if latest is not None and latest > far:
            beyond = pc.greater(array_of(rows, column), pa.scalar(far, pa.date32()))
            extract.report(table.name, _places(beyond), column, Reason.FUTURE_DATE)


def _nfa_not_closed(extract: Extract) -> None:
    if extract.holds("referral"):
        rows = extract.tables["referral"]
        unclosed = pc.and_(array_of(rows, "nfa"), pc.is_null(array_of(rows, "closed")))
        extract.report("referral", _places(unclosed), "closed", Reason.NFA_NOT_CLOSED)


def _allocated_to_nobody(extract: Extract, roles: frozenset[str]) -> None:
    if extract.holds("allocation"):
        rows = extract.tables["allocation"]
        role = pc.utf8_upper(array_of(rows, "role"))
        held = pc.is_in(role, value_set=pa.array(sorted(roles), pa.string()))
        nobody = pc.and_(held, pc.is_null(array_of(rows, "worker_id")))
        extract.report("allocation", _places(nobody), "worker_id", Reason.ALLOCATED_TO_NOBODY)


def _open_on_closed_referral(extract: Extract) -> None:
    if not (extract.holds("assessment") and extract.holds("referral")):
        return
    rows, referrals = extract.tables["assessment"], extract.tables["referral"]
    closed = referrals.filter(pc.is_valid(referrals["closed"]))
    on_closed = pc.is_in(array_of(rows, "referral_id"), value_set=array_of(closed, "referral_id"), skip_nulls=True)
    open_still = pc.and_(pc.is_null(array_of(rows, "authorised")), on_closed)
    extract.report("assessment", _places(open_still), "authorised", Reason.OPEN_ON_CLOSED_REFERRAL)


def _places(held: pa.Array) -> Places:
    if not pc.any(held).as_py():
        return np.empty(0, np.int64)
    return np.flatnonzero(pc.fill_null(held, False).to_numpy(zero_copy_only=False))
