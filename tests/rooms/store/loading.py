"""A process of its own that loads again and again: what two-process and kill tests start, and how they judge it.

Load n says of every child that its need is ``Nn``, so a store that shows two needs shows half a load.
"""

from __future__ import annotations

import signal
import sys
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from subprocess import Popen

from tests.processes import process
from tests.rooms.store.drafts import SERVICE, draft, referral

from plimsoll.store import Draft, Store

START = date(2024, 1, 1)
CHILDREN = 400


def nth(number: int, service: str = SERVICE) -> Draft:
    """The n-th load: each child's need is now the n-th."""
    rows = [referral(str(child), START, need_code=f"N{number}") for child in range(CHILDREN)]
    return draft(START + timedelta(days=number), {"referral": rows, "visit": []}, service=service)


def shown(store: Store, service: str = SERVICE) -> int:
    """Which load a reader sees, 0 for none; a store that shows half a load fails."""
    with store.session(service) as session:
        seen = session.rows("SELECT need_code, count(*) FROM known_referral GROUP BY need_code")
    assert seen == [] or (len(seen), seen[0][1]) == (1, CHILDREN), seen
    return int(seen[0][0][1:]) if seen else 0


def files(store: Store) -> set[str]:
    """Every file under the store's data."""
    return {file.relative_to(store.root).as_posix() for file in (store.root / "data").rglob("*") if file.is_file()}


def loader(
    store: Path, first: int, last: int, service: str = SERVICE, url: str | None = None
) -> AbstractContextManager[Popen[str]]:
    """A process that keeps loads `first` to `last` and tells each number when its load is kept."""
    return process("tests.rooms.store.loading", store, first, last, service, url)


def main(folder: str, first: str, last: str, service: str, url: str | None = None) -> None:
    """Keep the loads from `first` to `last`. It may be interrupted, even where a shell in the background forbade it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    store = Store.ensure(folder, url)
    for number in range(int(first), int(last) + 1):
        store.keep(nth(number, service))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
