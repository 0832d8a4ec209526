"""Looking whether the store's files are what was written: quickly at every opening, thoroughly when asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plimsoll.store.complaints import working_in
from plimsoll.store.records import Damage, Fragment
from plimsoll.vocabulary.errors import DamagedStore

READERS = 4
"""Files read at once: checksums are reckoned outside Python's lock."""

MISSING = "The file is missing."
OTHER_SIZE = "The file has not the size it was written with."
OTHER_CONTENT = "The file's content is not what was written."


def glance(root: Path, fragments: Iterable[Fragment]) -> tuple[Damage, ...]:
    """The files that are missing or of the wrong size: cheap, at every opening."""
    return _found((fragment.path, _glance(root, fragment)) for fragment in fragments)


def examine(root: Path, fragments: Iterable[Fragment]) -> tuple[Damage, ...]:
    """The files that are missing or whose checksum is not the one written down."""
    listed = tuple(fragments)
    with ThreadPoolExecutor(READERS) as readers:
        return _found(zip((f.path for f in listed), readers.map(_examining(root), listed), strict=True))


def refuse(damages: tuple[Damage, ...]) -> None:
    """Say that a store is damaged, if it is.

    Raises:
        DamagedStore: naming the first file, and how many there are.
    """
    if damages:
        more = f" So are {len(damages) - 1} more files." if len(damages) > 1 else ""
        raise DamagedStore(
            f"{damages[0].what}{more}",
            where=damages[0].path,
            next_step="Put back the store's folder from its last copy, or load the extracts again into a new store.",
        )


def _examining(root: Path) -> Callable[[Fragment], str | None]:
    return lambda fragment: _glance(root, fragment) or _examine(root, fragment)


def _glance(root: Path, fragment: Fragment) -> str | None:
    try:
        with working_in(fragment.path):
            size = (root / fragment.path).stat().st_size
    except FileNotFoundError:
        return MISSING
    return None if size == fragment.bytes else OTHER_SIZE


def _examine(root: Path, fragment: Fragment) -> str | None:
    with working_in(fragment.path), (root / fragment.path).open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return None if found == fragment.sha256 else OTHER_CONTENT


def _found(judged: Iterable[tuple[str, str | None]]) -> tuple[Damage, ...]:
    return tuple(Damage(path, what) for path, what in judged if what is not None)
