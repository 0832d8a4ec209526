"""Episodes side by side: the periods of being looked after they make, the placements, and the legal statuses.

An episode of the return ends whenever something changes, and says by its reason for being new (RNE) what did. A period
goes on from episode to episode; a new one begins with RNE S, or where days lie between two episodes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import words
from plimsoll.sources.mapped import SourceTable
from plimsoll.vocabulary.case_tables import LEGAL_STATUS, PLACEMENT
from plimsoll.vocabulary.table import Table

STARTS = "S"
MOVES = ("P", "T", "B", "U")
"""RNE of a new placement: P with new carers, T with the same; B and U the same with a new legal status."""
STILL = np.iinfo(np.int32).max
"""The end of an episode that has none."""

RNE, STATUS, PLACE = "rne", "ls", "place"

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Episodes in order of child and start.

    Args:
        rows: the canonical plan, in that order.
        begins: where a period begins.
        moves: where a placement begins, the first of a period included.
        turns: where a legal status begins, the first of a period included.
        place: the placement code of each.
        status: the legal status of each.
    """

    rows: pa.Table
    begins: Flags
    moves: Flags
    turns: Flags
    place: pa.Array
    status: pa.Array

    def plans(self) -> pa.Table:
        """The episodes, each with its period and its placement, in the order of the file."""
        names = self.rows["part_id"].combine_chunks()
        period, placement = (names.take(pa.array(_first(starts))) for starts in (self.begins, self.moves))
        rows = _replaced(_replaced(self.rows, "plan_id", period), "placement_id", placement)
        return rows.sort_by("row_no").combine_chunks()

    def placements(self) -> pa.Table:
        """A row for each placement."""
        return self._runs(PLACEMENT, self.moves, {"type_code": self.place})

    def statuses(self) -> pa.Table:
        """A row for each time under one legal status."""
        runs = self._runs(LEGAL_STATUS, self.turns, {"status_code": self.status})
        return runs.filter(pc.is_valid(runs["status_code"]))

    def _runs(self, table: Table, starts: Flags, said: dict[str, pa.Array]) -> pa.Table:
        """One row for each run of episodes: the first one's identifier, start and words, the last one's end."""
        first = np.flatnonzero(starts)
        last = np.append(first, len(starts))[1:] - 1
        names = self.rows["part_id"].combine_chunks()
        whole = {column: self.rows[column] for column in ("person_id", "started", "row_no")}
        whole |= {table.key[0]: names, "plan_id": names.take(pa.array(_first(self.begins))), **said}
        columns = {name: values.take(pa.array(first)) for name, values in whole.items()}
        columns["ended"] = self.rows["ended"].take(pa.array(last))
        return pa.table({name: columns[name] for name in (*(each.name for each in table.columns), "row_no")})


def side_by_side(table: SourceTable, rows: pa.Table) -> SideBySide:
    """The episodes of the file in order.

    Args:
        table: the file's cells.
        rows: its canonical plans, those that were kept.
    """
    child = _codes(rows["person_id"].combine_chunks())
    started = np.asarray(rows["started"].combine_chunks().cast(pa.int32()))
    ended = np.asarray(pc.fill_null(rows["ended"].combine_chunks().cast(pa.int32()), STILL))
    order = np.lexsort((ended, started, child))
    at = np.searchsorted(table.cells.row_no, np.asarray(rows["row_no"]))[order]
    news, place, status = (_words(table, name, at) for name in (RNE, PLACE, STATUS))
    child, started, ended = child[order], started[order], ended[order]
    begins = _changed(child) | _said(news, (STARTS,)) | _after_a_gap(started, ended)
    moves = begins | _said(news, MOVES)
    turns = begins | _changed(_codes(status))
    return SideBySide(rows.take(pa.array(order)), begins, moves, turns, place, status)


def _words(table: SourceTable, name: str, at: Ints) -> pa.Array:
    """What the rows at these places say in a column, in capitals; nothing where the file has no such column."""
    if name not in table.header.columns:
        return pa.nulls(len(at), pa.string())
    cells = table.cells.cells[table.header.place(name)]
    return cells.spread(pc.utf8_upper(words.text(cells.words))).take(pa.array(at))


def _codes(values: pa.Array) -> Ints:
    return np.asarray(pc.dictionary_encode(values, null_encoding="encode").indices).astype(np.int64)


def _changed(codes: Ints) -> Flags:
    changed = np.ones(len(codes), bool)
    changed[1:] = codes[1:] != codes[:-1]
    return changed


def _after_a_gap(started: Ints, ended: Ints) -> Flags:
    gap = np.zeros(len(started), bool)
    gap[1:] = started[1:] > ended[:-1]
    return gap


def _said(values: pa.Array, words_meant: tuple[str, ...]) -> Flags:
    return np.asarray(pc.is_in(values, value_set=pa.array(words_meant)), bool)


def _first(starts: Flags) -> Ints:
    """For each row, the place where its run begins."""
    return np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))


def _replaced(rows: pa.Table, name: str, values: pa.Array) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), name, values)
