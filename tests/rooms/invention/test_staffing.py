"""Posts, workers and who holds what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.rooms.invention.looking import on

from plimsoll.invention import Invention, shipped
from plimsoll.invention.folder import Folder, folder
from plimsoll.invention.paths import Path
from plimsoll.invention.posts import Rule, shifts, week_starts
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import NEVER, Streams
from plimsoll.invention.teams import LAYOUT, Kind, teams

WEEKS = week_starts(on(date(2010, 1, 1)), on(date(2019, 12, 31)))


def _rule(vacant: float, covered: float, leaving: float) -> Rule:
    return Rule(WEEKS, *(np.full(len(WEEKS), share) for share in (vacant, covered, leaving)))


@pytest.fixture(scope="module", params=["steady", "worsening"])
def drawn(request: pytest.FixtureRequest) -> Folder:
    """The scene of a county a tenth of the whole one."""
    return folder(Invention(seed=5, children=540, years=4, scenario=shipped(request.param)))


@pytest.mark.parametrize(("vacant", "covered"), [(0.0, 0.0), (0.2, 0.5), (0.5, 0.7), (0.9, 1.0)])
def test_posts_are_filled_as_asked(vacant: float, covered: float) -> None:
    """At any time the wanted share of posts has a permanent worker, and so many of the others an agency one."""
    made = shifts(Streams(1).of("a"), 200, _rule(vacant, covered, 0.2))
    day = int(WEEKS[300])
    here = (made.start <= day) & (made.end > day)
    assert (here & ~made.agency).sum() == round(200 * (1 - vacant))
    assert (here & made.agency).sum() == round(200 * vacant * covered)


def test_leavers_leave_at_their_rate() -> None:
    """Of permanent workers about the wanted share leaves in a year."""
    made = shifts(Streams(2).of("a"), 400, _rule(0.1, 0.0, 0.2))
    left = (made.end < NEVER).sum()
    assert left / (360 * 10) == pytest.approx(0.2, rel=0.15)


def test_a_post_has_one_worker_at_a_time() -> None:
    """The shifts of a post follow one another and never overlap."""
    made = shifts(Streams(3).of("a"), 60, _rule(0.3, 0.5, 0.3))
    same = made.post[1:] == made.post[:-1]
    assert (made.start[1:][same] >= made.end[:-1][same]).all()
    assert (made.end > made.start).all()


def test_no_post_no_worker() -> None:
    """Posts that all stand empty have nobody in them."""
    assert len(shifts(Streams(4).of("a"), 20, _rule(1.0, 0.0, 0.1)).post) == 0


@pytest.mark.parametrize("scale", [0.001, 0.05, 0.5, 1.0, 3.0])
def test_a_service_of_any_size_has_every_kind_of_team(scale: float) -> None:
    """Each kind of team is there, each team has a post and a name of its own, and posts grow with the service."""
    made = teams(scale)
    assert {team.kind for team in made} == set(Kind)
    assert len({team.name for team in made}) == len(made)
    assert min(team.posts for team in made) >= 1
    assert sum(team.posts for team in made) >= sum(layout.posts for layout in LAYOUT.values()) * scale - len(made)


def test_who_is_drawn_is_in_post(drawn: Folder) -> None:
    """A worker drawn for a team on a day belongs to that team and is in post that day."""
    staff = drawn.scene.staff
    chance = Streams(1).of("a")
    team = chance.integers(0, len(staff.teams), 5_000)
    day = chance.integers(drawn.scene.first, drawn.scene.last, 5_000)
    worker = staff.drawn(chance.random(5_000), team, day)
    found = worker != NOBODY
    assert found.mean() > 0.5
    assert (staff.team[worker[found]] == team[found]).all()
    assert (staff.shifts.start[worker[found]] <= day[found]).all()
    assert (staff.shifts.end[worker[found]] > day[found]).all()


def test_only_teams_with_a_tray_have_one(drawn: Folder) -> None:
    """Assessment and safeguarding teams keep a duty tray; the others keep none."""
    staff = drawn.scene.staff
    every = np.arange(len(staff.teams))
    trays = staff.tray_of(every, np.full(len(every), drawn.scene.last)) != NOBODY
    assert trays.tolist() == [LAYOUT[team.kind].tray for team in staff.teams]


def test_a_worker_holds_only_while_in_post(drawn: Folder) -> None:
    """Nobody holds a case before starting or after leaving, and nobody holds a case that is closed or turned away."""
    held, staff, cases = drawn.holding.held, drawn.scene.staff, drawn.scene.cases
    assert (held.start >= staff.shifts.start[held.worker]).all()
    assert (held.end <= staff.shifts.end[held.worker]).all()
    assert (held.start >= cases.received[held.case]).all()
    assert (held.end <= cases.steps.closed[held.case]).all()
    assert (cases.path[held.case] != Path.NFA).all()


def test_a_case_is_held_or_waits(drawn: Folder) -> None:
    """Every day of an open case that is not turned away is a day with a worker or a day of waiting, never both."""
    scene, holding = drawn.scene, drawn.holding
    real = np.flatnonzero(scene.cases.path != Path.NFA)
    real_held = holding.held.taken(np.flatnonzero(~holding.held.in_name))
    for day in np.linspace(scene.first, scene.last, 7).astype(np.int64):
        open_then = real[(scene.cases.received[real] <= day) & (scene.cases.steps.closed[real] > day)]
        days = np.full(len(open_then), day)
        with_worker = replace(holding, held=real_held).on(open_then, days) != NOBODY
        assert (with_worker ^ holding.waiting(open_then, days)).all()


def test_spells_of_one_case_do_not_overlap(drawn: Folder) -> None:
    """One worker after another: a case's spells with real workers follow in time."""
    held = drawn.holding.held
    held = held.taken(np.flatnonzero(~held.in_name))
    same = held.case[1:] == held.case[:-1]
    assert (held.start[1:][same] >= held.end[:-1][same]).all()


def test_no_wait_is_endless(drawn: Folder) -> None:
    """No new case waits longer for its worker than four months, but where a team has nobody."""
    waits = drawn.holding.waits
    over = waits.end <= drawn.scene.last
    long = (waits.end - waits.start)[over] > 140
    assert long.mean() < 0.02


def test_work_is_shared_fairly(drawn: Folder) -> None:
    """No social worker in post for half a year holds three times the mean."""
    scene, held = drawn.scene, drawn.holding.held
    day = scene.last - 60
    here = (held.start <= day) & (held.end > day) & ~held.in_name
    load = np.bincount(held.worker[here], scene.cases.size[held.case[here]], len(scene.staff.team))
    settled = (scene.staff.shifts.start < day - 182) & (load > 0)
    assert load[settled].max() < 3 * load[settled].mean()
