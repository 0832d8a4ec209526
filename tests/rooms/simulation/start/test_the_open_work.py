"""A forecast begins where the measures say the service stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.rooms.simulation.start.stores import ON, PROFILE, counts, session, start

from plimsoll.conditions.asking import ask, rows_behind
from plimsoll.conditions.question import Question
from plimsoll.measures.instrument import By
from plimsoll.simulation.service import Kind
from plimsoll.store import Session

DAYS = (ON, date(2019, 6, 12), date(2019, 1, 4), date(2018, 12, 28))
"""Thursday, Wednesday, Friday after a bank holiday, and Friday between two."""

GRAVER = {"CP": (), "CLA": ("CP",), "CIN": ("CP", "CLA")}


@pytest.fixture(scope="module")
def steady() -> Iterator[Session]:
    """A service in good order."""
    with session("steady") as opened:
        yield opened


@pytest.fixture(scope="module")
def worsening() -> Iterator[Session]:
    """A service whose conditions worsen, and in which many children wait."""
    with session("worsening") as opened:
        yield opened


def measured(opened: Session, measure: str, on: date) -> float:
    """What a measure of the service is on a day."""
    (figure,) = ask(opened, PROFILE, Question((on,), By.SERVICE, (measure,)))
    assert figure.numerator is not None
    return figure.numerator


def behind(opened: Session, measure: str, on: date, *, counted: bool = True) -> set[str]:
    """The children that a measure counts on a day."""
    return {row["child"] for row in rows_behind(opened, PROFILE, measure, on) if row["counted"] or not counted}


def enquired(opened: Session, on: date) -> set[str]:
    """The children of an open enquiry, whose conference has not been held."""
    rows = opened.rows(f"""
SELECT e.person_id FROM known_enquiry e LEFT JOIN known_conference c USING (enquiry_id)
LEFT JOIN known_referral r ON r.referral_id = e.referral_id
WHERE e.started <= '{on}' AND (e.ended IS NULL OR e.ended > '{on}') AND (c.held IS NULL OR c.held > '{on}')
    AND (r.closed IS NULL OR r.closed > '{on}')""")
    return {child for (child,) in rows}


@pytest.mark.parametrize("on", DAYS)
def test_open_and_overdue_as_the_measures(worsening: Session, on: date) -> None:
    """Open children are the measure's; so is what is overdue, of the children whom a graver stage does not hide."""
    opened = worsening
    found = counts(start(opened, on).service)
    children = behind(opened, "open_cases", on)
    assert found["open"] == len(children) == measured(opened, "open_cases", on)
    plans = {kind: behind(opened, f"visits_overdue_{kind.lower()}", on, counted=False) for kind in GRAVER}
    enquiries = enquired(opened, on)
    for kind, graver in GRAVER.items():
        hidden = set().union(*(plans[each] for each in graver)) | (enquiries if kind == "CIN" else set())
        late = behind(opened, f"visits_overdue_{kind.lower()}", on) & children
        assert found[f"{kind} visit overdue"] == len(late - hidden)
        assert found[kind] == len((plans[kind] & children) - hidden)
    hidden = plans["CP"] | plans["CLA"] | plans["CIN"] | enquiries
    late = behind(opened, "assessments_overdue", on) & children
    assert found["assessment overdue"] == len(late - hidden)
    assert found["review overdue"] == len(behind(opened, "reviews_overdue", on) & children)


@pytest.mark.parametrize("on", DAYS)
def test_who_waits(worsening: Session, on: date) -> None:
    """Who waits is whom the measure counts, or is held by a tray, a manager or somebody who has left."""
    opened = worsening
    service = start(opened, on).service
    waiting = {name for case in service.open_cases if case.post is None for name in case.reference.split()}
    unheld = behind(opened, "unallocated", on)
    assert unheld <= waiting
    assert waiting - unheld <= behind(opened, "in_name_only", on)


def test_longest_wait_is_the_measures(worsening: Session) -> None:
    """The longest wait is the measure's, or up to a weekend more where it began on no working day."""
    opened = worsening
    started = start(opened)
    (figure,) = ask(opened, PROFILE, Question((ON,), By.SERVICE, ("unallocated",)))
    unheld = behind(opened, "unallocated", ON)
    waits = [c.held_since for c in started.service.open_cases if unheld & set(c.reference.split())]
    began = started.almanac.date_of(int(min(waits) // 1))
    assert timedelta() <= (ON - began) - timedelta(days=figure.detail["longest"]) <= timedelta(days=4)


def test_every_worker_holds_whom_the_measure_says(steady: Session) -> None:
    """Workers hold the children of the caseload measure: all but those held twice, closed, or held in name only."""
    opened = steady
    service = start(opened).service
    held = [name for case in service.open_cases if case.post is not None for name in case.reference.split()]
    rows = opened.rows(f"""
SELECT DISTINCT person_id, worker_id FROM known_allocation
WHERE role = 'CW' AND worker_id IS NOT NULL AND started <= '{ON}' AND (ended IS NULL OR ended > '{ON}')""")
    figures = ask(opened, PROFILE, Question((ON,), By.WORKER, ("caseload",)))
    assert sum(figure.value or 0 for figure in figures) == len(rows)
    left_out = {child for child, _ in rows} - set(held)
    assert left_out <= behind(opened, "in_name_only", ON) | (
        {child for child, _ in rows} - behind(opened, "open_cases", ON)
    )
    assert set(held) <= {child for child, _ in rows}


def test_siblings_go_together(steady: Session) -> None:
    """Children of one case are one family's, and no two cases of one family are alike in stage, worker and clocks."""
    opened = steady
    service = start(opened).service
    families = dict(opened.rows("SELECT person_id, family_id FROM known_family"))
    for case in service.open_cases:
        names = case.reference.split()
        assert len(names) == case.children
        assert len({families[name] for name in names}) == 1
    assert any(case.children > 1 for case in service.open_cases)


def test_times_are_past(worsening: Session) -> None:
    """Everything that has happened lies before the start and inside the tables of the clocks."""
    opened = worsening
    service = start(opened).service
    for case in service.open_cases:
        times = [case.arrived, case.begun, case.held_since, case.visited, case.reviewed]
        assert all(-800 <= time <= 0 for time in times if time is not None)
    kinds = {stage.name: stage.kind for stage in service.stages}
    assert {kinds[case.stage or ""] for case in service.open_cases} >= {Kind.CIN, Kind.CP, Kind.CLA}
