"""The compiler, asked for here and nowhere else; and where what it has compiled is kept.

A compiled function is kept on disk, so that only the first forecast on a machine waits for the compiler. The compiler
itself looks for changes only in the file of the function asked for; so the folder is named after everything that is
compiled together, and a change anywhere begins a new one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

from plimsoll import priority

KEPT_IN = "PLIMSOLL_CACHE"
"""The environment's word for another folder to keep compiled functions in."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


@cache
def written() -> str:
    """What stands for everything that is compiled: its text, the compiler and Python."""
    rooms = (Path(__file__).parent, Path(priority.__file__).parent)
    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for path in sorted(path for room in rooms for path in room.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _folder() -> Path:
    """A folder of the person's own for what can be made again."""
    if KEPT_IN in os.environ:
        return Path(os.environ[KEPT_IN])
    windows = os.environ.get("LOCALAPPDATA")
    return Path(windows or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plimsoll"


numba.config.CACHE_DIR = str(_folder() / "compiled" / written())


def compiled(function: _Function) -> _Function:
    """The same function, compiled when it is first called. Arithmetic keeps to the letter: the same bits everywhere."""
    made: _Function = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    return made
