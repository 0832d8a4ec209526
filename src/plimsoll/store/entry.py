"""An entry of the log: what was written down, when, and the hash that ties it to the entry before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be written into the log of a service.

    Args:
        key: what no two entries of one service share, so that nothing is written twice.
        day: the day it speaks of.
        kind: what it is, in a word.
        body: what it says, as texts by name.
    """

    key: str
    day: date
    kind: str
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written.

    Args:
        number: its place in the log, from 1, over all services.
        service: whose it is.
        note: what was written.
        made_at: when, in UTC, as ISO 8601.
        before: the hash of the entry before it in the log; of the first, empty.
        hash: the SHA-256 of all the rest.
    """

    number: int
    service: str
    note: Note
    made_at: str
    before: str
    hash: str

    def fits(self) -> bool:
        """Whether its hash is that of what it says."""
        return self.hash == digest(self.number, self.service, self.note, self.made_at, self.before)


def entered(number: int, service: str, note: Note, made_at: str, before: str) -> Entry:
    """A note as the entry that follows the one whose hash is `before`."""
    return Entry(number, service, note, made_at, before, digest(number, service, note, made_at, before))


def digest(number: int, service: str, note: Note, made_at: str, before: str) -> str:
    """The SHA-256, in hexadecimal, of an entry's canonical JSON: anybody can reckon it again without Plimsoll."""
    said = {
        "before": before,
        "body": dict(note.body),
        "day": note.day.isoformat(),
        "key": note.key,
        "kind": note.kind,
        "made_at": made_at,
        "number": number,
        "service": service,
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(said: Mapping[str, object]) -> str:
    """JSON with its names in order and no spaces, in ASCII, so that one content has one text."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"))
