"""Timing whole commands, as a person waits for them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

KIB_A_GIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing promised, and what was measured.

    Args:
        name: what was done.
        value: what it took.
        unit: in what: seconds, times, GiB.
        limit: at most this; at least, where `at_least`.
        at_least: whether more is better.
    """

    name: str
    value: float
    unit: str
    limit: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether it was kept."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_dict(self) -> dict[str, object]:
        """As it stands in `build/bench.json`."""
        return {**asdict(self), "value": round(self.value, 4), "holds": self.holds}

    def line(self) -> str:
        """As a person reads it."""
        kept = "holds" if self.holds else "BROKEN"
        most = "at least" if self.at_least else "of"
        return f"{self.name:<72} {self.value:9.3f} {self.unit:<7} {most} {self.limit:<6g} {kept}"


@dataclass(frozen=True, slots=True)
class Run:
    """What one whole process took.

    Args:
        seconds: from its start to its end.
        gib: the most memory it held at once.
    """

    seconds: float
    gib: float


def python(*arguments: object) -> Run:
    """Run this Python with some arguments, to its end.

    Raises:
        RuntimeError: it failed; what it said went to this terminal.
    """
    words = [sys.executable, *map(str, arguments)]
    began = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 (our own command)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"ended with {child.returncode}: {' '.join(words)}")
    return Run(took, usage.ru_maxrss / KIB_A_GIB)


def plimsoll(*arguments: object) -> Run:
    """Run a verb as a person would, start-up included."""
    return python("-m", "plimsoll", *arguments)


def said(code: str) -> float:
    """The number that a few lines of Python print, in a process of their own."""
    return told("-c", code)


def told(*arguments: object) -> float:
    """The number that this Python prints when run with some arguments."""
    words = [sys.executable, *map(str, arguments)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)  # noqa: S603 (our own)
