"""The answer to every question: a small table that cannot be changed and that knows where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import lazy_loader

from plimsoll import __version__
from plimsoll.door.grid import aligned, is_number, long_date, shortened, word

# Brought in by the first table that is turned into another library's: none of them is quick to import.
conversions = lazy_loader.load("plimsoll.door.conversions", suppress_warning=True)

SHOWN_ROWS = 20
SHOWN_WIDTH = 40

DETAIL = "detail"
"""The column whose cells are mappings; wherever a table must be flat each of their keys is a column."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an answer came from.

    Args:
        on: the day it speaks of, or `None` where it speaks of no single day.
        as_known_on: the day whose knowledge it stands on; `None` is all that is known today.
        loads: the loads it was worked out from, by number.
        version: the version of Plimsoll that worked it out.
    """

    on: date | None = None
    as_known_on: date | None = None
    loads: tuple[int, ...] = ()
    version: str = __version__

    def sentence(self) -> str:
        """The same in words."""
        day = f"On {long_date(self.on)}, " if self.on else ""
        known = f"as known on {long_date(self.as_known_on)}" if self.as_known_on else "as known today"
        return f"{day}{known}" if day else known[0].upper() + known[1:]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table by columns, with what was asked and where it came from.

    Args:
        columns: column names to their cells, all of one length. Days are `datetime.date`, empty cells `None`.
        provenance: where it came from.
        about: what was asked, and whatever is said of the whole, such as totals.
        holds: what its rows are called where the answer is written as one document.
        laid_out: columns of mappings whose keys are columns too wherever a table must be flat, each under the column's
            own name: ``baseline_mean``.
    """

    columns: Mapping[str, Sequence[Any]]
    provenance: Provenance = field(default_factory=Provenance)
    about: Mapping[str, Any] = field(default_factory=dict)
    holds: str = "rows"
    laid_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        columns = {name: tuple(cells) for name, cells in self.columns.items()}
        object.__setattr__(self, "columns", MappingProxyType(columns))
        object.__setattr__(self, "about", MappingProxyType(dict(self.about)))

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.records())

    def __getitem__(self, column: str) -> list[Any]:
        return list(self.columns[column])

    def __repr__(self) -> str:
        return "\n".join([*self._shown(), f"[{len(self)} rows · {self.provenance.sentence()}]"])

    def records(self) -> list[dict[str, Any]]:
        """The rows, each a dictionary of its cells; the detail of a measure is a dictionary inside it."""
        names = list(self.columns)
        return [dict(zip(names, cells, strict=True)) for cells in zip(*self.columns.values(), strict=True)]

    def as_dict(self) -> dict[str, Any]:
        """The whole as one document: what was asked, then the rows. This is what ``--format json`` prints."""
        return {**self.about, self.holds: self.records()}

    def flat(self) -> dict[str, list[Any]]:
        """The columns with the detail laid out beside them, for a format that has no cell within a cell."""
        columns: dict[str, list[Any]] = {}
        for name, cells in self.columns.items():
            if name in self.laid_out:
                columns |= _parts(name, cells)
            elif name != DETAIL:
                columns[name] = [_one(cell) for cell in cells]
        details = [cell or {} for cell in self.columns.get(DETAIL, ())]
        keys = dict.fromkeys(key for detail in details for key in detail)
        beside = {_beside(key, columns): [detail.get(key) for detail in details] for key in keys}
        return {**columns, **beside}

    def to_arrow(self) -> Any:
        """The flat table as a `pyarrow.Table`."""
        return conversions.arrow(self.flat())

    def to_polars(self) -> Any:
        """The flat table as a `polars.DataFrame`.

        Raises:
            WrongUse: polars is not installed.
        """
        return conversions.polars_frame(self.flat())

    def to_pandas(self) -> Any:
        """The flat table as a `pandas.DataFrame`.

        Raises:
            WrongUse: pandas is not installed.
        """
        return conversions.pandas_frame(self.flat())

    def _shown(self) -> list[str]:
        numbers = [n for n, cells in enumerate(self.columns.values()) if any(is_number(cell) for cell in cells)]
        rows = [[shortened(word(cell), SHOWN_WIDTH) for cell in row.values()] for row in self.records()[:SHOWN_ROWS]]
        return aligned(list(self.columns), rows, numbers)


def _parts(name: str, cells: Sequence[Any]) -> dict[str, list[Any]]:
    """A column of mappings as a column for each of their keys."""
    keys = dict.fromkeys(key for cell in cells for key in cell or {})
    return {f"{name}_{key}": [(cell or {}).get(key) for cell in cells] for key in keys}


def _one(cell: Any) -> Any:
    return word(cell) if isinstance(cell, Mapping) else cell


def _beside(key: str, columns: Mapping[str, Any]) -> str:
    return f"{DETAIL}_{key}" if key in columns else key


def tabled(names: Sequence[str], records: Iterable[Mapping[str, Any]], **rest: Any) -> Answer:
    """An answer from rows: its columns are `names`, in that order, even when there are no rows.

    Args:
        names: the columns.
        records: the rows; what a row lacks is empty.
        rest: the answer's other parts.
    """
    rows = list(records)
    return Answer({name: [row.get(name) for row in rows] for name in names}, **rest)
