"""Decisions and what they should move, as a page of text: a block a decision, a line a measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.definitions import known_measures
from plimsoll.door.grid import long_date, number
from plimsoll.pages.amounts import MISSING, amount, plural
from plimsoll.pages.plain import paragraph

Row = Mapping[str, Any]

HOW_TO_ADD = 'Enter one: plimsoll decisions add --on DATE --kind remedial --title "..." --owner ROLE --measure NAME'
HOW_TO_LOOK_BACK = "When it has been looked back on: plimsoll decisions looked-back --reference REFERENCE --on DATE"
BY_WEEK = "A measure that looks back over months is told here by its weeks, as its chart is."

SAID = {
    "improved": "improved",
    "not moved": "not moved beyond chance",
    "worsened": "worsened",
    "moved, not fixed": "moved, not fixed",
    "too early": "too early to tell",
    "cannot be told": "cannot be told",
}
"""The verdicts in words."""


def page(answer: Answer) -> str:
    """Every decision that is followed, those that come back unmoved first, each beside what was forecast and known."""
    head = f"Decisions and what they should move · {answer.provenance.sentence()}"
    if not len(answer):
        return "\n".join([head, "", *_nothing(answer), "", HOW_TO_ADD]) + "\n"
    blocks = [line for block in _blocks(answer) for line in _block(block)]
    foot = [*paragraph(f"{answer.about['note']} {BY_WEEK}"), HOW_TO_LOOK_BACK]
    return "\n".join([head, "", *_back(answer), *blocks, "", *foot]) + "\n"


def _nothing(answer: Answer) -> list[str]:
    later = answer.about["later"]
    told = f" {plural(later, 'decision')} of the register came later." if later else ""
    return [f"No decision taken by that day names what it should move.{told}"]


def _back(answer: Answer) -> list[str]:
    back = answer.about["come_back"]
    if not back:
        return ["None comes back unmoved."]
    verb, its = ("comes", "its day has") if back == 1 else ("come", "their days have")
    return paragraph(f"{plural(back, 'decision')} {verb} back: {its} come, and what should have moved has not.")


def _blocks(answer: Answer) -> Iterator[list[Row]]:
    """The rows of each decision, in the order of the first of them; one that comes back stands with its others."""
    places: dict[str, int] = {}
    for place, row in enumerate(answer):
        places.setdefault(row["decision"], place)
    ordered = sorted(answer.records(), key=lambda row: places[row["decision"]])
    for _, rows in groupby(ordered, key=lambda row: row["decision"]):
        yield list(rows)


def _block(rows: list[Row]) -> list[str]:
    first = rows[0]
    back = "Comes back: " if any(row["comes_back"] for row in rows) else ""
    said = [f"{name.capitalize()} then: {first[name]}" for name in ("forecast", "known") if first[name]]
    told = [_facts(first), *map(_line, rows), *said]
    return ["", *paragraph(f"{back}{first['title']} ({first['decision']})"), *_under(told)]


def _under(texts: list[str]) -> list[str]:
    return [line for text in texts for line in paragraph(text, "  ")]


def _facts(row: Row) -> str:
    """Such as: Remedial, Inspection. Director, for North. In effect from 7 October 2018."""
    kind = ", ".join(word for word in (row["kind"], row["origin"]) if word)
    team = f", for {row['team']}" if row["team"] else ""
    by_when = f", to have moved them by {long_date(row['by_when'])}" if row["by_when"] else ""
    due = f" To be looked back on since {long_date(row['due_since'])}." if row["due_since"] else ""
    begun = f"In effect from {long_date(row['effective'])}{by_when}."
    return f"{kind[0].upper()}{kind[1:]}. {row['owner']}{team}. {begun}{due}"


def _line(row: Row) -> str:
    """Such as: - unallocated: improved, since 11 October 2018. 46 then, 7 now; usual before 71 (20 to 122)."""
    if row["measure"] is None:
        return f"-{_note(row)}"
    since = f", since {_when(row['since'])}" if row["since"] else ""
    told = "" if row["mean"] is None else f" {_stood(row)}"
    counters = "".join(f" Beside it {name}: {SAID[says]}." for name, says in row["counters"].items())
    return f"- {row['measure']}: {SAID[row['verdict']]}{since}.{told}{counters}{_note(row)}"


def _note(row: Row) -> str:
    return f" {row['why']}" if row["why"] else ""


def _stood(row: Row) -> str:
    then, now, mean, lower, upper = (_amount(row, name) for name in ("then", "now", "mean", "lower", "upper"))
    limits = f" (limits {lower} to {upper})" if MISSING not in {lower, upper} else ""
    return f"{then} then, {now} now; usual before: {mean}{limits}."


def _amount(row: Row, name: str) -> str:
    """A value in the measure's own unit; of a defence, children."""
    value = row[name]
    if value is None or row["measure"] in known_measures():
        return amount(value, row["measure"])
    return number(value)


def _when(since: Any) -> str:
    return long_date(since) if isinstance(since, date) else str(since)
