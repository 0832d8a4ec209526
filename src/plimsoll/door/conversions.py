"""An answer as another library's table. Brought in only by whoever asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import lazy_loader
import pyarrow as pa

from plimsoll.vocabulary.errors import WrongUse

# Neither is needed by the command line, and neither need be installed.
polars = lazy_loader.load("polars")
pandas = lazy_loader.load("pandas")

NUMBERS = frozenset({"value", "numerator", "denominator", "children", "barrier_days", "usual", "others", "days"})
"""The columns of numbers, which stay so when nothing is in them."""

DAYS = frozenset({"on", "since", "as_of"})
"""The columns of days, likewise."""


def arrow(columns: Mapping[str, list[Any]]) -> pa.Table:
    """Columns as an Arrow table; a column with nothing in it takes the type that its name promises."""
    return pa.table({name: _array(name, cells) for name, cells in columns.items()})


def polars_frame(columns: Mapping[str, list[Any]]) -> Any:
    """Columns as a polars frame.

    Raises:
        WrongUse: polars is not installed.
    """
    try:
        return polars.from_arrow(arrow(columns))
    except ModuleNotFoundError as error:
        raise _missing("polars") from error


def pandas_frame(columns: Mapping[str, list[Any]]) -> Any:
    """Columns as a pandas frame; days stay days, empty numbers are NaN.

    Raises:
        WrongUse: pandas is not installed.
    """
    try:
        return pandas.DataFrame(arrow(columns).to_pandas())
    except ModuleNotFoundError as error:
        raise _missing("pandas") from error


def _missing(library: str) -> WrongUse:
    return WrongUse(f"{library} is not installed.", next_step=f"Install it: pip install plimsoll-line[{library}]")


def _array(name: str, cells: list[Any]) -> pa.Array:
    if all(cell is None for cell in cells):
        return pa.nulls(len(cells), _promised(name))
    if any(isinstance(cell, float) for cell in cells):
        return pa.array([None if cell is None else float(cell) for cell in cells], pa.float64())
    return pa.array(cells)


def _promised(name: str) -> pa.DataType:
    if name in NUMBERS:
        return pa.float64()
    return pa.date32() if name in DAYS else pa.string()
