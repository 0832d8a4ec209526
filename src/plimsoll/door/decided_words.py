"""What a scenario decides, a sentence each: the day, and what is done from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from plimsoll.simulation import decision as kinds
from plimsoll.simulation.decision import Decision
from plimsoll.vocabulary.days import long_date

SETTLED = " This is settled already, and stands on both sides."

RULES = {
    "cap": "up to {limit} children for a full-time worker",
    "line": "up to the load line",
    "regardless": "regardless",
}
HOURS = {"casework": "Weekly casework", "tasks": "Visits, reviews and reports"}


def sentence(decided: Decision) -> str:
    """One decision: what its writer called it, or else what it does."""
    said = decided.title.rstrip(". ") or _done(decided)
    until = getattr(decided, "until", None)
    ends = f", until {long_date(until)}" if until else ""
    return f"From {long_date(decided.on)}: {said}{ends}.{SETTLED if decided.settled else ''}"


def _done(decided: Decision) -> str:
    return SAID[type(decided)](decided)


def _duty_team(decided: kinds.DutyTeam) -> str:
    takes = f"takes {decided.takes:.0%} of what comes to {' and '.join(decided.stages)}"
    return f"a new team, {decided.name}, of {_posts(decided)}, {takes}"


def _transfer(decided: kinds.Transfer) -> str:
    slower = f", and everything takes {decided.slower:g} times as long" if decided.slower > 1 else ""
    return f"another provider takes over; {decided.leaving:.0%} of staff do not move{slower}"


def _allocate(decided: kinds.Allocate) -> str:
    limit = "" if decided.limit is None else f"{decided.limit:g}"
    line = f" ({decided.limit:.0%})" if decided.rule == "line" and decided.limit is not None else ""
    return f"cases are allocated{_in(decided.team)} {RULES[decided.rule].format(limit=limit)}{line}"


def _hours(decided: kinds.HoursChange) -> str:
    stage = f" in {decided.stage}" if decided.stage else ""
    return f"{HOURS[decided.of]}{stage} take {decided.factor:g} times the hours"


def _posts(decided: kinds.AddPosts | kinds.CutPosts | kinds.DutyTeam) -> str:
    if decided.posts is not None:
        return f"{decided.posts} post{'' if decided.posts == 1 else 's'}"
    return f"{decided.share or 0:.0%} of posts"


def _where(decided: kinds.AddPosts | kinds.CutPosts) -> str:
    role = f" for {decided.role}" if decided.role else ""
    return f"{role}{_in(decided.team)}"


def _in(team: str | None) -> str:
    return f" in team {team}" if team else ""


SAID: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        kinds.AddPosts: lambda each: f"{_posts(each)}{_where(each)} added and recruited for",
        kinds.CutPosts: lambda each: f"{_posts(each)}{_where(each)} closed, empty ones first",
        kinds.CapAgency: lambda each: f"no more than {each.most} agency posts{_in(each.team)}",
        kinds.EndAgency: lambda each: f"all agency posts{_in(each.team)} are closed",
        kinds.FreezeAgency: lambda each: f"no new agency workers{_in(each.team)}",
        kinds.FreezeRecruitment: lambda each: f"no empty post{_in(each.team)} is filled",
        kinds.DutyTeam: _duty_team,
        kinds.Transfer: _transfer,
        kinds.Reorganise: lambda _: "everybody changes team on one day, and all cases go back to be allocated",
        kinds.Allocate: _allocate,
        kinds.Priorities: lambda each: f"waiting work is put in the order of '{each.policy}'",
        kinds.DemandChange: lambda each: f"referrals come {each.factor:g} times as often",
        kinds.HoursChange: _hours,
        kinds.AbsenceChange: lambda each: f"absences come {each.factor:g} times as often",
    }
)
"""What each kind of decision does."""
