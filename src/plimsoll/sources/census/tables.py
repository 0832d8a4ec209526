"""An element's rows as a table that mappings read: their own values, those of what holds them, and made identifiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import dates, words
from plimsoll.sources.delimited import Cells, Grid
from plimsoll.sources.document import Occurrences
from plimsoll.sources.headers import Header
from plimsoll.sources.mapped import SourceTable
from plimsoll.sources.spelling import JOINT


@dataclass(frozen=True, slots=True)
class Made:
    """Columns that are made of others.

    Args:
        cells: by name; one of the rows' own names takes its place.
        told_as: the elements that faults name instead of them.
    """

    cells: Mapping[str, Cells]
    told_as: Mapping[str, str]


def source_table(file: str, sha256: str, rows: Occurrences, made: Made) -> SourceTable:
    """The table of an element's rows, each numbered by its place among its like in the document.

    Args:
        file: the file's name.
        sha256: of the file.
        rows: the element's rows.
        made: further columns.
    """
    columns = {**rows.cells, **made.cells}
    names = tuple(name.lower() for name in columns)
    header = Header(names, "", "", 0, tuple(made.told_as.get(name, name) for name in columns))
    grid = Grid(dict(enumerate(columns.values())), np.arange(1, rows.count + 1, dtype=np.int32), [])
    return SourceTable(file, rows.name, header, grid, sha256)


def the_same(word: str, count: int) -> Cells:
    """One word in every row."""
    return Cells(pa.array([word]), pa.array(np.zeros(count, np.int32)))


def by_row(values: pa.Array) -> Cells:
    """A value for each row; one that is missing is empty text."""
    return Cells(pc.fill_null(values, ""), None)


def said(cells: Cells) -> pa.Array:
    """The word of each row, trimmed; missing where it says nothing."""
    return cells.spread(words.text(cells.words))


def identified(cells: Cells) -> pa.Array:
    """The identifier of each row; missing where it names nothing."""
    return cells.spread(words.own_id(cells.words))


def days_said(cells: Cells) -> pa.Array:
    """The day of each row as ``YYYY-MM-DD``; missing where there is none or it cannot be read."""
    return cells.spread(dates.days(cells.words).values.cast(pa.string()))


def together(*parts: pa.Array) -> pa.Array:
    """The identifier that the parts of each row make; missing where one is."""
    return pc.binary_join_element_wise(*parts, JOINT)


def told_apart(made: pa.Array, rows: Occurrences) -> pa.Array:
    """The identifiers, a second thing of the same name with its number: ``name@2``.

    Rows of the same name that say the same are the same thing, told twice.
    """
    counts = pc.value_counts(made.drop_null())
    repeated = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    if not len(repeated):
        return made
    content = pc.binary_join_element_wise(*(pc.fill_null(said(cells), "") for cells in rows.cells.values()), "\n")
    names, seen = made.to_pylist(), {name: dict[str, int]() for name in repeated.to_pylist()}
    for place in np.flatnonzero(pc.is_in(made, value_set=repeated).to_numpy(zero_copy_only=False)):
        name = names[place]
        number = seen[name].setdefault(content[int(place)].as_py(), len(seen[name]) + 1)
        names[place] = name if number == 1 else f"{name}{JOINT}{number}"
    return pa.array(names, pa.string())
