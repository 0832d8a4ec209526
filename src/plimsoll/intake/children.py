"""Which child a row is about. Mosaic leaves the child out of some tables; their rows reach it another way."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.intake.extract import Extract, array_of
from plimsoll.vocabulary.case_tables import PERSON
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.tables import TABLES

CHILD = "person_id"
CLA = "CLA"
KIND = "kind"
PLAN_KEY = "plan_id"
REFERRAL_KEY = "referral_id"


def find_children(extract: Extract) -> None:
    """Give each row its child by its referral or plan where its own column names none; refuse those without one."""
    for table in ("allocation", "visit", "review", "placement"):
        if extract.holds(table) and _childless(extract.tables[table]):
            _reach(extract, table)
    for table in extract.tables:
        if table != PERSON.name and _has_child(table) and _childless(extract.tables[table]):
            _refuse(extract, table)


def _has_child(table: str) -> bool:
    return any(column.name == CHILD for column in TABLES[table].columns)


def _childless(rows: pa.Table) -> bool:
    return bool(rows[CHILD].null_count)


def _reach(extract: Extract, table: str) -> None:
    rows = extract.tables[table]
    child = array_of(rows, CHILD)
    if table == "allocation":
        reached = _looked_up(array_of(rows, REFERRAL_KEY), extract.tables.get("referral"), REFERRAL_KEY)
    elif table == "placement":
        reached = _by_plan(extract, rows, CLA)
    else:
        reached = _by_kind(extract, rows)
    extract.replace(table, CHILD, pc.coalesce(child, reached))


def _by_kind(extract: Extract, rows: pa.Table) -> pa.Array:
    kinds = array_of(rows, KIND)
    reached = pa.nulls(rows.num_rows, pa.string())
    for kind in pc.unique(kinds).to_pylist():
        reached = pc.if_else(pc.equal(kinds, kind), _by_plan(extract, rows, kind), reached)
    return reached


def _by_plan(extract: Extract, rows: pa.Table, kind: str) -> pa.Array:
    plans = extract.tables.get("plan")
    of_kind = plans.filter(pc.equal(plans[KIND], kind)) if plans is not None else None
    return _looked_up(array_of(rows, PLAN_KEY), of_kind, PLAN_KEY)


def _looked_up(wanted: pa.Array, table: pa.Table | None, key: str) -> pa.Array:
    """The child of the row of `table` whose key is wanted; empty where there is none."""
    if table is None:
        return pa.nulls(len(wanted), pa.string())
    found = pc.index_in(wanted, value_set=array_of(table, key), skip_nulls=True)
    return array_of(table, CHILD).take(found)


def _refuse(extract: Extract, table: str) -> None:
    missing = pc.is_null(array_of(extract.tables[table], CHILD)).to_numpy(zero_copy_only=False)
    extract.refuse(table, np.flatnonzero(missing), CHILD, Reason.NO_PERSON)
