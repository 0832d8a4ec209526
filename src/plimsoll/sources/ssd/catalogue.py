"""The dataset's own tables: which columns each has, in which system, and which table a header belongs to."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

# A header may leave columns out and bring others; these many names of its own make it the table's.
LEAST_NAMES = 2
LEAST_SHARE = 0.5


class Dialect(StrEnum):
    """The case system whose script made the dataset."""

    SYSTEMC = "systemc"
    MOSAIC = "mosaic"
    ECLIPSE = "eclipse"


@dataclass(frozen=True, slots=True)
class SsdTable:
    """One table of the dataset.

    Args:
        name: such as ``ssd_cin_episodes``.
        columns: SystemC's, in its order.
        own: by dialect, columns that only it has, before the shared ones.
        lacks: by dialect, columns it does not have.
        older: names that earlier versions used.
        absent: the dialects without the table.
    """

    name: str
    columns: tuple[str, ...]
    own: dict[Dialect, tuple[str, ...]]
    lacks: dict[Dialect, frozenset[str]]
    older: tuple[str, ...]
    absent: frozenset[Dialect]

    @property
    def names(self) -> frozenset[str]:
        """Every name a column of this table has ever had."""
        return frozenset(self.columns).union(self.older, *self.own.values())

    def in_dialect(self, dialect: Dialect) -> tuple[str, ...]:
        """The columns as that system's script makes them; none where it does not make the table."""
        if dialect in self.absent:
            return ()
        lacks = self.lacks.get(dialect, frozenset())
        return (*self.own.get(dialect, ()), *(name for name in self.columns if name not in lacks))


@cache
def tables() -> dict[str, SsdTable]:
    """Every table of the dataset by name."""
    data = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {name: _table(name, entry) for name, entry in data.items()}


def _table(name: str, entry: dict[str, Any]) -> SsdTable:
    return SsdTable(
        name=name,
        columns=tuple(entry["columns"]),
        own={dialect: tuple(entry[f"{dialect}_own"]) for dialect in Dialect if f"{dialect}_own" in entry},
        lacks={dialect: frozenset(entry[f"{dialect}_lacks"]) for dialect in Dialect if f"{dialect}_lacks" in entry},
        older=tuple(entry.get("older", ())),
        absent=frozenset(dialect for dialect in Dialect if entry.get(f"{dialect}_has_none", False)),
    )


def table_of(header: Iterable[str]) -> tuple[SsdTable, int] | None:
    """The table these columns belong to and how many of its names they hold; `None` when they belong to none.

    Order, letter case and columns of other origin do not matter. Names that several tables share count only
    beside names of the table's own.
    """
    columns = frozenset(header)
    found = [(table, len(columns & table.names)) for table in tables().values() if _belongs(columns, table)]
    return max(found, key=lambda pair: pair[1], default=None)


def _belongs(columns: frozenset[str], table: SsdTable) -> bool:
    if len(columns & table.names & _distinct_names()) < LEAST_NAMES:
        return False
    whole = [table.columns, *table.own.values()]
    return any(len(columns.intersection(names)) >= LEAST_SHARE * len(names) for names in whole) or _prefixed(
        columns, table
    )


def _prefixed(columns: frozenset[str], table: SsdTable) -> bool:
    """A narrow selection from a table whose columns all begin alike, as nearly all do, is still that table's."""
    prefix = table.columns[0].split("_")[0] + "_"
    return sum(name.startswith(prefix) for name in columns & frozenset(table.columns)) >= LEAST_NAMES and all(
        name.startswith(prefix) for name in table.columns
    )


@cache
def _distinct_names() -> frozenset[str]:
    counts = Counter(name for table in tables().values() for name in table.names)
    return frozenset(name for name, count in counts.items() if count == 1)
