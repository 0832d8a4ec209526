"""Scenarios: the two that are shipped, a reader's own file, and what is said of a faulty one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.rooms.invention.looking import on

from plimsoll.invention import Invention, Level, Phase, Scenario, invent, scenario_from, shipped
from plimsoll.invention.course import course
from plimsoll.invention.scenario_file import SHIPPED
from plimsoll.vocabulary.errors import PlimsollError, UnreadableInput, WrongUse

ENDS = date(2019, 10, 31)

GOOD = """
name = "a freeze"
title = "No post is filled"

[[phase]]
title = "before"
months_before_end = 24

[[phase]]
title = "after"
on = 2019-03-31
vacancies = 0.4
wait_days = 20
"""

DECIDED = (
    GOOD
    + """
[[decision]]
on = 2019-01-31
kind = "freeze"
title = "No post is filled"
owner = "Chief executive"
effective_after = 10
looked_back_after = 91
forecast = "A smaller pay bill."
measures = ["vacancy_rate", "caseload"]
origin = "Budget board"
due_after = 182
"""
)


@pytest.fixture
def written(tmp_path: Path):
    """Writes a scenario file and reads it."""

    def write(text: str) -> Scenario:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return scenario_from(path)

    return write


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_says_where_it_comes_from(name: str) -> None:
    """Each scenario that is shipped has its name, a title, a source and titled phases."""
    scenario = shipped(name)
    assert scenario.name == name
    assert scenario.title
    assert scenario.source
    assert all(phase.title for phase in scenario.phases)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("level", list(Level))
def test_every_level_lies_in_its_range(name: str, level: Level) -> None:
    """Every phase of a shipped scenario gives every level a value it may have."""
    values = [phase.levels[level] for phase in shipped(name).phases]
    assert all(level.value.least <= value <= level.value.most for value in values)


def test_an_unknown_name_is_told_the_known_ones() -> None:
    """Asking for a scenario that is not shipped names those that are."""
    with pytest.raises(WrongUse) as said:
        shipped("sunny")
    assert "steady, worsening" in str(said.value)


def test_steady_does_not_move() -> None:
    """A steady service has one phase: nothing moves."""
    assert len(shipped("steady").phases) == 1


def test_worsening_worsens_recovers_and_worsens_again() -> None:
    """The wait for a worker climbs to its worst 21 months before the end, falls, and rises again."""
    waits = {phase.when: phase.levels[Level.WAIT_DAYS] for phase in shipped("worsening").phases}
    assert max(waits, key=waits.__getitem__) == 21
    assert waits[9] < waits[0] < waits[21]


def test_a_file_stands_on_the_steady_service(written) -> None:
    """What a file's first phase does not say is as in the steady service; what a later one does not is as before."""
    scenario = written(GOOD)
    steady = shipped("steady").phases[0].levels
    before, after = scenario.phases
    assert before.levels == steady
    assert after.levels == {**steady, Level.VACANCIES: 0.4, Level.WAIT_DAYS: 20.0}


def test_a_phase_is_dated_by_a_day_or_by_months(written) -> None:
    """A phase begins on its day, or so many months before the last day."""
    assert [day for day, _ in written(GOOD).dated(ENDS)] == [date(2017, 10, 31), date(2019, 3, 31)]


def test_a_level_moves_in_a_straight_line_between_phases(written) -> None:
    """Half-way between two phases a level has half moved; before the first and after the last it stands."""
    line = course(written(GOOD), ENDS)
    first, last = on(date(2017, 10, 31)), on(date(2019, 3, 31))
    days = np.array([first - 400, first, (first + last) // 2, last, last + 400])
    assert np.allclose(line.at(Level.VACANCIES, days), [0.15, 0.15, 0.275, 0.4, 0.4], atol=0.001)


def test_a_scenario_of_ones_own_moves_the_county(written) -> None:
    """A file's numbers reach the rows: where far more is turned away, far more referrals say so."""
    harsh = written(
        GOOD.replace("vacancies = 0.4", "nfa = 0.8").replace(
            "months_before_end = 24", "months_before_end = 24\nnfa = 0.8"
        )
    )
    rows = invent(Invention(seed=1, children=200, years=1, scenario=harsh)).tables()["referral"]
    assert np.asarray(rows["nfa"]).mean() > 0.6


@pytest.mark.parametrize(
    ("wrong", "line", "field"),
    [
        ("vacancies = 1.4", 12, "vacancies"),
        ("vacancies = 'many'", 12, "vacancies"),
        ("vacancies = true", 12, "vacancies"),
        ("vacancies = -0.1", 12, "vacancies"),
        ("vacancy = 0.4", 12, "vacancy"),
        ("wait_days = nan", 12, "wait_days"),
    ],
)
def test_a_faulty_level_is_named_with_its_line(written, wrong: str, line: int, field: str) -> None:
    """A level that is out of range, no number or unknown is refused with its line and its name."""
    with pytest.raises(PlimsollError) as said:
        written(GOOD.replace("wait_days = 20\n", "").replace("vacancies = 0.4", wrong))
    assert said.value.where == f"own.toml, line {line}, {field}"


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("on = 2019-03-31", "on = '2019-03-31'", "on"),
        ("on = 2019-03-31", "on = 2019-03-31T00:00:00", "on"),
        ("on = 2019-03-31", "months_before_end = -1", "months_before_end"),
        ("on = 2019-03-31", "months_before_end = 2.5", "months_before_end"),
        ("on = 2019-03-31", "months_before_end = 7\non = 2019-03-31", "phase"),
        ("on = 2019-03-31\n", "", "phase"),
        ('name = "a freeze"', "", "name"),
        ('name = "a freeze"', "name = 3", "name"),
        ('title = "No post', 'colour = "No post', "colour"),
    ],
)
def test_a_faulty_heading_or_day_is_named(written, before: str, after: str, field: str) -> None:
    """A day of the wrong form, a missing name or an unknown heading is refused by its name."""
    with pytest.raises(WrongUse) as said:
        written(GOOD.replace(before, after))
    assert said.value.where.endswith(f", {field}")


def test_a_file_without_a_phase_is_refused(written) -> None:
    """A scenario needs a phase."""
    with pytest.raises(WrongUse) as said:
        written('name = "empty"\n')
    assert "[[phase]]" in str(said.value)


def test_a_file_that_is_not_toml_is_unreadable(written) -> None:
    """What is not TOML is told with the place where it breaks off."""
    with pytest.raises(UnreadableInput) as said:
        written("name = \n")
    assert said.value.where == "own.toml"
    assert "line 1" in str(said.value)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    """A file that is not there is told by its name alone."""
    with pytest.raises(UnreadableInput) as said:
        scenario_from(tmp_path / "none.toml")
    assert said.value.where == "none.toml"


def test_bytes_that_are_no_text_are_unreadable(tmp_path: Path) -> None:
    """A file that is not UTF-8 is unreadable, and says no more than its name."""
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableInput) as said:
        scenario_from(path)
    assert said.value.where == "bytes.toml"


def test_phases_out_of_order_are_refused(written) -> None:
    """An invention whose phases do not follow one another in time is refused before anything is drawn."""
    scenario = written(GOOD.replace("on = 2019-03-31", "on = 2016-03-31"))
    with pytest.raises(WrongUse) as said:
        Invention(scenario=scenario)
    assert "order of time" in str(said.value)


def test_a_phase_says_every_level() -> None:
    """A phase made in code must give every level; those it lacks are named."""
    with pytest.raises(WrongUse) as said:
        Phase("half", 0, {Level.NFA: 0.1})
    assert "vacancies" in str(said.value)


def test_a_scenario_has_a_phase() -> None:
    """A scenario made in code without a phase is refused."""
    with pytest.raises(WrongUse):
        Scenario("none", "", "", ())


def test_a_decision_of_a_file_stands_in_the_register(written) -> None:
    """What a file says was decided is in the county's register, on its day, with what it says and nothing more."""
    scenario = written(DECIDED)
    row = invent(Invention(seed=1, children=20, years=1, scenario=scenario)).tables()["decision"].to_pylist()[0]
    assert (row["decided"], row["effective"]) == (date(2019, 1, 31), date(2019, 2, 10))
    assert (row["kind"], row["title"], row["owner"]) == ("freeze", "No post is filled", "Chief executive")
    assert (row["forecast"], row["known"], row["team_id"]) == ("A smaller pay bill.", None, None)
    assert row["measures"] == "vacancy_rate;caseload"
    assert row["looked_back"] == date(2019, 5, 2)
    assert (row["origin"], row["due"]) == ("Budget board", date(2019, 8, 1))


def test_a_decision_moves_nothing(written) -> None:
    """The phases alone say how conditions move: with a decision and without it the county's children are the same."""
    rows = [
        invent(Invention(seed=1, children=60, years=1, scenario=written(text))).tables()["referral"]
        for text in (GOOD, DECIDED)
    ]
    assert rows[0].equals(rows[1])


def test_a_decision_before_the_records_is_left_out(written) -> None:
    """A register of one year's records holds no decision from long before them."""
    scenario = written(DECIDED.replace("on = 2019-01-31", "on = 2014-01-31"))
    assert invent(Invention(seed=1, children=20, years=1, scenario=scenario)).tables()["decision"].num_rows == 0


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("on = 2019-01-31", "on = 'soon'", "on"),
        ("on = 2019-01-31\nkind", "kind", "decision"),
        ('kind = "freeze"', 'kind = "sack"', "kind"),
        ('kind = "freeze"\n', "", "kind"),
        ('owner = "Chief executive"', 'owner = ""', "owner"),
        ('owner = "Chief executive"\n', "", "owner"),
        ("effective_after = 10", "effective_after = -1", "effective_after"),
        ("effective_after = 10", "effective_after = 1.5", "effective_after"),
        ("looked_back_after = 91", "looked_back_after = true", "looked_back_after"),
        ("due_after = 182", "due_after = 'soon'", "due_after"),
        ('origin = "Budget board"', "origin = 3", "origin"),
        ('forecast = "A', "forecast = 3 #", "forecast"),
        ('measures = ["vacancy_rate", "caseload"]', 'measures = "caseload"', "measures"),
        ("looked_back_after = 91", "cost = 91", "cost"),
        ("[[decision]]", "[decision]", "decision"),
    ],
)
def test_a_faulty_decision_is_named(written, before: str, after: str, field: str) -> None:
    """A field of a decision that is missing, unknown or of the wrong form is refused with its line and its name."""
    with pytest.raises(WrongUse) as said:
        written(DECIDED.replace(before, after))
    assert said.value.where.endswith(f", {field}")
    assert int(said.value.where.split("line ")[1].split(",")[0]) >= 14
