"""The order of waiting work, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plimsoll.priority.item import Parts, Waiting
from plimsoll.priority.order import order, parts
from plimsoll.priority.rules import NEVER, due_part, past_ceiling
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.policy import Policies, Policy, read_policies
from plimsoll.vocabulary.profile import load_profile

KNOWN = load_profile().policies
BY_HAND = Policy(
    name="by hand",
    meaning="numbers that are easy to add",
    overdue=1.0,
    near=5.0,
    near_days=5.0,
    barrier=10.0,
    barrier_day=0.5,
    waiting=0.1,
    grave=100.0,
    ceiling_days=60.0,
)
NOTHING = Waiting("K1", "K1", None, 0.0, 0, 0.0, grave=False)


@pytest.mark.parametrize(
    ("days", "given"),
    [(NEVER, 0.0), (6.0, 0.0), (5.0, 0.0), (3.0, 2.0), (1.0, 4.0), (0.0, 5.0), (-1.0, 6.0), (-20.0, 25.0)],
)
def test_a_due_date_gives_more_the_nearer_and_the_later_it_is(days: float, given: float) -> None:
    """Nothing beyond five working days; 5 on the day; one more for each working day past it."""
    assert due_part(days, 1.0, 5.0, 5.0) == pytest.approx(given)


@pytest.mark.parametrize(("waited", "past"), [(0.0, False), (60.0, False), (61.0, True)])
def test_the_ceilings_own_day_is_in_time(waited: float, past: bool) -> None:
    """A ceiling of 60 days is passed on the 61st."""
    assert past_ceiling(waited, 60.0) is past


def test_the_sum_can_be_done_again_by_hand() -> None:
    """4 working days late, 2 barriers for 30 days at most, waiting for 40 days, a child protection plan."""
    item = Waiting("K1", "F1", -4.0, 40.0, 2, 30.0, grave=True)
    assert parts(item, BY_HAND) == Parts(due=9.0, barriers=35.0, waiting=4.0, grave=100.0)
    [ranked] = order([item], BY_HAND)
    assert (ranked.urgency, ranked.past_ceiling) == (148.0, False)


def test_nothing_to_say_of_an_item_is_an_urgency_of_nothing() -> None:
    """Where nothing is due and nothing is down."""
    assert order([NOTHING], BY_HAND)[0].urgency == 0.0


def test_an_empty_list_is_an_empty_list() -> None:
    """No work, no order."""
    assert order([], BY_HAND) == []


def test_ties_are_settled_by_key() -> None:
    """Two items alike stand in the order of their keys."""
    twins = [replace(NOTHING, key=key, group=key) for key in ("K2", "K1", "K3")]
    assert [each.item.key for each in order(twins, BY_HAND)] == ["K1", "K2", "K3"]


def test_siblings_stand_at_the_place_of_the_most_urgent() -> None:
    """A child with nothing but a near review stands beside the brother whose visit is long overdue."""
    late = replace(NOTHING, key="K3", group="F", days_to_due=-30.0)
    other = replace(NOTHING, key="K2", group="G", days_to_due=-10.0)
    sister = replace(NOTHING, key="K1", group="F", days_to_due=4.0)
    assert [each.item.key for each in order([sister, other, late], BY_HAND)] == ["K3", "K1", "K2"]


WAITING_LONG = replace(NOTHING, key="long", group="long", waited=59.0, barriers_down=1, longest_down=59.0)
ENQUIRY = replace(NOTHING, key="enquiry", group="enquiry", days_to_due=2.0, waited=0.0, grave=True)
VISIT = replace(NOTHING, key="visit", group="visit", days_to_due=-30.0, waited=40.0, barriers_down=1, longest_down=40.0)


@pytest.mark.parametrize(
    ("policy", "first"),
    [
        ("ageing", ["visit", "long", "enquiry"]),
        ("imminent", ["enquiry", "visit", "long"]),
        ("first_come", ["long", "visit", "enquiry"]),
    ],
)
def test_each_policy_puts_first_what_it_says(policy: str, first: list[str]) -> None:
    """Ageing adds everything up; imminent danger puts the enquiry first; first come, the longest wait."""
    ranked = order([WAITING_LONG, ENQUIRY, VISIT], KNOWN.named(policy))
    assert [each.item.key for each in ranked] == first


@pytest.mark.parametrize("policy", sorted(KNOWN.known))
def test_past_the_ceiling_nothing_goes_before(policy: str) -> None:
    """Whatever the policy, what has waited past the ceiling comes before an enquiry of today."""
    starved = replace(WAITING_LONG, waited=KNOWN.named(policy).ceiling_days + 1)
    assert order([ENQUIRY, starved], KNOWN.named(policy))[0].item.key == "long"


def test_the_policy_chosen_is_the_one_named_by_the_profile() -> None:
    """Ageing, until a service chooses another."""
    assert KNOWN.named().name == "ageing"


def test_a_policy_that_is_not_there_is_refused_with_those_that_are() -> None:
    """The message lists them."""
    with pytest.raises(WrongUse, match="Choose one of: ageing, first_come, imminent"):
        KNOWN.named("fastest")


@pytest.mark.parametrize(
    "change",
    [
        {"overdue": -1.0},
        {"near_days": 0.0},
        {"ceiling_days": 0.0},
        {"grave": float("nan")},
        {"ceiling_days": float("inf")},
        {"waiting": float("inf")},
    ],
)
def test_a_policy_that_means_nothing_is_refused(change: dict[str, float]) -> None:
    """A weight below 0, no days, no number, or a ceiling that is never reached."""
    with pytest.raises(WrongUse, match="The policy 'by hand'"):
        replace(BY_HAND, **change)


def test_a_chosen_policy_that_is_not_written_is_refused() -> None:
    """A profile that chooses what it does not have."""
    with pytest.raises(WrongUse):
        read_policies({"policy": "ours"}, {})
    assert isinstance(KNOWN, Policies)
