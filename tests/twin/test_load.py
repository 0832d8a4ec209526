"""The load against its slow twin: lines that differ by need and stage, lines that move, and a time study."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import as_kept, asked_of
from tests.rows import World
from tests.twin import slow
from tests.twin.side_by_side import PROFILE, Asked, fewer, services_and_many_days, unlike

from plimsoll.conditions import Question, ask
from plimsoll.measures.instrument import By
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.workload import Amount, Line, Per, Work

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

MEASURED = "a time study of the service"


def hours(value: float) -> Amount:
    """Hours that somebody has measured."""
    return Amount(value, value, value, MEASURED)


def heavy(times: float, lines: tuple[Line, ...], works: tuple[Work, ...] = ()) -> Profile:
    """The shipped profile with all its work so many times as long, so that even a few cases can be too many."""
    workload = PROFILE.workload
    longer = [replace(work, hours=hours(work.hours.value * times)) for work in workload.works[::2]]
    whole = (*longer, *workload.works[1::2], *works)
    return replace(PROFILE, workload=replace(workload, works=whole, lines=lines))


PARTICULAR = (
    Work("casework", "CP", Per.WEEK, hours(11.0), first_weeks=3),
    Work("casework", "CIN", Per.WEEK, hours(9.0), need="N1"),
    Work("casework", "CLA", Per.WEEK, hours(7.5), first_weeks=8),
    Work("casework", "ASSESSMENT", Per.WEEK, hours(8.0), need="N2", first_weeks=2),
    Work("casework", "ASSESSMENT", Per.WEEK, hours(6.0), first_weeks=4),
)
"""Lines for one need, for first weeks, and for both."""


def profiles() -> st.SearchStrategy[Profile]:
    """Services whose work is long or short, whose line has moved, and that tell needs and stages apart."""
    lines = st.lists(
        st.builds(
            Line, st.dates(date(2023, 1, 1), date(2024, 12, 31)), st.sampled_from((0.2, 0.5, 1.0)), st.just("role")
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda line: line.start,
    )
    return st.builds(heavy, st.sampled_from((1.0, 4.0, 12.0)), lines.map(tuple), st.sampled_from(((), PARTICULAR)))


def needy(world: World) -> World:
    """The world with a primary need on most of its referrals."""
    needs = ("N1", "N2", None)
    referrals = [row | {"need_code": needs[n % len(needs)]} for n, row in enumerate(world["referral"])]
    return world | {"referral": referrals}


@fewer(3)
@given(services_and_many_days(), profiles(), st.sampled_from(list(By)))
def test_the_load_as_the_twin_has_it(asked: Asked, profile: Profile, by: By) -> None:
    """Every number of the load and of its detail, of the service, each team and each worker."""
    world, days = needy(asked[0]), asked[1]
    with asked_of(world) as records:
        figures = ask(records, profile, Question(days, by, ("load",)))
    apart = unlike(as_kept(world), figures, (days, by), profile, ("load",))
    assert apart == []


def test_the_twin_knows_the_same_tasks() -> None:
    """Every line of the shipped profile is one that the twin finds by its task and kind."""
    scene = slow.Scene({}, date(2024, 1, 1), PROFILE)
    assert [slow.workload.line(scene, work.task, work.kind) for work in PROFILE.workload.works] == list(
        PROFILE.workload.works
    )
