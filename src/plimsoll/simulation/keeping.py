"""Finished replications on disk: so that a forecast that was stopped goes on where it was.

Each trial has a folder named after its identity, and in it a file for each chunk: a SHA-256 of the rest, a line of JSON
that says what follows, and the numbers. A file is written under another name and then given its own, so that it is
there whole or not at all; one that does not match its hash (a damaged disk, a copy cut short) is passed over and lived
through again. The files hold counts by team and nothing of any person.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from plimsoll.simulation.chunk import Chunk
from plimsoll.simulation.identity import mark
from plimsoll.simulation.room import HALF, bound, complaining, make_sure, sweep
from plimsoll.simulation.runs import Lived

FOLDER_MODE, FILE_MODE = 0o700, 0o600
"""Only the person who asked for a forecast may look at its numbers."""

SUFFIX = ".chunk"
HASH_BYTES = 32

TYPES = {"baseline": "<f4", "plan": "<f4", "inputs": "<f8"}
"""The arrays of a replication, in their order, and what each is made of."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The finished replications of one trial.

    Args:
        root: where those of all trials are kept; the folder above it is there.
        identity: stands for the trial, and for what lives through it.
    """

    root: Path
    identity: str

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
                chunk = _read(path)
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
        content, count = _content(chunk), len(chunk.lived)
        size = sum(memoryview(piece).nbytes for piece in content)
        with complaining(self.root):
            self._make()
            make_sure(self.root, size * (count + left) // count)
            _write(self.folder / f"{chunk.first:07d}-{count}{SUFFIX}", content)


def _content(chunk: Chunk) -> list[Any]:
    """What stands in a chunk's file, in pieces, so that no number is copied."""
    some = chunk.lived[0]
    shapes = {name: getattr(some, name).shape for name in TYPES}
    line = json.dumps({"first": chunk.first, "count": len(chunk.lived), "shapes": shapes})
    arrays = [
        np.ascontiguousarray(getattr(each, name), kind).data for each in chunk.lived for name, kind in TYPES.items()
    ]
    content = [f"{line}\n".encode(), *arrays]
    return [_hash(content), *content]


def _hash(content: Iterable[Any]) -> bytes:
    digest = hashlib.sha256()
    for piece in content:
        digest.update(piece)
    return digest.digest()


def _read(path: Path) -> Chunk | None:
    """The chunk of a file; `None` where it is not what was written."""
    whole = path.read_bytes()
    if whole[:HASH_BYTES] != _hash([memoryview(whole)[HASH_BYTES:]]):
        return None
    end = whole.index(b"\n", HASH_BYTES) + 1
    told = json.loads(whole[HASH_BYTES:end])
    place, lived = end, []
    for _ in range(told["count"]):
        arrays = []
        for name, kind in TYPES.items():
            shape = told["shapes"][name]
            arrays.append(np.frombuffer(whole, kind, prod(shape), place).reshape(shape))
            place += arrays[-1].nbytes
        lived.append(Lived(*arrays))
    return Chunk(told["first"], tuple(lived), mark())


def _write(path: Path, content: list[Any]) -> None:
    """Write a file whole. It is not forced to the disk: what a power cut loses of it, its hash will tell."""
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}{HALF}")
    descriptor = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(content)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
