"""An entry of the log: what was written down, when, and the hash that ties it to the entry before."""

from __future__ import annotations

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
