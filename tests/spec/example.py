"""An example: the records of a service as tables, a question, and the answer it must have.

The examples are the manual too: the reference prints them as they stand here, each under the rule that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from plimsoll.measures.unanswered import COLUMNS, ESCALATION
from plimsoll.vocabulary.table import Column, Kind, Table
from plimsoll.vocabulary.tables import TABLES as CANONICAL

LOAD = "load of "
"""The line that begins what a later load told; before the first such line it is the first load, of `AS_OF`."""

AS_OF = date(2030, 1, 1)
"""The as-of day of an example's only load: after everything it tells."""

READING = (
    "In the examples a column is named as in the [canonical tables](tables.md), without its `_id`; `child` is the"
    " person. A column that is left out is empty, but each row has an identifier of its own, the child is C1, and an"
    " allocation is to the worker W1 in the role CW. A table that is not shown was not loaded at all."
)
"""How an example is to be read, for the manual."""

KINDS = {"VARCHAR": Kind.ID, "DATE": Kind.DAY}
LAID = Table(
    ESCALATION,
    "each time a matter waited for an answer, from the log",
    ("item",),
    None,
    tuple(Column(name, KINDS[kind], name) for name, kind in COLUMNS.items()),
)
"""What no load tells, and an example may: the log of escalation as a session sees it."""

TABLES: Mapping[str, Table] = {**CANONICAL, ESCALATION: LAID}

USUAL: Mapping[str, Mapping[str, str]] = {"allocation": {"worker_id": "W1", "role": "CW"}}
"""What a column says when it is left out, where that is not nothing."""

CHILD = "C1"
WORDS = {"yes": True, "no": False}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One rule, shown.

    Args:
        rule: what the example shows, in a sentence or two.
        given: the service's records: a table's name on a line, its columns on the next, then its rows.
        answer: the day asked about (`on`), the unit or child if any, and every number that matters.
        by: whose conditions were asked for: service, team or worker.
        profile: the lines of the service's own profile, as TOML.
    """

    rule: str
    given: str
    answer: str
    by: str = "service"
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of an example as it is written: its name, its columns and its cells."""

    name: str
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def loads(example: Example) -> list[tuple[date, list[Sheet]]]:
    """What each load of the example told, with its as-of day."""
    told: list[tuple[date, list[Sheet]]] = []
    for paragraph in _paragraphs(example.given):
        if paragraph[0].startswith(LOAD):
            told.append((date.fromisoformat(paragraph[0].removeprefix(LOAD)), []))
            continue
        if not told:
            told.append((AS_OF, []))
        told[-1][1].append(sheet(paragraph[0], paragraph[1:]))
    return told


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines = [line.strip() for line in text.strip().splitlines()]
    for written, paragraph in groupby(lines, key=bool):
        if written:
            yield list(paragraph)


def sheet(name: str, lines: Sequence[str]) -> Sheet:
    """A table from its lines, the columns first; every row has a cell for each column."""
    heads, *rows = (tuple(cell.strip() for cell in line.split("|")) for line in lines)
    for row in rows:
        assert len(row) == len(heads), f"{name}: {row} does not fill {heads}"
    return Sheet(name, heads, tuple(rows))


def answer_sheet(example: Example) -> Sheet:
    """The answer as a table."""
    return sheet("answer", next(_paragraphs(example.answer)))


# --- rows ---------------------------------------------------------------------------------------------------


def rows(written: Sheet) -> list[Row]:
    """The rows of a canonical table, complete."""
    names = [_column(written.name, head) for head in written.heads]
    return [
        _complete(written.name, dict(zip(names, cells, strict=True)), number)
        for number, cells in enumerate(written.cells, 1)
    ]


def _column(table: str, head: str) -> str:
    known = {column.name for column in TABLES[table].columns} | {"first_known"}
    named = {"child": "person_id"}.get(head, head)
    found = next((name for name in (head, named, f"{named}_id", f"{table}_{named}") if name in known), None)
    assert found, f"{table} has no column {head}"
    return found


def _complete(table: str, cells: Mapping[str, str], number: int) -> Row:
    whole = {"person_id": CHILD, **USUAL.get(table, {}), **_names(table, cells, number), **cells}
    return {column.name: _value(column.kind, whole.get(column.name, "")) for column in TABLES[table].columns}


def _names(table: str, cells: Mapping[str, str], number: int) -> dict[str, str]:
    """An identifier of its own for the row, where its key is not given."""
    own = {name: f"{table}-{number}" for name in TABLES[table].key if name.endswith("_id") and name != "person_id"}
    if table != "plan":
        return own
    plan = cells.get("plan_id", f"plan-{number}")
    return {"plan_id": plan, "part_id": f"{plan}-{number}"}


def _value(kind: Kind, cell: str) -> Any:
    if not cell:
        return None
    if kind is Kind.DAY:
        return date.fromisoformat(cell)
    if kind is Kind.FLAG:
        return WORDS[cell]
    return float(cell) if kind is Kind.NUMBER else cell


# --- answers ------------------------------------------------------------------------------------------------

TEXTS = ("unit", "child", "answer", "note", "item")
"""The columns of an answer that hold words."""


def expected(example: Example) -> list[Row]:
    """The rows of the answer: days, words and numbers; a share may be written as a fraction."""
    written = answer_sheet(example)
    return [
        {head: _cell(head, cell) for head, cell in zip(written.heads, cells, strict=True)} for cells in written.cells
    ]


def _cell(head: str, cell: str) -> Any:
    if head in {"on", "since"}:
        return date.fromisoformat(cell) if cell else None
    if head in TEXTS or not cell:
        return cell or None
    return float(Fraction(cell))
