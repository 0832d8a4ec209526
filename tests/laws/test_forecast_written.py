"""The law of a written forecast: what the measures find in its extracts is what the kernel counted."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.forecast_holdings import Lives, changes, holdings, in_whole_days, waits_since
from tests.forecast_services import PROFILE, small
from tests.kept import AS_OF, SERVICE

from plimsoll import intake
from plimsoll.conditions import Figure, Question, ask
from plimsoll.door.lived import start_of
from plimsoll.invention import Invention
from plimsoll.measures.instrument import By
from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.outcome import Flow, Outcome, State, What
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.service import Service
from plimsoll.simulation.writing import written
from plimsoll.sources import hr, ssd
from plimsoll.store import Session, Store
from plimsoll.vocabulary.faults import Reason

SEEDS = range(4)
WINDOW_DAYS = 182
MONTHS = 12
MEASURES = (
    "open_cases", "unallocated", "caseload", "caseload_published", "worker_changes", "reviews_overdue",
    "visits_overdue_cin", "visits_overdue_cp", "visits_overdue_cla", "vacancy_rate", "agency_rate",
    "assessments_overdue", "assessments_in_time", "conferences_in_time",
)  # fmt: skip

BY_TEAM_ON = (0, 19, 41, 75, 149)
TEAM_STATES = {
    "caseload_published": State.CASES,
    "assessments_overdue": State.ASSESSMENTS_OVERDUE,
    "agency_rate": State.AGENCY,
}
"""Measures whose rows name a team of their own, and what the kernel counts by team."""

TOLD_OF_IT = {Reason.NO_DATE_OF_CHILD.name, Reason.OPEN_ON_CLOSED_REFERRAL.name}
"""What intake says of a written forecast: no child has a month of birth, and what a withdrawn case left unfinished."""

Counted = dict[str, tuple[Any, ...]]
"""What a measure counts, by its name."""


@dataclass(frozen=True, slots=True)
class Life:
    """One replication, and the records it was written as.

    Args:
        service: what was lived through.
        almanac: its working days.
        outcome: what was counted, and the trace.
        records: what a store knows of it.
    """

    service: Service
    almanac: Almanac
    outcome: Outcome
    records: Session


@contextmanager
def lived(seed: int, service: Service, almanac: Almanac) -> Iterator[Life]:
    """A replication written as an SSD extract and an HR file, and loaded as any others are."""
    outcome = replicate(lay(service), Key(seed, 1), traced=True)
    tables = written(service, almanac, outcome)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths = [*ssd.write(tables, folder / "ssd", ssd.Dialect.SYSTEMC), *hr.write(tables, folder / "hr")]
        store = Store.ensure(folder / "store")
        report = intake.load(store, paths, intake.LoadOptions(service=SERVICE, as_of=AS_OF))
        assert set(report.faults["reason"].to_pylist()) <= TOLD_OF_IT
        with store.session(SERVICE) as records:
            yield Life(service, almanac, outcome, records)


@pytest.fixture(scope="module", params=SEEDS)
def life(request: pytest.FixtureRequest) -> Iterator[Life]:
    """A small service lived through and written, once for both tests of it."""
    with lived(request.param, *small(request.param)) as found:
        yield found


def test_the_measures_of_a_written_forecast_are_the_kernels_own(life: Life) -> None:
    """On every working day each measure of the service finds in the extracts what the kernel counted, to the child."""
    assert _apart(life, MEASURES) == []


def test_the_measures_of_a_county_lived_on_are_the_kernels_own() -> None:
    """So it is of a service that starts from the records of a store, at every month's end of the year that follows.

    Its assessments are left out: there a second one counts from its own start, and in the model some from the referral.
    """
    start = start_of(Invention(seed=5, children=90, years=1), 12)
    of_all = tuple(measure for measure in MEASURES if not measure.startswith("assessments"))
    with lived(5, start.service, start.almanac) as life:
        assert len(life.service.readings) == MONTHS
        assert _apart(life, of_all) == []


def _apart(life: Life, measures: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Where measures and kernel are apart: the day, the measure, what it found and what was counted."""
    days = [life.almanac.date_of(day) for day in life.service.readings]
    found = {
        (each.day, each.measure): each
        for each in ask(life.records, PROFILE, Question(tuple(days), By.SERVICE, measures))
    }
    lives, apart = holdings(life.service, life.outcome), []
    for place, day in enumerate(days):
        in_moments = life.outcome.flow[place, :, Flow.CHANGES].sum()
        assert changes(lives, life.service.readings[place] + 1) == in_moments, day
        counted = _counted(life, place) | _in_whole_days(life, lives, place)
        told = ((measure, _measured(found[day, measure]), counted[measure]) for measure in measures)
        apart += [(day, measure, *both) for measure, *both in told if both[0] != both[1]]
    return apart


def test_the_measures_of_each_team_are_the_kernels_own(life: Life) -> None:
    """What names its own team is the kernel's count of that team: who is held, assessed, in post, missing from one."""
    days = tuple(life.almanac.date_of(number) for number in BY_TEAM_ON)
    found = ask(life.records, PROFILE, Question(days, By.TEAM, tuple(TEAM_STATES)))
    told = {(each.day, each.measure, each.unit): each.numerator for each in found if each.unit is not None}
    for number, day in zip(BY_TEAM_ON, days, strict=True):
        for place, team in enumerate(life.service.teams):
            for measure, state in TEAM_STATES.items():
                counted = pytest.approx(life.outcome.state[number, place, state])
                assert told.get((day, measure, team.name), 0) == counted, (day, measure, team.name)


def _measured(each: Figure) -> tuple[Any, ...]:
    """The parts of a figure that the kernel counts too."""
    if each.measure == "unallocated":
        return each.numerator, each.denominator, each.detail.get("longest") or 0
    if each.measure == "caseload":
        return each.denominator, each.detail.get("max", 0)
    if each.measure in {"agency_rate", "worker_changes"}:
        return (each.numerator,)
    return each.numerator, each.denominator


def _counted(life: Life, place: int) -> Counted:
    """What the kernel counted by a reading, as the measures tell it."""
    state = {each: life.outcome.state[place, :, each].sum() for each in State}
    flow = {each: life.outcome.flow[place, :, each].sum() for each in Flow}
    managers, none = _managers(life, life.service.readings[place])
    vacant, employed = state[State.VACANT] + none, state[State.EMPLOYED] + managers
    return {
        "open_cases": (state[State.OPEN], state[State.OPEN]),
        "caseload": (state[State.HOLDERS], life.outcome.state[place, :, State.MOST].max()),
        "caseload_published": (state[State.CASES], pytest.approx(state[State.HOLDER_FTE])),
        "visits_overdue_cin": (state[State.CIN_OVERDUE], state[State.CIN]),
        "visits_overdue_cp": (state[State.CP_OVERDUE], state[State.CP]),
        "visits_overdue_cla": (state[State.CLA_OVERDUE], state[State.CLA]),
        "assessments_overdue": (state[State.ASSESSMENTS_OVERDUE], state[State.ASSESSMENTS]),
        "reviews_overdue": (state[State.REVIEWS_OVERDUE], state[State.REVIEWS]),
        "vacancy_rate": (pytest.approx(vacant), pytest.approx(vacant + employed)),
        "agency_rate": (pytest.approx(state[State.AGENCY]),),
        "assessments_in_time": (flow[Flow.ASSESSED_IN_TIME], flow[Flow.ASSESSED]),
        "conferences_in_time": (flow[Flow.CONFERRED_IN_TIME], flow[Flow.CONFERRED]),
    }


def _in_whole_days(life: Life, lives: Lives, place: int) -> Counted:
    """What is otherwise in whole days than in moments: changes of worker, and the longest wait.

    A worker who has a case for less than a day, and a case that is referred again on the day it closed, leave nothing
    behind in records of days.
    """
    day, number = life.almanac.date_of, life.service.readings[place]
    before = life.almanac.day_of(day(number) - timedelta(days=WINDOW_DAYS - 1))
    whole = in_whole_days(lives)
    since = waits_since(whole, number)
    waiting = life.outcome.state[place, :, [State.UNALLOCATED, State.OPEN]].sum(axis=1)
    return {
        "worker_changes": (changes(whole, number + 1) - changes(whole, before),),
        "unallocated": (*waiting, 0 if since is None else (day(number) - day(since)).days),
    }


def _managers(life: Life, number: int) -> tuple[float, float]:
    """FTE of managers in post at the end of a day, whom the kernel counts apart, and of their posts vacant."""
    posts = life.service.posts
    managing = {role.name for role in life.service.roles if role.manages}
    there = {place: post.filled for place, post in enumerate(posts) if post.role in managing}
    for entry in life.outcome.trace[life.outcome.trace["time"] < number + 1]:
        post = int(entry["post"])
        if post in there and entry["what"] in {What.JOINED, What.LEFT}:
            there[post] = entry["what"] == What.JOINED
        elif entry["what"] == What.POST_CLOSED:
            there.pop(post, None)
    fte = [(posts[place].fte, filled) for place, filled in there.items()]
    return sum(each for each, filled in fte if filled), sum(each for each, filled in fte if not filled)
