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
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba import types
from numba.extending import intrinsic

from plimsoll import priority

KEPT_IN = "PLIMSOLL_CACHE"
"""The environment's word for another folder to keep compiled functions in."""

Record = Any
"""What `record_at` gives: a record whose fields are read and written by name. No array of Python's own."""

TOLD = ("action", "chances", "compiled", "outcome", "service")
"""The files beside the kernel's whose functions or numbers are compiled into it."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


@cache
def written() -> str:
    """What stands for everything that is compiled: its text, the compiler and Python."""
    here = Path(__file__).parent
    told = [here / f"{name}.py" for name in TOLD]
    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for path in sorted([*told, *(here / "kernel").glob("*.py"), *Path(priority.__file__).parent.glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _folder() -> Path:
    """A folder of the person's own for what can be made again."""
    if KEPT_IN in os.environ:
        return Path(os.environ[KEPT_IN])
    windows = os.environ.get("LOCALAPPDATA")
    return Path(windows or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plimsoll"


numba.config.CACHE_DIR = str(_folder() / "compiled" / written())  # type: ignore[attr-defined]


def compiled(function: _Function) -> _Function:
    """The same function, compiled when it is first called. Arithmetic keeps to the letter: the same bits everywhere."""
    made: Any = numba.njit(error_model="numpy")(function)
    return cast("_Function", made)


def entered(function: _Function) -> _Function:
    """The same, for a function that Python calls: kept on disk with all it calls, and other threads go on meanwhile."""
    made: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    return cast("_Function", made)


def record_at(dtype: np.dtype[Any]) -> Callable[[int, int], Any]:
    """A function, for compiled ones to call, from the address of an array of records and a place to the record there.

    Nothing is copied and nothing is checked: the array must be kept alive, and the place must be in it.
    """
    record = numba.from_dtype(dtype)
    signature = record(types.int64, types.int64)

    def reach(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        size = context.get_constant(types.int64, dtype.itemsize)
        found = builder.add(arguments[0], builder.mul(arguments[1], size))
        return builder.inttoptr(found, context.get_value_type(record))

    def at(_context: Any, _address: Any, _place: Any) -> Any:
        return signature, reach

    found: Any = intrinsic(at)
    return cast("Callable[[int, int], Any]", found)
