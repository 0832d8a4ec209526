"""Scenario files: TOML, the two that are shipped and a reader's own. Every fault names its line and field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from plimsoll.invention.scenario import Level, Phase, Scenario
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse

STEADY = "steady"
WORSENING = "worsening"
SHIPPED = (STEADY, WORSENING)

PHASE = "phase"
TITLE = "title"
ON = "on"
MONTHS = "months_before_end"
HEADINGS = frozenset({"name", TITLE, "source", PHASE})
MONTHS_MOST = 600

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


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of one file, so that a fault can say where it stands."""

    file: str
    lines: tuple[str, ...]

    def fault(self, what: str, key: str, phase: int | None = None) -> WrongUse:
        line = self._line(key, phase)
        at = f"{self.file}, line {line}, {key}" if line else f"{self.file}, {key}"
        return WrongUse(what, where=at)

    def _line(self, key: str, phase: int | None) -> int:
        begins = [n for n, line in enumerate(self.lines) if line.strip().startswith(f"[[{PHASE}]]")]
        start, stop = (0, len(self.lines)) if phase is None else (begins[phase], [*begins, len(self.lines)][phase + 1])
        named = (n + 1 for n in range(start, stop) if self.lines[n].split("=")[0].strip(" []\"'") == key)
        return next(named, start + 1)


def _read(text: str, file: str, ground: _Levels) -> Scenario:
    page = _Page(file, tuple(text.splitlines()))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"The scenario is not valid TOML ({error}).", where=file) from error
    return _scenario(data, page, ground)


def _scenario(data: dict[str, Any], page: _Page, ground: _Levels) -> Scenario:
    unknown = sorted(set(data) - HEADINGS)
    if unknown:
        raise page.fault(f"There is no field '{unknown[0]}' in a scenario.", unknown[0])
    return Scenario(
        name=_text(data, "name", page),
        title=str(data.get(TITLE, "")),
        source=str(data.get("source", "")),
        phases=_phases(data, page, ground),
    )


def _text(data: dict[str, Any], key: str, page: _Page) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise page.fault(f"A scenario needs a {key}, in quotes.", key)
    return value


def _phases(data: dict[str, Any], page: _Page, ground: _Levels) -> tuple[Phase, ...]:
    lines = data.get(PHASE)
    if not isinstance(lines, list) or not lines or not all(isinstance(line, dict) for line in lines):
        raise page.fault(f"A scenario needs at least one [[{PHASE}]].", PHASE)
    levels = dict(ground)
    phases: list[Phase] = []
    for place, line in enumerate(lines):
        levels = levels | _levels(line, page, place)
        phases.append(Phase(str(line.get(TITLE, "")), _when(line, page, place), levels))
    return tuple(phases)


def _levels(line: dict[str, Any], page: _Page, place: int) -> dict[Level, float]:
    known = {level.key: level for level in Level}
    given = {key: value for key, value in line.items() if key not in {TITLE, ON, MONTHS}}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise page.fault(
            f"There is no field '{unknown[0]}' in a phase; there are {', '.join(known)}.", unknown[0], place
        )
    return {known[key]: _level(known[key], value, page, place) for key, value in given.items()}


def _level(level: Level, value: object, page: _Page, place: int) -> float:
    allowed = level.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise page.fault(f"It must be a number: {allowed.meaning}.", level.key, place)
    if not allowed.least <= value <= allowed.most:
        raise page.fault(
            f"It must lie from {allowed.least:g} to {allowed.most:g}: {allowed.meaning}.", level.key, place
        )
    return float(value)


def _when(line: dict[str, Any], page: _Page, place: int) -> date | int:
    if (ON in line) == (MONTHS in line):
        raise page.fault(f"A phase says either '{ON}' or '{MONTHS}'.", PHASE, place)
    return _on(line[ON], page, place) if ON in line else _months(line[MONTHS], page, place)


def _on(value: object, page: _Page, place: int) -> date:
    if type(value) is not date:
        raise page.fault("It must be a day without quotes, such as 2018-01-31.", ON, place)
    return value


def _months(value: object, page: _Page, place: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MONTHS_MOST:
        raise page.fault(f"It must be a whole number of months from 0 to {MONTHS_MOST}.", MONTHS, place)
    return value
