"""A process of its own that writes to a log again and again: what tests of many writers start."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from subprocess import Popen

from tests.processes import process

from plimsoll.store import Entry, Log, Note

SERVICE = "north"
START = date(2024, 1, 1)


def nth(name: str, number: int, before: Sequence[Entry]) -> list[Note]:
    """What a writer writes the n-th time: one note, which says how many entries of the service it was written after."""
    day = START + timedelta(days=number)
    return [Note(f"{name}-{number}", day, "raised", {"after": str(len(before)), "by": name})]


def writer(store: Path, name: str, times: int, url: str | None = None) -> AbstractContextManager[Popen[str]]:
    """A process that writes so many times and tells each number when it is written."""
    return process("tests.rooms.store.writers", store, name, times, url)


def main(folder: str, name: str, times: str, url: str | None = None) -> None:
    """Write as many times as is asked."""
    log = Log.open(folder, url)
    for number in range(1, int(times) + 1):
        log.append(SERVICE, lambda before, number=number: nth(name, number, before))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
