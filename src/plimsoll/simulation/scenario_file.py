"""Scenario files: TOML, read against a service. All that is wrong is told at once, each with its line and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.decision import Decision
from plimsoll.simulation.scenario import BreakEven, Price, Scenario
from plimsoll.simulation.scenario_draft import Draft, Part, drafted
from plimsoll.simulation.scenario_fields import (
    AFTER,
    ASSUMPTION,
    BREAK_EVEN,
    DECISION,
    FOR,
    MONTHS,
    MONTHS_MOST,
    NAME,
    ON,
    PRICE,
    TITLE,
    UNTIL,
    Kind,
)
from plimsoll.simulation.sense import Impossible, impossible, out_of_place
from plimsoll.simulation.start.started import Started
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.toml_page import Page, PageFault

INSTEAD = MappingProxyType({ON: AFTER, UNTIL: FOR})
"""The field that a file may give in place of another, and on whose line a fault then stands."""


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario as its file has it, before it is held against a service.

    Args:
        draft: what it says, part by part.
    """

    draft: Draft

    def until(self, on: date) -> date:
        """The last day watched of a forecast that starts at the end of `on`.

        What else is wrong in the file is left to be told with what only the service knows.

        Raises:
            WrongUse: it does not say how far it looks, or not so that it can be; then all that is wrong is told.
        """
        beyond = _horizon_faults(self.draft, on)
        if beyond or not _readable(self.draft):
            raise self.draft.page.refusal((*self.draft.faults, *beyond))
        return _until(self.draft, on)

    def months(self, on: date) -> int:
        """How many calendar months from `on` hold the last day watched: what a start must be asked for.

        Raises:
            WrongUse: as `until`.
        """
        until = self.until(on)
        return next(months for months in range(1, MONTHS_MOST + 1) if add_months(on, months) >= until)


def written(path: Path) -> Written:
    """The scenario in a file.

    Raises:
        UnreadableInput: the file is missing, no text in UTF-8, or not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput("The scenario file cannot be read.", where=path.name) from error
    return written_in(text, path.name)


def written_in(text: str, file: str) -> Written:
    """The scenario in a text; `file` is what it is called in what is said of it.

    Raises:
        UnreadableInput: the text is not TOML; the line is given.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"The scenario is not valid TOML ({error}).", where=file) from error
    return Written(drafted(Page(file, tuple(text.splitlines())), data))


def scenario_in(read: Written, started: Started) -> Scenario:
    """The scenario of a file for the service it is to happen to.

    Raises:
        WrongUse: a field is unknown, missing or of the wrong sort, a name is none of the service's, a number or a day
            is impossible; everything that is wrong is told, line by line.
    """
    draft, on = read.draft, started.almanac.on
    beyond = _horizon_faults(draft, on)
    senses = _senses(draft, started) if _readable(draft) and not beyond else ()
    faults = (*draft.faults, *beyond, *senses)
    if faults:
        raise draft.page.refusal(faults)
    return _scenario(draft, started)


def _senses(draft: Draft, started: Started) -> tuple[PageFault, ...]:
    """What cannot be in this service; what decisions do together only where every one of them can be read."""
    scenario = _scenario(draft, started)
    found = out_of_place(scenario, started) if draft.faults else impossible(scenario, started)
    return tuple(_on_page(each, draft) for each in found)


def _on_page(found: Impossible, draft: Draft) -> PageFault:
    parts = draft.decisions if found.heading == DECISION else draft.others[found.heading]
    part = _sound(parts)[found.place]
    instead = INSTEAD.get(found.key, found.key)
    key = instead if instead in part.values else found.key
    return part.block.noted(found.what, key, found.next_step)


def _sound(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if not part.faults)


def _scenario(draft: Draft, started: Started) -> Scenario:
    """The scenario, of the parts that can be read."""
    head, others = draft.head.values, {name: _sound(parts) for name, parts in draft.others.items()}
    even = [BreakEven(**part.values) for part in others[BREAK_EVEN.name]]
    return Scenario(
        name=head[NAME],
        title=head.get(TITLE, ""),
        until=_until(draft, started.almanac.on),
        decisions=tuple(_decision(part.kind, part.values, started) for part in _sound(draft.decisions) if part.kind),
        assumptions=tuple(_assumption(part) for part in others[ASSUMPTION.name]),
        prices=tuple(Price(**part.values) for part in others[PRICE.name]),
        break_even=even[0] if even else None,
    )


def _assumption(part: Part) -> Assumption:
    given = dict(part.values)
    return Assumption(lever=Lever(given.pop("of")), **given)


def _decision(kind: Kind, values: Mapping[str, Any], started: Started) -> Decision:
    """The record of a decision, its days reckoned from the day of the forecast."""
    given = dict(values)
    after, months = given.pop(AFTER, None), given.pop(FOR, None)
    if after is not None:
        given[ON] = max(add_months(started.almanac.on, after), started.almanac.date_of(0))
    if months is not None:
        given[UNTIL] = add_months(given[ON], months)
    return kind.made(**given)


def _until(draft: Draft, on: date) -> date:
    given: date | None = draft.head.values.get(UNTIL)
    return given or add_months(on, draft.head.values[MONTHS])


def _horizon_faults(draft: Draft, on: date) -> tuple[PageFault, ...]:
    return tuple(_too_far(draft, on)) if _readable(draft) else ()


def _readable(draft: Draft) -> bool:
    """Whether the head says enough for the rest to be held against a service."""
    head = draft.head.values
    return NAME in head and (UNTIL in head) != (MONTHS in head)


def _too_far(draft: Draft, on: date) -> Iterator[PageFault]:
    until, key = _until(draft, on), UNTIL if UNTIL in draft.head.values else MONTHS
    if until <= on:
        yield draft.head.block.noted(
            f"The forecast starts at the end of {on.isoformat()}, and this is no later.", key, "Give a later day."
        )
    if until > add_months(on, MONTHS_MOST):
        yield draft.head.block.noted(
            f"A forecast looks at most {MONTHS_MOST} months ahead.", key, "Give an earlier day."
        )
