"""One replication, from a service laid out to what it counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from plimsoll.simulation.chances import Key
from plimsoll.simulation.kernel.layout import DUTIES, NOBODY, WORLD, WRITTEN, Records
from plimsoll.simulation.kernel.months import pass_months
from plimsoll.simulation.laying import Laid
from plimsoll.simulation.outcome import Flow, Outcome, State, Wait

EVENTS_A_CASE = 4
EVENTS_A_POST = 8
SPARE = 64
"""Room on the agenda to begin with. An event that no longer holds keeps its place until its day."""

ENTRIES_A_CASE = 48
"""Entries of the trace for each case there is room for, to begin with."""


def replicate(laid: Laid, key: Key, *, traced: bool = False) -> Outcome:
    """Live one replication through. The same service and key always give the same outcome, to the bit.

    Args:
        laid: the service.
        key: the seed and the replication, each from 0 to 2**32 - 1.
        traced: whether to write down every event.
    """
    room, entries = laid.room, laid.room * ENTRIES_A_CASE if traced else 0
    while True:
        written = _written(laid, room, entries)
        world = _world(laid, written, key)
        pass_months(world[0])
        if not world["full"][0]:
            return _outcome(written, world)
        # Chance goes by name and not by order, so a second try in a larger room lives the same months.
        room, entries = 2 * room, 2 * entries


def _outcome(written: Mapping[str, Any], world: Records) -> Outcome:
    trace = written["trace"][: int(world["traced"][0])]
    return Outcome(written["state"], written["flow"], written["waits"], int(world["events"][0]), trace)


def _written(laid: Laid, room: int, entries: int) -> dict[str, Any]:
    """The arrays that the kernel writes, with room for so many cases at once and entries of the trace."""
    teams, stages = laid.counts["teams"], laid.counts["stages"]
    posts, readings = laid.counts["posts"], laid.counts["readings"]
    events = EVENTS_A_CASE * room + EVENTS_A_POST * posts + readings + laid.counts["actions"] + SPARE
    shapes: dict[str, Any] = {
        "cases": room,
        "owed": room * DUTIES,
        "tasks": room,
        "watched": room,
        "workers": posts,
        "queues": (teams, stages),
        "agenda": events,
        "times": laid.service.horizon * laid.terms["parts"] + 1,
        "heap": events,
        "state": (readings, teams, len(State)),
        "flow": (readings, teams, len(Flow)),
        "flowing": (teams, len(Flow)),
        "waits": (teams, stages, len(Wait)),
        "trace": entries,
    }
    made = {name: np.zeros(shape, dtype=_plain(WRITTEN[name])) for name, shape in shapes.items()}
    return made | {"teams": _teams(laid), "works": _works(laid), "shares": laid.shares.copy()}


def _plain(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """The type of single numbers, of which a record holds one; any other as it is."""
    names = dtype.names or ()
    return dtype[names[0]] if len(names) == 1 else dtype


def _teams(laid: Laid) -> Records:
    teams = np.zeros(laid.counts["teams"], dtype=WRITTEN["teams"])
    teams["rule"] = [int(team.rule) for team in laid.service.teams]
    teams["limit"] = [team.limit for team in laid.service.teams]
    return teams


def _works(laid: Laid) -> Records:
    works = np.zeros(laid.counts["stages"], dtype=WRITTEN["works"])
    works["case_seconds"], works["task_seconds"] = laid.works
    works["task_factor"] = 1.0
    return works


def _world(laid: Laid, written: Mapping[str, Any], key: Key) -> Records:
    """The world's record. It holds addresses: `laid` and `written` must outlive it."""
    world = np.zeros(1, dtype=WORLD)
    for name, array in (*laid.given.items(), *written.items()):
        world[name] = array.ctypes.data
    counted = {name: len(written[name]) for name in ("cases", "workers", "agenda", "times", "trace")}
    for name, count in {**laid.counts, **counted}.items():
        world[f"n_{name}"] = count
    for name, value in laid.terms.items():
        world[name] = value
    world["seed"], world["replication"] = key
    world["absence"] = 1.0
    world["free_case"] = world["free_event"] = NOBODY
    return world
