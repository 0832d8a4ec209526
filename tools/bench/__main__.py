"""Measure every promise, say how each stands, and end with 1 if one is broken."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tools.bench.forecasts import forecasts
from tools.bench.formats import formats
from tools.bench.timing import Promise
from tools.bench.works import WORKS, Bench

BUILD = Path(__file__).parents[2] / "build"
FIRST, LAST = "2013-11-01", "2019-10-31"
COUNTY = 5_400
"""Children with an open case at a time in the county promised of (DfE: Northamptonshire, 2018: 5,430)."""


def main() -> int:
    """Measure, print and write `build/bench.json`."""
    asked = argparse.ArgumentParser(description="Measure every promise of speed.")
    asked.add_argument("--children", type=int, default=COUNTY, help="a smaller county, to try the bench itself")
    bench = Bench(BUILD / "bench", FIRST, LAST, asked.parse_args().children)
    kept = [_shown(promise) for work in (*WORKS, formats, forecasts) for promise in work(bench)]
    (BUILD / "bench.json").write_text(json.dumps([p.as_dict() for p in kept], indent=2) + "\n", encoding="utf-8")
    return 0 if all(promise.holds for promise in kept) else 1


def _shown(promise: Promise) -> Promise:
    print(promise.line(), flush=True)
    return promise


if __name__ == "__main__":
    sys.exit(main())
