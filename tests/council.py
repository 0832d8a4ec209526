"""A council small enough to be worked out by hand, and its command line as a person sees it.

On 17 October 2018 three children have an open case: P1, held by Worker One, and P2 and P5, whom nobody holds. P3's
case closed on that very day; P4's referral is marked no further action. In November it becomes known that P2 had in
fact been allocated two days before.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.rows import World, as_arrow, world_of

import plimsoll
from plimsoll.cli.main import main
from plimsoll.sources import ssd

ON = date(2018, 10, 17)
LATER = date(2018, 11, 30)

FORMULA = "=HYPERLINK(1)"
"""The name of a team, as unkind as a name can be."""


def council() -> World:
    """The council as its system had it on 17 October 2018."""
    return world_of(
        person=[{"person_id": f"P{n}", "birth_month": date(2010, n, 1)} for n in range(1, 6)],
        team=[{"team_id": "T1", "name": "North"}, {"team_id": "T2", "name": FORMULA}],
        worker=[{"worker_id": "W1", "name": "Worker One", "fte": 1.0}],
        referral=[
            {"referral_id": "R1", "person_id": "P1", "received": date(2018, 8, 1), "team_id": "T1"},
            {"referral_id": "R2", "person_id": "P2", "received": date(2018, 9, 3), "team_id": "T1"},
            {"referral_id": "R3", "person_id": "P3", "received": date(2018, 9, 10), "closed": ON, "team_id": "T1"},
            {"referral_id": "R4", "person_id": "P4", "received": date(2018, 10, 1), "nfa": True, "team_id": "T1"},
            {"referral_id": "R5", "person_id": "P5", "received": date(2018, 10, 8), "team_id": "T2"},
        ],
        allocation=[
            _held("A1", "P1", date(2018, 8, 2)),
            {**_held("A3", "P3", date(2018, 9, 11)), "ended": ON},
        ],
        assessment=[
            {
                "assessment_id": "S1",
                "person_id": "P1",
                "referral_id": "R1",
                "started": date(2018, 8, 2),
                "authorised": date(2018, 9, 20),
                "child_seen": True,
            }
        ],
        plan=[
            {"kind": "CP", "part_id": "K1", "plan_id": "K1", "person_id": "P1", "started": date(2018, 8, 20)},
        ],
        visit=[
            {
                "kind": "CP",
                "visit_id": "V1",
                "person_id": "P1",
                "plan_id": "K1",
                "visited": date(2018, 9, 3),
                "seen": True,
            }
        ],
    )


def council_later() -> World:
    """The same council six weeks on, with an allocation that was recorded late."""
    world = council()
    late = world_of(allocation=[_held("A2", "P2", date(2018, 10, 15))])
    return {**world, "allocation": [*world["allocation"], *late["allocation"]]}


def _held(allocation: str, child: str, started: date) -> dict[str, Any]:
    return {
        "allocation_id": allocation,
        "worker_id": "W1",
        "role": "CW",
        "team_id": "T1",
        "person_id": child,
        "started": started,
    }


def extract(folder: Path, world: World | None = None) -> Path:
    """The council's extract, as its system would save it."""
    ssd.write(as_arrow(world or council()), folder, ssd.Dialect.SYSTEMC)
    return folder


def loaded(folder: Path) -> Path:
    """A store with the council as it was known in October, and as it was known in November."""
    store = plimsoll.open(folder / "store")
    store.load(extract(folder / "october"), as_of=ON)
    store.load(extract(folder / "november", council_later()), as_of=LATER)
    return folder / "store"


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str
    raw: bytes = b""

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """What it printed, by line."""
        return self.out.splitlines()


def typed(*words: object) -> Said:
    """What the command says to these words, in this process."""
    out, err = _stream(), _stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = _ended([str(word) for word in words])
        out.flush()
        err.flush()
    raw = out.buffer.getvalue()  # type: ignore[attr-defined]
    told = err.buffer.getvalue()  # type: ignore[attr-defined]
    return Said(code, raw.decode(errors="replace"), told.decode(errors="replace"), raw)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _ended(words: list[str]) -> int:
    try:
        main(words)
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def run(*words: object, **environment: str) -> Said:
    """What the command says to these words as a process of its own, its output going down a pipe."""
    command = [sys.executable, "-m", "plimsoll", *map(str, words)]
    told = subprocess.run(command, capture_output=True, check=False, env=environment or None)
    return Said(
        told.returncode, told.stdout.decode(errors="replace"), told.stderr.decode(errors="replace"), told.stdout
    )


@contextlib.contextmanager
def terminal() -> Iterator[io.StringIO]:
    """A standard output that says it is a terminal."""
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    with contextlib.redirect_stdout(screen):
        yield screen
