"""The work list as a page of text: what to do first, for whom, and why it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned, long_date, number
from plimsoll.pages.amounts import plural
from plimsoll.pages.plain import paragraph

SHOWN = 40
"""How many items a screen tells; a file tells them all."""

HEADS = ("", "Task", "Child", "Team", "Worker", "Due")
INDENT = " " * 6

Row = Mapping[str, Any]


def page(answer: Answer) -> str:
    """The first items with their reasons, and how many more there are."""
    lines = [*_title(answer), *_items(answer.records()[:SHOWN]), *_more(answer), *_untold(answer)]
    return "\n".join(lines) + "\n"


def _title(answer: Answer) -> list[str]:
    about = answer.about
    waiting = plural(about["waiting"], "item")
    told = ", ".join(f"{number(count)} to {task}" for task, count in about["tasks"].items())
    head = f"Waiting work · {answer.provenance.sentence()} · policy: {about['policy']}"
    whole = f"{waiting}{': ' if told else ''}{told}.{_past(about)}"
    return [head, *paragraph(about["meaning"]), "", *paragraph(whole), ""]


def _past(about: Mapping[str, Any]) -> str:
    """How many go before everything else for having waited so long."""
    many, ceiling = about["past_ceiling"], number(about["ceiling_days"])
    return f" {number(many)} waited past the ceiling of {ceiling} days and {_come(many)} first." if many else ""


def _come(many: int) -> str:
    return "comes" if many == 1 else "come"


def _items(rows: Sequence[Row]) -> list[str]:
    """Each item as a line of the table, its reasons beneath."""
    if not rows:
        return ["Nothing waits."]
    heads, *lines = aligned(HEADS, [_cells(row) for row in rows], right=[0])
    told = [[line, *paragraph("; ".join(row["reasons"]), INDENT)] for line, row in zip(lines, rows, strict=True)]
    return [heads, *(line for each in told for line in each)]


def _cells(row: Row) -> list[str]:
    due = long_date(row["due"]) if row["due"] else "-"
    return [str(row["rank"]), row["task"], row["child"], row["team"] or "-", row["worker"] or "-", due]


def _more(answer: Answer) -> list[str]:
    left = answer.about["waiting"] - min(len(answer), SHOWN)
    return ["", f"and {number(left)} more. All of them: --format xlsx --out list.xlsx"] if left else []


def _untold(answer: Answer) -> list[str]:
    """What is not on the list for want of records; a list that is short for that reason must say so."""
    wanting = answer.about["untold"]
    return ["", *paragraph(f"Not told, for want of records: {', '.join(wanting)}.")] if wanting else []
