"""The weeks of every measure: what each was, in each unit, in each week that ends on the weekday of the asked day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from plimsoll.conditions.asking import BLOCK_DAYS, NAMES
from plimsoll.conditions.notes import facts, missing
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.register import all_frames
from plimsoll.measures.block import Block, Records
from plimsoll.measures.instrument import By, Instrument, Shape
from plimsoll.measures.shapes import Stock
from plimsoll.measures.week import WEEK_DAYS, flows, weekly
from plimsoll.vocabulary.profile import Profile

Number = float | None

Key = tuple[str | None, str]
"""A unit and a measure; the unit of the service is `SERVICE_UNIT`, of no team `None`."""

FLOW = " flow"
"""What a stock's flows are asked under, beside the stock."""

Question = tuple[tuple[str, ...], str]
"""The frames that a SELECT wants, and the SELECT."""


@dataclass(frozen=True, slots=True)
class Week:
    """One measure of one unit in one week.

    Args:
        value: as the measure gives it, or the week's own.
        numerator: what was counted; `None` for a median.
        denominator: out of how many, or over how much.
    """

    value: Number
    numerator: Number
    denominator: Number


@dataclass(frozen=True, slots=True)
class Flow:
    """What came to a stock and what went from it in one week."""

    began: float
    ended: float


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of several measures.

    Args:
        days: the last day of each week, in order.
        found: of each unit and measure, its weeks by their last day. A week that is not there is a gap.
        flows: of each unit and stock, its flows by the last day of the week. A week that is not there had none.
        names: the teams' names, where the records give one.
        lacking: the measures that cannot be made, and why.
    """

    days: tuple[date, ...]
    found: dict[Key, dict[date, Week]] = field(default_factory=dict)
    flows: dict[Key, dict[date, Flow]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lacking: dict[str, str] = field(default_factory=dict)


def week_ends(first: date, on: date) -> tuple[date, ...]:
    """The last days of the weeks that end on `on`, a week before it and so on, none of them before `first`."""
    number = max((on - first).days // WEEK_DAYS + 1, 0)
    return tuple(on - timedelta(days=WEEK_DAYS * back) for back in reversed(range(number)))


def weeks(records: Records, profile: Profile, by: By, days: Sequence[date], asked: Iterable[Instrument]) -> Weeks:
    """Every week of the measures, for the service or for each team; a team is a unit only by team.

    Args:
        records: a session of the store.
        profile: the service's profile.
        by: service or team.
        days: the last day of each week.
        asked: the measures.
    """
    instruments = list(asked)
    known = facts(records)
    lacking = {each.name: why for each in instruments if (why := missing(each, known))}
    told = {each.name: weekly(each) for each in instruments if each.name not in lacking}
    names: dict[str, str] = dict(records.rows(NAMES[by])) if by in NAMES else {}
    result = Weeks(tuple(days), names=names, lacking=lacking)
    questions = {name: question for name, shape in told.items() if shape for name, question in _asked(name, shape, by)}
    for start in range(0, len(result.days), BLOCK_DAYS):
        with Block(records, profile, all_frames(profile), result.days[start : start + BLOCK_DAYS], by) as block:
            _keep(result, block.ask_all(questions), by)
    return result


def _asked(name: str, shape: Shape, by: By) -> Iterable[tuple[str, Question]]:
    """A measure's question, and its flows' where it is a stock; none where it says nothing of such a unit."""
    figures = shape.figures(by)
    if figures:
        yield name, (shape.frames, f"SELECT d, unit, value, numerator, denominator FROM ({figures})")
    if isinstance(shape, Stock):
        yield f"{name}{FLOW}", (shape.frames, flows(shape.counted, by))


def _keep(result: Weeks, answers: Mapping[str, list[tuple[Any, ...]]], by: By) -> None:
    for name, rows in answers.items():
        of_flows = name.endswith(FLOW)
        for day, unit, *numbers in rows:
            key = (SERVICE_UNIT if by is By.SERVICE else unit, name.removesuffix(FLOW))
            if of_flows:
                result.flows.setdefault(key, {})[day] = Flow(*numbers)
            else:
                result.found.setdefault(key, {})[day] = Week(*numbers)
