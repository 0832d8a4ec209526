"""Who is in which post when a forecast begins, and how people come and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.rooms.simulation.start.stores import ON, PROFILE, session, start

from plimsoll.conditions.asking import ask
from plimsoll.conditions.question import Question
from plimsoll.measures.instrument import By
from plimsoll.simulation.service import Rule
from plimsoll.simulation.start.started import Started
from plimsoll.store import Session


@pytest.fixture(scope="module")
def opened() -> Iterator[Session]:
    """A service in good order."""
    with session("steady") as found:
        yield found


@pytest.fixture(scope="module")
def begun(opened: Session) -> Started:
    """Its start."""
    return start(opened)


def test_posts_are_the_measures(opened: Session, begun: Started) -> None:
    """FTE in post, of an agency and vacant are what the vacancy and agency measures count, managers with them."""
    figures = {
        each.measure: each
        for each in ask(opened, PROFILE, Question((ON,), By.SERVICE, ("vacancy_rate", "agency_rate")))
    }
    fte = dict.fromkeys(("employed", "agency", "vacant"), 0.0)
    for post in begun.service.posts:
        fte[post.contract if post.filled else "vacant"] += post.fte
    assert fte["vacant"] == pytest.approx(figures["vacancy_rate"].numerator)
    assert fte["agency"] == pytest.approx(figures["agency_rate"].numerator)
    assert fte["employed"] == pytest.approx(figures["agency_rate"].denominator - fte["agency"])


def test_managers_hold_nothing(begun: Started) -> None:
    """A manager's role manages; nobody holds a case in a role that may hold none."""
    roles = {role.name: role for role in begun.service.roles}
    assert roles["First line manager"].manages
    assert roles["Independent reviewing officer"].may_hold == frozenset()
    for case in begun.service.open_cases:
        if case.post is not None:
            role = roles[begun.service.posts[case.post].role]
            assert role.may_hold is None
            assert not role.manages


def test_held_in_the_team_of_the_case(begun: Started) -> None:
    """Every case has a team of the service, and every stage's teams are teams of the service that may hold."""
    names = {team.name for team in begun.service.teams}
    assert {case.team for case in begun.service.open_cases} - {None} <= names
    for stage in begun.service.stages:
        assert set(stage.teams) <= names
        assert sum(stage.teams.values()) == pytest.approx(1)
        assert sum(stage.leads_to.values()) <= 1 + 1e-9


def test_the_limit_is_what_the_service_does(begun: Started) -> None:
    """Each team's limit is a cap, and nine in ten workers of a team hold no more for a full-time share."""
    service = begun.service
    held = [0] * len(service.posts)
    for case in service.open_cases:
        if case.post is not None:
            held[case.post] += case.children
    for team in service.teams:
        assert team.rule is Rule.CAP
        busy = [
            children / (post.fte * (service.newly_qualified_share if post.new_until else 1))
            for post, children in zip(service.posts, held, strict=True)
            if post.team == team.name and children
        ]
        if len(busy) >= 5:
            assert sum(each <= team.limit for each in busy) >= 0.9 * len(busy)


def test_without_a_workforce_file() -> None:
    """Everybody who holds a child is a post, nobody is known to be away, and the reader is told."""
    with session("steady", without=("employment", "absence", "vacancy", "supervision")) as bare:
        found = start(bare)
    held = {case.post for case in found.service.open_cases if case.post is not None}
    assert held == set(range(len(found.service.posts)))
    assert not any(post.away for post in found.service.posts)
    assert any("No workforce file" in remark for remark in found.remarks)
    assert found.service.contracts[0].stays == pytest.approx(253 / 0.151)


def test_hours_are_the_profiles(begun: Started) -> None:
    """A full-time day is a fifth of the week, less leave, times the share of casework; the line is the profile's."""
    assert begun.service.hours_a_day == pytest.approx(37 / 5 * 0.73 * 0.89)
    assert begun.service.line == 1.0
    assert begun.service.newly_qualified_share == 0.6
