"""Laws of a forecast: what must be so of every replication, whatever the service and the chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.forecast_told import Told, told
from tests.twin.forecast.worlds import KEYS, WORDS, service

from plimsoll.simulation.action import ANY, Act, Action
from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.outcome import Flow, Outcome, State, Wait, What
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.service import Rule, Service

NEAR = 1e-6


def lived(made: Service, key: Key) -> Outcome:
    """One replication, traced."""
    return replicate(lay(made), key, traced=True)


def alike(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are the same to the bit."""
    arrays = ((each.state, each.flow, each.waits, each.trace) for each in (one, other))
    return all(ours.tobytes() == theirs.tobytes() for ours, theirs in zip(*arrays, strict=True))


# --- chance by name -----------------------------------------------------------------------------------------


@given(WORDS, KEYS)
def test_the_same_seed_twice_is_the_same_to_the_bit(seed, key):
    """Nothing of an earlier replication is left in a later one, traced or not."""
    laid = lay(service(seed))
    first = replicate(laid, key, traced=True)
    replicate(laid, Key(key.seed, (key.replication + 1) % 2**32))
    untraced = replicate(laid, key)
    assert alike(first, replicate(laid, key, traced=True))
    assert (first.state.tobytes(), first.events) == (untraced.state.tobytes(), untraced.events)


@given(WORDS, KEYS)
def test_a_service_laid_out_like_another_lives_the_same_months(seed, key):
    """What two services have in common may be laid out once."""
    made = service(seed)
    other = lay(replace(made, actions=()))
    assert alike(lived(made, key), replicate(lay(made, like=other), key, traced=True))


@given(WORDS, KEYS, st.integers(1, 20))
def test_the_room_to_begin_with_changes_nothing(seed, key, room):
    """Where there is not room enough for the cases, more is made and the same months are lived."""
    laid = lay(service(seed))
    assert alike(replicate(laid, key, traced=True), replicate(replace(laid, room=room), key, traced=True))


@given(WORDS, KEYS)
def test_a_longer_forecast_begins_as_a_shorter_one(seed, key):
    """A later horizon changes nothing before the earlier."""
    made = service(seed)
    days = made.horizon // 2
    short = replace(made, horizon=days, readings=tuple(day for day in made.readings if day < days))
    if days:
        before, after = lived(short, key), lived(made, key)
        assert before.trace.tobytes() == after.trace[after.trace["time"] < days].tobytes()
        assert before.state.tobytes() == after.state[: len(short.readings)].tobytes()


@given(WORDS, KEYS)
def test_what_is_done_changes_nothing_before_it(seed, key):
    """A forecast with a decision is the same to the bit as one without it, until the day of the decision."""
    made = service(seed)
    day = float(made.horizon - 1)
    last = (Action(day, Act.LEAVE, amount=1.0), Action(day, Act.SHUFFLE, amount=1.0))
    # The decision comes after the others of its day, and these are not to take its place.
    plain = replace(made, actions=tuple(each for each in made.actions if each.time < day))
    ours, theirs = (lived(each, key) for each in (plain, replace(plain, actions=(*plain.actions, *last))))
    assert ours.trace[ours.trace["time"] < day].tobytes() == theirs.trace[theirs.trace["time"] < day].tobytes()
    earlier = sum(reading < day for reading in made.readings)
    assert ours.state[:earlier].tobytes() == theirs.state[:earlier].tobytes()
    assert ours.flow[:earlier].tobytes() == theirs.flow[:earlier].tobytes()


@given(WORDS, KEYS)
def test_less_demand_leaves_out_families_and_moves_none(seed, key):
    """Under one ceiling every family that comes with less demand comes at the same moment with more."""
    made = service(seed)
    fewer = replace(made, demand=replace(made.demand, rates=tuple(rate / 2 for rate in made.demand.rates)))
    came, come = (set(first_referrals(lived(each, key))) for each in (made, fewer))
    assert come <= came


def first_referrals(outcome: Outcome) -> Iterator[tuple[float, int, int]]:
    """When each family came first, and with how many children."""
    for entry in outcome.trace:
        if entry["what"] == What.REFERRED and entry["spell"] == 0:
            yield float(entry["time"]), int(entry["family"]), int(entry["children"])


# --- nothing is lost ----------------------------------------------------------------------------------------


@given(WORDS, KEYS)
def test_littles_law_holds_in_every_team_and_stage(seed, key):
    """Cases waiting, summed over time, are the days that cases have waited: two sums, by two ways."""
    waits = lived(service(seed), key).waits
    assert waits[..., Wait.AREA] == pytest.approx(waits[..., Wait.WAITED], abs=NEAR, rel=NEAR)


@given(WORDS, KEYS)
def test_no_child_is_lost(seed, key):
    """Those open at the start and those referred since are closed or open, at every reading."""
    made = service(seed)
    outcome = lived(made, key)
    start = sum(case.children for case in made.open_cases)
    state, flow = outcome.state.sum(axis=1), outcome.flow.sum(axis=1)
    assert (start + flow[:, Flow.REFERRED] - flow[:, Flow.CLOSED] == state[:, State.OPEN]).all()


@given(WORDS, KEYS)
def test_a_child_is_held_or_waits(seed, key):
    """In every team at every reading; and no team holds a case through anybody who is not there."""
    state = lived(service(seed), key).state
    assert (state[..., State.OPEN] == state[..., State.UNALLOCATED] + state[..., State.CASES]).all()
    waits = np.isfinite(state[..., State.SINCE])
    assert (waits == (state[..., State.UNALLOCATED] > 0)).all()


@given(WORDS, KEYS)
def test_every_wait_ends_once_or_goes_on(seed, key):
    """Waits begun are those that a worker ended, those withdrawn, and the cases that wait at the horizon."""
    outcome = lived(service(seed), key)
    waits = outcome.waits.sum(axis=(0, 1))
    wait_now = sum(post is None for post in told(service(seed), outcome).holder.values())
    assert waits[Wait.STARTED] == waits[Wait.ENDED] + waits[Wait.WITHDRAWN] + wait_now


@given(WORDS, KEYS)
def test_every_open_post_is_filled_or_empty(seed, key):
    """FTE in post and FTE vacant of employed staff are the FTE of posts that were there and not closed."""
    made = service(seed)
    roles = {role.name: role.manages for role in made.roles}
    ours = {
        place: post for place, post in enumerate(made.posts) if not roles[post.role] and post.contract == "employed"
    }
    outcome = lived(made, key)
    closed = {int(e["post"]): float(e["time"]) for e in outcome.trace if e["what"] == What.POST_CLOSED}
    for number, day in enumerate(made.readings):
        there = [p.fte for place, p in ours.items() if p.opens < day + 1 <= closed.get(place, np.inf)]
        state = outcome.state[number].sum(axis=0)
        assert state[State.EMPLOYED] + state[State.VACANT] == pytest.approx(sum(there) or 0.0)


@given(WORDS, KEYS)
def test_time_never_goes_back(seed, key):
    """Entries of the trace are in order, from the start to before the horizon."""
    made = service(seed)
    times = lived(made, key).trace["time"].tolist()
    assert all(one <= other for one, other in pairwise(times))
    assert all(0 <= time < made.horizon for time in times)


@given(WORDS, KEYS)
def test_nothing_comes_of_nothing(seed, key):
    """A service without demand and without open work has no case, and nobody waits."""
    made = service(seed)
    idle = replace(made, open_cases=(), demand=replace(made.demand, rates=(0.0,) * made.horizon))
    outcome = lived(idle, key)
    assert (outcome.trace["family"] < 0).all()
    assert not outcome.state[..., State.OPEN].any()
    assert not outcome.waits.any()


# --- who holds what -----------------------------------------------------------------------------------------


def given_to(made: Service, outcome: Outcome) -> Iterator[tuple[Told, np.void]]:
    """Every allocation, with what the trace had told before it."""
    so_far = Told(made)
    for entry in outcome.trace:
        if entry["what"] == What.ALLOCATED:
            yield so_far, entry
        so_far.hear(entry)


@given(WORDS, KEYS)
def test_nobody_is_given_a_case_that_they_may_not_hold(seed, key):
    """A worker is given a case of a stage that the role may hold, in the worker's own team, while at work."""
    made = service(seed)
    for so_far, entry in given_to(made, lived(made, key)):
        role = so_far.role(entry["post"])
        assert not role.manages
        assert role.may_hold is None or made.stages[entry["stage"]].name in role.may_hold
        assert so_far.at_work(entry["post"])
        assert so_far.team[entry["post"]] == entry["team"]


@given(WORDS, KEYS)
def test_nobody_at_the_cap_is_given_another_case(seed, key):
    """Where a cap holds, whoever is given a case held fewer children than a full worker's cap times the FTE."""
    made = service(seed)
    capped = tuple(replace(team, rule=Rule.CAP) for team in made.teams)
    made = replace(made, teams=capped, actions=tuple(each for each in made.actions if each.act != Act.LIMIT))
    for so_far, entry in given_to(made, lived(made, key)):
        post = made.posts[entry["post"]]
        assert so_far.children(entry["post"]) < made.teams[entry["team"]].limit * post.fte


@given(WORDS, KEYS)
def test_a_team_that_may_give_nothing_gives_nothing(seed, key):
    """Under a cap of none every child that is open at the horizon and was not held at the start waits."""
    made = service(seed)
    none = tuple(replace(team, rule=Rule.CAP, limit=0.0) for team in made.teams)
    made = replace(made, teams=none, actions=(Action(0.0, Act.FREEZE, ANY, ANY, ANY, ANY, 1.0),))
    assert not lived(made, key).waits[..., Wait.ENDED].any()


@given(WORDS, KEYS)
def test_the_state_read_is_what_the_trace_tells(seed, key):
    """Open and held children of the last reading, by team, are those whom the entries before it leave there."""
    made = service(seed)
    outcome = lived(made, key)
    state = outcome.state[-1]
    so_far = told(made, outcome)
    for team in range(len(made.teams)):
        here = [family for family, where in so_far.where.items() if where == team]
        held = [family for family in here if so_far.holder[family] is not None]
        assert state[team, State.OPEN] == sum(so_far.size[family] for family in here)
        assert state[team, State.CASES] == sum(so_far.size[family] for family in held)
        assert state[team, State.HOLDERS] == len({so_far.holder[family] for family in held})
