"""The decisions that a scenario file tells of, as a register of decisions would have them."""

from __future__ import annotations

from typing import Any

from plimsoll.invention.scenario import Decision
from plimsoll.invention.scenario_page import MONTHS, ON, TITLE, when
from plimsoll.vocabulary.decisions import KINDS
from plimsoll.vocabulary.toml_page import Block, Page

DECISION = "decision"
KIND = "kind"
OWNER = "owner"
AFTER = "effective_after"
LOOKED_BACK = "looked_back_after"
MEASURES = "measures"
ORIGIN = "origin"
DUE = "due_after"
FORECAST = "forecast"
KNOWN = "known"
MAY_BE_EMPTY = frozenset({FORECAST, KNOWN, ORIGIN})
FIELDS = (ON, MONTHS, KIND, TITLE, OWNER, AFTER, LOOKED_BACK, FORECAST, KNOWN, MEASURES, ORIGIN, DUE)

AFTER_MOST = 3_650


def decisions(lines: object, page: Page) -> tuple[Decision, ...]:
    """The decisions of a scenario file.

    Raises:
        WrongUse: a field is unknown, missing, of the wrong type or out of range; the line is given.
    """
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise page.fault(f"Each decision is a [[{DECISION}]].", DECISION)
    return tuple(_decision(line, Block(DECISION, place, page)) for place, line in enumerate(lines))


def _decision(line: dict[str, Any], block: Block) -> Decision:
    unknown = sorted(set(line) - set(FIELDS))
    if unknown:
        raise block.fault(f"There is no field '{unknown[0]}' in a decision; there are {', '.join(FIELDS)}.", unknown[0])
    return Decision(
        when=when(line, block),
        kind=_kind(line, block),
        title=_text(line, TITLE, block),
        owner=_text(line, OWNER, block),
        effective_after=_after(line, AFTER, block),
        looked_back_after=_after(line, LOOKED_BACK, block) if LOOKED_BACK in line else None,
        forecast=_text(line, FORECAST, block),
        known=_text(line, KNOWN, block),
        measures=_measures(line, block),
        origin=_text(line, ORIGIN, block),
        due_after=_after(line, DUE, block) if DUE in line else None,
    )


def _text(line: dict[str, Any], key: str, block: Block) -> str:
    value = line.get(key, "" if key in MAY_BE_EMPTY else None)
    if not isinstance(value, str) or (not value and key not in MAY_BE_EMPTY):
        raise block.fault(f"A decision needs its {key}, in quotes.", key)
    return value


def _kind(line: dict[str, Any], block: Block) -> str:
    if line.get(KIND) not in KINDS:
        raise block.fault(f"The kind of a decision is {', '.join(KINDS[:-1])} or {KINDS[-1]}.", KIND)
    return str(line[KIND])


def _after(line: dict[str, Any], key: str, block: Block) -> int:
    value = line.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= AFTER_MOST:
        raise block.fault(f"It must be a whole number of days from 0 to {AFTER_MOST}.", key)
    return value


def _measures(line: dict[str, Any], block: Block) -> tuple[str, ...]:
    value = line.get(MEASURES, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise block.fault("It must be a list of names of measures, each in quotes.", MEASURES)
    return tuple(value)
