"""Columns and tables: a history's times as days, its places as identifiers, and rows as Arrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.service import Service
from plimsoll.simulation.writing.history import NOBODY, Entries
from plimsoll.simulation.writing.spans import Places
from plimsoll.sources.columns import TYPES
from plimsoll.vocabulary.table import Table

Texts = Any
"""An Arrow column of texts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A history with what is needed to write it down.

    Args:
        service: what was lived through.
        almanac: its working days.
        entries: its history.
    """

    service: Service
    almanac: Almanac
    entries: Entries

    def day(self, those: Places) -> Any:
        """The day of each of some entries, as a column; empty where there is none."""
        calendar = np.array(self.almanac.days, dtype="datetime64[D]")
        times = self.entries["time"][np.maximum(those, 0)]
        numbers = np.floor(times).astype(np.int64) - self.almanac.day_of(calendar[0].astype(object))
        return pa.array(calendar[np.clip(numbers, 0, len(calendar) - 1)], mask=those == NOBODY)

    def of(self, field: str, those: Places) -> Places:
        """A field of some entries."""
        numbers: Places = self.entries[field][those].astype(np.int64)
        return numbers


def table(of: Table, /, **columns: Any) -> pa.Table:
    """A canonical table; a column that is not given is empty.

    Raises:
        KeyError: the table has no such column.
    """
    rows = len(next(iter(columns.values())))
    types = {column.name: TYPES[column.kind] for column in of.columns}
    given = {name: pa.array(values, types[name]) if _bare(values) else values for name, values in columns.items()}
    return pa.table({name: given.get(name, pa.nulls(rows, type_)) for name, type_ in types.items()})


def _bare(values: Any) -> bool:
    return not isinstance(values, pa.Array | pa.ChunkedArray)


def named(names: list[str], places: Places) -> Texts:
    """A column of names out of all of them; empty where there is none."""
    return pa.array(names, pa.string()).take(pa.array(places, mask=places < 0))


def joined(*parts: Texts | NDArray[Any] | str) -> Texts:
    """A column of identifiers made of parts, side by side."""
    texts = [pa.scalar(part) if isinstance(part, str) else _text(part) for part in parts]
    return pc.binary_join_element_wise(*texts, pa.scalar(""))


def _text(part: Texts | NDArray[Any]) -> Texts:
    return (part if isinstance(part, pa.Array) else pa.array(part)).cast(pa.string())
