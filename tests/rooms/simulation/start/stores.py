"""Invented services in stores, and the state in which a forecast of them begins, read the slow and obvious way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from math import floor

from tests.kept import SERVICE, a_store, draft_of_arrow

from plimsoll.invention.commission import Invention
from plimsoll.invention.county import County, invent
from plimsoll.invention.scenario_file import shipped
from plimsoll.simulation.service import Clock, Deadline, Duty, Kind, Open, Service, Stage
from plimsoll.simulation.start.started import Asked, Started, started
from plimsoll.store import Session
from plimsoll.vocabulary.profile import load_profile

PROFILE = load_profile()
ON = date(2019, 10, 31)
"""A Thursday: the last day of the invented services."""


@cache
def county(scenario: str) -> County:
    """A small invented service of three years."""
    return invent(Invention(seed=5, children=300, years=3, ends=ON, scenario=shipped(scenario)))


@contextmanager
def session(scenario: str, without: tuple[str, ...] = ()) -> Iterator[Session]:
    """A session on a store that was told of the service, without some tables."""
    tables = {name: rows for name, rows in county(scenario).as_at(ON).items() if name not in without}
    with a_store() as store:
        store.keep(draft_of_arrow(tables, ON))
        with store.session(SERVICE) as opened:
            yield opened


@cache
def start(opened: Session, on: date = ON, months: int = 6, every: str = "month") -> Started:
    """Its start, made once."""
    return started(opened, PROFILE, Asked(on, months, every))


def counts(service: Service) -> Counter[str]:
    """What a reading at the very start would count, from the service alone: children, and FTE of posts."""
    stages = {stage.name: stage for stage in service.stages}
    found: Counter[str] = Counter()
    for case in service.open_cases:
        assert case.stage is not None
        for name in _of_case(case, stages[case.stage]):
            found[name] += case.children
    return found


def _of_case(case: Open, stage: Stage) -> Iterator[str]:
    yield "open"
    if case.post is None:
        yield "unallocated"
    yield stage.kind.name
    if stage.visit is not None and _late(stage.visit, case.visited, case.visits, case.begun):
        yield f"{stage.kind.name} visit overdue"
    if stage.review is not None and _late(stage.review, case.reviewed, case.reviews, case.begun):
        yield "review overdue"
    if stage.kind is Kind.ASSESSMENT and stage.deadline is not None and _past(stage.deadline, case):
        yield "assessment overdue"


def _late(duty: Duty, last: float | None, count: int, begun: float | None) -> bool:
    since = begun if last is None else last
    assert since is not None
    return runs_out(duty.clocks[min(count, 2)], since) < 0


def _past(deadline: Deadline, case: Open) -> bool:
    since = case.arrived if deadline.from_arrival else case.begun
    assert since is not None
    return runs_out(deadline.clock, since) < 0


def runs_out(clock: Clock, since: float) -> int:
    """The moment at which a clock that started then runs out: the end of its last day."""
    return clock.table[floor(since) + clock.back] + 1
