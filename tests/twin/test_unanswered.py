"""`unanswered` against its slow twin, through a real session that the log is laid before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import asked_of
from tests.rows import world_of
from tests.twin import slow
from tests.twin.side_by_side import PROFILE, fewer, unlike

from plimsoll.conditions import Figure, Question, ask, rows_behind
from plimsoll.measures.instrument import By
from plimsoll.measures.unanswered import COLUMNS, ESCALATION

FIRST = date(2023, 1, 2)
WORLD = world_of(referral=[{"referral_id": "R1", "person_id": "C1", "received": FIRST, "team_id": "T1"}])
DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
TEAMS = st.sampled_from(("T1", "T2", None))

Row = dict[str, Any]


@st.composite
def waits(draw: st.DrawFn) -> Row:
    """One time that a matter waited: perhaps until it was past its date, perhaps until it was answered."""
    start = draw(DAYS)
    past = draw(st.none() | st.integers(1, 9).map(lambda days: start + timedelta(days=days)))
    stop = draw(st.none() | st.integers(0, 20).map(lambda days: (past or start) + timedelta(days=days)))
    child = draw(st.sampled_from(("C1", "C9", None)))
    return {"child": child, "team": draw(TEAMS), "start": start, "past": past, "stop": stop}


LOGS = st.lists(waits(), max_size=8).map(lambda rows: [{"item": f"M{n}", **row} for n, row in enumerate(rows, 1)])


def _figures(log: list[Row], days: tuple[date, ...], by: By) -> list[Figure]:
    with asked_of(WORLD) as records:
        records.lay(ESCALATION, COLUMNS, lambda: [tuple(row[name] for name in COLUMNS) for row in log])
        return ask(records, PROFILE, Question(days, by, ("unanswered",)))


@fewer(5)
@given(LOGS, st.lists(DAYS, min_size=1, max_size=6, unique=True), st.sampled_from((By.SERVICE, By.TEAM)))
def test_a_log_as_the_twin_counts_it(log: list[Row], days: list[date], by: By) -> None:
    """Value, numerator, denominator and the days waited, of the service and of each team."""
    asked = tuple(sorted(days))
    world = {**WORLD, slow.escalation.LOG: log}
    assert unlike(world, _figures(log, asked, by), (asked, by), PROFILE, ("unanswered",)) == []


@pytest.mark.parametrize(("day", "counted"), [(4, {"M1": False, "M2": False}), (5, {"M1": True, "M2": False})])
def test_the_rows_behind_it_are_the_matters_that_wait(day: int, counted: dict[str, bool]) -> None:
    """Each by its number, those past their date counted; one of no child stands there too."""
    log = [("M1", None, None, FIRST, FIRST + timedelta(days=5), None), ("M2", "C1", "T1", FIRST, None, None)]
    with asked_of(WORLD) as records:
        records.lay(ESCALATION, COLUMNS, lambda: log)
        told = rows_behind(records, PROFILE, "unanswered", FIRST + timedelta(days=day))
    assert {row["item"]: row["counted"] for row in told} == counted
    assert {row["since"] for row in told} == {FIRST}


def test_an_empty_log_has_nothing_to_count() -> None:
    """It was looked at, and nothing stood: that is not the same as never having been looked at."""
    [figure] = _figures([], (FIRST,), By.SERVICE)
    assert (figure.value, figure.numerator, figure.denominator, figure.note) == (None, 0, 0, "Nothing to count.")
