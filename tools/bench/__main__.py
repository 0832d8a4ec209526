"""Measure every promise, say how each stands, and end with 1 if one is broken."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tools.bench.works import WORKS, Bench

BUILD = Path(__file__).parents[2] / "build"
FIRST, LAST = "2013-11-01", "2019-10-31"


def main() -> int:
    """Measure, print and write `build/bench.json`."""
    bench = Bench(BUILD / "bench", FIRST, LAST)
    kept = []
    for work in WORKS:
        for promise in work(bench):
            print(promise.line(), flush=True)
            kept.append(promise)
    (BUILD / "bench.json").write_text(json.dumps([p.as_dict() for p in kept], indent=2) + "\n", encoding="utf-8")
    return 0 if all(promise.holds for promise in kept) else 1


if __name__ == "__main__":
    sys.exit(main())
