"""Processes of their own: what tests of many writers, and of writers that are killed, start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@contextmanager
def process(module: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """A module of the tests run by itself, gone when the block ends; a word that is `None` is left out."""
    command = [sys.executable, "-m", module, *(str(word) for word in words if word is not None)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield child
    finally:
        child.kill()
        child.communicate()
