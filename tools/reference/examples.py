"""The examples of a measure or a defence as the manual prints them: the very ones that the tests ask."""

from __future__ import annotations

from collections.abc import Iterator

from tests.spec.collected import examples
from tests.spec.example import AS_OF, Example, Sheet, answer_sheet, loads

from tools.reference.paper import code, table


def shown(room: str, name: str) -> str:
    """Every example of one measure or defence, each under its rule; nothing where there is none."""
    return "\n\n".join(part for each in examples(room, name) for part in _parts(each))


def _parts(example: Example) -> Iterator[str]:
    yield f"**Example.** {example.rule}"
    if example.profile:
        yield f"In the service's profile:\n\n```toml\n{_unindented(example.profile)}\n```"
    for as_of, sheets in loads(example):
        if as_of != AS_OF:
            yield f"Told by a load of {as_of}:"
        yield from (_told(each) for each in sheets)
    asked = "" if example.by == "service" else f", asked by {example.by}"
    yield f"Answer{asked}:\n\n{_table(answer_sheet(example))}"


def _told(sheet: Sheet) -> str:
    if not sheet.cells:
        return f"{code(sheet.name)}: loaded, with no rows."
    return f"{code(sheet.name)}\n\n{_table(sheet)}"


def _table(sheet: Sheet) -> str:
    return table(sheet.heads, sheet.cells)


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
