"""The laws of scenarios: what is written is read, what is damaged is told, both sides share what they must."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.scenario_services import CARE, NORTH, SOUTH, UNTIL, WORKER, started

from plimsoll.simulation.action import Act
from plimsoll.simulation.assuming import drawn, with_values
from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.chances import Key
from plimsoll.simulation.deciding import paired
from plimsoll.simulation.decision import (
    AbsenceChange,
    AddPosts,
    Allocate,
    CapAgency,
    CutPosts,
    Decision,
    DemandChange,
    DutyTeam,
    EndAgency,
    FreezeAgency,
    HoursChange,
    Priorities,
    Reorganise,
    Transfer,
)
from plimsoll.simulation.establishment import apportioned
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_fields import KINDS
from plimsoll.simulation.scenario_file import scenario_in, written_in
from plimsoll.simulation.scenario_sample import scenario_text
from plimsoll.simulation.service import Service
from plimsoll.simulation.start.started import Started
from plimsoll.simulation.toml_lines import toml
from plimsoll.vocabulary.errors import PlimsollError

NAMES = {kind.made: kind.name for kind in KINDS.values()}
PLANTED = "Zebedee Quillfeather"

days = st.integers(1, 300).map(lambda after: date(2026, 3, 31) + timedelta(days=after))
spans = st.one_of(st.none(), st.integers(301, 600).map(lambda after: date(2026, 3, 31) + timedelta(days=after)))
teams = st.sampled_from([None, NORTH, SOUTH, CARE])
factors = st.integers(1, 40).map(lambda tenth: tenth / 10)
shares = st.integers(1, 10).map(lambda tenth: tenth / 10)
titles = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).filter(
    lambda text: text == text.strip()
)

decisions = st.one_of(
    st.builds(AddPosts, on=days, posts=st.integers(1, 9), team=st.sampled_from([NORTH, SOUTH]), lead=st.integers(0, 9)),
    st.builds(CutPosts, on=days, posts=st.integers(1, 2), team=st.sampled_from([NORTH, SOUTH]), role=st.just(WORKER)),
    st.builds(CapAgency, on=days, most=st.integers(0, 5)),
    st.builds(EndAgency, on=days),
    st.builds(FreezeAgency, on=days, until=spans),
    st.builds(Allocate, on=days, rule=st.just("cap"), limit=factors, team=teams),
    st.builds(Priorities, on=days, policy=st.sampled_from(["ageing", "imminent"])),
    st.builds(DemandChange, on=days, until=spans, factor=factors),
    st.builds(HoursChange, on=days, until=spans, of=st.sampled_from(["casework", "tasks"]), factor=factors),
    st.builds(Transfer, on=days, until=spans, leaving=shares, slower=st.just(1.5), title=titles),
    st.builds(Reorganise, on=days, title=titles, settled=st.booleans()),
    st.builds(
        DutyTeam,
        on=days.filter(lambda day: day < date(2026, 9, 1)),
        name=st.integers(0, 10**6).map(lambda number: f"duty {number}"),
        stages=st.sampled_from([("decision",), ("decision", "assessment")]),
        takes=shares,
        posts=st.integers(1, 9),
        lead=st.integers(0, 40),
    ),
)


def _can_be(some: list[Decision]) -> bool:
    """Whether no two of them clash, and no team loses more posts than it has."""
    days_of = [(type(each), each.on) for each in some if isinstance(each, Allocate | Priorities)]
    cuts = Counter(each.team for each in some if isinstance(each, CutPosts) for _ in range(each.posts or 0))
    names = [each.name for each in some if isinstance(each, DutyTeam)]
    return len(set(days_of)) == len(days_of) and len(set(names)) == len(names) and max(cuts.values(), default=0) <= 4


many = st.lists(decisions, max_size=6).filter(_can_be)
absences = st.lists(st.builds(AbsenceChange, on=days, factor=factors), max_size=1)


@cache
def _start() -> Started:
    return started()


def _written(decision: Decision) -> str:
    given = {key: value for key, value in asdict(decision).items() if value or type(value) is int}
    lines = (f"{key} = {toml(list(value) if isinstance(value, tuple) else value)}\n" for key, value in given.items())
    return f'[[decision]]\nkind = "{NAMES[type(decision)]}"\n{"".join(lines)}'


@given(many)
def test_what_is_written_is_what_is_read(some: list[Decision]) -> None:
    """Decisions written as a file are read as the same records, in their order."""
    text = f'name = "made"\nuntil = {UNTIL.isoformat()}\n' + "".join(map(_written, some))
    assert scenario_in(written_in(text, "own.toml"), _start()).decisions == tuple(some)


@given(many, absences)
def test_both_sides_share_what_they_must(some: list[Decision], more: list[Decision]) -> None:
    """A pair has one set of teams, stages, contracts and readings, one ceiling, and the posts of the start in place."""
    trial = paired(_start(), Scenario("made", "", UNTIL, (*some, *more)))
    one, other = trial.baseline, trial.plan
    for name in ("stages", "teams", "roles", "contracts", "readings", "horizon", "policies", "absence_ceiling"):
        assert getattr(one, name) == getattr(other, name)
    assert one.demand.ceiling == other.demand.ceiling
    assert one.open_cases is other.open_cases is _start().service.open_cases
    for side in (one, other):
        assert side.posts[: len(_start().service.posts)] == _start().service.posts
        assert max(side.demand.rates) <= side.demand.ceiling
        _check_actions(side)


def _check_actions(side: Service) -> None:
    assert all(0 <= each.time < side.horizon or each.act is Act.SHARE for each in side.actions)
    assert all(earlier.time <= later.time for earlier, later in pairwise(side.actions))
    assert all(each.amount <= side.absence_ceiling for each in side.actions if each.act is Act.ABSENCE)
    closed = sum(each.amount for each in side.actions if each.act is Act.CLOSE_POSTS)
    assert closed <= len(side.posts)
    for stage in {each.stage for each in side.actions if each.act is Act.SHARE}:
        last = {each.team: each.amount for each in side.actions if each.act is Act.SHARE and each.stage == stage}
        assert abs(sum(last.values()) - 1) < 1e-9


@given(
    st.integers(0, 300),
    st.dictionaries(st.integers(), st.integers(0, 40), min_size=1).filter(lambda d: any(d.values())),
)
def test_a_number_is_shared_out_whole_and_in_proportion(number: int, among: dict[int, int]) -> None:
    """Shares add up to the number, and none is a whole one off its due; what there is not enough of is never passed."""
    falls = apportioned(number, among)
    total = sum(among.values())
    assert sum(falls.values()) == number
    assert all(abs(falls.get(cell, 0) - number * weight / total) < 1 for cell, weight in among.items())
    assert number > total or all(each <= among[cell] for cell, each in falls.items())


@cache
def _whole() -> list[str]:
    """A file with every part in it, line by line."""
    return re.sub(r"^# (?=\[|\w+ = )", "", scenario_text(_start()), flags=re.MULTILINE).splitlines()


damage = st.tuples(
    st.integers(0, 10_000),
    st.sampled_from(
        [
            "drop",
            "twice",
            "= -1",
            "= nan",
            "= []",
            f'= "{PLANTED}"',
            "= 2026-06-01",
            "= true",
            "= 1e300",
            "= {}",
            "[[x]]",
        ]
    ),
)


@given(st.lists(damage, min_size=1, max_size=4))
def test_a_damaged_file_is_told_and_never_crashes(damages: list[tuple[int, str]]) -> None:
    """Whatever is done to its lines, a file is read or refused: with lines that it has, and without its words."""
    lines = list(_whole())
    for at, what in damages:
        place = at % len(lines)
        lines[place : place + 1] = _damaged(lines[place], what)
    said = _said("\n".join(lines))
    assert all(1 <= int(line) <= len(lines) for line in re.findall(r"line (\d+),", said))
    assert PLANTED not in said


def _said(text: str) -> str:
    """What is said of a file; nothing where it can be read."""
    try:
        scenario_in(written_in(text, "own.toml"), _start())
    except PlimsollError as error:
        return error.sentence()
    return ""


def _damaged(line: str, what: str) -> list[str]:
    if what == "drop":
        return []
    if what in {"twice", "[[x]]"}:
        return [line, line if what == "twice" else what]
    return [f"{line.split('=', maxsplit=1)[0]} {what}" if "=" in line else line]


@given(
    st.lists(st.floats(0, 10), min_size=3, max_size=3).map(sorted),
    st.sampled_from(Lever),
    st.integers(0, 2**32 - 1),
    st.integers(0, 10_000),
)
def test_what_is_drawn_lies_in_its_range(ends: list[float], lever: Lever, seed: int, replication: int) -> None:
    """Whatever the range, the seed and the replication, a drawn value lies in the range, to the last bits."""
    low, value, high = ends
    given_by = drawn([Assumption(lever, value, low, high, "made")], Key(seed, replication))
    assert low - 1e-12 <= given_by[lever] <= high + 1e-12


@given(st.permutations(list(Lever)), st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=12, max_size=12))
def test_the_order_of_what_is_assumed_does_not_matter(order: list[Lever], values: list[float]) -> None:
    """Numbers enter a service in any order with the same outcome."""
    service = _start().service
    by_lever = dict(zip(Lever, values, strict=True))
    assert with_values(service, {lever: by_lever[lever] for lever in order}) == with_values(service, by_lever)
