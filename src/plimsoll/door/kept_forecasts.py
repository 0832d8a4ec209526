"""Forecasts that were kept for a decision: one file each in the store's folder, held against what happened since.

A file holds the forecast's rows at the decision's look backs and at quarter ends: counts of the service, no person.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plimsoll.conditions import Question, ask
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.decisions import decisions, one
from plimsoll.door.desk import Desk
from plimsoll.door.forecast import Forecast
from plimsoll.door.forecast_told import shown
from plimsoll.door.places import FORECASTS
from plimsoll.measures.instrument import By
from plimsoll.simulation.answers import MEASURES, WHOLE
from plimsoll.simulation.looking_back import Held, comparable, looked_back, score
from plimsoll.vocabulary.days import day_from_text
from plimsoll.vocabulary.decisions import LookBack, look_backs
from plimsoll.vocabulary.errors import UnreadableInput

KEPT = "kept"
"""The folder of the kept ones, beside the folders of replications."""

SUFFIX = ".json"
DIGITS = 16

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600

NEAR = 31
"""Days that the last reading before a look back may lie before it: a forecast by months has none nearer."""

SENTENCES = 3
"""How many of a forecast's sentences stand in the register."""

HELD = (
    *("decision", "title", "due_months", "measure", "measure_title", "unit", "day"),
    *("low", "high", "without_low", "without_high", "value", "fell", "as_without"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A forecast as its file has it.

    Args:
        decision: the decision's reference in the register.
        on: the day on whose state it stands.
        unit: whom its rows tell of.
        rows: its rows, as JSON gave them back.
    """

    decision: str
    on: date
    unit: str
    rows: tuple[Mapping[str, Any], ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days of its rows, in order."""
        return tuple(sorted({date.fromisoformat(row["day"]) for row in self.rows}))


def keep(desk: Desk, decision: str, told: Forecast) -> dict[str, Any]:
    """Keep a forecast with a decision of the register; a forecast that it had is put in its place.

    Args:
        desk: the store and the service.
        decision: the decision's reference.
        told: the forecast.

    Returns:
        The decision as the register has it, with what was forecast in words.

    Raises:
        WrongUse: the register holds no such decision.
    """
    kept = one(decisions(desk, told.on), decision)
    days = {*shown(told.answer["day"]), *_nearest(sorted(set(told.answer["day"])), kept).values()}
    rows = [row for row in told.answer if row["unit"] == told.unit and row["day"] in days]
    page = {
        "decision": decision,
        "on": told.on,
        "unit": told.unit,
        "seed": told.seed,
        "replications": told.replications,
    }
    _write(_path(desk, decision), json.dumps({**page, "measures": rows}, default=date.isoformat, indent=1))
    return {**kept, "forecast": " ".join(told.words[:SENTENCES]) or None}


def _nearest(days: Iterable[date], kept: Mapping[str, Any]) -> dict[LookBack, date]:
    """For each look back at a decision the last of the days up to it, if one is near."""
    found = {}
    for back in look_backs(kept["decided"], kept["effective"]):
        before = [day for day in days if day <= back.due and (back.due - day).days <= NEAR]
        if before:
            found[back] = max(before)
    return found


def _path(desk: Desk, decision: str) -> Path:
    named = hashlib.sha256(f"{desk.service}\0{decision}".encode()).hexdigest()[:DIGITS]
    return desk.store.root / FORECASTS / KEPT / f"{named}{SUFFIX}"


def _write(path: Path, text: str) -> None:
    path.parent.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    half.touch(PRIVATE_FILE)
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _read(path: Path) -> Kept:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Kept(told["decision"], day_from_text(told["on"]), told["unit"], tuple(told["measures"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(
            "A kept forecast is damaged.", where=path.name, next_step="Make the forecast again, with --decision."
        ) from error


def held(desk: Desk, on: date, decision: str | None) -> Answer:
    """Each kept forecast beside what happened, at every look back that has come by a day.

    Args:
        desk: the store and the service.
        on: the day.
        decision: only that of this reference.

    Raises:
        WrongUse: the register holds no such decision.
        UnreadableInput: a file of a kept forecast is damaged.
    """
    register = decisions(desk, on)
    asked = register.records() if decision is None else [one(register, decision)]
    found = [(row, _path(desk, row["decision"])) for row in asked]
    rows = [line for row, path in found if path.exists() for line in _held(desk, row, _read(path), on)]
    kept = [row["decision"] for row, path in found if path.exists()]
    told = score(each for _, each in rows)
    about = {"on": on, "kept": kept, "inside": told.inside, "of": told.of, "sentence": told.sentence()}
    return tabled(HELD, [line for line, _ in rows], about=about, provenance=desk.provenance(on), holds="held")


def _held(desk: Desk, row: Mapping[str, Any], kept: Kept, on: date) -> Iterator[tuple[dict[str, Any], Held]]:
    for back, day in _nearest(kept.days, row).items():
        if back.due > on:
            continue
        observed = _observed(desk, kept, day)
        for each in looked_back(kept.rows, observed):
            yield _line(row, back, each), each


def _observed(desk: Desk, kept: Kept, day: date) -> dict[tuple[str, str, date], float | None]:
    """What the records say now of a day, of each measure that they answer as the forecast does."""
    named = {str(row["measure"]) for row in kept.rows if comparable(str(row["measure"]), kept.on, day)}
    if not named:
        return {}
    by = By.SERVICE if kept.unit == WHOLE else By.TEAM
    with desk.session(desk.service) as session:
        figures = ask(session, desk.profile, Question((day,), by, tuple(sorted(named))))
    own = [each for each in figures if by is By.SERVICE or each.unit == kept.unit]
    return {(each.measure, kept.unit, day): each.value for each in own}


def _line(row: Mapping[str, Any], back: LookBack, told: Held) -> dict[str, Any]:
    return {
        "decision": row["decision"],
        "title": row["title"],
        "due_months": back.months,
        "measure": told.measure,
        "measure_title": MEASURES[told.measure].title,
        "unit": told.unit,
        "day": told.day,
        "low": told.forecast.low,
        "high": told.forecast.high,
        "without_low": told.without.low,
        "without_high": told.without.high,
        "value": told.value,
        "fell": told.fell.value,
        "as_without": told.as_without,
    }
