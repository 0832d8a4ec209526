"""An answer as another library's table. Brought in only by whoever asks for one."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from plimsoll.vocabulary.errors import WrongUse

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
    return _library("polars").from_arrow(arrow(columns))


def pandas_frame(columns: Mapping[str, list[Any]]) -> Any:
    """Columns as a pandas frame; days stay days, empty numbers are NaN.

    Raises:
        WrongUse: pandas is not installed.
    """
    return _library("pandas").DataFrame(arrow(columns).to_pandas())


def _library(name: str) -> Any:
    """The library, which is needed by no verb and need not be installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        advice = f"Install it: pip install plimsoll-line[{name}]"
        raise WrongUse(f"{name} is not installed.", next_step=advice) from error


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
