"""What an operating system, a database or a disk says, put so that the reader knows what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from plimsoll.vocabulary.errors import DamagedStore, NotPermitted, PlimsollError, UnreadableInput

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Full disk, full quota, and a limit on the size of a file."""

NO_SPACE_WORDS = tuple(os.strerror(number) for number in NO_SPACE)
"""The same, as the system says them: the query engine hands on only the words."""

NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

BUSY = "SQLITE_BUSY"

ANY = "SQLITE_"
"""How each of SQLite's names begins."""

LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's code for a lock that was not had in time: https://www.postgresql.org/docs/current/errcodes-appendix.html"""

PUT_STORE_BACK = "Put back the last copy of the store's whole folder."
PUT_LOG_BACK = "Put back its last copy, and verify it: plimsoll escalations --verify."

Families = tuple[tuple[str, Callable[[str], PlimsollError]], ...]
"""What to say of a family of a database's errors."""


def disk_full(where: str) -> PlimsollError:
    """The disk has no room."""
    return PlimsollError(
        "The disk is full; nothing was changed.", where=where, next_step="Make room on the store's disk and try again."
    )


def no_permission(where: str) -> NotPermitted:
    """The folder may not be opened or written to."""
    return NotPermitted(
        "The store's folder does not permit this; nothing was changed.",
        where=where,
        next_step="Ask its owner for permission on the folder, or give another with --store.",
    )


def damaged_catalogue(where: str) -> DamagedStore:
    """The catalogue is no database, or a broken one."""
    return DamagedStore("The catalogue is damaged.", where=where, next_step=PUT_STORE_BACK)


def out_of_reach(where: str) -> UnreadableInput:
    """The catalogue's database does not answer."""
    return UnreadableInput(
        "The catalogue's database cannot be reached or does not answer.",
        where=where,
        next_step="Look whether the server runs and the URL is right.",
    )


def still_busy(where: str) -> PlimsollError:
    """Another load has held the catalogue all the time we were willing to wait."""
    return PlimsollError(
        "Another load is still running; nothing was kept.", where=where, next_step="Wait for it and load again."
    )


def damaged_log(where: str) -> DamagedStore:
    """The log is no database, or a broken one."""
    return DamagedStore("The log is damaged.", where=where, next_step=PUT_LOG_BACK)


def log_busy(where: str) -> PlimsollError:
    """Others have written to the log all the time we were willing to wait."""
    return PlimsollError("Others are writing to the log; nothing was written.", where=where, next_step="Try again.")


# SQLite's own names of its errors, longest family first: https://www.sqlite.org/rescode.html
SQLITE: Families = (
    (BUSY, still_busy),
    ("SQLITE_FULL", disk_full),
    ("SQLITE_IOERR_WRITE", disk_full),
    ("SQLITE_READONLY", no_permission),
    ("SQLITE_CANTOPEN", no_permission),
    ("SQLITE_PERM", no_permission),
    ("SQLITE_AUTH", no_permission),
    (ANY, damaged_catalogue),
)

LOG_SQLITE: Families = tuple({**dict(SQLITE), BUSY: log_busy, ANY: damaged_log}.items())
"""The same, where they are the log's own."""


@contextmanager
def working_in(where: str) -> Iterator[None]:
    """Say in our words what the operating system says about a folder or file we work in."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE:
            raise disk_full(where) from error
        if error.errno in NO_PERMISSION:
            raise no_permission(where) from error
        raise


def is_busy(error: DBAPIError) -> bool:
    """Whether another load holds the catalogue."""
    return _sqlite_name(error).startswith(BUSY)


def catalogue_failed(error: DBAPIError, where: str) -> PlimsollError:
    """What a database said of the catalogue, as an error for the reader."""
    return _complaint(error, SQLITE)(where)


def log_failed(error: DBAPIError, where: str) -> PlimsollError:
    """What a database said of the log, as an error for the reader."""
    return _complaint(error, LOG_SQLITE)(where)


def _complaint(error: DBAPIError, families: Families) -> Callable[[str], PlimsollError]:
    name = _sqlite_name(error)
    return next((complaint for family, complaint in families if name.startswith(family)), out_of_reach)


def _sqlite_name(error: DBAPIError) -> str:
    """SQLite's name of an error; one of PostgreSQL's has none, but for the one that means the same."""
    if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
        return BUSY
    # What Python's driver finds by itself, such as a text that is none, has no name of SQLite's.
    unnamed = ANY if isinstance(error.orig, sqlite3.Error) else ""
    return str(getattr(error.orig, "sqlite_errorname", unnamed))
