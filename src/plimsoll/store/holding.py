"""What the catalogue says of one service at one moment, and the questions the views and the loads ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plimsoll.store.precedence import Precedence
from plimsoll.store.records import VERSIONS, Fragment, FragmentKind, Load
from plimsoll.store.versions import Bound


class Pieces(NamedTuple):
    """The fragments that answer for one table.

    Args:
        gathered: the one with a single row a key, where most of the table is; empty when there is nothing at all.
        newer: the others.
    """

    gathered: tuple[Fragment, ...]
    newer: tuple[Fragment, ...]


NO_PIECES = Pieces((), ())


class Voice(NamedTuple):
    """What one source says of a table.

    Args:
        source: the source.
        first_as_of: the day of its first load: what that load tells was known when it happened.
        bound: how far into its loads one looks.
        pieces: the fragments to read.
    """

    source: str
    first_as_of: date
    bound: Bound | None
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Holding:
    """A service's loads and fragments as one commit left them.

    Args:
        loads: its loads.
        fragments: its fragments that are not retired.
    """

    loads: tuple[Load, ...]
    fragments: tuple[Fragment, ...]

    @property
    def first_as_of(self) -> date | None:
        """The earliest day any load speaks of. What the loads of that day say is assumed for the days before."""
        return min((load.as_of for load in self.loads), default=None)

    def first_of(self, source: str) -> date | None:
        """The earliest day a load of a source speaks of. What it said then is assumed for the days before."""
        return min((load.as_of for load in self.loads if load.source == source), default=None)

    def bound(self, source: str, known_on: date | None) -> Bound | None:
        """How far into a source's loads one looks to know what was known on a day; before its first, that is asked."""
        first = self.first_of(source)
        return None if known_on is None or first is None else Bound(max(known_on, first))

    def carriers(self, source: str, table: str, bound: Bound | None = None) -> tuple[Load, ...]:
        """The loads of a source up to `bound` that carried a table, in their order."""
        carrying = (load for load in self.loads if load.source == source and table in load.tables)
        return tuple(sorted((load for load in carrying if _within(load, bound)), key=lambda load: load.place))

    def voices(self, table: str, precedence: Precedence, known_on: date | None = None) -> tuple[Voice, ...]:
        """What is believed of a table on a day: one source's word or, where several tell it together, each one's.

        A source that had been loaded by then is believed before one whose first load came later, so that its word is
        only assumed for that day. For the days before every load those of the first day are asked.
        """
        heard = {load.source for load in self.loads if table in load.tables}
        heard = {source for source in heard if self.carriers(source, table, self.bound(source, known_on))}
        by_then = {source for source in heard if self._was_loaded(source, known_on)}
        groups = precedence.groups(table, heard)
        believed = next((group for group in groups if by_then.intersection(group)), groups[0] if groups else ())
        return tuple(self._voice(source, table, known_on) for source in believed)

    def _was_loaded(self, source: str, known_on: date | None) -> bool:
        first, service_first = self.first_of(source), self.first_as_of
        if known_on is None or first is None or service_first is None:
            return True
        return first <= max(known_on, service_first)

    def _voice(self, source: str, table: str, known_on: date | None) -> Voice:
        first, bound = self.first_of(source), self.bound(source, known_on)
        return Voice(source, first or date.min, bound, self.pieces(source, table, bound))

    def later(self, load: Load, table: str) -> tuple[Load, ...]:
        """The loads of the same source that carried a table and stand after a load that came late, in their order."""
        return tuple(c for c in self.carriers(load.source, table) if c.place > load.place)

    def versions(self, source: str, table: str) -> tuple[Fragment, ...]:
        """The fragments that hold versions of a source's rows of a table, in the order they were written."""
        return tuple(f for f in self._of(source, table) if f.kind in VERSIONS)

    def carried(self, load: Load, table: str) -> tuple[Fragment, ...]:
        """The fragments that hold the keys a partial or windowed load carried."""
        return tuple(f for f in self._of(load.source, table) if f.kind is FragmentKind.CARRIED and f.load_id == load.id)

    def pieces(self, source: str, table: str, bound: Bound | None = None) -> Pieces:
        """The fragments that must be read to know how a source's table stands at `bound`."""
        versions = self.versions(source, table)
        if self._nothing_later(source, table, bound):
            versions = tuple(f for f in versions if f.kind is not FragmentKind.HISTORY)
        # The first rows kept make a `full` fragment; once gathered it is gone and `current` stands in its place.
        gathered = tuple(f for f in versions if f.kind in {FragmentKind.CURRENT, FragmentKind.FULL})
        return Pieces(gathered, tuple(f for f in versions if f not in gathered))

    def _nothing_later(self, source: str, table: str, bound: Bound | None) -> bool:
        return all(_within(load, bound) for load in self.carriers(source, table))

    def _of(self, source: str, table: str) -> Iterable[Fragment]:
        return (f for f in self.fragments if (f.source, f.table) == (source, table))


def _within(load: Load, bound: Bound | None) -> bool:
    if bound is None:
        return True
    return load.as_of <= bound.as_of if bound.load_id is None else load.place <= (bound.as_of, bound.load_id)
