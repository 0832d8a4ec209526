"""The parts of a scenario file, each read by its fields, before any of it is held against a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plimsoll.simulation.scenario_fields import (
    AFTER,
    DECISION,
    EVERY_DECISION,
    FOR,
    HEADINGS,
    KIND,
    KINDS,
    MONTHS,
    ON,
    TOP,
    UNTIL,
    Field,
    Kind,
    Sort,
)
from plimsoll.simulation.scenario_values import Read, exactly_one, nearest, read
from plimsoll.vocabulary.toml_page import Block, Page, PageFault

HEAD = ""
"""The heading of what stands before any."""


@dataclass(frozen=True, slots=True)
class Part:
    """One headed part.

    Args:
        block: where it stands.
        values: its values that can be used.
        faults: what is wrong with the others.
        kind: the kind of decision, where it is one that is known.
    """

    block: Block
    values: Mapping[str, Any]
    faults: tuple[PageFault, ...]
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a file says.

    Args:
        page: its text.
        head: what stands before any heading.
        decisions: its decisions, in order.
        others: its other parts, by heading.
        faults: all that is wrong, whatever service it is held against.
    """

    page: Page
    head: Part
    decisions: tuple[Part, ...]
    others: Mapping[str, tuple[Part, ...]]
    faults: tuple[PageFault, ...]


def drafted(page: Page, data: Mapping[str, Any]) -> Draft:
    """What a file's parts say, with every fault that can be told without the service."""
    head = _head(page, data)
    lines, odd = _parts(page, data, DECISION)
    decisions = tuple(_decision(line, Block(DECISION, place, page)) for place, line in enumerate(lines))
    others: dict[str, tuple[Part, ...]] = {}
    for heading in HEADINGS:
        lines, more = _parts(page, data, heading.name, many=heading.many)
        odd = (*odd, *more)
        blocks = [Block(heading.name, place, page) for place in range(len(lines))]
        others[heading.name] = tuple(
            _part(line, heading.fields, block) for line, block in zip(lines, blocks, strict=True)
        )
    every = (head, *decisions, *(part for parts in others.values() for part in parts))
    return Draft(page, head, decisions, others, (*odd, *(fault for part in every for fault in part.faults)))


def _head(page: Page, data: Mapping[str, Any]) -> Part:
    parts = {DECISION, *(heading.name for heading in HEADINGS)}
    own = {key: value for key, value in data.items() if key not in parts}
    block = Block(HEAD, 0, page)
    known = (*TOP, *(Field(name, Sort.TEXT, "a headed part") for name in sorted(parts)))
    return _told(block, read(own, known, block), exactly_one(own, (UNTIL, MONTHS), block))


def _parts(
    page: Page, data: Mapping[str, Any], name: str, *, many: bool = True
) -> tuple[Sequence[Mapping[str, Any]], tuple[PageFault, ...]]:
    given = data.get(name, [])
    if not many and isinstance(given, dict):
        return [given], ()
    if many and isinstance(given, list) and all(isinstance(line, dict) for line in given):
        return given, ()
    if name not in data:
        return [], ()
    written = f"[[{name}]]" if many else f"[{name}]"
    return [], (PageFault(page.line(name), name, f"It is no {written}.", f"Begin it with the line {written}."),)


def _part(line: Mapping[str, Any], fields: Sequence[Field], block: Block) -> Part:
    return _told(block, read(line, fields, block))


def _told(block: Block, said: Read, more: tuple[PageFault, ...] = (), kind: Kind | None = None) -> Part:
    return Part(block, said.values, (*said.faults, *more), kind)


def _decision(line: Mapping[str, Any], block: Block) -> Part:
    name = line.get(KIND)
    if not isinstance(name, str) or name not in KINDS:
        what = "There is no such kind of decision." if KIND in line else "A decision says its kind."
        return Part(block, {}, (block.noted(what, KIND, nearest(str(name or ""), KINDS)),))
    kind = KINDS[name]
    own = {key: value for key, value in line.items() if key != KIND}
    timed = exactly_one(own, (ON, AFTER), block)
    spanned = exactly_one(own, (UNTIL, FOR), block) if {UNTIL, FOR} <= set(own) else ()
    more = (*timed, *spanned, *exactly_one(own, kind.one_of, block))
    return _told(block, read(own, (*EVERY_DECISION, *kind.fields), block), more, kind)
