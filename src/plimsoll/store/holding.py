"""What the catalogue says of one service at one moment, and the questions the views and the loads ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plimsoll.store.precedence import speaker
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

    def bound(self, known_on: date | None) -> Bound | None:
        """How far into the loads one looks to know what was known on a day; before the first, the first is asked."""
        if known_on is None or self.first_as_of is None:
            return None
        return Bound(max(known_on, self.first_as_of))

    def carriers(self, table: str, bound: Bound | None = None) -> tuple[Load, ...]:
        """The loads up to `bound` that carried a table, in their order."""
        carrying = (load for load in self.loads if table in load.tables)
        return tuple(sorted((load for load in carrying if _within(load, bound)), key=lambda load: load.place))

    def speaks(self, table: str, bound: Bound | None = None) -> str | None:
        """The source that is believed for a table."""
        return speaker({load.source for load in self.carriers(table, bound)})

    def later(self, load: Load, table: str) -> tuple[Load, ...]:
        """The loads of the same source that carried a table and stand after a load that came late, in their order."""
        return tuple(c for c in self.carriers(table) if c.source == load.source and c.place > load.place)

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
        return all(_within(load, bound) for load in self.carriers(table) if load.source == source)

    def _of(self, source: str, table: str) -> Iterable[Fragment]:
        return (f for f in self.fragments if (f.source, f.table) == (source, table))


def _within(load: Load, bound: Bound | None) -> bool:
    if bound is None:
        return True
    return load.as_of <= bound.as_of if bound.load_id is None else load.place <= (bound.as_of, bound.load_id)
