"""A forecast in a process of its own, to be killed: ``python -m tests.rooms.simulation.resumed FOLDER COUNT``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.rooms.simulation.trials import slow, trial

from plimsoll.simulation.running import run
from plimsoll.simulation.runs import Order


def tell(done: int, of: int) -> None:
    """Say how far it is, to whoever reads."""
    sys.stdout.write(f"{done} {of}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run(trial(), Order(int(sys.argv[2]), workers=2, chunk=3, folder=Path(sys.argv[1])), tell, slow)
