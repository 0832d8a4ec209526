"""Which entry of a history ends what another began, and which came before it: for all of them at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.outcome import What
from plimsoll.simulation.writing.history import NOBODY, Entries

Places = NDArray[np.int64]
"""Places of entries in a history; `NOBODY` is none."""


def places(entries: Entries, *whats: What) -> Places:
    """Where entries of these kinds stand."""
    return np.flatnonzero(np.isin(entries["what"], [int(what) for what in whats]))


def following(entries: Entries, begins: Places, ends: Places, key: str) -> Places:
    """For each of some entries the first after it, among others, of the same family or post.

    Args:
        entries: the history.
        begins: the entries that begin something.
        ends: the entries that may end it.
        key: "family" or "post".
    """
    marks, wanted = _marks(entries, ends, key), _mark(entries, begins, key)
    at = np.searchsorted(marks, wanted, side="right")
    return _found(entries, marks, at, entries[key][begins])


def preceding(entries: Entries, those: Places, others: Places, key: str) -> Places:
    """For each of some entries the last before it, among others, of the same family or post."""
    marks, wanted = _marks(entries, others, key), _mark(entries, those, key)
    at = np.searchsorted(marks, wanted, side="left") - 1
    return _found(entries, marks, at, entries[key][those])


def _mark(entries: Entries, those: Places, key: str) -> Places:
    """A number by which entries stand by family or post first, and then in order."""
    return entries[key][those].astype(np.int64) * len(entries) + those


def _marks(entries: Entries, those: Places, key: str) -> Places:
    return np.sort(_mark(entries, those, key))


def _found(entries: Entries, marks: Places, at: Places, keys: Places) -> Places:
    within = (at >= 0) & (at < len(marks))
    found = np.full(len(at), NOBODY, dtype=np.int64)
    mark = marks[at[within]]
    same = mark // len(entries) == keys[within]
    found[within] = np.where(same, mark % len(entries), NOBODY)
    return found
