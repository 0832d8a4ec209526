"""Laying the kernel beside its twin: what each of them lived through and counted, and where they are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import zip_longest
from math import isclose
from typing import Any

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.outcome import Flow, Outcome, State, Wait, What
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.service import Service

from .life import Lived, live

NEAR = 1e-9
"""How far two sums may lie apart that were added up in another order."""

BY_HEAD = {
    State: frozenset(State) - {State.SINCE, State.REQUIRED, State.AVAILABLE, State.HOLDER_FTE}
    - {State.EMPLOYED, State.AGENCY, State.VACANT, State.ABSENT},
    Flow: frozenset(Flow) - {Flow.LEFT, Flow.JOINED, Flow.EMPLOYED_DAYS, Flow.AGENCY_DAYS}
    - {Flow.CHILD_DAYS, Flow.WAITING_DAYS},
    Wait: frozenset({Wait.STARTED, Wait.ENDED, Wait.WITHDRAWN, Wait.FIRST, Wait.NO_WAIT}),
}  # fmt: skip
"""What is counted by head and must be the very same; the rest is summed from times, hours and FTE."""


def apart(service: Service, key: Key) -> list[str]:
    """Where kernel and twin are apart: nowhere, or the first entry of the trace and the first counters."""
    fast, slow = replicate(lay(service), key, traced=True), live(service, key)
    return [*entries_apart(fast, slow), *counters_apart(fast, slow)]


def entries_apart(fast: Outcome, slow: Lived) -> list[str]:
    """The first entry that is not the same, its time to the bit."""
    pairs = zip_longest(fast.trace.tolist(), slow.trace)
    return [
        f"entry {place}: {told(ours)} / {told(twins)}" for place, (ours, twins) in enumerate(pairs) if ours != twins
    ][:1]


def told(entry: Sequence[Any] | None) -> str:
    """An entry in words."""
    return "nothing" if entry is None else f"{What(entry[1]).name} at {entry[0]!r} {tuple(map(int, entry[2:]))}"


def counters_apart(fast: Outcome, slow: Lived) -> list[str]:
    """The first few counters that are not the same."""
    found = [
        *unlike(State, fast.state.tolist(), slow.state),
        *unlike(Flow, fast.flow.tolist(), slow.flow),
        *unlike(Wait, fast.waits.tolist(), slow.waits),
    ]
    return found[:3]


def unlike(kind: type[IntEnum], ours: list[list[list[float]]], twins: list[list[list[float]]]) -> Iterator[str]:
    """The counters of one kind that are not the same."""
    for first, (of_ours, of_twins) in enumerate(zip(ours, twins, strict=True)):
        for second, (some, others) in enumerate(zip(of_ours, of_twins, strict=True)):
            for counter, one, other in zip(kind, some, others, strict=True):
                if not same(counter, one, other):
                    yield f"{kind.__name__}.{counter.name} of {first}, {second}: {one!r} / {other!r}"


def same(counter: IntEnum, one: float, other: float) -> bool:
    """Whether both counted the same."""
    if counter in BY_HEAD[type(counter)]:
        return one == other
    return isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)
