"""The cases that Annex A tells of, and which of them a child's assessment, enquiry or plan belongs to.

List 6 tells of every case open now or closed in the last six months. Where a child stands on list 7 or 8 and not on
list 6, the plan or the period of being looked after is the only sign of a case there is, and stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.annex_a.listed import Listed
from plimsoll.sources.annex_a.mapping import BEGINS, CHILD, ENDS
from plimsoll.sources.spelling import JOINT

# No day of a record comes near either.
NEVER = np.iinfo(np.int32).max
A_CHILDS_DAYS = 1 << 24
"""More than the days of any record, so that a child's number and a day make one number that sorts by both."""

Days = npt.NDArray[np.int64]


def key(child: pa.Array, day: pa.Array) -> pa.Array:
    """The identifier of what begins for a child on a day; empty where either is."""
    return pc.binary_join_element_wise(child, day.cast(pa.string()), JOINT)


def begun(listed: Listed) -> pa.Array:
    """The identifier of what each row of a list tells of, by its child and first day."""
    number = listed.listing.number
    return key(listed.ids(CHILD), listed.days(BEGINS[number]))


@dataclass(frozen=True, slots=True)
class Cases:
    """Every case, by child and first day.

    Args:
        children: each child once.
        order: child's number and first day of each case as one number, in order.
        ends: the day each closed, `NEVER` for an open one.
        keys: its identifier.
    """

    children: pa.Array
    order: Days
    ends: Days
    keys: pa.Array

    def of(self, child: pa.Array, day: pa.Array) -> pa.Array:
        """The case each child had on a day: the last begun by then, unless it had closed before. Empty: none."""
        known = pc.and_(pc.is_in(child, value_set=self.children), pc.is_valid(day))
        if not len(self.order) or not pc.any(known).as_py():
            return pa.nulls(len(child), pa.string())
        asked = _numbered(pc.index_in(child, value_set=self.children), day)
        place = np.searchsorted(self.order, asked, side="right") - 1
        held = (place >= 0) & known.to_numpy(zero_copy_only=False)
        at = np.maximum(place, 0)
        held &= self.order[at] // A_CHILDS_DAYS == asked // A_CHILDS_DAYS
        held &= self.ends[at] >= _as_numbers(day, NEVER)
        return self.keys.take(pa.array(at, mask=~held))


def cases(lists: Sequence[tuple[Listed, npt.NDArray[np.bool_]]]) -> Cases:
    """The cases told by lists, each with which of its rows tell of one."""
    parts = [_told(listed, tells) for listed, tells in lists]
    whole = pa.concat_tables([pa.table({"child": [], "begun": [], "ended": []}, schema=TOLD), *parts]).combine_chunks()
    child, since = whole["child"].combine_chunks(), whole["begun"].combine_chunks()
    children = pc.unique(child)
    numbers = _numbered(pc.index_in(child, value_set=children), since)
    order = np.argsort(numbers, kind="stable")
    ends = _as_numbers(whole["ended"].combine_chunks(), NEVER)
    return Cases(children, numbers[order], ends[order], key(child, since).take(pa.array(order)))


TOLD = pa.schema([("child", pa.string()), ("begun", pa.date32()), ("ended", pa.date32())])


def _told(listed: Listed, tells: npt.NDArray[np.bool_]) -> pa.Table:
    number = listed.listing.number
    columns = [listed.ids(CHILD), listed.days(BEGINS[number]), listed.days(ENDS[number])]
    rows = pa.table(columns, schema=TOLD)
    whole = pc.and_(pc.is_valid(columns[0]), pc.is_valid(columns[1]))
    return rows.filter(pc.and_(whole, pa.array(tells)))


def _numbered(child: pa.Array, day: pa.Array) -> Days:
    return _as_numbers(child, -1) * A_CHILDS_DAYS + _as_numbers(day, 0)


def _as_numbers(values: pa.Array, nothing: int) -> Days:
    whole = values.cast(pa.int32()) if pa.types.is_date(values.type) else values
    numbers: Days = pc.fill_null(whole, nothing).to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers
