"""Forecasts that were kept, beside what happened, as a page of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from plimsoll.door import Answer, definition
from plimsoll.door.grid import aligned, long_date
from plimsoll.pages.amounts import MISSING, plural
from plimsoll.pages.forecast.figures import figure
from plimsoll.pages.plain import paragraph

NONE_KEPT = "No forecast was kept with a decision."
NONE_COME = "No look back at a kept forecast has come that the records can be held to."
HOW_TO_KEEP = "Keep one: plimsoll forecast FILE.toml --decision REFERENCE"

FELL = {"inside": "inside", "below": "below", "above": "above", "unknown": "not known"}
AS_WITHOUT = "{fell}: as it was forecast without the decision"

HEADS = ("", "Forecast with it", "Without it", "It was", "")

Row = Mapping[str, Any]


def page(answer: Answer) -> str:
    """Each decision with its look backs: what was forecast, what happened, and whether that lay inside."""
    if not answer.about["kept"]:
        return f"{NONE_KEPT}\n\n{HOW_TO_KEEP}\n"
    if not len(answer):
        return f"{NONE_COME}\n"
    parts = [
        part
        for key, rows in groupby(answer, key=lambda row: (row["title"], row["day"], row["due_months"]))
        for part in (*_head(*key), *_table(rows), "")
    ]
    return "\n".join([*parts, *paragraph(answer.about["sentence"])]) + "\n"


def _head(title: str, day: Any, months: int) -> list[str]:
    return paragraph(f"{title}: after {plural(months, 'month')}, on {long_date(day)}")


def _table(rows: Iterable[Row]) -> list[str]:
    lines = aligned(HEADS, [_cells(row) for row in rows], right=(1, 2, 3))
    return [f"  {line}" for line in lines]


def _cells(row: Row) -> list[str]:
    counts = definition(row["measure"]).unit
    fell = FELL[row["fell"]]
    return [
        row["measure_title"],
        _between(row["low"], row["high"], counts),
        _between(row["without_low"], row["without_high"], counts),
        figure(row["value"], counts),
        AS_WITHOUT.format(fell=fell) if row["as_without"] else fell,
    ]


def _between(low: float | None, high: float | None, counts: str) -> str:
    return MISSING if low is None else f"{figure(low, counts)} to {figure(high, counts)}"
