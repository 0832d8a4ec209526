"""Periods of being looked after as the return tells them: an episode for every change of placement or legal status."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

GOES_ON = "X1"
"""REC: the episode ends and another begins at once."""
CEASES = "E8"
"""REC: the period ends for a reason other than those the return asks for by name; which one we do not hold."""

SPAN = 1 << 20
"""More days than any calendar of ours has: child and day together are child times this and the day."""
OPEN = SPAN - 1
"""The end of what has none."""

RNE = pa.array(["L", "P", "B", "S"])
"""Reasons for a new episode: the legal status changes, the placement does, both do, the period starts."""
LEGAL, MOVED, BOTH, STARTED = range(len(RNE))

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Spans:
    """Times of one kind in order of child and start: the child's number, the first day, the day after the last."""

    child: Ints
    start: Ints
    end: Ints

    def holding(self, child: Ints, day: Ints) -> Ints:
        """Which of them the child is in on the day, by its place; -1 where none is."""
        if not len(self.child):
            return np.full(len(child), -1)
        at = np.searchsorted(self.child * SPAN + self.start, child * SPAN + day, side="right") - 1
        held = (at >= 0) & (self.child[at] == child) & (self.end[at] > day)
        return np.where(held, at, -1)


def changes(plans: pa.Table, placements: pa.Table, statuses: pa.Table) -> pa.Table:
    """The return's episodes: child, decom, rne, ls, place, dec and rec.

    Args:
        plans: the episodes as we hold them, of periods of being looked after.
        placements: the placements that they name.
        statuses: the legal statuses of the same children; one that begins within an episode parts it.
    """
    plans, statuses = _in_order(plans), _in_order(statuses)
    children = pc.unique(plans["person_id"].combine_chunks())
    held, legal = _spans(plans, children), _spans(statuses, children)
    part, start, end = _parted(held, legal)
    place = _placed(plans, placements).take(pa.array(part))
    under = legal.holding(held.child[part], start)
    ls = statuses["status_code"].combine_chunks().take(pa.array(under, mask=under < 0))
    begins = _changed(_codes(plans["plan_id"])[part]) | _after_a_gap(start, end)
    ceases = np.append(begins[1:], True)[: len(part)]
    return pa.table(
        {
            "child": plans["person_id"].combine_chunks().take(pa.array(part)),
            "decom": _days(start),
            "rne": RNE.take(pa.array(_reasons(begins, _codes(plans["placement_id"])[part], _codes(ls)))),
            "ls": ls,
            "place": place,
            "dec": _days(end),
            "rec": pc.if_else(pa.array(end == OPEN), None, pc.if_else(pa.array(ceases), CEASES, GOES_ON)),
        }
    )


def _in_order(rows: pa.Table) -> pa.Table:
    return rows.sort_by([("person_id", "ascending"), ("started", "ascending"), ("ended", "ascending")])


def _spans(rows: pa.Table, children: pa.Array) -> _Spans:
    child = np.asarray(pc.fill_null(pc.index_in(rows["person_id"].combine_chunks(), value_set=children), -1))
    start, end = (np.asarray(pc.fill_null(rows[day].combine_chunks().cast(pa.int32()), OPEN)) for day in DAYS)
    return _Spans(*(values.astype(np.int64) for values in (child, start, end)))


DAYS = ("started", "ended")


def _parted(held: _Spans, legal: _Spans) -> tuple[Ints, Ints, Ints]:
    """The episodes, parted where a legal status begins within one: which it was, its first day and its end."""
    within = held.holding(legal.child, legal.start)
    inside = np.flatnonzero((within >= 0) & (legal.start > held.start[within]))
    part = np.concatenate([np.arange(len(held.child)), within[inside]])
    start = np.concatenate([held.start, legal.start[inside]])
    order = np.lexsort((start, part))
    part, start = part[order], start[order]
    end = held.end[part]
    goes_on = np.flatnonzero(part[1:] == part[:-1])
    end[goes_on] = start[goes_on + 1]
    return part, start, end


def _placed(plans: pa.Table, placements: pa.Table) -> pa.Array:
    """The placement code of each episode, by the placement it names."""
    named = pc.index_in(plans["placement_id"].combine_chunks(), value_set=_names(placements), skip_nulls=True)
    return placements["type_code"].combine_chunks().take(named)


def _names(placements: pa.Table) -> pa.Array:
    return placements["placement_id"].combine_chunks()


def _reasons(begins: Flags, placement: Ints, status: Ints) -> Ints:
    """Why each episode is a new one. Of one in which we see no change the return says that the legal status did."""
    reason = np.where(_changed(placement), np.where(_changed(status), BOTH, MOVED), LEGAL)
    return np.where(begins, STARTED, reason)


def _after_a_gap(start: Ints, end: Ints) -> Flags:
    """The return knows no period with days between its episodes: what comes after them is another."""
    gap = np.zeros(len(start), bool)
    gap[1:] = start[1:] > end[:-1]
    return gap


def _changed(codes: Ints) -> Flags:
    changed = np.ones(len(codes), bool)
    changed[1:] = codes[1:] != codes[:-1]
    return changed


def _codes(values: pa.Array | pa.ChunkedArray) -> Ints:
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return np.asarray(pc.dictionary_encode(whole, null_encoding="encode").indices).astype(np.int64)


def _days(days: Ints) -> pa.Array:
    return pa.array(days.astype(np.int32), mask=days == OPEN).view(pa.date32())
