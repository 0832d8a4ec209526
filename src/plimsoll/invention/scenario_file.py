"""Scenario files: TOML, the two that are shipped and a reader's own. Every fault names its line and field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from plimsoll.invention.scenario import Level, Phase, Scenario
from plimsoll.invention.scenario_decisions import DECISION, decisions
from plimsoll.invention.scenario_page import MONTHS, ON, PHASE, TITLE, when
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.toml_page import Block, Page

STEADY = "steady"
WORSENING = "worsening"
SHIPPED = (STEADY, WORSENING)

HEADINGS = frozenset({"name", TITLE, "source", PHASE, DECISION})

_Levels = Mapping[Level, float]


def shipped(name: str) -> Scenario:
    """The scenario that is shipped under `name`: `steady` or `worsening`.

    Raises:
        WrongUse: there is none of that name.
    """
    if name not in SHIPPED:
        raise WrongUse(f"There is no scenario '{name}'.", next_step=f"There are: {', '.join(SHIPPED)}; or name a file.")
    text = resources.files(__package__).joinpath("scenarios", f"{name}.toml").read_text(encoding="utf-8")
    return _read(text, f"{name}.toml", {} if name == STEADY else _ground())


def scenario_from(path: Path) -> Scenario:
    """The scenario in a file. Levels it does not give are those of the phase before, and at first those of `steady`.

    Raises:
        UnreadableInput: the file is missing or not TOML.
        WrongUse: a field is unknown, missing, of the wrong type or out of range; the line is given.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput("The scenario file cannot be read.", where=path.name) from error
    return _read(text, path.name, _ground())


def _ground() -> _Levels:
    """What holds where a file's first phase is silent: the steady service."""
    return shipped(STEADY).phases[0].levels


def _read(text: str, file: str, ground: _Levels) -> Scenario:
    page = Page(file, tuple(text.splitlines()))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"The scenario is not valid TOML ({error}).", where=file) from error
    return _scenario(data, page, ground)


def _scenario(data: dict[str, Any], page: Page, ground: _Levels) -> Scenario:
    unknown = sorted(set(data) - HEADINGS)
    if unknown:
        raise page.fault(f"There is no field '{unknown[0]}' in a scenario.", unknown[0])
    return Scenario(
        name=_text(data, "name", page),
        title=str(data.get(TITLE, "")),
        source=str(data.get("source", "")),
        phases=_phases(data, page, ground),
        decisions=decisions(data.get(DECISION, []), page),
    )


def _text(data: dict[str, Any], key: str, page: Page) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise page.fault(f"A scenario needs a {key}, in quotes.", key)
    return value


def _phases(data: dict[str, Any], page: Page, ground: _Levels) -> tuple[Phase, ...]:
    lines = data.get(PHASE)
    if not isinstance(lines, list) or not lines or not all(isinstance(line, dict) for line in lines):
        raise page.fault(f"A scenario needs at least one [[{PHASE}]].", PHASE)
    levels = dict(ground)
    phases: list[Phase] = []
    for place, line in enumerate(lines):
        block = Block(PHASE, place, page)
        levels = levels | _levels(line, block)
        phases.append(Phase(str(line.get(TITLE, "")), when(line, block), levels))
    return tuple(phases)


def _levels(line: dict[str, Any], block: Block) -> dict[Level, float]:
    known = {level.key: level for level in Level}
    given = {key: value for key, value in line.items() if key not in {TITLE, ON, MONTHS}}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise block.fault(f"There is no field '{unknown[0]}' in a phase; there are {', '.join(known)}.", unknown[0])
    return {known[key]: _level(known[key], value, block) for key, value in given.items()}


def _level(level: Level, value: object, block: Block) -> float:
    allowed = level.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise block.fault(f"It must be a number: {allowed.meaning}.", level.key)
    if not allowed.least <= value <= allowed.most:
        raise block.fault(f"It must lie from {allowed.least:g} to {allowed.most:g}: {allowed.meaning}.", level.key)
    return float(value)
