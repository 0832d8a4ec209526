"""What happens to the children of an invented county follows the order in which it happens to children."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.rooms.invention.looking import FAR, by_key, on, open_on, whole

from plimsoll.invention import County

SHORT_BREAKS = {"V3", "V4"}


@pytest.fixture
def tables(county: County) -> dict[str, Any]:
    """A small county as it truly was."""
    return county.tables()


def _joined(rows: pa.Table, to: pa.Table, key: str) -> pa.Table:
    return rows.join(to, key, join_type="inner", right_suffix="_of")


def _within(tables: dict[str, Any], name: str, day: str) -> np.ndarray:
    """For each row of a table that names a referral, whether its day lies in the referral's span."""
    referral = tables["referral"].select(["referral_id", "received", "closed"])
    rows = _joined(tables[name], referral, "referral_id")
    days = whole(rows[day])
    return (days >= whole(rows["received"])) & (days <= whole(rows["closed"]))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("assessment", "started"),
        ("enquiry", "started"),
        ("conference", "held"),
        ("plan", "started"),
        ("allocation", "started"),
        ("enquiry", "ended"),
        ("plan", "ended"),
        ("allocation", "ended"),
    ],
)
def test_everything_happens_while_the_case_is_open(tables: dict[str, Any], name: str, day: str) -> None:
    """Nothing of a case begins before its referral, or begins or ends after its closing."""
    assert _within(tables, name, day).all()


def test_a_child_has_one_open_case_at_a_time(tables: dict[str, Any]) -> None:
    """A child is referred again only after the case before was closed: an open case takes no referral."""
    rows = tables["referral"].sort_by([("person_id", "ascending"), ("received", "ascending")])
    person, received, closed = np.asarray(rows["person_id"]), whole(rows["received"]), whole(rows["closed"])
    same = person[1:] == person[:-1]
    assert (received[1:][same] >= closed[:-1][same]).all()


def test_what_is_turned_away_goes_no_further(tables: dict[str, Any]) -> None:
    """A referral with no further action has no assessment, plan or worker, and closes within weeks."""
    turned_away = tables["referral"].filter(tables["referral"]["nfa"])
    names = set(turned_away["referral_id"].to_pylist())
    for name in ("assessment", "enquiry", "plan", "allocation"):
        assert names & set(tables[name]["referral_id"].to_pylist()) == set()
    lasts = whole(turned_away["closed"]) - whole(turned_away["received"])
    assert np.quantile(lasts[lasts < 10_000], 0.99) < 40


def test_a_plan_follows_its_conference(tables: dict[str, Any]) -> None:
    """A conference that makes a plan names it, and the plan begins that day; one that makes none names none."""
    plans = {row["part_id"]: row["started"] for row in tables["plan"].to_pylist() if row["kind"] == "CP"}
    for row in tables["conference"].to_pylist():
        assert plans.get(row["plan_id"]) == (row["held"] if row["plan_made"] else None)


def test_a_conference_follows_its_enquiry(tables: dict[str, Any]) -> None:
    """A conference comes after the enquiry that led to it; a transfer in names none."""
    started = dict(
        zip(tables["enquiry"]["enquiry_id"].to_pylist(), tables["enquiry"]["started"].to_pylist(), strict=True)
    )
    rows = tables["conference"].to_pylist()
    assert all(started[row["enquiry_id"]] < row["held"] for row in rows if row["enquiry_id"])
    assert {row["enquiry_id"] is None for row in rows if row["transfer_in"]} <= {True}


def test_episodes_fill_each_period_of_care(tables: dict[str, Any]) -> None:
    """The episodes of one period follow without gap or overlap, and only the last may be open."""
    plan = tables["plan"].filter(pc.equal(tables["plan"]["kind"], "CLA"))
    rows = plan.sort_by([("plan_id", "ascending"), ("started", "ascending")])
    period, start, end = np.asarray(rows["plan_id"]), whole(rows["started"]), whole(rows["ended"])
    same = period[1:] == period[:-1]
    assert (start[1:][same] == end[:-1][same]).all()
    assert len(rows) > 1.2 * len(set(period.tolist()))


def test_an_episode_lies_in_its_placement(tables: dict[str, Any]) -> None:
    """The placement an episode names belongs to the same child and is open when the episode begins."""
    placements = by_key(tables["placement"], "placement")
    for row in tables["plan"].to_pylist():
        if row["kind"] == "CLA":
            placement = placements[(row["placement_id"],)]
            assert placement["person_id"] == row["person_id"]
            assert placement["started"] <= row["started"] < (placement["ended"] or FAR)


def test_a_looked_after_child_has_one_legal_status(tables: dict[str, Any]) -> None:
    """On any day each looked-after child has exactly one legal status."""
    day = tables["plan"]["started"].to_pylist()[len(tables["plan"]) // 2]
    plan, legal = tables["plan"], tables["legal_status"]
    looked_after = plan["person_id"].filter(pa.array(open_on(plan, day) & np.asarray(pc.equal(plan["kind"], "CLA"))))
    status = legal["person_id"].filter(pa.array(open_on(legal, day)))
    assert sorted(looked_after.to_pylist()) == sorted(status.to_pylist())


def test_a_short_break_stays_one(tables: dict[str, Any]) -> None:
    """A child in short breaks has that status only, in one placement."""
    rows = tables["legal_status"].to_pylist()
    breaks = {row["person_id"] for row in rows if row["status_code"] in SHORT_BREAKS}
    others = {row["person_id"] for row in rows if row["status_code"] not in SHORT_BREAKS}
    assert breaks & others == set()


@pytest.mark.parametrize("kind", ["CP", "CLA"])
def test_visits_serve_an_open_plan(tables: dict[str, Any], kind: str) -> None:
    """A visit of a plan falls between its start and its end, and is to the plan's child."""
    plan = tables["plan"].filter(pc.equal(tables["plan"]["kind"], kind))
    spans = plan.group_by(["plan_id", "person_id"]).aggregate(
        [("started", "min"), ("ended", "count"), ("ended", "max")]
    )
    still_open = plan.filter(pc.is_null(plan["ended"]))["plan_id"]
    rows = _joined(tables["visit"].filter(pc.equal(tables["visit"]["kind"], kind)), spans, "plan_id")
    assert len(rows) > 0
    assert rows["person_id"].to_pylist() == rows["person_id_of"].to_pylist()
    assert (whole(rows["visited"]) >= whole(rows["started_min"])).all()
    ended = np.asarray(pc.invert(pc.is_in(rows["plan_id"], still_open)))
    assert (whole(rows["visited"])[ended] < whole(rows["ended_max"])[ended]).all()


def test_nobody_is_visited_or_held_after_death(tables: dict[str, Any]) -> None:
    """After a child's death there is no visit, and the case is closed with that reason."""
    person = tables["person"]
    died = person.filter(pc.is_valid(person["died"])).select(["person_id", "died"])
    visits = _joined(tables["visit"], died, "person_id")
    assert (whole(visits["visited"]) <= whole(visits["died"])).all()
    referrals = _joined(tables["referral"], died, "person_id")
    closing = [
        (row["close_reason"], row["closed"]) for row in referrals.to_pylist() if (row["closed"] or FAR) >= row["died"]
    ]
    assert {reason for reason, closed in closing if closed} <= {"RC2"}


def test_an_unseen_child_was_not_seen_alone(tables: dict[str, Any]) -> None:
    """Whether the child was alone is said only of visits at which the child was seen, and now and then not at all."""
    visit = tables["visit"]
    unseen = visit.filter(pc.invert(visit["seen"]))
    seen = visit.filter(visit["seen"])
    assert unseen["seen_alone"].null_count == len(unseen)
    assert 0 < seen["seen_alone"].null_count < 0.1 * len(seen)


def test_siblings_are_visited_on_one_day(tables: dict[str, Any]) -> None:
    """Brothers and sisters on the same plans are visited together."""
    family = dict(
        zip(tables["family"]["person_id"].to_pylist(), tables["family"]["family_id"].to_pylist(), strict=True)
    )
    rows = tables["visit"].filter(pc.equal(tables["visit"]["kind"], "CP")).to_pylist()
    children = {(family[row["person_id"]], row["visited"], row["person_id"]) for row in rows}
    journeys = {(home, day) for home, day, _ in children}
    assert len(children) > 1.2 * len(journeys)


def test_reviews_follow_one_another(tables: dict[str, Any]) -> None:
    """Reviews are held in working weeks, inside their plan; those cancelled were not held."""
    review = tables["review"]
    held = whole(review["held"])
    assert (((held[held < on(FAR)] + 3) % 7) < 5).all()
    cancelled = review.filter(pc.fill_null(review["cancelled"], fill_value=False))
    assert cancelled["held"].null_count == len(cancelled)


def test_roles_are_those_of_the_case_system(tables: dict[str, Any]) -> None:
    """Workers hold as CW; co-workers and reviewing officers stand beside them."""
    assert set(tables["allocation"]["role"].to_pylist()) == {"CW", "SEC", "CRO"}


def test_a_worker_takes_over_for_a_reason(tables: dict[str, Any]) -> None:
    """An allocated worker has a coded reason for taking over; the others have none."""
    rows = tables["allocation"]
    holds = np.asarray(pc.equal(rows["role"], "CW"))
    said = np.asarray(pc.is_valid(rows["change_reason"]))
    assert (holds == said).all()
    assert {"FCONTA", "TSPROC", "LEFTRL"} <= set(rows["change_reason"].to_pylist())
