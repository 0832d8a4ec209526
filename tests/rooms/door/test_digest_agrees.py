"""What a digest tells is what other verbs tell: the warnings, the actions that come back, the ladder, the counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.council import extract
from tests.remedial_worlds import EFFECTIVE, FALLEN, ON, STEADY, WORKER, county

import plimsoll
from plimsoll.door import Plimsoll, definition
from plimsoll.door.digest import Digest, Sort

DUE = EFFECTIVE + timedelta(days=60)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Plimsoll:
    """A county with two remedial actions, one that worked and one that did not, whose ladder was looked at once."""
    folder = tmp_path_factory.mktemp("agrees")
    store = plimsoll.open(folder / "store")
    world = county({"T1": (FALLEN, WORKER), "T2": (STEADY, WORKER)}, [])
    store.load(extract(folder / "extract", {name: rows for name, rows in world.items() if rows}), as_of=ON)
    for team in ("T1", "T2"):
        store.decide(
            EFFECTIVE, "remedial", f"A drive in {team}", "director", team=team, measures=["unallocated"], by_when=DUE
        )
    store.escalate(ON)
    return store


@pytest.fixture(scope="module")
def told(store: Plimsoll) -> Digest:
    """Its last week."""
    return store.digest(ON)


def test_the_signs_are_those_of_the_warnings(store: Plimsoll, told: Digest) -> None:
    """Measure, team, alert or signal, which way and since when; and the same false alerts a month."""
    warned = store.warn(ON)
    rows = [
        (
            definition(row["measure"]).title,
            None if row["unit"] == "service" else row["detail"]["name"],
            row["alert"],
            row["direction"],
            row["since"],
        )
        for row in warned
    ]
    assert len(rows) >= 2
    assert sorted(map(str, rows)) == sorted(
        str((each.measure, each.team, each.alert, each.direction, each.since)) for each in told.standing
    )
    assert told.false_alerts == warned.about["false_alerts_a_month"]


def test_the_actions_are_those_that_come_back(store: Plimsoll, told: Digest) -> None:
    """The one that moved nothing by its day, and not the one that worked."""
    back = [row for row in store.watch(ON) if row["comes_back"]]
    assert [(each.team, each.verdict, each.due) for each in told.unmoved] == [
        (row["team"], row["verdict"], row["due_since"]) for row in back
    ]
    assert [each.words for each in told.unmoved] == ["A drive in T2"]


def test_what_waits_is_what_the_ladder_says(store: Plimsoll, told: Digest) -> None:
    """The same matters, with the same days; among them the action, as what it is."""
    rows = store.escalations(ON)
    assert {(each.id, each.role, each.answer_by, each.unanswered) for each in told.waiting} == {
        (row["id"], row["role"], row["answer_by"], row["days_unanswered"]) for row in rows
    }
    assert sum(each.sort is Sort.ACTION for each in told.waiting) == 1
    assert told.seal.hash == store.verify().about["head"]


def test_the_aligned_are_those_of_the_defences(store: Plimsoll, told: Digest) -> None:
    """Of the service each once, as the picture of the defences has them."""
    picture = store.defences(ON)
    assert told.whole is not None
    assert (told.whole.aligned, told.whole.children) == (len(picture), picture.about["children"])
