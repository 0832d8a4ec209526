"""The store's folder: names that are safe in a path, files that are the user's alone, and nothing half written."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plimsoll.store.complaints import working_in
from plimsoll.store.records import FragmentKind

# Windows does not know these and ignores them: there a folder in the user's profile is already the user's alone.
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

DATA = "data"
SPILL = "spill"
"""Where the engine puts what does not fit in memory."""
PROFILES = "profiles"

URL_FILE = "catalogue.url"
"""A file in the store's folder that holds the URL of the database with its catalogue and log, where one does."""

SLUG_LENGTH = 40
DIGEST_LENGTH = 8


def catalogue_url(root: Path, given: str | None = None) -> str | None:
    """Where a store's catalogue and log are: the URL given, else the one its folder names; `None` is the folder itself.

    Raises:
        NotPermitted: the folder or its file may not be looked into.
    """
    if given is not None:
        return given
    with working_in(URL_FILE), suppress(FileNotFoundError, NotADirectoryError):
        return (root / URL_FILE).read_text(encoding="utf-8").strip() or None
    return None


def slug(service: str) -> str:
    """The name of a service's folder: safe on every system, readable, and never that of another service.

    The digest keeps apart names that differ only in case or in signs, and never leaves a name that Windows reserves.
    """
    readable = re.sub(r"[^a-z0-9]+", "-", service.lower()).strip("-")[:SLUG_LENGTH]
    return f"{readable}-{hashlib.sha256(service.encode()).hexdigest()[:DIGEST_LENGTH]}".strip("-")


def fragment_path(service: str, table: str, kind: FragmentKind, load_id: int) -> str:
    """A path from the store's folder that no file has yet."""
    return f"{DATA}/{slug(service)}/{table}/{load_id:06d}-{kind}-{secrets.token_hex(4)}.parquet"


def make_private(folder: Path) -> None:
    """Make a folder, and those above it, so that only the user can look inside; one that is there stays as it is."""
    for step in reversed([folder, *folder.parents]):
        if not step.exists():
            step.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def sync_folders(folders: Iterable[Path]) -> None:
    """Have the disk hold the names in these folders, not only the files' content."""
    if os.name == "nt":
        return  # Windows cannot open a folder to sync it; NTFS journals names by itself.
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def orphans(root: Path, known: Iterable[str]) -> Iterator[Path]:
    """The files under the store's data that no catalogue entry names: what a killed load left behind."""
    named = {root / path for path in known}
    return (file for file in (root / DATA).rglob("*") if file.is_file() and file not in named)


def remove_spilt(spill: Path, before: datetime) -> None:
    """Take away what sessions that were killed had put outside memory before a time."""
    for folder in spill.glob("*"):
        if folder.stat().st_mtime < before.timestamp():
            shutil.rmtree(folder, ignore_errors=True)


def remove(files: Iterable[Path]) -> None:
    """Take files away; one that is gone or still open elsewhere is left for the next load."""
    for file in files:
        with suppress(FileNotFoundError, PermissionError):
            file.unlink()
