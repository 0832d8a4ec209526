"""Room on the disk for finished replications: how much they may take, what goes first, what is said when it is full."""

from __future__ import annotations

import errno
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plimsoll.simulation.identity import DIGITS
from plimsoll.vocabulary.errors import NotPermitted, PlimsollError

TRIALS = 10
"""Trials that are kept, the present one among them; what was used longest ago goes first."""

BYTES = 2 * 1024**3
"""What those before the present one may take together, in bytes."""

SPARE = 256 * 1024**2
"""What is left free on the disk for everything else, in bytes."""

ABANDONED_AFTER = 3600.0
"""Seconds after which a half-written file is nobody's: writing one takes a moment."""

HALF = ".part"
"""How the name of a half-written file ends."""

MEGABYTE = 1024**2

_TRIAL = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def sweep(folder: Path) -> None:
    """Take away half-written files that a killed process left behind."""
    before = time.time() - ABANDONED_AFTER
    for half in folder.glob(f".*{HALF}"):
        # Another forecast of the same trial may have taken it away, or may have it open.
        with suppress(FileNotFoundError, PermissionError):
            if half.stat().st_mtime < before:
                half.unlink()


def bound(root: Path, present: Path) -> None:
    """Take away the trials that are one too many, or whose files are too much, those used longest ago first.

    Only folders named as a trial is are ever touched; the present one never is.
    """
    others = [path for path in root.iterdir() if _TRIAL.fullmatch(path.name) and path != present]
    taken = 0
    for place, path in enumerate(sorted(others, key=_used, reverse=True), start=1):
        taken += _size(path)
        if place >= TRIALS or taken > BYTES:
            shutil.rmtree(path, ignore_errors=True)


def _used(folder: Path) -> float:
    with suppress(FileNotFoundError):
        return folder.stat().st_mtime
    return 0.0


def _size(folder: Path) -> int:
    total = 0
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def make_sure(root: Path, needed: int) -> None:
    """See that there is room for so many bytes, before the hours that fill them are spent.

    Raises:
        PlimsollError: there is not.
    """
    free = shutil.disk_usage(root).free
    if free < needed + SPARE:
        raise _full(root, f"{(needed + SPARE) // MEGABYTE + 1} MB are needed and {free // MEGABYTE} MB are free")


@contextmanager
def complaining(root: Path) -> Iterator[None]:
    """Say in our words what the operating system says about the folder.

    Raises:
        PlimsollError: the disk is full.
        NotPermitted: the folder may not be written to.
    """
    try:
        yield
    except (PermissionError, FileExistsError, FileNotFoundError, NotADirectoryError) as error:
        advice = "Ask its owner for permission on the folder."
        raise NotPermitted("Finished replications may not be kept here.", where=root.name, next_step=advice) from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise _full(root, "what is finished so far stays") from error


def _full(root: Path, detail: str) -> PlimsollError:
    return PlimsollError(
        f"The disk has no room for the forecast's replications: {detail}.",
        where=root.name,
        next_step="Make room on that disk, or ask for fewer replications or fewer days.",
    )
