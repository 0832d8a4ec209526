"""The last thing that happened by a day, for each child or each plan: what Annex A asks for nearly everywhere."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

CHILD = "person_id"
SPAN = "span"
SPAN_FROM, SPAN_TO = "span_from", "span_to"


def last_of(rows: pa.Table, by: str, *order: str) -> pa.Table:
    """Of the rows that share a value of `by`, the last in an order; nothing comes before anything."""
    ordered = rows.sort_by([(name, "ascending") for name in order]) if rows.num_rows else rows
    # Arrow puts what is empty last, and these orders mean it to come first.
    codes = ordered[by].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    _, places = np.unique(codes[::-1], return_index=True)
    return ordered.take(pa.array(np.sort(len(codes) - 1 - places)))


def within(spans: pa.Table, events: pa.Table, day: str) -> pa.Table:
    """The last event of each span of a child's time, both its ends included.

    Args:
        spans: `span` (a number), `person_id`, `span_from` and `span_to` (never empty).
        events: things that happened to children.
        day: the column that says when; what is empty happened never.
    """
    events = events.filter(pc.and_(pc.is_valid(events[day]), pc.is_valid(events[CHILD])))
    joined = events.join(spans.select([SPAN, CHILD, SPAN_FROM, SPAN_TO]), CHILD, join_type="inner")
    inside = pc.and_(pc.greater_equal(joined[day], joined[SPAN_FROM]), pc.less_equal(joined[day], joined[SPAN_TO]))
    # The other columns settle which of one day's events is the last, so that the same rows give the same list.
    others = sorted(name for name in events.column_names if name not in {CHILD, day})
    return last_of(joined.filter(inside), SPAN, day, *others)


def beside(keys: pa.ChunkedArray | pa.Array, rows: pa.Table, key: str, column: str) -> pa.Array:
    """What the row of each key says in a column; empty where there is none."""
    if isinstance(keys, pa.ChunkedArray):
        keys = keys.combine_chunks()
    found = pc.index_in(keys, value_set=rows[key].combine_chunks(), skip_nulls=True)
    return rows[column].combine_chunks().take(found)
