"""Finished replications on disk: so that a forecast that was stopped goes on where it was.

Each trial has a folder named after its identity, and in it a file for each chunk: a SHA-256, and the arrays of which it
is the hash. A file is written under another name and then given its own, so that it is there whole or not at all; one
that does not match its hash (a damaged disk, a copy cut short) is passed over and lived through again. The files hold
counts by team and nothing of any person.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plimsoll.simulation.chunk import Chunk
from plimsoll.simulation.room import HALF, bound, complaining, make_sure, sweep

FOLDER_MODE, FILE_MODE = 0o700, 0o600
"""Only the person who asked for a forecast may look at its numbers."""

SUFFIX = ".chunk"
_HASH = hashlib.sha256
_HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Kept:
    """The finished replications of one trial.

    Args:
        root: where those of all trials are kept; the folder above it is there.
        identity: stands for the trial.
        kernel: stands for what is compiled here.
    """

    root: Path
    identity: str
    kernel: str

    @property
    def folder(self) -> Path:
        """The trial's own folder."""
        return self.root / self.identity

    def begin(self) -> None:
        """Make the folder, and take away what is too old or too much.

        Raises:
            NotPermitted: the folder may not be written to.
        """
        with complaining(self.root):
            self._make()
            os.utime(self.folder)
            sweep(self.folder)
            bound(self.root, self.folder)

    def _make(self) -> None:
        for folder in (self.root, self.folder):
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)

    def chunks(self) -> Iterator[Chunk]:
        """Every chunk that is whole, in order of the first replication.

        Raises:
            NotPermitted: the folder may not be read.
        """
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            with complaining(self.root):
                chunk = _read(path, self.kernel)
            if chunk is not None:
                yield chunk

    def add(self, chunk: Chunk, left: int) -> None:
        """Keep a chunk.

        Args:
            chunk: the chunk.
            left: how many replications are still to come, for which there must be room too.

        Raises:
            PlimsollError: the disk is too full.
            NotPermitted: the folder may not be written to.
        """
        content = _written(chunk)
        with complaining(self.root):
            self._make()
            make_sure(self.root, len(content) * (len(chunk.answers) + left) // len(chunk.answers))
            _write(self.folder / f"{chunk.first:07d}-{len(chunk.answers)}{SUFFIX}", content)


def _written(chunk: Chunk) -> bytes:
    file = io.BytesIO()
    np.savez(file, first=np.int64(chunk.first), answers=chunk.answers, inputs=chunk.inputs)
    content = file.getvalue()
    return _HASH(content).digest() + content


def _read(path: Path, kernel: str) -> Chunk | None:
    """The chunk of a file; `None` where it is not what was written."""
    content = memoryview(path.read_bytes())
    if _HASH(content[_HASH_BYTES:]).digest() != content[:_HASH_BYTES]:
        return None
    with np.load(io.BytesIO(content[_HASH_BYTES:]), allow_pickle=False) as arrays:
        return Chunk(int(arrays["first"]), arrays["answers"], arrays["inputs"], kernel)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole. It is not forced to the disk: what a power cut loses of it, its hash will tell."""
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}{HALF}")
    descriptor = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
