"""The measures as pages of text: on a day, through time, and the rows behind one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned
from plimsoll.pages.amounts import among, amount, details, unit_name
from plimsoll.pages.charts import ends, line
from plimsoll.pages.plain import page as plain_page
from plimsoll.pages.plain import paragraph

SERVICE = "service"

ENDS_ONLY = "Between the first and the last of these days. Whether it is more than chance, charts tell: plimsoll warn."
"""Two days alone are no verdict (decision 37)."""

Row = Mapping[str, Any]


class _Notes:
    """The notes of a page, each told once beneath it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, note: str) -> str:
        """The mark that leads from a row to its note."""
        return f"[{self._numbers.setdefault(note, len(self._numbers) + 1)}]" if note else ""

    def lines(self) -> list[str]:
        """The notes in the order of their marks."""
        return [line for note, number in self._numbers.items() for line in paragraph(f"[{number}] {note}")]


def page(answer: Answer) -> str:
    """The conditions on a day: a row a measure, then what could not be made, then the notes."""
    rows, missing = _parted(answer)
    notes = _Notes()
    head = [f"Conditions · {answer.provenance.sentence()}", ""]
    body = _lines(rows, notes, named=_has_units(answer))
    foot = [*_not_made(missing), *_under(notes)]
    return "\n".join([*head, *body, *foot, "", "What one means: plimsoll explain MEASURE"]) + "\n"


def series_page(answer: Answer) -> str:
    """A measure through time: a small chart a unit, then a row a day."""
    about = answer.about
    head = [f"{about['measure']} · every {about['every']} · {answer.provenance.sentence()}", ""]
    notes = _Notes()
    rows, missing = _parted(answer)
    body = _lines(rows, notes, named=_has_units(answer), dated=True)
    return "\n".join([*head, *_charts(rows), *_moves(about), "", *body, *_not_made(missing), *_under(notes)]) + "\n"


def _moves(about: Mapping[str, Any]) -> list[str]:
    """How the measure moved beside its counter-measures, in a sentence a unit."""
    moved = about.get("moved", [])
    return ["", *(line for each in moved for line in paragraph(_move(each))), *paragraph(ENDS_ONLY)] if moved else []


def _move(moved: Row) -> str:
    unit = "" if moved["unit"] == SERVICE else f"{moved['name'] or moved['unit'] or 'No team'}: "
    beside = "; ".join(f"{each['measure']} {_way(each)}" for each in moved["counters"])
    return f"{unit}{moved['measure']} {_way(moved)}. Beside it: {beside}."


def _way(moved: Row) -> str:
    """Such as: improved, from 551 to 81."""
    first, last = (amount(moved[end], moved["measure"]) for end in ("first", "last"))
    return f"{moved['move']}, from {first} to {last}"


def rows_page(answer: Answer) -> str:
    """The rows behind one number, and how many of them are counted."""
    counted = sum(map(bool, answer["counted"]))
    told = f"{counted:,} counted of {len(answer):,} listed."
    return plain_page(answer, str(answer.about["measure"])) + f"\n{told}\n"


def _parted(answer: Answer) -> tuple[list[Row], list[Row]]:
    """The rows that were made, and those for which the source is missing."""
    rows = answer.records()
    return [row for row in rows if row["denominator"] is not None or row["value"] is not None], [
        row for row in rows if row["denominator"] is None and row["value"] is None
    ]


def _has_units(answer: Answer) -> bool:
    return answer.about["by"] != SERVICE or len(set(answer["unit"])) > 1


def _lines(rows: Iterable[Row], notes: _Notes, *, named: bool, dated: bool = False) -> list[str]:
    cells = [_cells(row, notes, named=named, dated=dated) for row in rows]
    heads = [*(["On"] if dated else ["Measure"]), *(["Unit"] if named else []), "Value", "", "Detail", "Note"]
    return aligned(heads, cells, right=[heads.index("Value")]) if cells else ["Nothing to list."]


def _cells(row: Row, notes: _Notes, *, named: bool, dated: bool) -> list[str]:
    first = [str(row["on"]) if dated else row["measure"]]
    unit = [unit_name(row)] if named else []
    return [*first, *unit, amount(row["value"], row["measure"]), among(row), details(row), notes.mark(row["note"])]


def _not_made(missing: Iterable[Row]) -> list[str]:
    """The measures that could not be made, gathered by the reason."""
    reasons = sorted({(row["note"], row["measure"]) for row in missing})
    told = [(note, ", ".join(name for _, name in group)) for note, group in groupby(reasons, key=lambda each: each[0])]
    return [line for note, names in told for line in ["", *paragraph(f"Not made: {names}."), *paragraph(note, "  ")]]


def _under(notes: _Notes) -> list[str]:
    lines = notes.lines()
    return ["", *lines] if lines else []


def _charts(rows: list[Row]) -> list[str]:
    """One line for every unit and measure: how it moved, and between what."""
    runs: dict[tuple[str, str], list[float | None]] = {}
    for row in rows:
        runs.setdefault((row["measure"], unit_name(row)), []).append(row["value"])
    told = [_chart(measure, unit, values) for (measure, unit), values in runs.items()]
    names = ("Measure", "Unit", "Moved", "First", "Last", "Lowest", "Highest")
    return _under_heads(names, told) if told else []


def _under_heads(names: Iterable[str], rows: list[list[str]]) -> list[str]:
    """Rows of text under headings, the charts' numbers to the right."""
    heads = list(names)
    return aligned(heads, rows, right=range(heads.index("Moved") + 1, len(heads)))


def _chart(measure: str, unit: str, values: list[float | None]) -> list[str]:
    return [measure, unit, line(values), *(amount(value, measure) for value in ends(values))]
