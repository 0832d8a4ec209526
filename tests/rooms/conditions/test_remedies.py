"""What became of what decisions should move, on a county whose children without a worker are set week by week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kept import AS_OF, asked_of
from tests.remedial_worlds import (
    BEFORE,
    BEFORE_WEEKS,
    EFFECTIVE,
    FALLEN,
    FIRST,
    ON,
    SIZE,
    STEADY,
    TRAY,
    WORKER,
    county,
    weekly,
)

from plimsoll.conditions import defences
from plimsoll.conditions.charting import NOTHING_BEFORE
from plimsoll.conditions.remedies import NAMELESS, NO_SUCH, NO_TEAM, NOT_YET, Followed, follow, unmoved
from plimsoll.conditions.standing import standings
from plimsoll.conditions.weeks import weeks
from plimsoll.defences.downs import DOWNS
from plimsoll.escalation.matter import Sort
from plimsoll.measures.instrument import By
from plimsoll.store import Session
from plimsoll.vocabulary.profile import load_profile
from plimsoll.warning.verdict import TRIAL, Verdict

PROFILE = load_profile()
TEAMS = {"T1": (FALLEN, WORKER), "T2": (STEADY, WORKER), "T3": (FALLEN, TRAY)}
"""In T1 a drive gave children a worker, in T2 it gave none, in T3 it gave them to a tray."""


def decision(reference: str, team: str | None, **more: Any) -> dict[str, Any]:
    """A remedial action of a team, or of the service, on the children without a worker."""
    usual = {"decision_id": reference, "decided": EFFECTIVE, "team_id": team, "measures": "unallocated"}
    return usual | more


def followed(*decisions: dict[str, Any], on: date = ON, only: str | None = None) -> list[Followed]:
    """What became of what the decisions should move."""
    with asked_of(county(TEAMS, decisions)) as session:
        return list(follow(session, PROFILE, on, only))


def test_an_action_that_worked_one_that_did_not_and_one_that_moved_only_its_counter() -> None:
    """By identifier or by name, whatever its letters; the defence of the same is told the same."""
    found = followed(
        decision("worked", "T1"),
        decision("idle", "team t2"),
        decision("tray", "t3", measures="Unallocated; worker"),
    )
    assert {(each.action.decision, each.measure): each.told.verdict for each in found} == {
        ("worked", "unallocated"): Verdict.IMPROVED,
        ("idle", "unallocated"): Verdict.NOT_MOVED,
        ("tray", "unallocated"): Verdict.MOVED,
        ("tray", "worker"): Verdict.MOVED,
    }


def test_what_stood_then_stands_beside_what_stands_now() -> None:
    """A year of about twelve children, and four of them at last; the baseline says who and why."""
    [found] = followed(decision("worked", "T1"))
    told = found.told
    assert (told.usual, told.then, told.now, told.points) == (12.0, BEFORE[-1], FALLEN[-1], len(FALLEN))
    assert told.since == EFFECTIVE
    assert found.baseline is not None
    assert (found.baseline.start, found.baseline.end) == (weekly(BEFORE_WEEKS - 52), EFFECTIVE - timedelta(days=1))
    assert found.baseline.note == "Limits from the 52 weeks before it took effect, settled by the Director: A drive."


def test_the_service_is_the_sum_of_its_teams() -> None:
    """Without a team the decision is about all of them: thirty-six before, and a tray that took seven."""
    [found] = followed(decision("all", None))
    assert (found.told.verdict, found.told.usual) == (Verdict.MOVED, 36.0)
    assert [(each.name, each.verdict, each.now) for each in found.told.counters] == [
        ("in_name_only", Verdict.WORSENED, SIZE - STEADY[0] - 10)
    ]


def at(months: int) -> date:
    """So many months after the decision took effect."""
    return date(EFFECTIVE.year, EFFECTIVE.month + months, EFFECTIVE.day)


UNTOLD = {
    "misspelt": ({"measures": "unalocated"}, Verdict.UNTOLD, NO_SUCH),
    "nothing": ({"measures": None}, Verdict.UNTOLD, NAMELESS),
    "blank": ({"measures": " ; "}, Verdict.UNTOLD, NAMELESS),
    "nowhere": ({"team_id": "T9"}, Verdict.UNTOLD, NO_TEAM),
    "trial": ({"decided": FIRST - timedelta(weeks=5)}, Verdict.UNTOLD, TRIAL),
    "later": ({"effective": ON + timedelta(days=1)}, Verdict.EARLY, NOT_YET),
    "today": ({"effective": ON}, Verdict.EARLY, "Of its chart 1 of 7 points since it took effect have come."),
    "soon": (
        {"decided": ON - timedelta(weeks=3)},
        Verdict.EARLY,
        "Of its chart 4 of 7 points since it took effect have come.",
    ),
    "neither": ({"measures": "open_cases"}, Verdict.UNTOLD, "Neither way of moving is better for it."),
}
"""Decisions of which it cannot be told what they moved: what is told of each, and why."""

COMING: dict[str, tuple[dict[str, Any], date, date | None]] = {
    "before": ({}, at(3) - timedelta(days=1), None),
    "three": ({}, at(3), at(3)),
    "six": ({}, at(6), at(6)),
    "looked": ({"looked_back": at(3)}, at(5), None),
    "again": ({"looked_back": at(4)}, at(6), at(6)),
    # What somebody looked back on later was not yet looked back on then.
    "unlooked": ({"looked_back": at(6)}, at(5), at(3)),
    "due": ({"due": at(1)}, at(1), at(1)),
    "done": ({"due": at(1), "looked_back": at(1)}, at(2), None),
    "sooner": ({"due": at(5)}, at(3), at(3)),
    "then": ({"due": at(5)}, at(5), at(5)),
}
"""Actions that moved nothing in T2: what is said of each, a day, and since when it comes back on that day."""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """A store with all of those decisions."""
    untold = [decision(name, "T1") | more for name, (more, *_) in UNTOLD.items()]
    coming = [decision(name, "T2") | more for name, (more, *_) in COMING.items()]
    with asked_of(county(TEAMS, [*untold, *coming])) as session:
        yield session


@pytest.mark.parametrize("name", UNTOLD)
def test_what_cannot_be_followed_says_why(session: Session, name: str) -> None:
    """An action is never left out: a name that is none, a team that is none, too few weeks before or since."""
    [found] = follow(session, PROFILE, ON, name)
    assert (found.told.verdict, found.told.why) == UNTOLD[name][1:]


@pytest.mark.parametrize("name", COMING)
def test_an_action_that_did_not_move_its_measure_comes_back_by_itself(session: Session, name: str) -> None:
    """After three and six months and by when it should have, until somebody has looked back."""
    _, on, due = COMING[name]
    [found] = follow(session, PROFILE, on, name)
    assert (found.due, found.unmoved) == (due, due is not None)
    assert (name in {each.action.decision for each in unmoved(session, PROFILE, on)}) is found.unmoved


def test_a_measure_without_its_source_says_what_would_bring_it() -> None:
    """No visit was ever loaded."""
    [found] = followed(decision("it", None, measures="visits_overdue_cp"))
    assert found.told.verdict is Verdict.UNTOLD
    assert "No plan records or visit records in these extracts" in found.told.why


def test_decisions_that_name_nothing_are_followed_only_where_they_are_to_remedy() -> None:
    """A cut need not say what it should move; a remedial action that does not is told of. What is later is not."""
    kinds = {
        "cut": decision("cut", None, kind="cut", measures=None),
        "aim": decision("aim", None, kind="cut"),
        "late": decision("late", None, decided=ON + timedelta(days=1)),
    }
    assert [each.action.decision for each in followed(*kinds.values())] == ["aim"]
    assert followed(*kinds.values(), only="cut") == []


def test_what_improved_does_not_come_back_and_what_only_moved_does() -> None:
    """The longest due first, before all that does not come back."""
    rows = [
        decision("worked", "T1"),
        decision("idle", "T2", due=at(2)),
        decision("tray", "T3", due=at(1), looked_back=at(0)),
    ]
    with asked_of(county(TEAMS, rows)) as session:
        assert [each.action.decision for each in unmoved(session, PROFILE, at(6))] == ["idle", "tray"]
        assert [each.action.decision for each in follow(session, PROFILE, at(6))] == ["idle", "tray", "worked"]


def test_on_the_ladder_it_is_told_by_the_title_of_its_measure() -> None:
    """The log is kept for good: what a register calls a measure, and is none, is not repeated in its words."""
    rows = [decision("idle", "T2", due=at(2)), decision("odd", "T2", due=at(2), measures="mr_smith")]
    ladder = replace(PROFILE.ladder, climbs=(Sort.ACTION,))
    with asked_of(county(TEAMS, rows)) as session:
        found = standings(session, replace(PROFILE, ladder=ladder), at(6)).stands
    assert [each.words.partition(" should ")[2].partition(" by ")[0] for each in found] == [
        "have moved 'Children without an allocated worker'",
        "have moved something that is no measure",
    ]


def test_it_is_said_in_a_sentence() -> None:
    """What was decided, what it should move by when, and what became of it."""
    [found] = followed(decision("idle", "T2", due=date(2023, 8, 1)))
    assert found.words == "'A drive' should move 'Children without an allocated worker' by 1 August 2023: not moved."


def test_a_defence_counts_as_the_picture_of_the_defences_does(session: Session) -> None:
    """How many children each does not reach, in the service and in each team, is the same number twice."""
    for by in (By.SERVICE, By.TEAM):
        days = tuple(weekly(week) for week in (0, BEFORE_WEEKS - 1, BEFORE_WEEKS, BEFORE_WEEKS + 20))
        told = weeks(session, PROFILE, by, days, DOWNS.values())
        for day in days:
            picture = defences(session, PROFILE, day, by_team=by is By.TEAM)
            pictures = picture.units if by is By.TEAM else {"service": picture}
            assert {key: found[day].value for key, found in told.found.items()} == {
                (unit, name): states["down"]
                for unit, each in pictures.items()
                for name, states in each.by_defence.items()
                if name not in told.lacking
            }
    assert [told.found["T1", "worker"][day].value for day in days] == [BEFORE[0], BEFORE[-1], FALLEN[0], FALLEN[20]]


def test_a_source_that_has_been_silent_for_longer_than_the_chart_is_long_says_nothing() -> None:
    """The only load lies two years back, and the decision ten weeks: none of its weeks is told of."""
    on = AS_OF + timedelta(weeks=110)
    [found] = followed(decision("late", "T2", decided=on - timedelta(weeks=10)), on=on)
    assert (found.told.verdict, found.told.why) == (Verdict.UNTOLD, NOTHING_BEFORE)
