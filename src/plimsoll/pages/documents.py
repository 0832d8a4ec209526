"""An answer as a file that other programs read: JSON, CSV, a workbook or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import lazy_loader

from plimsoll.door.answer import Answer

# Each brings a library that the other formats do not need.
workbook = lazy_loader.load("plimsoll.pages.workbook", suppress_warning=True)
parquet = lazy_loader.load("plimsoll.pages.columns", suppress_warning=True)

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula. (OWASP, CSV injection.)"""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a CSV file for the machine's own old alphabet and spoils every accent."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"

    @property
    def binary(self) -> bool:
        """Whether a terminal can show nothing of it."""
        return self in {Format.XLSX, Format.PARQUET}


def as_json(answer: Answer) -> str:
    """The whole answer as one JSON document; days as ``2018-10-17``."""
    return json.dumps(answer.as_dict(), default=_plain, ensure_ascii=False, indent=2) + "\n"


def as_csv(answer: Answer) -> str:
    """The rows as CSV, one line each; lists in one cell, and no cell that a spreadsheet would run."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    columns = answer.flat()
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in zip(*columns.values(), strict=True))
    return page.getvalue()


def as_bytes(answer: Answer, form: Format) -> bytes:
    """The answer as the bytes of a file of that format; not of a table, which is a page's to set."""
    return WRITERS[form](answer)


def harmless(text: str) -> str:
    """The text with a mark before it where a spreadsheet would otherwise run it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def listed(value: Any) -> Any:
    """A list as one cell; anything else as it is."""
    return "; ".join(str(each) for each in value) if isinstance(value, list | tuple) else value


def _cell(value: Any) -> Any:
    flat = listed(value)
    return harmless(flat) if isinstance(flat, str) else flat


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A {type(value).__name__} has no form in JSON.")


WRITERS: dict[Format, Callable[[Answer], bytes]] = {
    Format.JSON: lambda answer: as_json(answer).encode(),
    Format.CSV: lambda answer: (BYTE_ORDER_MARK + as_csv(answer)).encode(),
    Format.XLSX: lambda answer: bytes(workbook.book(answer)),
    Format.PARQUET: lambda answer: bytes(parquet.file(answer)),
}
"""How each format is made into bytes."""
