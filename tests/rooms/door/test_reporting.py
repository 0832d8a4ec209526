"""What the pack asks of a small council: every number of it worked out before anything is laid out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.council import FORMULA, ON, extract, loaded

import plimsoll
from plimsoll.door.pack import Audience
from plimsoll.door.reporting import OF_TEAMS
from plimsoll.pages.report.plan import BY_TEAM, WORKFORCE
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse


def test_a_boards_pack_has_the_service_and_its_teams(store: plimsoll.Plimsoll) -> None:
    """The counts are those that `conditions` gives, the teams stand by name."""
    told = store.pack(ON, as_known_on=ON)
    assert (told.audience, told.on, told.months) == (Audience.BOARD, ON, 24)
    assert (told.whole.reading("open_cases").value, told.whole.reading("unallocated").value) == (3, 2)
    assert [unit.name for unit in told.units] == [FORMULA, "North"]


def test_a_boards_pack_holds_no_child_and_no_worker(store: plimsoll.Plimsoll) -> None:
    """Neither is in the records at all, so no page can print them."""
    told = store.pack(ON)
    assert all(unit.workers == () and (unit.barriers is None or unit.barriers.aligned == ()) for unit in told.units)
    assert told.whole.barriers is not None
    assert told.whole.barriers.aligned == ()


def test_a_teams_pack_has_its_own_children_and_workers(store: plimsoll.Plimsoll) -> None:
    """One team by its name: who of it is lined up, and what each worker who holds a child of it holds."""
    (north,) = store.pack(ON, "team", team=" north ", as_known_on=ON).units
    assert [worker.worker for worker in north.workers] == ["W1"]
    assert north.workers[0].readings["caseload"].value == 1
    assert north.barriers is not None
    assert {child.child for child in north.barriers.aligned} <= {"P1", "P2"}


def test_a_worker_is_given_nothing_but_caseload_and_load(store: plimsoll.Plimsoll) -> None:
    """There is no lateness of a worker, and nothing through time."""
    workers = [worker for unit in store.pack(ON, "team").units for worker in unit.workers]
    assert {name for worker in workers for name in worker.readings} <= {"caseload", "caseload_families", "load"}
    assert all(reading.run == () for worker in workers for reading in worker.readings.values())


def test_a_team_may_be_named_by_its_identifier(store: plimsoll.Plimsoll) -> None:
    """The identifier is tried before the name."""
    (unit,) = store.pack(ON, "team", team="T2").units
    assert unit.name == FORMULA


def test_a_team_that_is_not_there_is_told_with_those_that_are(store: plimsoll.Plimsoll) -> None:
    """The error names each team with its identifier."""
    with pytest.raises(WrongUse, match=r"North \(T1\)"):
        store.pack(ON, "team", team="Southh")


def test_one_team_is_asked_for_in_a_teams_pack_only(store: plimsoll.Plimsoll) -> None:
    """A board's pack is never one team's."""
    with pytest.raises(WrongUse, match="Only a team's own pack"):
        store.pack(ON, "board", team="T1")


@pytest.mark.parametrize("audience", ["", "press", "TEAM"])
def test_a_pack_is_for_somebody_we_know(store: plimsoll.Plimsoll, audience: str) -> None:
    """Any other audience is refused."""
    with pytest.raises(WrongUse, match="Choose team, board or scrutiny"):
        store.pack(ON, audience)


def test_the_series_ends_on_the_day_whatever_the_month(store: plimsoll.Plimsoll) -> None:
    """Six months back from 31 August end on 31 August; the day in February is its last."""
    told = store.pack(date(2018, 8, 31), months=6)
    assert (told.days[0], told.days[-1], len(told.days)) == (date(2018, 2, 28), date(2018, 8, 31), 7)


def test_no_months_are_too_few(store: plimsoll.Plimsoll) -> None:
    """A pack looks back at least one."""
    with pytest.raises(WrongUse, match="at least one month"):
        store.pack(ON, months=0)


def test_the_run_of_a_measure_ends_with_its_value(store: plimsoll.Plimsoll) -> None:
    """The last month is the day itself, and the numbers it was made from stand beside it."""
    told = store.pack(ON, as_known_on=ON).whole.reading("unallocated")
    assert (told.run[-1], told.parts[-1], len(told.run)) == (told.value, (2, 3), 25)


def test_what_could_not_be_made_has_its_reason(store: plimsoll.Plimsoll) -> None:
    """A measure without a source is not made, in the service and in every team."""
    told = store.pack(ON)
    assert not told.whole.reading("vacancy_rate").made
    assert all(not unit.reading("vacancy_rate").made for unit in told.units)
    assert "in these extracts" in told.whole.reading("vacancy_rate").note


def test_what_was_loaded_is_told_by_source(store: plimsoll.Plimsoll) -> None:
    """Two loads of one source are one line, with the rows of both."""
    (line,) = store.pack(ON).loaded
    assert (line.source, line.loads) == ("ssd", 2)
    assert line.read == (line.kept or 0) + (line.duplicates or 0) + (line.refused or 0)


def test_a_decision_is_there_from_the_day_it_was_taken(tmp_path: Path) -> None:
    """A later one does not stand in a pack of an earlier day."""
    own = plimsoll.open(tmp_path / "store", "council")
    own.load(extract(tmp_path / "in"), as_of=ON)
    own.decide(date(2018, 9, 1), "cut", "Two posts go", "Chief executive")
    own.decide(date(2018, 10, 18), "freeze", "Recruitment stops", "Chief executive")
    told = own.pack(ON).decisions
    assert [(each.number, each.kind, each.title) for each in told] == [(1, "cut", "Two posts go")]


def test_a_board_is_given_every_measure_that_its_pages_show_by_team(store: plimsoll.Plimsoll) -> None:
    """What the tables by team are made of is asked for, so that no column stands empty for want of asking."""
    assert {*BY_TEAM, *WORKFORCE, "load"} <= set(OF_TEAMS)


def test_nothing_loaded_is_said(tmp_path: Path) -> None:
    """An empty store has no pack."""
    with pytest.raises(UnreadableInput, match="no Plimsoll store here"):
        plimsoll.open(tmp_path / "none").pack()


def test_teams_that_carry_are_told_by_the_services_own_line(tmp_path: Path) -> None:
    """A team far below 100% is over a line that its service drew lower; the default line tells nobody."""
    place = loaded(tmp_path)
    assert plimsoll.open(place).pack(ON).carrying == ()
    own = place / "profiles" / "service.toml"
    own.parent.mkdir()
    own.write_text('[[load.line]]\nfrom = 2018-01-01\nat = 0.1\nowner = "head of service"\n', encoding="utf-8")
    assert [each.team for each in plimsoll.open(place).pack(ON).carrying] == ["North"]
