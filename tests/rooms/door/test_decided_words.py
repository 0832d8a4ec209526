"""What a scenario decides, a sentence each: the writer's own words, or what the decision does."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from plimsoll.door.decided_words import SAID, sentence
from plimsoll.simulation import decision as kinds
from plimsoll.simulation.decision import Decision

ON = date(2026, 5, 1)

SENTENCES: list[tuple[Decision, str]] = [
    (kinds.AddPosts(on=ON, posts=1, team="T1"), "1 post in team T1 added and recruited for"),
    (kinds.CutPosts(on=ON, posts=31), "31 posts closed, empty ones first"),
    (kinds.CutPosts(on=ON, share=0.2583, role="Case holder"), "26% of posts for Case holder closed"),
    (kinds.CapAgency(on=ON, most=4), "no more than 4 agency posts"),
    (kinds.EndAgency(on=ON, team="T2"), "all agency posts in team T2 are closed"),
    (kinds.FreezeAgency(on=ON), "no new agency workers"),
    (kinds.FreezeRecruitment(on=ON, until=date(2026, 8, 1)), "no empty post is filled, until 1 August 2026"),
    (kinds.Allocate(on=ON, rule="cap", limit=16.0), "cases are allocated up to 16 children for a full-time worker"),
    (kinds.Allocate(on=ON, rule="line", limit=1.1), "cases are allocated up to the load line (110%)"),
    (kinds.Allocate(on=ON, rule="line"), "cases are allocated up to the load line."),
    (kinds.Allocate(on=ON, rule="regardless"), "cases are allocated regardless"),
    (
        kinds.DutyTeam(on=ON, name="Duty", stages=("assessment",), takes=0.3, posts=4),
        "a new team, Duty, of 4 posts, takes 30%",
    ),
    (kinds.Priorities(on=ON, policy="ageing"), "waiting work is put in the order of 'ageing'"),
    (kinds.DemandChange(on=ON, factor=1.1), "referrals come 1.1 times as often"),
    (kinds.HoursChange(on=ON, of="tasks", factor=0.9, stage="enquiry"), "in enquiry take 0.9 times the hours"),
    (kinds.AbsenceChange(on=ON, factor=1.5), "absences come 1.5 times as often"),
    (
        kinds.Transfer(on=ON, leaving=0.1, slower=1.2),
        "10% of staff do not move, and everything takes 1.2 times as long",
    ),
    (kinds.Reorganise(on=ON), "everybody changes team on one day"),
]


@pytest.mark.parametrize(("decided", "told"), SENTENCES)
def test_a_decision_without_a_title_says_what_it_does(decided: Decision, told: str) -> None:
    """From which day, what, where and until when."""
    said = sentence(decided)
    assert said.startswith("From 1 May 2026: ")
    assert told in said
    assert said.endswith(".")


def test_its_writers_words_come_before_ours() -> None:
    """A title is said as it was written; one that is settled says that it stands on both sides."""
    told = sentence(kinds.Reorganise(on=ON, title="Five teams become four.", settled=True))
    assert told == "From 1 May 2026: Five teams become four. This is settled already, and stands on both sides."


def test_every_kind_of_decision_can_be_said() -> None:
    """None is told as a bare decision."""
    assert set(SAID) == set(get_args(Decision)) == {type(each) for each, _ in SENTENCES}
