"""How far long work has come: one line on the terminal that goes away, and nothing at all where nobody looks."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""What a command ends with when a person stops it: 128 and the number of the signal, as shells expect."""

BEATS = 5
"""How often in a second the line is written anew."""

SHOWN_AFTER = 0.4
"""Work that is done by then, in seconds, is not worth a line."""

CLEAR = "\r\x1b[K"
"""Back to the start of the line, and away with what stands in it."""


class _Line:
    """What is going on, and since when."""

    def __init__(self) -> None:
        self.doing = ""
        self.over = threading.Event()

    def tell(self, doing: str) -> None:
        """Say what is going on now."""
        self.doing = doing

    def show(self) -> None:
        """Write the line again and again until the work is over."""
        began = time.monotonic()
        self.over.wait(SHOWN_AFTER)
        while not self.over.wait(1 / BEATS):
            sys.stderr.write(f"{CLEAR}{self.doing} … {time.monotonic() - began:.0f} s")
            sys.stderr.flush()
        sys.stderr.write(CLEAR)
        sys.stderr.flush()


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """While the work lasts, show on a terminal what it says it is doing."""
    line = _Line()
    if not sys.stderr.isatty():
        yield line.tell
        return
    shower = threading.Thread(target=line.show, daemon=True)
    shower.start()
    try:
        yield line.tell
    finally:
        line.over.set()
        shower.join()
