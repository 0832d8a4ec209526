"""Laws of the numbers: what must be so of every figure, whatever the service and the day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from tests.kept import asked_of
from tests.rows import World
from tests.twin.side_by_side import NEAR, PROFILE, fewer
from tests.worlds import services_and_days

from plimsoll.conditions import INSTRUMENTS, Figure, Question, ask, defences, rows_behind
from plimsoll.measures.instrument import By

# A world is long to print; what a test says of it is short.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

SHARE = "share"
DETAILS = {"p50", "p90", "max", "n"}

FLOWS = {"turnover", "starters", "absence_rate"}
"""Rates in the hundred: what came, went or was lost in a year, over who was there at its end; more can than are."""

OTHERWISE = {"contacts_per_day", "caseload_published", "caseload_all", "load", "worker_changes", *FLOWS}
"""Rates: what they are out of is days, months, hours or full-time equivalents, and no part of it."""

UNLISTED = {"caseload_all", "attention_gap", "load", "vacancy_rate", "agency_rate", *FLOWS}
"""Their numerator is not one list: the cases of some and the waiting of others, two shares, hours, days or FTE."""

PARTLY_LISTED = {"without_worker", *OTHERWISE}
"""Their rows are what is counted; what they are out of is not listed."""

ALL_COUNTED = {"contacts_per_day"}
"""Every row is in the numerator; `counted` says which of them became a referral."""

Asked = tuple[World, date]


def figures(asked: Asked, *by: By) -> list[Figure]:
    """Every figure of a service that has something to say, by service and by team unless told otherwise."""
    world, day = asked
    with asked_of(world) as records:
        every = [each for unit in by or (By.SERVICE, By.TEAM) for each in ask(records, PROFILE, Question((day,), unit))]
    return [each for each in every if each.value is not None]


def counted(each: Figure) -> bool:
    """Whether a figure is so many out of so many."""
    return None not in (each.numerator, each.denominator) and each.measure not in OTHERWISE


@fewer(8)
@given(services_and_days())
def test_a_share_is_a_part_of_a_whole(asked: Asked) -> None:
    """A share lies between nothing and all, and is its numerator over its denominator."""
    told = figures(asked)
    shares = [each for each in told if INSTRUMENTS[each.measure].unit == SHARE and each.measure not in FLOWS]
    assert shares
    for each in shares:
        assert 0 <= each.value <= 1
        assert each.value == pytest.approx(each.numerator / each.denominator, abs=NEAR)


@fewer(8)
@given(services_and_days())
def test_a_count_is_of_what_it_is_counted_among(asked: Asked) -> None:
    """A count is its numerator, which is never more than its denominator; a rate is one over the other."""
    for each in figures(asked):
        if counted(each):
            assert each.numerator <= each.denominator, each
            assert INSTRUMENTS[each.measure].unit == SHARE or each.value == each.numerator, each
        elif each.numerator is not None:
            assert each.value == pytest.approx(each.numerator / each.denominator, abs=NEAR), each


@fewer(8)
@given(services_and_days())
def test_a_distribution_is_in_order(asked: Asked) -> None:
    """The median is no more than the 90th percentile, nor that than the greatest; the value is the median."""
    spreads = [each for each in figures(asked) if each.detail.keys() >= DETAILS]
    for each in spreads:
        assert each.value == each.detail["p50"] <= each.detail["p90"] <= each.detail["max"], each
        assert each.detail["n"] == each.denominator, each
    assert spreads or not any(each.numerator is None and each.measure != "attention_gap" for each in figures(asked))


@fewer(8)
@given(services_and_days())
def test_no_child_is_lost_between_the_teams(asked: Asked) -> None:
    """The teams' open cases, with those of no team, are at least the service's; no team has more than the service."""
    world, day = asked
    with asked_of(world) as records:
        (service,) = ask(records, PROFILE, Question((day,), By.SERVICE, ("open_cases",)))
        teams = ask(records, PROFILE, Question((day,), By.TEAM, ("open_cases",)))
    assert sum(each.numerator for each in teams) >= service.numerator
    assert all(each.numerator <= service.numerator for each in teams)


@fewer(8)
@given(services_and_days())
def test_the_rows_behind_a_number_are_the_number(asked: Asked) -> None:
    """As many rows are counted as the numerator says, and as many listed as the denominator says."""
    world, day = asked
    with asked_of(world) as records:
        told = {each.measure: each for each in ask(records, PROFILE, Question((day,)))}
        behind = {name: rows_behind(records, PROFILE, name, day) for name in told}
    for name, each in told.items():
        if each.denominator is None or name in UNLISTED:
            continue
        if each.numerator is not None and each.value is not None:
            rows = [row for row in behind[name] if row["counted"] or name in ALL_COUNTED]
            assert len(rows) == each.numerator, name
        if name not in PARTLY_LISTED and not name.startswith("caseload"):
            assert len(behind[name]) == each.denominator, name


@fewer(8)
@given(services_and_days())
def test_the_measures_agree_with_each_other(asked: Asked) -> None:
    """Whoever is open is held or unallocated; without a worker are the unallocated and the confirmed."""
    told = {each.measure: each for each in figures(asked, By.SERVICE)}
    if "open_cases" not in told:
        return
    held = told["in_name_only"].denominator if "in_name_only" in told else 0
    assert told["open_cases"].value == told["unallocated"].value + held
    confirmed = told["without_worker"].detail["confirmed"]
    assert told["without_worker"].value == told["unallocated"].value + confirmed
    assert told["unassessed"].denominator == told["open_cases"].value == told["aligned"].denominator


@fewer(8)
@given(services_and_days())
def test_the_defences_agree_with_the_measures(asked: Asked) -> None:
    """The aligned are those with two or more barriers down; a child nobody holds is one whose worker is down."""
    world, day = asked
    with asked_of(world) as records:
        picture = defences(records, PROFILE, day, by_team=True)
        told = {each.measure: each.numerator for each in ask(records, PROFILE, Question((day,)))}
    assert told["aligned"] == picture.barriers_down["2"] + picture.barriers_down["3+"] == len(picture.aligned)
    assert told["open_cases"] == picture.children == sum(picture.barriers_down.values())
    assert told["unallocated"] == picture.by_defence["worker"]["down"]
    assert all(sum(states.values()) == picture.children for states in picture.by_defence.values())
    assert sum(unit.children for unit in picture.units.values()) >= picture.children
    assert sum(picture.expected_if_independent.values()) == pytest.approx(picture.children, abs=NEAR)


@fewer(8)
@given(services_and_days())
def test_an_aligned_child_has_waited_no_longer_than_its_holes(asked: Asked) -> None:
    """The spell at two or more barriers began no earlier than the second hole now open, and not after the day."""
    world, day = asked
    with asked_of(world) as records:
        picture = defences(records, PROFILE, day)
    for child in picture.aligned:
        assert len(child.down) >= 2
        assert child.since <= sorted(child.down.values())[1] <= day
        assert child.days == (day - child.since).days
