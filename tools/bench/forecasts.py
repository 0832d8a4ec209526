"""What is measured of forecasts: the kernel beside SimPy at the same work, by two workers beside one, and by size."""

from __future__ import annotations

from collections.abc import Iterator

from tools.bench.timing import Promise, python, told
from tools.bench.works import TIMES, Bench, best

REPLICATIONS_TIMES, END_TO_END_TIMES, WORKERS_TIMES = 50.0, 30.0, 1.8
COUNTY_SECONDS, DOUBLE_TIMES = 0.15, 2.3

END_TO_END = 1_000
"""Replications of the yardstick from a process's start to its end: 500 pairs, with and without a decision."""
BY_KERNEL, BY_SIMPY, OF_A_COUNTY = 200, 10, 5
LIVED = "tools.bench.lived"


def forecasts(_: Bench) -> Iterator[Promise]:
    """Every promise of speed of a forecast."""
    yield from _beside_simpy()
    yield from _of_a_county()


def _beside_simpy() -> Iterator[Promise]:
    # What is compiled once for a machine is compiled here; nothing below waits for it.
    python("-m", LIVED, "run", 1, 1)
    slow = _least("processes", BY_SIMPY)
    yield Promise("a yardstick's replications a second, beside SimPy's", slow / _least("kernel", BY_KERNEL),
                  "times", REPLICATIONS_TIMES, at_least=True)  # fmt: skip
    whole = best(lambda: python("-m", LIVED, "run", END_TO_END // 2, 1))
    # A thousand of SimPy's take minutes, all alike: one is timed from start to end, and the others are reckoned.
    beside = best(lambda: python("-m", "tools.bench.processes", 1)) + (END_TO_END - 1) * slow
    yield Promise("1,000 replications from start to end, beside SimPy's", beside / whole,
                  "times", END_TO_END_TIMES, at_least=True)  # fmt: skip
    one, two = (_least("run", END_TO_END, workers) for workers in (1, 2))
    yield Promise("replications by two workers, beside one", one / two, "times", WORKERS_TIMES, at_least=True)


def _of_a_county() -> Iterator[Promise]:
    one, two = (_least("county", OF_A_COUNTY, times) for times in (1, 2))
    yield Promise("a replication of a county's three years", one, "s", COUNTY_SECONDS)
    yield Promise("a county of double size, beside it", two / one, "times", DOUBLE_TIMES)


def _least(*words: object) -> float:
    """The least that a few processes measured: what the work costs when nothing else is in the way."""
    return min(told("-m", LIVED, *words) for _ in range(TIMES))
