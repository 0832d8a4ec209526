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
    head = f"Waiting work · {answer.provenance.sentence()} · policy: {about['policy']}"
    whole = [*paragraph(_whole(about)), ""] if about["waiting"] else []
    return [head, *paragraph(about["meaning"]), "", *whole]


def _whole(about: Mapping[str, Any]) -> str:
    """How many items begin with each task, and how many go before the rest for having waited so long."""
    told = ", ".join(f"{number(count)} to {task}" for task, count in about["tasks"].items())
    many, ceiling = about["past_ceiling"], number(about["ceiling_days"])
    past = f" {number(many)} waited past the ceiling of {ceiling} days and {_come(many)} first." if many else ""
    return f"{plural(about['waiting'], 'item')}: {told}.{past}"


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
    """How many are not told here; of one worker's list only that there are more, since it is not counted."""
    if len(answer) <= SHOWN and not answer.about["more"]:
        return []
    whole = answer.about["waiting"]
    left = "" if whole is None else f"{number(whole - min(len(answer), SHOWN))} "
    return ["", f"and {left}more. All of them: --format xlsx --out list.xlsx"]


def _untold(answer: Answer) -> list[str]:
    """What is not on the list for want of records; a list that is short for that reason must say so."""
    wanting = answer.about["untold"]
    return ["", *paragraph(f"Not told, for want of records: {', '.join(wanting)}.")] if wanting else []
