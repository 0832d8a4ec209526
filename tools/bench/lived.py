"""One measurement of living through replications, in a process of its own: prints seconds.

``kernel N`` and ``processes N``: a replication of the yardstick, by the forecast's kernel and by SimPy. ``county N
TIMES``: a replication of a county so many times as large. ``run N WORKERS``: N pairs of replications of the yardstick,
as a forecast makes them, with their answers, by so many threads.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.running import run
from plimsoll.simulation.runs import Order
from plimsoll.simulation.service import Service
from plimsoll.simulation.trial import Trial
from tools.bench import processes
from tools.bench.county import county
from tools.bench.yardstick import yardstick

SEED = 1


def kernel(replications: int) -> float:
    """Seconds a replication of the yardstick, the service laid out and the compiler done."""
    return _lived(yardstick(), replications)


def large(replications: int, times: int) -> float:
    """Seconds a replication of the county."""
    return _lived(county(times), replications)


def _lived(service: Service, replications: int) -> float:
    laid = lay(service)
    return _each(lambda number: replicate(laid, Key(SEED, number)), replications)


def simpy(replications: int) -> float:
    """Seconds a replication of the yardstick by SimPy."""
    return _each(processes.lived, replications)


def _each(live: Callable[[int], object], replications: int) -> float:
    """Seconds a replication, after one that nobody times."""
    live(replications)
    began = time.perf_counter()
    for number in range(replications):
        live(number)
    return (time.perf_counter() - began) / replications


def forecast(pairs: int, workers: int) -> float:
    """Seconds that a forecast of the yardstick takes, whose plan is to decide nothing."""
    service = yardstick()
    return run(Trial(service, service, (), SEED), Order(pairs, workers)).provenance.seconds


MEASURED: dict[str, Callable[..., float]] = {
    "kernel": kernel,
    "county": large,
    "processes": simpy,
    "run": forecast,
}


def main() -> int:
    """Measure one thing and print it."""
    what, *numbers = sys.argv[1:]
    sys.stdout.write(f"{MEASURED[what](*map(int, numbers))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
