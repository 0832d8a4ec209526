"""What is measured. Each limit is the one that was promised; the repetitions only quiet the machine's own noise."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.bench.timing import Promise, Run, plimsoll, python, said

TIMES = 3
STARTS = 10

INVENT_SECONDS = 30.0
LOAD_TIMES = 4.0
CONDITIONS_SECONDS = 1.0
QUEUE_SECONDS = 1.5
SERIES_SECONDS = 10.0
MONTHLY_TIMES = 1.5
MEMORY_GIB = 4.0
IMPORT_SECONDS = 0.05
HELP_SECONDS = 0.20
PACK_SECONDS = 10.0

FEW = 10
MANY = 70
MONTHS = 72
SEED = 1

IMPORT = "import time; a = time.perf_counter(); import plimsoll; print(time.perf_counter() - a)"

# The engine by itself: each file of the extract to Parquet, nothing looked at and nothing made safe on the disk.
COPY = """
import pathlib, sys, duckdb
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.csv")):
    to = pathlib.Path(sys.argv[2]) / (file.stem + ".parquet")
    duckdb.execute(f"COPY (FROM read_csv('{file}', nullstr = 'NULL')) TO '{to}' (FORMAT parquet)")
"""

SERIES = """
import sys, plimsoll
from plimsoll.conditions import INSTRUMENTS
store, first, last = sys.argv[1:]
names = [i.name for i in INSTRUMENTS.values() if i.shape is not None]
plimsoll.open(store).series(names, first, last, every="week", by="team")
"""

# The same county as it stood at each month's end, loaded as a council would.
REHEARSE = """
import sys, plimsoll
store, extracts, months, seed, children = sys.argv[1:]
county = plimsoll.open(store, "county")
county.rehearse(extracts, int(months), seed=int(seed), children=int(children))
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the work is done.

    Args:
        place: the folder for extracts and stores; whatever it held is thrown away.
        first: the first day of the county's records.
        last: their last day.
        children: children with an open case at a time: the county's size.
    """

    place: Path
    first: str
    last: str
    children: int

    @property
    def county(self) -> Path:
        """The extract of the county's case system; the other formats lie beside it."""
        return self.place / "county" / "ssd"

    def fresh(self, name: str) -> Path:
        """An empty folder of that name."""
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def best(work: Callable[[], Run], times: int = TIMES) -> float:
    """The least of a few runs: what the work costs when nothing else is in the way."""
    return min(work().seconds for _ in range(times))


def start_up(_: Bench) -> Iterator[Promise]:
    """What a person waits before anything is done at all."""
    yield Promise("import plimsoll", min(said(IMPORT) for _ in range(STARTS)), "s", IMPORT_SECONDS)
    yield Promise("plimsoll --help", best(lambda: plimsoll("--help"), STARTS), "s", HELP_SECONDS)


def inventing(bench: Bench) -> Iterator[Promise]:
    """Six years of a county's records."""
    took = plimsoll("invent", bench.fresh("county"), "--seed", SEED, "--children", bench.children).seconds
    yield Promise("invent a county of six years", took, "s", INVENT_SECONDS)


def loading(bench: Bench) -> Iterator[Promise]:
    """Reading, checking and keeping, beside an engine that only copies."""
    copy = best(lambda: python("-c", COPY, bench.county, bench.fresh("copied")))
    load = best(lambda: _load(bench, bench.fresh("one"), "county"))
    yield Promise("load a county's six years, beside COPY of the same files", load / copy, "times", LOAD_TIMES)
    ten = bench.fresh("several")
    loads = sum(_load(bench, ten, f"county-{number}").seconds for number in range(FEW))
    yield Promise("load ten counties, beside ten COPYs", loads / (FEW * copy), "times", LOAD_TIMES)


def _load(bench: Bench, store: Path, service: str) -> Run:
    return plimsoll("load", bench.county, "--store", store, "--service", service, "--as-of", bench.last)


def asking(bench: Bench) -> Iterator[Promise]:
    """One day, and every week of six years."""
    one = bench.place / "one"
    # Only an employer's file holds what the load line and the workforce's measures are made of.
    plimsoll("load", bench.place / "county" / "hr", "--store", one, "--service", "county", "--as-of", bench.last)
    day = best(lambda: plimsoll("conditions", "--on", bench.last, "--store", one))
    yield Promise("conditions --on D, every measure, a county", day, "s", CONDITIONS_SECONDS)
    queue = best(lambda: plimsoll("queue", "--on", bench.last, "--store", one, "--format", "json"))
    yield Promise("queue --on D, the waiting work of a county", queue, "s", QUEUE_SECONDS)
    weeks = best(lambda: python("-c", SERIES, one, bench.first, bench.last))
    yield Promise("every measure, weekly for six years, by team", weeks, "s", SERIES_SECONDS)
    monthly, extracts = bench.fresh("monthly"), bench.fresh("extracts")
    python("-c", REHEARSE, monthly, extracts, MONTHS, SEED, bench.children)
    again = best(lambda: python("-c", SERIES, monthly, bench.first, bench.last))
    yield Promise("the same after 72 monthly loads, beside one", again / weeks, "times", MONTHLY_TIMES)


def several(bench: Bench) -> Iterator[Promise]:
    """Ten counties and seventy in one store, the same question put to each of them."""
    store = bench.place / "several"
    few = best(lambda: _every_service(bench, store))
    for number in range(FEW, MANY):
        _load(bench, store, f"county-{number}")
    runs = [_every_service(bench, store) for _ in range(TIMES)]
    many = min(run.seconds for run in runs)
    yield Promise("seventy counties' conditions, beside ten's", many / few, "times", MANY / FEW)
    yield Promise("memory for seventy counties", max(run.gib for run in runs), "GiB", MEMORY_GIB)


def _every_service(bench: Bench, store: Path) -> Run:
    return plimsoll("conditions", "--on", bench.last, "--by", "service", "--store", store)


def packing(bench: Bench) -> Iterator[Promise]:
    """The pack that people now make by hand."""
    one, pack = bench.place / "one", bench.fresh("pack") / "pack.html"
    took = best(lambda: plimsoll("report", pack, "--on", bench.last, "--store", one))
    yield Promise("report pack.html, for the board", took, "s", PACK_SECONDS)


WORKS = (start_up, inventing, loading, asking, packing, several)
"""In the order in which each finds what the one before it made."""
