"""The slow twin against answers worked out by hand: defences, where they line up, what was known; and its worlds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as for_all
from tests.twin.hand import PROFILE, ask, assessment, contact, d, held, loaded, plan, referral, review, visit
from tests.twin.slow import (
    MEASURES,
    State,
    aligned,
    answer,
    as_known_on,
    barriers_down,
    by_defence,
    defence,
    drain,
    expected_if_independent,
)
from tests.twin.slow.defences import poisson_binomial
from tests.worlds import as_arrow, histories, service, services, services_and_days, telling_days, world_of

from plimsoll.vocabulary.tables import TABLES

HOLDS, DOWN, NOT_APPLICABLE = State.HOLDS, State.DOWN, State.NOT_APPLICABLE


def says(name, day, profile=PROFILE, **tables):
    """What one defence says of C1, referred on 1 March unless told otherwise, with every table loaded."""
    world = world_of(**loaded(**{"referral": [referral()]} | tables))
    return defence(world, name, "C1", day, profile)


def turns(name, last_day, **tables):
    """What it says on the day and on the next."""
    return [says(name, day, **tables) for day in (last_day, last_day.replace(day=last_day.day + 1))]


# --- worker -------------------------------------------------------------------------------------------------


def test_worker():
    """Held from the day it begins to the day before it ends."""
    rows = [held(d(3, 2), d(3, 5))]
    assert [says("worker", d(3, n), allocation=rows) for n in (1, 2, 4, 5)] == [DOWN, HOLDS, HOLDS, DOWN]


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([], HOLDS),
        ([plan("CIN", d(3, 1))], HOLDS),
        ([plan("CIN", d(3, 1)), plan("CP", d(3, 1), name="P2")], DOWN),
        ([plan("CP", d(3, 1), d(3, 9))], HOLDS),
    ],
)
def test_who_may_hold(plans, expected):
    """Where the service has said who may hold its gravest kind, another role does not; other kinds anybody may."""
    profile = replace(PROFILE, may_hold={"CP": frozenset({"SOCIAL WORKER"}), "CIN": frozenset({"CW"})})
    assert says("worker", d(3, 9), profile, allocation=[held(d(3, 1), role="cw")], plan=plans) is expected


# --- seen ---------------------------------------------------------------------------------------------------

SEEN = {"seen": True}


@pytest.mark.parametrize(
    ("why", "last_in_time", "tables"),
    [
        ("no plan: 10 working days from the referral", d(3, 15), {}),
        ("then 42 days", d(4, 21), {"visit": [visit("CIN", d(3, 10), **SEEN)]}),
        ("a sighting before the case opened is none", d(3, 15), {"visit": [visit("CIN", d(2, 28), **SEEN)]}),
        ("nor a visit that did not see", d(3, 15), {"visit": [visit("CIN", d(3, 10))]}),
        ("a second referral does not start it again", d(3, 15), {"referral": [referral(), referral(d(3, 8), "R2")]}),
        ("a CP plan: 10 working days", d(3, 22), {"plan": [plan("CP", d(3, 8))]}),
        ("seen, at any visit", d(3, 24), {"plan": [plan("CP", d(3, 8))], "visit": [visit("CIN", d(3, 10), **SEEN)]}),
        ("a CIN plan: 20", d(3, 29), {"plan": [plan("CIN", d(3, 1))]}),
        ("every plan must hold", d(3, 16), {"plan": [plan("CIN", d(3, 1)), plan("CP", d(3, 2), name="P2")]}),
        ("looked after: a week", d(3, 8), {"plan": [plan("CLA", d(3, 1))]}),
        ("looked after and seen", d(4, 14), {"plan": [plan("CLA", d(3, 1))], "visit": [visit("CP", d(3, 3), **SEEN)]}),
    ],
)
def test_seen(why, last_in_time, tables):
    """Seen inside the interval of every open plan, else by the sighting clocks: down on the day after the last day."""
    assert turns("seen", last_in_time, **tables) == [HOLDS, DOWN], why


def test_seen_does_not_apply():
    """To a child not born, nor to one whose only plan is a short break."""
    unborn = [{"person_id": "C1", "expected_month": d(6, 1)}]
    assert says("seen", d(5, 1), person=unborn) is NOT_APPLICABLE
    status = [{"legal_status_id": "L1", "person_id": "C1", "status_code": "V3", "started": d(3, 1)}]
    assert says("seen", d(5, 1), plan=[plan("CLA", d(3, 1))], legal_status=status) is NOT_APPLICABLE


# --- assessed, reviewed, heard ------------------------------------------------------------------------------

FRIDAY = {"referral": [referral(d(3, 3))]}
LATER = referral(d(3, 3), "R2")
BEGUN = {"assessment": [assessment(d(3, 1))]}
TWICE = {"referral": [referral(d(2, 1), closed=d(3, 3)), referral(d(3, 5), "R2")]}
BOTH = [contact(d(2, 20)), contact(d(3, 1)), contact(d(3, 7))]


@pytest.mark.parametrize(
    ("why", "tables", "monday", "tuesday"),
    [
        ("not begun in a working day", FRIDAY, HOLDS, DOWN),
        ("begun late, it holds from then", FRIDAY | {"assessment": [assessment(d(3, 7))]}, HOLDS, HOLDS),
        ("a plan is open", FRIDAY | {"plan": [plan("CIN", d(3, 3))]}, NOT_APPLICABLE, NOT_APPLICABLE),
        ("a plan opens", FRIDAY | {"plan": [plan("CIN", d(3, 7))]}, HOLDS, NOT_APPLICABLE),
        ("no further action asks for nothing", BEGUN | {"referral": [referral(), LATER | {"nfa": True}]}, HOLDS, HOLDS),
        ("each open referral asks", BEGUN | {"referral": [referral(), LATER]}, HOLDS, DOWN),
    ],
)
def test_assessed_is_begun_in_time(why, tables, monday, tuesday):
    """Referred on Friday 3 March: Monday is in time and Tuesday is not."""
    assert [says("assessed", d(3, n), **tables) for n in (6, 7)] == [monday, tuesday], why


def test_assessed_is_not_past_its_clock():
    """Down from the day after the 45 working days to the day before it is authorised, plan or no plan."""
    for plans, after in (([], HOLDS), ([plan("CIN", d(3, 1))], NOT_APPLICABLE)):
        rows = {"assessment": [assessment(d(3, 1), d(5, 20))], "plan": plans}
        assert [says("assessed", d(5, n), **rows) for n in (9, 10, 19, 20)] == [HOLDS, DOWN, DOWN, after]


def test_reviewed():
    """Only CP and CLA plans are reviewed; any one past its clock is a hole."""
    assert says("reviewed", d(3, 9), plan=[plan("CIN", d(3, 1))]) is NOT_APPLICABLE
    assert turns("reviewed", d(6, 1), plan=[plan("CP", d(3, 1))]) == [HOLDS, DOWN]
    both = [plan("CP", d(3, 1)), plan("CLA", d(3, 1), name="P2")]
    assert turns("reviewed", d(3, 29), plan=both) == [HOLDS, DOWN]
    assert says("reviewed", d(6, 2), plan=[plan("CP", d(3, 1))], review=[review("CP", d(6, 2))]) is HOLDS


@pytest.mark.parametrize(
    ("why", "tables", "day8", "day9"),
    [
        ("nobody came in 5 working days", {}, HOLDS, DOWN),
        ("a visit, seen or not, on the day", {"visit": [visit("CIN", d(3, 1))]}, HOLDS, HOLDS),
        ("a late visit restores it", {"visit": [visit("CIN", d(3, 9))]}, HOLDS, HOLDS),
        ("an earlier visit is no answer", {"visit": [visit("CIN", d(2, 28))]}, HOLDS, DOWN),
        ("an enquiry", {"enquiry": [{"enquiry_id": "E1", "person_id": "C1", "started": d(3, 2)}]}, HOLDS, HOLDS),
        ("a referral that came with it", {"referral": [referral(d(3, 1))]}, NOT_APPLICABLE, NOT_APPLICABLE),
        ("closed and come again since", TWICE, NOT_APPLICABLE, NOT_APPLICABLE),
        ("an answer to the last answers all", {"contact": BOTH, "visit": [visit("CP", d(3, 8))]}, HOLDS, HOLDS),
        ("the first answered, not the next", {"contact": BOTH, "visit": [visit("CP", d(2, 28))]}, HOLDS, DOWN),
    ],
)
def test_heard(why, tables, day8, day9):
    """A contact on 1 March about a child open since February: in time until 8 March, down on the 9th."""
    told = {"referral": [referral(d(2, 1))], "contact": [contact(d(3, 1))]} | tables
    assert [says("heard", d(3, n), **told) for n in (8, 9)] == [day8, day9], why


# --- conditions ---------------------------------------------------------------------------------------------


def test_stable_and_recorded():
    """A change on 1 April is felt for 28 days; the referral of 1 March is the last thing recorded until 29 March."""
    rows = [held(d(3, 1), d(4, 1)), held(d(4, 1), worker="W2")]
    days = (d(3, 31), d(4, 1), d(4, 28), d(4, 29))
    assert [says("stable", day, allocation=rows) for day in days] == [HOLDS, DOWN, DOWN, HOLDS]
    assert says("stable", d(3, 31)) is HOLDS
    assert turns("recorded", d(3, 28), contact=[contact(d(3, 20))], allocation=rows) == [HOLDS, DOWN]
    assert says("recorded", d(4, 1), review=[review("CP", d(3, 20))]) is HOLDS


def test_unknown_is_never_holding():
    """A table never loaded leaves its barrier unknown, as the conditions are that need workforce data."""
    world = world_of(referral=[referral()])
    table = by_defence(world, d(3, 31), PROFILE)
    conditions = ("stable", "present", "under_line", "supervised", "manager")
    assert {name: row["unknown"] for name, row in table.items() if row["unknown"]} == dict.fromkeys(
        ("worker", "seen", "assessed", "reviewed", "heard", *conditions), 1
    )
    assert barriers_down(world, d(3, 31), PROFILE) == {"0": 1, "1": 0, "2": 0, "3+": 0}


# --- where the holes line up --------------------------------------------------------------------------------


def test_aligned():
    """Nobody's and not assessed from Friday 3 March: aligned from Tuesday; an assessment leaves one hole."""
    world = world_of(**loaded(**FRIDAY))
    assert aligned(world, d(3, 6), PROFILE) == []
    (child,) = aligned(world, d(3, 9), PROFILE)
    assert (child["child"], child["down"], child["since"], child["days"]) == ("C1", ["worker", "assessed"], d(3, 7), 2)
    assert child["each_since"] == {"worker": d(3, 3), "assessed": d(3, 7)}
    begun = world_of(**loaded(assessment=[assessment(d(3, 9))], **FRIDAY))
    assert (aligned(begun, d(3, 9), PROFILE), barriers_down(begun, d(3, 9), PROFILE)["1"]) == ([], 1)


def test_aligned_without_a_break_though_the_holes_change():
    """Worker and assessment, then seen: two or more without a break, so since the first day of two."""
    world = world_of(**loaded(assessment=[assessment(d(3, 17))], **FRIDAY))
    # Down: worker from the 3rd; assessed from the 7th to the 16th; seen from the 18th (10 working days are the 17th).
    assert aligned(world, d(3, 17), PROFILE) == []
    assert aligned(world, d(3, 20), PROFILE)[0]["since"] == d(3, 18)
    longer = world_of(**loaded(assessment=[assessment(d(3, 18))], **FRIDAY))
    assert aligned(longer, d(3, 20), PROFILE)[0]["since"] == d(3, 7)


def test_recovery():
    """Restored on 7 March after 4 days without a worker, counted for 28 days; a case that closed is not restored."""
    rows = [referral(d(3, 3)), referral(d(3, 3), "R2", "C2", closed=d(3, 7))]
    tables = {"referral": rows, "allocation": [held(d(3, 7)), held(d(3, 7), child="C2")]}
    for day, n in ((d(3, 6), 0), (d(3, 7), 1), (d(4, 3), 1), (d(4, 4), 0)):
        (only,) = ask("recovery", day, **tables)
        assert (only.detail["n"], only.value) == (n, 4 if n else None)


def test_expected_if_independent():
    """Of two children of one kind, one has three holes and one none: each barrier fails by itself for half of them."""
    rows = [referral(d(3, 1)), referral(d(3, 1), "R2", "C2")]
    fine = {
        "allocation": [held(d(3, 1), child="C2")],
        "assessment": [assessment(d(3, 1), referral_id="R2", person_id="C2")],
        "visit": [visit("CIN", d(3, 2), person_id="C2", **SEEN)],
    }
    world = world_of(**loaded(referral=rows, **fine))
    assert barriers_down(world, d(3, 20), PROFILE) == {"0": 1, "1": 0, "2": 0, "3+": 1}
    expected = expected_if_independent(world, d(3, 20), PROFILE)
    assert expected == pytest.approx({"0": 0.25, "1": 0.75, "2": 0.75, "3+": 0.25})


def test_poisson_binomial():
    """Of events with chances 1/2 and 1/4: neither 3/8, one 1/2, both 1/8; of none, certainly none."""
    assert poisson_binomial([0.5, 0.25]) == [0.375, 0.5, 0.125]
    assert poisson_binomial([]) == [1.0]


def test_drain():
    """A duty tray holds the child from 29 to 31 March: 3 child-days, each with no assessment and no sighting."""
    tables = {
        "referral": [referral(team_id="T1")],
        "worker": [{"worker_id": "TRAY", "name": "Duty Tray"}],
        "allocation": [held(d(3, 29), worker="TRAY", team_id="T1")],
    }
    (row,) = drain(world_of(**loaded(**tables)), d(3, 31), PROFILE)
    assert (row["condition"], row["team"], row["children"]) == ("present", "T1", 1)
    assert (row["child_days"], row["barrier_days"], row["ordinary_child_days"]) == (3, 6, 25)
    # Nobody's on all 25 (4 to 28 March), not assessed from the 4th (due the 2nd), not seen from the 16th.
    assert row["ordinary_barrier_days"] == 25 + 25 + 13


# --- what was known -----------------------------------------------------------------------------------------


def test_as_known_on():
    """A whole load replaces the one before; the first load is known as it happened, with its ends still to come."""
    first = world_of(referral=[referral(closed=d(3, 20)), referral(d(3, 25), "R2")])
    second = world_of(referral=[referral(closed=d(3, 22)), referral(d(3, 2), "R3")])
    loads = [(d(4, 10), second), (d(4, 1), first)]

    def known(day):
        rows = as_known_on(loads, day)["referral"]
        return [(row["referral_id"], row["closed"], row["first_known"], row["assumed"]) for row in rows]

    assert known(d(3, 10)) == [("R1", None, d(3, 1), True)]
    assert known(d(4, 9)) == [("R1", d(3, 20), d(3, 1), True), ("R2", None, d(3, 25), True)]
    assert known(d(4, 10)) == [("R1", d(3, 22), d(3, 1), True), ("R3", None, d(4, 10), False)]


# --- the worlds themselves ----------------------------------------------------------------------------------


@for_all(services())
def test_worlds_are_legal(world):
    """Every table holds something, keys are unique, required columns are filled and nothing ends before it begins."""
    for name, rows in world.items():
        keys = [tuple(row[column] for column in TABLES[name].key) for row in rows]
        needed = [column.name for column in TABLES[name].columns if column.required]
        ends = [column.name for column in TABLES[name].columns if column.holds_open]
        assert rows
        assert len(set(keys)) == len(keys)
        assert all(row[column] is not None for row in rows for column in needed)
        assert all(row[end] is None or row[end] >= row[TABLES[name].happened] for row in rows for end in ends)
    assert {name: table.num_rows for name, table in as_arrow(world).items()} == {n: len(r) for n, r in world.items()}


MAY_EXCEED = (
    "load",
    "contacts_per_day",
    "caseload_published",
    "caseload_all",
    "worker_changes",
    "turnover",
    "starters",
    "absence_rate",
)


@for_all(services_and_days(max_children=3))
def test_every_measure_answers_any_world(world_and_day):
    """No world or day is beyond the twin, and nothing counts more than there is."""
    world, day = world_and_day
    for measure in MEASURES:
        for by in ("service", "team"):
            for row in answer(world, measure, day, PROFILE, by):
                assert row.numerator is None or row.numerator >= 0
                assert measure in MAY_EXCEED or row.numerator is None or row.numerator <= row.denominator
    numbers_down, expected = barriers_down(world, day, PROFILE), expected_if_independent(world, day, PROFILE)
    assert sum(expected.values()) == pytest.approx(sum(numbers_down.values()))


def test_one_seed_is_one_world():
    """A world is the same each time it is asked for, and its days are those near its rows."""
    assert service(7) == service(7) != service(8)
    assert d(10, 1, 2022) <= min(telling_days(service(7)))


@for_all(histories())
def test_histories_say_when_things_became_known(loads):
    """As-of dates rise, and no load speaks of what had not happened."""
    as_ofs = [as_of for as_of, _ in loads]
    assert as_ofs == sorted(set(as_ofs))
    for as_of, world in loads:
        for name, rows in world.items():
            happened = TABLES[name].happened
            assert all(not happened or row[happened] is None or row[happened] <= as_of for row in rows)
